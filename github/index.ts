/** The only door to GitHub: what the Action and the App share. */
export { readChange, type Change, type ChangedFile } from './change.ts';
export { readChanged, readCommit, type Pair, type Scope } from './source.ts';
export { policyFiles, readPolicy, sharedThrough, type FindShared, type Setup } from './policy.ts';
export { editedConfigs, inspectChange, keepsCards, scoped, textIn, type InspectedChange, type Inspection, type Means } from './inspect-change.ts';
export { brokenIn, changeNotes, reviewOf, verdict, type Conclusion } from './summary.ts';
export { openKeys, reviewChange } from './review-change.ts';
export { textsOf, type Texts } from './texts.ts';
export { commentLimit, type Posted } from './post.ts';
export { retrying, type Clock } from './retry.ts';
export { isForbidden, reasonOf, statusOf, type Octokit, type Repo } from './octokit.ts';
export type { PullRequest } from './conversation.ts';
