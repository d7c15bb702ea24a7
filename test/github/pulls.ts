/** Pull requests as GitHub shows them, over the emulator's rows: changed files, reviews with comments, threads, what became of a comment after a push. */
import { answer, GraphQLError, type Thing } from './graphql.ts';
import { blobShaOf, changesOf, mergeBase, movedLine, type Change } from './history.ts';
import { identities, type Answer, type Call, type Front, type Route, type Who } from './server.ts';

/** Where a line comment was put. */
interface Put {
  readonly path: string;
  readonly line: number | null;
  readonly startLine: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  readonly commit: string;
}

export interface Pull {
  readonly number: number;
  readonly head: { readonly ref: string; sha: string };
  base: { ref: string; sha: string };
  draft: boolean;
  closed: boolean;
  locked: boolean;
  /** When it was changed last. */
  updated: Date;
  readonly fork: boolean;
  /** Review of a comment, by comment id. */
  readonly reviewOf: Map<number, number>;
  readonly lines: Map<number, Put>;
  /** Who resolved a thread, by the node id of its first comment. */
  readonly resolved: Map<string, string>;
  /** Node ids of minimised comments, with the reason. */
  readonly minimized: Map<string, string>;
}

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files: "Responses include a maximum of 3000 files" */
const filesLimit = 3_000;
/** https://docs.github.com/en/rest/commits/commits#compare-two-commits: the first page shows at most 300 files */
const compareLimit = 300;
const bodyLimit = 65_536;

const refused = (...errors: string[]): Answer => ({ status: 422, body: { message: 'Unprocessable Entity', errors, documentation_url: 'https://docs.github.com/rest/pulls/reviews', status: '422' } });

const fileOf = ({ url, history }: Front, { filename, status, previous, additions, deletions, patch }: Change, head: string): object => ({
  sha: blobShaOf(history.get(head)!.files.get(filename) ?? ''), filename, status, additions, deletions, changes: additions + deletions,
  blob_url: `${url}/acme/cards/blob/${head}/${filename}`, raw_url: `${url}/acme/cards/raw/${head}/${filename}`, contents_url: `${url}/repos/acme/cards/contents/${filename}?ref=${head}`,
  ...(patch !== null && { patch }), ...(previous !== null && { previous_filename: previous }),
});

function paged(front: Front, call: Call, items: readonly object[]): Answer {
  const size = Math.min(100, Number(call.query.get('per_page') ?? 30));
  const page = Number(call.query.get('page') ?? 1);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string): string => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(to));
    return `<${front.url}${call.path}?${query}>; rel="${rel}"`;
  };
  const links = page < pages ? [link(page + 1, 'next'), link(pages, 'last')] : [];
  if (page > 1) links.push(link(page - 1, 'prev'), link(1, 'first'));
  return { status: 200, body: items.slice((page - 1) * size, page * size), headers: links.length > 0 ? { link: links.join(', ') } : {} };
}

const pullOf = ({ pulls }: Front, number: string | number): Pull | null => pulls.get(Number(number)) ?? null;
const changesIn = ({ history }: Front, pull: Pull): Change[] => changesOf(history, pull.base.sha, pull.head.sha);

/** The two ends of a pull request as they are now; the emulator keeps them as they were when it was opened. */
function ends(pull: Pull, row: any): object {
  const fork = pull.fork ? { label: `contributor:${pull.head.ref}`, repo: { ...row.head.repo, id: 2, full_name: 'contributor/cards', fork: true, owner: { ...row.head.repo.owner, login: 'contributor' } } } : {};
  return { draft: pull.draft, head: { ...row.head, sha: pull.head.sha, ...fork }, base: { ...row.base, ref: pull.base.ref, sha: pull.base.sha } };
}

/** Where a comment stands now: GitHub moves it with its line, and calls it outdated when the line changed or left the difference. */
function standing({ history }: Front, pull: Pull, put: Put): { line: number | null; startLine: number | null } {
  if (put.commit === pull.head.sha) return put;
  const before = history.get(put.commit)?.files.get(put.path);
  const after = history.get(pull.head.sha)!.files.get(put.path);
  const change = changesOf(history, pull.base.sha, pull.head.sha).find(({ filename }) => filename === put.path);
  if (put.line === null || before === undefined || after === undefined || !change || put.side === 'LEFT') return { line: null, startLine: null };
  const line = movedLine(before, after, put.line);
  const startLine = put.startLine === null ? null : movedLine(before, after, put.startLine);
  const shown = (at: number): boolean => change.hunks.some(({ right: [first, last] }) => at >= first && at <= last);
  if (line === null || !shown(line) || (put.startLine !== null && startLine === null)) return { line: null, startLine: null };
  return { line, startLine };
}

function commentOf(front: Front, pull: Pull, row: any): any {
  const put = pull.lines.get(row.id);
  if (!put) return row;
  const { line, startLine } = standing(front, pull, put);
  const self = `${front.url}/repos/acme/cards/pulls/comments/${row.id}`;
  const html = `${front.url}/acme/cards/pull/${pull.number}#discussion_r${row.id}`;
  const { position: _, in_reply_to_id: replied, ...rest } = row;
  return {
    ...rest, ...(replied && { in_reply_to_id: replied }), path: put.path, pull_request_review_id: pull.reviewOf.get(row.id) ?? null, line, start_line: startLine, original_line: put.line, original_start_line: put.startLine, side: put.side, start_side: put.startLine === null ? null : put.side,
    commit_id: pull.head.sha, original_commit_id: put.commit, subject_type: put.line === null ? 'file' : 'line', position: line, original_position: put.line, author_association: 'NONE', diff_hunk: '@@',
    pull_request_url: `${front.url}/repos/acme/cards/pulls/${pull.number}`, url: self, html_url: html, _links: { self: { href: self }, html: { href: html }, pull_request: { href: `${front.url}/repos/acme/cards/pulls/${pull.number}` } },
  };
}

async function commentsOf(front: Front, pull: Pull): Promise<any[]> {
  const rows: any[] = [];
  for (let page = 1; ; page++) {
    const { body } = await front.ask('owner', 'GET', `/repos/acme/cards/pulls/${pull.number}/comments?per_page=100&page=${page}`);
    rows.push(...body);
    if (body.length < 100) return rows.map((row) => commentOf(front, pull, row));
  }
}
async function issueCommentsOf(front: Front, pull: Pull): Promise<any[]> {
  const rows: any[] = [];
  for (let page = 1; ; page++) {
    const { body } = await front.ask('owner', 'GET', `/repos/acme/cards/issues/${pull.number}/comments?per_page=100&page=${page}`);
    rows.push(...body);
    if (body.length < 100) return rows;
  }
}

/** Why GitHub would refuse a line comment, or null. */
function refusal(front: Front, pull: Pull, comment: any, commit: string): string | null {
  const change = changesOf(front.history, pull.base.sha, commit).find(({ filename }) => filename === comment.path);
  if (!change) return 'Path could not be resolved';
  if (typeof comment.body !== 'string' || comment.body.trim() === '') return 'Body can\'t be blank';
  if (comment.body.length > bodyLimit) return `body is too long (maximum is ${bodyLimit} characters)`;
  if (comment.subject_type === 'file') return null;
  if (comment.line === undefined) return comment.position === undefined ? 'Line could not be resolved' : 'position is not supported here';
  const side = comment.side === 'LEFT' ? 'left' : 'right';
  const hunk = change.hunks.find(({ [side]: [first, last] }) => comment.line >= first && comment.line <= last);
  if (!hunk) return 'Line could not be resolved';
  if (comment.start_line === undefined || comment.start_line === null) return null;
  if (comment.start_line >= comment.line) return 'Start line must precede the end line';
  return comment.start_line >= hunk[side][0] ? null : 'Start line must be part of the same hunk as the line';
}

async function put(front: Front, who: Who, pull: Pull, comment: any, commit: string, review: number | null): Promise<any> {
  const { body: row } = await front.ask(who, 'POST', `/repos/acme/cards/pulls/${pull.number}/comments`, { body: comment.body, commit_id: commit, path: comment.path, line: comment.line, side: comment.side ?? 'RIGHT' });
  if (review !== null) pull.reviewOf.set(row.id, review);
  pull.lines.set(row.id, { path: comment.path, line: comment.line ?? null, startLine: comment.start_line ?? null, side: comment.side ?? 'RIGHT', commit });
  return commentOf(front, pull, row);
}

const review: Route = async (front, { who, body }, [, number]) => {
  const pull = pullOf(front, number!);
  if (!pull) return null;
  const commit: string = body.commit_id ?? pull.head.sha;
  if (!front.history.has(commit)) return refused('The commit is not part of the pull request');
  if (typeof body.body === 'string' && body.body.length > bodyLimit) return refused(`body is too long (maximum is ${bodyLimit} characters)`);
  const comments: any[] = body.comments ?? [];
  if (body.event !== 'APPROVE' && !body.body && comments.length === 0) return refused('Review can\'t be blank');
  // All or nothing, as GitHub does.
  const errors = comments.flatMap((comment) => refusal(front, pull, comment, commit) ?? []);
  if (errors.length > 0) return refused(...errors);
  const made = await front.ask(who, 'POST', `/repos/acme/cards/pulls/${pull.number}/reviews`, { body: body.body || ' ', commit_id: commit, event: body.event ?? 'PENDING' });
  if (made.status >= 300) return made;
  for (const comment of comments) await put(front, who!, pull, comment, commit, made.body.id);
  const html = `${front.url}/acme/cards/pull/${pull.number}#pullrequestreview-${made.body.id}`;
  return { status: 200, body: { ...made.body, body: body.body ?? '', commit_id: commit, html_url: html, author_association: 'NONE', pull_request_url: `${front.url}/repos/acme/cards/pulls/${pull.number}`, _links: { html: { href: html }, pull_request: { href: `${front.url}/repos/acme/cards/pulls/${pull.number}` } } } };
};

/** Commits that a pull request adds, the oldest first. */
function lineOf({ history }: Front, pull: Pull): string[] {
  const end = mergeBase(history, pull.base.sha, pull.head.sha).sha;
  const line: string[] = [];
  for (let at: string | undefined = pull.head.sha; at !== undefined && at !== end; at = history.get(at)!.parents[0]) line.unshift(at);
  return line;
}

const commitThing = ({ checks }: Front, sha: string): Thing => ({
  __typename: 'Commit', oid: sha,
  checkSuites: ({ filterBy: { appId, checkName } }: any) => {
    const runs = checks.at(sha).filter((run) => appId === checks.appId && run.name === checkName);
    const things = runs.map((run) => ({ __typename: 'CheckRun', status: run.status.toUpperCase(), conclusion: run.conclusion?.toUpperCase() ?? null, externalId: run.externalId, startedAt: run.startedAt, title: run.title }));
    return { __typename: 'CheckSuiteConnection', nodes: runs.length === 0 ? [] : [{ __typename: 'CheckSuite', checkRuns: { __typename: 'CheckRunConnection', nodes: things } }] };
  },
});

/** Other repositories hold files only, those that a test put there. */
function other({ others }: Front, name: string): Thing {
  const files = others.get(name);
  if (!files) throw new GraphQLError('NOT_FOUND', `Could not resolve to a Repository with the name 'acme/${name}'.`);
  return { __typename: 'Repository', object: ({ expression }: any) => (files.has(expression.slice(5)) ? { __typename: 'Blob', text: files.get(expression.slice(5)) } : null) };
}

function graph(front: Front, who: Who): Record<'query' | 'mutation', Thing> {
  const { permissions, login } = identities[who] as { permissions: Record<string, string>; login: string };
  // GraphQL writes a bot's login without `[bot]`, but for the viewer's own.
  const actorOf = (name: string): Thing => ({ __typename: name.endsWith('[bot]') ? 'Bot' : 'User', login: name.replace(/\[bot\]$/, ''), url: `${front.url}/${name}` });
  const connection = (items: readonly unknown[]) => ({ first = 100, after }: { first?: number; after?: string }): Thing => {
    if (first > 100) throw new GraphQLError('EXCESSIVE_PAGINATION', `Requesting ${first} records exceeds the \`first\` limit of 100 records`);
    const start = after === undefined || after === null ? 0 : Number(after);
    const end = Math.min(items.length, start + first);
    return { __typename: 'Connection', totalCount: items.length, nodes: items.slice(start, end), pageInfo: { __typename: 'PageInfo', hasNextPage: end < items.length, hasPreviousPage: start > 0, endCursor: end > start ? String(end) : null, startCursor: String(start) } };
  };
  const comment = (pull: Pull, row: any, review: boolean): Thing => ({
    __typename: review ? 'PullRequestReviewComment' : 'IssueComment', id: row.node_id, databaseId: row.id, fullDatabaseId: String(row.id), body: row.body, url: row.html_url, createdAt: row.created_at, updatedAt: row.updated_at,
    author: actorOf(row.user.login), viewerDidAuthor: row.user.login === login, isMinimized: pull.minimized.has(row.node_id), minimizedReason: pull.minimized.get(row.node_id)?.toLowerCase() ?? null, viewerCanMinimize: permissions['pull_requests'] === 'write',
    ...(review && { path: row.path, line: row.line, startLine: row.start_line, originalLine: row.original_line, originalStartLine: row.original_start_line, outdated: row.line === null, subjectType: row.subject_type.toUpperCase(), commit: { __typename: 'Commit', oid: row.commit_id }, originalCommit: { __typename: 'Commit', oid: row.original_commit_id } }),
  });
  const threads = async (pull: Pull): Promise<Thing[]> => {
    const rows = await commentsOf(front, pull);
    return rows.filter((row) => !row.in_reply_to_id).map((row) => ({
      __typename: 'PullRequestReviewThread', id: `thread:${row.node_id}`, isResolved: pull.resolved.has(row.node_id), resolvedBy: pull.resolved.has(row.node_id) ? actorOf(pull.resolved.get(row.node_id)!) : null, isOutdated: row.line === null, isCollapsed: pull.resolved.has(row.node_id), path: row.path, line: row.line, startLine: row.start_line, originalLine: row.original_line, originalStartLine: row.original_start_line,
      diffSide: row.side, subjectType: row.subject_type.toUpperCase(), viewerCanResolve: permissions['contents'] === 'write', viewerCanReply: true, comments: connection(rows.filter((other) => other.id === row.id || other.in_reply_to_id === row.id).map((other) => comment(pull, other, true))),
    }));
  };
  const blob = (text: string): Thing => ({ __typename: 'Blob', oid: blobShaOf(text), text: Buffer.byteLength(text) > 512_000 ? null : text, byteSize: Buffer.byteLength(text), isBinary: false, isTruncated: Buffer.byteLength(text) > 512_000 });
  const pullThing = (pull: Pull): Thing => ({
    __typename: 'PullRequest', id: `pull:${pull.number}`, number: pull.number, headRefOid: pull.head.sha, baseRefOid: pull.base.sha, headRefName: pull.head.ref, baseRefName: pull.base.ref, baseRef: front.branches.has(pull.base.ref) ? { __typename: 'Ref', target: { __typename: 'Commit', oid: front.branches.get(pull.base.ref)! } } : null, isDraft: pull.draft, locked: pull.locked, state: pull.closed ? 'CLOSED' : 'OPEN', updatedAt: pull.updated.toISOString().replace(/\.\d+/, ''), commits: ({ last }: any) => ({ __typename: 'PullRequestCommitConnection', nodes: lineOf(front, pull).slice(-last).map((sha) => ({ __typename: 'PullRequestCommit', commit: commitThing(front, sha) })) }), isCrossRepository: pull.fork, changedFiles: changesIn(front, pull).length,
    reviewThreads: async (args: any) => connection(await threads(pull))(args),
    comments: async (args: any) => connection((await issueCommentsOf(front, pull)).map((row) => comment(pull, row, false)))(args),
    files: connection(changesIn(front, pull).map(({ filename, additions, deletions, status }) => ({ __typename: 'PullRequestChangedFile', path: filename, additions, deletions, changeType: status.toUpperCase() }))),
  });
  const anywhere = async (find: (pull: Pull) => Promise<boolean> | boolean): Promise<Pull> => {
    for (const pull of front.pulls.values()) if (await find(pull)) return pull;
    throw new GraphQLError('NOT_FOUND', 'Could not resolve to a node with that global id');
  };
  const demand = (permission: string): void => {
    if (permissions[permission] !== 'write') throw new GraphQLError('FORBIDDEN', 'Resource not accessible by integration');
  };
  const resolveThread = (resolved: boolean) => async ({ input: { threadId } }: any): Promise<Thing> => {
    // Reported by users: a GITHUB_TOKEN needs contents: write for this, and it is documented nowhere.
    demand('contents');
    const pull = await anywhere(async (candidate) => (await threads(candidate)).some(({ id }) => id === threadId));
    if (resolved) pull.resolved.set(threadId.slice(7), login);
    else pull.resolved.delete(threadId.slice(7));
    return { __typename: 'ResolveReviewThreadPayload', thread: (await threads(pull)).find(({ id }) => id === threadId)! };
  };
  const minimise = (reason: (args: any) => string | null) => async ({ input }: any): Promise<Thing> => {
    demand('pull_requests');
    const pull = await anywhere(async (candidate) => [...(await commentsOf(front, candidate)), ...(await issueCommentsOf(front, candidate))].some((row) => row.node_id === input.subjectId));
    const why = reason(input);
    if (why !== null && !['SPAM', 'ABUSE', 'OFF_TOPIC', 'OUTDATED', 'DUPLICATE', 'RESOLVED'].includes(why)) throw new Error(`classifier ${why}`);
    if (why === null) pull.minimized.delete(input.subjectId);
    else pull.minimized.set(input.subjectId, why);
    return { __typename: 'Payload', minimizedComment: { __typename: 'PullRequestReviewComment', isMinimized: why !== null, minimizedReason: why }, unminimizedComment: { __typename: 'PullRequestReviewComment', isMinimized: why !== null, minimizedReason: why }, clientMutationId: null };
  };
  return {
    query: {
      __typename: 'Query', rateLimit: { __typename: 'RateLimit', cost: 1, remaining: 4999, limit: 5000 }, viewer: async () => ({ __typename: 'User', login, databaseId: (await front.ask(who, 'GET', '/user')).body.id }),
      repository: ({ name }: any) => (name !== 'cards' ? other(front, name) : {
        __typename: 'Repository', id: 'repository:1', nameWithOwner: 'acme/cards', isPrivate: false, licenseInfo: null,
        pullRequest: ({ number }: any) => (pullOf(front, number) ? pullThing(pullOf(front, number)!) : null),
        pullRequests: async ({ first, after }: any) => connection([...front.pulls.values()].filter(({ closed }) => !closed).toReversed().map(pullThing))({ first, after }),
        object: ({ expression, oid }: any) => {
          const [ref, ...rest] = String(expression ?? oid).split(':');
          const commit = front.history.get(front.branches.get(ref!) ?? ref!);
          if (!commit) return null;
          if (rest.length === 0) return { __typename: 'Commit', oid: commit.sha };
          const text = commit.files.get(rest.join(':'));
          return text === undefined ? null : blob(text);
        },
      }),
    },
    mutation: {
      __typename: 'Mutation', resolveReviewThread: resolveThread(true), unresolveReviewThread: resolveThread(false),
      minimizeComment: minimise(({ classifier }) => classifier), unminimizeComment: minimise(() => null),
    },
  };
}

export const pullRoutes = (repository: string): readonly (readonly [method: string, pattern: RegExp, route: Route])[] => {
  const at = (path: string): RegExp => new RegExp(`^/repos/${repository}${path}$`);
  return [
    ['GET', at('/pulls/(\\d+)'), async (front, call, [, number]) => {
      const pull = pullOf(front, number!);
      if (!pull) return null;
      const { body: row } = await front.ask('owner', 'GET', call.path);
      const changes = changesIn(front, pull);
      const sum = (of: (change: Change) => number): number => changes.reduce((total, change) => total + of(change), 0);
      return { status: 200, body: { ...row, ...ends(pull, row), changed_files: changes.length, additions: sum(({ additions }) => additions), deletions: sum(({ deletions }) => deletions) } };
    }],
    ['GET', at('/pulls'), async (front, call) => {
      const { body: rows } = await front.ask('owner', 'GET', `${call.path}?state=${call.query.get('state') ?? 'open'}&per_page=100`);
      const pulls = rows.map((row: any) => ({ ...row, ...ends(pullOf(front, row.number)!, row) }));
      const head = call.query.get('head');
      return paged(front, call, head === null ? pulls : pulls.filter((pull: any) => pull.head.label === head));
    }],
    ['GET', at('/pulls/(\\d+)/files'), (front, call, [, number]) => {
      const pull = pullOf(front, number!);
      return pull && paged(front, call, changesIn(front, pull).slice(0, filesLimit).map((change) => fileOf(front, change, pull.head.sha)));
    }],
    ['GET', at('/compare/(.+?)\\.\\.\\.(.+)'), async (front, call, [, from, to]) => {
      const shaOf = (ref: string): string => front.branches.get(ref.replace(/^\w+:/, '')) ?? ref;
      const [base, head] = [shaOf(from!), shaOf(to!)];
      if (!front.history.has(base) || !front.history.has(head)) return { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' } };
      const { body: row } = await front.ask('owner', 'GET', `/repos/${repository}/compare/${base}...${head}`);
      const changes = changesOf(front.history, base, head);
      return { status: 200, body: { ...row, merge_base_commit: { ...row.base_commit, sha: mergeBase(front.history, base, head).sha }, files: Number(call.query.get('page') ?? 1) > 1 ? [] : changes.slice(0, compareLimit).map((change) => fileOf(front, change, head)) } };
    }],
    ['POST', at('/pulls/(\\d+)/reviews'), review],
    ['GET', at('/pulls/(\\d+)/reviews/(\\d+)/comments'), async (front, call, [, number, id]) => {
      const pull = pullOf(front, number!);
      return pull && paged(front, call, (await commentsOf(front, pull)).filter((row) => row.pull_request_review_id === Number(id)));
    }],
    ['GET', at('/pulls/(\\d+)/comments'), async (front, call, [, number]) => {
      const pull = pullOf(front, number!);
      return pull && paged(front, call, await commentsOf(front, pull));
    }],
    ['POST', at('/pulls/(\\d+)/comments'), async (front, { who, body }, [, number]) => {
      const pull = pullOf(front, number!);
      if (!pull || body.in_reply_to !== undefined) return null;
      const why = refusal(front, pull, body, body.commit_id);
      return why === null ? { status: 201, body: await put(front, who!, pull, body, body.commit_id, null) } : refused(why);
    }],
    ['POST', at('/pulls/(\\d+)/comments/(\\d+)/replies'), async (front, { who, body }, [, number, id]) => {
      const answered = await front.ask(who, 'POST', `/repos/${repository}/pulls/${number}/comments`, { body: body.body, in_reply_to_id: Number(id) });
      const pull = pullOf(front, number!)!;
      const first = pull.lines.get(Number(id));
      if (answered.status === 201 && first) pull.lines.set(answered.body.id, first);
      return answered.status === 201 ? { status: 201, body: commentOf(front, pull, answered.body) } : answered;
    }],
    ['PATCH', at('/(pulls|issues)/comments/(\\d+)'), async (front, { who, path, body }, [, kind, id]) => {
      if (body.body.length > bodyLimit) return refused(`body is too long (maximum is ${bodyLimit} characters)`);
      const pull = [...front.pulls.values()].find(({ lines }) => lines.has(Number(id)));
      if (kind === 'issues' || !pull) return null;
      const answered = await front.ask(who, 'PATCH', path, body);
      return answered.status === 200 ? { status: 200, body: commentOf(front, pull, answered.body) } : answered;
    }],
    ['POST', at('/issues/\\d+/comments'), (_, { body }) => (typeof body?.body === 'string' && body.body.length > bodyLimit ? refused(`body is too long (maximum is ${bodyLimit} characters)`) : null)],
    ['POST', /^\/graphql$/, async (front, { who, body }) => ({ status: 200, body: await answer(body.query, body.variables ?? {}, graph(front, who!)) })],
  ];
};
