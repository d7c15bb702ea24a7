import type { Card, KeyPath, Kind, Reference } from '../engine/types.ts';
import { filled, listed, mapping } from '../engine/values.ts';

/**
 * Whether a text may be the id of a repository: `owner/name`, or a name alone as ids were before owners (`gpt2`); no path,
 * no address. As huggingface_hub's `validate_repo_id`: no `--`, no `..`, neither `-` nor `.` at an end, 96 characters.
 */
export const isRepositoryId = (text: string): boolean =>
  text.length <= 96 && /^\w(?:[\w.-]*\w)?(?:\/\w(?:[\w.-]*\w)?)?$/.test(text) && !/--|\.\.|\.git$/.test(text);
/** Files on somebody's disk that would pass for `owner/name`. */
const isFile = (text: string): boolean => /\.(?:jsonl?|csv|tsv|txt|parquet|arrow|zip|gz|tar|ya?ml|pt|pth|bin|ckpt|safetensors|gguf|onnx|py)$/i.test(text);

/** Keys whose values are ids of repositories, by the kind of the card that has them. */
const keys: Readonly<Record<Kind, readonly (readonly [string, Kind])[]>> = {
  model: [['base_model', 'model'], ['datasets', 'dataset'], ['new_version', 'model']],
  dataset: [],
  space: [['models', 'model'], ['datasets', 'dataset']],
};

/** The repositories of the Hub that a card's front matter names, in order; one that stands at two places is there twice. */
export function referencesOf(card: Pick<Card, 'data'>, kind: Kind): Reference[] {
  const found: Reference[] = [];
  const add = (target: Kind, value: unknown, key: KeyPath): void => {
    const [id] = typeof value === 'string' ? filled(value) : [];
    if (id !== undefined && isRepositoryId(id) && !isFile(id)) found.push({ kind: target, id, key });
  };
  for (const [key, target] of keys[kind]) {
    const value = card.data[key];
    if (Array.isArray(value)) value.forEach((item, index) => add(target, item, [key, index]));
    else add(target, value, [key]);
  }
  if (kind === 'dataset') {
    const { source_datasets: sources } = card.data;
    // `original`, `extended` and `extended|other-…` are words of the Hub's own, and a word alone is as often a name; `extended|squad` and `acme/x` are ids.
    listed(sources).forEach((item, index) => {
      const [, extended, id] = typeof item === 'string' ? /^(extended\|)?(.+)$/.exec(item.trim()) ?? [] : [];
      if (id !== undefined && (extended !== undefined || id.includes('/')) && !/^other\b/i.test(id)) add('dataset', id, Array.isArray(sources) ? ['source_datasets', index] : ['source_datasets']);
    });
  }
  if (kind === 'model') {
    listed(card.data['model-index']).forEach((model, m) => {
      listed(mapping(model).results).forEach((result, r) => {
        const { type } = mapping(mapping(result).dataset);
        // A word alone is as often the name of a benchmark or of a loading script as an id.
        if (typeof type === 'string' && type.includes('/')) add('dataset', type, ['model-index', m, 'results', r, 'dataset', 'type']);
      });
    });
  }
  return found;
}
