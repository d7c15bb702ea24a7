import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

export default defineDisclosure({
  id: 'license',
  summary: 'A licence is named in the front matter or in the prose',
  detect(card) {
    const found: Proof[] = [];
    const { license, license_name, license_link, license_details } = card.data;
    const named = filled(license).filter((value) => !/^(?:unknown|other)$/i.test(value));
    if (named.length > 0) found.push({ key: ['license'] });
    else if (filled(license_name).length > 0) found.push({ key: ['license_name'] });
    else if (filled(license_link).length > 0) found.push({ key: ['license_link'] });
    else if (filled(license_details).length > 0) found.push({ key: ['license_details'] });
    found.push(...card.said(phrase('license licence licensed', /licen[sc]ed? (?:is|under|by)/)));
    return found;
  },
  examples: [{ title: 'In the front matter', card: '---\nlicense: mit\n---\n# A\n', lines: [2] }, { title: 'Not known', card: '---\nlicense: unknown\n---\n# A\n', lines: [] }],
});
