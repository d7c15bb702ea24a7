import { Probot, ProbotOctokit } from 'probot';
import { reasonOf, retrying, sharedThrough, statusOf, type FindShared, type Hooked, type Octokit } from '../github/index.ts';
import { UserError, version, type RawRepository } from '../rules/index.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Settings } from './settings.ts';

/** Milliseconds that a job waits within itself for one answer; for longer it goes back to the queue. */
const patience = 15_000;
/** Milliseconds for which configurations of other repositories are remembered. */
const remembered = 300_000;
/** Of how many repositories. */
const mostRemembered = 1000;

/** GitHub, as the App and as its installations. */
export interface GitHubApp {
  readonly probot: Probot;
  /** As the App itself. */
  readonly asApp: () => Promise<Octokit>;
  readonly connect: (installation: number, signal: AbortSignal | null) => Promise<Octokit>;
  /** `name[bot]`. @throws UserError where GitHub does not know the App by this number and key */
  readonly login: () => Promise<string>;
  readonly findShared: (installation: number, octokit: Octokit) => FindShared;
}

export function createGitHubApp({ appId, privateKey, webhookSecret, apiUrl }: Settings, log: Log, metrics: Metrics): GitHubApp {
  // Waiting and asking again is ours (`github/retry.ts`), the same as in the Action: bounded, and never a comment twice.
  // Probot's own options come later than defaults do: only a function has the last word.
  const Octokit = ProbotOctokit.defaults((options: object) => ({ ...options, throttle: { enabled: false }, retry: { enabled: false }, userAgent: `hub-compliance/${version}` }));
  // Probot logs whole payloads where something fails; what is worth a line is said by us.
  const probot = new Probot({ appId, privateKey, secret: webhookSecret, baseUrl: apiUrl, log: log.child({}, { level: log.level === 'trace' ? 'trace' : 'silent' }), Octokit: Octokit as typeof ProbotOctokit });

  async function connect(installation: number | undefined, signal: AbortSignal | null): Promise<Octokit> {
    const octokit = await probot.auth(installation);
    if (installation !== undefined) {
      retrying(octokit as unknown as Hooked, undefined, { patience, signal });
      metrics.watch(octokit as unknown as Parameters<Metrics['watch']>[0], installation);
    }
    return octokit as unknown as Octokit;
  }
  const asApp = (): Promise<Octokit> => connect(undefined, null);

  let slug: Promise<string> | null = null;
  async function whoWeAre(): Promise<string> {
    const { data } = await (await asApp()).request('GET /app');
    return `${data!.slug}[bot]`;
  }

  const shared = new Map<string, { readonly until: number; readonly found: ReturnType<FindShared> }>();
  return {
    probot, asApp, connect,
    login() {
      slug ??= whoWeAre().catch((error: unknown) => {
        slug = null;
        if (statusOf(error) === 401 || statusOf(error) === 404) throw new UserError(`GitHub (${apiUrl}) does not know the App ${appId} by this key (${reasonOf(error)}); expected APP_ID and PRIVATE_KEY of one App, and a clock that is right`);
        throw error;
      });
      return slug;
    },
    findShared: (installation, octokit) => (reference) => {
      const key = `${installation} ${reference.toLowerCase()}`;
      const there = shared.get(key);
      if (there && there.until > Date.now()) return there.found;
      if (shared.size >= mostRemembered) shared.clear();
      const found = sharedThrough(octokit)(reference);
      shared.set(key, { until: Date.now() + remembered, found });
      found.catch(() => shared.delete(key));
      return found;
    },
  };
}

/** What the Hub says of repositories that a card names, where a token of the Hub is set. */
export function referencesThrough({ hfToken, hubUrl }: Pick<Settings, 'hfToken' | 'hubUrl'>): (raw: RawRepository) => Promise<RawRepository> {
  if (hfToken === undefined) return async (raw) => raw;
  return async (raw) => {
    const [{ lookUpReferences }, { readFrontMatter, referencesOf }] = await Promise.all([import('../hub/index.ts'), import('../rules/index.ts')]);
    const text = raw.files.find((file) => file.path === raw.card)?.text;
    return { ...raw, related: await lookUpReferences(referencesOf({ data: text?.known ? readFrontMatter(text.value).data : {} }, raw.kind), { token: hfToken, ...(hubUrl !== undefined && { hubUrl }) }) };
  };
}
