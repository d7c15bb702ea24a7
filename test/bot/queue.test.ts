import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { usualPace } from '../../bot/queue/pace.ts';
import { keyOf, openQueue, RetryLater, type Job, type JobQueue, type News } from '../../bot/queue/queue.ts';
import { kinds, type Place } from './queue-stores.ts';

/** Everything as it is, but quick. */
const pace = { ...usualPace, attempts: 3, first: 60, lease: 1600, look: 50, reach: 3000 };
const pull = (number: number): Job => ({ what: 'pull', installation: 1, owner: 'Lab', repo: 'models', number });

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** Waits until something holds, at most 10 s. */
async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = performance.now() + 10_000; performance.now() < end; await sleep(10)) if (await holds()) return;
  throw new Error(`not within 10 s: ${what}`);
}

for (const kind of kinds) {
  describe.skipIf(kind.absent !== null)(`a queue on ${kind.name}`, () => {
    let place: Place;
    const news: News[] = [];
    const fresh = (): void => {
      news.length = 0;
      place = kind.place();
      closers.push(() => place.clear());
    };
    const open = async (): Promise<JobQueue> => {
      const queue = await openQueue(place.url, place.file, (told) => news.push(told), pace);
      closers.push(() => queue.close(0));
      return queue;
    };
    const what = (): string[] => news.map((told) => told.what);

    test('does what is asked, with the delivery that asked', async () => {
      fresh();
      const queue = await open();
      const done: unknown[] = [];
      queue.work(async (job, delivery) => void done.push([job, delivery]), 2);
      await queue.add(pull(1), 'first');
      await queue.add({ what: 'catch-up', installation: 1, owner: 'Lab', repo: 'models', since: '2026-11-01T00:00:00Z', until: '2026-11-08T00:00:00Z' }, 'second');
      await until(() => done.length === 2, 'two jobs');
      expect(done).toContainEqual([pull(1), 'first']);
      await until(async () => (await queue.counts()).active === 0, 'nothing runs');
      expect(await queue.counts()).toEqual({ waiting: 0, active: 0, dead: 0 });
      expect(what()).toEqual(['done', 'done']);
    });

    test('keeps one of those that wait for the same thing', async () => {
      fresh();
      const queue = await open();
      for (let n = 1; n <= 5; n += 1) await queue.add({ ...pull(1), owner: n % 2 ? 'Lab' : 'LAB' }, `delivery ${n}`);
      await queue.add(pull(2), 'another');
      expect(await queue.counts()).toEqual({ waiting: 2, active: 0, dead: 0 });
      const done: string[] = [];
      queue.work(async (_, delivery) => void done.push(delivery), 1);
      await until(() => done.length === 2, 'two jobs');
      await sleep(100);
      expect(done).toEqual([expect.stringMatching(/^delivery \d$/), 'another']);
    });

    test('cancels a running job when a newer one comes, and does the newer one after it', async () => {
      fresh();
      const queue = await open();
      const said: string[] = [];
      queue.work(async (_, delivery, signal) => {
        said.push(`${delivery} starts`);
        if (delivery === 'old') await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        await sleep(50);
        said.push(`${delivery} ends ${signal.aborted ? signal.reason : 'by itself'}`);
      }, 4);
      await queue.add(pull(1), 'old');
      await until(() => said.length === 1, 'the old one runs');
      await queue.add(pull(1), 'between');
      await queue.add(pull(1), 'new');
      await until(() => said.length === 4, 'the new one ends');
      expect(said).toEqual(['old starts', 'old ends newer', 'new starts', 'new ends by itself']);
      await until(() => news.length === 2, 'both are told');
      expect(what()).toEqual(['superseded', 'done']);
    });

    test('tries again after a failure, later each time, and keeps what failed every time', async () => {
      fresh();
      const queue = await open();
      const at: number[] = [];
      queue.work(async () => {
        at.push(performance.now());
        throw new Error('502 Bad Gateway');
      }, 1);
      await queue.add(pull(1), 'unlucky');
      await until(async () => (await queue.counts()).dead === 1, 'dead');
      expect(at).toHaveLength(pace.attempts);
      expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(pace.first / 2);
      expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(pace.first);
      expect(await queue.counts()).toEqual({ waiting: 0, active: 0, dead: 1 });
      expect(what()).toEqual(['retry', 'retry', 'dead']);
      expect(news[2]).toMatchObject({ job: pull(1), delivery: 'unlucky', tries: 3, error: expect.objectContaining({ message: '502 Bad Gateway' }) });
      // A later event starts afresh.
      await queue.add(pull(1), 'later');
      await until(() => at.length === pace.attempts + 1, 'tried for the later event');
    });

    test('waits as long as it is asked to', async () => {
      fresh();
      const queue = await open();
      const at: number[] = [];
      queue.work(async () => {
        at.push(performance.now());
        if (at.length === 1) throw new RetryLater(700);
      }, 1);
      await queue.add(pull(1), 'limited');
      await until(() => at.length === 2, 'tried again');
      expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(690);
      expect(at[1]! - at[0]!).toBeLessThan(2500);
    });

    test('a newer job does not wait for the pause of an older one', async () => {
      fresh();
      const queue = await open();
      const said: string[] = [];
      queue.work(async (_, delivery) => {
        said.push(delivery);
        if (delivery === 'old') throw new RetryLater(60_000);
      }, 1);
      await queue.add(pull(1), 'old');
      await until(async () => what().includes('retry') && (await queue.counts()).waiting === 1, 'the old one waits');
      await queue.add(pull(1), 'new');
      await until(() => said.length === 2, 'the new one');
      await until(async () => (await queue.counts()).active === 0, 'nothing runs');
      expect(said).toEqual(['old', 'new']);
      expect(await queue.counts()).toEqual({ waiting: 0, active: 0, dead: 0 });
    });

    test('a failure of a job that was superseded is not tried again', async () => {
      fresh();
      const queue = await open();
      const said: string[] = [];
      queue.work(async (_, delivery, signal) => {
        said.push(delivery);
        if (delivery !== 'old') return;
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        throw new Error('aborted');
      }, 1);
      await queue.add(pull(1), 'old');
      await until(() => said.length === 1, 'the old one runs');
      await queue.add(pull(1), 'new');
      await until(() => news.length === 2, 'both');
      expect(said).toEqual(['old', 'new']);
      expect(what()).toEqual(['superseded', 'done']);
    });

    test('what is cut off when it closes is done after the next start, and does not count as a try', async () => {
      fresh();
      const first = await open();
      let started = 0;
      first.work(async (job, _, signal) => {
        started += 1;
        if (job.what === 'pull' && job.number === 1) return void (await sleep(150));
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        throw new Error('cut off');
      }, 2);
      await first.add(pull(1), 'short');
      await first.add(pull(2), 'long');
      await first.add(pull(3), 'waiting');
      await until(() => started === 2, 'two run');
      const from = performance.now();
      await first.close(500);
      expect(performance.now() - from).toBeLessThan(4000);
      await expect(first.add(pull(4), 'too late')).rejects.toThrow('closed');
      expect(what().toSorted()).toEqual(['done', 'interrupted']);
      const second = await open();
      const done: string[] = [];
      second.work(async (_, delivery) => void done.push(delivery), 2);
      await until(() => done.length === 2, 'both are done');
      expect(done.toSorted()).toEqual(['long', 'waiting']);
    });

    test.skipIf(kind.name === 'file')('cancels a running job of another process, too', async () => {
      fresh();
      const [here, there] = [await open(), await open()];
      const said: string[] = [];
      const run = (where: string) => async (_: Job, delivery: string, signal: AbortSignal): Promise<void> => {
        said.push(`${delivery} starts`);
        if (delivery === 'old') await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        said.push(`${delivery} ends ${signal.reason ?? 'by itself'}, ${delivery === 'old' ? where : 'somewhere'}`);
      };
      there.work(run('there'), 1);
      await here.add(pull(1), 'old');
      await until(() => said.length === 1, 'the old one runs there');
      here.work(run('here'), 1);
      await here.add(pull(1), 'new');
      await until(() => said.length === 4, 'the new one ends');
      expect(said).toEqual(['old starts', 'old ends newer, there', 'new starts', 'new ends by itself, somewhere']);
    });

    test('many events for few things: each ends with a look that began after its last event, and no two at once', async () => {
      fresh();
      const queues = kind.name === 'file' ? [await open()] : [await open(), await open()];
      const keys = 12;
      const running = new Set<string>();
      const asked = new Map<string, number>();
      const looked = new Map<string, number>();
      let moment = 0;
      let overlaps = 0;
      let runs = 0;
      for (const queue of queues) {
        queue.work(async (job, _, signal) => {
          const key = keyOf(job);
          const began = (moment += 1);
          runs += 1;
          if (running.has(key)) overlaps += 1;
          running.add(key);
          await sleep(Math.random() * 20);
          running.delete(key);
          if (!signal.aborted) looked.set(key, began);
        }, 4);
      }
      const adding: Promise<void>[] = [];
      for (let n = 0; n < 240; n += 1) {
        const job = pull(n % keys);
        asked.set(keyOf(job), (moment += 1));
        adding.push(queues[n % queues.length]!.add(job, `delivery ${n}`));
        if (n % 20 === 0) await sleep(10);
      }
      await Promise.all(adding);
      await until(async () => {
        const { waiting, active } = await queues[0]!.counts();
        return waiting === 0 && active === 0;
      }, 'all done');
      expect(overlaps).toBe(0);
      expect([...asked].filter(([key, moment]) => !((looked.get(key) ?? 0) > moment))).toEqual([]);
      expect(runs).toBeLessThan(240);
      expect(news.filter((told) => told.what === 'trouble' || told.what === 'retry')).toEqual([]);
    });
  });
}
