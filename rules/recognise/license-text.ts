import type { Span } from '../engine/types.ts';
import { hubLicenses, textsOf } from '../facts/hub-licenses.ts';
import { licenseText, shingles, textsUnder } from '../facts/license-texts.ts';
import { clauseNamed } from '../facts/rail-clauses.ts';
import { describedTexts, type DescribedText } from '../facts/rail-texts.ts';
import { align, numbering, searchable, type Alignment, type Departure } from './license-alignment.ts';
import { addedUses, noticesIn, termsBeside } from './license-beside.ts';
import { bestSpdx, rank, shifted } from './license-candidates.ts';
import { unitFits, type UnitDeparture, type UnitFit } from './license-units.ts';
import { licenseWords, type Words } from './license-words.ts';
import { brief, type Fit, type RecognisedLicense, type TextDifference } from './recognised-license.ts';

export type { RecognisedLicense, TextDifference } from './recognised-license.ts';

/** Licences that one file may hold. */
const mostLicenses = 6;

/**
 * Which licences a text is, whole or changed. Offline, linear but for gaps of bounded size; a text that is none gives none.
 * @param text of a LICENSE, COPYING or NOTICE file, plain or Markdown, any line ends
 * @param described licences that are known by hashes; tests describe their own
 */
export function recogniseLicense(text: string, described: () => readonly DescribedText[] = describedTexts): RecognisedLicense[] {
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

/** Share of a licence's words below which a text is no version of it, though the front matter names it. */
const leastNamed = 0.5;

/**
 * A text read as the licence that its repository names, where it is a changed version of that one, and perhaps a nearer one of another:
 * a bar on some use put into the MIT licence comes close to JSON's. Null where not even half of it is there, and for licences that are known by hashes only.
 * @param id of the Hub
 */
export function readAs(text: string, id: string): RecognisedLicense | null {
  const license = hubLicenses.find((one) => one.id === id);
  if (license?.kind !== 'license') return null;
  const words = licenseWords(text);
  const free = (from: number, to: number): boolean => isFree(text, words, from, to);
  const within = searchable(words.words);
  const fits = textsUnder(new Set([...(license.spdx === null ? [] : [license.spdx]), ...(license.members ?? [])])).flatMap((number) => align(licenseText(number), within, free) ?? []);
  const [best] = fits.filter(({ found, license: { required } }) => found >= required * leastNamed).sort((a, b) => rank(b) - rank(a));
  return best ? told(best, best.license.ids, text, words) : null;
}

/** The licence that explains most of the words from, up to. */
/** Words beside an exact SPDX text that leave no room for a described licence which has that text in it and more. */
const fewBeside = 40;

function bestIn(text: string, words: Words, texts: () => readonly DescribedText[], from: number, to: number, free: (from: number, to: number) => boolean): Fit | null {
  const own = words.words.slice(from, to);
  if (own.length < 5) return null;
  const within = (a: number, b: number): boolean => free(a + from, b + from);
  const groups = new Set(shingles(own));
  const spdx = bestSpdx(own, groups, words.words.length, within);
  const exact = spdx !== null && spdx.alignment.departures.length === 0 && own.length - (spdx.alignment.to - spdx.alignment.from) < fewBeside;
  const described = exact ? null : bestDescribed(texts(), own, groups, within);
  if (spdx && (!described || rank(spdx.alignment) >= unitRank(described))) {
    const alignment = shifted(spdx.alignment, from);
    return { from: alignment.from, to: alignment.to, barsUses: false, recognised: told(alignment, spdx.ids, text, words) };
  }
  if (!described) return null;
  return { from: described.from + from, to: described.to + from, barsUses: (described.text.units.findLast(({ optional }) => !optional)?.clauses.length ?? 0) > 0, recognised: toldUnits(described, from, text, words) };
}

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
    differences: rejoined(departures, words).map((departure) => difference(departure, text, words)),
    coverage: license.required === 0 ? 1 : found / license.required,
    at: { start: words.starts[from]!, end: words.ends[to - 1]! },
  };
}

/** Words of the licence that may stand once more within what was put in, and behind them, where a replaceable part follows. */
const mostAgain = 4;

/** `The [software may not … . The] software is` falls apart where the words put in have the next words of the licence in them: one addition again. */
function rejoined(departures: readonly Departure[], { words }: Words): Departure[] {
  const out: Departure[] = [];
  for (const next of departures) {
    const before = out.at(-1);
    const again = before?.kind === 'added' && next.kind === 'added' ? next.from - before.to : 0;
    const matched = again > 0 && again <= mostAgain ? words.slice(before!.to, next.from).join(' ') : null;
    const ends = matched === null ? [] : Array.from({ length: mostAgain }, (_, tail) => next.to - again - tail).filter((at) => at >= next.from && words.slice(at, at + again).join(' ') === matched);
    if (ends.length > 0) out.splice(-1, 1, { ...before!, to: ends[0]! });
    else out.push(next);
  }
  return out;
}

function difference(departure: Departure, text: string, words: Words): TextDifference {
  const { kind, reads } = departure;
  const { from, to } = kind === 'added' ? atSentence(departure, text, words) : departure;
  const at = from < to ? { start: words.starts[from]!, end: words.ends[to - 1]! } : pointAt(from, words);
  const now = from < to ? brief(text.slice(at.start, at.end).replace(/\s+/g, ' ')) : '';
  return kind === 'added' ? { kind, what: now, at } : { kind, what: brief(reads.join(' ')), ...(kind === 'changed' && { now }), at };
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
  // A word of a replaceable part may stand before it.
  for (let by = 1; by <= 3 && from + by < to; by += 1) if (/[.;:]\s*$/.test(text.slice(ends[from + by - 1]!, starts[from + by]))) return { from: from + by, to };
  return { from, to };
}

/** Where words are missing: right behind the word before them. */
function pointAt(from: number, { starts, ends }: Words): Span {
  const end = from > 0 ? ends[from - 1]! : (starts[0] ?? 0);
  return { start: end, end };
}

function namesOf(spdxIds: readonly string[]): Pick<RecognisedLicense, 'id' | 'spdx' | 'spdxIds' | 'name'> {
  const hub = hubLicenses.find(({ spdx }) => spdx !== null && spdxIds.includes(spdx)) ?? (['ambiguous', 'family'] as const).flatMap((wanted) => hubLicenses.filter(({ id, relation, members }) => relation === wanted && textsOf(id).length === 0 && members?.some((member) => spdxIds.includes(member))))[0];
  const spdx = spdxIds.length === 1 ? spdxIds[0]! : null;
  return { id: hub?.id ?? spdx, spdx, spdxIds, name: spdx ?? spdxIds[0]!.replace(/(?:-no-invariants|-invariants)?(?:-only|-or-later)$/, '') };
}
