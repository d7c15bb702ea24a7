import type { AddressInfo } from 'node:net';
import { UserError } from '../rules/index.ts';
import { onItsWay, round } from './catch-up.ts';
import { doJob } from './do.ts';
import { listen } from './events.ts';
import { createFront, type Answer, type Delivery } from './front.ts';
import { createGitHubApp, referencesThrough } from './github-app.ts';
import type { Job } from './job.ts';
import { createLog, type Log } from './log.ts';
import { createMetrics, health } from './metrics.ts';
import { openQueue, type News } from './queue/queue.ts';
import { readSettings } from './settings.ts';
import type { Remembered, World } from './world.ts';

/** Milliseconds for running jobs to end once the process is told to. */
const draining = 25_000;
const mostCardless = 20_000;

/** Runs the App until it is told to stop. @throws UserError where it cannot start */
export async function start(env: NodeJS.ProcessEnv): Promise<void> {
  const settings = readSettings(env);
  const log = createLog(settings.logLevel, [settings.webhookSecret, settings.hfToken ?? '', passwordIn(settings.queueUrl), ...`${settings.privateKey}\n${env['PRIVATE_KEY']}`.split(/\\n|\n/).filter((line) => line.length >= 40)]);
  const metrics = createMetrics();
  const github = createGitHubApp(settings, log, metrics);
  const queue = await openQueue(settings.queueUrl, settings.queueFile, (news) => {
    metrics.told(news);
    tell(log, news);
  });
  const add = (job: Job, delivery: string): Promise<void> => queue.add(job, delivery);
  // Deliveries that became jobs.
  const queued = new Set<string>();
  listen(github.probot, async (job, delivery) => {
    await add(job, delivery);
    queued.add(delivery);
    log.info({ delivery, ...brief(job) }, 'Queued');
  }, settings.appId);
  await github.probot.ready();

  async function receive({ id, name, payload }: Delivery): Promise<Answer> {
    const action = 'action' in payload && typeof payload.action === 'string' ? payload.action.slice(0, 100) : undefined;
    try {
      await github.probot.webhooks.receive({ id, name, payload } as never);
    } catch (error) {
      const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
      log.error({ err: first, delivery: id, event: name, action }, 'A delivery could not be queued');
      queued.delete(id);
      metrics.delivered(name, action, 'failed');
      return { status: 503, body: 'Not now\n' };
    }
    metrics.delivered(name, action, queued.delete(id) ? 'queued' : 'ignored');
    return { status: 202, body: 'Accepted\n' };
  }

  const server = createFront(settings.webhookSecret, {
    receive,
    refused: (status) => {
      metrics.delivered('', undefined, 'refused');
      log.warn({ status }, 'A delivery was turned away');
    },
    health: async () => {
      const { status, body } = await health(queue);
      return { status, type: 'application/json', body: `${JSON.stringify(body)}\n` };
    },
    metrics: async () => ({ status: 200, ...(await metrics.page(queue)) }),
  }, log);
  await new Promise<void>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(new UserError(`Cannot listen on ${settings.host}:${settings.port} (${error.code}); expected PORT and HOST to be free and ours`)));
    server.listen(settings.port, settings.host, () => done());
  });

  const withReferences = referencesThrough(settings);
  const cardless = remembering(mostCardless);
  queue.work(async (job, delivery, signal) => {
    const octokit = await github.connect(job.installation, signal);
    const world: World = {
      appId: settings.appId, octokit, unbound: () => github.connect(job.installation, null), login: github.login, findShared: github.findShared(job.installation, octokit), withReferences, add, cardless,
      today: new Date().toISOString().slice(0, 10), signal, log: log.child({ delivery, ...brief(job) }),
    };
    await doJob(job, delivery, world);
  }, settings.concurrency);

  const { port } = server.address() as AddressInfo;
  log.info({ port, host: settings.host, queue: settings.queueUrl === undefined ? settings.queueFile : 'shared', github: settings.apiUrl }, 'Ready');

  const stopped = new AbortController();
  const next = new Map<number, number>();
  const look = async (settled: number): Promise<void> => {
    try {
      log.debug({ login: await github.login() }, 'Looking for what was missed');
      await round(await github.asApp(), (installation) => github.connect(installation, stopped.signal), add, log, next, settled, stopped.signal);
      log.info('What was missed is queued');
    } catch (error) {
      // It is tried again with the next round.
      if (!stopped.signal.aborted) log.error({ err: error }, 'What was missed could not be looked for');
    }
  };
  void look(0);
  const timer = setInterval(() => void look(onItsWay), settings.catchUpMinutes * 60_000);

  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'Stopping');
    stopped.abort();
    clearInterval(timer);
    const closed = new Promise<void>((done) => server.close(() => done()));
    server.closeIdleConnections();
    await queue.close(draining);
    server.closeAllConnections();
    await closed;
    log.info('Stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(signal).catch((error: unknown) => {
      log.fatal({ err: error }, 'Could not stop in order');
      process.exit(1);
    }));
  }
}

/** What of a job stands in a log line. */
const brief = (job: Job): object => ({ job: job.what, repository: `${job.owner}/${job.repo}`, ...('number' in job && job.number !== null && { number: job.number }), ...('head' in job && job.head !== null && { head: job.head }), ...('ask' in job && { ask: job.ask, by: job.by.login }) });

function tell(log: Log, news: News): void {
  if (news.what === 'trouble') return log.error({ err: news.error }, 'The queue is in trouble');
  const said = { delivery: news.delivery, ...brief(news.job), ms: Math.round(news.ms) };
  switch (news.what) {
    case 'retry': return log.warn({ ...said, err: news.error, tries: news.tries, pause: news.pause }, 'To be tried again');
    case 'dead': return log.error({ ...said, err: news.error, tries: news.tries }, 'Given up');
    default: return log.info(said, { done: 'Done', superseded: 'Superseded', interrupted: 'Interrupted' }[news.what]);
  }
}

const passwordIn = (url: string | undefined): string => (url !== undefined && URL.canParse(url) ? decodeURIComponent(new URL(url).password) : '');

function remembering(most: number): Remembered {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    add(key) {
      if (keys.size >= most) keys.clear();
      keys.add(key);
    },
  };
}
