import path from 'node:path';
import { brokenIn, completeRun, inspectCommit, openKeys, organisationConfigOf, readChange, readRuns, reasonOf, appReviewOf, startRun, statusOf, supersedeRun, textLimit, titleOf, track, type Action, type Change, type InspectedChange, type Origin, type Outcome } from '../github/index.ts';
import { cardRank, sentence, UserError, type Report } from '../rules/index.ts';
import { askedAgain, lookAt, meansOf, outcomeOf, unchecked } from './check-pull.ts';
import type { Commits } from './job.ts';
import { passing } from './passing.ts';
import type { World } from './world.ts';

/** A merge queue's group, or a push to the default branch: a verdict on the commit, no comments; after a push, the tracking issue where one is wanted. */
export async function checkCommits(job: Commits, world: World): Promise<void> {
  const { owner, repo, head, before, what, ref } = job;
  const { octokit, appId } = world;
  // The same commit may be the head of a pull request too.
  const runs = (await readRuns(octokit, { owner, repo }, head, appId)).filter(({ origin }) => origin?.about === what);
  const [waiting = null, ...others] = runs.filter(({ completed }) => !completed);
  for (const { id } of others) await supersedeRun(octokit, { owner, repo }, id, askedAgain);
  if (runs.length > 0 && waiting === null) return;
  const found = before === null ? await whole(world, job) : await part(world, job, before);
  const origin: Origin = { about: what, ref, before };
  const run = waiting ?? (found.speak ? { id: await startRun(octokit, { owner, repo }, head, origin, null), annotations: 0 } : null);
  // Before the run ends: what is cut off is tried again only while there is no verdict.
  const note = what === 'commit' && found.track ? await followBranch(world, job) : '';
  if (run !== null) await completeRun(octokit, { owner, repo }, run, { ...found.outcome, summary: found.outcome.summary + note });
}

/** Characters that a word on the tracking issue may take. */
const noteLength = 500;

interface Found {
  readonly speak: boolean;
  readonly outcome: Outcome;
  /** Whether what is open on the branch may have changed, and an issue is kept on it. */
  readonly track: boolean;
}

/** What came with the commits, judged in a group by the branch that it is for, on the branch itself by its own configuration. */
async function part(world: World, { owner, repo, head, what }: Commits, before: string): Promise<Found> {
  const change = await readChange(world.octokit, { owner, repo }, before, head, null);
  const found = await lookAt(world, { owner, repo }, change, what === 'group' ? before : head, () => organisationConfigOf(world.octokit, owner));
  if ('why' in found) return { speak: found.speak, outcome: unchecked(found.why), track: false };
  const { report, editedConfigs, setup }: InspectedChange = found.inspected;
  const touched = report.repositories.length > 0;
  const outcome = { ...outcomeOf(report, appReviewOf(report, [], what === 'group' ? 'this merge' : 'this push')(new Set(), textLimit - noteLength), change), actions: actionsFor(report) };
  // A group has to have its verdict, or the queue waits for it in vain.
  return { speak: found.speak && (touched || what === 'group'), outcome, track: setup.trackingIssue && (touched || editedConfigs.length > 0 || movesCards(change)) };
}

/** A card may be gone with its whole folder: then no repository is left to be looked at. */
const movesCards = ({ files }: Change): boolean => files.some((file) => [file.path, file.before ?? file.path].some((name) => cardRank(path.posix.basename(name)) !== null));

/** The first commits of a branch have nothing before them. */
async function whole(world: World, { owner, repo, head }: Commits): Promise<Found> {
  const { report, setup } = await inspectCommit(meansOf(world, { owner, repo }), head, () => organisationConfigOf(world.octokit, owner));
  const carded = report.repositories.some(({ card }) => card !== null);
  const conclusion = report.failed ? 'failure' : brokenIn(report).length > 0 ? 'neutral' : 'success';
  const outcome: Outcome = { conclusion, title: titleOf(report), summary: appReviewOf(report, [], '')(new Set(), textLimit - noteLength), annotations: [], actions: ['recheck'] };
  return { speak: carded, outcome, track: carded && setup.trackingIssue };
}

/** The issue says what is open on the branch as a whole. @returns what there is to say of it in the run: nothing where all went well */
async function followBranch(world: World, { owner, repo, head, ref }: Commits): Promise<string> {
  const { octokit, log } = world;
  // A later push has a job of its own, which may be done already.
  const isLast = async (): Promise<boolean> => (await octokit.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { owner, repo, ref: ref.replace(/^refs\//, '') })).data.object.sha === head;
  try {
    if (!(await isLast())) return '';
    const { report } = await inspectCommit(meansOf(world, { owner, repo }), head, () => organisationConfigOf(octokit, owner));
    if (await isLast()) await track(octokit, { owner, repo }, await world.login(), report);
    return '';
  } catch (error) {
    // 410: the repository has no issues.
    const refused = [403, 404, 410].includes(statusOf(error) ?? 0);
    if (passing(error) !== null || !(refused || error instanceof UserError)) throw error;
    log.warn({ err: error, owner, repo }, 'The tracking issue could not be kept');
    return `\n\nThe tracking issue could not be kept: ${sentence(reasonOf(error))}.${refused ? ' The App needs `issues: write`, and the repository its issues.' : ''}`;
  }
}

const actionsFor = (report: Report): Action[] => (openKeys(report).length > 0 ? ['recheck', 'explain'] : ['recheck']);
