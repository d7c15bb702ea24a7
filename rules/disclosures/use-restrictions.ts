import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { behaviouralLicenses, behaviouralName } from '../facts/behavioural-licenses.ts';
import { gateSays } from '../recognise/gate.ts';
import { isLicenceId, namesLicence } from '../recognise/licence-names.ts';
import { firstOf } from '../recognise/strongest.ts';

const named = phrase('rail openrail license licence licensed licenses licences licensing terms policy policies guidelines restrictions community mnpl mrl gemma', behaviouralName);
/** Uses that the reader is told to keep to or to keep off, as terms rather than as advice. The `t` is that of `can't`. */
const terms = [
  phrase('commercial commerical commercially noncommercial noncommercially', /\bnon-?\s?comm?er[ci]+al(?:ly)?\b[^.]{0,40}\b(?:only|purposes?|use|usage)\b|\bonly (?:be )?(?:\w+ ){0,4}non-?comm?er[ci]+al|\b(?:not|never|no|n['’]t)\b (?:\w+ ){0,6}(?:comm?er[ci]+al(?:ly)?)\b(?: (?:use|usage|purposes?|exploitation|applications?|products?))?|\bprohibit\w* (?:\w+ ){0,3}commercial/),
  phrase('only solely strictly exclusively', /\b(?:only|solely|strictly|exclusively) (?:be used |available |usable |allowed |permitted |licensed |released |provided |to be used )?(?:for|in) (?:\w+,? ){0,3}(?:research|academic|educational|scientific|study|personal)\b|\b(?:provided|available|released|distributed|shared|licensed|used|allowed|permitted|usable|published|free|open|use|usage|be used|dataset is|data is|data are) (?:\w+ ){0,2}(?:for|to) (?:the )?(?:\w+,? |and |or |non-?){0,4}(?:research|academic|educational|scientific|study|personal)(?: and \w+| use| purposes?| usage| community)* only\b|^(?:for )?(?:(?:non-?commercial|academic|scientific|and|or|research|educational|personal|only|use|purposes?),? ){1,5}only\b/),
  phrase('you users user', /\b(?:you|users?|licensees?) (?:can['’]t|cannot|can not|may not|must not|shall not|agree not to|agree to not|are not (?:allowed|permitted) to|agree that you will not|are prohibited)(?: \w+ly| to)? (?:use|share|deploy|attempt|distribute|resell|sell|produce|generate|re-?identify|identify|employ|violate|reverse)\b/, 'not t cannot can’t prohibited'),
  phrase('compete competing competes', /\bcompet(?:e|es|ing) (?:\w+ ){0,2}(?:with|against) (?:the )?(?:openai|google|anthropic|original)/),
  phrase('subject governed limited bound adhering adhere comply restricted prohibited', /\b(?:subject|governed|limited|bound|adher\w+|comply|complies|restricted|constrained|according) (?:to|by|with) (?:\S+ ){0,4}?(?:\w+['’]s )?(?:\w+ ){0,3}(?:usage (?:policy|policies|guidelines)|use policy|terms of use|acceptable use|usage restrictions|use restrictions|yi licen[cs]e|community licen[cs]e)|\buse (?:of \S+ )?is (?:limited|restricted|subject)\b|\brestrict(?:s|ed|ive|ions?)?\b[^.]{0,30}\b(?:use|uses|usage|non-?commercial|research|internal)\b/),
];
/** What is said of another work, or is advice about scope rather than a term. */
const otherwise = /\b(?:in respect of the content|open licen[cs]e - commercial use allowed|(?:not )?(?:currently )?recommend it for|intended (?:solely |only )?for|permits? (?:both )?commercial|allows? (?:for )?commercial|suitable for commercial|no restrictions?|without (?:any )?restrictions?|unrestricted|permissive|commercial (?:and|or) (?:non-?commercial|research)|commercial use (?:is )?(?:allowed|permitted)|llama[.]cpp|research community only|openai has|free for commercial|(?:the )?nvidia open model|open model licen[cs]e|mit licen[cs]e|not (?:only )?(?:affiliated|endorsed))\b/;
const ofLaw = /\b(?:copyright law|fair use|trademark|gutenberg[™-]?tm (?:license|trademark))\b/;

export default defineDisclosure({
  id: 'use-restrictions',
  summary: 'The reader is told of use-based restrictions: a behavioural-use or community licence, or restricted uses as terms',
  kinds: ['model', 'dataset'],
  detect(card) {
    const found: Proof[] = [];
    for (const key of ['license', 'license_name']) if (key in card.data && filled(card.data[key]).some((value) => behaviouralLicenses.has(value.toLowerCase()) || (key === 'license_name' && behaviouralName.test(spaced(value))))) found.push({ key: [key] });
    const told = card.said(...terms).filter(asTerm);
    const under = card.under('use-restrictions').filter(({ lower }) => !/^(?:no|none|n\/a|yes|open licen[cs]e|public domain)\b/.test(lower) && !isLicence(lower));
    found.push(...told.slice(0, 2), ...firstOf([...card.labelled('license'), ...card.under('license')], ({ lower }) => behaviouralName.test(lower) && !otherwise.test(lower), 2), ...gateSays(card, gated), ...under.slice(0, 2));
    for (const s of card.said(named)) if (!otherwise.test(s.lower) && /licen[cs]|terms|policy|policies|guidelines|restrictions|rail/.test(s.lower)) found.push(s);
    found.push(...told, ...under, ...card.saidElsewhere('use-restrictions'));
    if (found.length > 0) return found;
    return licenceNamed(card) ? [] : 'not-applicable';
  },
  examples: [
    { title: 'A behavioural-use licence', card: '---\nlicense: openrail\n---\n# A\n', lines: [2] },
    { title: 'A community licence by its name', card: '---\nlicense: other\nlicense_name: yi-license\n---\n# A\n', lines: [3] },
    { title: 'A community licence in the prose', card: '# Lugha\n\n- **License:** [Llama 2 Community License](https://example.org/license)\n', lines: [3] },
    { title: 'Terms without a licence', card: '# Lugha\n\nThe recordings may be used for non-commercial research only.\n', lines: [3] },
    { title: 'Terms in the gate', card: '---\nlicense: other\nlicense_name: lugha-terms\nextra_gated_prompt: >-\n  You agree not to attempt to identify the speakers.\n---\n# Lugha\n', lines: [5] },
    { title: 'A permissive licence', card: '---\nlicense: mit\n---\n# A\n', lines: [] },
    { title: 'A scope is no term', card: '---\nlicense: mit\n---\n# Lugha\n\nLugha is intended for research purposes only.\n', lines: [] },
    { title: 'A Creative Commons condition alone', card: '---\nlicense: cc-by-nc-sa-4.0\n---\n# A\n', lines: [] },
    { title: 'Terms of the data it was made from', card: '---\nlicense: mit\n---\n# Lugha\n\n| Corpus | Language | Terms |\n| --- | --- | --- |\n| Lamu archive | sw | for non-commercial research purposes only, see the archive |\n', lines: [] },
    { title: 'No licence', card: '# A\n', lines: 'not-applicable' },
  ],
});

const gated = /\byou (?:can['’]t|cannot|may not|must not|agree not to|agree you will not|will not|agree to not)\b[^.]{0,40}\b(?:use|share|attempt|produce|distribute|identify)\b|\bprohibited uses\b|\bnon-?commercial\b|\bacceptable use policy\b|\bcommunity licen[cs]e\b/;

/** `yi-license` as prose would write it. */
const spaced = (name: string): string => name.toLowerCase().replace(/[_]/g, '-');

/** An `Apache 2.0` under a heading on restrictions restricts nothing. */
const isLicence = (lower: string): boolean => lower.length < 80 && (isLicenceId(lower) || namesLicence(lower)) && !behaviouralName.test(lower);

function asTerm({ lower, form, section, label }: Statement): boolean {
  if (otherwise.test(lower) || ofLaw.test(lower)) return false;
  // Licences of the data that a model was made from.
  if (form === 'row' && label === null && !section.concepts.has('license') && !section.concepts.has('use-restrictions')) return false;
  // A licence's own name is no term: `CC BY-NC 4.0 (non-commercial)`.
  if (form === 'row' && lower.length < 40) return false;
  return !section.concepts.has('citation') && !/^(?:(?:the )?(?:\w+ ){0,3}(?:licen[cs]ed under )?)?(?:cc[ -]|creative commons|attribution-non)/.test(lower);
}

function licenceNamed(card: Card): boolean {
  for (const key of ['license', 'licenses', 'licence', 'license_name', 'license_link', 'license_details']) if (key in card.data && filled(card.data[key]).some((value) => !/^(?:unknown|other)\b/i.test(value))) return true;
  const names = ({ lower }: Statement): boolean => namesLicence(lower) || isLicenceId(lower);
  return card.labelled('license').some(names) || card.under('license').some(names) || card.saidElsewhere('license').length > 0;
}
