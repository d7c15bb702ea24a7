/** Our stand-in for GitHub must refuse what GitHub refuses and answer in its shapes, or the tests that lean on it prove nothing. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOfDocument } from './graphql-schema.ts';
import { operationOf, faultsOfAnswer, faultsOfRequest } from './openapi.ts';
import { appId, appKey } from './app.ts';
import { startGitHub, type GitHub } from './server.ts';
import type { Pull } from './pulls.ts';

let github: GitHub;
let pull: Pull;
const numbered = (count: number, change: (line: number) => string = String): string => Array.from({ length: count }, (_, index) => `${change(index + 1)}\n`).join('');

beforeAll(async () => {
  github = await startGitHub();
  await github.commit('main', { 'README.md': numbered(40), 'old/card.md': numbered(20), 'gone.md': 'x\n' });
  await github.commit('topic', { 'README.md': numbered(40, (line) => (line === 10 ? 'ten' : String(line))), 'new/card.md': numbered(20, (line) => (line === 1 ? 'one' : String(line))), 'old/card.md': null, 'gone.md': null });
  pull = await github.openPull({ head: 'topic' });
});
afterAll(() => github.close());

const ask = async (method: string, path: string, body?: unknown, who = 'job', accept = 'application/json'): Promise<{ status: number; body: any; link: string | null }> => {
  const response = await fetch(`${github.url}${path}`, { method, headers: { authorization: `Bearer ${who}-token`, 'user-agent': 'test', accept }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text, link: response.headers.get('link') };
};
const here = '/repos/acme/cards';

test('changed files come with patches, and a moved file as renamed', async () => {
  const { body } = await ask('GET', `${here}/pulls/${pull.number}/files`);
  expect(body.map((file: any) => [file.filename, file.status, file.previous_filename])).toEqual([['README.md', 'modified', undefined], ['gone.md', 'removed', undefined], ['new/card.md', 'renamed', 'old/card.md']]);
  expect(body[0].patch).toBe('@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13');
  expect(body[1].patch).toBe('@@ -1 +0,0 @@\n-x');
});

test('lists come in pages, with links', async () => {
  const first = await ask('GET', `${here}/pulls/${pull.number}/files?per_page=2`);
  expect(first.body).toHaveLength(2);
  expect(first.link).toContain('page=2>; rel="next"');
  const second = await fetch(/<([^>]+)>; rel="next"/.exec(first.link!)![1]!, { headers: { authorization: 'Bearer job-token', 'user-agent': 'test' } });
  expect(await second.json()).toHaveLength(1);
});

test.for([
  [{ path: 'README.md', line: 10, side: 'RIGHT' }, 200],
  [{ path: 'README.md', line: 13, start_line: 7, side: 'RIGHT', start_side: 'RIGHT' }, 200],
  [{ path: 'README.md', line: 14, side: 'RIGHT' }, 422],
  [{ path: 'README.md', line: 10, start_line: 6, side: 'RIGHT' }, 422],
  [{ path: 'README.md', line: 10, start_line: 10, side: 'RIGHT' }, 422],
  [{ path: 'other.md', line: 1, side: 'RIGHT' }, 422],
] as const)('a line comment at %j is answered %i', async ([comment, status]) => {
  const before = (await ask('GET', `${here}/pulls/${pull.number}/comments`)).body.length;
  const answered = await ask('POST', `${here}/pulls/${pull.number}/reviews`, { commit_id: pull.head.sha, event: 'COMMENT', body: 'seen', comments: [{ ...comment, body: 'look' }] });
  expect(answered.status).toBe(status);
  expect((await ask('GET', `${here}/pulls/${pull.number}/comments`)).body.length).toBe(before + (status === 200 ? 1 : 0));
});

test('one wrong line comment refuses the whole review', async () => {
  const before = (await ask('GET', `${here}/pulls/${pull.number}/reviews`)).body.length;
  const { status, body } = await ask('POST', `${here}/pulls/${pull.number}/reviews`, { commit_id: pull.head.sha, event: 'COMMENT', comments: [{ path: 'README.md', line: 10, body: 'x' }, { path: 'README.md', line: 40, body: 'x' }] });
  expect([status, body.errors]).toEqual([422, ['Line could not be resolved']]);
  expect((await ask('GET', `${here}/pulls/${pull.number}/reviews`)).body.length).toBe(before);
});

test('a job\'s token learns nothing from /user, writes no check runs and resolves no threads, but minimises', async () => {
  expect((await ask('GET', '/user')).status).toBe(403);
  expect((await ask('POST', `${here}/check-runs`, { name: 'x', head_sha: pull.head.sha })).status).toBe(403);
  const threads = await ask('POST', '/graphql', { query: `query($n: Int!) { repository(owner: "acme", name: "cards") { pullRequest(number: $n) { reviewThreads(first: 1) { nodes { id isResolved comments(first: 1) { nodes { id author { login } } } } } } } }`, variables: { n: pull.number } });
  const [thread] = threads.body.data.repository.pullRequest.reviewThreads.nodes;
  expect(thread.comments.nodes[0].author.login).toBe('github-actions');
  const resolve = { query: 'mutation($t: ID!) { resolveReviewThread(input: { threadId: $t }) { thread { isResolved } } }', variables: { t: thread.id } };
  expect((await ask('POST', '/graphql', resolve)).body.errors[0].type).toBe('FORBIDDEN');
  expect((await ask('POST', '/graphql', resolve, 'owner')).body.data.resolveReviewThread.thread.isResolved).toBe(true);
  const minimise = { query: 'mutation($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } } }', variables: { id: thread.comments.nodes[0].id } };
  expect((await ask('POST', '/graphql', minimise)).body.data.minimizeComment.minimizedComment.isMinimized).toBe(true);
});

test('a fork\'s token reads and writes nothing', async () => {
  expect((await ask('GET', `${here}/pulls/${pull.number}`, undefined, 'fork')).status).toBe(200);
  expect((await ask('POST', `${here}/issues/${pull.number}/comments`, { body: 'x' }, 'fork')).status).toBe(403);
});

test('a comment moves with its line when the head moves, and is outdated when the line changes', async () => {
  const [{ id }] = (await ask('GET', `${here}/pulls/${pull.number}/comments`)).body;
  const at = async (): Promise<unknown> => (await ask('GET', `${here}/pulls/${pull.number}/comments`)).body.find((row: any) => row.id === id).line;
  expect(await at()).toBe(10);
  await github.push(pull, { 'README.md': `above\n${numbered(40, (line) => (line === 10 ? 'ten' : String(line)))}` });
  expect(await at()).toBe(11);
  expect((await ask('GET', `${here}/pulls/${pull.number}`)).body.head.sha).toBe(pull.head.sha);
  await github.push(pull, { 'README.md': numbered(40, (line) => (line === 10 ? 'zehn' : String(line))) });
  expect(await at()).toBe(null);
});

test('over 65,536 characters a comment is refused', async () => {
  expect((await ask('POST', `${here}/issues/${pull.number}/comments`, { body: 'x'.repeat(65_537) })).status).toBe(422);
  expect((await ask('POST', `${here}/issues/${pull.number}/comments`, { body: 'x'.repeat(65_536) })).status).toBe(201);
});

test('faults come as often as asked for', async () => {
  github.fail({ when: ({ operation }) => operation === 'pulls/get', status: 502, times: 1 });
  expect((await ask('GET', `${here}/pulls/${pull.number}`)).status).toBe(502);
  expect((await ask('GET', `${here}/pulls/${pull.number}`)).status).toBe(200);
});

test('what our front answers is what GitHub\'s description says', async () => {
  github.forget();
  const comment = await ask('POST', `${here}/pulls/${pull.number}/comments`, { body: 'x', path: 'README.md', line: 10, side: 'RIGHT', commit_id: pull.head.sha });
  await ask('POST', `${here}/pulls/${pull.number}/comments/${comment.body.id}/replies`, { body: 'y' });
  await ask('POST', `${here}/pulls/${pull.number}/reviews`, { commit_id: pull.head.sha, event: 'COMMENT', body: 'seen', comments: [{ path: 'README.md', line: 10, body: 'x' }] });
  for (const path of ['', '/files', '/comments', '/reviews']) await ask('GET', `${here}/pulls/${pull.number}${path}`);
  await ask('GET', `${here}/pulls?state=open&head=acme:topic`);
  await ask('GET', `${here}/compare/main...topic`);
  await ask('GET', `${here}/issues/${pull.number}/comments`);
  const issueComment = await ask('POST', `${here}/issues/${pull.number}/comments`, { body: 'x' });
  await ask('PATCH', `${here}/issues/comments/${issueComment.body.id}`, { body: 'y' });
  await ask('PATCH', `${here}/pulls/comments/${comment.body.id}`, { body: 'z' });
  await ask('DELETE', `${here}/issues/comments/${issueComment.body.id}`);
  await ask('DELETE', `${here}/pulls/comments/${comment.body.id}`);
  await ask('GET', `${here}/contents/README.md?ref=topic`);
  await ask('GET', `${here}/git/trees/main?recursive=1`);
  const run = await ask('POST', `${here}/check-runs`, { name: 'hub-compliance', head_sha: pull.head.sha, status: 'in_progress' }, 'app');
  await ask('PATCH', `${here}/check-runs/${run.body.id}`, { status: 'completed', conclusion: 'neutral', output: { title: 't', summary: 's' } }, 'app');
  await ask('GET', `${here}/commits/${pull.head.sha}/check-runs`, undefined, 'app');
  const heard = await ask('POST', `${here}/issues/${pull.number}/comments`, { body: 'x' });
  await ask('POST', `${here}/issues/comments/${heard.body.id}/reactions`, { content: 'eyes' }, 'app');
  await ask('GET', `${here}/issues/comments/${heard.body.id}/reactions?content=eyes`, undefined, 'app');
  await ask('GET', `${here}/collaborators/contributor/permission`, undefined, 'app');
  expect(github.faults).toEqual([]);
  expect(github.calls.map(({ operation, status }) => `${operation} ${status}`).filter((call) => !/ 2\d\d$/.test(call))).toEqual([]);
  // The description forgets that both are null once a comment is outdated.
  const forgotten = /\/(?:position|line) must be integer/;
  expect([...new Set(github.calls.flatMap(({ operation, status, answer }) => faultsOfAnswer(operation, status, answer)))].filter((fault) => !forgotten.test(fault))).toEqual([]);
});

test('check runs are kept as GitHub keeps them: annotations are appended, limits hold, each App writes its own', async () => {
  const head_sha = pull.head.sha;
  const note = { path: 'README.md', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' };
  github.checks.runs.length = 0;
  const made = await ask('POST', `${here}/check-runs`, { name: 'hub-compliance', head_sha, status: 'in_progress', external_id: 'x' }, 'app');
  expect(made.status).toBe(201);
  const run = `${here}/check-runs/${made.body.id}`;
  for (const count of [50, 3]) await ask('PATCH', run, { output: { title: 't', summary: 's', annotations: Array.from({ length: count }, () => note) } }, 'app');
  expect((await ask('GET', `${run}/annotations`, undefined, 'app')).body).toHaveLength(53);
  expect((await ask('PATCH', run, { status: 'completed', conclusion: 'success' }, 'owner')).status).toBe(403);
  for (const wrong of [{ output: { title: 't', summary: 's', annotations: Array.from({ length: 51 }, () => note) } }, { output: { title: 't', summary: 'x'.repeat(65_536) } }, { actions: Array.from({ length: 4 }, () => ({ label: 'a', description: 'b', identifier: 'c' })) }, { actions: [{ label: 'x'.repeat(21), description: 'b', identifier: 'c' }] }, { output: { title: 't', summary: 's', annotations: [{ ...note, end_line: 2, start_column: 1, end_column: 2 }] } }]) expect((await ask('PATCH', run, wrong, 'app')).status).toBe(422);
  expect((await ask('POST', `${here}/check-runs`, { name: 'hub-compliance', head_sha: 'f'.repeat(40) }, 'app')).status).toBe(422);
  await ask('PATCH', run, { status: 'completed', conclusion: 'success', output: { title: 't', summary: 's' } }, 'app');
  const again = await ask('POST', `${here}/check-runs`, { name: 'hub-compliance', head_sha, status: 'queued' }, 'app');
  const listed = async (filter: string): Promise<number[]> => (await ask('GET', `${here}/commits/${head_sha}/check-runs?check_name=hub-compliance&app_id=${appId}&filter=${filter}`, undefined, 'app')).body.check_runs.map((one: any) => one.id);
  expect([await listed('latest'), await listed('all')]).toEqual([[again.body.id], [again.body.id, made.body.id]]);
});

test('a reaction is there once, a branch moves forward only, and rights are what they are', async () => {
  const { body: comment } = await ask('POST', `${here}/issues/${pull.number}/comments`, { body: 'x' });
  const react = async (): Promise<number> => (await ask('POST', `${here}/issues/comments/${comment.id}/reactions`, { content: 'eyes' }, 'app')).status;
  expect([await react(), await react()]).toEqual([201, 200]);
  expect((await ask('GET', `${here}/issues/comments/${comment.id}/reactions?content=%2B1`)).body).toEqual([]);
  const old = github.history.get(pull.head.sha)!.parents[0]!;
  expect((await ask('PATCH', `${here}/git/refs/heads%2Ftopic`, { sha: old, force: false }, 'app')).body.message).toBe('Update is not a fast forward');
  const { body: made } = await ask('POST', `${here}/git/commits`, { message: 'm', tree: (await ask('GET', `${here}/git/commits/${pull.head.sha}`)).body.tree.sha, parents: [pull.head.sha] }, 'app');
  expect((await ask('PATCH', `${here}/git/refs/heads%2Ftopic`, { sha: made.sha, force: false }, 'app')).status).toBe(200);
  expect((await ask('GET', `${here}/pulls/${pull.number}`)).body.head.sha).toBe(made.sha);
  for (const [who, permission] of [['acme', 'admin'], ['contributor', 'write'], ['reader', 'read']] as const) expect((await ask('GET', `${here}/collaborators/${who}/permission`)).body.permission).toBe(permission);
  expect((await ask('GET', `${here}/collaborators/nobody/permission`)).status).toBe(404);
});

test('nobody is the App who has not its key', async () => {
  expect((await ask('GET', '/app', undefined, 'app')).status).toBe(401);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const token = async (key: string, seconds: number): Promise<number> => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: appId, iat: now - 30, exp: now + seconds })}`;
    const response = await fetch(`${github.url}/app`, { headers: { authorization: `bearer ${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`, 'user-agent': 'test' } });
    return response.status;
  };
  expect([await token(appKey, 500), await token(appKey, 5000), await token(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 500)]).toEqual([200, 401, 401]);
});

test('a request that GitHub would refuse is called out', () => {
  const check = (output: object): string[] => faultsOfRequest({ method: 'POST', path: `${here}/check-runs`, query: new URLSearchParams(), body: { name: 'hub-compliance', head_sha: 'a'.repeat(40), status: 'completed', conclusion: 'success', output: { title: 't', summary: 's', ...output } } });
  const annotations = (count: number): object[] => Array.from({ length: count }, () => ({ path: 'README.md', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' }));
  expect(check({ annotations: annotations(50) })).toEqual([]);
  expect(check({ annotations: annotations(51) })).not.toEqual([]);
  expect(check({ summary: 'x'.repeat(65_535) })).toEqual([]);
  expect(check({ summary: 'x'.repeat(65_536) })).not.toEqual([]);
  const actions = (count: number, label = 'Fix'): string[] => faultsOfRequest({ method: 'POST', path: `${here}/check-runs`, query: new URLSearchParams(), body: { name: 'hub-compliance', head_sha: 'a'.repeat(40), actions: Array.from({ length: count }, () => ({ label, description: 'd', identifier: 'fix' })) } });
  expect([actions(3), actions(3, 'x'.repeat(20))]).toEqual([[], []]);
  expect(actions(4)).not.toEqual([]);
  expect(actions(1, 'x'.repeat(21))).not.toEqual([]);
  expect(faultsOfRequest({ method: 'POST', path: `${here}/pulls/1/reviews`, query: new URLSearchParams(), body: { event: 'COMMENTED' } })).not.toEqual([]);
  expect(faultsOfRequest({ method: 'POST', path: `${here}/issues/1/comments`, query: new URLSearchParams(), body: { body: 'x'.repeat(65_537) } })).not.toEqual([]);
  expect(faultsOfRequest({ method: 'GET', path: `${here}/pulls/1/files`, query: new URLSearchParams('per_page=101'), body: null })).not.toEqual([]);
  expect(operationOf('GET', '/repos/acme/cards/pulls/1/diff')).toBe(null);
});

test('a GraphQL document that GitHub would refuse is called out', () => {
  expect(faultsOfDocument({ query: 'query($o: String!, $n: Int!) { repository(owner: $o, name: "x") { pullRequest(number: $n) { reviewThreads(first: 100) { nodes { id isResolved comments(first: 1) { nodes { author { login } } } } pageInfo { hasNextPage endCursor } } } object(expression: "a:b") { ... on Blob { text byteSize isBinary } } } }', variables: { o: 'acme', n: 1 } })).toEqual([]);
  for (const query of [
    'query { repository(owner: "a", name: "b") { pullRequest(number: 1) { reviewThread { id } } } }',
    'query { repository(owner: "a") { id } }',
    'query($n: String!) { repository(owner: "a", name: "b") { pullRequest(number: $n) { id } } }',
    'query { repository(owner: "a", name: "b") { pullRequest(number: 1) } }',
    'mutation { minimizeComment(input: { subjectId: "x", classifier: STALE }) { minimizedComment { isMinimized } } }',
    'mutation { minimizeComment(input: { classifier: OUTDATED }) { minimizedComment { isMinimized } } }',
  ]) expect(faultsOfDocument({ query, variables: { n: '1' } }), query).not.toEqual([]);
});
