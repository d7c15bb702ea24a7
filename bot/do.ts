import { setMaxListeners } from 'node:events';
import { completeRun, pauseAfter, readRuns, readSituation, reasonOf, statusOf } from '../github/index.ts';
import { answer } from './ask.ts';
import { catchUp } from './catch-up.ts';
import { checkCommits } from './check-commits.ts';
import { checkPull, unchecked } from './check-pull.ts';
import type { Job } from './job.ts';
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

/** Milliseconds to wait before trying again, 0 where nobody says how long, null for what will not pass by itself. */
function passing(error: unknown): number | null {
  const status = statusOf(error);
  const headers = (error as { response?: { headers?: Record<string, unknown> } }).response?.headers ?? {};
  if (status === 429 || (status === 403 && (/secondary rate limit|abuse detection/i.test(String((error as Error).message)) || headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'))) return pauseAfter(error, 1, true, Date.now()) ?? 0;
  if (status !== null) return status >= 500 || status === 401 || status === 409 ? 0 : null;
  // GraphQL answers with 200 and errors in it.
  const types = ((error as { errors?: { type?: string }[] }).errors ?? []).map(({ type }) => type);
  if (types.includes('RATE_LIMITED')) return 60_000;
  if (types.length > 0) return types.every((type) => type === 'NOT_FOUND' || type === 'FORBIDDEN') ? null : 0;
  const networks = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError' || 'code' in error || error.cause !== undefined);
  return networks ? 0 : null;
}

/** Ends the run of a job that will not be tried again: never "all fine", never "you did wrong". */
async function admit(job: Job, { octokit, appId, log }: World, error: unknown): Promise<void> {
  if (job.what !== 'pull' && job.what !== 'group' && job.what !== 'commit') return;
  try {
    const head = job.what === 'pull' ? (await readSituation(octokit, job, appId))?.head : job.head;
    const run = head === undefined ? undefined : (await readRuns(octokit, job, head, appId)).find(({ completed }) => !completed);
    if (run) await completeRun(octokit, job, run, unchecked(`${reasonOf(error)}, which is our fault`));
  } catch (second) {
    log.error({ err: second }, 'A run could not be ended');
  }
}
