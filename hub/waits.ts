/** Milliseconds before the second, third, … request when the Hub does not say how long to wait. */
const backoff = [500, 1000, 2000, 4000];

/**
 * Milliseconds until the Hub takes requests again, or null where it does not say.
 * `RateLimit: "api";r=0;t=55` gives seconds until the window ends; `Retry-After` seconds or a date.
 * @param now milliseconds since the epoch
 */
export function waitAsked(headers: Headers, now: number): number | null {
  const window = /(?:^|;)\s*t\s*=\s*(\d{1,9})\s*(?:;|,|$)/.exec(headers.get('ratelimit') ?? '');
  // One second more, as huggingface_hub does: `t` is rounded down.
  if (window) return (Number(window[1]) + 1) * 1000;
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
