import type { JobQueue, Tell } from './job.ts';
import type { Pace } from './pace.ts';
export async function openShared(url: string, tell: Tell, pace: Pace): Promise<JobQueue> {
  void [url, tell, pace];
  throw new Error('not yet');
}
