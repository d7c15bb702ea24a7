import { statusOf } from './octokit.ts';

/** Requests sent for one question before its last answer counts. */
const attempts = 4;
/** Milliseconds that all waits for one question may take: GitHub asks for a minute after a secondary limit. */
const longestWait = 180_000;
/** Milliseconds for one request. */
const attemptTime = 30_000;
const backoff = [1000, 4000, 16_000];

export interface Clock {
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export const systemClock: Clock = { sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)), now: Date.now };

type Options = { method?: string; url?: string; request?: { signal?: AbortSignal } };
type Send = (options: Options) => Promise<unknown>;

/** As much of an Octokit as a plugin needs. */
export interface Hooked {
  readonly hook: { wrap(name: 'request', around: (send: Send, options: Options) => Promise<unknown>): void };
}

/**
 * Makes an Octokit wait and ask again: on secondary limits and on 5xx, a bounded number of times and for a bounded time.
 * A comment or review that may have arrived is not sent again, since it would stand there twice.
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function retrying(octokit: Hooked, clock: Clock = systemClock, { patience = longestWait, signal = null }: Bounds = {}): void {
  octokit.hook.wrap('request', async (send, options) => {
    let waited = 0;
    for (let sent = 1; ; sent += 1) {
      signal?.throwIfAborted();
      try {
        return await bounded(signal, (bound) => send({ ...options, request: { ...options.request, signal: bound } }));
      } catch (error) {
        signal?.throwIfAborted();
        const pause = sent < attempts ? pauseAfter(error, sent, repeatable(options), clock.now()) : null;
        if (pause === null || waited + pause > patience) throw error;
        waited += pause;
        await (signal ? Promise.race([clock.sleep(pause), ended(signal)]) : clock.sleep(pause));
      }
    }
  });
}

/** Ends a request with its job, or when it takes too long. Nothing of it is kept once it is answered, as a signal with a time of its own would be until that time. */
async function bounded<T>(signal: AbortSignal | null, ask: (bound: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), attemptTime);
  late.unref();
  const give = (): void => stop.abort(signal!.reason);
  signal?.addEventListener('abort', give, { once: true });
  try {
    return await ask(stop.signal);
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', give);
  }
}

const ended = (signal: AbortSignal): Promise<void> => new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));

export interface Bounds {
  /** Milliseconds that all waits for one question may take. */
  readonly patience?: number;
  /** Nothing more is asked once it fires. */
  readonly signal?: AbortSignal | null;
}

/** Whether doing it twice is the same as doing it once; all of our GraphQL is. */
const repeatable = ({ method = 'GET', url = '' }: Options): boolean => method !== 'POST' || url.endsWith('/graphql');

/**
 * Milliseconds to wait before asking again, or null where that would not help.
 * @param sent requests sent so far
 * @param again whether the request may have been carried out and can be sent again all the same
 * @param now milliseconds since the epoch
 */
export function pauseAfter(error: unknown, sent: number, again: boolean, now: number): number | null {
  const status = statusOf(error);
  const usual = backoff[Math.min(sent, backoff.length) - 1]!;
  const headers = headersOf(error);
  const asked = retryAfter(headers, now);
  if (status === 429 || (status === 403 && (asked !== null || /secondary rate limit|abuse detection/i.test(String((error as Error).message)) || headers['x-ratelimit-remaining'] === '0'))) {
    if (asked !== null) return asked;
    const reset = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) * 1000 - now : Number.NaN;
    return Number.isFinite(reset) ? Math.max(1000, reset) : 60_000;
  }
  const passing = status === 500 || status === 502 || status === 503 || status === 504;
  if (status === 503 && asked !== null) return asked;
  // 502 and 504 come from in front of GitHub: a write may have been made behind them.
  if (passing) return again || status === 503 ? usual : null;
  return status === null && again ? usual : null;
}

function headersOf(error: unknown): Readonly<Record<string, string | undefined>> {
  const response = (error as { response?: { headers?: Record<string, string> } }).response;
  return response?.headers ?? {};
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date, or null. */
function retryAfter(headers: Readonly<Record<string, string | undefined>>, now: number): number | null {
  const after = headers['retry-after']?.trim();
  if (!after) return null;
  if (/^\d{1,9}$/.test(after)) return Number(after) * 1000;
  const date = Date.parse(after);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
