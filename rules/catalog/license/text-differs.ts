import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { Snapshot } from '../../engine/types.ts';
import { hubLicense } from '../../facts/hub-licenses.ts';
import { licensesIn, namedTexts, speaksFor, standsFor } from '../../recognise/licenses-in-files.ts';
import { licenseFiles, subjectOf } from '../../snapshot/license-files.ts';

const mit = `MIT License

Copyright (c) 2026 Kiswahili authors

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

export default defineRule({
  id: 'license/text-differs',
  summary: 'The licence file holds another licence than the front matter names',
  why: 'Two licences for one work: nobody can tell which holds, and whoever relies on the one may break the other. The Hub and its filter show the front matter, lawyers read the file.',
  advice: 'Name the licence that holds in both places; a file that speaks of a part only says so in its name: `LICENSE-CODE`, `LICENSE-MODEL`, `LICENSE-DATA`',
  severity: 'error',
  needs: ['front-matter', 'files'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/'],
  resources: ['choose-an-open-source-license', 'the-turning-way-licensing'],
  *check(snapshot) {
    const { card, kind } = snapshot;
    const named = namedTexts(card.data['license']);
    const files = licensesIn(snapshot, licenseFiles(snapshot).filter((path) => speaksFor[kind].includes(subjectOf(path))));
    // One file that holds what the card names is enough: another one may hold the code's licence.
    if (named.length === 0 || files.some(({ licenses }) => licenses.some((license) => named.some((id) => standsFor(id, license))))) return;
    for (const { path, licenses } of files) {
      const other = licenses.find(({ how }) => how === 'exact');
      if (!other || licenses.length > 1 || isOfCode(snapshot, other.name)) continue;
      const onHub = other.id !== null && hubLicense(other.id)?.kind === 'license';
      const what = onHub ? `\`${other.id}\`` : other.name;
      yield {
        message: `\`${oneLine(path)}\` is word for word the text of ${what}, the front matter says \`license: ${named.join(', ')}\``,
        at: { key: ['license'] }, about: path,
        advice: `Name the licence that holds in both places: ${onHub ? `write \`license: ${other.id}\`` : `write \`license: other\` with \`license_name\` and \`license_link: ${oneLine(path)}\``}, or put the text of \`${named[0]}\` into \`${oneLine(path)}\`; a file that speaks of the code only is called \`LICENSE-CODE\``,
      };
    }
  },
  examples: [
    { title: 'Two licences', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n', files: { LICENSE: mit }, finds: ['2: `LICENSE` is word for word the text of `mit`, the front matter says `license: apache-2.0`'] },
    { title: 'In a list of several', kind: 'dataset', card: '---\nlicense: [cc-by-4.0, odbl]\n---\n# Proverbs\n', files: { 'LICENSE.txt': mit }, finds: ['2: `LICENSE.txt` is word for word the text of `mit`, the front matter says `license: cc-by-4.0, odbl`'] },
    { title: 'The same licence, other years and names', card: '---\nlicense: mit\n---\n# Kiswahili ASR\n', files: { LICENSE: mit.replace('2026 Kiswahili authors', '2019-2024 Ada Lovelace') } },
    { title: 'The code has its own licence, in its own file', card: '---\nlicense: cc-by-4.0\n---\n# Kiswahili ASR\n', files: { 'LICENSE-CODE': mit } },
    { title: 'The text says that the file is the code’s', card: '---\nlicense: cc-by-nc-4.0\n---\n# Kiswahili ASR\n\nThe code is under the MIT licence, the weights are under CC BY-NC 4.0.\n', files: { LICENSE: mit } },
    { title: 'A licence of one’s own', card: '---\nlicense: other\nlicense_name: kiswahili-1.0\nlicense_link: LICENSE\n---\n# Kiswahili ASR\n', files: { LICENSE: 'You may use the weights for teaching.\n' } },
    { title: 'A changed text is another finding', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n', files: { LICENSE: mit.replace('to any person', 'to any person in Kenya') } },
  ],
});

/** Whether the card says that its code, scripts or notebooks are under a licence of this name. */
function isOfCode({ card }: Snapshot, name: string): boolean {
  const word = /^[A-Za-z]+/.exec(name)?.[0].toLowerCase();
  return word !== undefined && card.statements.some(({ lower }) => /\b(?:code|scripts?|software|notebooks?|repository|toolkit)\b/.test(lower) && new RegExp(`\\b${word}\\b`).test(lower));
}
