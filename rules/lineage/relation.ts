import type { Card, RepoFile } from '../engine/types.ts';
import { filled, listed } from '../engine/values.ts';

/** How one repository comes from another. The first four are the Hub's `base_model_relation`. */
export type Relation = 'finetune' | 'adapter' | 'merge' | 'quantized' | 'trained-on' | 'made-from' | 'runs';

const given: ReadonlySet<string> = new Set(['finetune', 'adapter', 'merge', 'quantized']);

/** As the Hub reads it: what is stated, else several parents are a merge. */
export function relationOf(stated: unknown, parents: number): { readonly relation: Relation; readonly inferred: boolean } {
  const [named] = filled(stated).map((value) => value.toLowerCase());
  if (named !== undefined && given.has(named)) return { relation: named as Relation, inferred: false };
  return { relation: parents > 1 ? 'merge' : 'finetune', inferred: true };
}

/**
 * The relation of a card to its base models. Where it is not stated, files, library and name tell, as on the Hub:
 * https://huggingface.co/docs/hub/model-cards#specifying-a-base-model
 */
export function ownRelation({ data }: Pick<Card, 'data'>, files: ReadonlyMap<string, RepoFile>, name: string | null): { readonly relation: Relation; readonly inferred: boolean } {
  const told = relationOf(data['base_model_relation'], listed(data['base_model']).length);
  if (!told.inferred) return told;
  const words = [...filled(data['library_name']), ...filled(data['tags'])].map((word) => word.toLowerCase());
  if (files.has('adapter_config.json') || words.some((word) => word === 'peft' || word === 'lora' || word === 'adapter')) return { relation: 'adapter', inferred: true };
  if (words.some((word) => word === 'merge' || word === 'mergekit') || told.relation === 'merge') return { relation: 'merge', inferred: true };
  const packed = /(?:^|[-_.])(?:gguf|gptq|awq|exl2|bnb-4bit|[48]bit|int[48]|fp8)(?:$|[-_.])/i;
  if (words.includes('gguf') || (name !== null && packed.test(name)) || [...files.keys()].some((path) => path.endsWith('.gguf'))) return { relation: 'quantized', inferred: true };
  return told;
}

/** The relation to a repository that lies beyond another one: what was trained on data, or is run, stays that whatever came before. */
export function beyond(near: Relation, far: Relation): Relation {
  if (near === 'runs') return 'runs';
  if (far === 'trained-on' || near === 'trained-on') return 'trained-on';
  const changing = [near, far].filter((one) => one === 'finetune' || one === 'merge');
  return changing[0] ?? (near === far ? near : 'finetune');
}
