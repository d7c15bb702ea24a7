import { defineRule } from '../../engine/define-rule.ts';
import type { Snapshot } from '../../engine/types.ts';
import { claimOfId } from '../../facts/license-claims.ts';
import { isc } from '../../facts/license-samples.ts';
import { anyAgrees } from '../../recognise/licence-mentions.ts';
import { contradictingFiles, otherPlaces, toldByClaim, type OwnLicenseFile } from '../../recognise/license-agreement.ts';
import { claimedInFrontMatter, lineOf, type LicensePlace } from '../../recognise/license-places.ts';
import { licensesIn, namedTexts, speaksFor } from '../../recognise/licenses-in-files.ts';
import { licenseFiles, subjectOf } from '../../snapshot/license-files.ts';
import { packageLicenses } from '../../snapshot/package-licenses.ts';

export default defineRule({
  id: 'license/prose-differs',
  summary: 'Places that name the licence do not agree',
  why: 'A reader of the text, the badge or the package takes one licence for granted, the Hub’s filter and every tool another. Whoever relied on the wrong one has no right to what they built; which one it is only its author can say.',
  advice: 'Name one licence in all places; where several hold, say which part each covers (`The code is under MIT, the weights are under OpenRAIL++-M`)',
  severity: 'warning',
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://reuse.software/spec-3.3/', 'https://packaging.python.org/en/latest/specifications/pyproject-toml/#license'],
  resources: ['the-turning-way-licensing', 'data-provenance-initiative'],
  *check(snapshot) {
    const { card } = snapshot;
    const front = claimedInFrontMatter(card);
    if (front === null) return;
    const files = ownFiles(snapshot);
    const said = otherPlaces(snapshot, front, { files, packages: packageLicenses(snapshot.files).flatMap((known) => (known.known ? known.value : [])) });
    const differs = ({ claims }: LicensePlace): boolean => !anyAgrees(claims, front);
    if (!said.some(differs)) return;
    // A file that is word for word another licence is `license/text-differs`, which names the other places too.
    if (contradictingFiles(card, namedTexts(card.data['license']), files).length > 0) return;
    const texts = filePlaces(files);
    // GitHub reads the file that we read ourselves.
    const places = [...said.filter(({ named }) => texts.length === 0 || named !== 'what GitHub detects'), ...texts];
    const others = places.filter(differs);
    if (others.every((place) => texts.includes(place))) return;
    const own: LicensePlace = { named: 'the front matter', file: card.file, line: lineOf(card, 'license'), at: { key: ['license'] }, claims: front, weak: false };
    const alike = places.filter((place) => !differs(place) && place.file !== card.file);
    const told = others.every(({ weak }) => weak);
    const first = others.find(({ file }) => file === card.file);
    yield {
      message: `Not the same licence everywhere: ${[...toldByClaim([own, ...alike.map((place) => ({ ...place, claims: front }))]), ...toldByClaim(others)].join('; ')}`,
      at: first?.at ?? { key: ['license'] },
      about: [...new Set([front, ...others.map(({ claims }) => claims)].map((claims) => claims.join(' ')))].sort().join(', '),
      ...(told && { unsure: true, advice: others.some(({ file }) => file !== null) ? adviceOnCode : adviceOnChange }),
    };
  },
  examples: [
    {
      title: 'The text says something else', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n\n## License\n\nThis model is released under the CC BY-NC 4.0 license.\n',
      finds: ['8: Not the same licence everywhere: `apache-2.0` in the front matter (README.md:2); `cc-by-nc-4.0` in the text (README.md:8)'],
    },
    {
      title: 'Text, badge and package', kind: 'dataset',
      card: '---\nlicense: cc-by-4.0\n---\n# Proverbs\n\n![License](https://img.shields.io/badge/License-CC_BY--SA_4.0-blue.svg)\n\n**License:** CC BY-NC 4.0\n', files: { 'CITATION.cff': 'cff-version: 1.2.0\ntitle: Proverbs\ntype: dataset\nlicense: CC-BY-4.0\n' },
      finds: ['8: Not the same licence everywhere: `cc-by-4.0` in the front matter (README.md:2) and `CITATION.cff` (CITATION.cff:4); `cc-by-nc-4.0` in the text (README.md:8); `cc-by-sa-4.0` in a badge (README.md:6)'],
    },
    {
      title: 'Another version', kind: 'dataset', card: '---\nlicense: cc-by-sa-3.0\n---\n# Proverbs\n\n### Licensing Information\n\nThe dataset is licensed under [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/).\n',
      finds: ['8: Not the same licence everywhere: `cc-by-sa-3.0` in the front matter (README.md:2); `cc-by-sa-4.0` in the text (README.md:8)'],
    },
    {
      title: 'The link leads to another licence', card: '---\nlicense: apache-2.0\nlicense_link: https://ai.google.dev/gemma/terms\n---\n# Kiswahili chat\n',
      finds: ['3: Not the same licence everywhere: `apache-2.0` in the front matter (README.md:2); `gemma` in `license_link` (README.md:3)'],
    },
    {
      title: 'The text alone stands against the file', card: '---\nlicense: isc\n---\n# Tagger\n\nLicense: Apache 2.0\n', files: { LICENSE: isc },
      finds: ['6: Not the same licence everywhere: `isc` in the front matter (README.md:2) and `LICENSE`; `apache-2.0` in the text (README.md:6)'],
    },
    {
      title: 'The licence file only points, at another one', card: '---\nlicense: mit\n---\n# Tagger\n', files: { LICENSE: 'Apache-2.0\n' },
      finds: ['2: Not the same licence everywhere: `mit` in the front matter (README.md:2); `apache-2.0` in `LICENSE` (LICENSE:1)'],
    },
    {
      title: 'Creative Commons’ sentence in the licence file', kind: 'dataset', card: '---\nlicense: cc-by-4.0\n---\n# Proverbs\n', files: { LICENSE: 'This work is licensed under a Creative Commons Attribution-NonCommercial 4.0 International License.\nTo view a copy of this license, visit https://creativecommons.org/licenses/by-nc/4.0/.\n' },
      finds: ['2: Not the same licence everywhere: `cc-by-4.0` in the front matter (README.md:2); `cc-by-nc-4.0` in `LICENSE` (LICENSE:1)'],
    },
    { title: 'A choice of two, of which the front matter names one', card: '---\nlicense: mit\n---\n# Tagger\n\n## License\n\nDual-licensed under MIT or Apache 2.0.\n', files: { 'CITATION.cff': 'cff-version: 1.2.0\ntitle: Tagger\nlicense: [MIT, Apache-2.0]\n' } },
    { title: 'The file is another licence word for word: that is another finding', card: '---\nlicense: mit\n---\n# Tagger\n\nLicense: ISC\n', files: { LICENSE: isc } },
    {
      title: 'No commerce, in words of one’s own', card: '---\nlicense: mit\n---\n# Tagger\n\n## License\n\nCommercial use is prohibited.\n',
      finds: ['8: Not the same licence everywhere: `mit` in the front matter (README.md:2); no commercial use in the text (README.md:8)'],
    },
    {
      title: 'Creative Commons’ own button', kind: 'dataset', card: '---\nlicense: cc-by-4.0\n---\n# Proverbs\n\n![CC](https://licensebuttons.net/l/by-nc/4.0/88x31.png)\n',
      finds: ['6: Not the same licence everywhere: `cc-by-4.0` in the front matter (README.md:2); `cc-by-nc-4.0` in a badge (README.md:6)'],
    },
    {
      title: 'Only the package differs: its code may well have a licence of its own', card: '---\nlicense: openrail++\n---\n# Painter\n', files: { 'pyproject.toml': '[project]\nname = "painter"\nlicense = "MIT"\n' },
      finds: ['2: Not the same licence everywhere: `openrail++` in the front matter (README.md:2); `mit` in `pyproject.toml` (pyproject.toml:3)'],
    },
    {
      title: 'The words take commerce out', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n\n## License\n\nThe model may be used for non-commercial research only.\n',
      finds: ['8: Not the same licence everywhere: `apache-2.0` in the front matter (README.md:2); no commercial use in the text (README.md:8)'],
    },
    { title: 'The Hub shows another licence than this change gives', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n', hubLicense: 'cc-by-nc-4.0', finds: ['2: Not the same licence everywhere: `apache-2.0` in the front matter (README.md:2); `cc-by-nc-4.0` in what the Hub shows'] },
    { title: 'GitHub detects another', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n', detectedLicense: 'GPL-3.0', finds: ['2: Not the same licence everywhere: `apache-2.0` in the front matter (README.md:2); `gpl-3.0` in what GitHub detects'] },
    { title: 'GitHub and the Hub say the same', card: '---\nlicense: gpl-3.0\n---\n# Kiswahili ASR\n', detectedLicense: 'GPL-3.0', hubLicense: 'gpl-3.0' },
    { title: 'Commerce is allowed in so many words', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n\n## License\n\nFor commercial and non-commercial use alike.\n' },
    { title: 'Code and weights kept apart', card: '---\nlicense: openrail++\n---\n# Painter\n\n## License\n\nThe code is under the MIT license, the weights are under OpenRAIL++-M.\n', files: { 'package.json': '{\n  "license": "MIT"\n}\n' } },
    {
      title: 'Its own name says something else', kind: 'dataset', card: '---\nlicense: cc-by-4.0\nlicense_name: Creative Commons Attribution Share Alike 4.0\n---\n# Proverbs\n',
      finds: ['3: Not the same licence everywhere: `cc-by-4.0` in the front matter (README.md:2); `cc-by-sa-4.0` in `license_name` (README.md:3)'],
    },
    { title: 'The same in other words', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n\n## License\n\nApache License, Version 2.0\n', files: { 'pyproject.toml': '[project]\nlicense = { text = "Apache 2.0" }\n' } },
    { title: 'The licence of the base model', card: '---\nlicense: mit\n---\n# Kiswahili ASR\n\n## License\n\nThe base model is under Apache 2.0.\n' },
    { title: 'The licence of a source', kind: 'dataset', card: '---\nlicense: cc-by-4.0\n---\n# Proverbs\n\n## Source Data\n\nWikipedia, licensed under CC BY-SA 3.0.\n' },
    { title: 'Several, as the front matter says', kind: 'dataset', card: '---\nlicense: [cc-by-sa-3.0, gfdl]\n---\n# Proverbs\n\n## License\n\nCC BY-SA 3.0 and GFDL.\n' },
    { title: 'A family, of which the text names a member', card: '---\nlicense: openrail\n---\n# Painter\n\nThis model is released under the CreativeML OpenRAIL-M license.\n' },
    { title: 'Dual licences in the package', card: '---\nlicense: mit\n---\n# Tagger\n', files: { 'package.json': '{ "license": "(MIT OR Apache-2.0)" }\n' } },
  ],
});

/** What the texts of licence files are. Looked at only where places differ: a file that alone differs is `license/text-differs`. */
function filePlaces(files: readonly OwnLicenseFile[]): LicensePlace[] {
  return files.flatMap(({ path, licenses }) => {
    const claims = licenses.flatMap(({ id, spdxIds }) => (id === null ? spdxIds : [id]).map(claimOfId));
    return claims.length === 0 ? [] : [{ named: `\`${path}\``, file: path, line: null, at: { file: path }, claims: [...new Set(claims)], weak: false }];
  });
}

const ownFiles = (snapshot: Snapshot): OwnLicenseFile[] =>
  licensesIn(snapshot, licenseFiles(snapshot).filter((path) => speaksFor[snapshot.kind].includes(subjectOf(path)))).map((file) => ({ ...file, subject: subjectOf(file.path) }));

const adviceOnCode = 'Where the code beside this has a licence of its own, say so in the text (`The code is under MIT`); else name one licence in all places';
const adviceOnChange = 'Where the licence is meant to change, say since when in the text: whoever took the work before keeps it under the old one';
