import { annotateRun, commitFixes, explained, explainedAll, fixesOf, isFixOf, isForbidden, organisationConfig, organisationConfigOf, readChange, readRuns, readSituation, readSummaries, reasonOf, startRun, statusOf, textLimit, type InspectedChange, type Octokit, type Origin, type Repo, type Run, type Situation } from '../github/index.ts';
import { code, sentence } from '../rules/index.ts';
import { forkNote, lookAt } from './check-pull.ts';
import type { Ask } from './job.ts';
import type { World } from './world.ts';

/** Times that fixes are made anew because the branch went on meanwhile. */
const tries = 3;
/** Characters of an answer in a comment. */
const commentLength = 20_000;

/** Does what a person asked for by a button or a comment. Whoever may not write to the repository is not answered. */
export async function answer(ask: Ask, world: World): Promise<void> {
  if (!(await mayWrite(ask, world))) return;
  const place = ask.comment === null ? await atButton(ask, world) : await inComment(ask, ask.comment, world);
  if (place === null) return;
  switch (ask.ask) {
    case 'recheck': await recheck(ask, place, world); break;
    case 'explain': await explain(ask, place, world); break;
    case 'fix': await fix(ask, place, world); break;
  }
  await place.done();
}

async function mayWrite({ owner, repo, by }: Ask, { octokit }: World): Promise<boolean> {
  try {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', { owner, repo, username: by.login });
    return data.permission === 'admin' || data.permission === 'write';
  } catch (error) {
    // No collaborator, or no such person any more.
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

/** Where a person asked, and how to answer there. */
interface Place {
  readonly origin: Origin;
  /** Commit that is meant; null for the pull request's head, wherever it is. */
  readonly head: string | null;
  /** Tells the person something. */
  readonly say: (text: string) => Promise<void>;
  /** The button's run. */
  readonly run: (Run & { readonly summary: string }) | null;
  readonly done: () => Promise<void>;
}

/** Words that are added to a run's title once its button was pressed: they tell a second delivery of the same press. */
const answered = ' · answered';

async function atButton({ owner, repo, head, run: pressed }: Ask, { octokit, appId }: World): Promise<Place | null> {
  const runs = head === null ? [] : await readRuns(octokit, { owner, repo }, head, appId);
  const run = runs.find(({ id }) => id === pressed) ?? runs[0];
  if (!run?.origin) return null;
  return {
    origin: run.origin, head, run, done: async () => {},
    say: (text) => annotateRun(octokit, { owner, repo }, run.id, { title: `${run.title}${answered}`, summary: `${text}\n\n${run.summary}`.slice(0, textLimit) }, ['recheck']),
  };
}

/** A comment is acknowledged by a reaction, and by another once it is done; of one that was done nothing is done again. */
async function inComment({ owner, repo, number, cause }: Ask, comment: number, { octokit, appId, login }: World): Promise<Place | null> {
  const me = await login();
  const pull = { owner, repo, number: number! };
  if (await isDone(octokit, pull, comment, me)) return null;
  const situation = await readSituation(octokit, pull, appId);
  if (situation === null) return null;
  // In a locked conversation what was asked for is done without a word.
  const { locked } = situation;
  const react = async (content: 'eyes' | '+1'): Promise<number | null> => (locked ? null : (await octokit.request('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', { owner, repo, comment_id: comment, content })).status);
  // A reaction that was there already: an earlier try did not come to its end.
  const again = (await react('eyes')) === 200;
  const marker = `<!-- hub-compliance answer=${cause} -->`;
  return {
    origin: { about: 'pull', number: pull.number, base: situation.baseBranch }, head: null, run: null,
    async say(text) {
      if (locked || (again && (await readSummaries(octokit, pull, marker, me)).length > 0)) return;
      await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { owner, repo, issue_number: pull.number, body: `${marker}\n${text}` });
    },
    done: async () => void (await react('+1')),
  };
}

async function isDone(octokit: Octokit, { owner, repo }: Repo, comment: number, login: string): Promise<boolean> {
  try {
    const { data: thumbs } = await octokit.request('GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', { owner, repo, comment_id: comment, content: '+1', per_page: 100 });
    return thumbs.some(({ user }) => user?.login === login);
  } catch (error) {
    // Deleted since: whoever wrote it wants nothing any more.
    if (statusOf(error) === 404) return true;
    throw error;
  }
}

/** A new run at the commit, which the job that looks again will end. */
async function recheck({ owner, repo, installation, cause }: Ask, { origin, head }: Place, { octokit, appId, add }: World): Promise<void> {
  let commit = head;
  if (origin.about === 'pull') {
    const situation = await readSituation(octokit, { owner, repo, number: origin.number }, appId);
    if (situation === null) return;
    // On an earlier commit nothing is decided any more; the head has, or gets, a verdict of its own.
    commit = head === null || head === situation.head ? situation.head : null;
  }
  if (commit !== null) {
    const runs = await readRuns(octokit, { owner, repo }, commit, appId);
    if (!runs.some((run) => run.cause === cause)) await startRun(octokit, { owner, repo }, commit, origin, cause, 'queued');
  }
  if (origin.about === 'pull') await add({ what: 'pull', installation, owner, repo, number: origin.number }, cause);
  else await add({ what: origin.about, installation, owner, repo, head: commit!, ref: origin.ref, before: origin.before }, cause);
}

async function explain({ owner, repo, rule }: Ask, place: Place, world: World): Promise<void> {
  const { run, say, origin, head } = place;
  if (rule !== null) return say(explained(rule));
  // Asked for at this run before.
  if (run !== null && run.text !== '') return;
  const found = await changeAt(world, owner, repo, origin, head);
  if (found === null) return;
  const text = 'why' in found ? `The cards could not be checked: ${sentence(found.why)}.` : explainedAll(found.inspected.report, run === null ? commentLength : textLimit);
  if (run === null) await say(text);
  else await annotateRun(world.octokit, { owner, repo }, run.id, { title: run.title, summary: run.summary, text }, null);
}

type Looked = { readonly situation: Situation | null } & ({ readonly inspected: InspectedChange } | { readonly why: string });

/** What a run, or a pull request as it is now, is about, inspected. */
async function changeAt(world: World, owner: string, repo: string, origin: Origin, head: string | null): Promise<Looked | null> {
  const { octokit, appId } = world;
  if (origin.about === 'pull') {
    const situation = await readSituation(octokit, { owner, repo, number: origin.number }, appId);
    if (situation === null) return null;
    const change = await readChange(octokit, { owner, repo }, situation.base, head ?? situation.head, head === null || head === situation.head ? origin.number : null);
    return { situation, ...(await lookAt(world, { owner, repo }, change, situation.base, async () => organisationConfig(owner, situation.defaults), situation.detectedLicense)) };
  }
  if (head === null || origin.before === null) return null;
  const change = await readChange(octokit, { owner, repo }, origin.before, head, null);
  return { situation: null, ...(await lookAt(world, { owner, repo }, change, origin.about === 'group' ? origin.before : head, () => organisationConfigOf(octokit, owner))) };
}

/** Commits the certain fixes of what is new onto the pull request's branch, as it is now. */
async function fix({ owner, repo, installation, by, cause }: Ask, { origin, head, run, say }: Place, world: World): Promise<void> {
  if (origin.about !== 'pull' || run?.title.endsWith(answered)) return;
  const again = (): Promise<void> => world.add({ what: 'pull', installation, owner, repo, number: origin.number }, cause);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const found = await changeAt(world, owner, repo, origin, null);
    if (found === null || found.situation === null) return;
    const { branch, fork, head: now } = found.situation;
    if (head !== null && head !== now) {
      if (await isFixOf(world.octokit, { owner, repo, head, by }, now)) await say(`Fixes were committed to ${code(branch)} as ${now}.`);
      else await say(`The branch has gone on since: nothing was committed. The fixes for it are offered at ${now}.`);
      return again();
    }
    if (fork) return say(forkNote);
    if ('why' in found) return say(`The cards could not be checked: ${sentence(found.why)}.`);
    const fixes = fixesOf(found.inspected, world.today);
    if (fixes.files.size === 0) return say(`At ${now} there is nothing that can be put right without knowing more than the card says.`);
    try {
      const commit = await commitFixes(world.octokit, { owner, repo, branch, head: now, by }, fixes);
      if (commit !== null) {
        if (run !== null) await say(`${fixes.made.length === 1 ? 'One fix was' : `${fixes.made.length} fixes were`} committed to ${code(branch)} as ${commit}.`);
        return again();
      }
    } catch (error) {
      if (!isForbidden(error) && statusOf(error) !== 409 && statusOf(error) !== 422) throw error;
      world.log.warn({ err: error, owner, repo, number: origin.number }, 'Fixes could not be committed');
      return say(`The fixes could not be committed to ${code(branch)}: ${sentence(reasonOf(error))}. The App needs \`contents: write\` and a branch that it may push to.`);
    }
  }
  await say('The branch went on each time that fixes were made for it: nothing was committed. Ask again once it rests.');
  return again();
}
