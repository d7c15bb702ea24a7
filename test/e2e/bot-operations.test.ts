/** The built App as whoever runs it meets it: settings, signatures, sizes, routes, logs, stopping, what was missed. */
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { appKey, installation, installationToken } from '../github/app.ts';
import { saidIn } from '../github/said.ts';
import { fakeHub } from '../hub/fake-hub.ts';
import { card, elsewhere, nodes, opened, serve, writes } from './stage.ts';
import { environment, examples, pullEvent, runBot, secret, stage, startBot } from './bot-stage.ts';

describe.concurrent('settings', () => {
  const wrong: readonly (readonly [what: string, env: Record<string, string>, says: RegExp])[] = [
    ['no APP_ID', { APP_ID: '' }, /^APP_ID is not set; expected the number on the App’s settings page$/],
    ['a name for an APP_ID', { APP_ID: 'hub-compliance' }, /^APP_ID is `hub-compliance`; expected the number/],
    ['no WEBHOOK_SECRET', { WEBHOOK_SECRET: '' }, /^WEBHOOK_SECRET is not set; expected the secret/],
    ['no PRIVATE_KEY', { PRIVATE_KEY: '' }, /^PRIVATE_KEY is not set; expected the App’s private key/],
    ['a PRIVATE_KEY whose file is not there', { PRIVATE_KEY: 'nowhere/key.pem' }, /^PRIVATE_KEY is neither a key nor a file that can be read \(ENOENT\); expected an RSA private key/],
    ['a PRIVATE_KEY that is cut short', { PRIVATE_KEY: appKey.slice(0, 400) }, /^PRIVATE_KEY cannot be read as a key; expected an RSA private key/],
    ['a PRIVATE_KEY of another kind', { PRIVATE_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }, /^PRIVATE_KEY is a key of the type ed25519; expected an RSA/],
    ['a PORT that is no number', { PORT: 'http' }, /^PORT is `http`; expected a port from 0 to 65535$/],
    ['a QUEUE_URL of another scheme', { QUEUE_URL: 'amqp://user:hunter22@127.0.0.1' }, /^QUEUE_URL is a `amqp:\/\/` URL: expected redis:\/\//],
    ['a GITHUB_API_URL that is no address', { GITHUB_API_URL: 'github.com' }, /^GITHUB_API_URL is `github\.com`; expected an https:\/\/ or http:\/\/ address$/],
    ['another LOG_LEVEL', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL is `loud`; expected trace, debug/],
    ['a CATCH_UP_MINUTES of nought', { CATCH_UP_MINUTES: '0' }, /^CATCH_UP_MINUTES is `0`; expected minutes from 1 to 1440$/],
    ['a CONCURRENCY of many', { CONCURRENCY: '9999' }, /^CONCURRENCY is `9999`; expected jobs at a time from 1 to 50$/],
  ];
  test.for(wrong)('with %s are refused in one sentence', async ([, env, says]) => {
    const { code, stdout, stderr } = await runBot(environment({ url: 'http://127.0.0.1:9' }, env));
    expect(stderr.trimEnd()).toMatch(says);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    for (const hidden of [secret, 'hunter22', appKey.split('\n')[3]!]) expect(stderr).not.toContain(hidden);
  });

  test('on a port that is taken are refused in one sentence', async (context) => {
    const github = await serve(context);
    const { port } = new URL(github.url);
    const { code, stderr } = await runBot(environment(github, { PORT: port }));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^Cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\)/)]);
  });

  const file = path.join(mkdtempSync(path.join(tmpdir(), 'key-')), 'key.pem');
  writeFileSync(file, appKey);
  test.for([['in one line', appKey.replaceAll('\n', '\\n')], ['in base64', Buffer.from(appKey).toString('base64')], ['in a file', file]])('take the key %s', async ([, key], context) => {
    const github = await serve(context);
    const bot = await startBot(context, github, { PRIVATE_KEY: key! });
    await vi.waitFor(() => expect(bot.printed()).toContain('What was missed is queued'), { timeout: 20_000 });
    expect(github.calls.some(({ operation, status }) => operation === 'apps/get-authenticated' && status === 200)).toBe(true);
  });
});

test.runIf(nodes.length > 1)('on Node 20 says in one sentence what it needs', async () => {
  const { code, stderr } = await runBot(environment({ url: 'http://127.0.0.1:9' }), nodes[1]![1]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^hub-compliance's App runs on Node 20\.\S+; expected 22\.13 or later\n$/)]);
});

// ── what comes in ───────────────────────────────────────────────────────────────────────────────

/** Sends a request byte by byte as given, without the help of a client that is too well-behaved. @returns the first line of the answer */
function raw(url: string, head: readonly string[], body: () => Iterable<Buffer>): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    let answer = '';
    const socket = connect(Number(port), hostname);
    const parts = body()[Symbol.iterator]();
    const push = (): void => {
      for (;;) {
        if (socket.destroyed || answer !== '') return;
        const { value, done: ended } = parts.next();
        if (ended) return;
        if (!socket.write(value)) return void socket.once('drain', push);
      }
    };
    socket.on('error', () => {}).on('close', () => done(answer.split('\r\n')[0]!)).on('data', (part: Buffer) => {
      answer += part.toString('latin1');
      if (answer.includes('\r\n\r\n')) socket.destroy();
    });
    socket.write(`POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${head.join('\r\n')}\r\n\r\n`);
    push();
  });
}
const megabyte = Buffer.alloc(1024 * 1024, 'a');
function* megabytes(count: number): Iterable<Buffer> {
  for (let index = 0; index < count; index++) yield megabyte;
}
function* chunked(count: number): Iterable<Buffer> {
  for (const part of megabytes(count)) {
    yield Buffer.from(`${part.length.toString(16)}\r\n`);
    yield part;
    yield Buffer.from('\r\n');
  }
  yield Buffer.from('0\r\n\r\n');
}
const forged = `x-hub-signature-256: sha256=${'0'.repeat(64)}`;
const named = ['x-github-event: push', 'x-github-delivery: 1', 'content-type: application/json'];

test.concurrent('a delivery that is not signed, or not by GitHub, or not JSON, or not an event, is turned away and says nothing of itself', async (context) => {
  const { bot, github, pull } = await stage(context, { [card]: opened });
  const body = JSON.stringify(pullEvent(github, pull, 'opened'));
  const sign = (text: string): string => `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  const ask = async (text: string, headers: Record<string, string>): Promise<[number, string]> => {
    const response = await fetch(`${bot.url}/api/github/webhooks`, { method: 'POST', body: text, headers: { 'x-github-event': 'pull_request', 'x-github-delivery': 'one', ...headers } });
    return [response.status, await response.text()];
  };
  expect(await ask(body, {})).toEqual([401, 'Not signed\n']);
  expect(await ask(body, { 'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}` })).toEqual([401, 'Not signed\n']);
  expect(await ask(body, { 'x-hub-signature-256': 'sha256=short' })).toEqual([401, 'Not signed\n']);
  expect(await ask(body, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` })).toEqual([401, 'Not signed by GitHub\n']);
  // The very bytes count: the same JSON in other words is not what was signed.
  expect(await ask(`${body} `, { 'x-hub-signature-256': sign(body) })).toEqual([401, 'Not signed by GitHub\n']);
  expect(await ask('{"a":', { 'x-hub-signature-256': sign('{"a":') })).toEqual([400, 'Not JSON\n']);
  expect(await ask('[]', { 'x-hub-signature-256': sign('[]') })).toEqual([400, 'Not an event\n']);
  expect(await ask(body, { 'x-hub-signature-256': sign(body), 'x-github-event': 'pull request' })).toEqual([400, 'Not an event\n']);
  await bot.idle();
  expect(github.calls.filter(({ who }) => who === 'app')).toEqual([]);
  expect(await ask(body, { 'x-hub-signature-256': sign(body) })).toEqual([202, 'Accepted\n']);
  const metrics = await (await fetch(`${bot.url}/metrics`)).text();
  expect(metrics).toMatch(/hub_compliance_deliveries_total\{event="other",action="",outcome="refused"\} 8/);
  expect(metrics).toMatch(/hub_compliance_deliveries_total\{event="pull_request",action="opened",outcome="queued"\} 1/);
  await bot.idle();
});

test.concurrent('a body of 30 MB, unsigned or forged, with its length or without, is refused and costs no memory', async (context) => {
  const { bot } = await stage(context, { [card]: opened });
  const memory = async (): Promise<number> => Number(/^process_resident_memory_bytes (\d+)/m.exec(await (await fetch(`${bot.url}/metrics`)).text())![1]) / 1024 / 1024;
  const offer = async (rounds: number): Promise<void> => {
    for (let round = 0; round < rounds; round++) {
      expect(await raw(bot.url, [...named, 'content-length: 31457280'], () => megabytes(30))).toBe('HTTP/1.1 401 Unauthorized');
      expect(await raw(bot.url, [...named, forged, 'content-length: 31457280'], () => megabytes(30))).toBe('HTTP/1.1 413 Payload Too Large');
      expect(await raw(bot.url, [...named, 'transfer-encoding: chunked'], () => chunked(30))).toBe('HTTP/1.1 401 Unauthorized');
    }
  };
  // A process grows in its first seconds whatever it does.
  await offer(10);
  const before = await memory();
  await offer(10);
  expect(await memory() - before).toBeLessThan(20);
  expect(await raw(bot.url, [...named, forged, 'transfer-encoding: chunked'], () => chunked(30))).toBe('HTTP/1.1 413 Payload Too Large');
  expect(bot.printed()).not.toContain('aaaaaaaa');
  expect((await fetch(`${bot.url}/ping`)).status).toBe(200);
});

test.concurrent('tells whether it is well, and knows no other routes', async (context) => {
  const { bot } = await stage(context, { [card]: opened });
  const get = async (route: string, method = 'GET'): Promise<[number, string]> => {
    const response = await fetch(`${bot.url}${route}`, { method });
    return [response.status, await response.text()];
  };
  expect(await get('/ping')).toEqual([200, 'PONG\n']);
  expect(await get('/health')).toEqual([200, '{"queue":"ok","waiting":0,"active":0,"dead":0}\n']);
  expect((await get('/metrics'))[1]).toContain('hub_compliance_queue_up 1');
  for (const [route, method] of [['/', 'GET'], ['/probot', 'GET'], ['/probot/setup?code=1', 'GET'], ['/api/github/webhooks', 'GET'], ['/ping', 'POST'], ['/api/hub/webhooks', 'POST']] as const) expect(await get(route, method)).toEqual([404, 'Not found\n']);
});

// ── what goes wrong ─────────────────────────────────────────────────────────────────────────────

test.concurrent('no secret is ever in the log, at its most talkative, also where everything fails', async (context) => {
  const set = await stage(context, { [card]: opened }, { env: { LOG_LEVEL: 'trace' } });
  await set.happens('pull_request', pullEvent(set.github, set.pull, 'opened'));
  // The shape that tokens of installations have since 2026: https://github.blog/changelog/2026-05-15-github-app-installation-tokens-per-request-override-header/
  const signed = `ghs_4711_eyJ${'h'.repeat(30)}.eyJ${'p'.repeat(30)}.${'s-_'.repeat(10)}`;
  set.github.fail({ when: () => true, status: 422, body: { message: `Bad credentials for ${installationToken} and ${secret} and ${signed}` }, times: 2 });
  await set.github.push(set.pull, { [card]: `${opened}\n` }).catch(() => {});
  await set.bot.send('pull_request', pullEvent(set.github, set.pull, 'synchronize'));
  await set.bot.idle();
  expect(set.bot.lines().length).toBeGreaterThan(10);
  for (const line of appKey.split('\n').filter((text) => text.length > 20 && !text.includes('---'))) expect(set.bot.printed()).not.toContain(line);
  expect(set.bot.printed()).toContain('Bad credentials for [hidden] and [hidden] and [hidden]');
  for (const hidden of [secret, installationToken, ...signed.split('.')]) expect(set.bot.printed()).not.toContain(hidden);
  expect(set.bot.printed()).not.toMatch(/eyJ[\w-]{10,}\.|authorization: *(?!\[)\S/i);
});

test.concurrent('every line of the log is JSON; those on a job have its delivery', async (context) => {
  const set = await stage(context, { [card]: opened });
  await set.happens('pull_request', pullEvent(set.github, set.pull, 'opened'), 'delivery-7');
  expect(set.bot.printed().trim().split('\n').every((line) => line.startsWith('{'))).toBe(true);
  expect(set.bot.lines().filter(({ delivery }) => delivery === 'delivery-7').map(({ msg }) => msg)).toEqual(['Queued', 'Done']);
});

test.concurrent('while GitHub answers 5xx, or asks to wait, a job is tried again until it comes through, and says everything once', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull } = set;
  github.fail({ when: ({ operation }) => operation === 'repos/compare-commits', status: 502, body: {}, times: 5 });
  github.fail({ when: ({ operation }) => operation === 'pulls/create-review', status: 403, headers: { 'retry-after': '1' }, body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' }, times: 1 });
  github.fail({ when: ({ operation }) => operation === 'issues/create-comment', status: 500, body: {}, times: 1 });
  await set.happens('pull_request', pullEvent(github, pull, 'opened'));
  const said = await set.said();
  expect([said.lines.length, said.reviews.length, said.summaries.length, set.runs().map(({ conclusion }) => conclusion)]).toEqual([2, 1, 1, ['failure']]);
});

test.concurrent('a review that GitHub lost with a 502 is posted by the next try, and one that arrived all the same is not posted twice', async (context) => {
  const lost = await stage(context, { [card]: opened });
  lost.github.fail({ when: ({ operation }) => operation === 'pulls/create-review', status: 502, body: {}, times: 1 });
  await lost.happens('pull_request', pullEvent(lost.github, lost.pull, 'opened'));
  expect([(await lost.said()).lines.length, lost.runs().length]).toEqual([2, 1]);
  expect((await lost.said()).summaries[0]!.body).toContain('comments on the lines');

  const arrived = await stage(context, { [card]: opened });
  const { github, pull } = arrived;
  github.before('pulls/create-review', async () => {
    const { body } = github.calls.find(({ operation }) => operation === 'pulls/create-review')!;
    await github.as('app', 'POST', `/pulls/${pull.number}/reviews`, body);
    github.fail({ when: ({ operation }) => operation === 'pulls/create-review', status: 502, body: {}, times: 1 });
  });
  await arrived.happens('pull_request', pullEvent(github, pull, 'opened'));
  const said = await arrived.said();
  expect([said.lines.length, said.reviews.length, said.summaries.length]).toEqual([2, 1, 1]);
});

test.concurrent('a configuration elsewhere that cannot be read just now is read by the next try, and one that is not there makes the verdict neutral', async (context) => {
  const set = await stage(context, { [card]: opened }, { base: { ...elsewhere, '.github/hub-compliance.yml': 'version: 1\nextends: acme/shared\n' } });
  const { github, pull } = set;
  github.others.set('shared', new Map([['hub-compliance.yml', 'version: 1\nfailOn: never\n']]));
  github.fail({ when: ({ path: asked }) => asked.includes('/shared/'), status: 503, body: {}, times: 4 });
  await set.happens('pull_request', pullEvent(github, pull, 'opened'));
  expect(set.runs().map(({ conclusion }) => conclusion)).toEqual(['success']);

  const gone = await stage(context, { [card]: opened }, { base: { ...elsewhere, '.github/hub-compliance.yml': 'version: 1\nextends: acme/gone\n' } });
  await gone.happens('pull_request', pullEvent(gone.github, gone.pull, 'opened'));
  expect(gone.runs().map(({ conclusion, summary }) => [conclusion, summary])).toEqual([['neutral', expect.stringContaining('names no configuration')]]);
});

test.concurrent('without the right to comment the verdict stands, and says what is missing', async (context) => {
  const set = await stage(context, { [card]: opened });
  set.github.fail({ when: ({ operation }) => operation === 'pulls/create-review' || operation === 'issues/create-comment', status: 403, body: { message: 'Resource not accessible by integration' } });
  await set.happens('pull_request', pullEvent(set.github, set.pull, 'opened'));
  expect(set.runs().map(({ conclusion }) => conclusion)).toEqual(['failure']);
  expect(set.runs()[0]!.summary).toContain('pull_requests: write');
  expect(set.runs()[0]!.summary).toContain('license/unknown');
});

test.concurrent('an answer that nobody expects ends in a verdict of neutral, said as our fault', async (context) => {
  const set = await stage(context, { [card]: opened });
  set.github.fail({ when: ({ operation }) => operation === 'checks/update', status: 422, body: { message: 'Something new' }, times: 1 });
  await set.happens('pull_request', pullEvent(set.github, set.pull, 'opened'));
  expect(set.runs().map(({ status, conclusion, title }) => [status, conclusion, title])).toEqual([['completed', 'neutral', 'Could not be checked']]);
  expect(set.runs()[0]!.summary).toMatch(/Something new[\s\S]*our fault/);
});

test.concurrent('starts while GitHub is away, and says that it is', async (context) => {
  const bot = await startBot(context, { url: 'http://127.0.0.1:9' });
  await vi.waitFor(() => expect(bot.printed()).toContain('What was missed could not be looked for'), { timeout: 20_000 });
  expect((await fetch(`${bot.url}/health`)).status).toBe(200);
});

// ── the end, and what was missed ────────────────────────────────────────────────────────────────

test.concurrent('SIGTERM lets what runs come to its end, takes nothing new, and leaves with 0', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, bot } = set;
  let stopped: Promise<number | null> | undefined;
  let refused: unknown;
  github.before('pulls/create-review', async () => {
    stopped = bot.stop();
    await new Promise((done) => setTimeout(done, 300));
    refused = await bot.send('pull_request', pullEvent(github, pull, 'opened')).catch((error: Error) => error.message);
  });
  await bot.send('pull_request', pullEvent(github, pull, 'opened'));
  await vi.waitFor(() => expect(stopped).toBeDefined(), { timeout: 20_000 });
  expect(await stopped).toBe(0);
  expect(refused).toBe('fetch failed');
  expect(set.runs().map(({ conclusion }) => conclusion)).toEqual(['failure']);
  expect((await set.said()).summaries).toHaveLength(1);
});

test.concurrent('what happened while it was away is looked at on the next start, and what was there before it came is not', async (context) => {
  const github = await serve(context);
  const pullOf = async (branch: string, minutes: number): Promise<ReturnType<typeof github.openPull> extends Promise<infer P> ? P : never> => {
    await github.commit(branch, { [`models/${branch}/README.md`]: opened }, 'main');
    const pull = await github.openPull({ head: branch });
    pull.updated = new Date(Date.now() - minutes * 60_000);
    return pull;
  };
  const missed = await pullOf('missed', 30);
  const justNow = await pullOf('just-now', 0.05);
  const old = await pullOf('old', 60 * 24 * 8);
  const closed = await pullOf('closed', 30);
  closed.closed = true;
  github.forget();
  const bot = await startBot(context, github);
  await vi.waitFor(() => expect(bot.printed()).toContain('What was missed is queued'), { timeout: 20_000 });
  await bot.idle();
  expect(github.checks.at(missed.head.sha).map(({ conclusion }) => conclusion)).toEqual(['failure']);
  expect(github.checks.at(justNow.head.sha)).toHaveLength(1);
  expect((await saidIn(github, missed, 'hub-compliance')).summaries).toHaveLength(1);
  expect([...github.checks.at(old.head.sha), ...github.checks.at(closed.head.sha)]).toEqual([]);
  expect(await bot.stop()).toBe(0);
  github.forget();
  const again = await startBot(context, github);
  await vi.waitFor(() => expect(again.printed()).toContain('What was missed is queued'), { timeout: 20_000 });
  await again.idle();
  expect(writes(github).filter((operation) => operation !== 'apps/create-installation-access-token')).toEqual([]);
});

test.concurrent('an event that comes from no installation is not accepted, and breaks nothing', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { installation: gone, ...payload } = pullEvent(set.github, set.pull, 'opened') as { installation: { id: number } };
  expect(gone.id).toBe(installation);
  expect((await set.bot.send('pull_request', payload)).status).toBe(503);
  expect((await set.bot.send('something_new', { action: 'x' })).status).toBe(202);
  await set.happens('pull_request', pullEvent(set.github, set.pull, 'opened'));
  expect(set.runs()).toHaveLength(1);
});

test.concurrent('GitHub Enterprise Server is served the same', async (context) => {
  const set = await stage(context, { [card]: opened });
  expect(await set.bot.stop()).toBe(0);
  const bot = await startBot(context, { url: set.github.enterpriseUrl });
  await bot.send('pull_request', pullEvent(set.github, set.pull, 'opened'));
  await bot.idle();
  expect([set.runs()[0]?.conclusion, (await set.said()).lines.length]).toEqual(['failure', 2]);
});

test.concurrent('with a token of the Hub, what a card names is looked up there, and the token goes nowhere else', async (context) => {
  const fake = await fakeHub({ repositories: [], tokens: { hf_secretsecret: [] } });
  context.onTestFinished(() => fake.close());
  const set = await stage(context, { [card]: opened.replace('language: sw', 'language: sw\nbase_model: acme/nowhere') }, { env: { HF_TOKEN: 'hf_secretsecret', HF_ENDPOINT: fake.url } });
  await set.happens('pull_request', pullEvent(set.github, set.pull, 'opened'));
  expect(set.runs()[0]!.summary).toContain('card/reference-not-found');
  expect(fake.requests.every(({ headers }) => headers.authorization === 'Bearer hf_secretsecret')).toBe(true);
  expect(set.bot.printed() + JSON.stringify(set.github.calls)).not.toContain('hf_secretsecret');
});

test.concurrent('every example that GitHub publishes of its events is taken, from whatever repository, and none breaks anything', async (context) => {
  const set = await stage(context, { [card]: opened });
  const answers = new Map<number, string[]>();
  for (const { name, examples: payloads } of examples) {
    for (const payload of payloads) {
      const { status } = await set.bot.send(name, { ...payload, installation: { id: installation } });
      answers.set(status, [...(answers.get(status) ?? []), `${name}.${payload.action ?? ''}`]);
    }
  }
  expect([...answers.keys()]).toEqual([202]);
  expect(answers.get(202)!.length).toBeGreaterThan(200);
  // Nothing of theirs is in our repository: there is nothing to write.
  await vi.waitFor(async () => expect(((await (await fetch(`${set.bot.url}/health`)).json()) as { active: number; waiting: number })).toMatchObject({ active: 0, waiting: 0 }), { timeout: 60_000, interval: 200 });
  expect(writes(set.github).filter((operation) => operation !== 'apps/create-installation-access-token')).toEqual([]);
  await set.happens('pull_request', pullEvent(set.github, set.pull, 'opened'));
  expect(set.runs()[0]!.conclusion).toBe('failure');
});
