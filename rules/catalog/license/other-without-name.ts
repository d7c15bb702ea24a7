import { defineRule } from '../../engine/define-rule.ts';
import type { Card, Edit, Problem } from '../../engine/types.ts';
import { filled, listed } from '../../engine/values.ts';
import { licenseTold } from '../../recognise/license-places.ts';
import { licenseFiles } from '../../snapshot/license-files.ts';

export default defineRule({
  id: 'license/other-without-name',
  summary: '`license: other` without saying which',
  why: '`other` alone tells a reader only that the licence is not on the Hub’s list. The Hub asks for `license_name` and `license_link` beside it and shows both on the page.',
  advice: 'Add `license_name` (a short id such as `my-license-1.0`) and `license_link` (`LICENSE` for a file in the repository, or an address)',
  severity: 'warning',
  kinds: ['model', 'dataset'],
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1', 'https://github.com/huggingface/hub-docs/issues/985'],
  resources: ['the-turning-way-licensing', 'choose-an-open-source-license'],
  *check(snapshot) {
    const { card, complete } = snapshot;
    if (!listed(card.data['license']).includes('other')) return;
    const named = filled(card.data['license_name']).length > 0;
    const linked = filled(card.data['license_link']).length > 0;
    if (named && linked) return;
    const file = ['LICENSE', 'LICENSE.md'].find((path) => licenseFiles(snapshot).includes(path));
    // Where nothing could be linked, `license/text-missing` says so.
    const askForLink = !linked && (!complete || licenseFiles(snapshot).length > 0);
    const fromText = !named && !linked ? licenseTold(snapshot) : null;
    if (fromText) yield { message: `\`license: other\` comes without \`license_name\`, and the text names \`${fromText.id}\` (line ${fromText.line}), which the Hub lists`, at: { key: ['license'] }, advice: `Write \`license: ${fromText.id}\`, if line ${fromText.line} is about all that is published here; else add \`license_name\` and \`license_link\`` };
    else if (!named && askForLink) yield { message: '`license: other` comes without `license_name` and `license_link`, which say which licence it is', at: { key: ['license'] } };
    else if (!named) yield { message: '`license: other` comes without `license_name`, which says which licence it is', at: { key: ['license'] } };
    else if (askForLink) yield { message: '`license: other` comes without `license_link`, which says where its text is', at: { key: ['license'] }, ...(file && linkTo(card, file)) };
  },
  examples: [
    { title: 'Nothing but other', card: '---\nlicense: other\n---\n# Kiswahili ASR\n', files: { LICENSE: 'Kiswahili Research Licence 1.0\n' }, finds: ['2: `license: other` comes without `license_name` and `license_link`, which say which licence it is'] },
    { title: 'A link, but no name', kind: 'dataset', card: '---\nlicense: other\nlicense_link: https://example.org/terms\n---\n# Proverbs\n', finds: ['2: `license: other` comes without `license_name`, which says which licence it is'] },
    {
      title: 'A name, and the text is in the repository', card: '---\nlicense: other\nlicense_name: kiswahili-research-1.0\nlanguage: sw\n---\n# Kiswahili ASR\n', files: { LICENSE: 'Kiswahili Research Licence 1.0\n' },
      finds: ['2: `license: other` comes without `license_link`, which says where its text is'],
      fixed: '---\nlicense: other\nlicense_name: kiswahili-research-1.0\nlicense_link: LICENSE\nlanguage: sw\n---\n# Kiswahili ASR\n',
    },
    { title: 'The text names one of the list', card: '---\nlicense: other\n---\n# Painter\n\n## License\n\nThis model is released under the CreativeML OpenRAIL-M license.\n', finds: ['2: `license: other` comes without `license_name`, and the text names `creativeml-openrail-m` (line 8), which the Hub lists'] },
    { title: 'Name and link', card: '---\nlicense: other\nlicense_name: kiswahili-research-1.0\nlicense_link: LICENSE\n---\n# Kiswahili ASR\n', files: { LICENSE: 'Kiswahili Research Licence 1.0\n' } },
    { title: 'A licence of the list needs neither', card: '---\nlicense: mit\n---\n# Kiswahili ASR\n' },
  ],
});

/** A line below `license_name`, with the line end that stands there. */
function linkTo(card: Card, file: string): Pick<Problem, 'fix'> {
  const name = card.frontMatter.keySpanOf(['license_name']);
  const value = card.frontMatter.spanOf(['license_name']);
  if (!name || !value || card.data['license_link'] !== undefined) return {};
  const lineEnd = /^[^\r\n]*(\r\n|\r|\n)/.exec(card.text.slice(value.end));
  const before = /[^\r\n]*$/.exec(card.text.slice(0, name.start))![0];
  if (!lineEnd || before !== '' || /[\r\n]/.test(card.text.slice(name.start, value.end))) return {};
  const at = value.end + lineEnd[0].length;
  const edit: Edit = { file: card.file, start: at, end: at, text: `license_link: ${file}${lineEnd[1]}` };
  return { fix: { title: `Link \`${file}\``, edits: [edit] } };
}
