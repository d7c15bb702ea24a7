import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Span, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { claimNamed } from '../recognise/licence-mentions.ts';
import { isLicenceId, namesLicence } from '../recognise/licence-names.ts';
import { licenseBadges } from '../recognise/license-badges.ts';
import { linksWithin } from '../recognise/links.ts';

const speaksOfRights = phrase(
  'license licence licensed licenced licenses licences licensing licesed lisence released distributed published available copyright rights openrail rail terms domain creative cc apache mit gpl agpl lgpl odc odbl cdla bsd agreement',
  /li[cs]en[cs]|li[cs]esed|\b(?:released|distributed|published|(?:made )?available|free to use|shared|provided) (?:\w+ )?(?:under|with)|public domain|terms of use|creative commons|\bcc[- ](?:by|0)|\bcc0\b/,
);
/** The licence of something else: code beside the data, a parent, a component, a conflict. */
const ofOthers = /\b(?:source code|the code|this code|code (?:is|in this repo\w*)|scripts?|software) (?:is |are )?(?:released|licensed|under|distributed|available)[^,;.]*|licensed models?\b|\b(?:base|original|underlying|parent) models?\b[^.]{0,40}licen|\bif using a\b.*/;
/** Terms of the author's own, where no licence has a name. */
const ownTerms = /\bnon-?\s?comm?er\w{0,4}al\b|\b(?:research|academic|educational|personal) (?:\w+ )?(?:purposes?|use) only\b|\bonly (?:be used )?for (?:\w+ ){0,2}(?:research|academic)|\bfree (?:to use|for)\b|\ball rights reserved\b|\bproprietary\b|\bcopyright law\b|\bno restrictions?\b/;

/** The text of a licence, or the file that it is in: `under the license found in LICENSE.txt`. */
const elsewhere = phrase('license licence hereby', /\bpermission is hereby granted\b|\blicen[cs]ed?\b.{0,80}\b(?:found|see|in|under|custom|at)\b.{0,20}\blicen[cs]e\.(?:txt|md|rst)\b|^custom \W{0,3}licen[cs]e\.(?:txt|md|rst)\b/);
/** Addresses of licences and terms. */
const terms = /licen[cs]e|terms|conditions|copyright|eula|creativecommons|legal/i;

const named = ({ lower }: Statement): boolean => !/\bincompatib/.test(lower) && (isLicenceId(lower) || namesLicence(lower.replace(ofOthers, ' ')));

/** A link from a statement about the licence: to its text, or to anything where the front matter says `other`. */
function linked(card: Card, statements: readonly Statement[]): Span[] {
  const other = filled(card.data['license']).some((value) => /^other$/i.test(value));
  return statements.filter((s) => linksWithin(card, s).some(({ url }) => (other && s.lower.includes('licen')) || terms.test(url) || /\blicen[cs]e$/i.test(s.label ?? '')));
}

export default defineDisclosure({
  id: 'license',
  summary: 'A licence is named in the front matter or in the prose',
  detect(card) {
    const found: Proof[] = [];
    const { data } = card;
    for (const key of ['license', 'licenses', 'licence', 'licences']) if (key in data && filled(data[key]).some((value) => !/^(?:unknown|other|unlicensed|null|\$\{.*|<.*)$/i.test(value))) found.push({ key: [key] });
    for (const key of ['license_name', 'license_link', 'license_details']) if (key in data && filled(data[key]).length > 0) found.push({ key: [key] });
    const about = [...card.labelled('license'), ...card.under('license')];
    found.push(...about.filter((s) => named(s) || ownTerms.test(s.lower)));
    // Prose has little to add to a licence that is named in its place.
    if (found.length > 0) return found;
    found.push(...card.said(speaksOfRights).filter(named));
    if (found.length === 0) found.push(...linked(card, about));
    found.push(...card.saidElsewhere('license'));
    if (found.length > 0) return found;
    found.push(...card.said(elsewhere), ...about.filter(({ lower }) => elsewhere.pattern.test(lower)), ...licenseBadges(card).map(({ link }) => link));
    if (found.length === 0) found.push(...card.code.filter(({ text, section }) => section.concepts.has('license') && text.length < 120 && claimNamed(text.trim().split('\n')[0]!) !== null));
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\nlicense: mit\n---\n# A\n', lines: [2] },
    { title: 'A list, as older data cards write it', kind: 'dataset', card: '---\nlicense:\n- cc-by-4.0\n---\n# A\n', lines: [2] },
    { title: 'Not known', card: '---\nlicense: unknown\n---\n# A\n', lines: [] },
    { title: 'Other, with a name', card: '---\nlicense: other\nlicense_name: soup-license\n---\n# A\n', lines: [3] },
    { title: 'Other, without one', card: '---\nlicense: other\n---\n# A\n', lines: [] },
    { title: 'A template left open', card: '# A\n\n- **License:** [More Information Needed]\n', lines: [] },
    { title: 'Named under its heading', card: '# A\n\n## Licensing Information\n\nThe texts are under CC BY-SA 3.0.\n', lines: [5] },
    { title: 'Terms without a name', kind: 'dataset', card: '# A\n\n### Licensing Information\n\nNon-commercial use only.\n', lines: [5] },
    { title: 'The licence of the code is none for the data', kind: 'dataset', card: '# A\n\nThe code is released under the MIT License.\n', lines: [] },
    { title: 'A badge', kind: 'dataset', card: '# A\n\n[![License: ODbL](https://img.shields.io/badge/License-ODbL-green.svg)](https://opendatacommons.org/licenses/odbl/)\n', lines: [3] },
    { title: 'The file that holds it', card: '# A\n\nThe model is licensed under the license found in LICENSE.txt.\n', lines: [3] },
    { title: 'Its name in a code block, below its heading', kind: 'dataset', card: '# A\n\n### Licensing Information\n\n```plain\nGNU General Public License v3.0\n```\n', lines: [5] },
    { title: 'Its text', kind: 'dataset', card: '# A\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this dataset, to deal in it without restriction.\n', lines: [3] },
    { title: 'A link to the terms, below their heading', kind: 'dataset', card: '# A\n\n### Licensing Information\n\nhttps://example.org/terms_and_conditions.html\n', lines: [5] },
  ],
});
