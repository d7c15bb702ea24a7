import type { Framework } from './types.ts';

/** Types a framework. */
export const defineFramework = ({ id, title, summary, kinds, items, sources, read, examples }: Framework): Framework => ({ id, title, summary, kinds, items, sources, read, examples });
