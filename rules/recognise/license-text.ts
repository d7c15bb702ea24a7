import type { Span } from '../engine/types.ts';
import { hubLicenses } from '../facts/hub-licenses.ts';
import { licenseText, shingleIndex, shingles, shinglesIn } from '../facts/license-texts.ts';
import { align, numbering, searchable, type Alignment, type Departure } from './license-alignment.ts';
import { licenseWords, type Words } from './license-words.ts';

/** One place where a text departs from the licence that it otherwise is. */
export interface TextDifference {
  readonly kind: 'removed' | 'added' | 'changed';
  /** What is meant: words of the licence (removed, changed) or of the text (added), at most a dozen, folded where they are the licence's. */
  readonly what: string;
  /** For what was changed: the words that stand there now, as written, at most a dozen. */
  readonly now?: string;
  /** The barred use (`rail-clauses.json`) that was removed, changed or added, where it is one. */
  readonly clause?: string;
  /** Into the text: what was added or changed, or the place where the removed words would stand. */
  readonly at: Span;
}

export interface RecognisedLicense {
  /** The Hub's id where it has one, else SPDX's, else ours; null where the Hub and SPDX have several for one text. */
  readonly id: string | null;
  /** The one SPDX id of this text; null where SPDX has none, or several (`GPL-3.0-only` and `GPL-3.0-or-later` share a text). */
  readonly spdx: string | null;
  /** All current SPDX ids of this text. */
  readonly spdxIds: readonly string[];
  /** As a reader would name it. */
  readonly name: string;
  /** `exact`: nothing differs but what may: names, years, title, appendix, layout. */
  readonly how: 'exact' | 'differs';
  /** In the order of the text. Empty where exact. */
  readonly differences: readonly TextDifference[];
  /** Share of the licence's words that are there, 0-1. */
  readonly coverage: number;
  /** Where it stands in the text. */
  readonly at: Span;
}

/** Texts that are looked at closely, and licences that one file may hold. */
const mostCandidates = 40;
const mostParts = 30_000;
const mostLicenses = 6;
/** Shares below which a text is no version of the licence: words that are there, words that are not the licence's. */
const leastCoverage = 0.8;
const mostStrange = 0.4;
/** Licences of fewer words are taken only where they are most of the file. */
const short = 40;

/**
 * Which licences a text is, whole or changed. Offline, linear but for gaps of bounded size; a text that is none gives none.
 * @param text of a LICENSE, COPYING or NOTICE file, plain or Markdown, any line ends
 */
export function recogniseLicense(text: string): RecognisedLicense[] {
  const words = licenseWords(text);
  const free = (from: number, to: number): boolean => isFree(text, words, from, to);
  const found: Best[] = [];
  const regions: (readonly [from: number, to: number])[] = [[0, words.words.length]];
  while (regions.length > 0 && found.length < mostLicenses) {
    const [from, to] = regions.shift()!;
    const best = bestIn(words.words.slice(from, to), words.words.length, (a, b) => free(a + from, b + from));
    if (!best) continue;
    const placed = shifted(best.alignment, from);
    found.push({ alignment: placed, ids: best.ids });
    regions.push([from, placed.from], [placed.to, to]);
  }
  const all = found.sort((a, b) => a.alignment.from - b.alignment.from).map((one) => told(one, text, words));
  // The LGPL 3 is a few clauses on top of the GPL, whose text often follows in the same file.
  return all.some(({ name }) => name === 'LGPL-3.0') ? all.filter(({ name }) => name !== 'GPL-3.0') : all;
}

interface Best {
  readonly alignment: Alignment;
  /** Ids of all texts that fit as well: some licences share theirs. */
  readonly ids: readonly string[];
}

function bestIn(words: readonly string[], whole: number, free: (from: number, to: number) => boolean): Best | null {
  const text = searchable(words);
  let best: Alignment | null = null;
  let alike: string[] = [];
  let exactShare = 0;
  for (const { number, share } of candidates(words)) {
    // Whoever shares fewer word groups than an exact one cannot be exact.
    if (share < exactShare) continue;
    const alignment = align(licenseText(number), text, free, best === null ? 0 : (best.found + best.optional) * 0.8);
    if (!alignment || !isOne(alignment, whole)) continue;
    if (alignment.departures.length === 0) exactShare = Math.max(exactShare, share);
    const better = best === null ? 1 : rank(alignment) - rank(best);
    if (better > 0) best = alignment;
    if (better > 0) alike = [];
    if (better >= 0) alike.push(...alignment.license.ids);
  }
  return best && { alignment: best, ids: [...new Set(alike)].sort() };
}

interface Candidate {
  readonly number: number;
  /** Share of the text's indexed word groups that are there. */
  readonly share: number;
}

/** Texts that share word groups with these words, the likeliest first. */
function candidates(words: readonly string[]): Candidate[] {
  const index = shingleIndex();
  const hits = new Map<number, number>();
  for (const shingle of new Set(shingles(words))) for (const text of index.get(shingle) ?? []) hits.set(text, (hits.get(text) ?? 0) + 1);
  const scored = [...hits].map(([number, count]) => ({ number, count, share: count / shinglesIn(number), score: (count / shinglesIn(number)) * Math.sqrt(count) })).filter(({ share, count }) => share >= 0.3 && count >= 2);
  scored.sort((a, b) => b.score - a.score || a.number - b.number);
  const chosen: Candidate[] = [];
  let parts = 0;
  for (const { number, share } of scored.slice(0, mostCandidates)) {
    parts += licenseText(number).parts.length;
    if (chosen.length > 3 && parts > mostParts) break;
    chosen.push({ number, share });
  }
  return chosen;
}

const foreign = ({ departures }: Alignment): number => departures.reduce((sum, { from, to, kind }) => sum + (kind === 'removed' ? 0 : to - from), 0);
const strange = (alignment: Alignment): number => alignment.departures.reduce((sum, { missing }) => sum + missing.length, foreign(alignment));

/** Whether an alignment is close enough to say that this is the licence. */
function isOne(alignment: Alignment, whole: number): boolean {
  const { license, found, departures } = alignment;
  const required = Math.max(1, license.required);
  if (required < short) return departures.length === 0 && (alignment.to - alignment.from) * 2 >= whole - 30;
  return found / required >= leastCoverage && strange(alignment) / required <= mostStrange;
}

/** More words of the text told, fewer strange ones; an optional word that is there decides between equals (`Version 1.1` in a title). */
const rank = (alignment: Alignment): number => alignment.to - alignment.from - foreign(alignment) - strange(alignment) * 2 - alignment.departures.length * 2 + (alignment.departures.length === 0 ? 10 : 0) + Math.min(0.9, (alignment.found + alignment.optional) / 1e5);

const shifted = (alignment: Alignment, by: number): Alignment => ({ ...alignment, from: alignment.from + by, to: alignment.to + by, departures: alignment.departures.map((one) => ({ ...one, from: one.from + by, to: one.to + by })) });

/** Words that may stand between those of any licence: copyright notices, years and names, numbering. */
function isFree(text: string, { words, starts, ends }: Words, from: number, to: number): boolean {
  const own = words.slice(from, to);
  if (own.every((word) => numbering.test(word))) return true;
  if (own.length > 60 * own.filter((word) => word === 'copyright').length) return false;
  const raw = text.slice(from > 0 ? ends[from - 1]! : 0, ends[to - 1]);
  return /^[^\p{L}\p{N}]*(?:portions |some parts |parts |modifications |original )?(?:copyright|©|\(c\)|all rights reserved|spdx|\d{4}\b)/iu.test(raw) && !/\b(?:shall|must|may|not|provided|permission|permitted|granted|subject)\b/i.test(raw);
}

function told({ alignment, ids }: Best, text: string, words: Words): RecognisedLicense {
  const { license, departures, from, to } = alignment;
  const names = namesOf(ids);
  return {
    ...names,
    how: departures.length === 0 ? 'exact' : 'differs',
    differences: departures.map((departure) => difference(departure, text, words)),
    coverage: license.required === 0 ? 1 : alignment.found / license.required,
    at: { start: words.starts[from]!, end: words.ends[to - 1]! },
  };
}

function difference({ kind, missing, from, to }: Departure, text: string, words: Words): TextDifference {
  const at = from < to ? { start: words.starts[from]!, end: words.ends[to - 1]! } : pointAt(from, words);
  const now = from < to ? brief(text.slice(at.start, at.end).replace(/\s+/g, ' ')) : '';
  return kind === 'added' ? { kind, what: now, at } : { kind, what: brief(missing.join(' ')), ...(kind === 'changed' && { now }), at };
}

/** Where words are missing: right behind the word before them. */
function pointAt(from: number, { starts, ends }: Words): Span {
  const end = from > 0 ? ends[from - 1]! : (starts[0] ?? 0);
  return { start: end, end };
}

/** At most a dozen words. */
export function brief(text: string): string {
  const words = text.split(' ');
  return words.length <= 12 ? text : `${words.slice(0, 12).join(' ')} …`;
}

function namesOf(spdxIds: readonly string[]): Pick<RecognisedLicense, 'id' | 'spdx' | 'spdxIds' | 'name'> {
  const hub = hubLicenses.find(({ spdx }) => spdx !== null && spdxIds.includes(spdx)) ?? hubLicenses.find(({ relation, members }) => (relation === 'ambiguous' || relation === 'family') && members?.some((member) => spdxIds.includes(member)));
  const spdx = spdxIds.length === 1 ? spdxIds[0]! : null;
  return { id: hub?.id ?? spdx, spdx, spdxIds, name: spdx ?? spdxIds[0]!.replace(/(?:-no-invariants|-invariants)?(?:-only|-or-later)$/, '') };
}
