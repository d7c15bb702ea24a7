import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { hubLicense, textsOf } from '../../facts/hub-licenses.ts';
import { licenseTold } from '../../recognise/license-places.ts';

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
  *check(snapshot) {
    const { card } = snapshot;
    // A name or link of its own makes it exact.
    if (filled(card.data['license_name']).length > 0 || filled(card.data['license_link']).length > 0) return;
    const { license } = card.data;
    const items = Array.isArray(license) ? license : [license];
    for (const [index, id] of items.entries()) {
      if (typeof id !== 'string' || !several(id)) continue;
      const exact = textsOf(id);
      const told = licenseTold(snapshot);
      const named = told !== null && exact.includes(told.id) ? told : null;
      yield {
        // Of the GFDL the Hub has no more exact id, and its versions are alike.
        message: `\`license: ${id}\` is a family of licences (${hubLicense(id)!.name}), ${exact.length === 0 ? 'and its version is not said' : `expected one of its texts${named === null ? '' : `; the text names \`${named.id}\` (line ${named.line})`}`}`,
        ...(exact.length === 0 && { unsure: true }),
        at: { key: Array.isArray(license) ? ['license', index] : ['license'] },
        advice: named !== null ? `Write \`license: ${named.id}\`` : exact.length > 0 ? `Name the exact text: ${exact.map((one) => `\`${one}\``).join(', ')}; for one that is not among them \`license: other\` with \`license_name\` and \`license_link\`` : 'Say the version in `license_name` and link the text in `license_link`',
      };
    }
  },
  examples: [
    { title: 'OpenRAIL', card: '---\nlicense: openrail\n---\n# Painter\n', finds: ['2: `license: openrail` is a family of licences (OpenRAIL license family), expected one of its texts'] },
    { title: 'Creative Commons, in a list', kind: 'dataset', card: '---\nlicense:\n- cc\n- mit\n---\n# Proverbs\n', finds: ['3: `license: cc` is a family of licences (Creative Commons license family), expected one of its texts'] },
    { title: 'BSD', card: '---\nlicense: bsd\n---\n# Tagger\n', finds: ['2: `license: bsd` is a family of licences (BSD license family), expected one of its texts'] },
    { title: 'The text names the member', kind: 'dataset', card: '---\nlicense: cc\n---\n# Proverbs\n\n## License\n\nCC BY-NC 4.0\n', finds: ['2: `license: cc` is a family of licences (Creative Commons license family), expected one of its texts; the text names `cc-by-nc-4.0` (line 8)'] },
    { title: 'A family of which the Hub lists no text', kind: 'dataset', card: '---\nlicense: gfdl\n---\n# Proverbs\n', finds: ['2: `license: gfdl` is a family of licences (GNU Free Documentation License family), and its version is not said'] },
    { title: 'One text of the family', card: '---\nlicense: creativeml-openrail-m\n---\n# Painter\n' },
    { title: 'A family with one text only', kind: 'dataset', card: '---\nlicense: odc-by\n---\n# Proverbs\n' },
    { title: 'The family, with the exact text beside it', card: '---\nlicense: openrail\nlicense_name: AI Pubs OpenRAIL-M\nlicense_link: https://www.licenses.ai/ai-pubs-open-railm-vz1\n---\n# Painter\n' },
  ],
});
