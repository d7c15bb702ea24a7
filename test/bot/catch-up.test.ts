import { expect, test } from 'vitest';
import { catchUp, round } from '../../bot/catch-up.ts';
import type { CatchUp, Job } from '../../bot/job.ts';
import type { Log } from '../../bot/log.ts';
import type { World } from '../../bot/world.ts';
import type { Octokit } from '../../github/index.ts';

const silent = { info() {}, warn() {} } as unknown as Log;
const never = new AbortController().signal;

/** An installation with so many repositories, of which every tenth has nothing open. */
function installed(count: number, created = '2020-01-01T00:00:00Z') {
  const pages: number[] = [];
  const octokit = {
    async request(route: string, { page }: { page: number }) {
      if (route === 'GET /app/installations') return { data: page === 1 ? [{ id: 1, created_at: created, suspended_at: null }, { id: 2, created_at: created, suspended_at: '2026-01-01T00:00:00Z' }] : [] };
      pages.push(page);
      const repositories = Array.from({ length: Math.max(0, Math.min(100, count - (page - 1) * 100)) }, (_, index) => ({ name: `r${(page - 1) * 100 + index}`, owner: { login: 'acme' }, archived: false, disabled: false, open_issues_count: index % 10 === 0 ? 0 : 3 }));
      return { data: { total_count: count, repositories } };
    },
  } as unknown as Octokit;
  return { octokit, pages };
}

test('a round takes only a part of an installation, the next one goes on, and after the last it begins anew', async () => {
  const { octokit, pages } = installed(750);
  const next = new Map<number, number>();
  const rounds: number[] = [];
  for (let at = 0; at < 4; at++) {
    const jobs: Job[] = [];
    await round(octokit, async () => octokit, async (job) => void jobs.push(job), silent, next, 0, never);
    rounds.push(jobs.length);
  }
  expect(pages).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3]);
  expect(rounds).toEqual([270, 270, 135, 270]);
});

test('what was open before the App came is left alone, and nothing older than a week is looked for', async () => {
  const since = async (created: string): Promise<string> => {
    const { octokit } = installed(10, created);
    const jobs: CatchUp[] = [];
    await round(octokit, async () => octokit, async (job) => void jobs.push(job as CatchUp), silent, new Map(), 60_000, never);
    return jobs[0]!.since;
  };
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  expect(await since(yesterday)).toBe(yesterday.replace(/\.\d+/, ''));
  const age = Date.now() - Date.parse(await since('2020-01-01T00:00:00Z'));
  expect(Math.round(age / 86_400_000)).toBe(7);
});

test('at the start everything up to now is looked at, later the last minute is left to its events', async () => {
  for (const settled of [0, 60_000]) {
    const { octokit } = installed(10);
    const jobs: CatchUp[] = [];
    await round(octokit, async () => octokit, async (job) => void jobs.push(job as CatchUp), silent, new Map(), settled, never);
    expect(Math.abs(Date.now() - settled - Date.parse(jobs[0]!.until))).toBeLessThan(2000);
  }
});

test('pull requests of many pages are read until one is too old; those with a verdict and those without a card are not queued', async () => {
  const minutes = (count: number): string => new Date(Date.now() - count * 60_000).toISOString();
  const node = (number: number, updatedAt: string, external: string | null) => ({
    number, state: 'OPEN', headRefName: 'x', headRefOid: `head${number}`, baseRefName: 'main', baseRefOid: 'base', baseRef: { target: { oid: 'base' } }, isCrossRepository: false, locked: false, updatedAt,
    commits: { nodes: [{ commit: { oid: `head${number}`, checkSuites: { nodes: external === null ? [] : [{ checkRuns: { nodes: [{ status: 'COMPLETED', externalId: external, startedAt: minutes(1) }] } }] } } }] },
  });
  const pages = [
    [node(9, minutes(0), null), node(8, minutes(5), null), node(7, minutes(6), 'pull=7 base=main'), node(6, minutes(7), 'pull=6 base=release'), node(5, minutes(8), null)],
    [node(4, minutes(9), null), node(3, minutes(1000), null)],
    [node(2, minutes(1001), null)],
  ];
  const asked: (string | null)[] = [];
  const octokit = {
    async graphql(_: string, { after }: { after: string | null }) {
      asked.push(after);
      const at = Number(after ?? 0);
      return { repository: { pullRequests: { pageInfo: { hasNextPage: at + 1 < pages.length, endCursor: String(at + 1) }, nodes: pages[at] } } };
    },
  } as unknown as Octokit;
  const jobs: Job[] = [];
  const world = { octokit, appId: 1, add: async (job: Job) => void jobs.push(job), cardless: new Set(['head5']), log: silent } as unknown as World;
  await catchUp({ what: 'catch-up', installation: 1, owner: 'acme', repo: 'cards', since: minutes(100), until: minutes(1) }, world, 'd');
  // 9 was changed within the minute: its event is on its way. 7 has its verdict, 6 has one against another branch.
  expect(jobs.map((job) => 'number' in job && job.number)).toEqual([8, 6, 4]);
  expect(asked).toEqual([null, '1']);
});
