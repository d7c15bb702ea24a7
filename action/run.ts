import { readChange } from '../github/change.ts';
import { reasonOf, statusOf } from '../github/octokit.ts';
import { UserError } from '../rules/engine/user-error.ts';
import { connect } from './connect.ts';
import { readDetectedLicense, readEvent, readRepo } from './event.ts';
import { readInputs, type Inputs } from './inputs.ts';
import type { Conclusion } from '../github/summary.ts';
import type { Core } from './say.ts';

/** Exit codes of the step, as on the command line. */
const exitCodes: Readonly<Record<Conclusion, number>> = { success: 0, failure: 1, neutral: 2 };

/** One run of the Action: look, write to the pull request, say it. @returns the exit code */
export async function run(env: NodeJS.ProcessEnv): Promise<number> {
  try {
    return exitCodes[await conclude(env)];
  } catch (error) {
    unchecked(await import('@actions/core'), error);
    return exitCodes.neutral;
  }
}

async function conclude(env: NodeJS.ProcessEnv): Promise<Conclusion> {
  const inputs = readInputs(env);
  const event = readEvent(env);
  const repo = readRepo(env);
  if (inputs.fromReport !== null && event.about !== 'report') throw new UserError(`The input \`from-report\` is \`${inputs.fromReport.slice(0, 200)}\`; expected it only where the workflow is started by \`workflow_run\``);
  const workspace = env['GITHUB_WORKSPACE'] || null;
  const octokit = await connect(inputs.githubToken, env);
  // The rules are loaded while GitHub thinks.
  const changing = event.about === 'pull request' || event.about === 'group' ? readChange(octokit, repo, event.base, event.head, event.about === 'pull request' ? event.number : null) : null;
  changing?.catch(() => {});
  // Loading them keeps everything else waiting: the request goes out first, which takes a few turns of the loop.
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  if (event.about === 'report') {
    const { postReport } = await import('./post-report.ts');
    return postReport(await coreFor(inputs), octokit, repo, event, inputs, workspace ?? process.cwd());
  }
  const [{ lookAtChange, lookAtCommit }, { tell }] = await Promise.all([import('./look.ts'), import('./tell.ts')]);
  const around = { octokit, repo, workspace, today: new Date().toISOString().slice(0, 10), hubUrl: env['HF_ENDPOINT'] || undefined, detectedLicense: readDetectedLicense(env) };
  const found = event.about === 'commit' ? await lookAtCommit(event, inputs, around) : await lookAtChange(event, await changing!, inputs, around);
  return tell(await coreFor(inputs), octokit, repo, event, inputs, found, env);
}

/** The toolkit, which no secret passes. Nothing is printed before it is here. */
async function coreFor({ githubToken, hfToken }: Inputs): Promise<Core> {
  const core = await import('@actions/core');
  for (const token of [githubToken, hfToken]) if (token !== null) core.setSecret(token);
  return core;
}

/** Could not be checked: never "all fine", never "you did wrong". */
function unchecked(core: Core, error: unknown): void {
  const known = error instanceof UserError || statusOf(error) !== null;
  const rights = [401, 403, 404].includes(statusOf(error) ?? 0) ? '; expected a `github-token` that may read this repository (`contents: read`)' : '';
  const message = error instanceof UserError ? error.message : known ? `GitHub did not answer as expected: ${reasonOf(error)}${rights}` : error instanceof Error ? (error.stack ?? error.message) : String(error);
  core.error(message, { title: known ? 'Could not be checked' : 'Could not be checked, which is our fault' });
  core.setOutput('conclusion', 'neutral');
}
