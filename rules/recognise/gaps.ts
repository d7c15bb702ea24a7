import type { Coverage } from '../engine/types.ts';

/** Items of a framework that a card is silent on, in the order asked. Not read or not applicable is not silent. */
export function silentIn(coverage: Coverage, framework: string, items: readonly string[]): string[] {
  const answers = coverage[framework] ?? {};
  return items.filter((id) => answers[id]?.status === 'silent');
}

/** Whether a framework speaks of this repository at all. */
export const applies = (coverage: Coverage, framework: string): boolean => Object.values(coverage[framework] ?? {}).some(({ status }) => status !== 'not-applicable');

/** `a`, `a and b`, `a, b and c`; the first few and how many more there are. */
export function enumerated(words: readonly string[], most = 5): string {
  const all = words.length > most + 1 ? [...words.slice(0, most), `${words.length - most} more`] : words;
  return all.length <= 1 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)!}`;
}
