import type { Card, RepoFile } from '../engine/types.ts';
import { filled, listed, mapping } from '../engine/values.ts';
import { metricNamed } from '../facts/metrics.ts';
import { indexedMetrics } from '../recognise/model-index.ts';
import { isHubId } from '../facts/hub-id.ts';
import { readYamlFile } from '../snapshot/front-matter.ts';
import { valuesIn } from './cells.ts';
import { splitNamed } from './names.ts';
import type { Result } from './result.ts';

const said = (value: unknown): string | null => filled(value)[0] ?? null;

/** The results in `model-index`, as far as they have a number. */
export function resultsInModelIndex(card: Card): readonly Result[] {
  const found: Result[] = [];
  for (const { model, result, dataset: set, metric: { type, name, value, args }, key } of indexedMetrics(card)) {
    const number = numberOf(value);
    if (number === null) continue;
    // `rouge` with the name `ROUGE-1`: the name says which.
    const called = said(name);
    const metric = called !== null && metricNamed(called) !== null ? called : (said(type) ?? called);
    const id = said(set['type']);
    const split = said(set['split']);
    found.push({
      model: said(model['name']), whose: 'this', dataset: said(set['name']) ?? id, datasetId: id,
      config: [said(set['config']), set['args'] === undefined ? null : JSON.stringify(set['args']), args === undefined ? null : JSON.stringify(args), called !== metric ? called : null].filter(Boolean).join(', ') || null,
      split: split === null ? null : (splitNamed(split) ?? split), task: said(mapping(result['task'])['type']), metric, value: number.value, written: number.written, percent: number.percent, average: false, from: 'model-index', place: { key: [...key, 'value'] },
    });
  }
  return found;
}

/** Whether a repository has files of results, which the Hub looks for below `.eval_results/`. */
export function hasResultFiles(files: ReadonlyMap<string, RepoFile>): boolean {
  for (const path of files.keys()) if (path.startsWith('.eval_results/')) return true;
  return false;
}

/** The results in `.eval_results/*.yaml`; what cannot be read there is another rule's to say. */
export function resultsInFiles(files: ReadonlyMap<string, RepoFile>): readonly Result[] {
  const found: Result[] = [];
  for (const [path, { text }] of files) {
    if (!path.startsWith('.eval_results/') || !/^\.eval_results\/[^/]+\.ya?ml$/.test(path) || !text.known) continue;
    const yaml = readYamlFile(text.value);
    if (yaml.problems.length > 0) continue;
    for (const [index, entry] of listed(yaml.value).entries()) {
      const { dataset, value } = mapping(entry);
      const set = mapping(dataset);
      const number = numberOf(value);
      if (number === null) continue;
      const id = said(set['id']);
      found.push({
        model: null, whose: 'this', dataset: id, datasetId: id !== null && isHubId(id) ? id : null, config: said(set['task_id']), split: said(set['split']), task: null, metric: null,
        ...number, average: false, from: 'eval-results', place: { file: path, span: yaml.spanOf([index, 'value']) ?? { start: 0, end: 1 } },
      });
    }
  }
  return found;
}

/** A finite figure, or one written with its spread or sign. */
function numberOf(value: unknown): Pick<Result, 'value' | 'written' | 'percent'> | null {
  if (typeof value === 'number') return Number.isFinite(value) ? { value, written: String(value), percent: false } : null;
  if (typeof value !== 'string') return null;
  const [read, more] = valuesIn(value);
  return read === undefined || more !== undefined ? null : { value: read.value, written: read.digits, percent: read.percent };
}
