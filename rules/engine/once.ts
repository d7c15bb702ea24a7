import type { Card } from './types.ts';

let slots = 0;

/**
 * Remembers with each card what is worked out from it, for what several detectors ask:
 * `const questionsOf = oncePerCard((card) => …)`, at the top of a file.
 */
export function oncePerCard<T>(make: (card: Card) => T): (card: Card) => T {
  const slot = slots;
  slots += 1;
  return (card) => {
    // What was worked out may be null, and is not worked out again.
    const known = card.notes[slot] as T | undefined;
    return known === undefined ? ((card.notes[slot] = make(card)) as T) : known;
  };
}
