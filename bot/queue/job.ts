/** What is to be done. A job says where to look, never what was seen: the head is read when it starts. */
export type Job =
  | { readonly what: 'pull'; readonly installation: number; readonly owner: string; readonly repo: string; readonly number: number }
  /** A merge queue's group · a push to the default branch. `before`: the commit it is compared with, null where there is none. */
  | { readonly what: 'group' | 'commit'; readonly installation: number; readonly owner: string; readonly repo: string; readonly head: string; readonly ref: string; readonly before: string | null }
  | Ask
  | { readonly what: 'catch-up'; readonly installation: number; readonly owner: string; readonly repo: string };

/** What a person asked for, by a button of a check run or by a comment. */
export interface Ask {
  readonly what: 'ask';
  readonly ask: 'recheck' | 'fix' | 'explain';
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  /** One for all deliveries of one wish: `comment-1234`, or the delivery's id. */
  readonly cause: string;
  /** Null where GitHub itself says that this person may. */
  readonly by: { readonly login: string; readonly id: number } | null;
  /** The pull request; null where GitHub names none (a merge group, a fork): then `head` says what is meant. */
  readonly number: number | null;
  readonly head: string | null;
  /** The comment that says it, or null for a button. */
  readonly comment: number | null;
  /** The rule to explain; null for all that were found. */
  readonly rule: string | null;
}

/** Does one job. `delivery` is the webhook delivery that asked for it; `signal` fires when a newer job of the same key came, when the job was lost to another process, or when the process stops. */
export type Run = (job: Job, delivery: string, signal: AbortSignal) => Promise<void>;

export interface JobQueue {
  /**
   * Durable once it resolves. A job of the same key that waits is kept once, with the latest data; one that runs is cancelled, in whichever process, and the new one runs after it.
   * @throws where the queue cannot be reached: nobody may tell GitHub that the event was accepted
   */
  add(job: Job, delivery: string): Promise<void>;
  /** Starts working, at most `concurrency` jobs at a time and never two of one key. Throwing `RetryLater` or any error tries again after a pause; after the last attempt the job is dead. */
  work(run: Run, concurrency: number): void;
  /** How many jobs wait (those that are to be tried again too), run, are dead. @throws where the queue cannot be reached */
  counts(): Promise<Counts>;
  /** Takes no new jobs, waits for running ones at most `ms`, then cancels them: those are done again after the next start. */
  close(ms: number): Promise<void>;
}

export interface Counts {
  readonly waiting: number;
  readonly active: number;
  readonly dead: number;
}

/** Thrown by a `Run` that knows when it is worth trying again, as after `Retry-After`. Such a try does not count against the attempts, within `longestPatience`. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  /** Milliseconds. */
  readonly ms: number;
  constructor(ms: number, message = `to be tried again in ${Math.ceil(ms / 1000)} s`, options?: ErrorOptions) {
    super(message, options);
    this.ms = ms;
  }
}

/** The same for all jobs of which only the latest counts. Names are as GitHub compares them, without case. */
export function keyOf(job: Job): string {
  const repository = `${job.installation}/${job.owner}/${job.repo}`.toLowerCase();
  switch (job.what) {
    case 'pull':
      return `pull/${repository}/${job.number}`;
    case 'group':
    case 'commit':
      return `${job.what}/${repository}/${job.head}`;
    case 'ask':
      return `ask/${repository}/${job.cause}`;
    case 'catch-up':
      return `catch-up/${repository}`;
  }
}
