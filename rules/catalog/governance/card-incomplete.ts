import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Place } from '../../engine/types.ts';
import { applies, enumerated, silentIn } from '../../recognise/gaps.ts';
import { governedBy } from '../../snapshot/governance.ts';

/** What a message calls a section, and the gap that fills it, in the order in which a reader asks. */
const asked: Readonly<Record<string, readonly [name: string, gap: string]>> = {
  'decision-process': ['who decides', '[to do: who] decides by [to do: how]; disputes go to [to do: whom]'],
  participants: ['who takes part', '[to do: number] people from [to do: where]'],
  'participation-rules': ['who may join', 'anyone who [to do: condition] may join'],
  'resources-funding': ['who pays', '[to do: who] gave [to do: what]'],
  consent: ['whose consent was asked and how people opt out', '[to do: whom] were asked by [to do: how]; opt out at [to do: address] until [to do: date]'],
  privacy: ['what was done about personal data', '[to do: kinds] were found by [to do: how] and replaced with [to do: what]'],
  misuse: ['how the release was decided', 'released after [to do: review of which risks] by [to do: whom]'],
  contact: ['where to write', 'write to [to do: address]'],
};

/** So few gaps beside all that is told are no more than worth a look. */
const few = 3;

export default defineRule({
  id: 'governance/card-incomplete',
  summary: 'A project that works in the open does not tell how it is governed',
  why: 'People lend such a project their data, their work and their name. They can only do that with open eyes if they see who decides, who pays, what was asked of the people in the data and how to leave.',
  advice: 'A section `Governance`, a file `GOVERNANCE.md` or a link to a governance card is enough; `hub-compliance init --template governance` asks the questions of BigCode’s',
  severity: 'warning',
  profile: 'open-science',
  kinds: ['model', 'dataset'],
  sources: ['https://arxiv.org/abs/2312.03872', 'https://huggingface.co/datasets/bigcode/governance-card'],
  resources: ['bigcode-governance-card', 'data-governance-in-the-age-of-large-scale-data-driven-langua'],
  *check(snapshot) {
    const { coverage } = snapshot;
    if (!applies(coverage, 'governance')) return;
    const { document, section, called, linked } = governedBy(snapshot)!;
    if (linked && section === null && !document) return;
    const missing = silentIn(coverage, 'governance', Object.keys(asked));
    if (missing.length === 0) return;
    const names = enumerated(missing.map((id) => asked[id]![0]));
    const advice = `Say what is known, and of the rest that it is not: \`${missing.map((id) => asked[id]![1]).join('; ')}\`. \`hub-compliance init --template governance\` writes a file that asks for all of it`;
    if (document) yield { message: `${shown(document.file)} does not tell ${names}`, at: { file: document.file, span: { start: 0, end: 1 } }, advice, unsure: missing.length < few };
    else if (section) {
      const at: Place = section === 'card' ? 'card' : { section };
      yield { message: `${section === 'card' ? 'This governance card' : shown(section.heading)} does not tell ${names}`, at, advice, unsure: missing.length < few };
    } else if (called) {
      // Nobody opened a section: how far a project wants to go is its own to say.
      const { start, end } = called.statement;
      yield { message: `The project calls itself ${/^[aeiou]/.test(called.words) ? 'an' : 'a'} ${shown(called.words)}, and nothing tells ${names}`, at: { span: { start, end } }, advice, unsure: true };
    }
  },
  examples: [
    { title: 'A section with gaps', card: '# Jembe 3B\n\nA code model.\n\n## Governance\n\nA steering committee of five decides. 212 volunteers take part; anyone who signs the code of conduct may join.\n\n### Funding\n\n[to do: who gave what]\n', finds: ['5: `Governance` does not tell who pays, whose consent was asked and how people opt out, what was done about personal data, how the release was decided and where to write'] },
    { title: 'Calls itself an open collaboration', card: '# Jembe 3B\n\nJembe is an open-science collaboration.\n', finds: ['3: The project calls itself an `open-science collaboration`, and nothing tells who decides, who takes part, who may join, who pays, whose consent was asked and how people opt out and 3 more'] },
    { title: 'A file beside the card', kind: 'dataset', card: '# Heap\n\nCode. Write to heap@example.org.\n', files: { 'GOVERNANCE.md': '# Governance\n\nA steering committee decides.\n' }, finds: ['GOVERNANCE.md: `GOVERNANCE.md` does not tell who takes part, who may join, who pays, whose consent was asked and how people opt out, what was done about personal data and how the release was decided'] },
    { title: 'Its governance card is linked', card: '# Jembe 3B\n\nJembe is an open-science collaboration, see its [governance card](https://huggingface.co/datasets/jembe/governance-card).\n' },
    { title: 'The journal of that name', card: '# Hisia\n\nPublished with the Open Science Framework.\n' },
  ],
});
