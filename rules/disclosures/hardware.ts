import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import { chipWords, countedChips, namesChip, chip } from '../recognise/accelerators.ts';

const chips = phrase(chipWords, new RegExp(`${chip.source}|${countedChips.source}`));

export default defineDisclosure({
  id: 'hardware',
  summary: 'The hardware used for training or for measuring inference is named',
  kinds: ['model'],
  detect(card) {
    const all = card.said(chips);
    const trained = all.filter(({ lower, section }) => /train|pre-?train|fine-?tun|\btook\b/.test(lower) || ['hardware', 'training-procedure', 'environment', 'training-time'].some((c) => section.concepts.has(c)));
    const labelled = card.labelled('hardware').filter((s) => namesChip(s.lower) || /\bgpu|\bcpu|\btpu/.test(s.lower));
    return [...trained, ...labelled];
  },
  examples: [
    { title: 'A label', card: '# A\n\n- **Hardware Type:** 4 x A100\n', lines: [3] },
    { title: 'A need is no report', card: '# A\n\nYou need a GPU to run this.\n', lines: [] },
  ],
});
