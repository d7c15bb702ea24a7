import type { LineageEdge, Snapshot } from '../engine/types.ts';
import { hasParents, lineageOf } from './lineage.ts';

/** The graph above a card as the report has it, nearest first; null where the card names nothing that it comes from. */
export function lineageEdges(snapshot: Snapshot): readonly LineageEdge[] | null {
  if (!hasParents(snapshot)) return null;
  const edges = lineageOf(snapshot).ancestors.map(({ kind, id, through, relation, inferred, license, basis, verdict: { outcome, judgements } }): LineageEdge => ({
    kind, id, through, relation, inferred, license: license.known ? license.value.written : null, basis, verdict: outcome,
    because: judgements.map(({ verdict, term, section, says, url, settled }) => ({ verdict, term, section, says, url, settled })),
  }));
  return edges.length === 0 ? null : edges;
}
