/** What a reader meets in a pull request, read back through the API with another token. */
import type { GitHub } from './server.ts';
import type { Pull } from './pulls.ts';

export interface LineComment {
  readonly id: number;
  readonly author: string;
  readonly path: string;
  readonly line: number | null;
  readonly startLine: number | null;
  readonly body: string;
  /** Rule that it names first. */
  readonly rule: string;
  /** Lines of its suggestion, or null. */
  readonly suggestion: readonly string[] | null;
  readonly resolved: boolean;
  readonly minimized: boolean;
}
export interface Comment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}
export interface Said {
  /** Line comments in a reader's way. */
  readonly lines: readonly LineComment[];
  /** Resolved or minimised ones. */
  readonly closed: readonly LineComment[];
  /** Comments of the bot below the pull request. */
  readonly summaries: readonly Comment[];
  readonly reviews: readonly { readonly author: string; readonly body: string; readonly state: string; readonly commit: string }[];
}

const threadsQuery = `query($number: Int!, $after: String) { repository(owner: "acme", name: "cards") { pullRequest(number: $number) { reviewThreads(first: 100, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { isResolved path line startLine comments(first: 100) { nodes { databaseId body isMinimized author { login } } } } } } } }`;

const suggestionOf = (body: string): readonly string[] | null => {
  const found = /^(`{3,}|~{3,})suggestion[^\n]*\n([\s\S]*?)^\1\s*$/m.exec(body);
  return found ? (found[2] === '' ? [] : found[2]!.replace(/\n$/, '').split('\n')) : null;
};

export async function saidIn(github: GitHub, pull: Pull, bot = 'github-actions'): Promise<Said> {
  const all: LineComment[] = [];
  for (let after: string | null = null; ; ) {
    const { reviewThreads }: any = (await github.as('owner', 'POST', '/graphql', { query: threadsQuery, variables: { number: pull.number, after } })).data.repository.pullRequest;
    for (const { isResolved, path, line, startLine, comments } of reviewThreads.nodes) {
      for (const { databaseId, body, isMinimized, author } of comments.nodes) all.push({ id: databaseId, author: author.login, path, line, startLine, body, rule: /`([a-z]+\/[a-z-]+)`/.exec(body)?.[1] ?? '', suggestion: suggestionOf(body), resolved: isResolved, minimized: isMinimized });
    }
    if (!reviewThreads.pageInfo.hasNextPage) break;
    after = reviewThreads.pageInfo.endCursor;
  }
  const comments: any[] = [];
  for (let page = 1; ; page++) {
    const found = await github.as('owner', 'GET', `/issues/${pull.number}/comments?per_page=100&page=${page}`);
    comments.push(...found);
    if (found.length < 100) break;
  }
  const reviews = await github.as('owner', 'GET', `/pulls/${pull.number}/reviews?per_page=100`);
  const ours = all.filter(({ author }) => author === bot);
  return {
    lines: ours.filter(({ resolved, minimized }) => !resolved && !minimized), closed: ours.filter(({ resolved, minimized }) => resolved || minimized),
    summaries: comments.filter(({ user }) => user.login === `${bot}[bot]`).map(({ id, user, body }) => ({ id, author: user.login, body })),
    reviews: reviews.filter(({ user }: any) => user.login === `${bot}[bot]`).map(({ user, body, state, commit_id: commit }: any) => ({ author: user.login, body: body.trim(), state, commit })),
  };
}

/** The text with a suggestion committed, as GitHub's button does it. */
export function accepted(text: string, { line, startLine, suggestion }: LineComment): string {
  if (line === null || suggestion === null) throw new Error('nothing to accept');
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(ending);
  lines.splice((startLine ?? line) - 1, line - (startLine ?? line) + 1, ...suggestion);
  return lines.join(ending);
}
