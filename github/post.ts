import { close, readConversation, type Conversation, type PullRequest, type Said } from './conversation.ts';
import { mostComments, type LineComment } from './line-comments.ts';
import { findingMarker, summaryMarker } from './marker.ts';
import type { Octokit } from './octokit.ts';

/** Characters of a comment. @see https://github.com/orgs/community/discussions/27190 */
export const commentLimit = 65_536;

/** What should stand in a pull request when we are done. */
export interface Wanted {
  /** What the run looked at; comments of runs on other paths are left alone. */
  readonly path: string;
  /** Login under which we write, for a server whose GraphQL does not tell; a workflow's own token where absent. */
  readonly login?: string;
  /** Commit that was looked at. */
  readonly head: string;
  /** Keys of all open findings of the change, whether they can stand on a line or not. */
  readonly open: ReadonlySet<string>;
  /** Those that are to stand on lines, the gravest first. */
  readonly comments: readonly LineComment[];
  /** Whether a summary is worth a comment of its own; one that is there is kept true in any case. */
  readonly worthSaying: boolean;
  /** The summary, once it is known which findings stand on lines. @param limit in characters */
  readonly summary: (onLines: ReadonlySet<string>, limit: number) => string;
}

export interface Posted {
  readonly onLines: ReadonlySet<string>;
  /** The pull request went on meanwhile: its next run speaks. */
  readonly outdated: boolean;
  /** What was not possible, for the log. */
  readonly failures: readonly unknown[];
}

/**
 * Brings a pull request's comments from what is to what should be: one review for what is new, what is gone out of the
 * way, one summary. Doing it twice writes once.
 */
export async function post(octokit: Octokit, pull: PullRequest, wanted: Wanted): Promise<Posted> {
  const there = await readConversation(octokit, pull, wanted.path, wanted.login);
  const silent = there.summary === null && there.lines.length === 0 && wanted.comments.length === 0 && !wanted.worthSaying;
  if (silent) return { onLines: new Set(), outdated: false, failures: [] };
  if ((there.head ?? (await readHead(octokit, pull))) !== wanted.head) return { onLines: new Set(), outdated: true, failures: [] };
  const failures: unknown[] = [];
  const { said, stale } = sorted(there, wanted.open);
  const fresh = wanted.comments.filter(({ key }) => !said.has(key)).slice(0, Math.max(0, mostComments - said.size));
  const onLines = new Set(said);
  if (fresh.length > 0) {
    try {
      await review(octokit, pull, wanted, fresh);
      for (const { key } of fresh) onLines.add(key);
    } catch (error) {
      // What cannot stand on its line is said in the summary.
      failures.push(error);
    }
  }
  if (stale.length > 0) await close(octokit, pull, stale).catch((error: unknown) => failures.push(error));
  await summarise(octokit, pull, wanted, there, onLines);
  return { onLines, outdated: false, failures };
}

async function readHead(octokit: Octokit, { owner, repo, number }: PullRequest): Promise<string> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { owner, repo, pull_number: number });
  return data.head.sha;
}

/** Which findings are said already, and which comments are about nothing any more. */
function sorted({ lines }: Conversation, open: ReadonlySet<string>): { readonly said: Set<string>; readonly stale: Said[] } {
  const said = new Set<string>();
  const stale: Said[] = [];
  for (const line of lines) {
    // One that we closed is history: what comes back is said again. One that a person closed was seen.
    if (open.has(line.key) && !line.closedByUs && !said.has(line.key)) said.add(line.key);
    else if (!line.closed) stale.push(line);
  }
  return { said, stale };
}

async function review(octokit: Octokit, { owner, repo, number }: PullRequest, { head, path }: Wanted, fresh: readonly LineComment[]): Promise<void> {
  await octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    owner, repo, pull_number: number, commit_id: head, event: 'COMMENT',
    comments: fresh.map((one) => ({
      path: one.path, line: one.endLine, side: 'RIGHT',
      ...(one.endLine > one.line && { start_line: one.line, start_side: 'RIGHT' }),
      body: `${one.body}\n\n${findingMarker(one.key, path)}`,
    })),
  });
}

async function summarise(octokit: Octokit, { owner, repo, number }: PullRequest, wanted: Wanted, { summary: before, doubles }: Conversation, onLines: ReadonlySet<string>): Promise<void> {
  for (const { id } of doubles) await octokit.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { owner, repo, comment_id: id });
  if (before === null && !wanted.worthSaying) return;
  const marker = summaryMarker(wanted.path);
  const body = `${marker}\n${wanted.summary(onLines, commentLimit - marker.length - 1)}`;
  if (before === null) await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { owner, repo, issue_number: number, body });
  // GitHub keeps comments with the line ends of forms.
  else if (before.body.replaceAll('\r\n', '\n').trimEnd() !== body.trimEnd()) await octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { owner, repo, comment_id: before.id, body });
}
