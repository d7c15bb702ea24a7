import type { Card, KeyPath, RepoFile } from '../engine/types.ts';
import { filled, listed, mapping } from '../engine/values.ts';
import { metricNamed } from '../facts/metrics.ts';
import { isHubId } from '../facts/hub-id.ts';
import { readYamlFile } from '../snapshot/front-matter.ts';
import { valuesIn } from './cells.ts';
import { splitNamed } from './names.ts';
import type { Result } from './result.ts';

const said = (value: unknown): string | null => filled(value)[0] ?? null;

/** The results in `model-index`, as far as they have a number. */
export function resultsInModelIndex({ data }: Card): readonly Result[] {
  const found: Result[] = [];
  for (const [m, model] of listed(data['model-index']).entries()) {
    for (const [r, result] of listed(mapping(model)['results']).entries()) {
      const set = mapping(mapping(result)['dataset']);
      const task = said(mapping(mapping(result)['task'])['type']);
      for (const [i, one] of listed(mapping(result)['metrics']).entries()) {
        const { type, name, value, args } = mapping(one);
        const number = numberOf(value);
        if (number === null) continue;
        // `rouge` with the name `ROUGE-1`: the name says which.
        const metric = said(name) !== null && metricNamed(said(name)!) !== null ? said(name) : (said(type) ?? said(name));
        const key: KeyPath = ['model-index', m, 'results', r, 'metrics', i, 'value'];
        found.push({
          model: said(mapping(model)['name']), whose: 'this', dataset: said(set['name']) ?? said(set['type']), datasetId: said(set['type']),
          config: [said(set['config']), set['args'] === undefined ? null : JSON.stringify(set['args']), args === undefined ? null : JSON.stringify(args), said(name) !== metric ? said(name) : null].filter(Boolean).join(', ') || null,
          split: said(set['split']) === null ? null : (splitNamed(said(set['split'])!) ?? said(set['split'])), task, metric, ...number, average: false, from: 'model-index', place: { key },
        });
      }
    }
  }
  return found;
}

/** The results in `.eval_results/*.yaml`; what cannot be read there is another rule's to say. */
export function resultsInFiles(files: ReadonlyMap<string, RepoFile>): readonly Result[] {
  const found: Result[] = [];
  for (const [path, { text }] of files) {
    if (!/^\.eval_results\/[^/]+\.ya?ml$/.test(path) || !text.known) continue;
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
