import { isForbidden, reasonOf, readUndecided, type Octokit } from '../github/index.ts';
import type { CatchUp, Job } from './job.ts';
import type { Log } from './log.ts';
import type { World } from './world.ts';

/** Days after its last change that a pull request is looked for. */
const days = 7;
/** Milliseconds after its last change in which the event itself is most likely on its way, or being worked on. */
export const onItsWay = 60_000;
/** Open pull requests of a repository that are looked through, the latest first. */
const mostPulls = 500;
/** Installations of one round, by the hundred. */
const mostPages = 100;
const pageSize = 100;
/** Repositories of an installation in one round, by the hundred: its limit is 5,000 calls an hour, and those of a round are not to take more than a part of it. */
const pagesARound = 3;

/** Queues the open pull requests of a repository whose head has no verdict of ours, so that a lost webhook loses nothing. */
export async function catchUp({ installation, owner, repo, since, until }: CatchUp, { octokit, appId, add, cardless, log }: World, delivery: string): Promise<void> {
  let found: Awaited<ReturnType<typeof readUndecided>>;
  try {
    found = await readUndecided(octokit, { owner, repo }, appId, { since, until }, mostPulls);
  } catch (error) {
    // Removed, renamed, or taken from us since.
    if (!isForbidden(error)) throw error;
    log.info({ owner, repo, why: reasonOf(error) }, 'A repository could not be caught up with');
    return;
  }
  for (const { number, head } of found) if (!cardless.has(head)) await add({ what: 'pull', installation, owner, repo, number }, delivery);
}

/**
 * One round over all that the App is installed on.
 * @param app the API as the App itself
 * @param connect the API as an installation
 * @param next page of its repositories that is due for each installation, kept from round to round
 * @param settled milliseconds since the last change of what is looked at: none at the start, when nothing can be on its way
 */
export async function round(app: Octokit, connect: (installation: number) => Promise<Octokit>, add: (job: Job, delivery: string) => Promise<void>, log: Log, next: Map<number, number>, settled: number, stopped: AbortSignal): Promise<void> {
  const until = second(Date.now() - settled);
  const delivery = `catch-up-${new Date().toISOString()}`;
  for (let page = 1; page <= mostPages && !stopped.aborted; page += 1) {
    const { data: installations } = await app.request('GET /app/installations', { per_page: pageSize, page });
    for (const { id, created_at: created, suspended_at: suspended } of installations) {
      if (stopped.aborted) return;
      if (suspended) continue;
      try {
        // What was open before the App came is not spoken to until somebody touches it.
        const week = second(Date.now() - days * 86_400_000);
        const since = second(Date.parse(created));
        await ofInstallation(await connect(id), id, { since: since > week ? since : week, until }, add, delivery, next, stopped);
      } catch (error) {
        log.warn({ err: error, installation: id }, 'An installation could not be caught up with');
      }
    }
    if (installations.length < pageSize) return;
  }
}

async function ofInstallation(octokit: Octokit, installation: number, between: Pick<CatchUp, 'since' | 'until'>, add: (job: Job, delivery: string) => Promise<void>, delivery: string, next: Map<number, number>, stopped: AbortSignal): Promise<void> {
  const first = next.get(installation) ?? 1;
  for (let page = first; page < first + pagesARound && !stopped.aborted; page += 1) {
    const { data } = await octokit.request('GET /installation/repositories', { per_page: pageSize, page });
    for (const { name, owner, archived, disabled, open_issues_count: open } of data.repositories) {
      // Pull requests count as issues.
      if (!archived && !disabled && open !== 0) await add({ what: 'catch-up', installation, owner: owner.login, repo: name, ...between }, delivery);
    }
    // The next round goes on where this one ends.
    next.set(installation, data.repositories.length < pageSize ? 1 : page + 1);
    if (data.repositories.length < pageSize) return;
  }
}

/** As GitHub writes times. */
const second = (time: number): string => new Date(time).toISOString().replace(/\.\d+/, '');
