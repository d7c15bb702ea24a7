import { reasonOf, reviewChange, statusOf, type Octokit, type Posted } from '../github/index.ts';
import { plainLine } from '../rules/index.ts';
import type { CommentMode } from './inputs.ts';
import type { Core } from './say.ts';

export type ToReview = Omit<Parameters<typeof reviewChange>[1], 'lines'> & { readonly comment: CommentMode };

/** Posts the review. Whatever happens here, the verdict stands: what cannot be posted is said in the log. */
export async function postReview(core: Core, octokit: Octokit, { comment, ...review }: ToReview): Promise<Posted | null> {
  if (comment === 'off') return null;
  try {
    const posted = await reviewChange(octokit, { ...review, lines: comment === 'review' });
    if (posted.outdated) core.info('The pull request has a newer commit: the run for that one comments');
    for (const failure of posted.failures) core.warning(`A part of the review could not be posted: ${plainLine(reasonOf(failure))}`);
    return posted;
  } catch (error) {
    if (statusOf(error) === 403 || statusOf(error) === 404) core.info('The token may not write to this pull request (a fork, or `pull-requests: write` is missing): findings are in the annotations and in the job summary');
    else core.warning(`The review could not be posted: ${plainLine(reasonOf(error))}`);
    return null;
  }
}
