import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WaitingError, type Job as BullJob, type Worker } from 'bullmq';
import { keyOf, type Job } from '../job.ts';
import type { Counts, Ended, JobQueue, Run, Tell } from './job-queue.ts';
import { deadKept, pauseAfter, type Pace } from './pace.ts';
import { addressOf, reached, type Kept, type Store } from './store.ts';
import { within } from './within.ts';

/**
 * A queue on a server, shared by as many processes as use the same URL.
 * @throws UserError where the URL is none or the server cannot be used
 */
export async function openShared(url: string, tell: Tell, pace: Pace): Promise<JobQueue> {
  const address = addressOf(url);
  const { trouble, hush } = troubles((error) => tell({ what: 'trouble', error }));
  const store = await reached(address, pace, async () =>
    url.startsWith('redis') ? (await import('./redis.ts')).openRedis(address, pace, trouble) : (await import('./postgres.ts')).openPostgres(address, pace, trouble),
  );
  return new SharedQueue(store, tell, trouble, hush, pace);
}

/** Tells the same trouble once in half a minute: a server that is away is met by every connection, twice a second. After `hush`, none: connections that are closed complain. */
function troubles(tell: (error: unknown) => void): { readonly trouble: (error: unknown) => void; readonly hush: () => void } {
  let last = '';
  let until = 0;
  let hushed = false;
  return {
    trouble: (error) => {
      const now = performance.now();
      const text = String(error);
      if (hushed || (text === last && now < until)) return;
      [last, until] = [text, now + 30_000];
      tell(error);
    },
    hush: () => { hushed = true; },
  };
}

interface Running {
  readonly key: string;
  readonly abort: AbortController;
  /** When the store last heard that we are at it, as `performance.now()` has it. */
  renewed: number;
}

/** How BullMQ is told when to try again. */
class Retry extends Error {
  readonly pause: number;
  constructor(error: unknown, pause: number) {
    super((error instanceof Error ? error.message : String(error)).slice(0, 500));
    this.pause = pause;
  }
}

/** Milliseconds that a cancelled job gets to end by itself, and each connection to close. */
const grace = 2000;

class SharedQueue implements JobQueue {
  readonly #store: Store;
  readonly #tell: Tell;
  readonly #trouble: (error: unknown) => void;
  readonly #hush: () => void;
  readonly #pace: Pace;
  readonly #running = new Map<string, Running>();
  #worker: Worker<Kept> | null = null;
  #clock: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #stopping = false;

  constructor(store: Store, tell: Tell, trouble: (error: unknown) => void, hush: () => void, pace: Pace) {
    this.#store = store;
    this.#tell = tell;
    this.#trouble = trouble;
    this.#hush = hush;
    this.#pace = pace;
  }

  async add(job: Job, delivery: string): Promise<void> {
    if (this.#stopping) throw new Error('the queue is closed');
    const key = keyOf(job);
    const id = randomUUID();
    const { id: kept } = await this.#reaching(this.#store.queue.add(job.what, { job, delivery }, {
      jobId: id,
      // While one of this key runs, the last that came is kept and follows it; one that waits to be tried again is replaced.
      deduplication: { id: key, keepLastIfActive: true, replace: true },
      attempts: this.#pace.attempts,
      backoff: { type: 'custom' },
      removeOnComplete: true,
      removeOnFail: { count: deadKept.count, age: deadKept.age / 1000 },
      stackTraceLimit: 1,
    }));
    // There was one already. It may be ours and running; whoever delivers need not wait until it is cancelled.
    if (kept !== id) void this.#look();
  }

  work(run: Run, concurrency: number): void {
    const { lease, attempts } = this.#pace;
    const worker = this.#store.startWorker((job, token) => this.#process(run, job, token!), {
      concurrency,
      lockDuration: lease,
      // The stores take whole milliseconds only.
      lockRenewTime: Math.floor(lease / 3),
      stalledInterval: Math.floor(lease / 3),
      maxStalledCount: attempts - 1,
      runRetryDelay: 1000,
      settings: { backoffStrategy: (_tries, _type, error) => (error instanceof Retry ? error.pause : this.#pace.first) },
    });
    worker.on('error', (error) => {
      // Told of each job, also of one that has just been put back: see `lockRenewalFailed`.
      if (!error.message.startsWith('could not renew lock for job')) this.#trouble(error);
    });
    worker.on('locksRenewed', ({ jobIds }) => {
      for (const id of jobIds) {
        const running = this.#running.get(id);
        if (running) running.renewed = performance.now();
      }
    });
    worker.on('lockRenewalFailed', (ids) => {
      for (const id of ids) {
        const running = this.#running.get(id);
        if (running) stop(running, 'lost');
      }
    });
    worker.on('failed', (kept, error) => {
      // Its process ended each time: BullMQ says so without asking us.
      if (kept && !(error instanceof Retry)) this.#tell({ what: 'dead', ...kept.data, tries: attempts, error, ms: 0 });
    });
    this.#worker = worker;
    this.#clock = setInterval(() => void this.#look(), this.#pace.look);
  }

  async counts(): Promise<Counts> {
    const counts = await this.#reaching(this.#store.queue.getJobCounts('waiting', 'prioritized', 'delayed', 'active', 'failed'));
    const of = (state: string): number => counts[state] ?? 0;
    return { waiting: of('waiting') + of('prioritized') + of('delayed'), active: of('active'), dead: of('failed') };
  }

  async close(ms: number): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    const worker = this.#worker;
    if (worker) {
      await worker.pause(true);
      await this.#ended(ms);
      for (const running of this.#running.values()) stop(running, 'stopping');
      await this.#ended(grace);
      clearInterval(this.#clock);
      this.#hush();
      // Its last answers are written here; where the store is away, the jobs are taken from us when the lease ends.
      await within(grace, worker.close());
    }
    await within(grace, this.#store.close());
  }

  async #ended(ms: number): Promise<void> {
    for (const until = performance.now() + ms; this.#running.size > 0 && performance.now() < until; ) await sleep(20);
  }

  async #process(run: Run, kept: BullJob<Kept>, token: string): Promise<void> {
    const { job, delivery } = kept.data;
    const key = keyOf(job);
    const started = performance.now();
    const running: Running = { key, abort: new AbortController(), renewed: started };
    const news = <T extends object>(what: T): T & { job: Job; delivery: string; ms: number } => ({ ...what, job, delivery, ms: performance.now() - started });
    if (this.#stopping) stop(running, 'stopping');
    this.#running.set(kept.id!, running);
    let failure: { readonly error: unknown } | null = null;
    try {
      if (!this.#stopping) await run(job, delivery, running.abort.signal);
    } catch (error) {
      failure = { error };
      // Not tried again where a newer one is there already.
      await this.#look();
    }
    this.#running.delete(kept.id!);
    const why = running.abort.signal.reason as Ended | undefined;
    // What comes after it is started by its completion.
    if (why === 'newer') return this.#tell(news({ what: 'superseded' }));
    if (why === 'stopping') {
      this.#tell(news({ what: 'interrupted' }));
      await kept.moveToWait(token);
      throw new WaitingError();
    }
    if (why === 'lost') {
      // Whoever finds the lease ended does it again; BullMQ refuses our answer.
      this.#tell(news({ what: 'interrupted' }));
      throw new Retry('the store was out of reach for too long', this.#pace.first);
    }
    if (!failure) return this.#tell(news({ what: 'done' }));
    const tries = kept.attemptsMade + 1;
    const { error } = failure;
    if (tries >= this.#pace.attempts) {
      this.#tell(news({ what: 'dead', tries, error }));
      throw new Retry(error, 0);
    }
    const pause = pauseAfter(error, tries, this.#pace, Math.random());
    this.#tell(news({ what: 'retry', tries, error, pause }));
    throw new Retry(error, pause);
  }

  /** Cancels what was superseded by an event that another process took, and what may have been given to another process. */
  async #look(): Promise<void> {
    const now = performance.now();
    for (const running of this.#running.values()) if (now - running.renewed > this.#pace.lease) stop(running, 'lost');
    if (this.#running.size === 0) return;
    this.#looking ??= this.#lookForNewer().finally(() => { this.#looking = null; });
    await this.#looking;
  }

  async #lookForNewer(): Promise<void> {
    try {
      const newer = await this.#store.newer([...this.#running.values()].map(({ key }) => key));
      for (const running of this.#running.values()) if (newer.has(running.key)) stop(running, 'newer');
    } catch (error) {
      // Nothing is cancelled then: the newer one waits a little longer.
      this.#trouble(error);
    }
  }

  async #reaching<T>(work: Promise<T>): Promise<T> {
    let answer: { readonly value: T } | null = null;
    await within(this.#pace.reach, work.then((value) => { answer = { value }; }));
    if (!answer) throw new Error(`the queue did not answer within ${this.#pace.reach / 1000} s`);
    return (answer as { readonly value: T }).value;
  }
}

function stop({ abort }: Running, why: Ended): void {
  if (!abort.signal.aborted) abort.abort(why);
}
