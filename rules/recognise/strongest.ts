import type { Statement } from '../engine/types.ts';

/** Statements by how much speaks for each, strongest first; a statement found in several ways adds them up. */
export function strongest(...found: readonly (readonly [weight: number, statements: readonly Statement[]])[]): Statement[] {
  const weights = new Map<Statement, number>();
  for (const [weight, statements] of found) for (const statement of statements) weights.set(statement, (weights.get(statement) ?? 0) + weight);
  return [...weights].sort(([a, heavy], [b, light]) => light - heavy || a.index - b.index).map(([statement]) => statement);
}

/** The first statements of each section. */
export function openings(statements: readonly Statement[], of: number): Statement[] {
  const counts = new Map<number, number>();
  return statements.filter(({ section }) => {
    const count = (counts.get(section.index) ?? 0) + 1;
    counts.set(section.index, count);
    return count <= of;
  });
}

/** The first statements that pass a test: a reader is shown six evidences, and the test of a seventh is time lost. */
export function firstOf(statements: readonly Statement[], test: (statement: Statement) => boolean, limit = 6): Statement[] {
  const found: Statement[] = [];
  for (const statement of statements) {
    if (found.length === limit) break;
    if (test(statement)) found.push(statement);
  }
  return found;
}
