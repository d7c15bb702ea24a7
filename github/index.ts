/** The only door to GitHub: what the Action and the App share. */
export { readChange, type Change, type ChangedFile } from './change.ts';
export { readChanged, readCommit, likely, type Pair, type Scope } from './source.ts';
export { configNames, policyFiles, readPolicy, type Setup } from './policy.ts';
export { textsOf, type Texts } from './texts.ts';
export { lineCommentsOf, type LineComment } from './line-comments.ts';
export { commentLimit, post, type Posted } from './post.ts';
export { retrying, type Clock } from './retry.ts';
export { isForbidden, reasonOf, statusOf, type Octokit, type Repo } from './octokit.ts';
export type { PullRequest } from './conversation.ts';
