import { hashOf } from '../facts/license-texts.ts';
import { rolling, sketched, type DescribedText, type Unit } from '../facts/rail-texts.ts';

/** One place where a text departs from a described one. Words from, up to; for what was removed the place where it would stand. */
export interface UnitDeparture {
  readonly kind: 'removed' | 'added' | 'changed';
  /** The sentence or clause that is meant; null for what was added. */
  readonly unit: Unit | null;
  readonly from: number;
  readonly to: number;
}

export interface UnitFit {
  readonly text: DescribedText;
  readonly from: number;
  readonly to: number;
  /** Words of units that are there word for word. */
  readonly found: number;
  /** Words of units that are there reworded. */
  readonly changed: number;
  /** Words that are missing, and words that are not the licence's. */
  readonly strange: number;
  readonly departures: readonly UnitDeparture[];
}

interface Placed {
  readonly number: number;
  readonly from: number;
  readonly length: number;
}

/** Share of a text's sampled word groups that make it worth a look. */
const leastShare = 0.2;
/** Places at which one sentence is looked for. */
const mostPlaces = 4;
/** Stretches shorter than this many words are no addition worth telling. */
const leastAdded = 3;

/**
 * Lays the described licences over the words of a text.
 * @param shingles the text's own word groups
 * @param free whether words from, up to, may stand between those of any licence
 */
export function unitFits(texts: readonly DescribedText[], words: readonly string[], shingles: ReadonlySet<number>, free: (from: number, to: number) => boolean): UnitFit[] {
  const likely = texts.filter(({ shingles: own }) => own.filter((one) => shingles.has(one)).length >= Math.max(2, own.length * leastShare));
  if (likely.length === 0) return [];
  const hashes = words.map(hashOf);
  const places = placesOf(hashes, likely);
  return likely.flatMap((text) => fit(text, hashes, places, free) ?? []);
}

/** Where the units of these texts stand in the words: unit → places, found by the hash of every stretch of its length. */
function placesOf(hashes: readonly number[], texts: readonly DescribedText[]): Map<Unit, number[]> {
  const wanted = new Map<number, Map<number, Unit[]>>();
  for (const unit of texts.flatMap(({ units }) => units)) {
    const ofLength = wanted.get(unit.length) ?? new Map<number, Unit[]>();
    wanted.set(unit.length, ofLength);
    ofLength.set(unit.hash, [...(ofLength.get(unit.hash) ?? []), unit]);
  }
  const roll = rolling(hashes);
  const places = new Map<Unit, number[]>();
  for (const [length, ofLength] of wanted) {
    for (let from = 0; from + length <= hashes.length; from += 1) {
      for (const unit of ofLength.get(roll.stretch(from, length)) ?? []) {
        const known = places.get(unit);
        if (!known) places.set(unit, [from]);
        else if (known.length < mostPlaces) known.push(from);
      }
    }
  }
  return places;
}

function fit(text: DescribedText, hashes: readonly number[], places: ReadonlyMap<Unit, readonly number[]>, free: (from: number, to: number) => boolean): UnitFit | null {
  const { units } = text;
  const chain = inOrder(units, places);
  if (chain.length === 0) return null;
  const from = chain[0]!.from;
  const to = chain.at(-1)!.from + chain.at(-1)!.length;
  // What stands elsewhere than in the licence's order is there all the same.
  const taken = new Uint8Array(hashes.length);
  const present = new Set<number>();
  for (const { number, from: at, length } of chain) {
    present.add(number);
    taken.fill(1, at, at + length);
  }
  for (const [number, unit] of units.entries()) {
    if (present.has(number)) continue;
    for (const at of places.get(unit) ?? []) {
      if (taken[at] === 1) continue;
      present.add(number);
      taken.fill(1, at, at + unit.length);
      break;
    }
  }
  const departures: UnitDeparture[] = [];
  let changed = 0;
  let strange = 0;
  let last: Placed = { number: -1, from: Math.max(0, from - missingWords(units, present, -1, chain[0]!.number)), length: 0 };
  for (const next of [...chain, { number: units.length, from: Math.min(hashes.length, to + missingWords(units, present, chain.at(-1)!.number, units.length)), length: 0 }]) {
    const within = last.number >= 0 && next.number < units.length;
    const gap = gapOf(units, present, hashes, taken, last, next, within, free);
    departures.push(...gap.departures);
    changed += gap.changed;
    strange += gap.strange;
    last = next;
  }
  const found = [...present].reduce((sum, number) => sum + (units[number]!.optional ? 0 : units[number]!.length), 0);
  const spans = departures.filter(({ kind }) => kind === 'changed');
  return { text, from: Math.min(from, ...spans.map((one) => one.from)), to: Math.max(to, ...spans.map((one) => one.to)), found, changed, strange, departures };
}

const missingWords = (units: readonly Unit[], present: ReadonlySet<number>, after: number, before: number): number => units.slice(after + 1, before).reduce((sum, unit, at) => sum + (present.has(after + 1 + at) ? 0 : unit.length), 0);

/** The longest sequence of units that stand in the text in the licence's order, by words. */
function inOrder(units: readonly Unit[], places: ReadonlyMap<Unit, readonly number[]>): Placed[] {
  const all = units.flatMap((unit, number) => (places.get(unit) ?? []).map((from): Placed => ({ number, from, length: unit.length })));
  const score: number[] = [];
  const before: number[] = [];
  let best = -1;
  for (const [at, one] of all.entries()) {
    score[at] = one.length;
    before[at] = -1;
    for (let earlier = 0; earlier < at; earlier += 1) {
      const other = all[earlier]!;
      if (other.number >= one.number || other.from + other.length > one.from) continue;
      // A gap that is wider than what could stand in it costs a little, so that one copy of a text is followed, not two.
      const value = score[earlier]! + one.length - Math.min(5, Math.max(0, one.from - other.from - other.length - 60) * 0.05);
      if (value > score[at]!) {
        score[at] = value;
        before[at] = earlier;
      }
    }
    if (best < 0 || score[at]! > score[best]!) best = at;
  }
  const chain: Placed[] = [];
  for (let at = best; at >= 0; at = before[at]!) chain.unshift(all[at]!);
  return chain;
}

/** What is missing, reworded or new between two units that are there. */
function gapOf(units: readonly Unit[], present: ReadonlySet<number>, hashes: readonly number[], taken: Uint8Array, last: Placed, next: Placed, within: boolean, free: (from: number, to: number) => boolean): Pick<UnitFit, 'changed' | 'strange' | 'departures'> {
  const start = last.from + last.length;
  const departures: UnitDeparture[] = [];
  let changed = 0;
  let strange = 0;
  for (let number = last.number + 1; number < next.number; number += 1) {
    const unit = units[number]!;
    if (present.has(number)) continue;
    const place = reworded(unit, hashes, taken, start, next.from);
    if (place) {
      taken.fill(1, place.from, place.to);
      if (unit.optional) continue;
      departures.push({ kind: 'changed', unit, ...place });
      changed += unit.length;
    } else if (!unit.optional) {
      departures.push({ kind: 'removed', unit, from: start, to: start });
      strange += unit.length;
    }
  }
  // What precedes the first and follows the last unit is not the licence's business.
  if (!within) return { departures, changed, strange };
  for (let from = start; from < next.from; from += 1) {
    if (taken[from] === 1) continue;
    let to = from;
    while (to < next.from && taken[to] === 0) to += 1;
    if (to - from >= leastAdded && !free(from, to)) {
      departures.push({ kind: 'added', unit: null, from, to });
      strange += to - from;
    }
    from = to;
  }
  return { departures, changed, strange };
}

/** Where most of a unit's longer words stand close together, if anywhere between two places. */
function reworded({ sketch, length }: Unit, hashes: readonly number[], taken: Uint8Array, from: number, to: number): { from: number; to: number } | null {
  if (sketch.length < 2) return null;
  const hits: { at: number; which: number }[] = [];
  for (let at = from; at < to; at += 1) {
    const which = taken[at] === 1 ? -1 : sketch.indexOf(sketched(hashes[at]!));
    if (which >= 0) hits.push({ at, which });
  }
  // The passage of about the unit's length that has most of them.
  let best: { from: number; to: number; count: number } | null = null;
  for (const [first, hit] of hits.entries()) {
    const inside = hits.slice(first).filter(({ at }) => at < hit.at + length * 1.5);
    const count = new Set(inside.map(({ which }) => which)).size;
    if (!best || count > best.count) best = { from: hit.at, to: inside.at(-1)!.at + 1, count };
  }
  if (!best || best.count < Math.max(2, Math.ceil(sketch.length / 2))) return null;
  // The sentence around those words: as far as nothing else claims, and no longer than it was by much.
  let { from: start, to: end } = best;
  const room = Math.max(3, Math.ceil(length * 1.3) - (end - start));
  for (let step = 0; step < room && start > from && taken[start - 1] === 0; step += 1) start -= 1;
  for (let step = 0; step < room && end < to && taken[end] === 0; step += 1) end += 1;
  return { from: start, to: end };
}
