import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shown } from '../../engine/shown.ts';

const counted = phrase('languages', /\b(\d{1,3})\+? (?:different |popular |major |other )?(?:programming|coding) languages\b/, 'programming coding');
/** The sentence sets one count against another itself. */
const apart = /\b(?:of (?:these|them|which|the \d+)|out of|subset|from \d+ to|instead of|compared|whereas|while|versus|vs|previous|earlier|version)\b/;

export default defineRule({
  id: 'training/language-counts-differ',
  summary: 'Two places give different numbers of programming languages',
  why: 'Whoever works in a small language has to know whether it was in the data. Two counts in one card say that at least one was copied from somewhere else.',
  advice: 'Give one count, or say what each counts: `17 languages in the training data of this size, 619 in the data set`',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model', 'dataset'],
  sources: ['https://arxiv.org/abs/2402.19173'],
  resources: ['training-data-transparency-blog', 'data-provenance-initiative'],
  *check({ card }) {
    const said = card.said(counted).filter((s) => !apart.test(s.lower) && !s.section.concepts.has('citation') && !s.section.concepts.has('evaluation-results') && !s.section.concepts.has('evaluation-setup'));
    const first = said[0];
    if (!first) return;
    const [words, number] = counted.pattern.exec(first.lower)!;
    for (const other of said.slice(1)) {
      const [otherWords, otherNumber] = counted.pattern.exec(other.lower)!;
      if (otherNumber === number) continue;
      yield { message: `${shown(otherWords!)} here and ${shown(words!)} in line ${card.lineAt(first.start)}; expected one count, or what each counts`, at: { span: { start: other.start, end: other.end } }, about: 'languages' };
      return;
    }
  },
  examples: [
    { title: 'Summary and limits disagree', card: '# Jembe Coder 3B\n\nTrained on 17 programming languages.\n\n## Limitations\n\nThe model was trained on code from 600+ programming languages and may be insecure.\n', finds: ['7: `600+ programming languages` here and `17 programming languages` in line 3; expected one count, or what each counts'] },
    { title: 'One set against the other', card: '# Jembe Coder 3B\n\nTrained on 17 programming languages of the 619 programming languages in the heap.\n' },
    { title: 'A benchmark has languages of its own', card: '# Jembe Coder 3B\n\nTrained on 17 programming languages.\n\n## Evaluation\n\nScored on 18 programming languages of MultiPL-E.\n' },
  ],
});
