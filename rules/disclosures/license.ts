import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { isLicenceId, namesLicence } from '../recognise/licence-names.ts';

const grants = phrase(
  'license licence licensed licenced licenses licences licensing released distributed published available copyright rights openrail rail terms domain',
  /licen[cs]|\b(?:released|distributed|published|(?:made )?available|free to use|shared) (?:\w+ )?(?:under|with)|copyright|public domain|terms of use/,
);
/** The licence of something else: code beside the data, a parent, a component. */
const ofOthers = /\b(?:source code|the code|this code|code (?:is|in this repo\w*)|base model|original model|scripts?|software) (?:is |are )?(?:released|licensed|under|distributed|available)/;

export default defineDisclosure({
  id: 'license',
  summary: 'A licence is named in the front matter or in the prose',
  detect(card) {
    const found: Proof[] = [];
    const { data } = card;
    for (const key of ['license', 'licenses', 'licence']) if (filled(data[key]).some((value) => !/^(?:unknown|other)\b/i.test(value))) found.push({ key: [key] });
    for (const key of ['license_name', 'license_link', 'license_details']) if (filled(data[key]).length > 0) found.push({ key: [key] });
    const names = ({ lower }: Statement): boolean => namesLicence(lower) || isLicenceId(lower);
    found.push(...card.labelled('license').filter(names));
    found.push(...card.under('license').filter(names));
    found.push(...card.said(grants).filter(({ lower }) => namesLicence(lower) && !ofOthers.test(lower)));
    found.push(...card.saidElsewhere('license'));
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\nlicense: mit\n---\n# A\n', lines: [2] },
    { title: 'Not known', card: '---\nlicense: unknown\n---\n# A\n', lines: [] },
  ],
});
