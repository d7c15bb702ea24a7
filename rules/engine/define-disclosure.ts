import type { Disclosure, Kind } from './types.ts';

/** Types a disclosure. `kinds` defaults to all three. */
export function defineDisclosure(disclosure: Omit<Disclosure, 'kinds'> & { readonly kinds?: readonly Kind[] }): Disclosure {
  return { kinds: ['model', 'dataset', 'space'], ...disclosure };
}
