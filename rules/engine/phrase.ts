import type { Phrase } from './types.ts';

/**
 * The words that make some disclosure look at a statement. A card is scanned once for all of them; a phrase's
 * pattern then runs only on the statements in which one of its words stands.
 */
const vocabulary = new Map<string, number>();

/** By trigger number: the word lists that it belongs to. */
const asking: (number[] | undefined)[] = [];
let lists = 0;

/** Stands for any digit where trigger words are named. */
export const digit = '#';

/** Number of a trigger word; the same word has one number wherever it is used. */
export function trigger(word: string): number {
  const known = vocabulary.get(word);
  if (known !== undefined) return known;
  vocabulary.set(word, vocabulary.size);
  return vocabulary.size - 1;
}

/** Anything that has the trigger words. */
export const anything = /(?:)/;

/**
 * Says how a statement is recognised: `phrase('limitation limitations', /limitations? (?:of|include)/)`.
 * @param words trigger words in lower case, whole words (letters and digits only: `co2`, `fine`, `tuned`), parted by blanks; `#` is any digit. Each way to match the pattern has to contain one
 * @param pattern tried on the statement's lower-case text; keep it linear and without the `i` and `g` flags. With the `y` flag it is one that begins with a trigger word, and is tried only where such a word is met, which is many times as quick
 * @param also a second list of which a word has to stand in the statement too, where one list is of common words
 */
export function phrase(words: string, pattern: RegExp = anything, also?: string): Phrase {
  return { number: fileList(words), pattern, begins: pattern.sticky, also: also === undefined ? null : fileList(also) };
}

function fileList(words: string): number {
  const number = lists;
  lists += 1;
  for (const id of new Set(words.split(/\s+/).filter(Boolean).map(trigger))) {
    const list = asking[id];
    if (list) list.push(number);
    else asking[id] = [number];
  }
  return number;
}

/** Words by a hash of their characters, so that one is looked up where it stands in a text: no slice is made of it, and most words need no comparison. */
interface Slots {
  /** Vocabulary size that it was made for. */
  readonly words: readonly string[];
  /** By hash: 0, or one more than a trigger number; who finds the place taken goes to the next. */
  readonly ids: Uint16Array;
}
let slots: Slots = { words: [], ids: new Uint16Array(1) };

/** Goes on with the hash of a word by one character; a word begins with 0. */
export const hashOn = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

function fileWords(): Slots {
  const words = [...vocabulary.keys()];
  const ids = new Uint16Array(2 ** Math.ceil(Math.log2(words.length * 8 + 8)));
  for (const [id, word] of words.entries()) {
    let hash = 0;
    for (let at = 0; at < word.length; at += 1) hash = hashOn(hash, word.charCodeAt(at));
    let place = spread(hash) & (ids.length - 1);
    while (ids[place] !== 0) place = (place + 1) & (ids.length - 1);
    ids[place] = id + 1;
  }
  return { words, ids };
}

const spread = (hash: number): number => hash ^ (hash >>> 13);

/** The number of the word from `start` to `end` of a text, whose hash is known, or -1 when no phrase asks for it. */
export function triggerAt(text: string, start: number, end: number, hash: number): number {
  if (slots.words.length !== vocabulary.size) slots = fileWords();
  const { words, ids } = slots;
  const mask = ids.length - 1;
  for (let place = spread(hash) & mask; ids[place] !== 0; place = (place + 1) & mask) {
    const id = ids[place]! - 1;
    const word = words[id]!;
    if (word.length === end - start && text.startsWith(word, start)) return id;
  }
  return -1;
}

/** A trigger word by its number. */
export const wordOf = (id: number): string => (slots.words.length === vocabulary.size ? slots : (slots = fileWords())).words[id]!;
/** How many trigger words there are now. */
export const triggerCount = (): number => vocabulary.size;
/** Numbers of the word lists that a trigger word belongs to. */
export const listsWith = (id: number): readonly number[] | undefined => asking[id];
/** How many word lists there are now. */
export const listCount = (): number => lists;
