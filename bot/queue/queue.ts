import { UserError } from '../../rules/index.ts';
import type { JobQueue, Tell } from './job-queue.ts';
import { usualPace, type Pace } from './pace.ts';

export { keyOf, type Job } from '../job.ts';
export { RetryLater, type Counts, type Ended, type JobQueue, type News, type Run, type Tell } from './job-queue.ts';

/**
 * The queue that the settings ask for.
 * @param url `redis://`, `rediss://`, `postgres://` or `postgresql://`: shared by several processes. Undefined: a file of this process alone
 * @param file where that file is; made when absent
 * @param tell hears what became of each job
 * @throws UserError where the URL has another scheme, its store cannot be reached, or the file cannot be used
 */
export async function openQueue(url: string | undefined, file: string, tell: Tell, pace: Pace = usualPace): Promise<JobQueue> {
  if (url === undefined) return (await import('./embedded.ts')).openEmbedded(file, tell, pace);
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'redis':
    case 'rediss':
    case 'postgres':
    case 'postgresql':
      return (await import('./shared.ts')).openShared(url, tell, pace);
    default:
      throw new UserError(`QUEUE_URL is ${scheme ? `a \`${scheme}://\` URL` : 'not a URL'}: expected redis://, rediss://, postgres:// or postgresql://, or no QUEUE_URL for a queue in a file`);
  }
}
