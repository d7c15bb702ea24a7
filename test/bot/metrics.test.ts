import { expect, test } from 'vitest';
import { createMetrics, health, type Watched } from '../../bot/metrics.ts';
import type { Counts, Job, JobQueue } from '../../bot/queue/queue.ts';

const job: Job = { what: 'pull', installation: 7, owner: 'secret-lab', repo: 'models', number: 12 };

/** A queue of which only the counts are asked. */
const queueOf = (counts: () => Promise<Counts>): JobQueue => ({ counts, add: async () => {}, work: () => {}, close: async () => {} });
const fine = queueOf(async () => ({ waiting: 3, active: 2, dead: 1 }));
const away = queueOf(async () => { throw new Error('connect ECONNREFUSED redis://user:hunter2@10.0.0.1:6379'); });

/** An Octokit as far as its hook goes: what it is asked is answered by `answer`. */
function octokit(answer: () => Promise<{ status: number; headers: Record<string, string | number | undefined> }>): Watched & { ask: (method: string, url: string) => Promise<unknown> } {
  let around: Parameters<Watched['hook']['wrap']>[1] = (send, options) => send(options);
  return { hook: { wrap: (_, wrapper) => { around = wrapper; } }, ask: (method, url) => around(answer, { method, url }) };
}

const lines = (body: string, name: string): string[] => body.split('\n').filter((line) => line.startsWith(name)).toSorted();

test('deliveries are counted by event, action and outcome; what an unsigned one claims is not repeated', async () => {
  const metrics = createMetrics();
  metrics.delivered('pull_request', 'opened', 'queued');
  metrics.delivered('pull_request', 'opened', 'queued');
  metrics.delivered('push', undefined, 'ignored');
  metrics.delivered('evil"} 1\n', 'x', 'refused');
  expect(lines((await metrics.page(fine)).body, 'hub_compliance_deliveries_total')).toEqual([
    'hub_compliance_deliveries_total{event="other",action="",outcome="refused"} 1',
    'hub_compliance_deliveries_total{event="pull_request",action="opened",outcome="queued"} 2',
    'hub_compliance_deliveries_total{event="push",action="",outcome="ignored"} 1',
  ]);
});

test('jobs are counted and timed by kind and outcome', async () => {
  const metrics = createMetrics();
  const told = { job, delivery: 'd', ms: 1200 };
  metrics.told({ what: 'done', ...told });
  metrics.told({ what: 'retry', ...told, tries: 1, pause: 5, error: new Error('x') });
  metrics.told({ what: 'trouble', error: new Error('away') });
  const { body } = await metrics.page(fine);
  expect(lines(body, 'hub_compliance_jobs_total')).toEqual(['hub_compliance_jobs_total{kind="pull",outcome="done"} 1', 'hub_compliance_jobs_total{kind="pull",outcome="retry"} 1']);
  expect(body).toContain('hub_compliance_job_duration_seconds_bucket{le="1",kind="pull",outcome="done"} 0');
  expect(body).toContain('hub_compliance_job_duration_seconds_bucket{le="2.5",kind="pull",outcome="done"} 1');
  expect(body).toContain('hub_compliance_queue_troubles_total 1');
  expect(body).not.toContain('secret-lab');
});

test('the queue is shown as it is now, or as away', async () => {
  const metrics = createMetrics();
  const { body, type } = await metrics.page(fine);
  expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(lines(body, 'hub_compliance_queue_jobs')).toEqual(['hub_compliance_queue_jobs{state="active"} 2', 'hub_compliance_queue_jobs{state="dead"} 1', 'hub_compliance_queue_jobs{state="waiting"} 3']);
  expect(body).toContain('hub_compliance_queue_up 1');
  const later = (await metrics.page(away)).body;
  expect(later).toContain('hub_compliance_queue_up 0');
  expect(lines(later, 'hub_compliance_queue_jobs')).toEqual([]);
});

test('health is 200 with the counts, or 503 with the reason and without the address', async () => {
  expect(await health(fine)).toEqual({ status: 200, body: { queue: 'ok', waiting: 3, active: 2, dead: 1 } });
  expect(await health(away)).toEqual({ status: 503, body: { queue: 'unreachable', reason: 'connect ECONNREFUSED …' } });
});

test('requests are counted by route, never by the names in it; the least that is left of a limit shows', async () => {
  const metrics = createMetrics();
  const soon = String(Math.ceil(Date.now() / 1000) + 600);
  const answering = (left: number, resource: string, reset = soon) => octokit(async () => ({ status: 200, headers: { 'x-ratelimit-remaining': String(left), 'x-ratelimit-resource': resource, 'x-ratelimit-reset': reset } }));
  const one = answering(4000, 'core');
  const two = answering(120, 'core');
  const three = answering(10, 'graphql', '1');
  const failing = octokit(async () => { throw Object.assign(new Error('no'), { status: 502, response: { status: 502, headers: {} } }); });
  const cut = octokit(async () => { throw new Error('ECONNRESET'); });
  for (const [at, each] of [one, two, three, failing, cut].entries()) metrics.watch(each, at);
  await one.ask('GET', '/repos/{owner}/{repo}/pulls/{pull_number}');
  await two.ask('GET', '/repos/{owner}/{repo}/pulls/{pull_number}');
  await three.ask('POST', '/graphql');
  await one.ask('GET', '/repos/secret-lab/models/pulls/12');
  await one.ask('GET', 'https://api.github.com/repositories/1/pulls?page=2');
  await expect(failing.ask('POST', '/repos/{owner}/{repo}/check-runs')).rejects.toThrow('no');
  await expect(cut.ask('POST', '/app/installations/{installation_id}/access_tokens')).rejects.toThrow('ECONNRESET');
  const { body } = await metrics.page(fine);
  expect(lines(body, 'hub_compliance_github_requests_total')).toEqual([
    'hub_compliance_github_requests_total{method="GET",route="/repos/{owner}/{repo}/pulls/{pull_number}",status="200"} 2',
    'hub_compliance_github_requests_total{method="GET",route="other",status="200"} 2',
    'hub_compliance_github_requests_total{method="POST",route="/app/installations/{installation_id}/access_tokens",status="0"} 1',
    'hub_compliance_github_requests_total{method="POST",route="/graphql",status="200"} 1',
    'hub_compliance_github_requests_total{method="POST",route="/repos/{owner}/{repo}/check-runs",status="502"} 1',
  ]);
  // The limit of the third was reset long ago.
  expect(lines(body, 'hub_compliance_github_rate_limit_remaining')).toEqual(['hub_compliance_github_rate_limit_remaining{resource="core"} 120']);
  expect(body).not.toContain('secret-lab');
});

test('however many names come, the page stays bounded', async () => {
  const metrics = createMetrics();
  for (let n = 0; n < 1000; n += 1) metrics.delivered(`event_${n}`, 'created', 'ignored');
  const github = octokit(async () => ({ status: 200, headers: {} }));
  metrics.watch(github, 1);
  for (let n = 0; n < 1000; n += 1) await github.ask('GET', `/repos/{owner}/{repo}/x${n}`);
  const { body } = await metrics.page(fine);
  expect(lines(body, 'hub_compliance_deliveries_total')).toHaveLength(101);
  expect(lines(body, 'hub_compliance_github_requests_total')).toHaveLength(81);
  expect(body).toContain('process_resident_memory_bytes');
  expect(body).toContain('nodejs_heap_size_used_bytes');
});
