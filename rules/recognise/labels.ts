import type { Card, Statement } from '../engine/types.ts';

/** Filled `Label: value` statements whose label, in lower case, fits a pattern: for labels too many and too special for the lexicon. */
export function labelledLike(card: Card, pattern: RegExp): Statement[] {
  return card.statements.filter(({ label, placeholder }) => label !== null && !placeholder && pattern.test(label.toLowerCase()));
}
