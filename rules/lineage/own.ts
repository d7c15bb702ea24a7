import type { Known, RepoFile, Snapshot } from '../engine/types.ts';
import { termsOf, type LicenseTerms } from '../facts/license-terms.ts';
import { clausesOfText } from '../recognise/clause-set.ts';
import { licensesOf, type NamedLicense, type Stated } from './license.ts';

/** What a card's own licences are; where it says `other` and no name tells which, the text in the repository does. */
export function ownLicenses({ card, files }: Snapshot): Stated {
  const stated = licensesOf(card);
  if (stated.every((one) => one.known)) return stated;
  const text = textOf(files);
  return text === null ? stated : stated.map((one) => (one.known ? one : (fromText(text) ?? one)));
}

/** The licence file in the root, where there is one alone that could be read. */
function textOf(files: ReadonlyMap<string, RepoFile>): { readonly path: string; readonly text: string } | null {
  const found = [...files.values()].flatMap(({ path, text }) => (/^(?:licen[cs]e|copying)(?:[-_.][^/]{0,40})?$/i.test(path) && text.known ? [{ path, text: text.value }] : []));
  return found.length === 1 ? found[0]! : null;
}

/** A known licence, changed or not, or one of the author's own of which nothing but its barred uses is known. */
function fromText({ path, text }: { readonly path: string; readonly text: string }): Known<NamedLicense> | null {
  const { id, clauses, unread, recognised } = clausesOfText(text);
  const terms = id === null ? undefined : termsOf(id.toLowerCase());
  const barred = unread === null ? [...clauses.keys()] : 'some';
  if (terms) return { known: true, value: { written: `other (${path})`, terms, byName: true, ...(recognised.some(({ how }) => how === 'differs') && { barred }) } };
  return clauses.size === 0 ? null : { known: true, value: { written: `other (${path})`, terms: ofOnesOwn, byName: true, barred } };
}

/** Nothing is known of it but what it bars. */
const ofOnesOwn: LicenseTerms = termsOf('other')!;
