/** What is to be done. A job says where to look, never what was seen: heads are read when it starts. */
export type Job = Pull | Commits | Ask | CatchUp;

interface Where {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
}

export interface Pull extends Where {
  readonly what: 'pull';
  readonly number: number;
}

/** A merge queue's group, or a push to the default branch. */
export interface Commits extends Where {
  readonly what: 'group' | 'commit';
  readonly head: string;
  readonly ref: string;
  /** Commit that it is compared with; null where there is none. */
  readonly before: string | null;
}

/** What a person asked for, by a button of a check run or by a comment. */
export interface Ask extends Where {
  readonly what: 'ask';
  readonly ask: 'recheck' | 'fix' | 'explain';
  /** One for all deliveries of one wish: `comment-1234`, or the delivery's id. */
  readonly cause: string;
  readonly by: { readonly login: string; readonly id: number };
  /** The pull request; null where GitHub names none (a merge group, a fork): then `head` says what is meant. */
  readonly number: number | null;
  readonly head: string | null;
  /** The check run whose button it was; null where a suite or a comment was meant. */
  readonly run: number | null;
  /** The comment that says it; null for a button. */
  readonly comment: number | null;
  /** The rule to explain; null for all that were found. */
  readonly rule: string | null;
}

/** Open pull requests without a completed run are looked for. */
export interface CatchUp extends Where {
  readonly what: 'catch-up';
  /** ISO times between which a pull request was changed last: what is older is left alone, of what is newer the event is most likely on its way. */
  readonly since: string;
  readonly until: string;
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
