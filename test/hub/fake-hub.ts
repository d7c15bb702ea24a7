/**
 * A Hub on node:http, for tests: answers as huggingface.co does for the calls that this project makes, errors with
 * their `X-Error-Code` among them. What it cannot know (load, an outage, a hostile answer) a test puts in with `answer`.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Plural = 'models' | 'datasets' | 'spaces';

export interface FakeRepository {
  readonly kind?: 'model' | 'dataset' | 'space';
  readonly id: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Other branches, tags and `refs/pr/N`. */
  readonly revisions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly tags?: readonly string[];
  readonly cardData?: unknown;
  readonly private?: boolean;
  readonly gated?: 'auto' | 'manual';
  /** Paths that git holds as pointers only. */
  readonly lfs?: readonly string[];
  readonly disabled?: boolean;
}

export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** `hang`: no answer at all · `stall`: half of the body, then nothing · `break`: half of the body, then the connection is cut. */
  readonly fault?: 'hang' | 'stall' | 'break' | 'endless';
}

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface FakeHub {
  readonly url: string;
  readonly host: string;
  readonly requests: readonly FakeRequest[];
  /** Answers the next requests whose path matches, one answer each; the last one stays when `forever`. */
  answer(path: RegExp, answers: readonly FakeAnswer[] | ((request: FakeRequest) => FakeAnswer), forever?: boolean): void;
  close(): Promise<void>;
}

export interface FakeWorld {
  readonly repositories?: readonly FakeRepository[];
  /** `model:old/name` → `new/name`. */
  readonly moved?: Readonly<Record<string, string>>;
  /** Tokens that are accepted, and the ids of private or gated repositories each may read. */
  readonly tokens?: Readonly<Record<string, readonly string[]>>;
  readonly pageSize?: number;
  /** Where the content of LFS files lies; without one it is served in place. */
  readonly storage?: string;
}

export const shaOf = (files: unknown): string => createHash('sha1').update(JSON.stringify(files)).digest('hex');

export async function fakeHub(world: FakeWorld = {}): Promise<FakeHub> {
  const requests: FakeRequest[] = [];
  const scripts: { path: RegExp; next: (request: FakeRequest) => FakeAnswer | undefined }[] = [];
  const server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => void (body += chunk)).on('end', () => {
      const request: FakeRequest = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: incoming.headers, body };
      requests.push(request);
      for (const { path, next } of scripts) {
        const scripted = path.test(request.path) ? next(request) : undefined;
        if (scripted) return deliver(outgoing, scripted, request.method);
      }
      deliver(outgoing, answerOf(world, request, url), request.method);
    });
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;
  return {
    url, host, requests,
    answer(path, answers, forever = false) {
      if (typeof answers === 'function') return void scripts.push({ path, next: answers });
      const left = [...answers];
      scripts.push({ path, next: () => (forever && left.length === 1 ? left[0] : left.shift()) });
    },
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

function deliver(outgoing: ServerResponse, { status = 200, headers = {}, body = '', fault }: FakeAnswer, method: string): void {
  if (fault === 'hang') return;
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, fault === undefined && status !== 304 ? { 'content-length': String(bytes.length), ...headers } : headers);
  if (fault === undefined) return void outgoing.end(method === 'HEAD' ? undefined : bytes);
  if (fault === 'endless') {
    const more = (): void => {
      while (!outgoing.destroyed && outgoing.write(Buffer.alloc(65_536, 'x')));
      if (!outgoing.destroyed) outgoing.once('drain', more);
    };
    return more();
  }
  outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => fault === 'break' && outgoing.destroy());
}

const json = (value: unknown, headers: Readonly<Record<string, string>> = {}): FakeAnswer => ({ headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) });
const error = (status: number, code: string | null, message: string): FakeAnswer => ({ ...json({ error: message }, { ...(code !== null && { 'x-error-code': code }), 'x-error-message': message }), status });

interface Question {
  readonly plural: Plural;
  readonly id: string;
  readonly action: 'info' | 'tree' | 'resolve';
  /** As in the address, still encoded. */
  readonly revision: string | null;
  readonly rest: string;
}

function questionOf(pathname: string): Question | null {
  const api = /^\/api\/(models|datasets|spaces)\/((?!datasets\/|spaces\/)[\w.-]+(?:\/(?!revision\/|tree\/)[\w.-]+)?)(?:\/(revision|tree)\/([^/]+)(?:\/(.+))?)?$/.exec(pathname);
  if (api) return { plural: api[1] as Plural, id: api[2]!, action: api[3] === 'tree' ? 'tree' : 'info', revision: api[4] ?? null, rest: api[5] ?? '' };
  const file = /^\/(?:(datasets|spaces)\/)?([\w.-]+(?:\/(?!resolve\/)[\w.-]+)?)\/resolve\/([^/]+)\/(.+)$/.exec(pathname);
  return file && { plural: (file[1] ?? 'models') as Plural, id: file[2]!, action: 'resolve', revision: file[3]!, rest: decodeURIComponent(file[4]!) };
}

function answerOf(world: FakeWorld, request: FakeRequest, own: string): FakeAnswer {
  const url = new URL(request.path, own);
  const question = questionOf(url.pathname);
  if (!question) return error(404, null, 'Sorry, we can\'t find the page you are looking for.');
  const { plural, id, action, rest } = question;
  const kind = plural.slice(0, -1);
  const bearer = request.headers.authorization?.replace(/^Bearer /, '');
  const allowed = bearer === undefined ? [] : world.tokens?.[bearer];
  if (!allowed) return error(401, null, 'Invalid credentials in Authorization header');
  const to = world.moved?.[`${kind}:${id}`];
  if (to) return { status: 307, headers: { location: `${url.pathname.replace(`/${id}`, `/${to}`)}${url.search}` }, body: `Temporary Redirect. Redirecting to ${to}` };
  const repository = world.repositories?.find((one) => (one.kind ?? 'model') === kind && one.id === id);
  if (!repository || (repository.private && !allowed.includes(id))) return bearer === undefined ? error(401, 'RepoNotFound', 'Invalid username or password.') : error(404, 'RepoNotFound', 'Repository not found');
  if (repository.disabled) return error(403, null, 'Access to this resource is disabled.');
  const asked = decodeURIComponent(question.revision ?? 'main');
  const trees: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>> = { main: repository.files ?? {}, ...repository.revisions };
  const files = trees[asked === 'HEAD' ? 'main' : asked] ?? Object.values(trees).find((tree) => shaOf(tree) === asked);
  if (!files) return error(404, 'RevisionNotFound', `Invalid rev id: ${asked}`);
  if (action === 'info') return info(repository, files, url);
  if (action === 'tree') return rest === '' ? tree(repository, files, url, world.pageSize ?? 1000, own) : error(404, 'EntryNotFound', `${rest} does not exist`);
  if (repository.gated && !allowed.includes(id)) {
    return bearer === undefined ? error(401, 'GatedRepo', `Access to ${kind} ${id} is restricted. You must have access to it and be authenticated to access it. Please log in.`) : error(403, 'GatedRepo', `Access to ${kind} ${id} is restricted and you are not in the authorized list.`);
  }
  const content = files[rest];
  if (content === undefined) return error(404, 'EntryNotFound', 'Entry not found');
  if (repository.lfs?.includes(rest) && world.storage) return { status: 302, headers: { location: `${world.storage}/${createHash('sha256').update(content).digest('hex')}`, 'x-linked-size': String(Buffer.byteLength(content)) } };
  return ranged(Buffer.from(content), request.headers.range);
}

function info(repository: FakeRepository, files: object, url: URL): FakeAnswer {
  const { id, kind = 'model', tags = [], cardData } = repository;
  const all: Record<string, unknown> = { sha: shaOf(files), private: repository.private ?? false, gated: repository.gated ?? false, tags, cardData, lastModified: '2026-01-01T00:00:00.000Z', downloads: 0, likes: 0 };
  // The Hub answers 400 to a field that a kind of repository does not have.
  const wanted = url.searchParams.getAll('expand');
  const odd = wanted.find((field) => kind === 'space' ? !/^(?:sdk|likes|private|lastModified|sha|tags|cardData)$/.test(field) : !/^(?:pipeline_tag|private|gated|downloads|likes|lastModified|sha|tags|cardData)$/.test(field));
  if (odd) return error(400, null, `"expand" holds "${odd}"`);
  return json({ _id: '65a0', id, ...Object.fromEntries(wanted.filter((field) => all[field] !== undefined).map((field) => [field, all[field]])) });
}

function tree(repository: FakeRepository, files: Readonly<Record<string, string | Uint8Array>>, url: URL, pageSize: number, own: string): FakeAnswer {
  const folders = new Set(Object.keys(files).flatMap((path) => path.split('/').slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))));
  const entries = [
    ...[...folders].map((path) => ({ type: 'directory', oid: shaOf(path), size: 0, path })),
    ...Object.entries(files).map(([path, content]) => {
      const size = Buffer.byteLength(content);
      const oid = createHash('sha256').update(content).digest('hex');
      const lfs = repository.lfs?.includes(path) ? { oid, size, pointerSize: 130 } : undefined;
      return { type: 'file', oid: shaOf(path), size, path, lfs };
    }),
  ];
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const next = new URL(url);
  next.searchParams.set('cursor', String(from + pageSize));
  return json(entries.slice(from, from + pageSize), from + pageSize < entries.length ? { link: `<${own}${next.pathname}${next.search}>; rel="next"` } : {});
}

function ranged(content: Buffer, range: string | undefined): FakeAnswer {
  const headers = { 'content-type': 'text/plain; charset=utf-8', etag: `"${createHash('sha1').update(content).digest('hex')}"`, 'accept-ranges': 'bytes' };
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (!asked) return { headers, body: content };
  const [start, end] = [Number(asked[1]), asked[2] ? Number(asked[2]) : content.length - 1];
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${start}-${end}/${content.length}` }, body: content.subarray(start, end + 1) };
}
