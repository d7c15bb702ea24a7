import { isForbidden, reasonOf, readUndecided, type Octokit } from '../github/index.ts';
import type { CatchUp, Job } from './job.ts';
import type { Log } from './log.ts';
import type { World } from './world.ts';

/** Days after its last change that a pull request is looked for. */
const days = 7;
/** Milliseconds after its last change in which the event itself is most likely on its way. */
const onItsWay = 60_000;
/** Open pull requests of a repository that are looked through, the latest first. */
const mostPulls = 500;
/** Repositories and installations of one round. */
const mostPages = 100;
const pageSize = 100;
/** Queues the open pull requests of a repository whose head has no verdict of ours, so that a lost webhook loses nothing. */
export async function catchUp({ installation, owner, repo, since }: CatchUp, { octokit, appId, add, cardless, log }: World, delivery: string): Promise<void> {
  let found: Awaited<ReturnType<typeof readUndecided>>;
  try {
    found = await readUndecided(octokit, { owner, repo }, appId, { since, until: new Date(Date.now() - onItsWay).toISOString().replace(/\.\d+/, '') }, mostPulls);
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
 */
export async function round(app: Octokit, connect: (installation: number) => Promise<Octokit>, add: (job: Job, delivery: string) => Promise<void>, log: Log, stopped: AbortSignal): Promise<void> {
  const delivery = `catch-up-${new Date().toISOString()}`;
  for (let page = 1; page <= mostPages && !stopped.aborted; page += 1) {
    const { data: installations } = await app.request('GET /app/installations', { per_page: pageSize, page });
    for (const { id, created_at: created, suspended_at: suspended } of installations) {
      if (stopped.aborted) return;
      if (suspended !== null) continue;
      try {
        // What was open before the App came is not spoken to until somebody touches it.
        const week = new Date(Date.now() - days * 86_400_000).toISOString();
        const since = new Date(created).toISOString();
        await ofInstallation(await connect(id), id, since > week ? since : week, add, delivery, stopped);
      } catch (error) {
        log.warn({ err: error, installation: id }, 'An installation could not be caught up with');
      }
    }
    if (installations.length < pageSize) return;
  }
}

async function ofInstallation(octokit: Octokit, installation: number, since: string, add: (job: Job, delivery: string) => Promise<void>, delivery: string, stopped: AbortSignal): Promise<void> {
  for (let page = 1; page <= mostPages && !stopped.aborted; page += 1) {
    const { data } = await octokit.request('GET /installation/repositories', { per_page: pageSize, page });
    for (const { name, owner, archived, disabled } of data.repositories) if (!archived && !disabled) await add({ what: 'catch-up', installation, owner: owner.login, repo: name, since }, delivery);
    if (data.repositories.length < pageSize) return;
  }
}
