import { findingOf, summaryMarker } from './marker.ts';
import { isForbidden, statusOf, type Octokit, type Repo } from './octokit.ts';

/** Comments of a pull request that are read; beyond, ours is taken for not there. */
const mostPages = 100;
const pageSize = 100;
/** Login under which a workflow's own token writes. */
const workflowLogin = 'github-actions[bot]';

export interface PullRequest extends Repo {
  readonly number: number;
}

/** A line comment of ours. */
export interface Said {
  /** `keyOf` of its finding. */
  readonly key: string;
  readonly id: number;
  readonly nodeId: string;
  /** Null where GraphQL did not answer. */
  readonly threadId: string | null;
  /** No longer in a reader's way: resolved or minimised. */
  readonly closed: boolean;
  /** Closed by us, or by a person who has seen enough of it. */
  readonly closedByUs: boolean;
}

/** Our summary comment. */
export interface Summary {
  readonly id: number;
  readonly body: string;
}

/** What of ours stands in a pull request. */
export interface Conversation {
  readonly summary: Summary | null;
  /** More of them, left by two runs at the same time. */
  readonly doubles: readonly Summary[];
  readonly lines: readonly Said[];
  /** Commit that the pull request has now; null where it was not asked for. */
  readonly head: string | null;
}

/** Finds what we said before: by marker and by author, on all pages, with one query where there are not many. @param path that this run looks at @param login under which we write, where GraphQL does not tell */
export async function readConversation(octokit: Octokit, pull: PullRequest, path: string, login: string = workflowLogin): Promise<Conversation> {
  return (await readWhole(octokit, pull, path)) ?? readParts(octokit, pull, path, login);
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

interface Page {
  readonly viewer: { readonly login: string };
  readonly repository: {
    readonly pullRequest: {
      readonly headRefOid: string;
      readonly comments: { readonly pageInfo: PageInfo; readonly nodes: readonly { readonly fullDatabaseId: string; readonly body: string; readonly viewerDidAuthor: boolean }[] };
      readonly reviewThreads: {
        readonly pageInfo: PageInfo;
        readonly nodes: readonly {
          readonly id: string;
          readonly isResolved: boolean;
          readonly resolvedBy: { readonly login: string } | null;
          readonly comments: { readonly nodes: readonly { readonly id: string; readonly fullDatabaseId: string; readonly body: string; readonly viewerDidAuthor: boolean; readonly isMinimized: boolean }[] };
        }[];
      };
    };
  };
}

export const conversationQuery = `query Conversation($owner: String!, $name: String!, $number: Int!, $said: String, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      headRefOid
      comments(first: 100, after: $said) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId body viewerDidAuthor }
      }
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id isResolved resolvedBy { login }
          comments(first: 1) { nodes { id fullDatabaseId body viewerDidAuthor isMinimized } }
        }
      }
    }
  }
}`;

/** GraphQL shows the login of a bot without `[bot]`. */
const bare = (login: string): string => login.replace(/\[bot\]$/, '');

/** Everything by GraphQL, or null where it does not answer. */
async function readWhole(octokit: Octokit, { owner, repo, number }: PullRequest, path: string): Promise<Conversation | null> {
  const marker = summaryMarker(path);
  const summaries: Summary[] = [];
  const lines: Said[] = [];
  let said: string | null = null;
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    let answer: Page;
    try {
      answer = await octokit.graphql<Page>(conversationQuery, { owner, name: repo, number, said, after });
    } catch (error) {
      if (statusOf(error) === 401) throw error;
      return null;
    }
    const { viewer, repository } = answer;
    const { headRefOid, comments, reviewThreads } = repository.pullRequest;
    for (const { fullDatabaseId, body, viewerDidAuthor } of comments.nodes) if (viewerDidAuthor && body.startsWith(marker)) summaries.push({ id: Number(fullDatabaseId), body });
    for (const thread of reviewThreads.nodes) {
      const first = thread.comments.nodes[0];
      const key = first?.viewerDidAuthor ? findingOf(first.body, path) : null;
      if (!first || key === null) continue;
      const { id: threadId, isResolved, resolvedBy } = thread;
      const closedByUs = first.isMinimized || (isResolved && resolvedBy !== null && bare(resolvedBy.login) === bare(viewer.login));
      lines.push({ key, id: Number(first.fullDatabaseId), nodeId: first.id, threadId, closed: isResolved || first.isMinimized, closedByUs });
    }
    // Past its end, a list that is read again from its last cursor is empty.
    said = comments.pageInfo.endCursor ?? said;
    after = reviewThreads.pageInfo.endCursor ?? after;
    if ((!comments.pageInfo.hasNextPage && !reviewThreads.pageInfo.hasNextPage) || page === mostPages) {
      const [summary, ...doubles] = summaries;
      return { summary: summary ?? null, doubles, lines, head: headRefOid };
    }
  }
}

/** Everything by REST, which does not tell an App or a job who it is. */
async function readParts(octokit: Octokit, pull: PullRequest, path: string, login: string): Promise<Conversation> {
  const [summary, ...doubles] = await readSummaries(octokit, pull, summaryMarker(path), login);
  // Line comments come with a summary: where there is none, there are none.
  return { summary: summary ?? null, doubles, lines: summary ? await readLines(octokit, pull, path, login) : [], head: null };
}

export async function readSummaries(octokit: Octokit, { owner, repo, number }: PullRequest, marker: string, login: string): Promise<Summary[]> {
  const found: Summary[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { owner, repo, issue_number: number, per_page: pageSize, page });
    for (const { id, body, user } of data) if (user?.login === login && body?.startsWith(marker)) found.push({ id: Number(id), body });
    if (data.length < pageSize) break;
  }
  return found;
}

/** REST knows nothing of threads. */
async function readLines(octokit: Octokit, { owner, repo, number }: PullRequest, path: string, login: string): Promise<Said[]> {
  const lines: Said[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/comments', { owner, repo, pull_number: number, per_page: pageSize, page });
    for (const { id, node_id: nodeId, body, user, in_reply_to_id: reply } of data) {
      const key = user?.login === login && reply === undefined ? findingOf(body, path) : null;
      if (key !== null) lines.push({ key, id: Number(id), nodeId, threadId: null, closed: false, closedByUs: false });
    }
    if (data.length < pageSize) break;
  }
  return lines;
}

/**
 * Takes line comments whose cause is gone out of the way, all with one request: minimised, which needs no more than
 * writing them did, and resolved where the token may (that takes `contents: write`). What GraphQL does not do is deleted.
 */
export async function close(octokit: Octokit, { owner, repo }: Repo, stale: readonly Said[]): Promise<void> {
  const fields = stale.map(({ threadId }, index) => `  m${index}: minimizeComment(input: { subjectId: $m${index}, classifier: RESOLVED }) { minimizedComment { isMinimized } }${threadId === null ? '' : `\n  r${index}: resolveReviewThread(input: { threadId: $r${index} }) { thread { isResolved } }`}`);
  const given = stale.flatMap(({ nodeId, threadId }, index) => [[`m${index}`, nodeId] as const, ...(threadId === null ? [] : [[`r${index}`, threadId] as const])]);
  const done = await mutate(octokit, `mutation Close(${given.map(([name]) => `$${name}: ID!`).join(', ')}) {\n${fields.join('\n')}\n}`, Object.fromEntries(given));
  for (const [index, { id }] of stale.entries()) {
    if (done[`m${index}`] || done[`r${index}`]) continue;
    try {
      await octokit.request('DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}', { owner, repo, comment_id: id });
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  }
}

/** Results by alias; what is refused is null beside what is not. */
async function mutate(octokit: Octokit, document: string, variables: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await octokit.graphql<Record<string, unknown> | null>(document, variables)) ?? {};
  } catch (error) {
    if (statusOf(error) !== null && !isForbidden(error)) throw error;
    return (error as { data?: Record<string, unknown> | null }).data ?? {};
  }
}
