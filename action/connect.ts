import type { Octokit } from '../github/octokit.ts';
import { retrying } from '../github/retry.ts';

/** Whether requests may have to go through a proxy. */
const proxied = (env: NodeJS.ProcessEnv): boolean => ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some((name) => env[name]);

/**
 * An Octokit for the runner's API. Without a token it reads what is public.
 * The toolkit's own one knows proxies and brings an HTTP client that takes a third of the start; it is loaded where there is one.
 */
export async function connect(token: string | null, env: NodeJS.ProcessEnv): Promise<Octokit> {
  const Octokit = proxied(env) ? (await import('@actions/github/lib/utils')).GitHub : (await import('@octokit/core')).Octokit;
  const octokit = new Octokit({ ...(token !== null && { auth: token }), baseUrl: env['GITHUB_API_URL'] || 'https://api.github.com', userAgent: 'hub-compliance', log: silent });
  retrying(octokit as unknown as Parameters<typeof retrying>[0]);
  return octokit as Octokit;
}

const nothing = (): void => {};
/** Octokit writes warnings to the console, where the runner would read commands in them. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
