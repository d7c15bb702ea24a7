/** The only door into the engine: every surface imports from here. */
export { inspect, reportOf, summarise, type Inspected } from './inspect.ts';
export { rules } from './catalog/index.ts';
export { disclosures } from './disclosures/index.ts';
export { policyOf } from './engine/policy.ts';
export { UserError } from './engine/user-error.ts';
export { applyEdits } from './engine/edit.ts';
export { version } from './version.ts';
export { factsDate } from './facts/date.ts';
export type * from './engine/types.ts';
