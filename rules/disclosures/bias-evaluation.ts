import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';

const measured = phrase('toxigen bbq crows winobias winogender stereoset honest fairface realtoxicityprompts', /\b(?:toxigen|bbq|crows-?pairs|winobias|winogender|stereoset|fairface|real ?toxicity ?prompts)\b/);

export default defineDisclosure({
  id: 'bias-evaluation',
  summary: 'Bias, fairness, toxicity or performance across groups or languages was measured or probed, with an outcome',
  kinds: ['model', 'dataset'],
  detect: (card) => [...card.said(measured), ...card.under('bias-evaluation').filter((s) => /\d/.test(s.text)), ...card.saidElsewhere('bias-evaluation')],
  examples: [
    { title: 'A number per group', card: '# Lugha\n\n## Fairness evaluation\n\nWord error rate is 12.1 for women and 11.8 for men.\n', lines: [5] },
    { title: 'Bias admitted, not measured', card: '# Lugha\n\n## Bias\n\nThe model may be biased.\n', lines: [] },
  ],
});
