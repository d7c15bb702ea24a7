import type { Phrase } from './types.ts';

/**
 * The words that make some disclosure look at a statement. A card is scanned once for all of them; a phrase's
 * pattern then runs only on the statements in which one of its words stands.
 */
const vocabulary = new Map<string, number>();

/** By trigger number: the phrases that it belongs to. */
const asking: (number[] | undefined)[] = [];
let phrases = 0;

/** Number of a trigger word; the same word has one number wherever it is used. */
export function trigger(word: string): number {
  const known = vocabulary.get(word);
  if (known !== undefined) return known;
  vocabulary.set(word, vocabulary.size);
  return vocabulary.size - 1;
}

/**
 * Says how a statement is recognised: `phrase('limitation limitations', /limitations? (?:of|include)/)`.
 * @param words trigger words in lower case, whole words (letters and digits only: `co2`, `fine`, `tuned`), parted by blanks
 * @param pattern tried on the statement's lower-case text; keep it linear and without the `i` and `g` flags
 */
export function phrase(words: string, pattern: RegExp): Phrase {
  const number = phrases;
  phrases += 1;
  for (const id of new Set(words.split(/\s+/).filter(Boolean).map(trigger))) {
    const list = asking[id];
    if (list) list.push(number);
    else asking[id] = [number];
  }
  return { number, pattern };
}

/** The number of a word, or undefined when no phrase asks for it. */
export const triggerOf = (word: string): number | undefined => vocabulary.get(word);
/** How many trigger words there are now. */
export const triggerCount = (): number => vocabulary.size;
/** Numbers of the phrases that a trigger word belongs to. */
export const phrasesWith = (id: number): readonly number[] | undefined => asking[id];
/** How many phrases there are now. */
export const phraseCount = (): number => phrases;
