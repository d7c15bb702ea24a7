import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { RepoFile } from '../../engine/types.ts';
import { filled, listed } from '../../engine/values.ts';
import { hubLicense } from '../../facts/hub-licenses.ts';
import { readName } from '../../facts/license-names.ts';
import { hasParents, lineageOf, type Ancestor } from '../../lineage/lineage.ts';
import { speaksFor } from '../../recognise/licenses-in-files.ts';
import { licenseFiles, pathOfLink, subjectOf } from '../../snapshot/license-files.ts';

/**
 * Licences whose own text asks that a copy of it goes with what is passed on, as read in the text (`flagsFrom: text` in the facts):
 * RAIL paragraph 4b, Llama 1.b.i, Gemma 3.1, CDLA-Permissive-2.0 section 2, OpenMDW, FAIR, DeepFloyd.
 */
const travelling: ReadonlySet<string> = new Set([
  'bigscience-openrail-m', 'bigscience-bloom-rail-1.0', 'creativeml-openrail-m', 'openrail++', 'bigcode-openrail-m',
  'llama2', 'llama3', 'llama3.1', 'llama3.2', 'llama3.3', 'llama4', 'gemma',
  'cdla-permissive-2.0', 'openmdw-1.0', 'fair-noncommercial-research-license', 'deepfloyd-if-license',
]);

const ofWhom = { whole: 'the repository’s', weights: 'for the weights', data: 'for the data', code: 'for the code', others: 'for what others wrote' } as const;

export default defineRule({
  id: 'license/text-missing',
  summary: 'The text of the licence is not where it has to be',
  why: 'A link to a file that is not there leaves the reader without terms. RAIL, Llama, Gemma and some data licences moreover oblige whoever passes the work on to give a copy of the text with it.',
  advice: 'Put the full text of the licence into the repository as `LICENSE`',
  severity: 'warning',
  kinds: ['model', 'dataset'],
  needs: ['front-matter', 'files'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://huggingface.co/docs/hub/model-release-checklist', 'https://www.llama.com/llama3_1/license/', 'https://ai.google.dev/gemma/terms'],
  resources: ['bigscience-open-rail-m-license', 'behavioral-use-licensing-for-responsible-ai'],
  *check(snapshot) {
    const { card, files } = snapshot;
    const named = licenseFiles(snapshot);
    const empty = named.filter((path) => isEmpty(files.get(path)!));
    const present = named.filter((path) => !empty.includes(path));
    const links = filled(card.data['license_link']);
    for (const link of links) {
      const path = pathOfLink(link);
      // A page of the Hub may be written from its root: `/owner/name/blob/main/LICENSE`.
      if (path === null || path.includes('/blob/') || path.includes('/resolve/') || files.has(path)) continue;
      yield { message: `\`license_link\` means the file \`${oneLine(path)}\`, which is not in the repository${present.length > 0 ? ` (\`${present[0]}\` is)` : ''}`, at: { key: ['license_link'] } };
      return;
    }
    // The licence of the code says nothing of the weights beside it.
    if (present.some((path) => speaksFor[snapshot.kind].includes(subjectOf(path)))) return;
    const beside = present[0] === undefined ? '' : ` (\`${oneLine(present[0])}\` is ${ofWhom[subjectOf(present[0])]})`;
    const ids = listed(card.data['license']).filter((id) => typeof id === 'string');
    // A name that the Hub lists is `license/other-though-listed`, and needs no text once the id stands there.
    if (ids.includes('other') && links.length === 0 && !filled(card.data['license_name']).some((name) => isListed(name))) yield { message: '`license: other` comes with no text: there is no `LICENSE` in the repository and no `license_link`', at: { key: ['license'] } };
    // Where the licence itself is at odds with the base model's, its text is not what is wanted.
    if (hasParents(snapshot) && lineageOf(snapshot).ancestors.some(unfit)) return;
    for (const id of ids) {
      if (!travelling.has(id)) continue;
      const { name, textUrl, infoUrl } = hubLicense(id)!;
      yield { message: `The ${name} asks for a copy of its text with what is passed on, and ${empty[0] !== undefined && present.length === 0 ? `\`${oneLine(empty[0])}\` is empty` : `there is no \`LICENSE\` in the repository${beside}`}`, at: { key: ['license'] }, about: id, ...((textUrl ?? infoUrl) && { advice: `Put the full text into the repository as \`LICENSE\`; it stands at ${textUrl ?? infoUrl}` }) };
    }
  },
  examples: [
    { title: 'A link to a file that is not there', card: '---\nlicense: other\nlicense_name: kiswahili-1.0\nlicense_link: LICENSE\n---\n# Kiswahili ASR\n', finds: ['4: `license_link` means the file `LICENSE`, which is not in the repository'] },
    { title: 'The file has another name', card: '---\nlicense: other\nlicense_name: kiswahili-1.0\nlicense_link: LICENSE.md\n---\n# Kiswahili ASR\n', files: { 'LICENSE.txt': 'Kiswahili Licence 1.0\n' }, finds: ['4: `license_link` means the file `LICENSE.md`, which is not in the repository (`LICENSE.txt` is)'] },
    { title: 'A Llama licence without its text', card: '---\nlicense: llama3.1\nbase_model: meta-llama/Llama-3.1-8B\n---\n# Llama Kiswahili\n', finds: ['2: The Llama 3.1 Community License Agreement asks for a copy of its text with what is passed on, and there is no `LICENSE` in the repository'] },
    { title: 'Other, and no text anywhere', kind: 'dataset', card: '---\nlicense: other\nlicense_name: proverbs-1.0\n---\n# Proverbs\n', finds: ['2: `license: other` comes with no text: there is no `LICENSE` in the repository and no `license_link`'] },
    { title: 'Only the code has its text', card: '---\nlicense: creativeml-openrail-m\n---\n# Painter\n', files: { 'LICENSE-CODE': 'MIT License\n' }, finds: ['2: The CreativeML OpenRAIL-M asks for a copy of its text with what is passed on, and there is no `LICENSE` in the repository (`LICENSE-CODE` is for the code)'] },
    { title: 'A Llama licence with its text', card: '---\nlicense: llama3.1\n---\n# Llama Kiswahili\n', files: { 'LLAMA_LICENSE.txt': 'LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\n' } },
    { title: 'The weights have their own file', card: '---\nlicense: creativeml-openrail-m\n---\n# Painter\n', files: { 'LICENSE-CODE': 'MIT License\n', 'LICENSE-MODEL': 'CreativeML Open RAIL-M\n' } },
    { title: 'Apache needs no copy beside a model of one’s own', card: '---\nlicense: apache-2.0\n---\n# Kiswahili ASR\n' },
    { title: 'A file with nothing in it', card: '---\nlicense: llama3.1\n---\n# Llama Kiswahili\n', files: { LICENSE: '\n' }, finds: ['2: The Llama 3.1 Community License Agreement asks for a copy of its text with what is passed on, and `LICENSE` is empty'] },
    { title: 'Under a name that the Hub lists, which is another finding', kind: 'dataset', card: '---\nlicense: other\nlicense_name: CC BY 4.0\n---\n# Proverbs\n' },
    { title: 'The wrong licence for its base model: its text would not help', card: '---\nlicense: gemma\nbase_model: meta-llama/Llama-3.1-8B\n---\n# Kiswahili\n' },
    { title: 'A link to a page elsewhere', card: '---\nlicense: other\nlicense_name: kiswahili-1.0\nlicense_link: https://example.org/kiswahili-1.0\n---\n# Kiswahili ASR\n' },
  ],
});

const isEmpty = ({ size, text }: RepoFile): boolean => size === 0 || (text.known && text.value.trim() === '');
const isListed = (name: string): boolean => {
  const meant = readName(name);
  return meant?.sort === 'license' && meant.told === null && hubLicense(meant.id)?.kind === 'license';
};
/** A base model under whose licence this one's cannot stand, or of which it names another version. */
const unfit = ({ kind, relation, verdict }: Ancestor): boolean => kind === 'model' && relation !== 'trained-on' && verdict.judgements.some(({ verdict: one, settled, term, mismatch }) => settled && ((one === 'conflict' && term !== 'no-derivatives') || mismatch === true));
