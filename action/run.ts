import { reasonOf, statusOf, type Octokit, type Repo } from '../github/index.ts';
import { plainLine, UserError } from '../rules/index.ts';
import { connect } from './connect.ts';
import { readEvent, readRepo, type Event } from './event.ts';
import { readInputs, type Inputs } from './inputs.ts';
import { look, type Found } from './look.ts';
import { driftNote, notesOf } from './notes.ts';
import { postReport } from './post-report.ts';
import { postReview } from './review.ts';
import { annotate, placesOf, reviewOf, setOutputs, verdict, writeFiles, writeSummary, type Conclusion, type Core } from './say.ts';

/** Exit codes of the step, as on the command line. */
const exitCodes: Readonly<Record<Conclusion, number>> = { success: 0, failure: 1, neutral: 2 };

/** One run of the Action: look, write to the pull request, say it. @returns the exit code */
export async function run(env: NodeJS.ProcessEnv): Promise<number> {
  const core = await import('@actions/core');
  try {
    const inputs = readInputs(env);
    const event = readEvent(env);
    const repo = readRepo(env);
    if (inputs.githubToken !== null) core.setSecret(inputs.githubToken);
    if (inputs.hfToken !== null) core.setSecret(inputs.hfToken);
    const octokit = await connect(inputs.githubToken);
    const workspace = env['GITHUB_WORKSPACE'] || null;
    if (event.about === 'report') {
      const posted = await postReport(core, octokit, repo, event, inputs, workspace ?? process.cwd());
      if (posted) setOutputs(core, posted.report, 'success', null, posted.body);
      return exitCodes.success;
    }
    if (inputs.fromReport !== null) throw new UserError(`The input \`from-report\` is \`${inputs.fromReport.slice(0, 200)}\`; expected it only where the workflow is started by \`workflow_run\``);
    const found = await look(event, inputs, { octokit, repo, workspace, today: new Date().toISOString().slice(0, 10), hubUrl: env['HF_ENDPOINT'] || undefined });
    return await tell(core, octokit, repo, event, inputs, found, env);
  } catch (error) {
    return unchecked(core, error);
  }
}

async function tell(core: Core, octokit: Octokit, repo: Repo, event: Exclude<Event, { about: 'report' }>, inputs: Inputs, found: Found, env: NodeJS.ProcessEnv): Promise<number> {
  const { report, drift } = found;
  const about = { 'pull request': 'this pull request', group: 'this merge', commit: '' }[event.about];
  const notes = notesOf(found);
  const places = placesOf(inputs, env['RUNNER_TEMP'] || process.cwd(), env['GITHUB_WORKSPACE'] || process.cwd());
  await writeFiles(report, places);
  let commentBody = '';
  if (event.about === 'pull request') {
    const summary = reviewOf(found, notes, about, false);
    const posted = await postReview(core, octokit, { pull: { ...repo, number: event.number }, head: event.head, path: inputs.path, comment: inputs.comment, report, change: found.change!, notes, summary, textOf: (file) => textIn(found, file) });
    commentBody = summary(posted?.onLines ?? new Set(), 65_000);
  }
  annotate(core, found);
  await writeSummary(core, (limit) => reviewOf(found, notes, about, true)(new Set(), limit), env['GITHUB_STEP_SUMMARY']);
  const conclusion = conclude(found);
  setOutputs(core, report, conclusion, places, commentBody);
  for (const hint of found.hints) core.info(hint);
  if (drift?.state === 'differs') core.error(plainLine(driftNote(drift)), { title: 'The card on the Hub differs' });
  if (report.failed) core.error(verdict(found), { title: 'Hub card review' });
  if (conclusion === 'neutral') core.error(plainLine(unknown(found).join('; ')), { title: 'Could not be checked' });
  return exitCodes[conclusion];
}

function textIn({ read }: Found, file: string): string | null {
  for (const raw of read) {
    const text = raw.files.find((one) => (raw.path === '.' ? one.path : `${raw.path}/${one.path}`) === file)?.text;
    if (text?.known) return text.value;
  }
  return null;
}

function conclude(found: Found): Conclusion {
  if (found.report.failed || (found.drift?.state === 'differs' && found.policy.failOn !== 'never')) return 'failure';
  return unknown(found).length > 0 ? 'neutral' : 'success';
}

/** What could not be known, which is never "all fine". */
const unknown = ({ report, drift }: Found): string[] => [
  ...report.repositories.flatMap((repository) => repository.broken.map(({ rule, why }) => `${rule} broke on ${repository.target}, which is our fault: ${why}`)),
  ...(drift?.state === 'unknown' ? [`the card could not be compared with the Hub's: ${drift.here || drift.there}`] : []),
];

/** Could not be checked: never "all fine", never "you did wrong". */
function unchecked(core: Core, error: unknown): number {
  const known = error instanceof UserError || statusOf(error) !== null;
  const rights = [401, 403, 404].includes(statusOf(error) ?? 0) ? '; expected a `github-token` that may read this repository (`contents: read`)' : '';
  const message = error instanceof UserError ? error.message : known ? `GitHub did not answer as expected: ${reasonOf(error)}${rights}` : error instanceof Error ? (error.stack ?? error.message) : String(error);
  core.error(message, { title: known ? 'Could not be checked' : 'Could not be checked, which is our fault' });
  core.setOutput('conclusion', 'neutral');
  return exitCodes.neutral;
}
