import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { usualPace } from '../../bot/queue/pace.ts';
import { openQueue, type Job, type JobQueue, type News } from '../../bot/queue/queue.ts';
import { kinds, lineTo, postgres, postgresAt, redis, redisAt, type Line, type Place } from './queue-stores.ts';

const pace = { ...usualPace, attempts: 3, first: 60, lease: 1600, look: 50, reach: 1500 };
const pull = (number: number): Job => ({ what: 'pull', installation: 1, owner: 'lab', repo: 'models', number });

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = performance.now() + 15_000; performance.now() < end; await sleep(20)) if (await holds()) return;
  throw new Error(`not within 15 s: ${what}`);
}

const idle = async (queue: JobQueue): Promise<boolean> => {
  const { waiting, active } = await queue.counts();
  return waiting + active === 0;
};

/** A worker in a process of its own. */
async function worker({ url, file }: Place, lasts: number): Promise<{ readonly said: string[]; readonly kill: () => Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, [path.join(import.meta.dirname, 'queue-worker.ts'), url ?? '', file, String(lasts)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => said.push(line));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  closers.push(kill);
  await until(() => said.includes('ready'), 'the worker is ready');
  return { said, kill };
}

for (const kind of kinds) {
  describe.skipIf(kind.absent !== null)(`a queue on ${kind.name}`, () => {
    test('a job whose process is killed is done by another, or after the next start', async () => {
      const place = kind.place();
      closers.push(() => place.clear());
      const news: News[] = [];
      const open = async (): Promise<JobQueue> => {
        const queue = await openQueue(place.url, place.file, (told) => news.push(told), pace);
        closers.push(() => queue.close(0));
        return queue;
      };
      // The file belongs to one process: there the jobs are put in before.
      const before = await open();
      for (const n of [1, 2, 3]) await before.add(pull(n), `delivery ${n}`);
      if (kind.name === 'file') await before.close(0);
      const doomed = await worker(place, 60_000);
      await until(() => doomed.said.length === 3, 'two jobs run there');
      await doomed.kill();
      const after = kind.name === 'file' ? await open() : before;
      const done: string[] = [];
      const from = performance.now();
      after.work(async (_, delivery) => void done.push(delivery), 2);
      await until(() => idle(after), 'all are done');
      expect(done.toSorted()).toEqual(['delivery 1', 'delivery 2', 'delivery 3']);
      expect(performance.now() - from).toBeLessThan(3 * pace.lease);
      expect((await after.counts()).dead).toBe(0);
    });

    test('a job that ends its process each time is dead at last, and said to be', async () => {
      const place = kind.place();
      closers.push(() => place.clear());
      const before = await openQueue(place.url, place.file, () => {}, pace);
      await before.add(pull(1), 'deadly');
      await before.close(0);
      for (let times = 0; times < 2; times += 1) {
        const doomed = await worker(place, 60_000);
        await until(() => doomed.said.includes('started deadly'), 'it runs');
        await doomed.kill();
      }
      const news: News[] = [];
      const after = await openQueue(place.url, place.file, (told) => news.push(told), { ...pace, attempts: 2 });
      closers.push(() => after.close(0));
      after.work(async () => { throw new Error('done once more'); }, 1);
      await until(async () => (await after.counts()).dead === 1 && news.length > 0, 'it is dead');
      expect(await after.counts()).toEqual({ waiting: 0, active: 0, dead: 1 });
      expect(news).toEqual([expect.objectContaining({ what: 'dead', job: pull(1), delivery: 'deadly', tries: 2 })]);
    });
  });
}

const servers = [
  { name: 'Redis', absent: kinds[1]!.absent, at: redisAt, place: redis },
  { name: 'PostgreSQL', absent: kinds[2]!.absent, at: postgresAt, place: postgres },
] as const;

for (const { name, absent, at, place: on } of servers) {
  describe.skipIf(absent !== null)(`a queue on ${name} that goes away`, () => {
    const through = async (): Promise<{ line: Line; place: Place }> => {
      const line = await lineTo(at);
      const url = new URL(at);
      url.hostname = '127.0.0.1';
      url.port = String(line.port);
      const place = on(url.href, at);
      closers.push(async () => {
        await line.close();
        await place.clear();
      });
      return { line, place };
    };

    test('says within bounds that it did not take a job; takes and does everything once it is back', async () => {
      const { line, place } = await through();
      const news: News[] = [];
      const queue = await openQueue(place.url, '', (told) => news.push(told), pace);
      closers.push(() => queue.close(0));
      const done: string[] = [];
      let running = 0;
      queue.work(async (_, delivery) => {
        running += 1;
        if (delivery === 'through') await sleep(1500);
        done.push(delivery);
      }, 1);
      await queue.add(pull(1), 'through');
      await until(() => running === 1, 'it runs');
      await queue.add(pull(2), 'waiting');
      await line.cut();
      const from = performance.now();
      await expect(queue.add(pull(3), 'refused')).rejects.toThrow();
      await expect(queue.counts()).rejects.toThrow();
      expect(performance.now() - from).toBeLessThan(2 * pace.reach + 1500);
      await line.mend();
      await until(async () => queue.add(pull(4), 'back').then(() => true, () => false), 'it takes jobs again');
      await until(() => idle(queue), 'all are done');
      // What was refused may have been on its way: it is delivered again by GitHub, and its key sees to it that it is done once.
      expect(done.filter((delivery) => delivery === 'waiting')).toEqual(['waiting']);
      expect(done.filter((delivery) => delivery === 'back')).toEqual(['back']);
      expect(done.filter((delivery) => delivery === 'through').length).toBeGreaterThanOrEqual(1);
      expect((await queue.counts()).dead).toBe(0);
      expect(news.some((told) => told.what === 'trouble')).toBe(true);
    });

    test('away for longer than a lease: what runs is cancelled, since another process may have it, and is done again', async () => {
      const { line, place } = await through();
      const news: News[] = [];
      const queue = await openQueue(place.url, '', (told) => news.push(told), pace);
      closers.push(() => queue.close(0));
      const other = await openQueue(place.url!.replace(String(line.port), new URL(at).port), '', () => {}, pace);
      closers.push(() => other.close(0));
      const said: string[] = [];
      queue.work(async (_, __, signal) => {
        said.push('here');
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        said.push(`here: ${signal.reason}`);
      }, 1);
      await queue.add(pull(1), 'long');
      await until(() => said.length === 1, 'it runs');
      await line.cut();
      await until(() => said.length === 2, 'it is cancelled');
      other.work(async () => void said.push('there'), 1);
      await until(() => idle(other), 'it is done by the other');
      await line.mend();
      await until(() => queue.counts().then(() => true, () => false), 'the first is back');
      expect(said).toEqual(['here', 'here: lost', 'there']);
      expect(news.filter(({ what }) => what !== 'trouble').map(({ what }) => what)).toEqual(['interrupted']);
    });
  });
}

describe('a queue in a file', () => {
  const openFile = async (file: string, news: News[], attempts: number): Promise<JobQueue> => {
    const queue = await openQueue(undefined, file, (told) => news.push(told), { ...pace, attempts });
    closers.push(() => queue.close(0));
    return queue;
  };

  test('stays small: what is done is gone, and of the dead the last thousand stay', async () => {
    const place = kinds[0]!.place();
    closers.push(() => place.clear());
    const queue = await openFile(place.file, [], 1);
    queue.work(async (job) => {
      if (job.what === 'pull' && job.number % 2 === 0) throw new Error('no');
    }, 10);
    for (let number = 1; number <= 2100; number += 1) await queue.add(pull(number), 'd');
    await until(() => idle(queue), 'all are done or dead');
    expect(await queue.counts()).toEqual({ waiting: 0, active: 0, dead: 1000 });
    await queue.close(0);
    const file = new DatabaseSync(place.file);
    expect(file.prepare('select count(*) as rows, min(json_extract(job, \'$.number\')) as first from jobs').get()).toEqual({ rows: 1000, first: expect.toSatisfy((first: number) => first > 60) });
    file.close();
  });
});

describe('a queue that cannot be opened says why', () => {
  test.for([
    ['mysql://127.0.0.1/x', 'QUEUE_URL is a `mysql://` URL: expected redis://, rediss://, postgres:// or postgresql://, or no QUEUE_URL for a queue in a file'],
    ['127.0.0.1:6379', 'QUEUE_URL is not a URL: expected redis://'],
    ['redis://:pass#word@host:x', 'QUEUE_URL is not a URL: expected redis://'],
    ['redis://127.0.0.1:1/?name=a:b', 'The name in QUEUE_URL is `a:b`: expected at most 60 letters'],
    ['redis://user:secret@127.0.0.1:1/0', 'QUEUE_URL: the queue at redis://127.0.0.1:1 cannot be used: connect ECONNREFUSED'],
    ['postgres://user:secret@127.0.0.1:1/x', 'QUEUE_URL: the queue at postgres://127.0.0.1:1 cannot be used: connect ECONNREFUSED'],
  ] as const)('%s', async ([url, message]) => {
    const opening = openQueue(url, '', () => {}, { ...pace, reach: 200 });
    await expect(opening).rejects.toMatchObject({ name: 'UserError', message: expect.stringContaining(message) });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  });

  test.skipIf(kinds[1]!.absent !== null)('a Redis that refuses the password or the database', async () => {
    const url = new URL(redisAt);
    url.pathname = '/9999';
    await expect(openQueue(url.href, '', () => {}, { ...pace, reach: 200 })).rejects.toThrow('cannot be used: ERR DB index is out of range');
    url.pathname = '/0';
    [url.username, url.password] = ['nobody', 'secret'];
    await expect(openQueue(url.href, '', () => {}, { ...pace, reach: 200 })).rejects.toThrow('cannot be used: WRONGPASS');
  });

  test('a file that another queue uses, that is none, or that cannot be made', async () => {
    const place = kinds[0]!.place();
    closers.push(() => place.clear());
    const one = await openQueue(undefined, place.file, () => {}, pace);
    closers.push(() => one.close(0));
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'queue-worker.ts'), '', place.file], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
    expect(said).toContain('is in use by another process: one process has one file, several share a QUEUE_URL');
    const folder = path.dirname(place.file);
    writeFileSync(path.join(folder, 'text'), 'not a database at all, only some text that is longer than a header of one hundred bytes would be, to be sure');
    await expect(openQueue(undefined, path.join(folder, 'text'), () => {}, pace)).rejects.toThrow(/^QUEUE_FILE `.*` cannot be used: file is not a database$/);
    mkdirSync(path.join(folder, 'folder'));
    await expect(openQueue(undefined, path.join(folder, 'folder'), () => {}, pace)).rejects.toThrow(/^QUEUE_FILE `.*` cannot be used: /);
  });
});
