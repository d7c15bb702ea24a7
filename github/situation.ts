import { checkName, readExternalId } from './check-run.ts';
import type { Known } from '../rules/index.ts';
import type { PullRequest } from './conversation.ts';
import { dataBeside, type Octokit, type Repo } from './octokit.ts';
import { organisationFile } from './policy.ts';

/** Commits before the head whose unfinished runs are looked for. */
const latestCommits = 10;

/** A pull request as it stands when a job starts. */
export interface Situation {
  readonly number: number;
  readonly head: string;
  /** Branch of the head, and where it is. */
  readonly branch: string;
  readonly fork: boolean;
  /** Commit that the base branch has now. */
  readonly base: string;
  readonly baseBranch: string;
  /** Whether its conversation is locked: an App may write nothing in it then. @see https://github.com/probot/stale/issues/25 */
  readonly locked: boolean;
  /** What of ours runs or was decided at the head. */
  readonly verdict: Verdict;
  /** The organisation's configuration; null where there is none that we may read. */
  readonly defaults: Known<string> | null;
  /** SPDX id of the licence that GitHub detected in the repository; null where it detected none. */
  readonly detectedLicense: string | null;
  /** Earlier commits with runs of ours that were never finished. */
  readonly unfinished: readonly string[];
}

/** `running`: a run waits for its end, ours or that of a process which is gone. */
export type Verdict = 'none' | 'running' | 'decided';

interface Node {
  readonly number: number;
  readonly state: string;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  /** Null where the branch is gone. */
  readonly baseRef: { readonly target: { readonly oid: string } | null } | null;
  readonly isCrossRepository: boolean;
  readonly locked: boolean;
  readonly updatedAt: string;
  readonly commits: { readonly nodes: readonly { readonly commit: Commit }[] };
}

interface Commit {
  readonly oid: string;
  readonly checkSuites: { readonly nodes: readonly { readonly checkRuns: { readonly nodes: readonly CheckRun[] } }[] } | null;
}

interface CheckRun {
  readonly status: string;
  readonly externalId: string | null;
  readonly startedAt: string | null;
}

const fields = (commits: number): string => `number state headRefName headRefOid baseRefName baseRefOid baseRef { target { oid } } isCrossRepository locked updatedAt
      commits(last: ${commits}) { nodes { commit { oid checkSuites(first: 5, filterBy: { appId: $app, checkName: "${checkName}" }) { nodes {
        checkRuns(first: 50, filterBy: { checkName: "${checkName}", checkType: ALL }) { nodes { status externalId startedAt } }
      } } } } }`;

export const situationQuery = `query Situation($owner: String!, $name: String!, $number: Int!, $app: Int!) {
  repository(owner: $owner, name: $name) {
    licenseInfo { spdxId }
    pullRequest(number: $number) {
      ${fields(latestCommits)}
    }
  }
  defaults: repository(owner: $owner, name: ".github") { object(expression: "HEAD:${organisationFile}") { ... on Blob { text } } }
}`;

interface Answer {
  readonly repository: { readonly licenseInfo: { readonly spdxId: string | null } | null; readonly pullRequest: Node | null } | null;
  readonly defaults: { readonly object: { readonly text?: string | null } | null } | null;
}

/** Reads a pull request and what of ours was decided on it, with one query. @returns null where it is not open */
export async function readSituation(octokit: Octokit, { owner, repo, number }: PullRequest, appId: number): Promise<Situation | null> {
  let answer: Answer;
  try {
    answer = await octokit.graphql<Answer>(situationQuery, { owner, name: repo, number, app: appId });
  } catch (error) {
    // Many owners have no such repository.
    answer = dataBeside<Answer>(error, 'defaults');
  }
  const pull = answer.repository?.pullRequest;
  if (pull?.state !== 'OPEN') return null;
  const text = answer.defaults?.object?.text;
  return { ...situationOf(pull), detectedLicense: detected(answer.repository?.licenseInfo?.spdxId), defaults: text === undefined ? null : text === null ? { known: false, why: 'it is no text' } : { known: true, value: text } };
}

/** GitHub's words for a licence that it does not know. */
const detected = (spdxId: string | null | undefined): string | null => (spdxId && spdxId !== 'NOASSERTION' && spdxId !== 'NONE' ? spdxId : null);

// Numbers of check runs have outgrown GraphQL's `Int`: REST is asked for them where one is to be changed.
function situationOf({ number, headRefName, headRefOid, baseRefName, baseRefOid, baseRef, isCrossRepository, locked, commits }: Node): Omit<Situation, 'defaults' | 'detectedLicense'> {
  const all = commits.nodes.map(({ commit }) => ({ oid: commit.oid, runs: runsOf(commit, number) }));
  const running = (runs: readonly Ran[]): boolean => runs.some(({ completed }) => !completed);
  const runs = all.find(({ oid }) => oid === headRefOid)?.runs ?? [];
  return {
    number, head: headRefOid, branch: headRefName, fork: isCrossRepository, locked,
    // `baseRefOid` is the branch as it was when the pull request was made or last changed: https://github.com/github/rest-api-description/issues/5978
    base: baseRef?.target?.oid ?? baseRefOid, baseBranch: baseRefName,
    // A verdict counts against the branch that it was made for.
    verdict: running(runs) ? 'running' : runs[0]?.base === baseRefName ? 'decided' : 'none',
    unfinished: all.filter((commit) => commit.oid !== headRefOid && running(commit.runs)).map(({ oid }) => oid),
  };
}

interface Ran {
  readonly completed: boolean;
  readonly base: string;
}

/** Runs for this pull request, the latest first: another one may have the same commit. */
function runsOf({ checkSuites }: Commit, number: number): Ran[] {
  return (checkSuites?.nodes ?? [])
    .flatMap(({ checkRuns }) => checkRuns.nodes)
    .sort((a, b) => ((b.startedAt ?? '') < (a.startedAt ?? '') ? -1 : 1))
    .flatMap(({ status, externalId }) => {
      const { origin } = readExternalId(externalId);
      return origin?.about === 'pull' && origin.number === number ? [{ completed: status === 'COMPLETED', base: origin.base }] : [];
    });
}

const openQuery = `query Open($owner: String!, $name: String!, $after: String, $app: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: OPEN, first: 50, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
      ${fields(1)}
      }
    }
  }
}`;

/** Numbers and heads of open pull requests without a verdict of ours, the latest first. @param times ISO times of the last change between which it has to be: what is older is left alone, what is newer is most likely being looked at @param most that are read */
export async function readUndecided(octokit: Octokit, { owner, repo }: Repo, appId: number, { since, until }: { readonly since: string; readonly until: string }, most: number): Promise<{ readonly number: number; readonly head: string }[]> {
  const found: { number: number; head: string }[] = [];
  let after: string | null = null;
  for (let read = 0; read < most; ) {
    const answer: Open = await octokit.graphql<Open>(openQuery, { owner, name: repo, after, app: appId });
    if (answer.repository === null) break;
    const { nodes, pageInfo }: OpenPage = answer.repository.pullRequests;
    const recent = nodes.filter(({ updatedAt }) => updatedAt >= since);
    found.push(...recent.filter(({ updatedAt }) => updatedAt <= until).map(situationOf).filter(({ verdict }) => verdict !== 'decided').map(({ number, head }) => ({ number, head })));
    read += nodes.length;
    if (!pageInfo.hasNextPage || recent.length < nodes.length || nodes.length === 0) break;
    after = pageInfo.endCursor;
  }
  return found;
}

interface Open {
  readonly repository: { readonly pullRequests: OpenPage } | null;
}

interface OpenPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Node[];
}
