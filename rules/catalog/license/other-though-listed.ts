import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { filled, listed } from '../../engine/values.ts';
import { hubLicense } from '../../facts/hub-licenses.ts';
import { readName } from '../../facts/license-names.ts';

export default defineRule({
  id: 'license/other-though-listed',
  summary: '`license: other` for a licence that the Hub has an id for',
  why: '`other` keeps a repository out of the Hub’s licence filter and out of every tool that goes by ids, though the terms are well known.',
  advice: 'Write the id as `license`; `license_name` and `license_link` are then no longer needed',
  severity: 'warning',
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses'],
  resources: ['choose-an-open-source-license'],
  *check({ card }) {
    const names = filled(card.data['license_name']);
    if (names.length !== 1 || listed(card.data['license']).join() !== 'other') return;
    const meant = readName(names[0]!);
    if (meant?.sort !== 'license' || meant.told !== null || hubLicense(meant.id)?.kind === 'placeholder') return;
    yield { message: `\`license: other\` is named ${shown(names[0]!)}, which the Hub lists as \`${meant.id}\``, at: { key: ['license'] }, advice: `Write \`license: ${meant.id}\`, unless the text was changed` };
  },
  examples: [
    { title: 'Spelt out', kind: 'dataset', card: '---\nlicense: other\nlicense_name: Creative Commons Attribution 4.0\nlicense_link: https://creativecommons.org/licenses/by/4.0/\n---\n# Proverbs\n', finds: ['2: `license: other` is named `Creative Commons Attribution 4.0`, which the Hub lists as `cc-by-4.0`'] },
    { title: 'By its id', card: '---\nlicense: other\nlicense_name: llama3.1\nlicense_link: LICENSE\n---\n# Llama Kiswahili\n', finds: ['2: `license: other` is named `llama3.1`, which the Hub lists as `llama3.1`'] },
    { title: 'One that the Hub does not list', card: '---\nlicense: other\nlicense_name: BUSL-1.1\nlicense_link: LICENSE\n---\n# Tagger\n' },
    { title: 'More than the Hub’s id tells', card: '---\nlicense: other\nlicense_name: GPL-3.0-or-later\nlicense_link: LICENSE\n---\n# Tagger\n' },
    { title: 'A family only', card: '---\nlicense: other\nlicense_name: OpenRAIL-M\nlicense_link: LICENSE\n---\n# Painter\n' },
    { title: 'Beside the id', kind: 'dataset', card: '---\nlicense: cc-by-4.0\nlicense_name: Creative Commons Attribution 4.0\n---\n# Proverbs\n' },
  ],
});
