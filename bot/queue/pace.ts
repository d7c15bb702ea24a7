import { RetryLater } from './job-queue.ts';

/** How patient a queue is. Times in milliseconds. */
export interface Pace {
  /** Times a job is started before it is dead. A process that was killed while at it counts as one. */
  readonly attempts: number;
  /** Pause after the first failure; it doubles with each. */
  readonly first: number;
  readonly longest: number;
  /** What `RetryLater` may ask for. */
  readonly longestAsked: number;
  /** Store shared by processes: after so long without a sign of life a job is taken from its process. */
  readonly lease: number;
  /** Store shared by processes: how often each looks for newer jobs of those it runs. */
  readonly look: number;
  /** Longest that `add` and `counts` wait for the store: GitHub gives up on a webhook after 10 s. */
  readonly reach: number;
}

/** Ten attempts over about half an hour; a primary rate limit of GitHub is refilled within one. */
export const usualPace: Pace = { attempts: 10, first: 2000, longest: 600_000, longestAsked: 2 * 3_600_000, lease: 10_000, look: 1000, reach: 6000 };

/** Dead jobs stay to be looked at: so many, so long (milliseconds). */
export const deadKept = { count: 1000, age: 14 * 86_400_000 };

/**
 * Milliseconds before a job is tried again.
 * @param tries how often it was tried, at least 1
 * @param random from 0 up to 1, so that jobs which failed together do not come back together
 */
export function pauseAfter(error: unknown, tries: number, pace: Pace, random: number): number {
  // Never sooner than was asked for.
  if (error instanceof RetryLater) return Math.round(Math.min(Math.max(error.ms, 0), pace.longestAsked) * (1 + random / 10));
  return Math.round(Math.min(pace.first * 2 ** (tries - 1), pace.longest) * (0.5 + random / 2));
}
