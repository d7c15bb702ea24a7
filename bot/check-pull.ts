import { appReviewOf, brokenIn, changeNotes, completeRun, hasFixes, inspectChange, keepsCards, likelyCards, openKeys, organisationConfig, readChange, readRuns, readSituation, reasonOf, reviewChange, runAnnotations, startRun, statusOf, supersedeRun, textIn, textLimit, titleOf, type Action, type Change, type InspectedChange, type Means, type Octokit, type Origin, type Outcome, type PullRequest, type Repo, type Room, type Run, type Situation, type ToReview } from '../github/index.ts';
import { sentence, UserError, type ConfigText, type Report } from '../rules/index.ts';
import type { Pull } from './job.ts';
import { passing } from './passing.ts';
import type { Ended } from './queue/queue.ts';
import type { World } from './world.ts';

const about = 'this pull request';
export const forkNote = 'The branch is in a fork, to which an App cannot push: commit the suggestions there, or run `hub-compliance fix`.';

/** One look at a pull request as it is now: a verdict on its head, one review, one summary. Where the head has its verdict, nothing. */
export async function checkPull({ owner, repo, number }: Pull, world: World): Promise<void> {
  const pull = { owner, repo, number };
  const situation = await readSituation(world.octokit, pull, world.appId);
  if (situation === null) return;
  for (const commit of situation.unfinished) await endRuns(world, world.octokit, pull, commit, situation.head);
  if (situation.verdict === 'decided') return;
  try {
    await judge(pull, situation, world);
  } catch (error) {
    if (world.signal.reason === ('newer' satisfies Ended)) await leave(pull, situation.head, world);
    throw error;
  }
}

/** Whoever comes after looks for unfinished runs in the branch only, and a force-push takes commits out of it. */
async function leave(pull: PullRequest, commit: string, world: World): Promise<void> {
  const octokit = await world.unbound();
  const now = await readSituation(octokit, pull, world.appId);
  if (now !== null && now.head !== commit) await endRuns(world, octokit, pull, commit, now.head);
}

async function judge(pull: PullRequest, situation: Situation, world: World): Promise<void> {
  const { octokit, appId } = world;
  const { owner, repo, number } = pull;
  const place = { owner, repo };
  const { head, base } = situation;
  const change = await readChange(octokit, place, base, head, number);
  const found = await lookAt(world, place, change, base, async () => organisationConfig(owner, situation.defaults), situation.detectedLicense);
  // Somebody asked, or a try was cut off.
  const [waiting = null, ...others] = situation.verdict === 'running' ? (await readRuns(octokit, place, head, appId)).filter((run) => !run.completed && isOf(run, number)) : [];
  // Asked for again while a look was under way: one verdict is enough.
  for (const { id } of others) await supersedeRun(octokit, place, id, askedAgain);
  if (waiting === null && !found.speak) return world.cardless.add(head);
  const run = waiting ?? (await begin(world, place, situation));
  if ('why' in found) return completeRun(octokit, place, run, unchecked(found.why));
  if (!found.speak) return completeRun(octokit, place, run, nothingHere);
  const { inspected } = found;
  const { report, editedConfigs } = inspected;
  const notes = changeNotes(editedConfigs);
  const summary = appReviewOf(report, notes, about);
  const posted = situation.locked ? lockedNote : await tell(world, { pull, head, login: await world.login(), path: '.', lines: true, report, change, notes, summary, textOf: (file) => textIn(inspected, file) });
  // The job for the newer head ends this one's run.
  if (posted === null) return;
  const more = [...(situation.fork && hasFixes(report) ? [forkNote] : []), ...(posted === '' ? [] : [posted])].map((note) => `\n\n${note}`).join('');
  await completeRun(octokit, place, run, { ...outcomeOf(report, summary(new Set(), textLimit - more.length) + more, change), actions: actionsFor(report, situation) });
}

const lockedNote = 'The conversation is locked, where an App may write nothing: the review stands here alone.';

/** Brings the conversation up to date. @returns what there is to say of it in the run, nothing where all went well; null where the pull request went on meanwhile */
async function tell({ octokit, log }: World, wanted: ToReview): Promise<string | null> {
  const { pull } = wanted;
  try {
    const { outdated, failures } = await reviewChange(octokit, wanted);
    if (outdated) return null;
    for (const failure of failures) {
      // What passes is tried again: the next try finds what arrived.
      if (passing(failure) !== null) throw failure;
      log.warn({ err: failure, ...pull }, 'A part of the review could not be posted');
    }
    return '';
  } catch (error) {
    if (passing(error) !== null || ![403, 404, 422].includes(statusOf(error) ?? 0)) throw error;
    // The verdict stands all the same.
    log.warn({ err: error, ...pull }, 'The review could not be posted');
    return `The review could not be posted: ${sentence(reasonOf(error))}. The App needs \`pull_requests: write\`.`;
  }
}

/** Anybody may open a pull request: what one brings is not to fill the memory, or use up the calls, that all share. */
const room: Room = { files: 1000, longest: 2_000_000, characters: 16_000_000 };

export const meansOf = ({ octokit, today, withReferences, findShared }: World, repo: Repo): Means => ({ octokit, repo, today, withReferences, findShared, room });

type Looked = { readonly speak: boolean; readonly inspected: InspectedChange } | { readonly speak: boolean; readonly why: string };

/** Both sides inspected, or why they could not be. A repository without a Hub card is not spoken to in either case. */
export async function lookAt(world: World, repo: Repo, change: Change, base: string, otherwise: () => Promise<ConfigText | null>, detectedLicense: string | null = null): Promise<Looked> {
  const means = meansOf(world, repo);
  try {
    const inspected = await inspectChange(means, change, { base, path: '.', changedOnly: true, config: null, instead: {}, otherwise, detectedLicense });
    return { speak: await keepsCards(inspected), inspected };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // What could not be read just now is no mistake in the configuration.
    if (error.cause !== undefined && passing(error.cause) !== null) throw error.cause;
    return { speak: await likelyCards(means, change), why: error.message };
  }
}

async function begin({ octokit }: World, repo: Repo, { head, number, baseBranch }: Situation): Promise<Pick<Run, 'id' | 'annotations'>> {
  const origin: Origin = { about: 'pull', number, base: baseBranch };
  return { id: await startRun(octokit, repo, head, origin, null), annotations: 0 };
}

/** Runs at an earlier commit that nobody will end. */
async function endRuns({ appId }: World, octokit: Octokit, pull: PullRequest, commit: string, head: string): Promise<void> {
  for (const run of await readRuns(octokit, pull, commit, appId)) if (!run.completed && isOf(run, pull.number)) await supersedeRun(octokit, pull, run.id, `The branch went on while this commit was looked at; the verdict stands at ${head}.`);
}

export const askedAgain = 'It was asked for again while the commit was looked at; the verdict stands in the later run.';

export const isOf = ({ origin }: Run, number: number): boolean => origin?.about === 'pull' && origin.number === number;

/** Verdict and words on what a change brought in. */
export function outcomeOf(report: Report, summary: string, change: Change): Omit<Outcome, 'actions'> {
  const files = new Set(change.headEntries.map((entry) => entry.path));
  const broken = brokenIn(report);
  const conclusion = report.failed ? 'failure' : broken.length > 0 ? 'neutral' : 'success';
  return { conclusion, title: conclusion === 'neutral' ? 'Not all of it could be checked' : titleOf(report), summary, annotations: runAnnotations(report, (file) => files.has(file)) };
}

function actionsFor(report: Report, { fork }: Situation): Action[] {
  // An App cannot push to a fork.
  const fix: Action[] = !fork && hasFixes(report) ? ['fix'] : [];
  return [...fix, 'recheck', ...(openKeys(report).length > 0 ? (['explain'] as const) : [])];
}

/** What could not be looked at is said as that, never as a fault of the card. */
export const unchecked = (why: string): Outcome => ({ conclusion: 'neutral', title: 'Could not be checked', summary: `The cards could not be checked: ${sentence(why)}.`, annotations: [], actions: ['recheck'] });

/** Only for who asks by hand. */
const nothingHere: Outcome = { conclusion: 'neutral', title: 'No Hub card here', summary: 'This repository holds no Hub card: there is nothing to check.', annotations: [], actions: [] };
