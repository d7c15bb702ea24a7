import { defineRule } from '../../engine/define-rule.ts';
import type { Card } from '../../engine/types.ts';

export default defineRule({
  id: 'license/missing',
  summary: 'No licence is named',
  why: 'Without a licence nobody may lawfully use, change or pass on what is published: all rights stay reserved by default. Companies, curators and the Hub’s own licence filter pass such a repository by.',
  advice: 'Choose a licence and name it in the front matter, e.g. `license: apache-2.0`; https://huggingface.co/docs/hub/repositories-licenses lists the ids. For data of others, say whose terms hold',
  severity: 'error',
  // A Space is a page that people use, not weights or data that they take away: `space/license-missing` is a warning.
  kinds: ['model', 'dataset'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://choosealicense.com/no-permission/', 'https://github.com/huggingface/hub-docs/issues/995'],
  resources: ['choose-an-open-source-license', 'the-turning-way-licensing'],
  *check({ card, disclosures }) {
    // A text that names a licence without the key is `license/only-in-text`.
    if (disclosures['license']?.status === 'disclosed') return;
    const { license } = card.data;
    if (license === undefined && lost(card)) return;
    if (license === undefined) yield { message: 'No licence is named, neither as `license` in the front matter nor in the text', at: { key: ['license'] } };
    else if (unset(license)) yield { message: `\`license\` is ${shown(license)}, expected the id of a licence`, at: { key: ['license'] } };
  },
  examples: [
    { title: 'No licence anywhere', card: '---\nlanguage: sw\n---\n# Kiswahili ASR\n\nRecognises read Swahili speech.\n', finds: ['1: No licence is named, neither as `license` in the front matter nor in the text'] },
    { title: 'No front matter, no licence', kind: 'dataset', card: '# Proverbs\n\nA thousand Swahili proverbs.\n', finds: ['1: No licence is named, neither as `license` in the front matter nor in the text'] },
    { title: 'The key without a value', card: '---\nlanguage: sw\nlicense:\n---\n# Kiswahili ASR\n', finds: ['3: `license` is empty, expected the id of a licence'] },
    { title: 'An empty list', kind: 'dataset', card: '---\nlicense: []\n---\n# Proverbs\n', finds: ['2: `license` is an empty list, expected the id of a licence'] },
    { title: 'Given as unknown is another finding', kind: 'dataset', card: '---\nlicense:\n- unknown\n---\n# Proverbs\n' },
    { title: 'Named in the front matter', card: '---\nlicense: mit\n---\n# Kiswahili ASR\n' },
    { title: 'A licence of one’s own', card: '---\nlicense: other\nlicense_name: kiswahili-research-1.0\nlicense_link: LICENSE\n---\n# Kiswahili ASR\n' },
    { title: 'A block that cannot be read is another finding', card: '---\ntags: [a\nlicense: mit\n---\n# Kiswahili ASR\n' },
    { title: 'Named only in the text', card: '# Kiswahili ASR\n\nThe model is released under the Apache License 2.0.\n' },
  ],
});

/** A licence that stands in a block which cannot be read. */
const lost = ({ text, frontMatter: { state, yaml } }: Card): boolean => state === 'unreadable' && /(?:^|[\r\n])license[ \t]*:/.test(text.slice(yaml.start, yaml.end));
const unset = (license: unknown): boolean => license === null || (typeof license === 'string' && license.trim() === '') || (Array.isArray(license) && license.every((item) => item === null || item === ''));
const shown = (license: unknown): string => (Array.isArray(license) ? (license.length === 0 ? 'an empty list' : 'a list of nothing') : 'empty');
