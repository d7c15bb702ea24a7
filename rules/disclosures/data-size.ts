import { defineDisclosure } from '../engine/define-disclosure.ts';
import type { Proof } from '../engine/types.ts';
import { filled, listed, mapping } from '../engine/values.ts';
import { counted, weighed } from '../recognise/counts.ts';

export default defineDisclosure({
  id: 'data-size',
  summary: 'A count of the dataset, or of the data that the model was trained on',
  kinds: ['model', 'dataset'],
  detect(card, kind) {
    const found: Proof[] = [];
    if (kind === 'dataset') {
      if (filled(card.data['size_categories']).some((size) => !/unknown/i.test(size))) found.push({ key: ['size_categories'] });
      if (listed(card.data['dataset_info']).some((info) => listed(mapping(info)['splits']).length > 0)) found.push({ key: ['dataset_info'] });
      found.push(...card.statements.filter((s) => !s.placeholder && (counted.test(s.lower) || weighed.test(s.lower))));
    } else {
      found.push(...card.statements.filter((s) => !s.placeholder && /train|dataset|corpus|data\b/.test(s.lower) && counted.test(s.lower)));
    }
    return found;
  },
  examples: [
    { title: 'In prose', kind: 'dataset', card: '# A\n\nIt holds 3,300 tweets.\n', lines: [3] },
    { title: 'Unknown', kind: 'dataset', card: '---\nsize_categories:\n- unknown\n---\n# A\n', lines: [] },
  ],
});
