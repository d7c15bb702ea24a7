import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { editedConfigs, readChange, reviewOf, textsOf, type Conclusion, type Octokit, type Repo } from '../github/index.ts';
import { readUntrustedReport, UserError } from '../rules/index.ts';
import type { Event } from './event.ts';
import type { Inputs } from './inputs.ts';
import { notesOf } from './notes.ts';
import { postReview } from './review.ts';
import { setOutputs, type Core } from './say.ts';

/**
 * The second of two stages: posts what a job without rights found out about a pull request from a fork. The report is
 * hostile until it has been held against its schema; which pull request and which commit it is about is asked of GitHub.
 */
export async function postReport(core: Core, octokit: Octokit, repo: Repo, event: Extract<Event, { about: 'report' }>, inputs: Inputs, workspace: string): Promise<Conclusion> {
  if (inputs.fromReport === null) throw new UserError('The workflow was started by `workflow_run`; expected the input `from-report`');
  const report = readUntrustedReport(await read(path.resolve(workspace, inputs.fromReport)), inputs.fromReport);
  const pull = await pullOf(octokit, repo, event);
  if (pull === null) {
    core.info('No open pull request has this commit for its head: there is nothing to comment');
    core.setOutput('conclusion', 'success');
    return 'success';
  }
  const change = await readChange(octokit, repo, pull.base, event.head, pull.number);
  // A report about files that are not in the pull request is not about it.
  const there = new Set(change.headEntries.map((entry) => entry.path));
  const stray = report.repositories.flatMap((one) => (one.card === null ? [] : [one.path === '.' ? one.card : `${one.path}/${one.card}`])).find((card) => !there.has(card));
  if (stray !== undefined) throw new UserError(`The report is about \`${stray.slice(0, 200)}\`, which this pull request does not have; expected a report of the commit ${event.head.slice(0, 7)}`);
  const texts = textsOf(octokit, repo);
  const fixed = [...new Set(report.repositories.flatMap((one) => one.findings.filter((finding) => finding.fix && finding.state === 'new').map((finding) => (one.path === '.' ? finding.file : `${one.path}/${finding.file}`))))].filter((file) => there.has(file));
  await texts.fetch(fixed.map((file) => ({ commit: event.head, path: file, size: null })));
  const known = new Map(await Promise.all(fixed.map(async (file) => [file, await texts.read(event.head, file)] as const)));
  const notes = notesOf({ editedConfigs: editedConfigs(change, [], inputs.config), drift: null });
  const summary = reviewOf(report, notes, 'this pull request', false);
  const posted = await postReview(core, octokit, {
    pull: { ...repo, number: pull.number }, head: event.head, path: inputs.path, comment: inputs.comment, report, change, notes, summary,
    textOf: (file) => {
      const text = known.get(file);
      return text?.known ? text.value : null;
    },
  });
  setOutputs(core, report, 'success', null, summary(posted?.onLines ?? new Set(), 65_000));
  return 'success';
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`Cannot read the report \`${file}\`: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`);
  });
}

/** The open pull request whose head is the commit that was checked. */
async function pullOf(octokit: Octokit, { owner, repo }: Repo, { head, headOwner, headBranch, headRepository }: Extract<Event, { about: 'report' }>): Promise<{ readonly number: number; readonly base: string } | null> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/pulls', { owner, repo, state: 'open', head: `${headOwner}:${headBranch}`, per_page: 100 });
  const pull = data.find((one) => one.head.sha === head && one.head.repo?.full_name === headRepository);
  return pull ? { number: pull.number, base: pull.base.sha } : null;
}
