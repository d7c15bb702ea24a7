import { asked, type Finding, type Report } from '../rules/index.ts';
import type { Octokit, Repo } from './octokit.ts';
import { commentLimit } from './post.ts';
import { appReviewOf } from './summary.ts';

/** Stands first in the issue. It alone proves nothing: anyone can write it. */
const marker = '<!-- hub-compliance tracking-issue -->';

/** Notices alone are not worth an issue. */
const counts = ({ severity, waiver, state }: Finding): boolean => severity !== 'notice' && !waiver && state !== 'fixed';

/**
 * Brings the one issue on a repository's default branch from what is to what should be: opened when something is to be mended,
 * rewritten when that changed, closed when it is gone. Doing it twice writes once.
 * @param login under which we write
 */
export async function track(octokit: Octokit, { owner, repo }: Repo, login: string, report: Report): Promise<void> {
  const open = report.repositories.flatMap(({ findings }) => findings.filter(counts));
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues', { owner, repo, creator: login, state: 'all', sort: 'created', direction: 'desc', per_page: 100 });
  const ours = data.find((issue) => issue.user?.login === login && !issue.pull_request && issue.body?.startsWith(marker));
  if (!ours && open.length === 0) return;
  const intro = 'What is open in the Hub cards of the default branch. This issue follows the branch by itself and closes when nothing is left; `trackingIssue: false` in the configuration ends it.';
  const body = `${marker}\n${intro}\n\n${appReviewOf(report, [], '')(new Set(), commentLimit - marker.length - intro.length - 3)}`;
  const title = open.length > 0 ? `Hub cards: ${asked(open)}` : 'Hub cards: all clear';
  const state = open.length > 0 ? 'open' : 'closed';
  if (!ours) await octokit.request('POST /repos/{owner}/{repo}/issues', { owner, repo, title, body });
  else if (ours.title !== title || ours.state !== state || ours.body?.replaceAll('\r\n', '\n').trimEnd() !== body.trimEnd()) {
    await octokit.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { owner, repo, issue_number: ours.number, title, body, state, ...(state === 'closed' && { state_reason: 'completed' as const }) });
  }
}
