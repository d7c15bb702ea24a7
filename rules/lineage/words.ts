import { shown } from '../engine/shown.ts';
import type { Known, Problem } from '../engine/types.ts';
import { clauseNamed } from '../facts/rail-clauses.ts';
import { hubLicense } from '../facts/hub-licenses.ts';
import type { LicenseTerms } from '../facts/license-terms.ts';
import type { NamedLicense, Stated } from './license.ts';
import type { Ancestor } from './lineage.ts';
import type { Judgement } from './verdict.ts';

/** An ancestor whose licence is known. */
export type Licensed = Ancestor & { readonly license: Extract<Known<NamedLicense>, { readonly known: true }> };

/** Ancestors under one licence, nearest first, with what follows from it for this repository. */
export interface Holding {
  readonly terms: LicenseTerms;
  readonly ancestors: readonly Licensed[];
  /** Of the nearest; the same holds for the others. */
  readonly judgements: readonly Judgement[];
}

/** Ancestors whose licence yields such judgements, by licence: what is said of one need not be said of the next. */
export function holdings(ancestors: readonly Ancestor[], wanted: (judgement: Judgement, ancestor: Ancestor) => boolean): Holding[] {
  const byLicense = new Map<string, { terms: LicenseTerms; ancestors: Licensed[]; judgements: readonly Judgement[] }>();
  for (const ancestor of ancestors) {
    if (!isLicensed(ancestor)) continue;
    const judgements = ancestor.verdict.judgements.filter((one) => wanted(one, ancestor));
    if (judgements.length === 0) continue;
    const { terms } = ancestor.license.value;
    const before = byLicense.get(terms.id);
    if (!before) byLicense.set(terms.id, { terms, ancestors: [ancestor], judgements });
    else before.ancestors.push(ancestor);
  }
  return [...byLicense.values()];
}

const isLicensed = (ancestor: Ancestor): ancestor is Licensed => ancestor.license.known;

/** `` `license: mit` ``, as the card has it. */
export const ownWords = (own: Stated): string => {
  const written = own.flatMap((one) => (one.known ? [one.value.written] : []));
  return written.length === 0 ? '' : written.length === 1 ? `\`license: ${written[0]}\`` : `\`license: [${written.join(', ')}]\``;
};

/** `` `base_model: acme/lugha` is `llama2` ``, with the way to it and how it is known. */
export function holderWords({ terms, ancestors }: Holding): string {
  const [first] = ancestors;
  const more = ancestors.length > 1 ? ` (and so ${ancestors.length === 2 ? 'is' : 'are'} ${ancestors.slice(1, 3).map(({ id }) => shown(id)).join(', ')}${ancestors.length > 3 ? ` and ${ancestors.length - 3} more` : ''})` : '';
  return `${placeOf(first!)} is \`${first!.license.value.written}\`${hubLicense(terms.id) ? '' : `, the ${terms.title}`}${more}${basisWords(first!)}`;
}

/** The same as a noun: `` `base_model: acme/lugha` (`llama2`) ``. */
export function holderName({ ancestors }: Holding): string {
  const [first] = ancestors as readonly [Licensed];
  const { id, key, through, license } = first;
  const from = through.length === 0 ? '' : `, from which ${shown(`${key[0]}: ${through[0]}`)} comes`;
  return `${through.length === 0 ? shown(`${key[0]}: ${id}`) : shown(id)} (\`${license.value.written}\`${basisWords(first)})${from}`;
}

/** The ancestor and the way to it: `` `a/llama`, from which `base_model: b/tuned` comes, ``. */
export function placeOf({ id, key, through }: Ancestor): string {
  const [near, ...rest] = through;
  if (near === undefined) return shown(`${key[0]}: ${id}`);
  return `${shown(id)}, from which ${shown(`${key[0]}: ${near}`)} comes${rest.length > 0 ? ` through ${rest.map(shown).join(' and ')}` : ''},`;
}

function basisWords({ basis }: Ancestor): string {
  if (basis === 'recorded') return ', as the file of known repositories has it';
  if (basis === 'published') return ', as its publisher states (it was not looked up)';
  return basis === 'remembered' ? ', as far as is remembered (it was not looked up)' : '';
}

/** `condition (section 4.a)`. */
export const conditionWords = ({ says, section }: Pick<Judgement, 'says' | 'section'>): string => `${says}${section === null ? '' : ` (${sectionWords(section)})`}`;
export const sectionWords = (section: string): string => (/^[\dIVX]+(?:[.(-]|$)/.test(section) ? `section ${section}` : section);

/** What stays open about an unsettled judgement. */
export function openWords({ settled, term }: Judgement, { relation }: Ancestor): string {
  if (settled) return '';
  if (relation === 'trained-on') return '; whether that reaches a model trained on it is open';
  if (term === 'research-only' && relation !== 'adapter' && relation !== 'runs') return '; a licence that leaves out commerce alone allows more';
  if (relation === 'adapter') return '; whether that reaches a separate adapter is open';
  return relation === 'runs' ? '; the Space’s own licence can only speak for its code' : '; what that means for weights is open';
}

/** How grave a finding may be, by what it rests on: nothing unsettled or remembered is more than a notice, nothing that was not read in the text an error. */
export function gravity({ ancestors }: Holding, { settled, read }: Judgement): Pick<Problem, 'unsure' | 'atMost'> {
  const [{ basis, license }] = ancestors as readonly [Licensed];
  if (!settled || basis === 'remembered' || read === 'none') return { unsure: true };
  return basis === 'published' || license.value.byName || (read !== 'text' && read !== 'choosealicense') ? { atMost: 'warning' } : {};
}

/** Clauses that tell a reader most when only two are named, and what they are called for short. */
const telling: Readonly<Record<string, string>> = { 'medical-advice': 'medical advice', 'justice-migration': 'law enforcement', weapons: 'weapons', military: 'military use', tracking: 'tracking people', malware: 'malware', impersonation: 'posing as somebody', minors: 'exploiting minors' };

/** `medical advice and law enforcement`: two of the clauses. */
export function someClauses(ids: readonly string[]): string {
  const known = Object.keys(telling).filter((id) => ids.includes(id)).map((id) => telling[id]!);
  return [...known, ...ids.filter((id) => !(id in telling)).map((id) => clauseNamed(id).summary)].slice(0, 2).join(' and ');
}

/** Where the conditions can be read. */
export const textAt = ({ url, title }: LicenseTerms): string => `Text of the ${title}: ${url}`;
