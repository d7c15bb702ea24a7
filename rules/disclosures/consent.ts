import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';

const consent = phrase('consent consented opt takedown permission', /\b(?:consent(?:ed)?|opt(?:ed)?[- ](?:out|in)|take-?down|permission (?:of|from))\b/);

export default defineDisclosure({
  id: 'consent',
  summary: 'Consent of data subjects or rights holders, permission, opt-out or take-down is addressed',
  kinds: ['model', 'dataset'],
  detect: (card) => [...card.said(consent), ...card.labelled('consent'), ...card.under('consent'), ...card.saidElsewhere('consent')],
  examples: [
    { title: 'In prose', card: '# A\n\nAll speakers gave written consent.\n', lines: [3] },
    { title: 'Copyright alone', card: '# A\n\nThe texts are under copyright.\n', lines: [] },
  ],
});
