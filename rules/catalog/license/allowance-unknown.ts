import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { shown } from '../../engine/shown.ts';
import { judge } from '../../facts/license-policy.ts';

export default defineRule({
  id: 'license/allowance-unknown',
  summary: 'It cannot be told whether the licence is one that the configuration allows',
  why: 'A licence that is missing, unknown, a mere family, or known to nobody but its author can be neither allowed nor denied by name. That is no "yes" and no "no".',
  advice: 'Name a licence that the Hub lists, or ask whoever keeps the configuration to allow this one by its name (`LicenseRef-…`) or to exempt it with a reason (`licenses.exempt`)',
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
    if (ids.length === 0 && !said) yield { message: 'No licence in the front matter; expected one that the configuration allows', at: { key: ['license'] }, about: 'none', license: 'none' };
    for (const { id, outcome, because } of judge(ids, filled(card.data['license_name']), licenses)) {
      if (outcome === 'unknown') yield { message: `Whether ${shown(id)} is allowed cannot be told: ${because}`, at: { key: ['license'] }, about: id, license: id };
    }
  },
  examples: [
    { title: 'A licence of one’s own', card: '---\nlicense: other\nlicense_name: acme-1.0\n---\n# A\n', policy: { licenses: { allow: 'MIT' } }, finds: ['2: Whether `LicenseRef-acme-1.0` is allowed cannot be told: it stands neither in `licenses.allow` nor in `licenses.deny`'] },
    { title: 'Another licence without its name', card: '---\nlicense: other\n---\n# A\n', policy: { licenses: { deny: ['llama2'] } }, finds: ['2: Whether `other` is allowed cannot be told: it comes without `license_name`'] },
    { title: 'A family', card: '---\nlicense: bsd\n---\n# A\n', policy: { licenses: { allow: 'BSD-3-Clause' } }, finds: ['2: Whether `bsd` is allowed cannot be told: it is a family of licences; one of `bsd-2-clause`, `bsd-3-clause`, `bsd-3-clause-clear` would tell'] },
    { title: 'A family that is allowed as one', card: '---\nlicense: bsd\n---\n# A\n', policy: { licenses: { allow: 'MIT OR bsd' } } },
    { title: 'None, in the profile in which no other rule says so', card: '---\nlanguage: sw\n---\n# A\n', policy: { profile: 'hub', licenses: { allow: 'MIT' } }, finds: ['1: No licence in the front matter; expected one that the configuration allows'] },
    { title: 'None: `license/missing` says so', card: '---\nlanguage: sw\n---\n# A\n', policy: { licenses: { allow: 'MIT' } } },
    { title: 'One that can be told', card: '---\nlicense: mit\n---\n# A\n', policy: { licenses: { allow: 'MIT' } } },
    { title: 'No licence policy', card: '---\nlicense: other\n---\n# A\n' },
  ],
});
