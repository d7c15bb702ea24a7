import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { hubLicense, textsOf } from '../../facts/hub-licenses.ts';

/** `odc-by` and `odbl` are families of one text, and the Hub has no more exact id for them. */
const several = (id: string): boolean => {
  const license = hubLicense(id);
  return license?.kind === 'family' && license.members?.length !== 1;
};

export default defineRule({
  id: 'license/family-only',
  summary: 'Only a family of licences is named, not which of its texts',
  why: 'Members of one family allow very different things: `cc` may be CC0 or a licence that forbids both commerce and changes, `openrail` stands for several texts with use restrictions of their own. Nobody can rely on a family.',
  advice: 'Name the exact text and version',
  severity: 'warning',
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://huggingface.co/blog/open_rail'],
  resources: ['create-commons-license-chooser', 'behavioral-use-licensing-for-responsible-ai'],
  *check({ card }) {
    // A name or link of its own makes it exact.
    if (filled(card.data['license_name']).length > 0 || filled(card.data['license_link']).length > 0) return;
    const { license } = card.data;
    const items = Array.isArray(license) ? license : [license];
    for (const [index, id] of items.entries()) {
      if (typeof id !== 'string' || !several(id)) continue;
      const exact = textsOf(id);
      yield {
        message: `\`license: ${id}\` is a family of licences (${hubLicense(id)!.name}), expected one of its texts`,
        at: { key: Array.isArray(license) ? ['license', index] : ['license'] },
        advice: exact.length > 0 ? `Name the exact text: ${exact.map((one) => `\`${one}\``).join(', ')}; for one that is not among them \`license: other\` with \`license_name\` and \`license_link\`` : 'Say the version in `license_name` and link the text in `license_link`',
      };
    }
  },
  examples: [
    { title: 'OpenRAIL', card: '---\nlicense: openrail\n---\n# Painter\n', finds: ['2: `license: openrail` is a family of licences (OpenRAIL license family), expected one of its texts'] },
    { title: 'Creative Commons, in a list', kind: 'dataset', card: '---\nlicense:\n- cc\n- mit\n---\n# Proverbs\n', finds: ['3: `license: cc` is a family of licences (Creative Commons license family), expected one of its texts'] },
    { title: 'BSD', card: '---\nlicense: bsd\n---\n# Tagger\n', finds: ['2: `license: bsd` is a family of licences (BSD license family), expected one of its texts'] },
    { title: 'One text of the family', card: '---\nlicense: creativeml-openrail-m\n---\n# Painter\n' },
    { title: 'A family with one text only', kind: 'dataset', card: '---\nlicense: odc-by\n---\n# Proverbs\n' },
    { title: 'The family, with the exact text beside it', card: '---\nlicense: openrail\nlicense_name: AI Pubs OpenRAIL-M\nlicense_link: https://www.licenses.ai/ai-pubs-open-railm-vz1\n---\n# Painter\n' },
  ],
});
