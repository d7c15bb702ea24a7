import type { Card, Statement } from '../engine/types.ts';

interface Labelled {
  readonly label: string;
  readonly statement: Statement;
}

const read = new WeakMap<Card, readonly Labelled[]>();

/** Filled `Label: value` statements with their labels in lower case; many detectors look through them. */
function labels(card: Card): readonly Labelled[] {
  const known = read.get(card);
  if (known) return known;
  const found: Labelled[] = [];
  for (const statement of card.statements) if (statement.label !== null && !statement.placeholder) found.push({ label: statement.label.toLowerCase(), statement });
  read.set(card, found);
  return found;
}

/** Filled `Label: value` statements whose label, in lower case, fits a pattern: for labels too many and too special for the lexicon. */
export function labelledLike(card: Card, pattern: RegExp): Statement[] {
  const found: Statement[] = [];
  for (const { label, statement } of labels(card)) if (pattern.test(label)) found.push(statement);
  return found;
}
