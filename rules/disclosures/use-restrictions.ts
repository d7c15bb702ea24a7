import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { behaviouralLicenses } from '../facts/behavioural-licenses.ts';

const terms = phrase('rail openrail llama gemma commercial research acceptable', /\b(?:open)?rail(?:\+\+)?(?:-m)?\b|\b(?:llama|gemma|community|falcon|yi|opt)[\w .-]{0,12} (?:community )?licen[sc]e\b|\bgemma terms of use\b|\bacceptable use policy\b|\bnon-?commercial (?:use|purposes?) only\b|\bresearch (?:use|purposes?) only\b/);
const license = phrase('license licence licensed licenses licences', /\blicen[sc]e/);

export default defineDisclosure({
  id: 'use-restrictions',
  summary: 'The reader is told of use-based restrictions: a behavioural-use or community licence, or restricted uses as terms',
  kinds: ['model', 'dataset'],
  detect(card) {
    const found: Proof[] = [];
    const named = filled(card.data['license']);
    if (named.some((id) => behaviouralLicenses.has(id.toLowerCase()))) found.push({ key: ['license'] });
    found.push(...card.under('use-restrictions'), ...card.said(terms), ...card.saidElsewhere('use-restrictions'));
    if (found.length > 0) return found;
    const any = named.some((id) => !/^(?:unknown|other)$/i.test(id)) || filled(card.data['license_name']).length > 0 || card.said(license).length > 0;
    return any ? [] : 'not-applicable';
  },
  examples: [
    { title: 'A behavioural-use licence', card: '---\nlicense: openrail\n---\n# A\n', lines: [2] },
    { title: 'A permissive licence', card: '---\nlicense: mit\n---\n# A\n', lines: [] },
    { title: 'No licence', card: '# A\n', lines: 'not-applicable' },
  ],
});
