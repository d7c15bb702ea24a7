import { afterEach, describe, expect, test } from 'vitest';
import { alone, startApp, type App } from '../bot/load-app.ts';
import { startLoadGitHub } from '../bot/load-github.ts';
import { expectOnce, send, settle } from '../bot/load-run.ts';
import { kinds } from '../bot/queue-stores.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

describe('500 events in 10 seconds for 50 pull requests', () => {
  for (const kind of kinds) {
    test.skipIf(kind.absent !== null)(`with a queue on ${kind.name}: each is taken within a second, every head ends with exactly one verdict`, async () => {
      const github = await startLoadGitHub(5);
      const { folder, clear } = alone();
      const place = kind.place();
      closers.push(() => github.stop(), clear, () => place.clear());
      const app: App = await startApp(folder, github.url, place.url === undefined ? { QUEUE_FILE: place.file } : { QUEUE_URL: place.url });
      closers.push(() => app.end('SIGKILL'));
      // It is up and has done its first.
      await send(github, () => [app.url], { events: 1, pulls: 1, seconds: 0 });
      await settle(github, app, 20);
      const { times, statuses, starved } = await send(github, () => [app.url], { events: 500, pulls: 50, seconds: 10 });
      const sent = performance.now();
      await settle(github, app, 60);
      console.log(`${kind.name}: slowest answer ${Math.round(Math.max(...times))} ms (this process was kept waiting up to ${Math.round(starved)} ms), settled ${Math.round(performance.now() - sent)} ms after the last event, ${github.runs.length} runs, ${github.requests()} requests`);
      expect([...statuses]).toEqual([[202, 550]]);
      expect(Math.max(...times) - starved).toBeLessThan(1000);
      expectOnce(github);
      expect(app.log.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
      expect(await app.end('SIGTERM')).toBe(0);
    }, 120_000);
  }
});
