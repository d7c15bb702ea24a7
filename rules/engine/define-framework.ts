import type { Framework } from './types.ts';

/** Types a framework. */
export const defineFramework = (framework: Framework): Framework => framework;
