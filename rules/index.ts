/** The only door into the engine: every surface imports from here. */
export { inspect, reportOf, summarise, type Inspected } from './inspect.ts';
export { against } from './compare.ts';
export { configure, overridden, type Configured, type ConfigText, type ConfiguredRepository, type ReadExtended } from './config/policy.ts';
export { readCardFile, readFolder, type FolderRepository } from './source/folder.ts';
export { cardLimit, companionLimit, decode, isCompanion } from './source/readable.ts';
export { isRepositoryId, referencesOf } from './snapshot/references.ts';
export { readFrontMatter } from './snapshot/front-matter.ts';
export { snapshotOf } from './snapshot/snapshot.ts';
export * from './render/index.ts';
export { home, pageOf } from './home.ts';
export { rules } from './catalog/index.ts';
export { disclosures } from './disclosures/index.ts';
export { policyOf } from './engine/policy.ts';
export { UserError } from './engine/user-error.ts';
export { applyEdits } from './engine/edit.ts';
export { version } from './version.ts';
export { factsDate } from './facts/date.ts';
export type * from './engine/types.ts';
