import { setMaxListeners } from 'node:events';
import { completeRun, readRuns, readSituation, reasonOf } from '../github/index.ts';
import { answer } from './ask.ts';
import { catchUp } from './catch-up.ts';
import { checkCommits } from './check-commits.ts';
import { checkPull, isOf, unchecked } from './check-pull.ts';
import type { Job } from './job.ts';
import { passing } from './passing.ts';
import { RetryLater } from './queue/queue.ts';
import type { World } from './world.ts';

/**
 * Does one job.
 * @throws RetryLater where GitHub asks to wait, the error itself where it passes; anything else ends as a run that could not be checked
 */
export async function doJob(job: Job, delivery: string, world: World): Promise<void> {
  const { signal, log } = world;
  // Every request listens to it.
  setMaxListeners(0, signal);
  try {
    switch (job.what) {
      case 'pull': return await checkPull(job, world);
      case 'group': case 'commit': return await checkCommits(job, world);
      case 'ask': return await answer(job, world);
      case 'catch-up': return await catchUp(job, world, delivery);
    }
  } catch (error) {
    if (signal.aborted) throw error;
    const pause = passing(error);
    if (pause !== null) throw pause > 0 ? new RetryLater(pause, `GitHub asks to wait: ${reasonOf(error)}`, { cause: error }) : error;
    log.error({ err: error }, 'A job failed, which is our fault or a lack of rights');
    await admit(job, world, error);
  }
}

/** Ends the run of a job that will not be tried again: never "all fine", never "you did wrong". */
async function admit(job: Job, { octokit, appId, log }: World, error: unknown): Promise<void> {
  if (job.what !== 'pull' && job.what !== 'group' && job.what !== 'commit') return;
  try {
    const head = job.what === 'pull' ? (await readSituation(octokit, job, appId))?.head : job.head;
    const run = head === undefined ? undefined : (await readRuns(octokit, job, head, appId)).find((run) => !run.completed && (job.what === 'pull' ? isOf(run, job.number) : run.origin?.about === job.what));
    if (run) await completeRun(octokit, job, run, unchecked(`${reasonOf(error)}, which is our fault`));
  } catch (second) {
    log.error({ err: second }, 'A run could not be ended');
  }
}
