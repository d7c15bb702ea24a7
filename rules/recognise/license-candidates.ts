import { licenseText, shingleIndex, shinglesIn, sizeOf } from '../facts/license-texts.ts';
import { align, searchable, type Alignment } from './license-alignment.ts';

/** Texts that are looked at closely, and the bytes of all of them together: some 30,000 words. */
const mostCandidates = 40;
const mostBytes = 210_000;
/** Shares below which a text is no version of the licence: words that are there, words that are not the licence's. */
const leastCoverage = 0.8;
const mostStrange = 0.4;
/** Licences of fewer words are taken only where they are most of the file. */
const short = 40;

export interface Best {
  readonly alignment: Alignment;
  /** Ids of all texts that fit as well: some licences share theirs. */
  readonly ids: readonly string[];
}

/** The SPDX text that explains most of the words; null where none is close enough. */
export function bestSpdx(words: readonly string[], groups: ReadonlySet<number>, whole: number, free: (from: number, to: number) => boolean): Best | null {
  const text = searchable(words);
  let best: Alignment | null = null;
  let alike: string[] = [];
  let exactShare = 0;
  for (const { number, share } of candidates(groups)) {
    // Whoever shares fewer word groups than one that is nearly all of the text cannot be better.
    if (share < exactShare) continue;
    const alignment = align(licenseText(number), text, free, best === null ? 0 : (best.found + best.optional) * 0.6);
    if (!alignment || !isOne(alignment, whole)) continue;
    if (alignment.departures.length === 0 && alignment.to - alignment.from > words.length * 0.8) exactShare = Math.max(exactShare, share);
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
function candidates(groups: ReadonlySet<number>): Candidate[] {
  const index = shingleIndex();
  const hits = new Map<number, { count: number; weight: number }>();
  for (const shingle of groups) {
    const texts = index.get(shingle) ?? [];
    for (const text of texts) {
      const hit = hits.get(text) ?? { count: 0, weight: 0 };
      hits.set(text, hit);
      hit.count += 1;
      // A group of words that half the BSD family has tells little.
      hit.weight += 1 / texts.length;
    }
  }
  const scored = [...hits].map(([number, { count, weight }]) => ({ number, count, share: count / shinglesIn(number), score: (count / shinglesIn(number)) * Math.sqrt(count) + weight * 2 })).filter(({ share, count }) => share >= 0.3 && count >= 2);
  scored.sort((a, b) => b.score - a.score || a.number - b.number);
  const chosen: Candidate[] = [];
  let bytes = 0;
  for (const { number, share } of scored.slice(0, mostCandidates)) {
    bytes += sizeOf(number);
    if (chosen.length > 3 && bytes > mostBytes) break;
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
export const rank = (alignment: Alignment): number => alignment.to - alignment.from - foreign(alignment) - strange(alignment) * 2 - alignment.departures.length * 2 + (alignment.departures.length === 0 ? 10 : 0) + Math.min(0.9, (alignment.found + alignment.optional) / 1e5);

export const shifted = (alignment: Alignment, by: number): Alignment => ({ ...alignment, from: alignment.from + by, to: alignment.to + by, departures: alignment.departures.map((one) => ({ ...one, from: one.from + by, to: one.to + by })) });
