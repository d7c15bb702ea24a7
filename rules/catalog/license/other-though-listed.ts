import { defineRule } from '../../engine/define-rule.ts';
import { oneLine, shown } from '../../engine/shown.ts';
import type { Snapshot } from '../../engine/types.ts';
import { filled, listed } from '../../engine/values.ts';
import { hubLicense } from '../../facts/hub-licenses.ts';
import { readName } from '../../facts/license-names.ts';
import { isc } from '../../facts/license-samples.ts';
import { licensesIn, speaksFor } from '../../recognise/licenses-in-files.ts';
import { licenseFiles, subjectOf } from '../../snapshot/license-files.ts';

export default defineRule({
  id: 'license/other-though-listed',
  summary: '`license: other` for a licence that the Hub has an id for',
  why: '`other` keeps a repository out of the Hub’s licence filter and out of every tool that goes by ids, though the terms are well known.',
  advice: 'Write the id as `license`; `license_name` and `license_link` are then no longer needed',
  severity: 'warning',
  needs: ['front-matter', 'files'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses'],
  resources: ['choose-an-open-source-license'],
  *check(snapshot) {
    const { card } = snapshot;
    const names = filled(card.data['license_name']);
    if (listed(card.data['license']).join() !== 'other') return;
    const meant = names.length === 1 ? readName(names[0]!) : null;
    if (meant?.sort !== 'license' || meant.told !== null || hubLicense(meant.id)?.kind === 'placeholder') {
      const file = wordForWord(snapshot);
      if (meant === null && file !== null) yield { message: `\`license: other\`, and \`${oneLine(file.path)}\` is word for word the text of \`${file.id}\`, which the Hub lists`, at: { key: ['license'] }, advice: `Write \`license: ${file.id}\`, if \`${oneLine(file.path)}\` is for all that is published here` };
      return;
    }
    yield { message: `\`license: other\` is named ${shown(names[0]!)}, which the Hub lists as \`${meant.id}\``, at: { key: ['license'] }, advice: `Write \`license: ${meant.id}\`, unless the text was changed` };
  },
  examples: [
    { title: 'Spelt out', kind: 'dataset', card: '---\nlicense: other\nlicense_name: Creative Commons Attribution 4.0\nlicense_link: https://creativecommons.org/licenses/by/4.0/\n---\n# Proverbs\n', finds: ['2: `license: other` is named `Creative Commons Attribution 4.0`, which the Hub lists as `cc-by-4.0`'] },
    { title: 'By its id', card: '---\nlicense: other\nlicense_name: llama3.1\nlicense_link: LICENSE\n---\n# Llama Kiswahili\n', finds: ['2: `license: other` is named `llama3.1`, which the Hub lists as `llama3.1`'] },
    { title: 'By its text, under a name of its own', card: '---\nlicense: other\nlicense_name: tagger-1.0\nlicense_link: LICENSE\n---\n# Tagger\n', files: { LICENSE: isc }, finds: ['2: `license: other`, and `LICENSE` is word for word the text of `isc`, which the Hub lists'] },
    { title: 'Another text beside it', card: '---\nlicense: other\nlicense_name: tagger-1.0\nlicense_link: LICENSE-MODEL\n---\n# Tagger\n', files: { LICENSE: isc, 'LICENSE-MODEL': 'You may use the weights for teaching.\n' } },
    { title: 'One that the Hub does not list', card: '---\nlicense: other\nlicense_name: BUSL-1.1\nlicense_link: LICENSE\n---\n# Tagger\n' },
    { title: 'More than the Hub’s id tells', card: '---\nlicense: other\nlicense_name: GPL-3.0-or-later\nlicense_link: LICENSE\n---\n# Tagger\n' },
    { title: 'A family only', card: '---\nlicense: other\nlicense_name: OpenRAIL-M\nlicense_link: LICENSE\n---\n# Painter\n' },
    { title: 'Beside the id', kind: 'dataset', card: '---\nlicense: cc-by-4.0\nlicense_name: Creative Commons Attribution 4.0\n---\n# Proverbs\n' },
  ],
});

/** The one licence file that speaks for all of it, where it is word for word one of the Hub's list. */
function wordForWord(snapshot: Snapshot): { readonly path: string; readonly id: string } | null {
  const own = licenseFiles(snapshot).filter((path) => speaksFor[snapshot.kind].includes(subjectOf(path)));
  const [file] = own.length === 1 ? licensesIn(snapshot, own) : [];
  const [first, ...more] = file?.licenses ?? [];
  return file && first?.how === 'exact' && first.part === 'license' && more.length === 0 && first.id !== null && hubLicense(first.id)?.kind === 'license' ? { path: file.path, id: first.id } : null;
}
