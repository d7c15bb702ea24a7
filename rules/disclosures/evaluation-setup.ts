import { defineDisclosure } from '../engine/define-disclosure.ts';
import type { Card, Proof } from '../engine/types.ts';
import { filled, listed, mapping } from '../engine/values.ts';

export default defineDisclosure({
  id: 'evaluation-setup',
  summary: 'For the results that are given, both the evaluation data and the metric can be identified',
  kinds: ['model'],
  detect(card) {
    return [...inModelIndex(card), ...card.under('evaluation-setup')];
  },
  examples: [
    { title: 'Under its heading', card: '# A\n\n## Testing data\n\nThe SQuAD dev set.\n', lines: [5] },
    { title: 'Nothing', card: '# A\n\nA model for cats.\n', lines: [] },
  ],
});

function inModelIndex({ data }: Card): Proof[] {
  const found: Proof[] = [];
  for (const [i, model] of listed(data['model-index']).entries()) {
    for (const [j, result] of listed(mapping(model)['results']).entries()) {
      if (filled(mapping(mapping(result)['dataset'])['name']).length > 0) found.push({ key: ['model-index', i, 'results', j, 'dataset'] });
    }
  }
  return found;
}
