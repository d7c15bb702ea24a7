import { keyOf, renderLineComment, rules, type Finding, type RepositoryReport } from '../rules/index.ts';
import { within, type Hunks } from './diff.ts';
import { replacementOf } from './suggestion.ts';

/** Comments of one review: more than a person reads at once go to the summary, and stay clear of GitHub's secondary limits. */
export const mostComments = 20;
/** Lines that one comment may span. */
const longest = 20;

/** The changed files of a pull request, by path from the root. */
export interface ChangedTexts {
  /** Lines that can be commented on. */
  readonly hunksOf: (path: string) => Hunks;
  /** Null where the text is not known. */
  readonly textOf: (path: string) => string | null;
}

/** What one comment in a review says, and where. */
export interface LineComment {
  /** `keyOf` of its finding. */
  readonly key: string;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly body: string;
}

/**
 * The new findings that can stand on lines of the diff, the gravest first.
 */
export function lineCommentsOf(repository: RepositoryReport, files: ChangedTexts): LineComment[] {
  const comments: LineComment[] = [];
  for (const severity of ['error', 'warning', 'notice'] as const) {
    for (const finding of repository.findings) {
      if (finding.severity !== severity || finding.state !== 'new' || finding.waiver) continue;
      const comment = commentOn(finding, repository, files);
      if (comment) comments.push(comment);
    }
  }
  return comments;
}

function commentOn(finding: Finding, repository: RepositoryReport, { hunksOf, textOf }: ChangedTexts): LineComment | null {
  const rule = rules.find(({ id }) => id === finding.rule);
  if (finding.line === undefined || !rule) return null;
  const path = repository.path === '.' ? finding.file : `${repository.path}/${finding.file}`;
  const hunks = hunksOf(path);
  const edits = finding.fix?.edits ?? [];
  const text = edits.length > 0 && edits.every(({ file }) => file === finding.file) ? textOf(path) : null;
  const replacement = text === null ? null : replacementOf(text, edits);
  const key = keyOf(repository, finding);
  if (replacement && within(hunks, replacement.line, replacement.endLine)) return { key, path, line: replacement.line, endLine: replacement.endLine, body: renderLineComment(finding, rule, replacement.lines) };
  // What is missing from a card as a whole stands on its first line for want of another; only what stops the change is said there.
  if (finding.line === 1 && finding.severity !== 'error') return null;
  const endLine = Math.min(finding.endLine ?? finding.line, finding.line + longest - 1);
  const body = renderLineComment(finding, rule, null);
  if (within(hunks, finding.line, endLine)) return { key, path, line: finding.line, endLine, body };
  return within(hunks, finding.line, finding.line) ? { key, path, line: finding.line, endLine: finding.line, body } : null;
}
