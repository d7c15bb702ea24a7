import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';

const ruledOut = phrase('not out scope prohibited never misuse', /\b(?:should|must|may|can|do|does) ?(?:not|n't|never) be used\b|\bnot (?:intended|suitable|meant|designed|recommended) (?:for|to)\b|\bout[- ]of[- ]scope\b|\bnot (?:be )?(?:intended|suitable) for (?:deployment|production)\b/);

export default defineDisclosure({
  id: 'out-of-scope-use',
  summary: 'Names uses that are out of scope, discouraged, prohibited or a misuse',
  detect: (card) => [...card.under('out-of-scope-use'), ...card.labelled('out-of-scope-use'), ...card.said(ruledOut), ...card.saidElsewhere('out-of-scope-use')],
  examples: [
    { title: 'Under its heading', card: '# Lugha\n\n## Out-of-Scope Use\n\nDiagnosing patients.\n', lines: [5] },
    { title: 'A template gap', card: '# Lugha\n\n## Out-of-Scope Use\n\n[More Information Needed]\n', lines: [] },
  ],
});
