import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';

const reduced = phrase('mitigate mitigated mitigation filtered recommend recommended caution safeguards', /\b(?:mitigat\w+|we recommend|it is recommended|recommended to|exercise caution|safeguards|harmful content (?:was|were) (?:filtered|removed))\b/);

export default defineDisclosure({
  id: 'risk-mitigation',
  summary: 'Says what was done, or what users should do, to reduce a named risk or bias',
  detect: (card) => [...card.under('risk-mitigation'), ...card.labelled('risk-mitigation'), ...card.said(reduced), ...card.saidElsewhere('risk-mitigation')],
  examples: [
    { title: 'Under its heading', card: '# Lugha\n\n## Recommendations\n\nLet a native speaker read what is published.\n', lines: [5] },
    { title: 'The template’s own sentence', card: '# Lugha\n\n### Recommendations\n\nUsers (both direct and downstream) should be made aware of the risks, biases and limitations of the model. More information needed for further recommendations.\n', lines: [] },
  ],
});
