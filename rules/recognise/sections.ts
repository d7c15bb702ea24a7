import type { Section } from '../engine/types.ts';

/** Whether a section, or the nearest one above it whose heading speaks of anything, speaks of one of the concepts. */
export function speaksOf(section: Section, ...concepts: readonly string[]): boolean {
  for (let s: Section | null = section; s; s = s.parent) if (s.concepts.size > 0) return concepts.some((concept) => s.concepts.has(concept));
  return false;
}
