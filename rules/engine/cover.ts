import { evidenceOf, kept } from './disclose.ts';
import type { Card, Coverage, CoverageItem, Evidence, Framework, Reading, Uncovered } from './types.ts';

/** Most items of most cards: made once. */
const silent: CoverageItem = { status: 'silent', evidence: [] };
const notApplicable: CoverageItem = { status: 'not-applicable', evidence: [] };

/** Holds a repository against every framework of its kind. Every item is answered; what is not told is silent. */
export function cover(snapshot: Uncovered, frameworks: readonly Framework[]): Coverage {
  const coverage: Record<string, Readonly<Record<string, CoverageItem>>> = {};
  for (const framework of frameworks) {
    if (!framework.kinds.includes(snapshot.kind)) continue;
    const unread = snapshot.card.unread !== null || snapshot.card.frontMatter.state === 'pointer';
    const readings = unread ? {} : framework.read(snapshot);
    const items: Record<string, CoverageItem> = {};
    for (const { id } of framework.items) {
      const reading = readings === 'not-applicable' ? undefined : readings[id];
      items[id] = readings === 'not-applicable' ? notApplicable : reading ? { status: reading.status, evidence: evidenceFor(snapshot.card, reading) } : silent;
    }
    coverage[framework.id] = items;
  }
  return coverage;
}

/** One evidence a line, those of the framework's own proofs first. */
function evidenceFor(card: Card, { proofs, disclosed = [], in: document = card }: Reading): readonly Evidence[] {
  const own = evidenceOf(document, proofs);
  return [...own, ...disclosed.filter(({ file, line }) => !own.some((one) => one.file === file && one.line === line))].slice(0, kept);
}
