import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Counts, JobQueue, News } from './queue/queue.ts';

/** What became of a webhook delivery. */
export type Delivered = 'queued' | 'ignored' | 'refused' | 'failed';

/** Routes of GitHub's API that are told apart; we ask about thirty. Whatever more there is counts as `other`. */
const mostRoutes = 80;
/** Events and actions that are told apart, of all that GitHub or anybody else may send. */
const mostActions = 100;

/** As much of an Octokit as is needed to watch its requests. */
export interface Watched {
  readonly hook: { wrap(name: 'request', around: (send: (options: Asked) => Promise<Answer>, options: Asked) => Promise<Answer>): void };
}
type Asked = { method?: string; url?: string };
type Answer = { status: number; headers: Record<string, string | number | undefined> };

/** Numbers of one process, for Prometheus. Labels never hold a name of a repository, a person or a secret. */
export interface Metrics {
  /** A webhook delivery was answered. */
  delivered(event: string, action: string | undefined, outcome: Delivered): void;
  /** What became of a job, as the queue tells it. */
  told(news: News): void;
  /** Counts the requests of an Octokit and follows what is left of its rate limit. `of`: whose limit it is, the same for all Octokits of an installation. */
  watch(octokit: Watched, of: number | string): void;
  /** The body of `GET /metrics`, with the queue as it is now. */
  page(queue: JobQueue): Promise<{ readonly type: string; readonly body: string }>;
}

export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const deliveries = new Counter({ name: 'hub_compliance_deliveries_total', help: 'Webhook deliveries by event, action and outcome (queued, ignored, refused, failed)', labelNames: ['event', 'action', 'outcome'], registers });
  const jobs = new Counter({ name: 'hub_compliance_jobs_total', help: 'Jobs by kind and outcome (done, superseded, interrupted, retry, dead)', labelNames: ['kind', 'outcome'], registers });
  const durations = new Histogram({ name: 'hub_compliance_job_duration_seconds', help: 'How long jobs ran, by kind and outcome', labelNames: ['kind', 'outcome'], buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180], registers });
  const trouble = new Counter({ name: 'hub_compliance_queue_troubles_total', help: 'Times the queue could not be reached or written', registers });
  const up = new Gauge({ name: 'hub_compliance_queue_up', help: 'Whether the queue answers: 1 or 0', registers });
  const size = new Gauge({ name: 'hub_compliance_queue_jobs', help: 'Jobs in the queue by state (waiting, active, dead), of all processes that share it', labelNames: ['state'], registers });
  const requests = new Counter({ name: 'hub_compliance_github_requests_total', help: 'Requests to the GitHub API by method, route and status (0: no answer)', labelNames: ['method', 'route', 'status'], registers });
  const remaining = new Gauge({ name: 'hub_compliance_github_rate_limit_remaining', help: 'Requests left before the next reset, by resource: the least of all installations', labelNames: ['resource'], registers });

  const routeOf = bounded(mostRoutes);
  const actionOf = bounded(mostActions);
  /** What is left, by resource and by whose limit it is. */
  const limits = new Map<string, { readonly resource: string; readonly left: number; /** Milliseconds since the epoch. */ readonly reset: number }>();

  return {
    delivered: (event, action, outcome) => {
      // An unsigned delivery names whatever its sender likes.
      const [name = 'other', act = ''] = outcome === 'refused' ? ['other'] : actionOf(`${event}.${action ?? ''}`).split('.');
      deliveries.inc({ event: name, action: act, outcome });
    },
    told: (news) => {
      if (news.what === 'trouble') return trouble.inc();
      const labels = { kind: news.job.what, outcome: news.what };
      jobs.inc(labels);
      durations.observe(labels, news.ms / 1000);
    },
    watch: (octokit, of) => {
      octokit.hook.wrap('request', async (send, options) => {
        const route = routeOf(template(options.url ?? ''));
        const method = options.method ?? 'GET';
        const note = (status: number, headers: Answer['headers']): void => {
          requests.inc({ method, route, status: String(status) });
          const resource = resources.find((known) => known === headers['x-ratelimit-resource']) ?? 'core';
          const left = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
          if (Number.isFinite(left)) limits.set(`${resource} ${of}`, { resource, left, reset: Number(headers['x-ratelimit-reset'] ?? 0) * 1000 });
        };
        try {
          const answer = await send(options);
          note(answer.status, answer.headers);
          return answer;
        } catch (error) {
          const { status = 0, response } = error as { status?: number; response?: Partial<Answer> };
          note(status, response?.headers ?? {});
          throw error;
        }
      });
    },
    page: async (queue) => {
      const state = await read(queue);
      up.set('counts' in state ? 1 : 0);
      size.reset();
      if ('counts' in state) for (const [name, count] of Object.entries(state.counts)) size.set({ state: name }, count);
      remaining.reset();
      const least = new Map<string, number>();
      for (const [key, { resource, left, reset }] of limits) {
        if (reset <= Date.now()) limits.delete(key);
        else least.set(resource, Math.min(left, least.get(resource) ?? left));
      }
      for (const [resource, left] of least) remaining.set({ resource }, left);
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** The answer of `GET /health`: 200 where the queue answers, else 503 with the reason. */
export async function health(queue: JobQueue): Promise<{ readonly status: 200 | 503; readonly body: object }> {
  const state = await read(queue);
  return 'counts' in state ? { status: 200, body: { queue: 'ok', ...state.counts } } : { status: 503, body: { queue: 'unreachable', reason: state.reason } };
}

async function read(queue: JobQueue): Promise<{ readonly counts: Counts } | { readonly reason: string }> {
  try {
    return { counts: await queue.counts() };
  } catch (error) {
    // A client's message may hold an address with its password.
    return { reason: (error instanceof Error ? error.message : String(error)).replace(/\b[a-z]+:\/\/\S+/gi, '…').slice(0, 200) };
  }
}

/** @see https://docs.github.com/en/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user */
const resources = ['core', 'graphql', 'search', 'code_search', 'integration_manifest', 'dependency_snapshots', 'actions_runner_registration', 'source_import', 'scim', 'code_scanning_upload'];

/** The route of a request, as Octokit has it before it fills in names; `other` where it is filled in. */
const template = (url: string): string => (/^\/(?:app|graphql|installation|rate_limit|user)\b[\w/{}-]*$/.test(url) || /^\/(?:repos|orgs|users)\/\{[\w/{}.+-]*$/.test(url) ? url : 'other');

/** Tells at most so many values apart, those that came first. */
function bounded(most: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.size < most) known.add(value);
    return known.has(value) ? value : 'other';
  };
}
