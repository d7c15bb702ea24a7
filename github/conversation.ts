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

interface Comment {
  readonly id: number | bigint;
  readonly body?: string | undefined;
  readonly user: { readonly id: number | bigint; readonly login: string } | null;
}

/** Finds what we said before: by marker and by author, on all pages. @param path that this run looks at */
export async function readConversation(octokit: Octokit, pull: PullRequest, path: string): Promise<Conversation> {
  const marked = await readMarked(octokit, pull, summaryMarker(path));
  // Line comments come with a summary: where nobody has one, there are none, and nothing to ask who we are for.
  if (marked.length === 0) return { summary: null, doubles: [], lines: [], head: null };
  const asked = (await readThreads(octokit, pull, path)) ?? (await readLines(octokit, pull, path));
  const [own, ...doubles] = marked.filter(({ user }) => user !== null && (asked.me.id === null ? user.login === asked.me.login : Number(user.id) === asked.me.id)).map(({ id, body }): Summary => ({ id: Number(id), body: body ?? '' }));
  return { summary: own ?? null, doubles, lines: asked.lines, head: asked.head };
}

async function readMarked(octokit: Octokit, { owner, repo, number }: PullRequest, marker: string): Promise<Comment[]> {
  const marked: Comment[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { owner, repo, issue_number: number, per_page: pageSize, page });
    marked.push(...data.filter(({ body }) => body?.startsWith(marker)));
    if (data.length < pageSize) break;
  }
  return marked;
}

interface Asked {
  readonly me: { readonly id: number | null; readonly login: string };
  readonly lines: readonly Said[];
  readonly head: string | null;
}

interface Page {
  readonly viewer: { readonly login: string; readonly databaseId: number | null };
  readonly repository: {
    readonly pullRequest: {
      readonly headRefOid: string;
      readonly reviewThreads: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
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

export const conversationQuery = `query Conversation($owner: String!, $name: String!, $number: Int!, $after: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      headRefOid
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

/** Our line comments with their threads, or null where GraphQL does not answer. */
async function readThreads(octokit: Octokit, { owner, repo, number }: PullRequest, path: string): Promise<Asked | null> {
  const lines: Said[] = [];
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    let answer: Page;
    try {
      answer = await octokit.graphql<Page>(conversationQuery, { owner, name: repo, number, after });
    } catch (error) {
      if (statusOf(error) === 401) throw error;
      return null;
    }
    const { viewer, repository } = answer;
    const { headRefOid, reviewThreads } = repository.pullRequest;
    for (const { id: threadId, isResolved, resolvedBy, comments } of reviewThreads.nodes) {
      const first = comments.nodes[0];
      const key = first?.viewerDidAuthor ? findingOf(first.body, path) : null;
      if (!first || key === null) continue;
      const closedByUs = first.isMinimized || (isResolved && resolvedBy !== null && bare(resolvedBy.login) === bare(viewer.login));
      lines.push({ key, id: Number(first.fullDatabaseId), nodeId: first.id, threadId, closed: isResolved || first.isMinimized, closedByUs });
    }
    if (!reviewThreads.pageInfo.hasNextPage || page === mostPages) return { me: { id: viewer.databaseId, login: viewer.login }, lines, head: headRefOid };
    after = reviewThreads.pageInfo.endCursor;
  }
}

/** Our line comments by REST, which knows nothing of threads. */
async function readLines(octokit: Octokit, { owner, repo, number }: PullRequest, path: string): Promise<Asked> {
  const lines: Said[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/comments', { owner, repo, pull_number: number, per_page: pageSize, page });
    for (const { id, node_id: nodeId, body, user, in_reply_to_id: reply } of data) {
      const key = user?.login === workflowLogin && reply === undefined ? findingOf(body, path) : null;
      if (key !== null) lines.push({ key, id: Number(id), nodeId, threadId: null, closed: false, closedByUs: false });
    }
    if (data.length < pageSize) break;
  }
  return { me: { id: null, login: workflowLogin }, lines, head: null };
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
