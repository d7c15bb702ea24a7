/**
 * GitHub on loopback: `emulate` keeps users, trees, blobs, issue comments and check runs; in front of it stands our own
 * small server for what it lacks (see `pulls.ts`, `graphql.ts`) and for what a test needs: every request recorded and held
 * against GitHub's OpenAPI description, permissions, faults on demand.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { faultsOfDocument } from './graphql-schema.ts';
import { blobShaOf, type Commit, type History, type Tree } from './history.ts';
import { faultsOfRequest, operationOf } from './openapi.ts';
import { name, owner } from './names.ts';
import { pullRoutes, type Pull } from './pulls.ts';
import { appId, appRoutes, askedAsApp, installationToken, isOfApp } from './app.ts';
import { Checks, checkRoutes } from './checks.ts';

export { name, owner };
const repository = `${owner}/${name}`;

export type Access = 'read' | 'write';
export interface Identity {
  readonly login: string;
  readonly permissions: Readonly<Partial<Record<'contents' | 'issues' | 'pull_requests' | 'checks', Access>>>;
}

/** Who the tests are. `job` is the token of a workflow with the permissions that our documentation asks for. */
export const identities = {
  owner: { login: owner, permissions: { contents: 'write', issues: 'write', pull_requests: 'write', checks: 'write' } },
  contributor: { login: 'contributor', permissions: { contents: 'write', issues: 'write', pull_requests: 'write', checks: 'write' } },
  job: { login: 'github-actions[bot]', permissions: { contents: 'read', pull_requests: 'write' } },
  fork: { login: 'github-actions[bot]', permissions: { contents: 'read', pull_requests: 'read' } },
  /** The App, as installed. */
  app: { login: 'hub-compliance[bot]', permissions: { contents: 'write', issues: 'write', pull_requests: 'write', checks: 'write' } },
  reader: { login: 'reader', permissions: { contents: 'read', issues: 'write', pull_requests: 'write' } },
} as const satisfies Record<string, Identity>;
export type Who = keyof typeof identities;

export interface Call {
  readonly who: Who | null;
  /** Signed by the App's key. */
  readonly app: boolean;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly operation: string;
  readonly body: any;
  readonly accept: string;
  status: number;
  answer: any;
}
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as it is, in place of a JSON body. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Fault extends Answer {
  readonly when: (call: Pick<Call, 'method' | 'path' | 'operation' | 'body' | 'query'>) => boolean;
  /** How often; for ever where absent. */
  readonly times?: number;
}

/** What a front route works with. */
export interface Front {
  readonly url: string;
  readonly history: History;
  readonly branches: Map<string, string>;
  readonly pulls: Map<number, Pull>;
  readonly checks: Checks;
  /** Files of other repositories of the owner. */
  readonly others: Map<string, Map<string, string>>;
  /** By the comment that they stand at. */
  readonly reactions: Map<number, { readonly id: number; readonly content: string; readonly user: { readonly login: string } }[]>;
  /** Asks the emulator behind us, as somebody. */
  ask(who: Who | null, method: string, path: string, body?: unknown, accept?: string): Promise<Answer & { body?: any }>;
}
export type Route = (front: Front, call: Call, match: RegExpExecArray) => Answer | null | Promise<Answer | null>;

export interface GitHub {
  readonly url: string;
  /** The same server where a GitHub Enterprise Server has it. */
  readonly enterpriseUrl: string;
  readonly calls: Call[];
  /** Commit of each branch. */
  readonly branches: ReadonlyMap<string, string>;
  readonly history: History;
  readonly checks: Checks;
  readonly reactions: Front['reactions'];
  readonly others: Front['others'];
  /** What GitHub's own description says against the calls so far, and against our answers. */
  readonly faults: string[];
  commit(branch: string, change: Readonly<Record<string, string | null>>, from?: string): Promise<Commit>;
  openPull(options: { head: string; base?: string; draft?: boolean; fork?: boolean }): Promise<Pull>;
  /** A new head for a pull request, as pushed by its author. */
  push(pull: Pull, change: Readonly<Record<string, string | null>>, force?: { from: string }): Promise<Commit>;
  as(who: Who, method: string, path: string, body?: unknown): Promise<any>;
  fail(fault: Fault): void;
  /** Runs when the next call of an operation comes in, before it is answered. */
  before(operation: string, act: () => Promise<unknown>): void;
  forget(): void;
  close(): Promise<void>;
}

const forbidden: Answer = { status: 403, body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest', status: '403' } };

/** The permission that a write asks for: https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps */
function mayWrite({ permissions }: Identity, path: string): boolean {
  if (/\/check-runs/.test(path)) return permissions.checks === 'write';
  if (/\/pulls/.test(path)) return permissions.pull_requests === 'write';
  if (path.endsWith('/reactions')) return permissions.issues === 'write' || permissions.pull_requests === 'write';
  if (/\/issues/.test(path)) return permissions.issues === 'write' || permissions.pull_requests === 'write';
  return permissions.contents === 'write';
}

const plainRoutes: readonly (readonly [method: string, pattern: RegExp, route: Route])[] = [
  // What an installation's token gets.
  ['GET', /^\/user$/, () => forbidden],
  // Over 1 MB GitHub hands out no content; over 100 MB not even raw: https://docs.github.com/en/rest/repos/contents#get-repository-content
  ['GET', new RegExp(`^/repos/${owner}/([^/]+)/contents/(.+)$`), ({ others }, _, [, repo, path]) => {
    const text = others.get(repo!)?.get(decodeURIComponent(path!));
    return text === undefined ? null : { status: 200, body: { type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64'), sha: blobShaOf(text), path, name: path } };
  }],
  ['GET', new RegExp(`^/repos/${repository}/contents/(.+)$`), ({ history, branches }, { query, accept }, [, path]) => {
    const ref = query.get('ref') ?? 'main';
    const text = history.get(branches.get(ref) ?? ref)?.files.get(decodeURIComponent(path!));
    if (text === undefined || Buffer.byteLength(text) <= 1_048_576 || /raw/.test(accept)) return null;
    const link = `/repos/${repository}/contents/${path}`;
    return { status: 200, body: { type: 'file', encoding: 'none', size: Buffer.byteLength(text), name: path!.split('/').at(-1), path, content: '', sha: blobShaOf(text), url: link, git_url: link, html_url: link, download_url: link, _links: { self: link, git: link, html: link } } };
  }],
];

const read = async (message: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

const listen = (server: Server): Promise<number> => new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((done) => server.close(done));
  return port;
}

export async function startGitHub(): Promise<GitHub> {
  const port = await freePort();
  const logins = [...new Set(Object.values(identities).map(({ login }) => login))];
  const emulator = await createEmulator({
    service: 'github', port,
    seed: {
      // `emulate` lets in whoever owns the repository; who may do what is decided in front of it.
      tokens: Object.fromEntries(Object.entries(identities).map(([who, { login }]) => [`${who}-token`, { login, scopes: ['repo'] }])),
      github: { users: logins.map((login) => ({ login })), repos: [{ owner, name, auto_init: false }] },
    },
  });
  const behind = `http://127.0.0.1:${port}`;
  const history: History = new Map();
  const branches = new Map<string, string>();
  const pulls = new Map<number, Pull>();
  const checks = new Checks(appId);
  const reactions: Front['reactions'] = new Map();
  const others: Front['others'] = new Map();
  const calls: Call[] = [];
  const faults: string[] = [];
  let failing: { fault: Fault; left: number }[] = [];
  let hooks: { operation: string; act: () => Promise<unknown> }[] = [];
  let url = '';

  const ask: Front['ask'] = async (who, method, path, body, accept) => {
    const response = await fetch(`${behind}${path}`, { method, headers: { ...(who && { authorization: `Bearer ${who}-token` }), ...(accept && { accept }) }, ...(body !== undefined && body !== null && { body: JSON.stringify(body) }) });
    const link = response.headers.get('link')?.replaceAll(`http://localhost:${port}`, url);
    // A bot's login stands in its addresses as GitHub writes it.
    const text = (await response.text()).replaceAll(`http://localhost:${port}`, url).replace(/\/([\w-]+)\[bot\]/g, '/$1%5Bbot%5D');
    const headers = { ...(link && { link }) };
    if (!response.headers.get('content-type')?.includes('json')) return { status: response.status, text, headers };
    const bot = (value: any): boolean => value !== null && typeof value === 'object' && value.type === 'User' && String(value.login).endsWith('[bot]');
    return { status: response.status, body: JSON.parse(text, (_, value: any) => (bot(value) ? { ...value, type: 'Bot' } : value)), headers };
  };
  const front = (): Front => ({ url, history, branches, pulls, checks, reactions, others, ask });

  async function answerTo(call: Call): Promise<Answer> {
    for (const hook of hooks.filter(({ operation }) => operation === call.operation)) {
      hooks = hooks.filter((other) => other !== hook);
      await hook.act();
    }
    const failed = failing.find(({ fault, left }) => left > 0 && fault.when(call));
    if (failed) {
      failed.left--;
      return failed.fault;
    }
    if (call.path === '/app' || call.path.startsWith('/app/')) return (call.app ? askedAsApp(front(), call.method, call.path) : null) ?? { status: call.app ? 404 : 401, body: { message: call.app ? 'Not Found' : 'A JSON web token could not be decoded', documentation_url: 'https://docs.github.com/rest', status: '401' } };
    if (call.who === null) return { status: 401, body: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' } };
    const conversation = call.method === 'POST' ? /\/(?:pulls|issues)\/(\d+)\/(?:comments|reviews)$/.exec(call.path) : null;
    if (call.who === 'app' && conversation && pulls.get(Number(conversation[1]))?.locked) return { status: 403, body: { message: 'Unable to create comment because issue is locked.', documentation_url: 'https://docs.github.com/articles/locking-conversations/', status: '403' } };
    if (call.method !== 'GET' && call.path !== '/graphql' && !mayWrite(identities[call.who], call.path)) return forbidden;
    for (const [method, pattern, route] of [...plainRoutes, ...checkRoutes(repository), ...appRoutes(repository), ...pullRoutes(repository)]) {
      const match = method === call.method ? pattern.exec(call.path) : null;
      const answered = match && (await route(front(), call, match));
      if (answered) return answered;
    }
    const search = call.query.size > 0 ? `?${call.query}` : '';
    // The emulator knows owners only: writes were judged above, so they go through in the owner's stead, but for what carries a name.
    const named = /\/(?:comments|reviews|replies|issues)/.test(call.path) || call.method === 'GET';
    return ask(named ? call.who : 'owner', call.method, `${call.path}${search}`, call.body, call.accept);
  }

  const server = createServer((request, response) => {
    void (async () => {
      const asked = new URL(request.url!, 'http://front');
      const path = asked.pathname.replace(/^\/api\/v3(?=\/)/, '').replace(/^\/api\/graphql$/, '/graphql');
      const authorization = request.headers.authorization ?? '';
      const token = authorization.endsWith(` ${installationToken}`) ? 'app' : /^(?:bearer|token) (\w+)-token$/i.exec(authorization)?.[1];
      const text = await read(request);
      const call: Call = {
        app: isOfApp(authorization),
        who: token !== undefined && token in identities ? (token as Who) : null,
        method: request.method!, path, query: asked.searchParams, body: text === '' ? null : JSON.parse(text), accept: request.headers.accept ?? '',
        operation: path === '/graphql' ? 'graphql' : (operationOf(request.method!, path) ?? `${request.method} ${path}`), status: 0, answer: null,
      };
      calls.push(call);
      const wrong = path === '/graphql' ? faultsOfDocument(call.body) : faultsOfRequest(call);
      if (!request.headers['user-agent']) wrong.push(`${call.operation}: without User-Agent, which GitHub refuses`);
      faults.push(...wrong);
      const answered = await answerTo(call).catch((error: unknown): Answer => {
        faults.push(`our front broke on ${call.operation}: ${error instanceof Error ? error.stack : String(error)}`);
        return { status: 500, body: { message: 'front' } };
      });
      call.status = answered.status;
      call.answer = answered.body ?? answered.text ?? null;
      response.writeHead(answered.status, {
        'content-type': answered.text === undefined ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
        'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': '1999999999', ...answered.headers,
      });
      response.end(answered.status === 204 || answered.status === 304 ? undefined : (answered.text ?? JSON.stringify(answered.body ?? null)));
    })();
  });
  // As long as GitHub does: a connection that is closed while it is used costs a try.
  server.keepAliveTimeout = 60_000;
  url = `http://127.0.0.1:${await listen(server)}`;

  async function mustAsk(method: string, path: string, body: unknown): Promise<any> {
    const answered = await ask('owner', method, `/repos/${repository}${path}`, body);
    if (answered.status >= 300) throw new Error(`${method} ${path}: ${answered.status} ${JSON.stringify(answered.body)}`);
    return answered.body;
  }
  const commit: GitHub['commit'] = async (branch, change, from = branches.get(branch) ?? branches.get('main')) => {
    const parent = from === undefined ? null : history.get(branches.get(from) ?? from)!;
    const files = new Map(parent?.files);
    for (const [path, text] of Object.entries(change)) {
      if (text === null) files.delete(path);
      else files.set(path, text);
    }
    const tree = await mustAsk('POST', '/git/trees', { tree: [...files].map(([path, content]) => ({ path, mode: '100644', type: 'blob', content })) });
    const made = await mustAsk('POST', '/git/commits', { message: `Change ${Object.keys(change).slice(0, 3).join(', ')}`, tree: tree.sha, parents: parent ? [parent.sha] : [] });
    if (branches.has(branch)) await mustAsk('PATCH', `/git/refs/heads/${branch}`, { sha: made.sha, force: true });
    else await mustAsk('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: made.sha });
    branches.set(branch, made.sha);
    const commit: Commit = { sha: made.sha, parents: parent ? [parent.sha] : [], files: files as Tree };
    history.set(commit.sha, commit);
    return commit;
  };

  return {
    url, enterpriseUrl: `${url}/api/v3`, calls, branches, history, checks, reactions, others, faults, commit,
    async openPull({ head, base = 'main', draft = false, fork = false }) {
      const { number } = await mustAsk('POST', '/pulls', { title: 'Cards', head, base, draft });
      const pull: Pull = { number, head: { ref: head, sha: branches.get(head)! }, base: { ref: base, sha: branches.get(base)! }, draft, fork, closed: false, locked: false, updated: new Date(), reviewOf: new Map(), lines: new Map(), resolved: new Map(), minimized: new Map() };
      pulls.set(number, pull);
      return pull;
    },
    async push(pull, change, force) {
      const pushed = await commit(pull.head.ref, change, force?.from);
      pull.head.sha = pushed.sha;
      pull.updated = new Date();
      return pushed;
    },
    async as(who, method, path, body) {
      const response = await fetch(`${url}${path === '/graphql' ? path : `/repos/${repository}${path}`}`, { method, headers: { authorization: `Bearer ${who}-token`, 'user-agent': 'test' }, ...(body !== undefined && { body: JSON.stringify(body) }) });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      // The calls of interest are those of the Action.
      calls.splice(calls.findLastIndex((call) => call.who === who && call.method === method), 1);
      return text === '' ? null : JSON.parse(text);
    },
    fail(fault) {
      failing.push({ fault, left: fault.times ?? Infinity });
    },
    before(operation, act) {
      hooks.push({ operation, act });
    },
    forget() {
      calls.length = 0;
      faults.length = 0;
      failing = [];
      hooks = [];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await emulator.close();
    },
  };
}

/** The payload that a runner finds at GITHUB_EVENT_PATH, cut to what GitHub's own has and we read. */
export function eventOf(github: GitHub, pull: Pull, action: string): object {
  const repo = (fork: boolean): object => ({ id: fork ? 2 : 1, name, full_name: fork ? `contributor/${name}` : repository, fork, private: false, default_branch: 'main', owner: { login: fork ? 'contributor' : owner }, html_url: `${github.url}/${fork ? 'contributor' : owner}/${name}` });
  return {
    action, number: pull.number,
    pull_request: {
      number: pull.number, state: 'open', draft: pull.draft, title: 'Cards', body: null, user: { login: 'contributor', type: 'User' }, url: `${github.url}/repos/${repository}/pulls/${pull.number}`, html_url: `${github.url}/${repository}/pull/${pull.number}`,
      head: { label: `${pull.fork ? 'contributor' : owner}:${pull.head.ref}`, ref: pull.head.ref, sha: pull.head.sha, repo: repo(pull.fork) },
      base: { label: `${owner}:${pull.base.ref}`, ref: pull.base.ref, sha: pull.base.sha, repo: repo(false) },
    },
    repository: repo(false), sender: { login: 'contributor', type: 'User' },
  };
}


