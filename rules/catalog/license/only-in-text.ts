import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import { isc } from '../../facts/license-samples.ts';
import { contradictingFiles } from '../../recognise/license-agreement.ts';
import { licenseTold } from '../../recognise/license-places.ts';
import { mentionsIn } from '../../recognise/licence-mentions.ts';
import { licensesIn, speaksFor } from '../../recognise/licenses-in-files.ts';
import { licenseFiles, subjectOf } from '../../snapshot/license-files.ts';

export default defineRule({
  id: 'license/only-in-text',
  summary: 'The licence is named in the text, but not in the front matter',
  why: 'The Hub shows and filters by the key `license` alone. A licence that stands only in the text is invisible in search, in the API and to every tool that checks what may be combined.',
  advice: 'Add `license: …` with the id of the licence that the text names; https://huggingface.co/docs/hub/repositories-licenses lists the ids',
  severity: 'warning',
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://github.com/huggingface/hub-docs/issues/995'],
  resources: ['the-turning-way-licensing', 'choose-an-open-source-license'],
  *check(snapshot) {
    const { card, disclosures } = snapshot;
    const answer = disclosures['license'];
    if (answer?.status !== 'disclosed') return;
    // A key under another name, and a licence of one's own without `license: other`, are findings of their own.
    if (['license', 'licenses', 'licence', 'license_name', 'license_link', 'license_details'].some((key) => card.data[key] !== undefined)) return;
    // Nobody knows what a block that cannot be read says.
    if (card.frontMatter.state === 'unreadable') return;
    const told = licenseTold(snapshot);
    const line = told?.line ?? answer.evidence[0]?.line;
    // `For research purposes only` names none.
    const words = (answer.evidence[0]?.text ?? '').toLowerCase();
    const named = /licen[cs]e/.test(words) || mentionsIn(words).some(({ start, end }) => !words.slice(start, end).includes('public domain'));
    const what = told !== null ? `names \`${told.id}\`` : named ? 'names a licence' : 'tells terms of use';
    const own = licenseFiles(snapshot).filter((path) => speaksFor[snapshot.kind].includes(subjectOf(path)));
    const [file] = told === null ? [] : contradictingFiles(card, [told.id], licensesIn(snapshot, own).map((one) => ({ ...one, subject: subjectOf(one.path) })));
    const against = file ? `, and \`${oneLine(file.path)}\` is word for word the text of \`${file.other.id ?? file.other.name}\`` : '';
    yield {
      message: `The text ${what}${line === undefined ? '' : ` (line ${line})`}, the front matter has no \`license\`${against}`, at: { key: ['license'] }, about: 'license',
      ...(told && { advice: against !== '' ? 'Write the id of the one that holds as `license`, and name it in the text and the file' : `Add \`license: ${told.id}\`, if line ${told.line} is about all that is published here` }),
    };
  },
  examples: [
    { title: 'A section, but no key', card: '---\nlanguage: sw\n---\n# Kiswahili ASR\n\n## License\n\nThe model is released under the Apache License 2.0.\n', finds: ['1: The text names `apache-2.0` (line 8), the front matter has no `license`'] },
    { title: 'A sentence, and no front matter', kind: 'dataset', card: '# Proverbs\n\nThe data is distributed under CC BY 4.0.\n', finds: ['1: The text names `cc-by-4.0` (line 3), the front matter has no `license`'] },
    { title: 'The file says something else', card: '# Tagger\n\nThe model is released under the Apache License 2.0.\n', files: { LICENSE: isc }, finds: ['1: The text names `apache-2.0` (line 3), the front matter has no `license`, and `LICENSE` is word for word the text of `isc`'] },
    { title: 'In words of one’s own', kind: 'dataset', card: '# Proverbs\n\n## License\n\nFor research purposes only.\n', finds: ['1: The text tells terms of use (line 5), the front matter has no `license`'] },
    { title: 'On a badge', card: '# Tagger\n\n![License](https://img.shields.io/badge/License-Apache_2.0-blue.svg)\n', finds: ['1: The text names `apache-2.0` (line 3), the front matter has no `license`'] },
    { title: 'In both places', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n\nThe model is released under the Apache License 2.0.\n' },
    { title: 'In neither', card: '---\nlanguage: sw\n---\n# Kiswahili ASR\n' },
    { title: 'Under a name of its own', card: '---\nlicense: other\nlicense_name: kiswahili-1.0\nlicense_link: LICENSE\n---\n# Kiswahili ASR\n\nThe model is released under the Kiswahili licence.\n' },
  ],
});
