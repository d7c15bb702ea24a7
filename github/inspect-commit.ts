import { inspect, reportOf, type ConfigText, type Report } from '../rules/index.ts';
import { inTurns, type Means } from './inspect-change.ts';
import { policyFiles, readPolicy, sharedThrough, type Setup } from './policy.ts';
import { readCommit } from './source.ts';
import { textsOf } from './texts.ts';

/** Every Hub repository of one commit under its own configuration. Writes nothing. @param otherwise gives the configuration for a repository that has none */
export async function inspectCommit({ octokit, repo, today, withReferences, findShared = sharedThrough(octokit), room }: Means, commit: string, otherwise: () => Promise<ConfigText | null>): Promise<{ readonly report: Report; readonly setup: Setup }> {
  const texts = textsOf(octokit, repo, room);
  const setup = await readPolicy(findShared, texts, commit, policyFiles(commit, null, null), null, otherwise);
  const read = await readCommit(octokit, repo, texts, commit, { path: '.', changedOnly: false, configured: setup.repositories });
  const inspected = await inTurns(await Promise.all(read.map(withReferences)), (raw) => inspect(raw, setup.policy, today));
  return { report: reportOf(inspected, setup.policy, today), setup };
}
