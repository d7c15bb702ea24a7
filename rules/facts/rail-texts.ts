import { unpackShingles } from './license-texts.ts';
import facts from './rail-texts.json' with { type: 'json' };

/**
 * Licences of AI makers and the RAIL family, described and not copied: of each sentence or clause the number of its words, a hash of
 * them, and the hashes of a few of its words. Enough to find it again, and to say which one is missing; not enough to read it.
 * Sources and dates: `rail-texts.json`, which `scripts/rail-texts.ts` writes.
 */
export interface Unit {
  /** Folded words in it. */
  readonly length: number;
  /** Hash of all of them in order, 32 bits: see `rolling`. */
  readonly hash: number;
  /** Hashes of up to six of its longer words, 16 bits each: half of them in a passage make it the same passage, reworded. */
  readonly sketch: readonly number[];
  /** Where it stands in its text: a paragraph (`4.b`), a position among the barred uses, or empty for preamble and headings. */
  readonly at: string;
  /** The barred uses that it states. */
  readonly clauses: readonly string[];
  /** Headings and dates may be missing. */
  readonly optional: boolean;
}

export interface DescribedText {
  /** Of this text, among its licence's: `openrail++/2022`. */
  readonly id: string;
  /** Id of the licence: the Hub's, else ours. */
  readonly license: string;
  /** The licence itself, or the policy that it takes in. */
  readonly part: 'license' | 'policy';
  readonly title: string;
  readonly source: string;
  readonly units: readonly Unit[];
  /** Words of the units that have to be there. */
  readonly required: number;
  /** Some of its groups of five words, by which it is found. */
  readonly shingles: readonly number[];
}

let unpacked: readonly DescribedText[] | null = null;

/** All described texts; unpacked when first asked for. */
export function describedTexts(): readonly DescribedText[] {
  return (unpacked ??= facts.texts.map(({ id, license, part, title, source, units, places, clauses, index }) => {
    // Most texts are told by their word groups to be none of these, and never laid over anything.
    let read: Unit[] | null = null;
    const all = (): Unit[] => (read ??= unitsOf(Buffer.from(units, 'base64'), places, clauses));
    return {
      id, license, part: part as 'license' | 'policy', title, source, shingles: [...unpackShingles(Buffer.from(index, 'base64')).index.keys()],
      get units() { return all(); },
      get required() { return all().reduce((sum, { length, optional }) => sum + (optional ? 0 : length), 0); },
    };
  }));
}

/** Bytes of a unit: length, flags, hash, six sketch hashes. */
const size = 18;
const most = 6;

export function packUnits(units: readonly Unit[]): Buffer {
  const bytes = Buffer.alloc(units.length * size);
  for (const [number, { length, hash, sketch, optional }] of units.entries()) {
    const at = number * size;
    bytes[at] = length;
    bytes[at + 1] = (optional ? 128 : 0) | sketch.length;
    bytes.writeInt32BE(hash, at + 2);
    for (const [next, one] of sketch.entries()) bytes.writeUInt16BE(one, at + 6 + next * 2);
  }
  return bytes;
}

/** `places`: `4.b x3, 4.c` runs of equal places; `clauses`: number of a unit → its barred uses. */
function unitsOf(bytes: Buffer, places: string, clauses: Readonly<Record<string, string>>): Unit[] {
  const at = places.split(',').flatMap((run) => {
    const [, place, times] = /^(.*?)(?: x(\d+))?$/.exec(run)!;
    return Array.from({ length: Number(times ?? 1) }, () => place!);
  });
  return Array.from({ length: bytes.length / size }, (_, number) => {
    const from = number * size;
    const flags = bytes[from + 1]!;
    return {
      length: bytes[from]!, hash: bytes.readInt32BE(from + 2), optional: flags >= 128, at: at[number]!,
      sketch: Array.from({ length: flags & 127 }, (_, next) => bytes.readUInt16BE(from + 6 + next * 2)),
      clauses: clauses[String(number)]?.split(' ') ?? [],
    };
  });
}

/** A number that is odd, so that every power of it has an inverse. */
const base = 0x01000193;

/** Hashes of all beginnings of a list of word hashes, and powers to take a stretch out of them. */
export function rolling(hashes: readonly number[]): { stretch(from: number, length: number): number } {
  const sums = new Int32Array(hashes.length + 1);
  const powers = new Int32Array(hashes.length + 1).fill(1);
  for (const [at, hash] of hashes.entries()) {
    sums[at + 1] = (Math.imul(sums[at]!, base) + hash) | 0;
    powers[at + 1] = Math.imul(powers[at]!, base);
  }
  return { stretch: (from, length) => (sums[from + length]! - Math.imul(sums[from]!, powers[length]!)) | 0 };
}

/** Sixteen bits of a word's hash. */
export const sketched = (hash: number): number => ((hash >>> 16) ^ hash) & 0xffff;

/** Up to six of the longer words, the same ones wherever they stand. */
export function sketchOf(words: readonly string[], hashes: readonly number[]): number[] {
  const longer = new Set(words.flatMap((word, at) => (word.length > 4 ? [hashes[at]!] : [])));
  return [...longer].sort((a, b) => (Math.imul(a, 0x9e3779b1) >>> 0) - (Math.imul(b, 0x9e3779b1) >>> 0)).slice(0, most).map(sketched);
}
