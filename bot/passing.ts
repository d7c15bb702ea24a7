import { pauseAfter, statusOf } from '../github/index.ts';

/** Milliseconds to wait before trying again, 0 where nobody says how long, null for what will not pass by itself. */
export function passing(error: unknown): number | null {
  const status = statusOf(error);
  const headers = (error as { response?: { headers?: Record<string, unknown> } }).response?.headers ?? {};
  if (status === 429 || (status === 403 && (/secondary rate limit|abuse detection/i.test(String((error as Error).message)) || headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'))) return pauseAfter(error, 1, true, Date.now()) ?? 0;
  if (status !== null) return status >= 500 || status === 401 || status === 409 ? 0 : null;
  // GraphQL answers with 200 and errors in it.
  const types = ((error as { errors?: { type?: string }[] }).errors ?? []).map(({ type }) => type);
  if (types.includes('RATE_LIMITED')) return 60_000;
  if (types.length > 0) return types.every((type) => type === 'NOT_FOUND' || type === 'FORBIDDEN') ? null : 0;
  // `ERR_…` is Node's word for a mistake in a program.
  const networks = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError' || ('code' in error && !String(error.code).startsWith('ERR_')) || error.cause !== undefined);
  return networks ? 0 : null;
}
