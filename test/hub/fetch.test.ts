import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HubFailure, hubFetch, type HubOptions, type HubRequest } from '../../hub/index.ts';
import { isInner, refusalOf } from '../../hub/hosts.ts';
import { limitEnds, retryAfter } from '../../hub/waits.ts';
import { stoppedClock } from './clock.ts';
import { fakeHub, type FakeHub } from './fake-hub.ts';

const failure = async (asking: Promise<Response>): Promise<HubFailure['why']> => {
  const error: unknown = await asking.then((response) => response.status, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HubFailure);
  return (error as HubFailure).why;
};

describe('at huggingface.co', () => {
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    expect(nock.pendingMocks()).toEqual([]);
    nock.cleanAll();
    nock.enableNetConnect();
  });
  const hub = () => nock('https://huggingface.co');
  const path = '/api/models/acme/tiny/revision/HEAD';
  const url = `https://huggingface.co${path}`;

  test('says who asks, and shows the token', async () => {
    hub().matchHeader('authorization', 'Bearer hf_secret').matchHeader('user-agent', /^hub-compliance\/\d/).get(path).reply(200, { id: 'acme/tiny' });
    const response = await hubFetch({ token: 'hf_secret' })(url);
    expect([response.status, response.url, await response.json()]).toEqual([200, url, { id: 'acme/tiny' }]);
  });

  test.each([
    ['the end of the window, and a second', { RateLimit: '"api";r=0;t=55', 'RateLimit-Policy': '"fixed window";"api";q=500;w=300', 'Retry-After': '7' }, 56_000],
    ['`Retry-After` in seconds', { 'Retry-After': '7' }, 7000],
    ['`Retry-After` as a date', { 'Retry-After': 'Mon, 23 Nov 2026 00:00:42 GMT' }, 42_000],
    ['half a second where it does not say', {}, 500],
  ])('a Hub that limits requests is asked again after %s', async (_, headers, wait) => {
    hub().get(path).reply(429, 'Too Many Requests', headers).get(path).reply(200, {});
    const clock = stoppedClock();
    expect((await hubFetch(clock)(url)).status).toBe(200);
    expect(clock.slept).toEqual([wait]);
  });

  test('a limit that one request hits holds for the others', async () => {
    hub().get('/a').reply(429, '', { RateLimit: '"api";r=0;t=55' }).get('/a').reply(200).get('/b').reply(200);
    const clock = stoppedClock();
    const ask = hubFetch({ ...clock, limits: { attempts: 1 } });
    expect((await ask('https://huggingface.co/a')).status).toBe(429);
    expect((await ask('https://huggingface.co/b')).status).toBe(200);
    expect(clock.slept).toEqual([56_000]);
    expect((await ask('https://huggingface.co/a')).status).toBe(200);
    expect(clock.slept).toEqual([56_000]);
  });

  test('a wait longer than the time there is is not begun, by the next request neither', async () => {
    hub().get(path).reply(429, '', { 'Retry-After': '3600' });
    const clock = stoppedClock();
    const ask = hubFetch(clock);
    expect((await ask(url)).status).toBe(429);
    expect(await failure(ask(url))).toEqual({ what: 'refused', status: 429, code: null, message: null, wait: 3_600_000 });
    expect(clock.slept).toEqual([]);
  });

  test.each([500, 502, 503, 504, 520])('a Hub that answers %i is asked again, each time later, and not for ever', async (status) => {
    hub().get(path).times(5).reply(status, '', { RateLimit: '"api";r=400;t=250' });
    const clock = stoppedClock();
    expect((await hubFetch(clock)(url)).status).toBe(status);
    expect(clock.slept).toEqual([500, 1000, 2000, 4000]);
  });

  test('a Hub that says when it will be well again is asked then', async () => {
    hub().get(path).reply(503, '', { 'Retry-After': '20' }).get(path).reply(200);
    const clock = stoppedClock();
    expect((await hubFetch(clock)(url)).status).toBe(200);
    expect(clock.slept).toEqual([20_000]);
  });

  test.each([400, 401, 403, 404, 410, 416, 501])('an answer of %i is taken as it is', async (status) => {
    hub().get(path).reply(status, '{}', { 'X-Error-Code': 'EntryNotFound' });
    const clock = stoppedClock();
    const response = await hubFetch(clock)(url);
    expect([response.status, response.headers.get('x-error-code'), clock.slept]).toEqual([status, 'EntryNotFound', []]);
  });

  test('a change is sent again when the Hub did not take it, not when it may have', async () => {
    hub().post('/api/repos/create', '{"a":1}').reply(429, '', { 'Retry-After': '1' }).post('/api/repos/create', '{"a":1}').reply(503);
    const clock = stoppedClock();
    expect((await hubFetch(clock)('https://huggingface.co/api/repos/create', { method: 'POST', body: '{"a":1}' })).status).toBe(503);
    expect(clock.slept).toEqual([1000]);
    hub().post('/api/repos/create').replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    expect(await failure(hubFetch(clock)('https://huggingface.co/api/repos/create', { method: 'POST' }))).toEqual({ what: 'unreachable', code: 'ECONNRESET' });
  });

  test.each(['ECONNRESET', 'EAI_AGAIN', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'])('a request that the network lost (%s) is sent three times in all', async (code) => {
    hub().get(path).times(3).replyWithError(Object.assign(new Error('lost'), { code }));
    const clock = stoppedClock();
    expect(await failure(hubFetch(clock)(url))).toEqual({ what: 'unreachable', code });
    expect(clock.slept).toEqual([500, 1000]);
  });

  test.each(['ENOTFOUND', 'ECONNREFUSED', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT'])('where nobody trustworthy answers (%s) nobody is asked again', async (code) => {
    hub().get(path).replyWithError(Object.assign(new Error('no'), { code }));
    const clock = stoppedClock();
    expect(await failure(hubFetch(clock)(url))).toEqual({ what: 'unreachable', code });
    expect(clock.slept).toEqual([]);
  });

  test('a renamed repository is followed with the token', async () => {
    hub().matchHeader('authorization', 'Bearer hf_secret').get('/api/models/gpt2').reply(307, '', { Location: '/api/models/openai-community/gpt2' });
    hub().matchHeader('authorization', 'Bearer hf_secret').get('/api/models/openai-community/gpt2').reply(200, { id: 'openai-community/gpt2' });
    const response = await hubFetch({ token: 'hf_secret' })('https://huggingface.co/api/models/gpt2');
    expect([response.url, response.status]).toEqual(['https://huggingface.co/api/models/openai-community/gpt2', 200]);
  });

  test.each(['https://cdn-lfs.huggingface.co', 'https://cdn-lfs-us-1.hf.co', 'https://cas-bridge.xethub.hf.co', 'https://hf.co'])('a file is fetched from %s without the token', async (storage) => {
    hub().get('/acme/tiny/resolve/main/LICENSE').reply(302, '', { Location: `${storage}/repos/1/2?sig=x` });
    nock(storage, { badheaders: ['authorization', 'cookie'] }).get('/repos/1/2?sig=x').reply(200, 'MIT License');
    const response = await hubFetch({ token: 'hf_secret' })('https://huggingface.co/acme/tiny/resolve/main/LICENSE', { headers: { cookie: 'a=b' } });
    expect(await response.text()).toBe('MIT License');
  });

  test.each([
    ['https://evil.example/x', 'evil.example', 'it is not a host of this Hub'],
    ['https://evilhuggingface.co/x', 'evilhuggingface.co', 'it is not a host of this Hub'],
    ['https://huggingface.co.evil.example/x', 'huggingface.co.evil.example', 'it is not a host of this Hub'],
    ['https://huggingface.co:8443/x', 'huggingface.co:8443', 'it is not a host of this Hub'],
    ['//evil.example/x', 'evil.example', 'it is not a host of this Hub'],
    ['https://huggingface.co@evil.example/x', 'evil.example', 'it holds a user name'],
    ['http://huggingface.co/x', 'huggingface.co', 'its scheme is `http`'],
    ['file:///etc/passwd', 'file:', 'its scheme is `file`'],
    ['data:text/plain,x', 'data:', 'its scheme is `data`'],
    ['http://169.254.169.254/latest/meta-data', '169.254.169.254', 'its scheme is `http`'],
    ['https://[::1]/x', '[::1]', 'it is not a host of this Hub'],
  ])('a redirect to %s is not followed', async (location, host, because) => {
    hub().get(path).reply(307, '', { Location: location });
    expect(await failure(hubFetch({ token: 'hf_secret' })(url))).toEqual({ what: 'elsewhere', host, because });
  });

  test('neither is an address elsewhere that a caller was given', async () => {
    expect(await failure(hubFetch({})('https://evil.example/api/models?cursor=2'))).toMatchObject({ what: 'elsewhere', host: 'evil.example' });
  });

  test('redirects in a circle end', async () => {
    hub().get(path).times(6).reply(307, '', { Location: path });
    expect(await failure(hubFetch({})(url))).toEqual({ what: 'circular', redirects: 5 });
  });

  test('a redirect keeps method and body by 307 and drops both by 303', async () => {
    hub().post('/a', 'x').reply(307, '', { Location: '/b' }).post('/b', 'x').reply(303, '', { Location: '/c' }).get('/c', '').reply(200, 'done');
    const response = await hubFetch({})('https://huggingface.co/a', { method: 'POST', body: 'x' });
    expect(await response.text()).toBe('done');
  });

  test('the file hosts of one’s own Hub are not those of the public one', async () => {
    nock('https://hub.example').get('/x').reply(302, '', { Location: 'https://cdn-lfs.hf.co/y' });
    expect(await failure(hubFetch({ hubUrl: 'https://hub.example' })('https://hub.example/x'))).toMatchObject({ what: 'elsewhere', host: 'cdn-lfs.hf.co' });
  });

  test('a file host in a private network is not asked for a public Hub, though configured', async () => {
    nock('https://hub.example').get('/x').reply(302, '', { Location: 'https://10.0.0.7/y' });
    expect(await failure(hubFetch({ hubUrl: 'https://hub.example', fileHosts: ['10.0.0.7'] })('https://hub.example/x'))).toEqual({ what: 'elsewhere', host: '10.0.0.7', because: 'it lies in a private network' });
  });

  test('a token in an address elsewhere is not sent there', async () => {
    hub().get(path).reply(302, '', { Location: 'https://cdn-lfs.hf.co/?leak=hf_secret' });
    expect(await failure(hubFetch({ token: 'hf_secret' })(url))).toMatchObject({ what: 'elsewhere', because: 'its address holds the token' });
  });

  test('a caller who gives up hears so, and nothing is asked again', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(hubFetch(stoppedClock())(url, { signal: stop.signal })).rejects.toThrow('enough');
  });

  test('takes a `Request` as `fetch` does', async () => {
    hub().post('/a', 'x').reply(200, 'taken');
    expect(await (await hubFetch({})(new Request('https://huggingface.co/a', { method: 'POST', body: 'x' }))).text()).toBe('taken');
  });
});

describe('over a connection of its own', () => {
  let hub: FakeHub;
  beforeEach(async () => void (hub = await fakeHub()));
  afterEach(() => hub.close());
  const ask = (options: HubOptions, init?: HubRequest) => hubFetch({ ...stoppedClock(), hubUrl: hub.url, ...options })(`${hub.url}/x`, init);

  test('an answer that is announced as too large is not begun', async () => {
    hub.answer(/./, [{ headers: { 'content-length': '101' }, body: 'xx', fault: 'stall' }]);
    expect(await failure(ask({ limits: { attemptTime: 2000, attempts: 1 } }, { sizeLimit: 100 }))).toEqual({ what: 'large', bytes: 100 });
  });

  test('an answer that turns out too large is left', async () => {
    hub.answer(/./, [{ headers: { 'transfer-encoding': 'chunked' }, body: 'x'.repeat(202), fault: 'stall' }]);
    expect(await failure(ask({ limits: { attemptTime: 2000, attempts: 1 } }, { sizeLimit: 100 }))).toEqual({ what: 'large', bytes: 100 });
  });

  test('an answer of exactly the limit is read', async () => {
    hub.answer(/./, [{ body: 'x'.repeat(100) }]);
    expect((await (await ask({}, { sizeLimit: 100 })).text()).length).toBe(100);
  });

  test('an answer without end is read no further than the limit', async () => {
    hub.answer(/./, [{ fault: 'endless' }]);
    expect(await failure(ask({ limits: { answerSize: 1_000_000 } }))).toEqual({ what: 'large', bytes: 1_000_000 });
  });

  test('a packed answer counts unpacked', async () => {
    const { gzipSync } = await import('node:zlib');
    hub.answer(/./, [{ headers: { 'content-encoding': 'gzip' }, body: gzipSync('x'.repeat(1_000_000)) }]);
    expect(await failure(ask({ limits: { answerSize: 100_000 } }))).toEqual({ what: 'large', bytes: 100_000 });
    hub.answer(/./, [{ headers: { 'content-encoding': 'gzip' }, body: gzipSync('short') }]);
    const response = await ask({});
    expect([await response.text(), response.headers.get('content-encoding')]).toEqual(['short', null]);
  });

  test.each(['hang', 'stall'] as const)('an answer that does not come to its end (%s) is waited for three times', async (fault) => {
    hub.answer(/./, [{ body: 'half of this', fault }], true);
    expect(await failure(ask({ limits: { attemptTime: 400 } }))).toEqual({ what: 'slow', seconds: 0.4 });
    expect(hub.requests.length).toBe(3);
  });

  test('an answer that breaks off is asked for again', async () => {
    hub.answer(/./, [{ body: 'half of this', headers: { 'content-length': '12' }, fault: 'break' }, { body: 'all of it' }]);
    expect(await (await ask({})).text()).toBe('all of it');
  });

  test('another port of the same machine is another host', async () => {
    const other = await fakeHub();
    hub.answer(/./, [{ status: 302, headers: { location: `${other.url}/y` } }]);
    expect(await failure(ask({ token: 'hf_secret' }))).toMatchObject({ what: 'elsewhere', host: other.host });
    expect(other.requests).toEqual([]);
    await other.close();
  });

  test('`HEAD` and answers without a body are passed on', async () => {
    hub.answer(/./, [{ headers: { 'content-length': '99999999999' } }, { status: 304 }, { status: 204 }]);
    expect((await ask({}, { method: 'HEAD' })).headers.get('content-length')).toBe('99999999999');
    expect((await ask({})).status).toBe(304);
    expect((await ask({})).status).toBe(204);
  });
});

test('reads what a limit says', () => {
  const now = Date.UTC(2026, 10, 23);
  const ends = (ratelimit: string): number | null => limitEnds(new Headers({ ratelimit }), now);
  expect(ends('"api";r=0;t=55')).toBe(56_000);
  expect(ends('"api"; r=0; t=0')).toBe(1000);
  expect(ends('"pages";r=90;t=280, "api";r=0;t=55')).toBe(56_000);
  expect(ends('"api";r=0;t=55, "resolvers";r=0;t=80')).toBe(81_000);
  expect(ends('nonsense')).toBe(null);
  expect(ends('"api";r=0;t=-5')).toBe(null);
  expect(retryAfter(new Headers({ 'retry-after': 'soon' }), now)).toBe(null);
  expect(retryAfter(new Headers({ 'retry-after': 'Sun, 22 Nov 2026 00:00:00 GMT' }), now)).toBe(0);
});

test('knows the addresses inside somebody’s network, however they are spelt', () => {
  for (const url of ['http://127.0.0.1', 'http://2130706433', 'http://0x7f.1', 'http://10.1.2.3', 'http://172.31.0.1', 'http://192.168.1.1', 'http://169.254.169.254', 'http://100.64.0.1', 'http://0.0.0.0', 'http://[::1]', 'http://[::ffff:10.0.0.1]', 'http://[fd00::1]', 'http://[fe80::1]', 'http://localhost', 'http://hub.localhost', 'http://metadata.google.internal', 'http://printer.local', 'http://localhost.']) expect(isInner(new URL(url).hostname), url).toBe(true);
  for (const url of ['http://8.8.8.8', 'http://172.32.0.1', 'http://[2606:4700::1]', 'http://huggingface.co', 'http://localhost.example', 'http://internal.example']) expect(isInner(new URL(url).hostname), url).toBe(false);
});

test('a Hub of one’s own may lie in a private network, with its file hosts', () => {
  const own = new URL('http://hub.internal:8080');
  expect(refusalOf(new URL('http://hub.internal:8080/x'), own, [])).toBe(null);
  expect(refusalOf(new URL('http://files.internal/x'), own, ['files.internal'])).toBe(null);
  expect(refusalOf(new URL('http://a.files.internal/x'), own, ['*.files.internal'])).toBe(null);
  expect(refusalOf(new URL('http://files.internal/x'), own, ['*.files.internal'])).toBe('it is not a host of this Hub');
});
