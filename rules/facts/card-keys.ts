import type { Kind } from '../engine/types.ts';
import facts from './card-keys.json' with { type: 'json' };

interface Row {
  readonly key: string;
  readonly on: readonly string[];
  readonly values?: readonly string[];
  readonly alsoValues?: readonly string[];
  readonly status?: string;
  readonly server: string;
}

const rows: readonly Row[] = facts.keys;
const byKey: ReadonlyMap<string, Row> = new Map(rows.map((row) => [row.key, row]));

const meaningful = rows.filter(({ status }) => status !== 'misuse' && !status?.startsWith('wrong spelling'));
const keys: ReadonlySet<string> = new Set(meaningful.map(({ key }) => key));

/** Keys that cards of a kind may carry, without those that are listed as slips (`licenses`, `eval_results`). */
export function keysOf(kind: Kind): readonly string[] {
  return meaningful.filter(({ on }) => on.includes(kind)).map(({ key }) => key);
}

/** Whether a key has a meaning on any kind of card. */
export const isCardKey = (key: string): boolean => keys.has(key);

/** Whether a block was meant as front matter: one of its lines gives a key of the Hub. */
export function givesCardKey(block: string): boolean {
  for (const [, key] of block.matchAll(/(?:^|[\r\n])(?:- )?["']?([A-Za-z][\w-]{0,40})["']?[ \t]*:/g)) if (isCardKey(key!) || key === 'licenses' || key === 'languages') return true;
  return false;
}

/** The values that the Hub's documents and types list for a key; empty where any text goes. */
export function valuesOf(key: string): readonly string[] {
  const row = byKey.get(key);
  return [...(row?.values ?? []), ...(row?.alsoValues ?? [])];
}
