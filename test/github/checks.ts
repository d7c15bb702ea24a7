/** Check runs as GitHub keeps them: annotations are appended, limits hold, an App writes its own runs only. */
import { identities, type Answer, type Call, type Route } from './server.ts';

export interface CheckRun {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  readonly app: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  externalId: string;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: any[];
  actions: { readonly label: string; readonly identifier: string }[];
  readonly startedAt: string;
  completedAt: string | null;
}

/** https://docs.github.com/en/rest/checks/runs: at most so many a request; numbers have outgrown 32 bits. */
const most = 50;
const firstId = 30_000_000_001;

const refused = (message: string): Answer => ({ status: 422, body: { message, documentation_url: 'https://docs.github.com/rest/checks/runs', status: '422' } });

export class Checks {
  readonly runs: CheckRun[] = [];
  readonly appId: number;
  #time = Date.now();

  constructor(appId: number) {
    this.appId = appId;
  }

  /** Runs at a commit, the latest first. */
  at(sha: string): CheckRun[] {
    return this.runs.filter((run) => run.sha === sha).toReversed();
  }

  /** No two runs begin at the same moment. */
  now(): string {
    this.#time += 1000;
    return new Date(this.#time).toISOString();
  }
}

function wrongIn({ output, actions }: any): string | null {
  if (output?.annotations?.length > most) return `No more than ${most} annotations`;
  if (actions?.length > 3) return 'No more than 3 actions';
  for (const { label, description, identifier } of actions ?? []) if (label.length > 20 || description.length > 40 || identifier.length > 20) return 'Action is too long';
  for (const one of output?.annotations ?? []) {
    if (one.start_column !== undefined && one.start_line !== one.end_line) return 'start_column is only for one line';
    if (!one.message || one.start_line < 1 || one.end_line < one.start_line) return 'Invalid annotation';
  }
  return (output?.summary ?? '').length > 65_535 || (output?.text ?? '').length > 65_535 ? 'Output is too long' : null;
}

function take(run: CheckRun, checks: Checks, { status, conclusion, output, actions, external_id: externalId }: any): void {
  if (status !== undefined) run.status = status;
  if (conclusion !== undefined) {
    run.conclusion = conclusion;
    run.status = 'completed';
  }
  if (run.status === 'completed') run.completedAt = checks.now();
  if (externalId !== undefined) run.externalId = externalId;
  if (actions !== undefined) run.actions = actions;
  if (output === undefined) return;
  run.title = output.title ?? run.title;
  run.summary = output.summary ?? run.summary;
  run.text = output.text ?? run.text;
  run.annotations.push(...(output.annotations ?? []));
}

const shown = (url: string, run: CheckRun): object => ({
  id: run.id, name: run.name, node_id: `CR_${run.id}`, head_sha: run.sha, external_id: run.externalId, url: `${url}/repos/acme/cards/check-runs/${run.id}`, html_url: `${url}/acme/cards/runs/${run.id}`, details_url: `${url}/acme/cards/runs/${run.id}`,
  status: run.status, conclusion: run.conclusion, started_at: run.startedAt, completed_at: run.completedAt, check_suite: { id: 5 }, app: null, pull_requests: [],
  output: { title: run.title, summary: run.summary, text: run.text, annotations_count: run.annotations.length, annotations_url: `${url}/repos/acme/cards/check-runs/${run.id}/annotations` },
});

const runOf = ({ runs }: Checks, id: string): CheckRun | undefined => runs.find((run) => run.id === Number(id));
const mine = ({ who }: Call, run: CheckRun): boolean => who !== null && identities[who].login === run.app;

export const checkRoutes = (repository: string): readonly (readonly [method: string, pattern: RegExp, route: Route])[] => {
  const at = (path: string): RegExp => new RegExp(`^/repos/${repository}${path}$`);
  return [
    ['POST', at('/check-runs'), ({ checks, history, url }, { who, body }) => {
      if (!history.has(body.head_sha)) return refused(`No commit found for SHA: ${body.head_sha}`);
      const wrong = wrongIn(body);
      if (wrong !== null) return refused(wrong);
      const run: CheckRun = { id: firstId + checks.runs.length, sha: body.head_sha, name: body.name, app: identities[who!].login, status: 'queued', conclusion: null, externalId: '', title: null, summary: null, text: null, annotations: [], actions: [], startedAt: checks.now(), completedAt: null };
      take(run, checks, body);
      checks.runs.push(run);
      return { status: 201, body: shown(url, run) };
    }],
    ['PATCH', at('/check-runs/(\\d+)'), ({ checks, url }, call, [, id]) => {
      const run = runOf(checks, id!);
      if (!run) return { status: 404, body: { message: 'Not Found' } };
      if (!mine(call, run)) return { status: 403, body: { message: 'Invalid app_id' } };
      const wrong = wrongIn(call.body);
      if (wrong !== null) return refused(wrong);
      take(run, checks, call.body);
      return { status: 200, body: shown(url, run) };
    }],
    ['GET', at('/commits/(.+)/check-runs'), ({ checks, url, branches }, { query }, [, ref]) => {
      const all = checks.at(branches.get(ref!) ?? ref!).filter((run) => [null, run.name].includes(query.get('check_name')) && [null, String(checks.appId)].includes(query.get('app_id')));
      const runs = query.get('filter') === 'all' ? all : all.filter((run, index) => all.findIndex((other) => other.name === run.name) === index);
      return { status: 200, body: { total_count: runs.length, check_runs: runs.map((run) => shown(url, run)) } };
    }],
    ['GET', at('/check-runs/(\\d+)/annotations'), ({ checks }, _, [, id]) => ({ status: 200, body: runOf(checks, id!)?.annotations ?? [] })],
  ];
};
