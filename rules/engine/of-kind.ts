import type { Kind } from './types.ts';

interface Kinded {
  readonly kinds: readonly Kind[];
}

const filed = new WeakMap<readonly Kinded[], Partial<Record<Kind, readonly Kinded[]>>>();

/** Those of a catalogue that speak of a kind of repository, sorted out once for all cards: a catalogue does not change. */
export function ofKind<T extends Kinded>(all: readonly T[], kind: Kind): readonly T[] {
  let byKind = filed.get(all);
  if (!byKind) filed.set(all, (byKind = {}));
  return (byKind[kind] ??= all.filter(({ kinds }) => kinds.includes(kind))) as readonly T[];
}
