import type { Kind } from '../engine/types.ts';
import { readFrontMatter } from '../snapshot/front-matter.ts';

const spaceKeys = ['sdk', 'sdk_version', 'app_file', 'app_port', 'colorFrom', 'colorTo', 'hf_oauth'];
const datasetKeys = ['task_categories', 'task_ids', 'size_categories', 'annotations_creators', 'language_creators', 'source_datasets', 'dataset_info', 'configs', 'pretty_name', 'multilinguality', 'viewer', 'paperswithcode_id'];
const modelKeys = ['pipeline_tag', 'library_name', 'base_model', 'base_model_relation', 'model-index', 'widget', 'inference', 'co2_eq_emissions', 'metrics', 'datasets', 'new_version', 'instance_prompt'];
const sharedKeys = ['license', 'license_name', 'license_link', 'language', 'tags', 'extra_gated_prompt', 'thumbnail', 'language_bcp47'];

export const modelFile = /(?:^|\/)(?:adapter_config\.json|adapter_model\.\w+|model_index\.json|pytorch_model[\w.-]*\.bin|tf_model\.h5|flax_model\.msgpack|model[\w.-]*\.safetensors|tokenizer\.json|tokenizer_config\.json|generation_config\.json|modules\.json|config_sentence_transformers\.json)$|\.(?:safetensors|gguf|ckpt|onnx|tflite|pt|pth)$/i;
export const dataFile = /(?:^|\/)(?:dataset_infos\.json|dataset_dict\.json)$|\.(?:parquet|arrow|jsonl(?:\.gz|\.zst)?|csv|tsv)$/i;

const count = (keys: readonly string[], data: object): number => keys.filter((key) => Object.hasOwn(data, key)).length;

/** Whether front matter is a Hub card's rather than that of a web site or a note. */
export function isHubFrontMatter(data: Readonly<Record<string, unknown>>): boolean {
  if (Object.hasOwn(data, 'layout') || Object.hasOwn(data, 'permalink')) return false;
  return count(spaceKeys, data) + count(datasetKeys, data) + count(modelKeys, data) + count(sharedKeys, data) > 0;
}

/**
 * The kind of a repository, by its card's keys, its name, its files and the folder it stands in, in this order.
 * @param path of the card from the place the check was started
 */
export function kindOf(card: { readonly name: string; readonly text: string } | null, files: readonly string[], path: string): Kind {
  const data = card ? readFrontMatter(card.text).data : {};
  // A title and an emoji alone are a Space's too, but so little that any other key outweighs them.
  if (typeof data['sdk'] === 'string' || count(spaceKeys, data) >= 2) return 'space';
  if (card && /^(?:hf_)?data(?:set)?[_-]?(?:card|sheet)/i.test(card.name)) return 'dataset';
  if (card && /^(?:hf_)?model[_-]?card/i.test(card.name)) return 'model';
  const dataset = count(datasetKeys, data);
  const model = count(modelKeys, data);
  if (dataset !== model) return dataset > model ? 'dataset' : 'model';
  if (files.some((file) => modelFile.test(file))) return 'model';
  if (/(?:^|\/)(?:hf[_-])?spaces?\//i.test(`${path}/`)) return 'space';
  if (/(?:^|\/)(?:hf[_-])?datasets?\//i.test(`${path}/`) || files.some((file) => dataFile.test(file))) return 'dataset';
  if (card && /^\s*#\s*data(?:set)? ?(?:card|sheet)\b/im.test(card.text.slice(0, 3000))) return 'dataset';
  return 'model';
}
