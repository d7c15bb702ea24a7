import type { Job } from '../job.ts';

/**
 * Does one job. `delivery` is the webhook delivery that asked for it. `signal` fires, with an `Ended` as its reason, when the job is not to go on:
 * it should then write nothing more and return or throw.
 */
export type Run = (job: Job, delivery: string, signal: AbortSignal) => Promise<void>;

/** Why a running job is told to stop: a newer one of its key came · the process stops · the store may have given it to another process. */
export type Ended = 'newer' | 'stopping' | 'lost';

export interface Counts {
  /** Those that are to be tried again too; one that waits for a running job of its own key is counted with that. */
  readonly waiting: number;
  readonly active: number;
  readonly dead: number;
}

export interface JobQueue {
  /**
   * Durable once it resolves. Of jobs of one key that wait, one is kept: all that matters of a job is in its key. One that runs is cancelled, in whichever process, and the new one runs after it.
   * @throws where the queue cannot be reached: nobody may tell GitHub that the event was accepted
   */
  add(job: Job, delivery: string): Promise<void>;
  /** Starts working, at most `concurrency` jobs at a time and never two of one key. Throwing `RetryLater` or any error tries again after a pause; after the last attempt the job is dead. */
  work(run: Run, concurrency: number): void;
  /** @throws where the queue cannot be reached */
  counts(): Promise<Counts>;
  /** Takes no new jobs, waits for running ones at most `ms`, then cancels them: those are done again after the next start. */
  close(ms: number): Promise<void>;
}

/** What became of jobs, for logs and metrics. */
export type News =
  | { readonly what: 'done' | 'superseded' | 'interrupted'; readonly job: Job; readonly delivery: string; readonly ms: number }
  | { readonly what: 'retry'; readonly job: Job; readonly delivery: string; readonly ms: number; readonly tries: number; readonly error: unknown; /** Milliseconds until it is tried again. */ readonly pause: number }
  | { readonly what: 'dead'; readonly job: Job; readonly delivery: string; readonly ms: number; readonly tries: number; readonly error: unknown }
  | { readonly what: 'trouble'; /** The store, not a job. */ readonly error: unknown };

export type Tell = (news: News) => void;

/** Thrown by a `Run` that knows when it is worth trying again, as after `Retry-After`. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  /** Milliseconds. */
  readonly ms: number;
  constructor(ms: number, message = `to be tried again in ${Math.ceil(ms / 1000)} s`, options?: ErrorOptions) {
    super(message, options);
    this.ms = ms;
  }
}
