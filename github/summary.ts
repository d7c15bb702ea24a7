import { code, fails, fileOf, frameworks, plainLine, renderReview, type Policy, type Report } from '../rules/index.ts';

/** success: nothing at or above `failOn` · failure: there is · neutral: could not be checked. */
export type Conclusion = 'success' | 'failure' | 'neutral';

/** The review of what was found, for a comment, a check run or a job's summary. @param change what states are relative to, as `this pull request` */
export const reviewOf = (report: Report, notes: readonly string[], change: string, skipped: boolean) => (onLines: ReadonlySet<string>, limit: number): string => renderReview({ report, onLines, notes, change, frameworks, skipped }, limit);

/** The same where no job has a report to keep. */
export const appReviewOf = (report: Report, notes: readonly string[], change: string) => (onLines: ReadonlySet<string>, limit: number): string => renderReview({ report, onLines, notes, change, frameworks, skipped: false, whole: 'The report of `hub-compliance check`' }, limit);

/** What is to be said of a change besides its findings, in Markdown. */
export function changeNotes(editedConfigs: readonly string[]): string[] {
  return editedConfigs.length > 0 ? [`This change edits ${editedConfigs.map(code).join(', ')}. It was judged by the configuration of its base branch, waivers included; the new one counts once it is merged.`] : [];
}

/** What could not be known because a rule of ours broke: never "all fine". */
export const brokenIn = ({ repositories }: Report): string[] => repositories.flatMap((repository) => repository.broken.map(({ rule, why }) => `${rule} broke on ${repository.target}, which is our fault: ${why}`));

/** What fails a run, in one line: which rules, and where. */
export function verdict({ repositories }: Report, { failOn }: Policy): string {
  const failing = repositories.flatMap((repository) => repository.findings.filter((one) => fails(one, failOn)).map((one) => `${one.rule} (${fileOf(repository, one)}${one.line === undefined ? '' : `:${one.line}`})`));
  const most = 10;
  return plainLine(`${failing.length} ${failing.length === 1 ? 'finding fails' : 'findings fail'} this run: ${failing.slice(0, most).join(', ')}${failing.length > most ? ` and ${failing.length - most} more` : ''}`);
}
