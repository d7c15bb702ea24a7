import { defineRule } from '../../engine/define-rule.ts';
import { oneLine, shown } from '../../engine/shown.ts';
import { filled } from '../../engine/values.ts';
import { judge } from '../../facts/license-policy.ts';
import { referencesOf } from '../../snapshot/references.ts';

export default defineRule({
  id: 'license/not-allowed',
  summary: 'The licence is not one that this repository’s own configuration allows',
  why: 'Whoever set the check up listed the licences under which things may be published, under `licenses` in the configuration. What is denied there is denied in what this was made from, too, where that was looked up.',
  advice: 'Choose one of the licences allowed, or ask whoever keeps the configuration for an exemption with a reason (`licenses.exempt`)',
  severity: 'error',
  profile: 'hub',
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://spdx.dev/learn/handling-license-info/'],
  resources: ['choose-an-open-source-license', 'primer-on-ai2-impact-licenses'],
  *check({ card, kind, related, recorded }, { licenses }) {
    if (!licenses) return;
    const { license } = card.data;
    const ids = filled(license);
    for (const { id, outcome, because } of judge(ids, filled(card.data['license_name']), licenses)) {
      // What cannot be told is `license/allowance-unknown`.
      if (outcome !== 'denied' && outcome !== 'not-allowed') continue;
      const index = ids.findIndex((one) => one.toLowerCase() === id);
      const at = { key: Array.isArray(license) && index >= 0 && license.length === ids.length ? ['license', index] : ['license'] };
      if (outcome === 'denied') yield { message: `${shown(id)} is denied by the configuration${because!.toLowerCase() === id.toLowerCase() ? '' : `, which denies ${shown(because!)}`}`, at, about: id, license: id };
      else yield { message: `${shown(id)} is not among the licences allowed; expected \`${oneLine(licenses.allow!)}\``, at, about: id, license: id };
    }
    if (licenses.deny === undefined) return;
    const seen = new Set<string>();
    for (const { kind: of, id, key } of referencesOf(card, kind)) {
      const fact = related.get(`${of}:${id}`);
      const known = fact?.known && fact.value.license.known ? fact.value : recorded.get(`${of}:${id}`);
      if (!known?.license.known || seen.has(`${of}:${id}`)) continue;
      seen.add(`${of}:${id}`);
      const [verdict] = judge([known.license.value], known.licenseName === undefined ? [] : [known.licenseName], { deny: licenses.deny });
      if (verdict?.outcome === 'denied') yield { message: `The ${of} ${shown(id)} is under ${shown(verdict.id)}, which the configuration denies`, at: { key }, about: `${of}:${id}`, license: verdict.id, advice: 'Build on something else, or ask whoever keeps the configuration for an exemption with a reason (`licenses.exempt`)' };
    }
  },
  examples: [
    { title: 'Another licence than those allowed', card: '---\nlicense: gpl-3.0\n---\n# A\n', policy: { licenses: { allow: 'Apache-2.0 OR MIT' } }, finds: ['2: `gpl-3.0` is not among the licences allowed; expected `Apache-2.0 OR MIT`'] },
    { title: 'A licence that is denied', card: '---\nlicense: [mit, llama2]\n---\n# A\n', policy: { licenses: { deny: ['llama2'] } }, finds: ['2: `llama2` is denied by the configuration'] },
    { title: 'One of a list', kind: 'dataset', card: '---\nlicense:\n- mit\n- cc-by-nc-4.0\n---\n# A\n', policy: { licenses: { allow: 'MIT OR CC-BY-4.0' } }, finds: ['4: `cc-by-nc-4.0` is not among the licences allowed; expected `MIT OR CC-BY-4.0`'] },
    { title: 'Denied although a family allows it', kind: 'dataset', card: '---\nlicense: cc-by-nc-4.0\n---\n# A\n', policy: { licenses: { allow: 'cc', deny: ['CC-BY-NC-4.0'] } }, finds: ['2: `cc-by-nc-4.0` is denied by the configuration'] },
    { title: 'A family that is denied', card: '---\nlicense: gpl-2.0\n---\n# A\n', policy: { licenses: { deny: ['gpl'] } }, finds: ['2: `gpl-2.0` is denied by the configuration, which denies `gpl`'] },
    { title: 'Allowed together only', card: '---\nlicense: mit\n---\n# A\n', policy: { licenses: { allow: 'MIT AND OpenMDW-1.0' } }, finds: ['2: `mit` is not among the licences allowed; expected `MIT AND OpenMDW-1.0`'] },
    { title: 'A base model under a licence that is denied', card: '---\nlicense: mit\nbase_model: acme/soup-7b\n---\n# A\n', policy: { licenses: { deny: ['llama2'] } }, related: { 'model:acme/soup-7b': { kind: 'model', asked: 'acme/soup-7b', exists: true, movedTo: null, gated: false, license: { known: true, value: 'llama2' } } }, finds: ['3: The model `acme/soup-7b` is under `llama2`, which the configuration denies'] },
    { title: 'The same from a file of known repositories', card: '---\nlicense: mit\nbase_model: acme/soup-7b\n---\n# A\n', policy: { licenses: { deny: ['llama2'] } }, recorded: { 'model:acme/soup-7b': { kind: 'model', asked: 'acme/soup-7b', exists: true, movedTo: null, gated: false, license: { known: true, value: 'llama2' } } }, finds: ['3: The model `acme/soup-7b` is under `llama2`, which the configuration denies'] },
    { title: 'A licence of one’s own that is denied', card: '---\nlicense: other\nlicense_name: Acme Research 1.0\n---\n# A\n', policy: { licenses: { deny: ['LicenseRef-acme-research-1.0'] } }, finds: ['2: `LicenseRef-acme-research-1.0` is denied by the configuration'] },
    { title: 'Both of those that are allowed together', card: '---\nlicense: [mit, openmdw-1.0]\n---\n# A\n', policy: { licenses: { allow: 'MIT AND OpenMDW-1.0' } } },
    { title: 'A licence of one’s own that is allowed', card: '---\nlicense: other\nlicense_name: Acme Research 1.0\n---\n# A\n', policy: { licenses: { allow: 'MIT OR LicenseRef-acme-research-1.0' } } },
    { title: 'An exception, by its name', card: '---\nlicense: other\nlicense_name: GPL-2.0-only WITH Classpath-exception-2.0\n---\n# A\n', policy: { licenses: { allow: 'GPL-2.0-only WITH Classpath-exception-2.0' } } },
    { title: 'Allowed by its SPDX id', card: '---\nlicense: apache-2.0\n---\n# A\n', policy: { licenses: { allow: 'Apache-2.0 OR MIT' } } },
    { title: 'One reading of an ambiguous id is allowed', card: '---\nlicense: gpl-3.0\n---\n# A\n', policy: { licenses: { allow: 'GPL-3.0-or-later' } } },
    { title: 'Allowed by its id on the Hub', card: '---\nlicense: openrail++\n---\n# A\n', policy: { licenses: { allow: 'openrail++ OR llama3.1' } } },
    { title: 'No licence policy', card: '---\nlicense: llama2\n---\n# A\n' },
  ],
});
