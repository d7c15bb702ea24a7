import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { Problem, Snapshot } from '../../engine/types.ts';
import { hubLicense } from '../../facts/hub-licenses.ts';
import { mit } from '../../facts/license-samples.ts';
import { contradictingFiles, otherPlaces, toldByClaim } from '../../recognise/license-agreement.ts';
import { anyAgrees } from '../../recognise/licence-mentions.ts';
import { claimedInFrontMatter } from '../../recognise/license-places.ts';
import { licensesIn, namedTexts, speaksFor, standsFor } from '../../recognise/licenses-in-files.ts';
import { licenseFiles, subjectOf } from '../../snapshot/license-files.ts';
import { packageLicenses } from '../../snapshot/package-licenses.ts';

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
    if (named.length === 0) return;
    yield* companions(snapshot, named);
    const files = licensesIn(snapshot, licenseFiles(snapshot).filter((path) => speaksFor[kind].includes(subjectOf(path)))).map((file) => ({ ...file, subject: subjectOf(file.path) }));
    const contradicting = contradictingFiles(card, named, files);
    const front = contradicting.length > 0 ? (claimedInFrontMatter(card) ?? []) : [];
    const others = front.length === 0 ? [] : otherPlaces(snapshot, front, { files, packages: packageLicenses(snapshot.files).flatMap((known) => (known.known ? known.value : [])) }).filter(({ claims, named: place }) => !anyAgrees(claims, front) && place !== 'what GitHub detects');
    const besides = others.length === 0 ? '' : `; besides, ${toldByClaim(others).join('; ')}`;
    for (const { path, other } of contradicting) {
      const onHub = other.id !== null && hubLicense(other.id)?.kind === 'license';
      const what = onHub ? `\`${other.id}\`` : other.name;
      yield {
        message: `\`${oneLine(path)}\` is word for word the text of ${what}, the front matter says \`license: ${named.join(', ')}\`${besides}`,
        at: { key: ['license'] }, about: path,
        advice: `Name the licence that holds in both places: ${onHub ? `write \`license: ${other.id}\`` : `write \`license: other\` with \`license_name\` and \`license_link: ${oneLine(path)}\``}, or put the text of \`${named[0]}\` into \`${oneLine(path)}\`; a file that speaks of the code only is called \`LICENSE-CODE\``,
      };
    }
  },
  examples: [
    { title: 'Two licences', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n', files: { LICENSE: mit }, finds: ['2: `LICENSE` is word for word the text of `mit`, the front matter says `license: apache-2.0`'] },
    { title: 'In a list of several', kind: 'dataset', card: '---\nlicense: [cc-by-4.0, odbl]\n---\n# Proverbs\n', files: { 'LICENSE.txt': mit }, finds: ['2: `LICENSE.txt` is word for word the text of `mit`, the front matter says `license: cc-by-4.0, odbl`'] },
    { title: 'Other places too', card: '---\nlicense: apache-2.0\n---\n# Tagger\n\n![License](https://img.shields.io/badge/License-MIT-yellow.svg)\n', files: { LICENSE: mit }, finds: ['2: `LICENSE` is word for word the text of `mit`, the front matter says `license: apache-2.0`; besides, `mit` in a badge (README.md:6)'] },
    { title: 'The weights have a file of their own, which says something else', card: '---\nlicense: apache-2.0\n---\n# Tagger\n', files: { LICENSE: 'Apache-2.0\n', 'LICENSE-MODEL': mit }, finds: ['2: `LICENSE-MODEL` is word for word the text of `mit`, the front matter says `license: apache-2.0`'] },
    { title: 'The notice of the version before', card: '---\nlicense: llama3.1\n---\n# Llama Kiswahili\n', files: { NOTICE: 'Meta Llama 3 is licensed under the Meta Llama 3 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.\n' }, finds: ['NOTICE: `NOTICE` is the notice of `llama3`, the front matter says `license: llama3.1`'] },
    { title: 'The notice that belongs to it', card: '---\nlicense: llama3.1\n---\n# Llama Kiswahili\n', files: { NOTICE: 'Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.\n' } },
    { title: 'The same licence, other years and names', card: '---\nlicense: mit\n---\n# Kiswahili ASR\n', files: { LICENSE: mit.replace('2026 Kiswahili authors', '2019-2024 Ada Lovelace') } },
    { title: 'The code has its own licence, in its own file', card: '---\nlicense: cc-by-4.0\n---\n# Kiswahili ASR\n', files: { 'LICENSE-CODE': mit } },
    { title: 'The text says that the file is the code’s', card: '---\nlicense: cc-by-nc-4.0\n---\n# Kiswahili ASR\n\nThe code is under the MIT licence, the weights are under CC BY-NC 4.0.\n', files: { LICENSE: mit } },
    { title: 'A licence of one’s own', card: '---\nlicense: other\nlicense_name: kiswahili-1.0\nlicense_link: LICENSE\n---\n# Kiswahili ASR\n', files: { LICENSE: 'You may use the weights for teaching.\n' } },
    { title: 'A changed text is another finding', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n', files: { LICENSE: mit.replace('to any person', 'to any person in Kenya') } },
  ],
});

/** A use policy, or a NOTICE file, of another licence: left over from the model before. */
function* companions(snapshot: Snapshot, named: readonly string[]): Iterable<Problem> {
  const paths = [...snapshot.files.keys()].filter((path) => /^(?:notice|use[-_]policy)(?:\.\w+)?$/i.test(path));
  for (const { path, licenses } of licensesIn(snapshot, paths)) {
    const [other] = licenses;
    // A notice may name what the work is made from; a policy is the one that binds.
    if (!other || other.part === 'license' || licenses.some((license) => named.some((id) => standsFor(id, license))) || (other.part === 'notice' && !named.some((id) => id.startsWith('llama') && other.id?.startsWith('llama')))) continue;
    const what = other.part === 'policy' ? `the use policy of \`${other.id}\`` : `the notice of \`${other.id}\``;
    yield { message: `\`${oneLine(path)}\` is ${what}, the front matter says \`license: ${named.join(', ')}\``, at: { file: path, span: other.at }, about: path, advice: `Put the file that comes with \`${named[0]}\` in its place, or name the licence that holds` };
  }
}
