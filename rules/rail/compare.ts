import { clauseBarring, clauseNamed, clauses } from '../facts/rail-clauses.ts';
import type { ClauseSet, StatedClause } from '../recognise/clause-set.ts';

/** `weaker`: both bar it, the other one in fewer cases. `unknown`: one side was not read as far as that. */
export type Standing = 'both' | 'only A' | 'only B' | 'weaker in A' | 'weaker in B' | 'unknown';

export interface ComparedClause {
  readonly clause: string;
  readonly summary: string;
  readonly a: StatedClause | null;
  readonly b: StatedClause | null;
  readonly standing: Standing;
}

export interface Comparison {
  /** In the order of the clause list; clauses that neither has are left out. */
  readonly rows: readonly ComparedClause[];
  /** Whether B bars all that A bars, as far: null where that could not be told. */
  readonly holds: boolean | null;
}

/** Two licences, clause by clause: does whoever passes B on still bar what A bars? */
export function compareClauses(a: ClauseSet, b: ClauseSet): Comparison {
  const rows = clauses.flatMap(({ id }): ComparedClause[] => {
    if (!a.clauses.has(id) && !b.clauses.has(id)) return [];
    const inA = stating(a, id);
    const inB = stating(b, id);
    return [{ clause: id, summary: clauseNamed(id).summary, a: inA, b: inB, standing: standing(inA, inB, a, b) }];
  });
  const lost = rows.some((row) => row.standing === 'only A' || row.standing === 'weaker in B');
  const open = rows.some((row) => row.standing === 'unknown' && row.a !== null) || a.unread !== null;
  return { rows, holds: lost ? false : open ? null : true };
}

/** A clause, or one that bars all that it bars. */
function stating({ clauses }: ClauseSet, id: string): StatedClause | null {
  const barring = clauseBarring((clause) => clauses.has(clause), id);
  return barring === null ? null : clauses.get(barring)!;
}

function standing(inA: StatedClause | null, inB: StatedClause | null, a: ClauseSet, b: ClauseSet): Standing {
  if (!inA) return a.unread === null ? 'only B' : 'unknown';
  if (!inB) return b.unread === null ? 'only A' : 'unknown';
  if (inB.narrower !== null && inA.narrower === null) return 'weaker in B';
  if (inA.narrower !== null && inB.narrower === null) return 'weaker in A';
  return 'both';
}
