import { evidenceOf } from './disclose.ts';
import type { Coverage, CoverageItem, Framework, Uncovered } from './types.ts';

/** Holds a repository against every framework of its kind. Every item is answered; what is not told is silent. */
export function cover(snapshot: Uncovered, frameworks: readonly Framework[]): Coverage {
  const coverage: Record<string, Readonly<Record<string, CoverageItem>>> = {};
  for (const framework of frameworks) {
    if (!framework.kinds.includes(snapshot.kind)) continue;
    const unread = snapshot.card.unread !== null || snapshot.card.frontMatter.state === 'pointer';
    const readings = unread ? {} : framework.read(snapshot);
    const items: Record<string, CoverageItem> = {};
    for (const { id } of framework.items) {
      const reading = readings === 'not-applicable' ? null : readings[id];
      items[id] = readings === 'not-applicable' ? { status: 'not-applicable', evidence: [] } : { status: reading?.status ?? 'silent', evidence: reading ? evidenceOf(snapshot.card, reading.proofs) : [] };
    }
    coverage[framework.id] = items;
  }
  return coverage;
}
