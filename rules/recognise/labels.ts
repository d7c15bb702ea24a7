import { oncePerCard } from '../engine/once.ts';
import { remembered } from '../engine/remembered.ts';
import type { Card, Statement } from '../engine/types.ts';

/** By the number of a pattern: whether a label fits it, where that was asked before. */
type Fits = (boolean | undefined)[];

interface Labelled {
  readonly label: string;
  readonly fits: Fits;
  readonly statement: Statement;
}

/** By label in lower case: the same few stand in most cards, and a pattern need not be tried on them again. */
const fitsOf = remembered((): Fits => []);
/** Numbers of patterns by their source: one that is written in a call is a new object each time. */
const numbers = new Map<string, number>();

/** Filled `Label: value` statements with their labels in lower case; many detectors look through them. */
const labels = oncePerCard((card) => {
  const found: Labelled[] = [];
  for (const statement of card.statements) {
    if (statement.label === null || statement.placeholder) continue;
    const label = statement.label.toLowerCase();
    found.push({ label, fits: fitsOf(label), statement });
  }
  return found;
});

/** Filled `Label: value` statements whose label, in lower case, fits a pattern without flags: for labels too many and too special for the lexicon. */
export function labelledLike(card: Card, pattern: RegExp): Statement[] {
  const found: Statement[] = [];
  const all = labels(card);
  if (all.length === 0) return found;
  const { source } = pattern;
  let number = numbers.get(source);
  if (number === undefined) numbers.set(source, (number = numbers.size));
  for (const { label, fits, statement } of all) if ((fits[number] ??= pattern.test(label))) found.push(statement);
  return found;
}
