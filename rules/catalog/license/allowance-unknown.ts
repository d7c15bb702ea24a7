import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { hubLicense } from '../../facts/hub-licenses.ts';

export default defineRule({
  id: 'license/allowance-unknown',
  summary: 'It cannot be told whether the licence is one that the configuration allows',
  why: 'A licence that is missing, unknown, another one than the Hub lists, or described in words only can be neither allowed nor denied by name.',
  advice: 'Name a licence that the Hub lists, or waive this with the reason why the licence is fine',
  severity: 'warning',
  profile: 'hub',
  sources: ['https://huggingface.co/docs/hub/repositories-licenses'],
  resources: ['choose-an-open-source-license', 'data-provenance-initiative'],
  *check({ card, disclosures, kind }, { licenses, severities, profile }) {
    if (!licenses) return;
    const ids = filled(card.data['license']);
    // Where there is no licence at all, one finding says so; this one speaks where that rule is off.
    const rule = kind === 'space' ? 'space/license-missing' : 'license/missing';
    const said = disclosures['license']?.status !== 'disclosed' && (severities[rule] ?? (profile === 'hub' ? 'off' : 'on')) !== 'off';
    if (ids.length === 0 && !said) yield { message: 'No licence in the front matter; expected one that the configuration allows', at: { key: ['license'] }, about: 'none' };
    for (const id of ids) {
      const known = hubLicense(id.toLowerCase());
      if (!known || known.id === 'other' || known.id === 'unknown') yield { message: `\`${id}\` says nothing that the configuration could allow or deny`, at: { key: ['license'] }, about: id };
    }
  },
  examples: [
    { title: 'Another licence', card: '---\nlicense: other\nlicense_name: acme-1.0\n---\n# A\n', policy: { licenses: { allow: 'MIT' } }, finds: ['2: `other` says nothing that the configuration could allow or deny'] },
    { title: 'None, in the profile in which no other rule says so', card: '---\nlanguage: sw\n---\n# A\n', policy: { profile: 'hub', licenses: { allow: 'MIT' } }, finds: ['1: No licence in the front matter; expected one that the configuration allows'] },
    { title: 'None: `license/missing` says so', card: '---\nlanguage: sw\n---\n# A\n', policy: { licenses: { allow: 'MIT' } } },
    { title: 'One that can be told', card: '---\nlicense: mit\n---\n# A\n', policy: { licenses: { allow: 'MIT' } } },
    { title: 'No licence policy', card: '---\nlicense: other\n---\n# A\n' },
  ],
});
