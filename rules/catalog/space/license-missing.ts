import { defineRule } from '../../engine/define-rule.ts';

export default defineRule({
  id: 'space/license-missing',
  summary: 'The Space names no licence for its code',
  why: 'People duplicate Spaces with one click. Without a licence they may look at the code, but not lawfully keep, change or run their copy.',
  advice: 'Choose a licence for the code and name it in the front matter, e.g. `license: mit`; the model and the data that the Space shows keep their own',
  // `license/missing` is an error for models and datasets, which are published to be taken away. A Space is first a page that
  // people use; two thirds of real Spaces name none, and a check that fails them all is switched off before it is read.
  severity: 'warning',
  kinds: ['space'],
  sources: ['https://huggingface.co/docs/hub/spaces-config-reference', 'https://huggingface.co/docs/hub/repositories-licenses', 'https://choosealicense.com/no-permission/'],
  resources: ['choose-an-open-source-license', 'the-turning-way-licensing'],
  *check({ card }) {
    if (card.under('license').some((s) => !s.placeholder) || card.labelled('license').some((s) => !s.placeholder)) return;
    const { license } = card.data;
    const { state, yaml } = card.frontMatter;
    // Nobody knows what a block that cannot be read says.
    if (license === undefined && state === 'unreadable' && /(?:^|[\r\n])license[ \t]*:/.test(card.text.slice(yaml.start, yaml.end))) return;
    const unset = license === undefined || license === null || (typeof license === 'string' && license.trim() === '') || (Array.isArray(license) && license.every((item) => item === null || item === ''));
    if (unset) yield { message: license === undefined ? 'No licence is named, neither as `license` in the front matter nor in the text' : '`license` is empty, expected the id of a licence', at: { key: ['license'] } };
  },
  examples: [
    { title: 'None', kind: 'space', card: '---\ntitle: Reader\nsdk: gradio\n---\n', finds: ['1: No licence is named, neither as `license` in the front matter nor in the text'] },
    { title: 'The key without a value', kind: 'space', card: '---\ntitle: Reader\nsdk: gradio\nlicense:\n---\n', finds: ['4: `license` is empty, expected the id of a licence'] },
    { title: 'Named', kind: 'space', card: '---\ntitle: Reader\nsdk: gradio\nlicense: mit\n---\n' },
    { title: 'Named in the text', kind: 'space', card: '---\ntitle: Reader\nsdk: gradio\n---\n\n## License\n\nThe code is released under the MIT License.\n' },
  ],
});
