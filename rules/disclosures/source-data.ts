import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

const origin = phrase(
  'collected scraped crawled extracted derived gathered obtained sourced downloaded generated compiled translated retrieved taken adapted constructed recorded',
  /\b(?:collected|scraped|crawled|extracted|derived|gathered|obtained|sourced|downloaded|generated|compiled|translated|retrieved|taken|adapted|constructed|recorded)\b[^.]{0,60}\b(?:from|by|using|with|via|through)\b/,
);

export default defineDisclosure({
  id: 'source-data',
  summary: 'Where the raw data comes from and how it was collected or generated',
  kinds: ['dataset'],
  detect(card) {
    const found: Proof[] = [...card.said(origin), ...card.labelled('source-data'), ...card.under('source-data'), ...card.saidElsewhere('source-data')];
    if (filled(card.data['source_datasets']).some((name) => /^extended\|(?!other)/.test(name))) found.push({ key: ['source_datasets'] });
    return found;
  },
  examples: [
    { title: 'In prose', card: '# A\n\nThe reviews were scraped from a shop for garden tools.\n', lines: [3] },
    { title: 'Original says nothing', card: '---\nsource_datasets:\n- original\n---\n# A\n', lines: [] },
  ],
});
