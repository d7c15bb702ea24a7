import type { Card, Kind, RepoFile, Snapshot, Span } from '../engine/types.ts';
import { claimsOf, type Claim } from '../facts/license-claims.ts';
import { hubLicense } from '../facts/hub-licenses.ts';
import { claimOfId } from '../facts/license-claims.ts';
import { readName } from '../facts/license-names.ts';
import { nameOfPage } from '../facts/license-pages.ts';
import { anyAgrees, mentionsIn } from './licence-mentions.ts';
import { licensePlaces, shownPlace, withoutCommerce, type LicensePlace } from './license-places.ts';
import { licencePassages } from './license-parts.ts';
import { standsFor, type ReadLicenseFile } from './licenses-in-files.ts';
import type { RecognisedLicense } from './recognised-license.ts';

/** A licence file that speaks for the repository, with what its name says that it is for. */
export interface OwnLicenseFile extends ReadLicenseFile {
  readonly subject: string;
}

/** A licence that the description of a package names. */
interface PackageClaim {
  readonly file: string;
  readonly name: string;
  readonly of: 'software' | 'data';
  readonly span: Span;
}

/** All that is looked at beside the front matter, as a rule hands it over. */
export interface Beside {
  readonly files: readonly OwnLicenseFile[];
  readonly packages: readonly PackageClaim[];
}

/**
 * Files that are word for word another licence than the front matter names. One file that holds what is named is enough, since another may
 * hold the code's; but a file that is named for the weights of a model, the data of a dataset or the code of a Space decides for them.
 * @param named ids of the front matter that stand for a text
 */
export function contradictingFiles(card: Card, named: readonly string[], files: readonly OwnLicenseFile[]): { readonly path: string; readonly other: RecognisedLicense }[] {
  const special = files.filter(({ subject, licenses }) => subject !== 'whole' && licenses.length > 0);
  const deciding = special.length > 0 ? special : files;
  if (deciding.some(({ licenses }) => licenses.some((license) => named.some((id) => standsFor(id, license))))) return [];
  return deciding.flatMap(({ path, subject, licenses }) => {
    const other = licenses.find(({ how, part }) => how === 'exact' && part === 'license');
    return !other || licenses.length > 1 || (subject === 'whole' && isOfCode(card, other.name)) ? [] : [{ path, other }];
  });
}

/** Whether the card says that its code, scripts or notebooks are under a licence of this name. */
function isOfCode(card: Card, name: string): boolean {
  const word = /^[A-Za-z]+/.exec(name)?.[0].toLowerCase();
  return word !== undefined && card.statements.some(({ lower }) => /\b(?:code|scripts?|software|notebooks?|repository|toolkit)\b/.test(lower) && new RegExp(`\\b${word}\\b`).test(lower));
}

/** Every place but the recognised licence files that names a licence of this artefact. */
export function otherPlaces(snapshot: Snapshot, front: readonly Claim[], { files, packages }: Beside): LicensePlace[] {
  return [...licensePlaces(snapshot, front), ...packagePlaces(snapshot, front, packages), ...pointingFiles(snapshot.files, files), ...shownPlaces(snapshot)];
}

/** What describes software speaks of the code; where the text gives the code that licence, nothing differs. */
function packagePlaces({ card, files, kind }: { readonly card: Card; readonly files: ReadonlyMap<string, RepoFile>; readonly kind: Kind }, front: readonly Claim[], packages: readonly PackageClaim[]): LicensePlace[] {
  const code = licencePassages(card).flatMap(({ parts }) => parts.filter(({ part }) => part === 'code' || part === 'repository').map(({ claim }) => claim));
  return packages.flatMap(({ file, name, of, span }) => {
    const meant = readName(name);
    const claims = meant === null ? [] : claimsOf(meant);
    if (claims.length === 0 || (of === 'software' && !anyAgrees(claims, front) && anyAgrees(claims, code))) return [];
    const text = files.get(file)!.text;
    const line = text.known ? text.value.slice(0, span.start).split(/\r\n|\r|\n/).length : null;
    return [{ named: `\`${file}\``, file, line, at: { file, span }, claims, weak: of === 'software' && kind !== 'space' }];
  });
}

/** Words of a licence file that names or links a licence instead of holding one. */
const mostPointing = 60;

/** Licence files that only point: `Apache-2.0`, a link, Creative Commons' sentence. */
function pointingFiles(all: ReadonlyMap<string, RepoFile>, files: readonly OwnLicenseFile[]): LicensePlace[] {
  return files.flatMap(({ path, licenses }) => {
    const text = all.get(path)?.text;
    if (licenses.length > 0 || !text?.known || text.value.length > 1000) return [];
    const words = text.value.split(/\s+/).filter(Boolean);
    if (words.length === 0 || words.length > mostPointing) return [];
    const names = [text.value, ...words.flatMap((word) => (/^[(<[]*https?:/.test(word) ? [nameOfPage(word.replace(/^[(<[]+|[)>\],.]+$/g, '')) ?? ''] : []))];
    const claims = new Set([...names.flatMap((name) => claimsOf(readName(name) ?? { sort: 'no-licence' })), ...mentionsIn(text.value.toLowerCase().replace(/\s+/g, ' ')).map(({ claim }) => claim)]);
    return claims.size === 0 ? [] : [{ named: `\`${path}\``, file: path, line: 1, at: { file: path }, claims: [...claims], weak: false }];
  });
}

/** What the platforms show: GitHub's reading of a LICENSE file that cannot be read here, and the Hub's page before this change. */
function shownPlaces({ detectedLicense, hub }: Snapshot): LicensePlace[] {
  const places: LicensePlace[] = [];
  const shown = (named: string, id: string): void => void places.push({ named, file: null, line: null, at: { key: ['license'] }, claims: [claimOfId(id)], weak: true });
  if (detectedLicense !== null && readName(detectedLicense) !== null) shown('what GitHub detects', detectedLicense);
  if (hub.known && hub.value.license.known && hubLicense(hub.value.license.value)?.kind === 'license') shown('what the Hub shows', hub.value.license.value);
  return places;
}

/** `` `mit` in the text (README.md:8) and a badge (README.md:3) ``, for each claim in turn. */
export function toldByClaim(places: readonly LicensePlace[]): string[] {
  const groups = new Map<string, [readonly Claim[], LicensePlace[]]>();
  for (const place of places) {
    const group = groups.get(place.claims.join(' '));
    if (group) group[1].push(place);
    else groups.set(place.claims.join(' '), [place.claims, [place]]);
  }
  return [...groups.values()].map(([claims, here]) => `${joined(claims.map(shownClaim))} in ${joined([...new Set(here.map(shownPlace))])}`);
}

/** Words that are no id stand as they are. */
const shownClaim = (claim: Claim): string => (claim === withoutCommerce ? withoutCommerce : `\`${claim}\``);
const joined = (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`);
