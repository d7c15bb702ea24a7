import { oneLine } from '../engine/shown.ts';
import type { Card, Kind, Place, Snapshot } from '../engine/types.ts';
import { filled, listed } from '../engine/values.ts';
import { hubLicense } from '../facts/hub-licenses.ts';
import { claimsOf, type Claim } from '../facts/license-claims.ts';
import { readName } from '../facts/license-names.ts';
import { nameOfPage } from '../facts/license-pages.ts';
import { licenseBadges } from './license-badges.ts';
import { licencePassages, type Part } from './license-parts.ts';
import { anyAgrees } from './licence-mentions.ts';

/** One place that speaks of a repository's licence. */
export interface LicensePlace {
  /** As a message names it: `the front matter`, `the text`, `pyproject.toml`. */
  readonly named: string;
  /** Null for what a platform shows. */
  readonly file: string | null;
  /** From 1; null where a line says nothing. */
  readonly line: number | null;
  readonly at: Place;
  readonly claims: readonly Claim[];
  /** Whether it may well speak of something else: of the code beside this artefact, or of how things were before. */
  readonly weak: boolean;
}

/** What stands for words that take commerce out, where no licence is named. */
export const withoutCommerce: Claim = 'no commercial use';

/** What the front matter claims: its licences, and the name of one that the Hub does not list. Null where that cannot be compared. */
export function claimedInFrontMatter({ data }: Pick<Card, 'data'>): readonly Claim[] | null {
  const claims: Claim[] = [];
  for (const value of listed(data['license'])) {
    const meant = typeof value === 'string' ? readName(value) : null;
    if (meant === null) return null;
    if (meant.sort === 'license' && hubLicense(meant.id)?.kind === 'placeholder') {
      const named = filled(data['license_name']).map((name) => readName(name));
      // A licence that nobody but its author knows can be compared with nothing.
      if (named.length === 0 || named.includes(null)) return null;
      claims.push(...named.flatMap((one) => claimsOf(one!)));
    } else claims.push(...claimsOf(meant));
  }
  return claims.length === 0 ? null : claims;
}

/** Parts of a work that its front matter's licence is not for. */
const besides: Readonly<Record<Kind, ReadonlySet<Part>>> = {
  model: new Set(['code', 'data', 'writing', 'repository']),
  dataset: new Set(['code', 'weights', 'writing', 'repository']),
  space: new Set(['weights', 'data', 'writing']),
};

/** Places in the card's body and the link beside `license` that speak of this artefact's licence. */
export function licensePlaces({ card, kind }: Pick<Snapshot, 'card' | 'kind'>, front: readonly Claim[]): LicensePlace[] {
  const places: LicensePlace[] = [];
  const own = besides[kind];
  // What every licence of the front matter plainly allows.
  const commerce = front.every((claim) => hubLicense(claim)?.flags.commercialUse === true);
  for (const name of filled(card.data['license_name'])) {
    const meant = readName(name);
    if (meant !== null && claimsOf(meant).length > 0) places.push({ named: '`license_name`', file: card.file, line: lineOf(card, 'license_name'), at: { key: ['license_name'] }, claims: claimsOf(meant), weak: false });
  }
  for (const link of filled(card.data['license_link'])) {
    const page = nameOfPage(link);
    const meant = page === null ? null : readName(page);
    if (meant !== null) places.push({ named: `\`license_link\``, file: card.file, line: lineOf(card, 'license_link'), at: { key: ['license_link'] }, claims: claimsOf(meant), weak: false });
  }
  for (const { parts, linked, nonCommercial, mixed } of licencePassages(card)) {
    if (nonCommercial !== null && !mixed && commerce && parts.every(({ claim }) => anyAgrees([claim], front))) places.push({ named: 'the text', file: card.file, line: card.lineAt(nonCommercial.start), at: { span: nonCommercial }, claims: [withoutCommerce], weak: false });
    const here = parts.filter(({ part }) => part === null || !own.has(part));
    if (here.length === 0) continue;
    const agrees = anyAgrees([...here.map(({ claim }) => claim), ...linked], front);
    // Where others' licences are spoken of too, or parts of this that the front matter does not tell, only what names this artefact is sure.
    const sure = agrees || (!mixed && here.length === parts.length) ? here : here.filter((one) => one.sure);
    if (sure.length === 0) continue;
    const claims = agrees ? [...here.map(({ claim }) => claim), ...linked] : sure.map(({ claim }) => claim);
    const first = sure.find(({ claim }) => !anyAgrees([claim], front)) ?? sure[0]!;
    places.push({ named: 'the text', file: card.file, line: card.lineAt(first.statement.start), at: { span: first.statement }, claims: [...new Set(claims)], weak: false });
  }
  for (const { link, claim, label } of licenseBadges(card)) {
    const ofCode = /\bcode\b/i.test(label);
    if ((ofCode && kind !== 'space') || (/\bdata/i.test(label) && kind === 'model') || (/\b(?:model|weights)\b/i.test(label) && kind === 'dataset')) continue;
    places.push({ named: 'a badge', file: card.file, line: card.lineAt(link.start), at: { span: link }, claims: [claim], weak: false });
  }
  return places;
}

export const lineOf = (card: Card, key: string): number | null => {
  const span = card.frontMatter.entryOf(key) ?? card.frontMatter.keySpanOf([key]);
  return span === null ? null : card.lineAt(span.start);
};

/** `the text (README.md:3)`. */
export const shownPlace = ({ named, file, line }: LicensePlace): string => (file === null || (line === null && named.includes(file)) ? named : `${named} (${oneLine(file)}${line === null ? '' : `:${line}`})`);

/**
 * The one id of the Hub that a card's text names for this artefact, with its line; null where it names none, or several.
 * A claim without its version is none.
 */
export function licenseTold({ card, kind }: Pick<Snapshot, 'card' | 'kind'>): { readonly id: string; readonly line: number } | null {
  const told = new Map<string, number>();
  for (const { parts, mixed } of licencePassages(card)) {
    for (const { claim, part, sure, statement } of parts) {
      if ((mixed && !sure) || (part !== null && besides[kind].has(part))) continue;
      const id = claim === 'cc0' ? 'cc0-1.0' : claim;
      if (!told.has(id)) told.set(id, card.lineAt(statement.start));
    }
  }
  for (const { claim, link } of licenseBadges(card)) if (!told.has(claim)) told.set(claim, card.lineAt(link.start));
  const [first, ...more] = [...told];
  return first !== undefined && more.length === 0 && hubLicense(first[0])?.kind === 'license' ? { id: first[0], line: first[1] } : null;
}
