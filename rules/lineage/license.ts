import { oncePerCard } from '../engine/once.ts';
import { oneLine, shown } from '../engine/shown.ts';
import type { Known } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { hubLicense } from '../facts/hub-licenses.ts';
import { meantLicense } from '../facts/license-names.ts';
import { licenseTerms, termsNamed, termsOf, type LicenseTerms } from '../facts/license-terms.ts';

/** A licence as a repository names it, with what is known of its terms. */
export interface NamedLicense {
  /** As written: `apache-2.0`, `other (qwen)`. */
  readonly written: string;
  readonly terms: LicenseTerms;
  /** Told from `license_name` or a text, not from an id of the Hub. */
  readonly byName: boolean;
  /** What it bars, where its text is not that of `terms` word for word; `some` where that could not be read. */
  readonly barred?: readonly string[] | 'some';
}

/** What a repository itself stands under: each licence it names, known or not. */
export type Stated = readonly Known<NamedLicense>[];

/** The licences that a card names. */
export const licensesOf = oncePerCard(({ data }) => statedLicenses(data['license'], data['license_name'], data['license_link']));

/** @param license values of `license`; @param names values of `license_name`, which say what `other` is; @param links values of `license_link`, which may lead to a known licence's page */
export function statedLicenses(license: unknown, names: unknown, links: unknown = undefined): Stated {
  return filled(license).map((id) => {
    const named = licenseNamed(id, filled(names)[0]);
    return named.known || id.toLowerCase() !== 'other' ? named : (behindLink(filled(links)[0]) ?? named);
  });
}

/** The licence whose own page a link leads to, or null. */
function behindLink(link: string | undefined): Known<NamedLicense> | null {
  const meant = link === undefined ? null : meantLicense(link);
  const terms = meant !== null && hubLicense(meant)?.kind === 'license' ? termsOf(meant) : undefined;
  return terms ? { known: true, value: { written: `other (${terms.id})`, terms, byName: true } } : null;
}

/** Ids of the Hub that stand for terms. */
const byId: ReadonlyMap<string, Known<NamedLicense>> = new Map(
  licenseTerms.filter(({ id }) => hubLicense(id) && id !== 'other' && id !== 'unknown').map((terms) => [terms.id, { known: true, value: { written: terms.id, terms, byName: false } }]),
);

/** The licence behind one value of `license`; not known where it is `unknown`, or `other` under a name whose terms nobody wrote down here. */
export function licenseNamed(id: string, name: string | undefined): Known<NamedLicense> {
  const plain = byId.get(id);
  if (plain) return plain;
  const meant = hubLicense(id.toLowerCase()) ? id.toLowerCase() : meantLicense(id);
  if (meant === 'other' || meant === null) {
    const terms = name === undefined ? undefined : termsNamed(name);
    if (terms && name !== undefined) return { known: true, value: { written: `other (${oneLine(name)})`, terms, byName: true } };
    if (meant === null) return { known: false, why: `${shown(id)} is a licence whose terms are not known here` };
    return { known: false, why: name === undefined ? '`other` does not say which licence' : `${shown(name)} is a licence whose terms are not known here` };
  }
  const terms = termsOf(meant);
  if (meant === 'unknown' || !terms) return { known: false, why: `${shown(id)} says nothing of the terms` };
  return { known: true, value: { written: oneLine(id), terms, byName: false } };
}
