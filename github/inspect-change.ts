import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { against, inspect, overridden, reportOf, type ConfigText, type Policy, type RawRepository, type Report, type RepositoryReport } from '../rules/index.ts';
import type { Change } from './change.ts';
import type { Octokit, Repo } from './octokit.ts';
import { configNames, policyFiles, readPolicy, sharedThrough, type FindShared, type Setup } from './policy.ts';
import { holdsCards, likely, readChanged, type Where } from './source.ts';
import { textsOf, type Room, type Texts } from './texts.ts';

/** What a run found out about a change; nothing of it is said yet. */
export interface InspectedChange {
  readonly report: Report;
  /** The repositories as read, in the order of the report's. */
  readonly read: readonly RawRepository[];
  /** What is said of each before the change; null for one that the change adds. */
  readonly before: readonly (RepositoryReport | null)[];
  readonly change: Change;
  /** What of the repository was read. */
  readonly texts: Texts;
  /** Whether one of the repositories has or had a card. */
  readonly carded: boolean;
  /** Configurations that the change edits and that do not judge it. */
  readonly editedConfigs: readonly string[];
  readonly setup: Setup;
  readonly policy: Policy;
}

export interface Inspection extends Where {
  /** Commit whose configuration judges: the base branch's. */
  readonly base: string;
  /** Configuration that is named, or null. */
  readonly config: string | null;
  /** What an input says instead of the configuration. */
  readonly instead: Parameters<typeof overridden>[1];
  /** Gives the configuration for a repository that has none. */
  readonly otherwise: () => Promise<ConfigText | null>;
  /** SPDX id of the licence that GitHub detected in the repository, where it is known without asking. */
  readonly detectedLicense: string | null;
}

export interface Means {
  readonly octokit: Octokit;
  readonly repo: Repo;
  /** YYYY-MM-DD */
  readonly today: string;
  /** The repository with what the Hub says of those that its card names, where that is wanted. */
  readonly withReferences: (raw: RawRepository) => Promise<RawRepository>;
  /** Reads configurations of other repositories. */
  readonly findShared?: FindShared;
  /** How much is read; all there is where absent. */
  readonly room?: Room;
}

/**
 * Reads both sides of a change through the API and inspects them under the policy of the base. Writes nothing.
 * @throws UserError where the configuration is not as expected, or there is more to read than there is room
 */
export async function inspectChange({ octokit, repo, today, withReferences, findShared = sharedThrough(octokit), room }: Means, change: Change, wanted: Inspection): Promise<InspectedChange> {
  const texts = textsOf(octokit, repo, room);
  const where: Where = { path: wanted.path, changedOnly: wanted.changedOnly };
  const configs = policyFiles(wanted.base, wanted.config, change);
  await texts.fetch([...configs, ...likely(change, where)]);
  const setup = await readPolicy(findShared, texts, wanted.base, configs, wanted.config, wanted.otherwise);
  const policy = overridden(setup.policy, wanted.instead);
  const pairs = await readChanged(repo, texts, change, { ...where, configured: setup.repositories, detectedLicense: wanted.detectedLicense });
  const heads = await Promise.all(pairs.map(({ head }) => withReferences(head)));
  const bases = await Promise.all(pairs.map(({ base }) => base && withReferences(base)));
  const inspected = await inTurns(heads, (raw) => inspect(raw, policy, today));
  const before = await inTurns(bases, (raw) => raw && inspect(raw, policy, today).report);
  const compared = inspected.flatMap(({ report }, index) => against(before[index] ? [before[index]] : [], [report]));
  const report = reportOf(inspected, policy, today, compared);
  return { report: wanted.changedOnly ? scoped(report) : report, read: heads, before, change, texts, carded: pairs.some(({ head, base }) => head.card !== null || (base?.card ?? null) !== null), setup, policy, editedConfigs: editedConfigs(change, setup.files, wanted.config) };
}

/** One after the other, so that whoever else waits for this process has its turn between two. */
export async function inTurns<From, To>(all: readonly From[], make: (one: From) => To): Promise<To[]> {
  const made: To[] = [];
  for (const one of all) {
    made.push(make(one));
    await turn();
  }
  return made;
}

/** Whether a change is one of a repository with Hub cards, touched or not. */
export async function keepsCards({ carded, texts, change, setup }: InspectedChange): Promise<boolean> {
  return carded || holdsCards(texts, change, setup.repositories);
}

/** The same where nothing could be inspected for want of a readable configuration. */
export const likelyCards = ({ octokit, repo }: Pick<Means, 'octokit' | 'repo'>, change: Change): Promise<boolean> => holdsCards(textsOf(octokit, repo), change, null);

/** Waivers of repositories that were not looked at hide something elsewhere. */
export const scoped = (report: Report): Report => ({ ...report, unusedWaivers: [] });

/** Configurations that a change edits, and by which it is not judged. @param read those that the policy came from */
export function editedConfigs({ files }: Change, read: readonly string[], named: string | null): string[] {
  const configs = new Set([...read, ...configNames, ...(named === null ? [] : [path.posix.normalize(named)])]);
  return [...new Set(files.flatMap(({ path: after, before }) => [after, before]).filter((file): file is string => file !== null && configs.has(file)))];
}

/** Text of a file at the head, by its path from the root; null where it was not read. */
export function textIn({ read }: Pick<InspectedChange, 'read'>, file: string): string | null {
  for (const raw of read) {
    const text = raw.files.find((one) => (raw.path === '.' ? one.path : `${raw.path}/${one.path}`) === file)?.text;
    if (text?.known) return text.value;
  }
  return null;
}
