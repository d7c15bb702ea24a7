import { lineCommentsOf, post, reasonOf, statusOf, type Octokit, type Posted, type Repo } from '../github/index.ts';
import { code, keyOf, markdown, plainLine, UserError } from '../rules/index.ts';
import { connect } from './connect.ts';
import { readEvent, readRepo, type Event } from './event.ts';
import { readInputs, type Inputs } from './inputs.ts';
import { look, type Found } from './look.ts';
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
    const found = await look(event, inputs, { octokit, repo, workspace, today: new Date().toISOString().slice(0, 10), hubUrl: env['HF_ENDPOINT'] || undefined });
    return await tell(core, octokit, repo, event, inputs, found, env);
  } catch (error) {
    return unchecked(core, error);
  }
}

async function tell(core: Core, octokit: Octokit, repo: Repo, event: Event, inputs: Inputs, found: Found, env: NodeJS.ProcessEnv): Promise<number> {
  const about = event.about === 'pull request' ? 'this pull request' : event.about === 'group' ? 'this merge' : '';
  const notes = notesOf(found);
  const review = reviewOf(found, notes, about);
  const places = placesOf(inputs, env['RUNNER_TEMP'] || process.cwd(), env['GITHUB_WORKSPACE'] || process.cwd());
  await writeFiles(found.report, places);
  const posted = event.about === 'pull request' && inputs.comment !== 'off' ? await postReview(core, octokit, repo, event, inputs, found, notes, review) : null;
  annotate(core, found);
  await writeSummary(core, (limit) => review(new Set(), limit), env['GITHUB_STEP_SUMMARY']);
  const conclusion = conclude(found);
  setOutputs(core, found, conclusion, places, event.about === 'pull request' ? review(posted?.onLines ?? new Set(), 65_000) : '');
  for (const hint of found.hints) core.info(hint);
  if (found.drift?.state === 'differs') core.error(plainLine(driftNote(found) ?? ''), { title: 'The card on the Hub differs' });
  if (conclusion === 'failure' && found.report.failed) core.error(verdict(found), { title: 'Hub card review' });
  if (conclusion === 'neutral') core.error(plainLine(broken(found).join('; ')), { title: 'Could not be checked' });
  return exitCodes[conclusion];
}

/** Whatever happens here, the verdict stands. */
async function postReview(core: Core, octokit: Octokit, repo: Repo, event: Extract<Event, { about: 'pull request' }>, inputs: Inputs, found: Found, notes: readonly string[], review: ReturnType<typeof reviewOf>): Promise<Posted | null> {
  const { repositories } = found.report;
  const open = repositories.flatMap((repository) => repository.findings.filter((one) => one.state === 'new' && !one.waiver).map((finding) => keyOf(repository, finding)));
  const hunks = new Map(found.change?.files.map((file) => [file.path, file.hunks]));
  try {
    const posted = await post(octokit, { ...repo, number: event.number }, {
      path: inputs.path, head: event.head, open: new Set(open),
      comments: inputs.comment === 'review' ? repositories.flatMap((repository, index) => lineCommentsOf(repository, found.read[index]!, (file) => hunks.get(file) ?? [])) : [],
      worthSaying: open.length > 0 || notes.length > 0 || repositories.some((repository) => repository.broken.length > 0),
      summary: review,
    });
    if (posted.outdated) core.info('The pull request has a newer commit: the run for that one comments');
    for (const failure of posted.failures) core.warning(`A part of the review could not be posted: ${plainLine(reasonOf(failure))}`);
    return posted;
  } catch (error) {
    if (statusOf(error) === 403 || statusOf(error) === 404) core.info('The token may not write to this pull request (a fork, or `pull-requests: write` is missing): findings are in the annotations and in the job summary');
    else core.warning(`The review could not be posted: ${plainLine(reasonOf(error))}`);
    return null;
  }
}

function conclude(found: Found): Conclusion {
  if (found.report.failed || (found.drift?.state === 'differs' && found.policy.failOn !== 'never')) return 'failure';
  return broken(found).length > 0 ? 'neutral' : 'success';
}

const broken = ({ report, drift }: Found): string[] => [
  ...report.repositories.flatMap((repository) => repository.broken.map(({ rule, why }) => `${rule} broke on ${repository.target}, which is our fault: ${why}`)),
  ...(drift?.state === 'unknown' ? [`the card could not be compared with the Hub's: ${drift.here || drift.there}`] : []),
];

function notesOf(found: Found): string[] {
  const drift = driftNote(found);
  return [
    ...(found.editedConfigs.length > 0 ? [`This pull request edits ${found.editedConfigs.map(code).join(', ')}. It was judged by the configuration of its base branch, waivers included; the new one counts once it is merged.`] : []),
    ...(drift === null ? [] : [drift]),
  ];
}

function driftNote({ drift }: Found): string | null {
  if (drift === null) return null;
  const { hubName, state, line, here, there } = drift;
  switch (state) {
    case 'same': return `The card of ${code(hubName)} on the Hub is the same.`;
    case 'behind': return `The card of ${code(hubName)} on the Hub is the one from before this push.`;
    case 'differs': return `The card of ${code(hubName)} on the Hub differs, first in line ${line}: ${there === '' ? 'nothing' : code(there.slice(0, 200))} there, ${here === '' ? 'nothing' : code(here.slice(0, 200))} here. Someone edited it on the Hub, or it was not published yet.`;
    case 'unknown': return `The card could not be compared with the one of ${code(hubName)} on the Hub: ${markdown(here || there)}.`;
  }
}

/** Could not be checked: never "all fine", never "you did wrong". */
function unchecked(core: Core, error: unknown): number {
  const known = error instanceof UserError || statusOf(error) !== null;
  const message = error instanceof UserError ? error.message : known ? `GitHub did not answer as expected: ${reasonOf(error)}` : error instanceof Error ? (error.stack ?? error.message) : String(error);
  core.error(message, { title: known ? 'Could not be checked' : 'Could not be checked, which is our fault' });
  core.setOutput('conclusion', 'neutral');
  return exitCodes.neutral;
}
