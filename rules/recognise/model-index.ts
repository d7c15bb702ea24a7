import { oncePerCard } from '../engine/once.ts';
import type { KeyPath } from '../engine/types.ts';
import { listed, mapping } from '../engine/values.ts';

type Mapping = ReturnType<typeof mapping>;

/** One metric of the `model-index`, with what it stands in. */
export interface IndexedMetric {
  readonly model: Mapping;
  readonly result: Mapping;
  readonly dataset: Mapping;
  readonly metric: Mapping;
  readonly key: KeyPath;
}

/** The metrics of the `model-index`, in order; what is not of its form is left out. */
export const indexedMetrics = oncePerCard(({ data }): readonly IndexedMetric[] => {
  const models = data['model-index'];
  if (models === undefined) return [];
  const found: IndexedMetric[] = [];
  for (const [m, entry] of listed(models).entries()) {
    const model = mapping(entry);
    for (const [r, one] of listed(model['results']).entries()) {
      const result = mapping(one);
      const dataset = mapping(result['dataset']);
      for (const [i, metric] of listed(result['metrics']).entries()) found.push({ model, result, dataset, metric: mapping(metric), key: ['model-index', m, 'results', r, 'metrics', i] });
    }
  }
  return found;
});
