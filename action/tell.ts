import { brokenIn, reviewOf, textIn, verdict, type Conclusion, type Octokit, type Repo } from '../github/index.ts';
import { plainLine } from '../rules/index.ts';
import type { Event } from './event.ts';
import type { Inputs } from './inputs.ts';
import type { Found } from './look.ts';
import { driftNote, notesOf } from './notes.ts';
import { postReview } from './review.ts';
import { annotate, placesOf, setOutputs, writeFiles, writeSummary, type Core } from './say.ts';

/** Says what was found in every place there is: files, pull request, annotations, job summary, outputs. @returns the verdict */
export async function tell(core: Core, octokit: Octokit, repo: Repo, event: Exclude<Event, { about: 'report' }>, inputs: Inputs, found: Found, env: NodeJS.ProcessEnv): Promise<Conclusion> {
  const { report, drift } = found;
  const about = { 'pull request': 'this pull request', group: 'this merge', commit: '' }[event.about];
  const notes = notesOf(found);
  const places = placesOf(inputs, env['RUNNER_TEMP'] || process.cwd(), env['GITHUB_WORKSPACE'] || process.cwd());
  await writeFiles(report, places);
  let commentBody = '';
  if (event.about === 'pull request') {
    const summary = reviewOf(report, notes, about, false);
    const posted = await postReview(core, octokit, { pull: { ...repo, number: event.number }, head: event.head, path: inputs.path, comment: inputs.comment, report, change: found.change!, notes, summary, textOf: (file) => textIn(found, file) });
    commentBody = summary(posted?.onLines ?? new Set(), 65_000);
  }
  annotate(core, found);
  await writeSummary(core, (limit) => reviewOf(report, notes, about, true)(new Set(), limit), env['GITHUB_STEP_SUMMARY']);
  const conclusion = conclude(found);
  setOutputs(core, report, conclusion, places, commentBody);
  for (const hint of found.hints) core.info(hint);
  if (drift?.state === 'differs') core.error(plainLine(driftNote(drift)), { title: 'The card on the Hub differs' });
  if (report.failed) core.error(verdict(report, found.policy), { title: 'Hub card review' });
  if (conclusion === 'neutral') core.error(plainLine(unknown(found).join('; ')), { title: 'Could not be checked' });
  return conclusion;
}

function conclude(found: Found): Conclusion {
  if (found.report.failed || (found.drift?.state === 'differs' && found.policy.failOn !== 'never')) return 'failure';
  return unknown(found).length > 0 ? 'neutral' : 'success';
}

/** What could not be known, which is never "all fine". */
const unknown = ({ report, drift }: Found): string[] => [
  ...brokenIn(report),
  ...(drift?.state === 'unknown' ? [`the card could not be compared with the Hub's: ${drift.here || drift.there}`] : []),
];

