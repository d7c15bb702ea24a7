import { keyOf, type Report } from '../rules/index.ts';
import type { Change } from './change.ts';
import type { PullRequest } from './conversation.ts';
import { lineCommentsOf } from './line-comments.ts';
import type { Octokit } from './octokit.ts';
import { post, type Posted } from './post.ts';

export interface ToReview {
  readonly pull: PullRequest;
  readonly head: string;
  /** Login under which we write, for a server whose GraphQL does not tell. */
  readonly login?: string;
  /** What the run looked at; comments of runs on other paths are left alone. */
  readonly path: string;
  readonly lines: boolean;
  readonly report: Report;
  readonly change: Change;
  /** Text of a file at the head, by its path from the root. */
  readonly textOf: (path: string) => string | null;
  /** Sentences about the run that are worth a comment of their own. */
  readonly notes: readonly string[];
  readonly summary: (onLines: ReadonlySet<string>, limit: number) => string;
}

/** Keys of the findings that a change brought in. */
export const openKeys = ({ repositories }: Report): string[] => repositories.flatMap((repository) => repository.findings.filter((one) => one.state === 'new' && !one.waiver).map((finding) => keyOf(repository, finding)));

/** Brings the comments of a pull request to what a report says: one review, one summary. Doing it twice writes once. */
export async function reviewChange(octokit: Octokit, { pull, head, login, path, lines, report, change, textOf, notes, summary }: ToReview): Promise<Posted> {
  const { repositories } = report;
  const open = openKeys(report);
  const hunks = new Map(change.files.map((file) => [file.path, file.hunks]));
  const files = { textOf, hunksOf: (file: string) => hunks.get(file) ?? [] };
  return post(octokit, pull, {
    path, head, open: new Set(open), summary, ...(login !== undefined && { login }),
    comments: lines ? repositories.flatMap((repository) => lineCommentsOf(repository, files)) : [],
    worthSaying: open.length > 0 || notes.length > 0 || repositories.some((repository) => repository.broken.length > 0),
  });
}
