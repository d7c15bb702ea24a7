import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import { duration } from '../recognise/quantities.ts';

const times = phrase('hours hour hrs h days day weeks week minutes mins months', duration);

export default defineDisclosure({
  id: 'training-time',
  summary: 'How long training took, as wall-clock time or device-hours',
  kinds: ['model'],
  detect(card) {
    const labelled = card.labelled('training-time').filter((s) => /\d/.test(s.lower));
    return [...labelled, ...card.said(times).filter(({ lower }) => /train|fine-?tun|\btook\b/.test(lower))];
  },
  examples: [
    { title: 'A label', card: '# A\n\n- **Hours used:** 12\n', lines: [3] },
    { title: 'Hours of speech', card: '# A\n\nThe corpus has 12 hours of speech.\n', lines: [] },
  ],
});
