import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { Card, Snapshot } from '../../engine/types.ts';
import { filled } from '../../engine/values.ts';
import { hubLicense } from '../../facts/hub-licenses.ts';
import { readName } from '../../facts/license-names.ts';
import { isc } from '../../facts/license-samples.ts';
import { licensesIn, speaksFor } from '../../recognise/licenses-in-files.ts';
import { licenseFiles, subjectOf } from '../../snapshot/license-files.ts';

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
  *check(snapshot) {
    const { card, disclosures } = snapshot;
    // A text that names a licence without the key is `license/only-in-text`.
    if (disclosures['license']?.status === 'disclosed') return;
    const { license } = card.data;
    // `License: mit` is `card/key-misspelled`.
    if (license === undefined && (lost(card) || Object.entries(card.data).some(([key, value]) => /^licen[cs]es?$/i.test(key) && filled(value).some((name) => namesTerms(name))))) return;
    if (license === undefined) {
      const found = inFile(snapshot);
      if (found === null) yield { message: 'No licence is named, neither as `license` in the front matter nor in the text', at: { key: ['license'] } };
      else yield { message: `The card names no licence, and \`${found.file}\` holds the text of \`${found.id}\``, at: { key: ['license'] }, advice: `Add \`license: ${found.id}\` to the front matter, if \`${found.file}\` is for all that is published here` };
    }
    else if (unset(license)) yield { message: `\`license\` is ${shown(license)}, expected the id of a licence`, at: { key: ['license'] } };
  },
  examples: [
    { title: 'No licence anywhere', card: '---\nlanguage: sw\n---\n# Kiswahili ASR\n\nRecognises read Swahili speech.\n', finds: ['1: No licence is named, neither as `license` in the front matter nor in the text'] },
    { title: 'No front matter, no licence', kind: 'dataset', card: '# Proverbs\n\nA thousand Swahili proverbs.\n', finds: ['1: No licence is named, neither as `license` in the front matter nor in the text'] },
    { title: 'The key without a value', card: '---\nlanguage: sw\nlicense:\n---\n# Kiswahili ASR\n', finds: ['3: `license` is empty, expected the id of a licence'] },
    { title: 'An empty list', kind: 'dataset', card: '---\nlicense: []\n---\n# Proverbs\n', finds: ['2: `license` is an empty list, expected the id of a licence'] },
    { title: 'Only a file holds it', card: '---\nlanguage: sw\n---\n# Kiswahili ASR\n', files: { LICENSE: isc }, finds: ['1: The card names no licence, and `LICENSE` holds the text of `isc`'] },
    { title: 'Given as unknown is another finding', kind: 'dataset', card: '---\nlicense:\n- unknown\n---\n# Proverbs\n' },
    { title: 'A key that the Hub does not read is another finding', card: '---\nLicense: mit\n---\n# Kiswahili ASR\n' },
    { title: 'Named in the front matter', card: '---\nlicense: mit\n---\n# Kiswahili ASR\n' },
    { title: 'A licence of one’s own', card: '---\nlicense: other\nlicense_name: kiswahili-research-1.0\nlicense_link: LICENSE\n---\n# Kiswahili ASR\n' },
    { title: 'A block that cannot be read is another finding', card: '---\ntags: [a\nlicense: mit\n---\n# Kiswahili ASR\n' },
    { title: 'Named only in the text', card: '# Kiswahili ASR\n\nThe model is released under the Apache License 2.0.\n' },
  ],
});

/** The one licence of the Hub's list whose exact text a file of the repository is. */
function inFile(snapshot: Snapshot): { readonly file: string; readonly id: string } | null {
  for (const { path: file, licenses } of licensesIn(snapshot, licenseFiles(snapshot).filter((path) => speaksFor[snapshot.kind].includes(subjectOf(path))))) {
    const [first, ...more] = licenses;
    if (first?.how === 'exact' && more.length === 0 && first.id !== null && hubLicense(first.id)?.kind === 'license') return { file: oneLine(file), id: first.id };
  }
  return null;
}

/** A licence that stands in a block which cannot be read. */
const lost = ({ text, frontMatter: { state, yaml } }: Card): boolean => state === 'unreadable' && /(?:^|[\r\n])license[ \t]*:/.test(text.slice(yaml.start, yaml.end));
const namesTerms = (name: string): boolean => {
  const meant = readName(name);
  return meant !== null && meant.sort !== 'no-licence' && !(meant.sort === 'license' && meant.id === 'unknown');
};
const unset = (license: unknown): boolean => license === null || (typeof license === 'string' && license.trim() === '') || (Array.isArray(license) && license.every((item) => item === null || item === ''));
const shown = (license: unknown): string => (Array.isArray(license) ? (license.length === 0 ? 'an empty list' : 'a list of nothing') : 'empty');
