/** What a load test does and what has to hold after it. */
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { App } from './load-app.ts';
import { secret } from './load-app.ts';
import { deliver, eventOf, type LoadGitHub, type Pull } from './load-github.ts';

export interface Sent {
  /** Milliseconds until each answer. */
  readonly times: number[];
  readonly statuses: Map<number | null, number>;
  /** Milliseconds that this process itself was kept waiting at the most: on a machine with more to do than it can, no answer is seen sooner. */
  readonly starved: number;
}

/**
 * Sends events at an even pace, each for a new head: the first of a pull request opens it, the others push to it. Every tenth is delivered a second time.
 * An event that is not taken is offered to the next address, as a proxy in front would.
 * @param urls where the App is now
 */
export async function send(github: LoadGitHub, urls: () => readonly string[], { events, pulls, seconds }: { readonly events: number; readonly pulls: number; readonly seconds: number }): Promise<Sent> {
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  const times: number[] = [];
  const statuses = new Map<number | null, number>();
  const offer = async (event: object, id: string, first: number): Promise<void> => {
    const there = urls();
    for (let at = 0; at < Math.max(1, there.length); at += 1) {
      const { status, ms } = await deliver(there[(first + at) % there.length] ?? 'http://127.0.0.1:1', secret, event, id);
      if (status === null && at + 1 < there.length) continue;
      times.push(ms);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      return;
    }
  };
  const open: Pull[] = [];
  const sending: Promise<void>[] = [];
  const from = performance.now();
  for (let n = 0; n < events; n += 1) {
    const due = from + (n / events) * seconds * 1000;
    if (due > performance.now()) await sleep(due - performance.now());
    let pull = open[n % pulls];
    const fresh = pull === undefined;
    if (pull === undefined) open.push((pull = github.open()));
    else github.push(pull);
    const event = eventOf(pull, fresh ? 'opened' : 'synchronize');
    const id = randomUUID();
    sending.push(offer(event, id, n));
    if (n % 10 === 9) sending.push(offer(event, id, n + 1));
  }
  await Promise.all(sending);
  lag.disable();
  return { times, statuses, starved: lag.max / 1e6 };
}

const completed = (github: LoadGitHub, head: string): number => github.runs.filter((run) => run.head_sha === head && run.status === 'completed').length;

/** Waits until every head has its verdict and nothing is left to do. */
export async function settle(github: LoadGitHub, app: App, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  const missing = (): string[] => [...github.pulls.values()].filter(({ head }) => completed(github, head) === 0).map(({ number }) => `#${number}`);
  for (;;) {
    const { status, body } = await app.health();
    if (status === 200 && body.waiting + body.active === 0 && missing().length === 0) return;
    if (performance.now() > end) throw new Error(`not settled within ${seconds} s: health ${JSON.stringify(body)}; without a verdict: ${missing().join(' ') || 'none'}; log: ${JSON.stringify(app.log.filter(({ level, job }) => level !== 'info' || job === 'catch-up').slice(-8))}`);
    await sleep(100);
  }
}

/** Nothing lost, nothing doubled. */
export function expectOnce(github: LoadGitHub): void {
  const runsOf = new Map<string, typeof github.runs[number][]>();
  for (const run of github.runs) runsOf.set(run.head_sha, [...(runsOf.get(run.head_sha) ?? []), run]);
  const verdicts = [...github.pulls.values()].map(({ number, head }) => [number, (runsOf.get(head) ?? []).filter(({ conclusion }) => conclusion === 'success' || conclusion === 'failure').length]);
  expect(verdicts.filter(([, count]) => count !== 1), 'heads without exactly one verdict').toEqual([]);
  expect([...runsOf.values()].filter((runs) => runs.length > 1), 'commits with more than one run').toEqual([]);
  expect(github.runs.filter(({ status }) => status !== 'completed'), 'runs without an end').toEqual([]);
  const twice = <T>(items: readonly T[], key: (item: T) => string): string[] => items.map(key).filter((one, at, all) => all.indexOf(one) !== at);
  expect(twice(github.reviews, ({ pull, commit }) => `#${pull} ${commit}`), 'commits with two reviews').toEqual([]);
  expect(twice(github.comments, ({ pull }) => `#${pull}`), 'pull requests with two summaries').toEqual([]);
  expect(github.unknown, 'requests that the server does not know').toEqual([]);
}
