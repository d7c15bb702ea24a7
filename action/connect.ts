import type { Octokit } from '../github/octokit.ts';
import { retrying } from '../github/retry.ts';

/** An Octokit for the runner's API: GITHUB_API_URL, proxies, waits. Without a token it reads what is public. */
export async function connect(token: string | null): Promise<Octokit> {
  const { GitHub } = await import('@actions/github/lib/utils');
  const octokit = new GitHub({ ...(token !== null && { auth: token }), userAgent: 'hub-compliance', log: silent });
  retrying(octokit as unknown as Parameters<typeof retrying>[0]);
  return octokit;
}

const nothing = (): void => {};
/** Octokit writes warnings to the console, where the runner would read commands in them. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
