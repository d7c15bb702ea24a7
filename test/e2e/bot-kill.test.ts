import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, test } from 'vitest';
import { alone, startApp, type App } from '../bot/load-app.ts';
import { startLoadGitHub, type LoadGitHub } from '../bot/load-github.ts';
import { expectOnce, send, settle } from '../bot/load-run.ts';
import { kinds, redis } from '../bot/queue-stores.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function stage(): Promise<{ readonly github: LoadGitHub; readonly start: (env: Readonly<Record<string, string>>) => Promise<App> }> {
  // Answers take a while, so that whoever is killed was at something.
  const github = await startLoadGitHub(20);
  const { folder, clear } = alone();
  closers.push(() => github.stop(), clear);
  return {
    github,
    async start(env) {
      const app = await startApp(folder, github.url, env);
      closers.push(() => app.end('SIGKILL'));
      return app;
    },
  };
}

const load = { events: 200, pulls: 40, seconds: 6 };

describe('nothing is lost and nothing doubled', () => {
  test('when the process is killed under load and started again: on its file', async () => {
    const { github, start } = await stage();
    const place = kinds[0]!.place();
    closers.push(() => place.clear());
    // At one address, where it is heard as soon as it listens.
    const settings = { QUEUE_FILE: place.file, PORT: String(await freePort()) };
    let app = await start(settings);
    const { url } = app;
    const sending = send(github, () => [url], load);
    for (let times = 0; times < 2; times += 1) {
      await sleep(2000);
      await app.end('SIGKILL');
      app = await start(settings);
    }
    const { statuses } = await sending;
    // What came while it was down was not taken: the next start finds it.
    expect(statuses.get(202)).toBeGreaterThan(100);
    await settle(github, app, 60);
    expectOnce(github);
  }, 120_000);

  for (const kind of kinds.slice(1)) {
    test.skipIf(kind.absent !== null)(`when one of two processes that share a queue on ${kind.name} is killed under load`, async () => {
      const { github, start } = await stage();
      const place = kind.place();
      closers.push(() => place.clear());
      const [one, two] = [await start({ QUEUE_URL: place.url! }), await start({ QUEUE_URL: place.url! })];
      let up = [one, two];
      const sending = send(github, () => up.map(({ url }) => url), load);
      await sleep(3000);
      expect((await one.health()).body.active).toBeGreaterThan(0);
      await one.end('SIGKILL');
      up = [two];
      const { statuses } = await sending;
      expect([...statuses.keys()]).toEqual([202]);
      await settle(github, two, 60);
      expectOnce(github);
      expect(one.log.filter(({ msg }) => msg === 'Done').length).toBeGreaterThan(0);
      expect(two.log.filter(({ msg }) => msg === 'Done').length).toBeGreaterThan(0);
    }, 120_000);
  }

  const server = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find((file) => existsSync(file));
  if (server === undefined) console.warn('SKIPPED: that a killed Redis loses nothing is not shown here, there is no redis-server');

  test.skipIf(server === undefined)('when the Redis server itself is killed under load, for three seconds', async () => {
    const { github, start } = await stage();
    const data = mkdtempSync(path.join(tmpdir(), 'hub-compliance-redis-'));
    closers.push(() => rmSync(data, { recursive: true, force: true }));
    const port = await freePort();
    let running: ChildProcess | null = null;
    const startServer = async (): Promise<void> => {
      running = spawn(server!, ['--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always'], { stdio: 'ignore' });
      const client = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 50, maxRetriesPerRequest: null });
      client.on('error', () => {});
      await client.ping();
      client.disconnect();
    };
    const killServer = (): Promise<void> => new Promise((resolve) => {
      if (running === null) return resolve();
      running.once('exit', () => resolve());
      running.kill('SIGKILL');
      running = null;
    });
    await startServer();
    closers.push(killServer);
    const app = await start({ QUEUE_URL: redis(`redis://127.0.0.1:${port}`).url! });
    const sending = send(github, () => [app.url], load);
    await sleep(2000);
    const before = await app.health();
    expect(before.body.active).toBeGreaterThan(0);
    await killServer();
    const down = app.health();
    await sleep(3000);
    await startServer();
    const { statuses } = await sending;
    expect([200, 503]).toContain((await down).status);
    // Whoever could not be answered in time is told so, and would be delivered again; within three seconds nobody need be.
    expect([...statuses.keys()]).toEqual([202]);
    await settle(github, app, 60);
    expectOnce(github);
    expect(await app.end('SIGTERM')).toBe(0);
  }, 120_000);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
