import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';

const tested = phrase('red teaming teamed harmbench advbench strongreject jailbreakbench xstest cyberseceval', /\bred[- ]team(?:ing|ed)\b|\b(?:harmbench|advbench|strongreject|jailbreakbench|xstest|cyberseceval)\b/);

export default defineDisclosure({
  id: 'safety-evaluation',
  summary: 'Red teaming, a safety benchmark, refusal or misuse testing is reported',
  kinds: ['model'],
  detect: (card) => [...card.said(tested), ...card.saidElsewhere('safety-evaluation')],
  examples: [
    { title: 'Red teaming', card: '# Lugha\n\nThe model was red-teamed by four speakers for two days.\n', lines: [3] },
    { title: 'None', card: '# Lugha\n\nThe model is safe to load.\n', lines: [] },
  ],
});
