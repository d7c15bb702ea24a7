import type { Span } from '../engine/types.ts';
import { hubLicenses, textsOf } from '../facts/hub-licenses.ts';
import { licenseText, shingleIndex, shingles, shinglesIn } from '../facts/license-texts.ts';
import { behaviouralTexts, clauseNamed } from '../facts/rail-clauses.ts';
import { describedTexts, type DescribedText } from '../facts/rail-texts.ts';
import { clausesOf } from './barred-uses.ts';
import { align, numbering, searchable, type Alignment, type Departure } from './license-alignment.ts';
import { unitFits, type UnitDeparture, type UnitFit } from './license-units.ts';
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
  /** `policy`: the use policy that a licence takes in, and not the licence. `notice`: the sentence that a licence asks to be put into a NOTICE file. */
  readonly part: 'license' | 'policy' | 'notice';
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
 * @param described licences that are known by hashes; tests describe their own
 */
export function recogniseLicense(text: string, described: readonly DescribedText[] = describedTexts()): RecognisedLicense[] {
  const words = licenseWords(text);
  const free = (from: number, to: number): boolean => isFree(text, words, from, to);
  const found: Fit[] = [];
  const regions: (readonly [from: number, to: number])[] = [[0, words.words.length]];
  while (regions.length > 0 && found.length < mostLicenses) {
    const [from, to] = regions.shift()!;
    const best = bestIn(text, words, described, from, to, free);
    if (!best) continue;
    found.push(best);
    regions.push([from, best.from], [best.to, to]);
  }
  if (found.length === 0) return noticesIn(words);
  found.sort((a, b) => a.from - b.from);
  const all = found.map(({ recognised }) => recognised);
  for (const [number, added] of termsBeside(text, words, found)) all[number] = { ...all[number]!, how: 'differs', differences: [...all[number]!.differences, added] };
  // The LGPL 3 is a few clauses on top of the GPL, whose text often follows in the same file.
  return all.some(({ name }) => name === 'LGPL-3.0') ? all.filter(({ name }) => name !== 'GPL-3.0') : all;
}

/** The sentences that licences ask to be put into a NOTICE file, where a text is little else. */
function noticesIn({ words, starts, ends }: Words): RecognisedLicense[] {
  if (words.length > longestNotice) return [];
  const whole = ` ${words.join(' ')} `;
  return behaviouralTexts.flatMap(({ id, title, noticeText }): RecognisedLicense[] => {
    const sentence = noticeText === undefined ? '' : licenseWords(noticeText).words.join(' ');
    const at = sentence === '' ? -1 : whole.indexOf(` ${sentence} `);
    if (at < 0) return [];
    const from = whole.slice(0, at).split(' ').filter((word) => word !== '').length;
    return [{ id, spdx: null, spdxIds: [], name: title, part: 'notice', how: 'exact', differences: [], coverage: 1, at: { start: starts[from]!, end: ends[from + sentence.split(' ').length - 1]! } }];
  });
}

/** Words of a file that may be a notice; a README that names a licence is none. */
const longestNotice = 200;

/** A condition or a prohibition, wherever it stands. */
const term = /\b(?:must|shall|may not|may only|must not|cannot|agrees? (?:to|not)|(?:is|are) (?:not permitted|prohibited|forbidden|required)|not be used|additional (?:terms|conditions|restrictions)|grant of rights)\b/i;
/** Sentences that bring a licence in, or end it, and add nothing: the notice of Apache-2.0 and of the GPL. */
const customary = /obtain a copy|in compliance with the license|required by applicable law|see the license|as-is|as is\b|should have received a copy|without (?:even )?the implied warranty|trademark/i;
const fewest = 8;

/** Terms before and behind the licences of a file: they bind as much as what stands within. Number of the licence → the first sentence of them. */
function termsBeside(text: string, words: Words, found: readonly Fit[]): [number, TextDifference][] {
  const terms: [number, TextDifference][] = [];
  let from = 0;
  for (const [number, { from: next }] of [...found, { from: words.words.length, to: 0 }].entries()) {
    const before = found[number - 1];
    // A list of barred uses that goes on where the licence's own ends.
    if (before?.barsUses && next > from) {
      for (const line of text.slice(words.starts[from], words.ends[next - 1]).matchAll(/[^\n;]*\S[^\n;]*/g)) {
        const at = { start: words.starts[from]! + line.index, end: words.starts[from]! + line.index + line[0].length };
        for (const use of addedUses(line[0], at) ?? []) terms.push([number - 1, use]);
      }
    }
    const sentence = found.length > 0 && next - from >= fewest ? sentences(text, words.starts[from]!, words.ends[next - 1]!).find((one) => term.test(one.text) && !customary.test(one.text) && licenseWords(one.text).words.length >= fewest) : undefined;
    if (sentence) terms.push([Math.max(0, number - 1), { kind: 'added', what: brief(sentence.text.replace(/\s+/g, ' ')), at: { start: sentence.start, end: sentence.start + sentence.text.length } }]);
    from = found[number]?.to ?? 0;
  }
  return terms;
}

function sentences(text: string, start: number, end: number): { readonly text: string; readonly start: number }[] {
  return [...text.slice(start, end).matchAll(/[^\s](?:[^.\n]|\.(?!\s|$)|\n(?!\s*\n))*/g)].map((match) => ({ text: match[0].trimEnd(), start: start + match.index }));
}

/** A licence that was found in a stretch of words, and how well it explains them. */
interface Fit {
  readonly from: number;
  readonly to: number;
  readonly rank: number;
  /** Whether its last words are a list of barred uses. */
  readonly barsUses: boolean;
  readonly recognised: RecognisedLicense;
}

/** The licence that explains most of the words from, up to. */
function bestIn(text: string, words: Words, texts: readonly DescribedText[], from: number, to: number, free: (from: number, to: number) => boolean): Fit | null {
  const own = words.words.slice(from, to);
  if (own.length < 5) return null;
  const within = (a: number, b: number): boolean => free(a + from, b + from);
  const groups = new Set(shingles(own));
  const spdx = bestSpdx(own, groups, words.words.length, within);
  const described = bestDescribed(texts, own, groups, within);
  if (spdx && (!described || rank(spdx.alignment) >= unitRank(described))) {
    const alignment = shifted(spdx.alignment, from);
    return { from: alignment.from, to: alignment.to, rank: rank(alignment), barsUses: false, recognised: told(alignment, spdx.ids, text, words) };
  }
  if (!described) return null;
  return { from: described.from + from, to: described.to + from, rank: unitRank(described), barsUses: (described.text.units.findLast(({ optional }) => !optional)?.clauses.length ?? 0) > 0, recognised: toldUnits(described, from, text, words) };
}

interface Best {
  readonly alignment: Alignment;
  /** Ids of all texts that fit as well: some licences share theirs. */
  readonly ids: readonly string[];
}

function bestSpdx(words: readonly string[], groups: ReadonlySet<number>, whole: number, free: (from: number, to: number) => boolean): Best | null {
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
  if (own.length > 60 * Math.max(1, own.filter((word) => word === 'copyright').length)) return false;
  // From the beginning of its line: `Copyright (C)` may be the licence's own words, the name behind it is not.
  const line = text.slice(Math.max(text.lastIndexOf('\n', starts[from]!) + 1, starts[from]! - 120), starts[from]);
  const raw = (/^\W*(?:copyright|©|\(c\))/i.test(line) ? line.replace(/^\W+/, 'copyright ') : '') + text.slice(starts[from], ends[to - 1]);
  return /^(?:portions |some parts |parts |modifications |original |some or all of this work - )?(?:copyright|all rights reserved|spdx|\d{4}\b)/i.test(raw) && !/\b(?:shall|must|may|not|provided|permission|permitted|granted|subject)\b/i.test(raw);
}

function told({ license, departures, from, to, found }: Alignment, ids: readonly string[], text: string, words: Words): RecognisedLicense {
  return {
    ...namesOf(ids), part: 'license',
    how: departures.length === 0 ? 'exact' : 'differs',
    differences: departures.map((departure) => difference(departure, text, words)),
    coverage: license.required === 0 ? 1 : found / license.required,
    at: { start: words.starts[from]!, end: words.ends[to - 1]! },
  };
}

function difference(departure: Departure, text: string, words: Words): TextDifference {
  const { kind, missing } = departure;
  const { from, to } = kind === 'added' ? atSentence(departure, text, words) : departure;
  const at = from < to ? { start: words.starts[from]!, end: words.ends[to - 1]! } : pointAt(from, words);
  const now = from < to ? brief(text.slice(at.start, at.end).replace(/\s+/g, ' ')) : '';
  return kind === 'added' ? { kind, what: now, at } : { kind, what: brief(missing.join(' ')), ...(kind === 'changed' && { now }), at };
}

/** Share of a described licence that has to be there, word for word or reworded. */
const leastDescribed = 0.6;

function bestDescribed(texts: readonly DescribedText[], words: readonly string[], groups: ReadonlySet<number>, free: (from: number, to: number) => boolean): UnitFit | null {
  let best: UnitFit | null = null;
  for (const fit of unitFits(texts, words, groups, free)) {
    if (fit.found + fit.changed * 0.8 < fit.text.required * leastDescribed) continue;
    if (!best || unitRank(fit) > unitRank(best)) best = fit;
  }
  return best;
}

const unitRank = ({ found, changed, strange, departures }: UnitFit): number => found + changed * 0.5 - strange * 2 - departures.length * 2 + (departures.length === 0 ? 10 : 0);

function toldUnits({ text: license, found, changed, departures, from, to }: UnitFit, by: number, text: string, words: Words): RecognisedLicense {
  return {
    id: license.license, spdx: null, spdxIds: [], name: license.title, part: license.part,
    how: departures.length === 0 ? 'exact' : 'differs',
    differences: departures.flatMap((departure) => unitDifferences(departure, by, text, words)),
    coverage: license.required === 0 ? 1 : Math.min(1, (found + changed) / license.required),
    at: { start: words.starts[from + by]!, end: words.ends[to + by - 1]! },
  };
}

/** What a list item that was added bars, if it reads like a barred use; null for anything else. */
function addedUses(item: string, at: Span): TextDifference[] | null {
  const bare = item.replace(/^[\s\W]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])?\s*/i, '');
  const clauses = /^(?:to|for|in|by|with|as)\b/i.test(bare) ? clausesOf(bare) : [];
  return clauses.length > 0 ? clauses.map((clause) => ({ kind: 'added', what: clauseNamed(clause).summary, clause, at })) : null;
}

/** A clause is named by its id and our summary, anything else by the paragraph: the words of the licence are not known. */
function unitDifferences({ kind, unit, from, to }: UnitDeparture, by: number, text: string, words: Words): TextDifference[] {
  const at = from < to ? { start: words.starts[from + by]!, end: words.ends[to + by - 1]! } : pointAt(from + by, words);
  const now = from < to ? brief(text.slice(at.start, at.end).replace(/\s+/g, ' ')) : '';
  if (!unit) return addedUses(text.slice(at.start, at.end), at) ?? [{ kind, what: now, at }];
  const about = { kind, ...(kind === 'changed' && { now }), at };
  if (unit.clauses.length > 0) return unit.clauses.map((clause) => ({ ...about, what: clauseNamed(clause).summary, clause }));
  return [{ ...about, what: unit.at === '' ? 'part of its preamble' : `part of paragraph ${unit.at}` }];
}

/** `… [The Software shall not … .] The above` and `… The [Software shall not … . The] above` add the same words: the one that begins a sentence. */
function atSentence({ from, to }: Departure, text: string, { words, starts, ends }: Words): { from: number; to: number } {
  for (let by = 0; from - by > 0 && by < to - from; by += 1) {
    if (/[.;:\n]\s*$/.test(text.slice(ends[from - by - 1]!, starts[from - by]))) return { from: from - by, to: to - by };
    if (words[from - by - 1] !== words[to - by - 1]) break;
  }
  return { from, to };
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
  const hub = hubLicenses.find(({ spdx }) => spdx !== null && spdxIds.includes(spdx)) ?? (['ambiguous', 'family'] as const).flatMap((wanted) => hubLicenses.filter(({ id, relation, members }) => relation === wanted && textsOf(id).length === 0 && members?.some((member) => spdxIds.includes(member))))[0];
  const spdx = spdxIds.length === 1 ? spdxIds[0]! : null;
  return { id: hub?.id ?? spdx, spdx, spdxIds, name: spdx ?? spdxIds[0]!.replace(/(?:-no-invariants|-invariants)?(?:-only|-or-later)$/, '') };
}
