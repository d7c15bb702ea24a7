import type { Section } from '../engine/types.ts';

/**
 * Whether a section, or the nearest one above it whose heading speaks of anything, speaks of one of the concepts.
 * The card's title is its name: a model called `x-benchmark` has no sections on results.
 */
export function speaksOf(section: Section, ...concepts: readonly string[]): boolean {
  for (let s: Section | null = section; s; s = s.parent) {
    if (s.concepts.size === 0) continue;
    if (s.index === 1 && s.level === 1 && (s !== section || s.normal.split(' ').length > 2)) return false;
    return concepts.some((concept) => s.concepts.has(concept));
  }
  return false;
}

/** The card's own name says what it was trained on, if anything. */
export const isTitle = ({ index, level }: Section): boolean => index === 1 && level === 1;
