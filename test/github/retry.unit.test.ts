import { describe, expect, test } from 'vitest';
import { pauseAfter, retrying, type Hooked } from '../../github/retry.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const failure = (status: number, headers: Record<string, string> = {}, message = 'no'): Error => Object.assign(new Error(message), { status, response: { headers } });

describe('how long GitHub is waited for', () => {
  test.for([
    ['a secondary limit with Retry-After', failure(403, { 'retry-after': '7' }), false, 7000],
    ['a secondary limit with a date', failure(429, { 'retry-after': 'Mon, 23 Nov 2026 12:00:09 GMT' }), false, 9000],
    ['a secondary limit that names no time', failure(403, {}, 'You have exceeded a secondary rate limit'), false, 60_000],
    ['a primary limit that ends soon', failure(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 20) }), false, 20_000],
    ['no permission', failure(403, { 'x-ratelimit-remaining': '4000' }), true, null],
    ['not found', failure(404), true, null],
    ['refused', failure(422), true, null],
    ['a bad gateway while reading', failure(502), true, 1000],
    ['a bad gateway behind which a review may stand', failure(502), false, null],
    ['a server that took nothing', failure(503), false, 1000],
    ['a lost connection while reading', new Error('socket hang up'), true, 1000],
    ['a lost connection while writing', new Error('socket hang up'), false, null],
  ] as const)('%s', ([, error, again, pause]) => {
    expect(pauseAfter(error, 1, again, now)).toBe(pause);
  });
});

/** An Octokit whose answers are given, with a clock that only sleep moves. */
function octokit(answers: readonly (Error | string)[], bounds: Parameters<typeof retrying>[2] = {}, sleep?: (ms: number) => Promise<void>) {
  let around: Parameters<Hooked['hook']['wrap']>[1] | null = null;
  let at = now;
  let sent = 0;
  retrying({ hook: { wrap: (_, given) => void (around = given) } }, { now: () => at, sleep: sleep ?? (async (ms) => void (at += ms)) }, bounds);
  const ask = (options: { method: string; url: string }): Promise<unknown> =>
    around!(async () => {
      const answer = answers[Math.min(sent, answers.length - 1)]!;
      sent += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    }, options);
  return { ask, sent: () => sent, waited: () => at - now };
}

test('a server that is unwell for a moment is asked again', async () => {
  const { ask, sent } = octokit([failure(502), failure(500), 'here']);
  expect(await ask({ method: 'GET', url: '/x' })).toBe('here');
  expect(sent()).toBe(3);
});

test('a server that stays unwell is given up after four requests', async () => {
  const { ask, sent, waited } = octokit([failure(502)]);
  await expect(ask({ method: 'GET', url: '/x' })).rejects.toThrow('no');
  expect([sent(), waited()]).toEqual([4, 21_000]);
});

test('a wait longer than three minutes is not begun', async () => {
  const { ask, sent, waited } = octokit([failure(403, { 'retry-after': '3600' })]);
  await expect(ask({ method: 'POST', url: '/x' })).rejects.toThrow('no');
  expect([sent(), waited()]).toEqual([1, 0]);
});

test('whoever has less patience is told sooner', async () => {
  const { ask, sent, waited } = octokit([failure(403, { 'retry-after': '60' })], { patience: 15_000 });
  await expect(ask({ method: 'GET', url: '/x' })).rejects.toThrow('no');
  expect([sent(), waited()]).toEqual([1, 0]);
});

test('once it is told to end, nothing more is asked, and no wait is waited out', async () => {
  const stop = new AbortController();
  const { ask, sent } = octokit([failure(502)], { signal: stop.signal }, () => new Promise(() => stop.abort(new Error('newer'))));
  await expect(ask({ method: 'GET', url: '/x' })).rejects.toThrow('newer');
  await expect(ask({ method: 'GET', url: '/y' })).rejects.toThrow('newer');
  expect(sent()).toBe(1);
});

test('a review is not sent twice, a GraphQL document and a changed comment are', async () => {
  for (const [options, times] of [[{ method: 'POST', url: '/repos/a/b/pulls/1/reviews' }, 1], [{ method: 'POST', url: '/graphql' }, 2], [{ method: 'PATCH', url: '/repos/a/b/issues/comments/1' }, 2]] as const) {
    const { ask, sent } = octokit([failure(504), 'done']);
    await ask(options).catch(() => null);
    expect(sent(), options.url).toBe(times);
  }
});
