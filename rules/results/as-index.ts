import type { Card, Snapshot } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { isHubId } from '../facts/hub-id.ts';
import { taskOf } from '../snapshot/task.ts';
import { taskIds } from '../facts/hub-tasks.ts';
import { metricNamed } from '../facts/metrics.ts';
import type { Result } from './result.ts';
import { dataKey, sameValue } from './same.ts';

interface Indexable {
  readonly result: Result;
  /** The data's id on the Hub, as it stands in the card. */
  readonly id: string;
  readonly metric: string;
}

/**
 * Lines of a `model-index` with the results of the text that are beyond doubt: this model's, with a metric that is known,
 * on data whose id stands in the card, under no condition that the form has no place for. Nothing is in them that does not
 * stand in the card. Null where there is no such result.
 * @param results asked for only where the card has what else it takes
 */
export function modelIndexOf(snapshot: Snapshot, results: () => readonly Result[]): { readonly lines: readonly string[]; readonly results: readonly Result[] } | null {
  const { card, name } = snapshot;
  const [task, another] = new Set(taskOf(snapshot).tasks);
  const called = name === null ? card.sections.find(({ level }) => level === 1)?.heading : name.slice(name.lastIndexOf('/') + 1);
  if (task === undefined || another !== undefined || !taskIds.has(task) || called === undefined || card.data['model-index'] !== undefined || (filled(card.data['datasets']).length === 0 && !card.links.some(({ url }) => url.includes('/datasets/')))) return null;
  const certain = unambiguous(results().flatMap((result) => indexable(result, card)));
  if (certain.length === 0) return null;
  const lines = ['model-index:', `- name: ${scalar(called)}`, '  results:'];
  for (const group of grouped(certain)) {
    const { result, id } = group[0]!;
    lines.push('  - task:', `      type: ${task}`, '    dataset:', `      name: ${scalar(result.dataset!)}`, `      type: ${id}`);
    if (result.split !== null) lines.push(`      split: ${result.split}`);
    lines.push('    metrics:');
    for (const one of group) lines.push(`    - type: ${scalar(one.metric)}`, `      value: ${one.result.written}`);
  }
  return { lines, results: certain.map(({ result }) => result) };
}

function indexable(result: Result, card: Card): Indexable[] {
  const { whose, average, config, metric, from, written } = result;
  if (whose !== 'this' || average || config !== null || metric === null || (from !== 'table' && from !== 'prose') || !/^-?\d+(?:\.\d+)?$/.test(written)) return [];
  const known = metricNamed(metric);
  if (known === null || result.split === 'train') return [];
  const id = result.datasetId ?? (result.dataset === null ? null : idOf(result.dataset, card));
  return id === null ? [] : [{ result, id, metric: known.id }];
}

/** The one id in the card, linked or in `datasets:`, of data with that name. */
function idOf(dataset: string, { data, links }: Card): string | null {
  const key = dataKey(dataset);
  const ids = new Set<string>();
  for (const id of filled(data['datasets'])) if (isHubId(id) && id.includes('/') && dataKey(id) === key) ids.add(id);
  for (const { url, text } of links) {
    const id = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/datasets\/([\w.-]{2,96}\/[\w.-]{2,96})\/?$/.exec(url)?.[1];
    if (id !== undefined && (dataKey(id) === key || dataKey(text) === key)) ids.add(id);
  }
  return ids.size === 1 ? [...ids][0]! : null;
}

/** Those of which there is one value, however often it is told. */
function unambiguous(all: readonly Indexable[]): Indexable[] {
  const kept = new Map<string, Indexable | null>();
  for (const one of all) {
    const key = JSON.stringify([one.id, one.result.split, one.metric]);
    const before = kept.get(key);
    if (before === undefined) kept.set(key, one);
    else if (before !== null && !sameValue(before.result, one.result)) kept.set(key, null);
  }
  return [...kept.values()].filter((one) => one !== null);
}

function grouped(all: readonly Indexable[]): Indexable[][] {
  const groups = new Map<string, Indexable[]>();
  for (const one of all) {
    const key = JSON.stringify([one.id, one.result.split]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** A text as a YAML scalar: plain where it can be nothing else, else in quotes. */
const scalar = (text: string): string => (/^[A-Za-z][\w ./+-]*[\w.+)]$/.test(text) && !/^(?:true|false|yes|no|on|off|null|none|y|n)$/i.test(text) ? text : JSON.stringify(text));
