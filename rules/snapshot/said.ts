import { anything, digit, hashOn, listCount, listsWith, trigger, triggerAt, triggerCount, wordOf } from '../engine/phrase.ts';
import type { Phrase, Statement } from '../engine/types.ts';
import { byScript, stopWords } from '../lexicon/lexicon.ts';

/** A script or a language's stop words count from this many on; in a short text, ones that make up a good part of it. */
const languageFloor = 12;
const shortFloor = 4;
const shortShare = 0.04;
/** Share of all words that stop words of a language have in any text with a part in it. */
const leastShare = 0.01;
/** Different stop words that a language needs. */
const variety = 3;
/** With fewer stop words than this share of the strongest Latin-script language's, a language only shares words with it. */
const kinShare = 1 / 3;

export interface Scan {
  /** The statements in which a word stands. */
  readonly hits: readonly number[][];
  /** Trigger numbers of `hits`. */
  readonly ids: readonly number[];
  readonly languages: ReadonlySet<string>;
  /** By statement: the number of the phrase that was last tried on it. */
  readonly tried: number[];
  /** By statement: the number of the question that last found it. */
  readonly taken: number[];
  stamp: number;
}

/** Letters of words in lower case are 1, digits 2, all else 0. */
const wordCodes = new Uint8Array(128);
for (const letter of 'abcdefghijklmnopqrstuvwxyz') wordCodes[letter.charCodeAt(0)] = 1;
for (const figure of '0123456789') wordCodes[figure.charCodeAt(0)] = 2;
const digits = trigger(digit);

/**
 * Whether a character beyond ASCII stands between words: signs, dashes, quotes and dots are typographers' own (`model’s`, `“data”`); Chinese,
 * Japanese and Korean put no blank between their own words and a Latin one (`GPUで`). Joiners (U+200C …) stand within words.
 */
const partsWords = (code: number): boolean => code < 0xc0 || (code >= 0x2010 && code < 0x2c00) || code >= 0x2e80 || code === 0xd7 || code === 0xf7;

/** By trigger number, while a card is scanned: 0, or one more than its place in `hits`. Most words of the vocabulary stand in no card, and a table of its own for each card would cost more than the scan. */
let places = new Uint16Array(0);

/** Looks every word up once; remembers in which statements each trigger word stands. */
export function scanStatements(statements: readonly Statement[]): Scan {
  // First, since it makes triggers of them.
  const stops = stopWords();
  if (places.length < triggerCount()) places = new Uint16Array(triggerCount());
  const hits: number[][] = [];
  const ids: number[] = [];
  /** How often each word of `hits` stands there. */
  const times: number[] = [];
  /** Characters by the language whose script they are of. */
  const counts = new Map<string, number>();
  let words = 0;
  const count = (language: string, more: number): void => void counts.set(language, (counts.get(language) ?? 0) + more);
  const hit = (id: number, index: number): void => {
    const place = places[id]!;
    if (place === 0) {
      places[id] = hits.push([index]);
      ids.push(id);
      times.push(1);
      return;
    }
    const list = hits[place - 1]!;
    times[place - 1]! += 1;
    if (list[list.length - 1] !== index) list.push(index);
  };
  for (const { lower, index, placeholder } of statements) {
    if (placeholder) continue;
    const { length } = lower;
    /** Of letters and digits, those that stand there. */
    let forms = 0;
    for (let at = 0; at < length; at += 1) {
      const start = at;
      let hash = 0;
      for (; at < length; at += 1) {
        const code = lower.charCodeAt(at);
        if (code < 128) {
          const form = wordCodes[code]!;
          if (form === 0) break;
          forms |= form;
        } else {
          if (code >= 0x400) for (const script of byScript) if (code >= script.from && code <= script.to) count(script.language, 1);
          if (partsWords(code)) break;
        }
        hash = hashOn(hash, code);
      }
      if (at === start) continue;
      words += 1;
      const id = triggerAt(lower, start, at, hash);
      if (id >= 0) hit(id, index);
    }
    if (forms >= 2) hit(digits, index);
  }
  for (const id of ids) places[id] = 0;
  /** Different stop words of each language: one over and over is a name or a code of something else. */
  const own = new Map<string, number>();
  for (let place = 0; place < ids.length; place += 1) {
    for (const language of stops[ids[place]!] ?? []) {
      count(language, times[place]!);
      own.set(language, (own.get(language) ?? 0) + 1);
    }
  }
  // Japanese is written with Chinese characters too.
  if ((counts.get('ja') ?? 0) * 8 > (counts.get('zh') ?? 0)) counts.delete('zh');
  const latin = [...counts].filter(([language]) => !byScript.some((script) => script.language === language));
  const most = Math.max(0, ...latin.map(([, n]) => n));
  for (const [language, n] of latin) if ((own.get(language) ?? 0) < variety || n < most * kinShare || n < words * leastShare || (n < languageFloor && (n < shortFloor || n < words * shortShare))) counts.delete(language);
  return { hits, ids, tried: statements.map(() => 0), taken: statements.map(() => 0), stamp: 0, languages: new Set([...counts].filter(([language, n]) => n >= languageFloor || latin.some(([l]) => l === language)).map(([language]) => language)) };
}

/** For each word list, a chain of the places in `hits` of those of its words that stand in the card. Most lists have none. */
export interface Chains {
  /** By list: 0, or one more than the first link. */
  readonly first: Int32Array;
  /** By link: the place in `hits`, and the link before, numbered as in `first`. */
  readonly slot: readonly number[];
  readonly before: readonly number[];
}

export function chainByList({ ids }: Scan): Chains {
  const first = new Int32Array(listCount());
  const slot: number[] = [];
  const before: number[] = [];
  for (let at = 0; at < ids.length; at += 1) {
    const lists = listsWith(ids[at]!);
    if (lists === undefined) continue;
    for (let i = 0; i < lists.length; i += 1) {
      const number = lists[i]!;
      before.push(first[number]!);
      first[number] = slot.push(at);
    }
  }
  return { first, slot, before };
}

/** Whether a word of a list stands in a statement. */
function stands({ hits }: Scan, { first, slot, before }: Chains, list: number, index: number): boolean {
  for (let link = first[list]!; link !== 0; link = before[link - 1]!) if (isIn(hits[slot[link - 1]!]!, index)) return true;
  return false;
}

/** Whether a number is among others in ascending order. */
function isIn(ascending: readonly number[], number: number): boolean {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === number;
}

/** Whether a pattern that begins with a word is met where the word stands. */
function beginsAt(lower: string, word: string, pattern: RegExp): boolean {
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
    pattern.lastIndex = at;
    if (pattern.test(lower)) return true;
  }
  return false;
}

export function saysIn({ index, lower }: Statement, scan: Scan, chains: Chains, { number, pattern, also, begins }: Phrase): boolean {
  const { first, slot, before } = chains;
  if (first[number] === 0 || (also !== null && !stands(scan, chains, also, index))) return false;
  if (!begins) return stands(scan, chains, number, index) && pattern.test(lower);
  for (let link = first[number]!; link !== 0; link = before[link - 1]!) {
    const place = slot[link - 1]!;
    if (isIn(scan.hits[place]!, index) && beginsAt(lower, wordOf(scan.ids[place]!), pattern)) return true;
  }
  return false;
}

export function saidIn(statements: readonly Statement[], scan: Scan, chains: Chains, phrases: readonly Phrase[]): Statement[] {
  const { hits, ids, tried, taken } = scan;
  const { first, slot, before } = chains;
  scan.stamp += 1;
  const call = scan.stamp;
  let found: number[] | null = null;
  for (const { number, pattern, also, begins } of phrases) {
    let link = first[number]!;
    if (link === 0 || (also !== null && first[also] === 0)) continue;
    // Two words of one phrase often stand in one statement: the pattern is tried there once, but for one that begins with the word.
    scan.stamp += 1;
    const { stamp } = scan;
    for (; link !== 0; link = before[link - 1]!) {
      const place = slot[link - 1]!;
      const word = begins ? wordOf(ids[place]!) : '';
      for (const index of hits[place]!) {
        if (taken[index] === call || (!begins && tried[index] === stamp)) continue;
        tried[index] = stamp;
        if (also !== null && !stands(scan, chains, also, index)) continue;
        const { lower } = statements[index]!;
        if (!(begins ? beginsAt(lower, word, pattern) : pattern === anything || pattern.test(lower))) continue;
        taken[index] = call;
        (found ??= []).push(index);
      }
    }
  }
  if (found === null) return [];
  if (found.length === 1) return [statements[found[0]!]!];
  // Several phrases may have found one statement; looking through what was found so far would be quadratic.
  return found.sort((a, b) => a - b).filter((index, at) => index !== found[at - 1]).map((index) => statements[index]!);
}
