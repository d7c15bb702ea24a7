import type { Card, Place, Section } from '../engine/types.ts';

/** The section in which a reader would look: the first whose heading speaks of the first of the concepts that any heading speaks of. */
export function homeOf(card: Card, ...concepts: readonly string[]): Section | null {
  for (const concept of concepts) {
    const section = card.sections.find((s) => s.level > 0 && s.concepts.has(concept));
    if (section) return section;
  }
  return null;
}

/** Where something that is not said should stand: its section, or the card where no heading speaks of it. */
export const placeOf = (home: Section | null): Place => (home ? { section: home } : 'card');

/** Whether a card says anything in words, code or tables, a title and fillers aside. */
export const saysAnything = (card: Card): boolean => card.code.length > 0 || card.tables.length > 0 || card.statements.some((s) => !s.placeholder);
