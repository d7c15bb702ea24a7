import type { Disclosure, Kind } from './types.ts';

const allKinds: readonly Kind[] = ['model', 'dataset', 'space'];

/** Types a disclosure. `kinds` defaults to all three. */
export function defineDisclosure({ id, summary, kinds = allKinds, detect, examples }: Omit<Disclosure, 'kinds'> & { readonly kinds?: readonly Kind[] }): Disclosure {
  return { id, summary, kinds, detect, examples };
}
