import facts from './license-terms.json' with { type: 'json' };
import { hubLicense } from './hub-licenses.ts';
import { meantLicense } from './license-names.ts';
import { behaviouralText } from './rail-clauses.ts';

/** What a licence may ask; the order is that in which one is told of them. */
export type TermId =
  | 'non-commercial' | 'research-only' | 'no-derivatives' | 'same-agreement' | 'agreement' | 'share-alike' | 'copyleft' | 'restrictions' | 'no-training-others'
  | 'name-prefix' | 'built-with' | 'notice-file' | 'copy' | 'use-policy' | 'attribution' | 'produced-work-notice' | 'mark-changes' | 'keep-notices' | 'documentation' | 'public-statement' | 'eu-multimodal'
  | 'results-free';

export interface Term {
  readonly term: TermId;
  /** In the text at the licence's `url`; null where it is not known. */
  readonly section: string | null;
  /** The condition in our own words, lower case, no full stop. */
  readonly says: string;
  /** Ids under which a derivative may stand. */
  readonly accepts?: readonly string[];
  /** Ids of which it depends on more than the id says whether they fit. */
  readonly perhaps?: readonly string[];
  /** Copyleft by file or library: open what it means for weights. */
  readonly file?: boolean;
  /** Holds for models trained on the outputs too. */
  readonly outputs?: boolean;
}

/** How far the conditions were read; only the first two make an error. */
export type TermsRead = 'text' | 'choosealicense' | 'license-only' | 'secondary' | 'memory' | 'none';

/** What one licence asks of what is made from a work under it. A coarse reading, not legal advice. */
export interface LicenseTerms {
  /** The Hub's id where it has one, else ours. */
  readonly id: string;
  readonly title: string;
  /** Values of `license_name` under which it goes on the Hub. */
  readonly names?: readonly string[];
  readonly read: TermsRead;
  readonly url: string;
  readonly commerce: boolean | 'limited' | 'unknown';
  /** What the text itself counts as a derivative. */
  readonly reaches?: readonly string[];
  /** Whether offering the model over a network is passing it on. */
  readonly served?: boolean;
  /** The set attribution sentence, where `rail-clauses.json` has none. */
  readonly notice?: string;
  readonly terms: readonly Term[];
}

export const licenseTerms = facts.licenses as unknown as readonly LicenseTerms[];
const byId: ReadonlyMap<string, LicenseTerms> = new Map(licenseTerms.map((license) => [license.id, license]));
const byName: ReadonlyMap<string, LicenseTerms> = new Map(licenseTerms.flatMap((license) => (license.names ?? []).map((name) => [name, license] as const)));

/** The terms behind a Hub id or an id of ours; undefined for any other. */
export const termsOf = (id: string): LicenseTerms | undefined => byId.get(id);

/** The terms that a `license_name` beside `license: other` means, or undefined where nobody can tell. */
export function termsNamed(name: string): LicenseTerms | undefined {
  const written = name.trim().toLowerCase();
  const known = byName.get(written) ?? byId.get(written);
  if (known) return known;
  const meant = meantLicense(written);
  return meant === null || hubLicense(meant)?.kind !== 'license' ? undefined : byId.get(meant);
}

/** Whether a licence bars named uses, as far as is known: its clauses, `some` where they were not read, or none. */
export function barredUses({ id }: LicenseTerms): readonly string[] | 'some' {
  const text = behaviouralText(id);
  if (text?.read === 'text') return Object.keys(text.clauses);
  if (text || hubLicense(id)?.flags.useRestrictions === true) return 'some';
  return [];
}

/** The set sentences and words that the licence wants shown. */
export function wordsOf({ id, notice }: LicenseTerms): { readonly notice?: string; readonly builtWith: readonly string[]; readonly namePrefix?: string; readonly policyUrl?: string } {
  const text = behaviouralText(id);
  const sentence = text?.noticeText ?? notice;
  return {
    ...(sentence !== undefined && { notice: sentence }),
    builtWith: text?.builtWith === undefined ? [] : [text.builtWith, ...(text.builtWithAlternatives ?? [])],
    ...(text?.namePrefix !== undefined && { namePrefix: text.namePrefix }),
    ...(text?.policyUrl !== undefined && { policyUrl: text.policyUrl }),
  };
}
