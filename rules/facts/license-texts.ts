import { brotliDecompressSync } from 'node:zlib';
import facts from './license-texts.json' with { type: 'json' };

/**
 * The SPDX licence texts, unpacked when the first one is asked for: some 8 ms, so that a run without licence files pays nothing.
 * Source, version and date: `license-texts.json`, which `scripts/license-texts.ts` writes.
 */

/** Part of a text. `word` has to be there; `optional` may be missing; `open` takes up to `most` other words; `pattern` takes what the pattern takes. */
export type Part =
  | { readonly kind: 'word' | 'optional'; readonly word: string }
  | { readonly kind: 'open'; readonly most: number; readonly usual: readonly string[] }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly usual: readonly string[] };

export interface LicenseText {
  /** SPDX ids that have this very text: `GPL-3.0-only`, `GPL-3.0-or-later`. */
  readonly ids: readonly string[];
  readonly parts: readonly Part[];
  /** How many words have to be there. */
  readonly required: number;
}

interface Unpacked {
  /** All lines, and where each begins: one is read when it is needed, since all of them together are four million letters. */
  readonly bytes: Buffer;
  readonly lines: readonly number[];
  readonly patterns: readonly string[];
  /** Shingle → numbers of the texts that have it. */
  readonly index: ReadonlyMap<number, readonly number[]>;
  /** How many shingles of each text are in the index. */
  readonly sizes: readonly number[];
}

let unpacked: Unpacked | null = null;
const parsed = new Map<number, LicenseText>();

function all(): Unpacked {
  if (unpacked) return unpacked;
  const bytes = brotliDecompressSync(Buffer.from(facts.packed, 'base64'));
  const first = bytes.indexOf(10);
  const lines: number[] = [];
  for (let at = first; at >= 0; at = bytes.indexOf(10, at + 1)) lines.push(at + 1);
  unpacked = { bytes, lines, patterns: JSON.parse(bytes.toString('utf8', 0, first)) as string[], ...unpackShingles(Buffer.from(facts.index, 'base64')) };
  return unpacked;
}

/** The ids and the stream of a text. */
function lineOf(number: number): readonly [ids: string, stream: string] {
  const { bytes, lines } = all();
  const line = bytes.toString('utf8', lines[number]!, (lines[number + 1] ?? bytes.length + 1) - 1);
  const tab = line.indexOf('\t');
  return [line.slice(0, tab), line.slice(tab + 1)];
}

/** How long a text is, in bytes of its line: some seven to a word; nothing is decoded for it. */
export function sizeOf(number: number): number {
  const { bytes, lines } = all();
  return (lines[number + 1] ?? bytes.length + 1) - lines[number]!;
}

function idsOf(number: number): string[] {
  const { bytes, lines } = all();
  const from = lines[number]!;
  return bytes.toString('utf8', from, bytes.indexOf(9, from)).split(',');
}

/** How many texts there are; they count from 0. */
export const textCount = facts.texts;

/** Word groups → the texts that have them. */
export const shingleIndex = (): ReadonlyMap<number, readonly number[]> => all().index;
/** How many word groups of a text the index holds. */
export const shinglesIn = (text: number): number => all().sizes[text]!;

/** One text by its number. */
export function licenseText(number: number): LicenseText {
  const known = parsed.get(number);
  if (known) return known;
  const [ids, stream] = lineOf(number);
  const text = licenseOf(ids.split(','), stream, all().patterns);
  parsed.set(number, text);
  return text;
}

/** Numbers of the texts that stand under one of these SPDX ids. */
export const textsUnder = (ids: ReadonlySet<string>): number[] =>
  all().lines.flatMap((_, number) => (idsOf(number).some((id) => ids.has(id)) ? [number] : []));

/** A text from its line. */
export function licenseOf(ids: readonly string[], stream: string, patterns: readonly string[]): LicenseText {
  const parts = partsOf(stream, patterns);
  return { ids, parts, required: parts.reduce((sum, part) => sum + (part.kind === 'word' ? 1 : 0), 0) };
}

function partsOf(stream: string, patterns: readonly string[]): Part[] {
  const parts: Part[] = [];
  let depth = 0;
  let usual: string[] | null = null;
  for (const token of stream.split(' ')) {
    if (token === ')') usual = null;
    else if (usual) usual.push(token);
    else if (token === '[') depth += 1;
    else if (token === ']') depth -= 1;
    else if (token.startsWith('(')) parts.push({ kind: 'open', most: Number(token.slice(1)), usual: (usual = []) });
    else if (token.startsWith('/')) parts.push({ kind: 'pattern', pattern: patterns[Number(token.slice(1))]!, usual: (usual = []) });
    else parts.push({ kind: depth > 0 ? 'optional' : 'word', word: token });
  }
  return parts;
}

// ── word groups ─────────────────────────────────────────────────────────────────────────────────

/** Words in a group, one in how many groups is kept, and how many a short text keeps at least. */
const width = 5;
const sampled = 96;
const least = 10;

/** Hash of each group of five words, 24 bits (FNV-1a over the words). */
export function shingles(words: readonly string[]): number[] {
  const hashes = words.map(hashOf);
  const out: number[] = [];
  for (let at = 0; at + width <= hashes.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + width; next += 1) hash = Math.imul(hash ^ hashes[next]!, 0x01000193) ^ (hash >>> 15);
    out.push((hash ^ (hash >>> 24)) & 0xffffff);
  }
  return out;
}

/** 32 bits of a word (FNV-1a). */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** The groups by which a text is found: one in 96, ten at least; of its fixed words, else of all. */
export function shinglesOf(stream: string): number[] {
  const fixed = [...new Set(runsOf(stream).flatMap(shingles))].sort((a, b) => mixed(a) - mixed(b));
  return fixed.slice(0, Math.max(least, Math.ceil(fixed.length / sampled)));
}

/** An order that has nothing to do with the alphabet, the same for every text. */
const mixed = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 0;

/** The stretches of words between optional and replaceable parts; for a text that has too few of them all of its words. */
function runsOf(stream: string): string[][] {
  const runs: string[][] = [[]];
  let depth = 0;
  for (const token of stream.split(' ')) {
    if (/^[[(/]/.test(token)) {
      depth += 1;
      runs.push([]);
    } else if (token === ']' || token === ')') depth -= 1;
    else if (depth === 0) runs.at(-1)!.push(token);
  }
  return runs.reduce((sum, run) => sum + Math.max(0, run.length - width + 1), 0) >= least ? runs : [stream.split(' ').filter((token) => !/^[[\]()/]/.test(token))];
}

/** Each text's groups, three bytes each, behind their number in one byte. */
export function packShingles(texts: readonly (readonly number[])[]): Buffer {
  return Buffer.concat(texts.map((text) => Buffer.from([text.length, ...text.flatMap((hash) => [hash >> 16, (hash >> 8) & 255, hash & 255])])));
}

/** The groups that `packShingles` wrote: which text has which, and how many each has. */
export function unpackShingles(bytes: Buffer): Pick<Unpacked, 'index' | 'sizes'> {
  const index = new Map<number, number[]>();
  const sizes: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = bytes[at]!;
    at += 1;
    for (let next = 0; next < size; next += 1, at += 3) {
      const hash = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
      const texts = index.get(hash);
      if (texts) texts.push(sizes.length);
      else index.set(hash, [sizes.length]);
    }
    sizes.push(size);
  }
  return { index, sizes };
}
