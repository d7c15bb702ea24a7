import { setTimeout as wait } from 'node:timers/promises';
import { version } from '../rules/index.ts';
import { HubFailure } from './failure.ts';
import { isHubItself, refusalOf } from './hosts.ts';
import { hubAddress, tokenOf, usualLimits, type HubOptions, type Limits } from './options.ts';
import { limitEnds, passing, pause, retryAfter } from './waits.ts';

export interface HubRequest extends RequestInit {
  /** Bytes of the answer that are read, where fewer than usual. */
  readonly sizeLimit?: number;
}

export type HubFetch = (input: string | URL | Request, init?: HubRequest) => Promise<Response>;

/** Requests sent before a network that loses them is given up. */
const lostLimit = 3;
/** Nobody is there, or not who it should be: asking again at once gives the same. */
const settled = /^(?:ENOTFOUND|ECONNREFUSED|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/**
 * The one `fetch` under every request to the Hub: waits when told to, tries again when the server is unwell, bounds
 * time and size, follows redirects within the Hub only and shows the token to its own host only. What the Hub answers
 * in the end is returned, whatever its status, with its body read.
 * @throws HubFailure when there is no answer that may be used
 */
export function hubFetch(options: HubOptions): HubFetch {
  const hub = new URL(hubAddress(options));
  const token = tokenOf(options);
  const limits: Limits = { ...usualLimits, ...options.limits };
  const { sleep = (ms: number) => wait(ms), now = Date.now, fileHosts = [] } = options;
  // Looked up at each request, so that what replaces the global later (a proxy, a recorder) is used.
  const send: typeof fetch = (input, init) => (options.fetch ?? fetch)(input, init);
  /** No request is sent before; a limit hit by one request holds for all. */
  let opens = 0;

  const ask = async (input: string | URL | Request, init: HubRequest = {}): Promise<Response> => {
    const first = new URL(input instanceof Request ? input.url : input);
    const request = input instanceof Request ? { ...(await plain(input)), ...init } : init;
    const method = (request.method ?? 'GET').toUpperCase();
    const deadline = now() + limits.totalTime;
    /** A change may have happened although its answer was lost: it is sent again only when the Hub says that it did nothing. */
    const harmless = method === 'GET' || method === 'HEAD';
    const resendable = !(request.body instanceof ReadableStream);
    for (let sent = 1; ; sent += 1) {
      const closed = opens - now();
      if (closed > 0) {
        if (opens > deadline) throw new HubFailure({ what: 'refused', status: 429, code: null, message: null, wait: closed });
        await sleep(closed);
      }
      const outcome = await attempt(first, request, method).catch((error: unknown) => {
        if (error instanceof HubFailure) return error;
        throw error;
      });
      if (outcome instanceof HubFailure) {
        if (!harmless || !worthAnother(outcome) || sent >= Math.min(limits.attempts, lostLimit) || now() + pause(sent) > deadline) throw outcome;
        await sleep(pause(sent));
        continue;
      }
      const { status, headers } = outcome;
      if (status === 429) opens = Math.max(opens, now() + (limitEnds(headers, now()) ?? pause(sent)));
      const until = status === 429 ? opens : now() + (retryAfter(headers, now()) ?? pause(sent));
      const again = resendable && (status === 429 || (passing(status) && harmless));
      if (!again || sent >= limits.attempts || until > deadline) return outcome;
      if (status !== 429) await sleep(until - now());
    }
  };

  const attempt = async (first: URL, init: HubRequest, givenMethod: string): Promise<Response> => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), limits.attemptTime);
    const signal = init.signal ? AbortSignal.any([init.signal, stop.signal]) : stop.signal;
    const { sizeLimit = limits.answerSize, body: givenBody, ...rest } = init;
    const lost: Lost = async (step) => {
      try {
        return await step();
      } catch (error) {
        if (init.signal?.aborted) throw error;
        throw new HubFailure(stop.signal.aborted ? { what: 'slow', seconds: limits.attemptTime / 1000 } : { what: 'unreachable', code: codeOf(error) });
      }
    };
    let url = first;
    let method = givenMethod;
    let body = givenBody ?? null;
    try {
      for (let redirects = 0; ; redirects += 1) {
        const because = refusalOf(url, hub, fileHosts) ?? (token !== null && !isHubItself(url, hub) && holds(url, token) ? 'its address holds the token' : null);
        if (because) throw new HubFailure({ what: 'elsewhere', host: url.host || url.protocol, because });
        if (redirects > limits.redirects) throw new HubFailure({ what: 'circular', redirects: limits.redirects });
        const headers = headersFor(url, init.headers, body === null);
        const response = await lost(() => send(url.href, { ...rest, method, body, signal, redirect: 'manual', headers }));
        const location = response.headers.get('location');
        if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return await whole(response, url, sizeLimit, lost);
        await lost(async () => response.body?.cancel());
        if (!URL.canParse(location, url.href)) throw new HubFailure({ what: 'unreadable' });
        url = new URL(location, url);
        if (response.status === 303 || (response.status < 303 && method === 'POST')) [method, body] = [method === 'HEAD' ? 'HEAD' : 'GET', null];
      }
    } finally {
      clearTimeout(timer);
    }
  };

  const headersFor = (url: URL, given: HubRequest['headers'], bodiless: boolean): Headers => {
    const headers = new Headers(given);
    headers.set('user-agent', `hub-compliance/${version}`);
    if (bodiless) for (const name of ['content-type', 'content-length']) headers.delete(name);
    if (!isHubItself(url, hub)) for (const name of ['authorization', 'cookie', 'x-xet-access-token']) headers.delete(name);
    else if (token !== null) headers.set('authorization', `Bearer ${token}`);
    return headers;
  };

  return ask;
}

/** Whether an address gives a text away, as it is or percent-encoded. */
const holds = (url: URL, text: string): boolean => url.href.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))).toLowerCase().includes(text.toLowerCase());

const worthAnother = ({ why }: HubFailure): boolean => why.what === 'slow' || (why.what === 'unreachable' && !settled.test(why.code ?? ''));

async function plain(request: Request): Promise<RequestInit> {
  const { method, headers, signal } = request;
  return { method, headers, signal, body: request.body === null ? null : await request.arrayBuffer() };
}

/** Takes a step over the network; what it throws is a failure of the network. */
type Lost = <T>(step: () => Promise<T>) => Promise<T>;

/** Reads an answer to its end and no further than the limit, so that time and size are bounded here and nowhere else. */
async function whole(response: Response, url: URL, limit: number, lost: Lost): Promise<Response> {
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  const announced = Number(headers.get('content-length') ?? 0);
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = announced > limit && reader ? announced : 0;
  for (let done = !reader; !done && size <= limit; ) {
    const part = await lost(() => reader!.read());
    done = part.done;
    if (part.value) chunks.push(part.value);
    size += part.value?.byteLength ?? 0;
  }
  if (size > limit) {
    await lost(async () => reader?.cancel());
    throw new HubFailure({ what: 'large', bytes: limit });
  }
  // The body is unpacked by now.
  for (const name of ['content-encoding', 'content-length']) if (reader) headers.delete(name);
  const read = new Response([204, 205, 304].includes(status) || !reader ? null : Buffer.concat(chunks), { status, statusText, headers });
  return Object.defineProperty(read, 'url', { value: url.href });
}

/** The system's code behind `TypeError: fetch failed`. */
function codeOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; depth += 1) {
    const { code, errors } = at as Error & { code?: unknown; errors?: readonly unknown[] };
    if (typeof code === 'string') return code;
    at = at.cause ?? errors?.[0];
  }
  return null;
}
