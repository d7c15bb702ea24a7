/** Milliseconds before the second, third, … request when the Hub does not say how long to wait. */
const backoff = [500, 1000, 2000, 4000];

/**
 * Milliseconds until a limited Hub takes requests again, or null where it does not say:
 * `RateLimit: "api";r=0;t=55` gives seconds until the window ends, `Retry-After` seconds or a date.
 * @param now milliseconds since the epoch
 */
export function limitEnds(headers: Headers, now: number): number | null {
  // One item for each limit; one with requests remaining is not the one that was hit.
  const windows = (headers.get('ratelimit') ?? '').split(',').filter((item) => !/;\s*r\s*=\s*[1-9]/.test(item)).map((item) => /;\s*t\s*=\s*(\d{1,9})\s*(?:;|$)/.exec(item)?.[1]).filter((seconds) => seconds !== undefined);
  // One second more, as huggingface_hub does: `t` is rounded down.
  return windows.length > 0 ? (Math.max(...windows.map(Number)) + 1) * 1000 : retryAfter(headers, now);
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date, or null. */
export function retryAfter(headers: Headers, now: number): number | null {
  const after = headers.get('retry-after')?.trim();
  if (!after) return null;
  if (/^\d{1,9}$/.test(after)) return Number(after) * 1000;
  const date = Date.parse(after);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** Milliseconds before the next request after `sent` of them came to nothing. */
export const pause = (sent: number): number => backoff[Math.min(sent, backoff.length) - 1] ?? 0;

/** A server that is unwell for a moment; 501 and 505 stay as they are. */
export const passing = (status: number): boolean => status === 500 || (status >= 502 && status <= 504) || (status >= 520 && status <= 524);
