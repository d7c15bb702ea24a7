import type { FindShared, Octokit } from '../github/index.ts';
import type { RawRepository } from '../rules/index.ts';
import type { Job } from './job.ts';
import type { Log } from './log.ts';

/** What a job works with. */
export interface World {
  readonly appId: number;
  /** The API as an installation sees it. It asks nothing more once the job is to end. */
  readonly octokit: Octokit;
  /** The same, which goes on asking. */
  readonly unbound: () => Promise<Octokit>;
  /** Login under which we write. */
  readonly login: () => Promise<string>;
  /** Configurations of other repositories, remembered for a while. */
  readonly findShared: FindShared;
  /** The repository with what the Hub says of those that its card names, where a token of the Hub is set. */
  readonly withReferences: (raw: RawRepository) => Promise<RawRepository>;
  readonly add: (job: Job, delivery: string) => Promise<void>;
  /** Heads of repositories that hold no Hub card: nobody need look again. */
  readonly cardless: Remembered;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** What a process remembers, within bounds. */
export interface Remembered {
  has(key: string): boolean;
  add(key: string): void;
}
