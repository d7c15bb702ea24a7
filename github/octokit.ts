import type { GitHub } from '@actions/github/lib/utils';

/** What is needed of an Octokit, as the Action and the App both have one. */
export type Octokit = Pick<InstanceType<typeof GitHub>, 'request' | 'graphql'>;

export interface Repo {
  readonly owner: string;
  readonly repo: string;
}

/** Status of a failed request, or null where there was no answer. */
export function statusOf(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? error.status : null;
  return typeof status === 'number' ? status : null;
}

/** Why a request failed, in few words and without addresses. */
export function reasonOf(error: unknown): string {
  const status = statusOf(error);
  if (status === null) return codeOf(error) ?? (error instanceof Error ? error.message.slice(0, 200) : String(error));
  const message = error instanceof Error ? error.message.replace(/ - https?:\S+$/, '').slice(0, 200) : '';
  return `${status}${message ? ` ${message}` : ''}`;
}

/** The system's code behind a failed connection. */
function codeOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    at = at.cause;
  }
  return null;
}

/** GitHub will not let us, now or later: no permission, or no such thing for this token. */
export const isForbidden = (error: unknown): boolean => [401, 403, 404].includes(statusOf(error) ?? 0);

/** What GraphQL answered beside errors that are all about one field of the query; any other error is thrown on. */
export function dataBeside<T>(error: unknown, field: string): T {
  const { data, errors } = error as { data?: T | null; errors?: readonly { readonly path?: readonly unknown[] }[] };
  if (data && errors?.length && errors.every(({ path }) => path?.[0] === field)) return data;
  throw error;
}
