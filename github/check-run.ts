import { annotationsOf, asked, type Finding, type Report } from '../rules/index.ts';
import type { Octokit, Repo } from './octokit.ts';
import type { Conclusion } from './summary.ts';

/** Name of our check, which branch protection requires. */
export const checkName = 'hub-compliance';

/** @see https://docs.github.com/en/rest/checks/runs */
const annotationsARequest = 50;
export const textLimit = 65_535;
/** Annotations of one run: beyond, the summary counts them. */
export const mostAnnotations = 200;

/** What a run of ours is about. It stands in the run's `external_id`, so that whoever asks to run it again need not say. */
export type Origin =
  | { readonly about: 'pull'; readonly number: number; /** Branch that it was judged against. */ readonly base: string }
  | { readonly about: 'group' | 'commit'; readonly ref: string; readonly before: string | null };

/** A check run of ours. */
export interface Run {
  readonly id: number;
  readonly completed: boolean;
  readonly title: string;
  readonly text: string;
  /** Annotations that it has already. */
  readonly annotations: number;
  /** Null for a run that an earlier version made, or of which we know nothing. */
  readonly origin: Origin | null;
  /** Who asked for it; null for one that came by itself. */
  readonly cause: string | null;
}

// Names of branches hold no spaces.
export function externalIdOf(origin: Origin, cause: string | null): string {
  const about = origin.about === 'pull' ? `pull=${origin.number} base=${origin.base}` : `${origin.about}=${origin.ref}${origin.before === null ? '' : ` before=${origin.before}`}`;
  return cause === null ? about : `${about} cause=${cause}`;
}

export function readExternalId(text: string | null | undefined): Pick<Run, 'origin' | 'cause'> {
  const said = new Map((text ?? '').split(' ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const));
  const [number, base, cause] = [Number(said.get('pull')), said.get('base'), said.get('cause') ?? null];
  if (Number.isSafeInteger(number) && number > 0 && base) return { origin: { about: 'pull', number, base }, cause };
  for (const about of ['group', 'commit'] as const) {
    const ref = said.get(about);
    if (ref) return { origin: { about, ref, before: said.get('before') ?? null }, cause };
  }
  return { origin: null, cause };
}

/** What a person can do at a run. Labels have at most 20 characters, descriptions 40, and there are at most three. */
const actions = {
  fix: { label: 'Apply fixes', description: 'Commit the certain ones to this branch', identifier: 'fix' },
  recheck: { label: 'Recheck', description: 'Look at this commit again', identifier: 'recheck' },
  explain: { label: 'Explain', description: 'Why each finding matters, what to do', identifier: 'explain' },
} as const;
export type Action = keyof typeof actions;

export interface Outcome {
  readonly conclusion: Conclusion;
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  readonly annotations: readonly RunAnnotation[];
  readonly actions: readonly Action[];
}

export interface RunAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

const levels = { error: 'failure', warning: 'warning', notice: 'notice' } as const;

/** New findings where they stand, the gravest first. @param exists whether a file is at the head: GitHub shows nothing for one that is not */
export function runAnnotations(report: Report, exists: (file: string) => boolean): RunAnnotation[] {
  const all = annotationsOf(report, exists).filter((one) => one.file !== undefined);
  return (['error', 'warning', 'notice'] as const)
    .flatMap((level) => all.filter((one) => one.level === level))
    .slice(0, mostAnnotations)
    .map(({ level, title, message, file, startLine = 1, endLine = startLine, startColumn, endColumn }) => ({
      path: file!, start_line: startLine, end_line: endLine, annotation_level: levels[level], title, message,
      ...(startColumn !== undefined && endColumn !== undefined && { start_column: startColumn, end_column: endColumn }),
    }));
}

/** The run's own line, as the list of checks shows it. */
export function titleOf(report: Report): string {
  const isNew = (finding: Finding): boolean => !finding.waiver && finding.state === 'new';
  return asked(report.repositories.flatMap(({ findings }) => findings.filter(isNew))) || (report.repositories.length === 0 ? 'No Hub card changed' : 'All clear');
}

/** Begins a run at a commit. @returns its id */
export async function startRun(octokit: Octokit, { owner, repo }: Repo, head: string, origin: Origin, cause: string | null, status: 'queued' | 'in_progress' = 'in_progress'): Promise<number> {
  const { data } = await octokit.request('POST /repos/{owner}/{repo}/check-runs', { owner, repo, name: checkName, head_sha: head, status, external_id: externalIdOf(origin, cause) });
  return Number(data.id);
}

/** Ends a run with its verdict. GitHub appends annotations: those that it has already, from a try that was cut off, are not sent again. */
export async function completeRun(octokit: Octokit, { owner, repo }: Repo, { id, annotations: had }: Pick<Run, 'id' | 'annotations'>, { conclusion, title, summary, annotations, actions: offered }: Outcome): Promise<void> {
  const output = { title, summary };
  let rest = annotations.slice(had);
  for (; rest.length > annotationsARequest; rest = rest.slice(annotationsARequest)) {
    await octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { owner, repo, check_run_id: id, status: 'in_progress', output: { ...output, annotations: rest.slice(0, annotationsARequest) } });
  }
  await octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
    owner, repo, check_run_id: id, status: 'completed', conclusion, actions: offered.map((one) => actions[one]),
    output: { ...output, ...(rest.length > 0 && { annotations: rest }) },
  });
}

/** A run whose verdict nobody waits for any more. @param summary says why */
export async function supersedeRun(octokit: Octokit, { owner, repo }: Repo, id: number, summary: string): Promise<void> {
  await octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
    owner, repo, check_run_id: id, status: 'completed', conclusion: 'neutral',
    output: { title: 'Superseded', summary },
  });
}

/** Adds words to a completed run; its verdict stays. */
export async function annotateRun(octokit: Octokit, { owner, repo }: Repo, id: number, output: { readonly title: string; readonly summary: string; readonly text?: string }, offered: readonly Action[] | null): Promise<void> {
  await octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { owner, repo, check_run_id: id, output, ...(offered && { actions: offered.map((one) => actions[one]) }) });
}

/** Runs of ours at a commit, the latest first. */
export async function readRuns(octokit: Octokit, { owner, repo }: Repo, commit: string, appId: number): Promise<(Run & { readonly summary: string })[]> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { owner, repo, ref: commit, check_name: checkName, app_id: appId, filter: 'all', per_page: 100 });
  return data.check_runs
    .map(({ id, status, output, external_id: external }) => ({ id: Number(id), completed: status === 'completed', title: output.title ?? '', summary: output.summary ?? '', text: output.text ?? '', annotations: output.annotations_count, ...readExternalId(external) }))
    .sort((a, b) => b.id - a.id);
}
