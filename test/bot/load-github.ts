/**
 * GitHub in memory, for load: one repository with a card and as many pull requests as asked for. It keeps check runs,
 * reviews and comments, and answers what the App asks, quickly and without judging; what GitHub would refuse is the
 * business of `test/github`, which stands before `emulate`.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answer, type Thing } from '../github/graphql.ts';
import { blobShaOf, changesOf, mergeBase, type Commit, type History } from '../github/history.ts';

export const appId = 4711;
export const installation = 99;
const owner = 'lab';
const name = 'cards';
const bot = { login: 'hub-compliance[bot]', id: 5, type: 'Bot' };
const author = { login: 'author', id: 6, type: 'User' };

export interface CheckRun {
  readonly id: number;
  readonly head_sha: string;
  readonly name: string;
  status: string;
  conclusion: string | null;
  readonly external_id: string;
  readonly started_at: string;
  title: string | null;
  summary: string | null;
  annotations: number;
}

interface Written {
  readonly id: number;
  readonly pull: number;
  body: string;
  readonly commit: string | null;
  readonly path: string | null;
}

export interface Pull {
  readonly number: number;
  head: string;
  /** Every commit that was its head, in order. */
  readonly heads: string[];
  /** Last change, to the second, as GitHub has it. */
  updated: string;
}

export interface LoadGitHub {
  readonly url: string;
  readonly pulls: ReadonlyMap<number, Pull>;
  readonly runs: readonly CheckRun[];
  readonly reviews: readonly Written[];
  /** Comments of conversations. */
  readonly comments: readonly Written[];
  /** Requests so far. */
  readonly requests: () => number;
  /** What was asked that this server does not know. */
  readonly unknown: readonly string[];
  open(): Pull;
  push(pull: Pull): void;
  /** Forgets what was written to pull requests that are closed, as the test asks. */
  close(pull: Pull): void;
  stop(): Promise<void>;
}

const second = (): string => new Date().toISOString().replace(/\.\d+/, '');

/** A card that is fine, or has one thing wrong that is certain, by turns. */
const card = (turn: number): string => `---
license: ${turn % 2 === 0 ? 'mit' : 'MIT License'}
language: sw
pipeline_tag: automatic-speech-recognition
library_name: transformers
---
# Tiny Swahili ASR

Turns spoken Swahili into text. Revision ${turn}.
`;

const read = async (message: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

type Answered = readonly [status: number, body: unknown];
type Handler = (match: RegExpExecArray, body: any, query: URLSearchParams) => Answered;

/** @param latency milliseconds before each answer */
export async function startLoadGitHub(latency: number): Promise<LoadGitHub> {
  const history: History = new Map();
  const pulls = new Map<number, Pull>();
  const runs: CheckRun[] = [];
  const reviews: Written[] = [];
  const comments: Written[] = [];
  const lines: Written[] = [];
  const unknown: string[] = [];
  let requests = 0;
  let ids = 1000;
  let turns = 0;

  const commit = (parent: string | null, files: ReadonlyMap<string, string>): Commit => {
    const sha = createHash('sha1').update(`${parent} ${(turns += 1)}`).digest('hex');
    const made: Commit = { sha, parents: parent === null ? [] : [parent], files };
    history.set(sha, made);
    return made;
  };
  const main = commit(null, new Map([['README.md', card(0)], ['config.json', '{}'], ['model.safetensors', '']]));

  const runOf = (run: CheckRun): object => ({
    ...run, node_id: `run${run.id}`, url: '', html_url: '', details_url: '', completed_at: run.status === 'completed' ? run.started_at : null, app: { id: appId, slug: 'hub-compliance' }, check_suite: { id: 1 }, pull_requests: [],
    output: { title: run.title, summary: run.summary, text: null, annotations_count: run.annotations, annotations_url: '' },
  });
  const change = (run: CheckRun, body: any): void => {
    if (body.status) run.status = body.status;
    if (body.conclusion) [run.status, run.conclusion] = ['completed', body.conclusion];
    if (body.output) [run.title, run.summary] = [body.output.title ?? run.title, body.output.summary ?? run.summary];
    run.annotations += body.output?.annotations?.length ?? 0;
  };
  const repo = { id: 1, name, full_name: `${owner}/${name}`, private: false, fork: false, default_branch: 'main', owner: { login: owner, id: 7, type: 'Organization' }, archived: false, disabled: false };
  const pullOf = ({ number, head, updated }: Pull): object => ({
    number, id: number, state: 'open', draft: false, title: 'Cards', body: null, user: author, updated_at: updated, maintainer_can_modify: false,
    head: { ref: `branch-${number}`, label: `${owner}:branch-${number}`, sha: head, repo, user: author }, base: { ref: 'main', label: `${owner}:main`, sha: main.sha, repo, user: author },
  });
  const commentOf = ({ id, body, path, commit: at }: Written): object => ({ id, node_id: `comment${id}`, body, user: bot, path, commit_id: at, created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' });

  const at = (path: string): RegExp => new RegExp(`^/repos/${owner}/${name}${path}$`);
  const missing: Answered = [404, { message: 'Not Found' }];
  const routes: readonly (readonly [string, RegExp, Handler])[] = [
    ['GET', /^\/app$/, () => [200, { id: appId, slug: 'hub-compliance', name: 'hub-compliance' }]],
    ['GET', /^\/app\/installations$/, () => [200, [{ id: installation, account: repo.owner, created_at: '2026-01-01T00:00:00Z', suspended_at: null }]]],
    ['GET', /^\/installation\/repositories$/, () => [200, { total_count: 1, repositories: [repo] }]],
    ['POST', /^\/app\/installations\/\d+\/access_tokens$/, () => [201, { token: `ghs_${randomUUID()}`, expires_at: new Date(Date.now() + 3_600_000).toISOString(), permissions: { checks: 'write', contents: 'write', pull_requests: 'write', issues: 'write' }, repository_selection: 'all' }]],
    ['GET', at('/pulls'), () => [200, [...pulls.values()].map(pullOf)]],
    ['GET', at('/pulls/(\\d+)'), ([, number]) => (pulls.has(Number(number)) ? [200, pullOf(pulls.get(Number(number))!)] : missing)],
    ['GET', at('/pulls/(\\d+)/files'), ([, number]) => [200, changesOf(history, main.sha, pulls.get(Number(number))!.head).map(({ filename, status, patch }) => ({ filename, status, patch }))]],
    ['GET', at('/compare/(\\w+)\\.\\.\\.(\\w+)'), ([, base, head]) => {
      const [from, to] = [base === 'main' ? main.sha : base!, head!];
      if (!history.has(from) || !history.has(to)) return missing;
      const sha = mergeBase(history, from, to).sha;
      return [200, { status: 'ahead', base_commit: { sha: from }, merge_base_commit: { sha }, files: changesOf(history, from, to).map(({ filename, status, patch, previous }) => ({ filename, status, patch, ...(previous && { previous_filename: previous }) })) }];
    }],
    ['GET', at('/git/trees/(\\w+)'), ([, sha]) => [200, { sha, truncated: false, tree: [...history.get(sha!)!.files].map(([path, text]) => ({ path, mode: '100644', type: 'blob', size: Buffer.byteLength(text), sha: blobShaOf(text) })) }]],
    ['GET', /^\/repos\/[\w.-]+\/[\w.-]+\/contents\/(.+)$/, ([whole, path], _, query) => {
      const text = whole.startsWith(`/repos/${owner}/${name}/`) ? history.get(query.get('ref') ?? main.sha)?.files.get(decodeURIComponent(path!)) : undefined;
      return text === undefined ? missing : [200, { type: 'file', encoding: 'base64', path, sha: blobShaOf(text), size: text.length, content: Buffer.from(text).toString('base64') }];
    }],
    ['GET', at('/commits/(\\w+)/check-runs'), ([, sha]) => {
      const found = runs.filter((run) => run.head_sha === sha);
      return [200, { total_count: found.length, check_runs: found.map(runOf) }];
    }],
    ['POST', at('/check-runs'), (_, body) => {
      const run: CheckRun = { id: (ids += 1), head_sha: body.head_sha, name: body.name, status: 'queued', conclusion: null, external_id: body.external_id ?? '', started_at: new Date().toISOString(), title: null, summary: null, annotations: 0 };
      change(run, body);
      runs.push(run);
      return [201, runOf(run)];
    }],
    ['PATCH', at('/check-runs/(\\d+)'), ([, id], body) => {
      const run = runs.find((one) => one.id === Number(id));
      if (!run) return missing;
      change(run, body);
      return [200, runOf(run)];
    }],
    ['POST', at('/pulls/(\\d+)/reviews'), ([, number], body) => {
      const review: Written = { id: (ids += 1), pull: Number(number), body: body.body ?? '', commit: body.commit_id ?? null, path: null };
      reviews.push(review);
      for (const line of body.comments ?? []) lines.push({ id: (ids += 1), pull: Number(number), body: line.body, commit: body.commit_id ?? null, path: line.path });
      return [200, { id: review.id, user: bot, body: review.body, state: 'COMMENTED', commit_id: review.commit }];
    }],
    ['GET', at('/pulls/(\\d+)/comments'), ([, number]) => [200, lines.filter(({ pull }) => pull === Number(number)).map(commentOf)]],
    ['DELETE', at('/pulls/comments/(\\d+)'), ([, id]) => {
      lines.splice(lines.findIndex((line) => line.id === Number(id)), 1);
      return [204, null];
    }],
    ['GET', at('/issues/(\\d+)/comments'), ([, number]) => [200, comments.filter(({ pull }) => pull === Number(number)).map(commentOf)]],
    ['POST', at('/issues/(\\d+)/comments'), ([, number], body) => {
      const comment: Written = { id: (ids += 1), pull: Number(number), body: body.body, commit: null, path: null };
      comments.push(comment);
      return [201, commentOf(comment)];
    }],
    ['PATCH', at('/issues/comments/(\\d+)'), ([, id], body) => {
      const comment = comments.find((one) => one.id === Number(id));
      if (!comment) return missing;
      comment.body = body.body;
      return [200, commentOf(comment)];
    }],
    ['DELETE', at('/issues/comments/(\\d+)'), ([, id]) => {
      comments.splice(comments.findIndex((one) => one.id === Number(id)), 1);
      return [204, null];
    }],
  ];

  const connection = (nodes: readonly Thing[]): Thing => ({ __typename: 'Connection', totalCount: nodes.length, nodes, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } });
  const written = (one: Written): Thing => ({ __typename: 'Comment', id: `comment${one.id}`, fullDatabaseId: String(one.id), databaseId: one.id, body: one.body, viewerDidAuthor: true, isMinimized: false, author: { __typename: 'Bot', login: 'hub-compliance' } });
  const commitThing = (sha: string): Thing => ({
    __typename: 'Commit', oid: sha,
    checkSuites: () => connection([{ __typename: 'CheckSuite', checkRuns: () => connection(runs.filter((run) => run.head_sha === sha).map((run) => ({ __typename: 'CheckRun', fullDatabaseId: String(run.id), databaseId: run.id, name: run.name, status: run.status.toUpperCase(), conclusion: run.conclusion?.toUpperCase() ?? null, externalId: run.external_id, startedAt: run.started_at, title: run.title, summary: run.summary, text: null }))) }]),
  });
  const pullThing = (pull: Pull): Thing => ({
    __typename: 'PullRequest', number: pull.number, id: `pull${pull.number}`, state: 'OPEN', isDraft: false, headRefName: `branch-${pull.number}`, headRefOid: pull.head, baseRefName: 'main', baseRefOid: main.sha, baseRef: { __typename: 'Ref', target: { __typename: 'Commit', oid: main.sha } }, isCrossRepository: false, locked: false, maintainerCanModify: false, updatedAt: pull.updated,
    commits: ({ last = 100 }) => connection(pull.heads.slice(-last).map((sha) => ({ __typename: 'PullRequestCommit', commit: commitThing(sha) }))),
    comments: () => connection(comments.filter((one) => one.pull === pull.number).map(written)),
    reviewThreads: () => connection(lines.filter((one) => one.pull === pull.number).map((line) => ({ __typename: 'PullRequestReviewThread', id: `thread${line.id}`, isResolved: false, isOutdated: line.commit !== pull.head, resolvedBy: null, comments: connection([written(line)]) }))),
  });
  const closing = ({ input }: any): Thing => {
    const id = Number(String(input.threadId ?? input.subjectId).replace(/\D/g, ''));
    const at = lines.findIndex((line) => line.id === id);
    if (at !== -1) lines.splice(at, 1);
    return { __typename: 'Payload', thread: null, minimizedComment: null, clientMutationId: null };
  };
  const roots: Readonly<Record<'query' | 'mutation', Thing>> = {
    query: {
      __typename: 'Query', viewer: { __typename: 'User', login: bot.login }, rateLimit: { __typename: 'RateLimit', remaining: 5000, limit: 5000, cost: 1 },
      repository: ({ owner: of, name: named }: any) => (of !== owner || named !== name ? null : {
        __typename: 'Repository', isArchived: false, licenseInfo: null,
        pullRequest: ({ number }: any) => (pulls.has(number) ? pullThing(pulls.get(number)!) : null),
        pullRequests: () => connection([...pulls.values()].map(pullThing)),
        object: ({ expression }: any) => {
          const [sha, path] = String(expression).split(':');
          const text = history.get(sha === 'main' || sha === 'HEAD' ? main.sha : sha!)?.files.get(path ?? '');
          return text === undefined ? null : { __typename: 'Blob', text, byteSize: Buffer.byteLength(text), isBinary: false, isTruncated: false, oid: blobShaOf(text) };
        },
      }),
    },
    mutation: { __typename: 'Mutation', resolveReviewThread: closing, minimizeComment: closing, unminimizeComment: closing, unresolveReviewThread: closing },
  };

  const server = createServer((request, response) => {
    void (async () => {
      requests += 1;
      const { pathname, searchParams } = new URL(request.url!, 'http://load');
      const text = await read(request);
      await sleep(latency);
      const body = text === '' ? null : JSON.parse(text);
      let answered: Answered | null = null;
      if (pathname === '/graphql') {
        const found = await answer(body.query, body.variables ?? {}, roots);
        for (const { message } of found.errors ?? []) unknown.push(`graphql: ${message}`);
        answered = [200, found];
      }
      for (const [method, pattern, handle] of routes) {
        const match = answered === null && method === request.method ? pattern.exec(pathname) : null;
        if (match) answered = handle(match, body, searchParams);
      }
      if (answered === null) unknown.push(`${request.method} ${pathname}`);
      const [status, said] = answered ?? missing;
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600), 'x-ratelimit-resource': pathname === '/graphql' ? 'graphql' : 'core' });
      response.end(status === 204 ? undefined : JSON.stringify(said));
    })();
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`, pulls, runs, reviews, comments, unknown, requests: () => requests,
    open() {
      const number = pulls.size + 1;
      const { sha } = commit(main.sha, new Map([...main.files, ['README.md', card(turns)]]));
      const pull: Pull = { number, head: sha, heads: [sha], updated: second() };
      pulls.set(number, pull);
      return pull;
    },
    push(pull) {
      const { sha } = commit(pull.head, new Map([...main.files, ['README.md', card(turns)]]));
      pull.head = sha;
      pull.heads.push(sha);
      pull.updated = second();
    },
    close(pull) {
      pulls.delete(pull.number);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A pull request's event as GitHub sends it, cut to what is read. */
export const eventOf = (pull: Pull, action: 'opened' | 'synchronize'): object => ({
  action, number: pull.number, ...(action === 'synchronize' && { before: pull.heads.at(-2), after: pull.head }),
  pull_request: { number: pull.number, state: 'open', draft: false, head: { ref: `branch-${pull.number}`, sha: pull.head }, base: { ref: 'main' }, user: author },
  repository: { id: 1, name, full_name: `${owner}/${name}`, default_branch: 'main', private: false, owner: { login: owner, id: 7, type: 'Organization' } },
  installation: { id: installation }, sender: author,
});

/** Sends an event as GitHub does. @returns the status, null where there was no answer, and how long it took (ms) */
export async function deliver(url: string, secret: string, event: object, id: string = randomUUID()): Promise<{ readonly status: number | null; readonly ms: number }> {
  const body = JSON.stringify(event);
  const from = performance.now();
  const headers = { 'content-type': 'application/json', 'user-agent': 'GitHub-Hookshot/test', 'x-github-event': 'pull_request', 'x-github-delivery': id, 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
  try {
    const response = await fetch(`${url}/api/github/webhooks`, { method: 'POST', headers, body });
    await response.arrayBuffer();
    return { status: response.status, ms: performance.now() - from };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { status: null, ms: performance.now() - from };
  }
}
