/** What GitHub knows of an App: its key, its installation, the token of that; who may do what in a repository; reactions. */
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { name, owner } from './names.ts';
import { identities, type Answer, type Front, type Route } from './server.ts';

export const appId = 4711;
export const installation = 77;
/** Of the shape that GitHub's have. */
export const installationToken = `ghs_${'t0ken'.repeat(7)}`;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** As GitHub hands it out: PKCS#1. */
export const appKey = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const publicKey = createPublicKey(privateKey);

/** Whether a token was signed by the App's key, for now and at most ten minutes. */
export function isOfApp(authorization: string): boolean {
  const [head, claims, signature] = authorization.replace(/^bearer /i, '').split('.');
  if (signature === undefined || !verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'))) return false;
  const { iss, iat, exp } = JSON.parse(Buffer.from(claims!, 'base64url').toString('utf8')) as { iss: unknown; iat: number; exp: number };
  const now = Date.now() / 1000;
  return String(iss) === String(appId) && iat <= now && exp > now && exp - iat <= 660;
}

/** When the App came. */
export const installed = { at: new Date('2020-01-01T00:00:00Z') };

const account = (url: string, login: string): object => ({ id: 1, login, node_id: 'U_1', type: 'Organization', url: `${url}/users/${login}`, html_url: `${url}/${login}`, avatar_url: `${url}/avatar`, site_admin: false });

/** What is asked with the App's own signature. */
export function askedAsApp({ url }: Front, method: string, path: string): Answer | null {
  switch (`${method} ${path}`) {
    case 'GET /app': return { status: 200, body: { id: appId, slug: 'hub-compliance', name: 'hub-compliance', owner: account(url, owner), permissions: {}, events: [] } };
    case 'GET /app/installations': return { status: 200, body: [{ id: installation, account: account(url, owner), app_id: appId, app_slug: 'hub-compliance', created_at: installed.at.toISOString(), updated_at: '2020-01-01T00:00:00Z', suspended_at: null, permissions: {}, events: [], repository_selection: 'all' }] };
    case `POST /app/installations/${installation}/access_tokens`: return { status: 201, body: { token: installationToken, expires_at: new Date(Date.now() + 3_600_000).toISOString(), permissions: identities.app.permissions, repository_selection: 'all' } };
    default: return null;
  }
}

const roles: Readonly<Record<string, string>> = { [owner]: 'admin', contributor: 'write', reader: 'read' };
const userOf = async ({ ask }: Front, login: string): Promise<{ login: string }> => (await ask('owner', 'GET', `/users/${encodeURIComponent(login)}`)).body;
const notFound: Answer = { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' } };

export const appRoutes = (repository: string): readonly (readonly [method: string, pattern: RegExp, route: Route])[] => [
  ['GET', /^\/installation\/repositories$/, async ({ ask, pulls }) => ({ status: 200, body: { total_count: 1, repositories: [{ ...(await ask('owner', 'GET', `/repos/${repository}`)).body, open_issues_count: [...pulls.values()].filter(({ closed }) => !closed).length }] } })],
  ['GET', new RegExp(`^/repos/${repository}/collaborators/([^/]+)/permission$`), async (front, __, [, login]) => {
    const role = roles[decodeURIComponent(login!)];
    return role === undefined ? notFound : { status: 200, body: { permission: role, role_name: role, user: { ...(await userOf(front, login!)), role_name: role } } };
  }],
  ['GET', new RegExp(`^/repos/${repository}/issues/comments/(\\d+)/reactions$`), ({ reactions }, { query }, [, id]) => ({ status: 200, body: (reactions.get(Number(id)) ?? []).filter(({ content }) => [null, content].includes(query.get('content'))) })],
  ['POST', new RegExp(`^/repos/${repository}/issues/comments/(\\d+)/reactions$`), async (front, { who, body }, [, id]) => {
    const { reactions } = front;
    const there = reactions.get(Number(id)) ?? [];
    reactions.set(Number(id), there);
    const { login } = identities[who!];
    const same = there.find((one) => one.content === body.content && one.user.login === login);
    if (same) return { status: 200, body: same };
    const reaction = { id: there.length + 1, node_id: `REA_${there.length + 1}`, content: body.content as string, user: await userOf(front, login), created_at: new Date().toISOString() };
    there.push(reaction);
    return { status: 201, body: reaction };
  }],
  // The branch moves forward only, unless forced; its pull requests follow, which the emulator does not know.
  ['PATCH', new RegExp(`^/repos/${repository}/git/refs/heads(?:/|%2F)(.+)$`), async (front, { body }, [, encoded]) => {
    const branch = decodeURIComponent(encoded!);
    const { body: made } = await front.ask('owner', 'GET', `/repos/${repository}/git/commits/${body.sha}`);
    const parents: string[] = made.parents.map(({ sha }: { sha: string }) => sha);
    if (body.force !== true && !parents.includes(front.branches.get(branch!)!)) return { status: 422, body: { message: 'Update is not a fast forward', documentation_url: 'https://docs.github.com/rest/git/refs', status: '422' } };
    const { body: listed } = await front.ask('owner', 'GET', `/repos/${repository}/git/trees/${made.tree.sha}?recursive=1`);
    const files = new Map<string, string>();
    const modes = new Map<string, string>();
    for (const { path, type, sha, mode } of listed.tree) {
      if (type !== 'blob') continue;
      const { body: blob } = await front.ask('owner', 'GET', `/repos/${repository}/git/blobs/${sha}`);
      files.set(path, Buffer.from(blob.content, blob.encoding).toString('utf8'));
      modes.set(path, mode);
    }
    const answered = await front.ask('owner', 'PATCH', `/repos/${repository}/git/refs/heads/${branch}`, body);
    if (answered.status !== 200) return answered;
    front.history.set(body.sha, { sha: body.sha, parents, files, message: made.message, modes });
    front.branches.set(branch!, body.sha);
    for (const pull of front.pulls.values()) if (pull.head.ref === branch) pull.head.sha = body.sha;
    return answered;
  }],
];

export const appRepository = { id: 1, node_id: 'R_1', name, full_name: `${owner}/${name}`, private: false, default_branch: 'main', owner: { login: owner, id: 1, type: 'Organization' } };
