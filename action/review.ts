import { lineCommentsOf, post, reasonOf, statusOf, type Change, type Octokit, type Posted, type PullRequest } from '../github/index.ts';
import { keyOf, plainLine, type Report } from '../rules/index.ts';
import type { CommentMode } from './inputs.ts';
import type { Core } from './say.ts';

export interface ToReview {
  readonly pull: PullRequest;
  readonly head: string;
  readonly path: string;
  readonly comment: CommentMode;
  readonly report: Report;
  readonly change: Change;
  /** Text of a file at the head, by its path from the root. */
  readonly textOf: (path: string) => string | null;
  /** Sentences about the run that are worth a comment of their own. */
  readonly notes: readonly string[];
  readonly summary: (onLines: ReadonlySet<string>, limit: number) => string;
}

/** Posts the review. Whatever happens here, the verdict stands: what cannot be posted is said in the log. */
export async function postReview(core: Core, octokit: Octokit, { pull, head, path, comment, report, change, textOf, notes, summary }: ToReview): Promise<Posted | null> {
  if (comment === 'off') return null;
  const { repositories } = report;
  const open = repositories.flatMap((repository) => repository.findings.filter((one) => one.state === 'new' && !one.waiver).map((finding) => keyOf(repository, finding)));
  const hunks = new Map(change.files.map((file) => [file.path, file.hunks]));
  const files = { textOf, hunksOf: (file: string) => hunks.get(file) ?? [] };
  try {
    const posted = await post(octokit, pull, {
      path, head, open: new Set(open), summary,
      comments: comment === 'review' ? repositories.flatMap((repository) => lineCommentsOf(repository, files)) : [],
      worthSaying: open.length > 0 || notes.length > 0 || repositories.some((repository) => repository.broken.length > 0),
    });
    if (posted.outdated) core.info('The pull request has a newer commit: the run for that one comments');
    for (const failure of posted.failures) core.warning(`A part of the review could not be posted: ${plainLine(reasonOf(failure))}`);
    return posted;
  } catch (error) {
    if (statusOf(error) === 403 || statusOf(error) === 404) core.info('The token may not write to this pull request (a fork, or `pull-requests: write` is missing): findings are in the annotations and in the job summary');
    else core.warning(`The review could not be posted: ${plainLine(reasonOf(error))}`);
    return null;
  }
}
