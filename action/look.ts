import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { inspectChange, nothingElse, policyFiles, readChange, readChanged, readCommit, readPolicy, scoped, sharedThrough, textsOf, type Change, type Octokit, type Repo, type Setup, type Texts } from '../github/index.ts';
import { inspect, overridden, readFolder, reportOf, UserError, type Policy, type RawRepository, type Report } from '../rules/index.ts';
import { driftOf, type Drift } from './drift.ts';
import type { Event } from './event.ts';
import { hubOf } from './hub.ts';
import type { Inputs } from './inputs.ts';

/** What a run found out; nothing of it is said yet. */
export interface Found {
  readonly report: Report;
  /** The repositories as read, in the order of the report's. */
  readonly read: readonly RawRepository[];
  /** Null where there was nothing to compare with. */
  readonly change: Change | null;
  /** Configurations that the change edits and that do not judge it. */
  readonly editedConfigs: readonly string[];
  readonly drift: Drift | null;
  readonly policy: Policy;
  readonly hints: readonly string[];
}

export interface Surroundings {
  readonly octokit: Octokit;
  readonly repo: Repo;
  /** Where the runner checks repositories out. */
  readonly workspace: string | null;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly hubUrl: string | undefined;
  /** SPDX id of the licence that GitHub detected in the repository, where the event told it. */
  readonly detectedLicense: string | null;
}

/** Reads and inspects both sides of a change. Writes nothing. */
export async function lookAtChange(event: { readonly base: string }, change: Change, inputs: Inputs, { octokit, repo, today, hubUrl, detectedLicense }: Surroundings): Promise<Found> {
  const { withReferences } = hubOf(inputs, hubUrl);
  const wanted = { base: event.base, path: inputs.path, changedOnly: inputs.changedOnly ?? true, config: inputs.config, instead: inputs, otherwise: nothingElse, detectedLicense };
  return {
    ...(await inspectChange({ octokit, repo, today, withReferences }, change, wanted)), drift: null,
    hints: inputs.hubRepo === null ? [] : ['`hub-repo` is compared on push, schedule and by hand, not on pull requests'],
  };
}

/** Reads and inspects one commit, or what the steps before this one made of it. Writes nothing. */
export async function lookAtCommit({ commit, before }: Extract<Event, { about: 'commit' }>, inputs: Inputs, around: Surroundings): Promise<Found> {
  const hub = hubOf(inputs, around.hubUrl);
  const { octokit, repo, today } = around;
  const texts = textsOf(octokit, repo);
  const setup = await readPolicy(sharedThrough(octokit), texts, commit, policyFiles(commit, inputs.config, null), inputs.config, nothingElse);
  const policy = overridden(setup.policy, inputs);
  const changedOnly = inputs.changedOnly === true && before !== null;
  const found = changedOnly ? await readTouched(around, texts, before, commit, inputs, setup) : await readAll(around, texts, commit, inputs, setup);
  const read = await Promise.all(found.map((raw) => hub.withReferences(raw)));
  const published = inputs.hubRepo === null ? null : await hub.read(inputs.hubRepo);
  if (published !== null && read.length !== 1) throw new UserError(`\`hub-repo\` names one repository of the Hub, and ${read.length} were found in \`${inputs.path}\`; expected a \`path\` with one`);
  const known = read.map((raw) => (published === null ? raw : { ...raw, hub: published.hub, name: raw.name ?? published.name }));
  const inspected = known.map((raw) => inspect(raw, policy, today));
  return {
    report: changedOnly ? scoped(reportOf(inspected, policy, today)) : reportOf(inspected, policy, today), read: known, change: null, policy, editedConfigs: [],
    drift: published === null ? null : await driftOf(known[0]!, published, before === null ? null : (file) => texts.read(before, file)),
    hints: inputs.changedOnly === true && before === null ? ['`changed-only` is true, but nothing says since when: everything was looked at'] : [],
  };
}

async function readTouched({ octokit, repo, detectedLicense }: Surroundings, texts: Texts, before: string, commit: string, { path: at }: Inputs, { repositories }: Setup): Promise<RawRepository[]> {
  const change = await readChange(octokit, repo, before, commit, null);
  return (await readChanged(repo, texts, change, { path: at, changedOnly: true, configured: repositories, detectedLicense })).map(({ head }) => head);
}

/** What lies in the runner's workspace is what the steps after this one publish; without a checkout, the commit itself is read. */
async function readAll({ octokit, repo, workspace, detectedLicense }: Surroundings, texts: Texts, commit: string, { path: at }: Inputs, { repositories }: Setup): Promise<RawRepository[]> {
  if (workspace === null || !(await isThere(path.join(workspace, at)))) return readCommit(octokit, repo, texts, commit, { path: at, changedOnly: false, configured: repositories, detectedLicense });
  const folder = (await stat(path.join(workspace, at))).isDirectory() ? at : path.dirname(at);
  const only = repositories?.filter((one) => folder === '.' || `${path.posix.normalize(one.path)}/`.startsWith(`${folder}/`)).map(({ path: below, kind, hub }) => ({ folder: path.resolve(workspace, below), kind, name: hub }));
  const found = await readFolder(path.join(workspace, folder), { only: only && only.length > 0 ? only : undefined });
  return found.map((raw) => {
    const below = path.relative(workspace, path.resolve(raw.path)).replaceAll('\\', '/') || '.';
    return { ...raw, path: below, target: below === '.' ? `${repo.owner}/${repo.repo}` : below, detectedLicense: below === '.' ? detectedLicense : null };
  });
}

async function isThere(target: string): Promise<boolean> {
  try {
    const info = await stat(target);
    return !info.isDirectory() || (await readdir(target)).length > 0;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
