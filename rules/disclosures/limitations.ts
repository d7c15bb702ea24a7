import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';

const falls = phrase('limitation limitations limited bias biased biases hallucinate hallucinations struggles imbalanced', /\b(?:limitations?|limited to|biase[ds]|bias towards?|hallucinat\w+|struggles?|imbalanced)\b/);

export default defineDisclosure({
  id: 'limitations',
  summary: 'Names a known limitation, failure mode, bias or risk of this artefact',
  detect: (card) => [...card.under('limitations'), ...card.labelled('limitations'), ...card.said(falls), ...card.saidElsewhere('limitations')],
  examples: [
    { title: 'Under its heading', card: '# Lugha\n\n## Limitations\n\nNames of places are often wrong.\n', lines: [5] },
    { title: 'A template gap', card: '# Lugha\n\n## Bias, Risks, and Limitations\n\n[More Information Needed]\n', lines: [] },
  ],
});
