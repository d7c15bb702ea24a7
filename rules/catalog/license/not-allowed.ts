import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { hubLicense } from '../../facts/hub-licenses.ts';
import { allowedBy, isAllowed, sameLicense } from '../../facts/license-expressions.ts';

export default defineRule({
  id: 'license/not-allowed',
  summary: 'The licence is not one that this repository’s own configuration allows',
  why: 'Whoever set the check up listed the licences under which things may be published, under `licenses` in the configuration.',
  advice: 'Choose one of the licences allowed, or ask whoever keeps the configuration to waive it here with a reason',
  severity: 'error',
  profile: 'hub',
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://spdx.dev/learn/handling-license-info/'],
  resources: ['choose-an-open-source-license', 'primer-on-ai2-impact-licenses'],
  *check({ card }, { licenses }) {
    if (!licenses) return;
    const allowed = licenses.allow === undefined ? null : allowedBy(licenses.allow);
    const ids = filled(card.data['license']);
    for (const id of ids) {
      const known = hubLicense(id.toLowerCase());
      // What cannot be told is `license/allowance-unknown`.
      if (!known || known.id === 'other' || known.id === 'unknown') continue;
      const at = { key: ['license'] };
      if (licenses.deny?.some((denied) => sameLicense(known.id, denied))) yield { message: `\`${id}\` is denied by the configuration`, at, about: id };
      else if (allowed && 'ids' in allowed && !isAllowed(known.id, allowed.ids)) yield { message: `\`${id}\` is not among the licences allowed; expected \`${licenses.allow}\``, at, about: id };
    }
  },
  examples: [
    { title: 'Another licence than those allowed', card: '---\nlicense: gpl-3.0\n---\n# A\n', policy: { licenses: { allow: 'Apache-2.0 OR MIT' } }, finds: ['2: `gpl-3.0` is not among the licences allowed; expected `Apache-2.0 OR MIT`'] },
    { title: 'A licence that is denied', card: '---\nlicense: [mit, llama2]\n---\n# A\n', policy: { licenses: { deny: ['llama2'] } }, finds: ['2: `llama2` is denied by the configuration'] },
    { title: 'Allowed by its SPDX id', card: '---\nlicense: apache-2.0\n---\n# A\n', policy: { licenses: { allow: 'Apache-2.0 OR MIT' } } },
    { title: 'One reading of an ambiguous id is allowed', card: '---\nlicense: gpl-3.0\n---\n# A\n', policy: { licenses: { allow: 'GPL-3.0-or-later' } } },
    { title: 'Allowed by its id on the Hub', card: '---\nlicense: openrail++\n---\n# A\n', policy: { licenses: { allow: 'openrail++ OR llama3.1' } } },
    { title: 'No licence policy', card: '---\nlicense: llama2\n---\n# A\n' },
  ],
});
