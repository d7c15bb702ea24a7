import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';

const overlap = phrase('decontaminated decontamination contamination overlap leakage', /\b(?:decontaminat\w+|contamination|overlap\w*[^.]{0,60}\b(?:train|test|eval)\w*|(?:test|data) leakage)\b/);

export default defineDisclosure({
  id: 'decontamination',
  summary: 'Overlap between training and evaluation data is addressed',
  kinds: ['model', 'dataset'],
  detect: (card) => [...card.said(overlap), ...card.labelled('decontamination'), ...card.under('decontamination'), ...card.saidElsewhere('decontamination')],
  examples: [
    { title: 'In prose', card: '# A\n\nWe checked for contamination with every benchmark below.\n', lines: [3] },
    { title: 'Nothing', card: '# A\n\nA model.\n', lines: [] },
  ],
});
