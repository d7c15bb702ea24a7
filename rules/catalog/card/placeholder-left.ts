import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, KeyPath, Place, Section } from '../../engine/types.ts';
import { fillersOf } from '../../snapshot/fillers.ts';

/** Up to so many gaps are found one by one; more are one finding, since the whole template is then what is to be filled. */
const few = 2;
/** Places that are named of many. */
const named = 3;

export default defineRule({
  id: 'card/placeholder-left',
  summary: 'Gaps of a template are still in the card',
  why: 'A reader sees a heading, looks for the answer and finds that nobody wrote one; tools that count headings take the card for complete.',
  advice: 'Write what is known, or delete the heading or label with its gap: a section that is not there misleads nobody',
  severity: 'warning',
  sources: ['https://huggingface.co/docs/hub/model-card-annotated', 'https://huggingface.co/docs/hub/datasets-cards', 'https://github.com/huggingface/transformers/issues/13245'],
  resources: ['model-card-resources', 'data-cards-playbook'],
  *check({ card }) {
    const keys = emptyKeys(card);
    for (const { key, value } of keys) yield { message: `${shown(value)} stands in \`${key.join('.')}\`; expected a value, or no key`, at: { key } };
    const fillers = fillersOf(card);
    if (fillers.length === 0) return;
    if (fillers.length <= few) {
      for (const { text, of, section, start, end } of fillers) {
        const at: Place = { span: { start, end } };
        // `card/limitations-missing` at this heading says the same, and what to write; a gap of a label is a matter of its own.
        const unlessSaidAt = of === section.heading ? upwards(section) : [];
        yield { unlessSaidAt, message: `${shown(text)} is still ${of === '' ? 'in the text' : section.span.start === start ? 'in a heading' : `at ${shown(of)}`}; expected what the template asks for, or nothing`, at, about: `${of} ${text}` };
      }
      return;
    }
    const names = [...new Set(fillers.map(({ of }) => of).filter((of) => of !== ''))];
    const first = fillers.find(({ of }) => of !== '') ?? fillers[0]!;
    const where = names.slice(0, named).map((name) => `${shown(name)} (line ${card.lineAt(fillers.find(({ of }) => of === name)!.start)})`);
    const rest = names.length - where.length;
    const listed = where.length === 0 ? '' : `, at ${where.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    yield { message: `${fillers.length} gaps of the template are still to be filled${listed}`, at: { span: { start: first.start, end: first.end } }, about: 'template' };
  },
  examples: [
    {
      title: 'One gap',
      card: '# Lugha ASR\n\nIt transcribes read Swahili.\n\n## Training Data\n\n[More Information Needed]\n',
      finds: ['7: `[More Information Needed]` is still at `Training Data`; expected what the template asks for, or nothing'],
    },
    {
      title: 'A label and a task for later',
      card: '# Lugha ASR\n\n- **Developed by:** Acme\n- **License:** [More Information Needed]\n\n## Usage\n\nTODO: Add your code\n',
      finds: ['4: `[More Information Needed]` is still at `License`; expected what the template asks for, or nothing', '8: `TODO` is still at `Usage`; expected what the template asks for, or nothing'],
    },
    {
      title: 'A template in which nothing was written is one finding',
      card: '# Model Card for {{ model_id | default("Model ID", true) }}\n\n## Model Details\n\n- **Developed by:** [More Information Needed]\n- **Shared by [optional]:** [More Information Needed]\n- **License:** [More Information Needed]\n\n## Uses\n\n### Direct Use\n\n[More Information Needed]\n',
      finds: ['1: 5 gaps of the template are still to be filled, at `Model Card for {{ model_id | default("Model ID", true) }}` (line 1), `Developed by` (line 5), `Shared by` (line 6) and 2 more'],
    },
    { title: 'In the front matter', card: '---\nlicense: mit\nlibrary_name: TODO\n---\n# Lugha ASR\n', finds: ['3: `TODO` stands in `library_name`; expected a value, or no key'] },
    { title: 'Comments of the template are not seen by readers', card: '# Lugha ASR\n\n## Uses\n\n<!-- Provide the basic links. [More Information Needed] -->\n\nFor journalists.\n' },
    { title: 'N/A is an answer', kind: 'dataset', card: '# Sauti\n\n## Annotations\n\nN/A\n' },
    { title: 'A list of what is planned', card: '# Lugha ASR\n\n## TODO\n\n- [ ] train on telephone speech\n' },
    { title: 'Braces in code and in a prompt', card: '# Lugha 7B\n\nThe prompt is:\n\n```\n{{ user }}: {prompt}\n```\n\nThe name `{model_name}` is replaced in the script.\n' },
    { title: 'A template of a wiki', kind: 'dataset', card: '# Vipimo\n\nNumbers from the [{{Convert}}](https://example.org/wiki/Template:Convert) template of a wiki.\n' },
    { title: 'The open end of a prompt', card: '# Kinyago\n\nTo draw masks, use **a photo of a mask in [your choice]** or try other words.\n' },
    { title: 'The speakers of a chat', card: '# Lugha 7B\n\n## Stopping strings\n\n["</s>", "\\n*{{user}} "]\n' },
    { title: 'More information that is not needed but given', card: '# Lugha ASR\n\nFor more information, see our paper. You need more information on Swahili to judge it.\n' },
    { title: 'In French', card: '# Lugha ASR\n\nLugha ASR transcrit le swahili lu, dans tous les cas (todos los casos en espagnol).\n' },
  ],
});

/** A section and those it stands in, the title aside. */
function upwards(section: Section): Section[] {
  const path: Section[] = [];
  for (let s: Section | null = section; s && s.level > 1; s = s.parent) path.push(s);
  return path;
}

const emptyValue = /^\s*(?:\[?(?:more information needed|needs more information)\]?|todo|tbd|fixme|\{\{.{1,80}\}\}|<(?:your|insert|fill)[^>]{1,40}>)\s*$/i;
/** What such a value may begin with: most values are told apart by their first character. */
const mayBeEmpty = /^[\smntf[{<]/i;

/** Keys of the front matter whose value is a filler. */
function emptyKeys({ data }: Card): { key: KeyPath; value: string }[] {
  const found: { key: KeyPath; value: string }[] = [];
  const look = (value: unknown, ...key: KeyPath): void => {
    if (typeof value === 'string') {
      if (mayBeEmpty.test(value) && emptyValue.test(value)) found.push({ key, value: value.trim() });
    } else if (Array.isArray(value) && key.length < 3) for (let at = 0; at < Math.min(value.length, 50); at += 1) look(value[at], ...key, at);
  };
  for (const key of Object.keys(data)) if (key !== 'widget' && !key.startsWith('extra_gated')) look(data[key], key);
  return found;
}
