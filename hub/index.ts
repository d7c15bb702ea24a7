/** The only door to the Hub: everything that asks it something comes from here. */
export { isHubTarget, parseHubTarget, shownTarget, type HubTarget } from './target.ts';
export { readHubRepository } from './source.ts';
export { lookUpReferences } from './related.ts';
export { hubFetch, type HubFetch, type HubRequest } from './fetch.ts';
export { HubFailure } from './failure.ts';
export { explained, type Asked } from './errors.ts';
export { hubAddress, publicHub, type HubOptions, type Limits } from './options.ts';
