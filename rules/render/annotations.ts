import type { Finding, Report, RepositoryReport, Severity } from '../engine/types.ts';
import { plain, plainLine } from './escape.ts';
import { counted, fileOf } from './words.ts';

/**
 * Annotations of one kind that GitHub shows of one step; of errors one is kept for the verdict.
 * @see https://docs.github.com/en/rest/checks/runs (limits of workflow commands: 10 warnings, 10 errors, 10 notices a step)
 */
export const annotationLimits: Readonly<Record<Severity, number>> = { error: 9, warning: 10, notice: 10 };

/** One workflow annotation. Lines and columns count from 1. */
export interface Annotation {
  readonly level: Severity;
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
}

/**
 * Findings that are open and new (or all open ones, where nothing was compared), within GitHub's limits; the last one of
 * a kind counts those that did not fit.
 * @param exists whether a file is in the repository, since GitHub shows nothing for one that is not
 */
export function renderAnnotations(report: Report, exists: (file: string) => boolean): Annotation[] {
  const all = annotationsOf(report, exists);
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const here = all.filter((one) => one.level === level);
    const most = annotationLimits[level];
    if (here.length <= most) return here;
    const left = here.length - most + 1;
    return [...here.slice(0, most - 1), { level, title: 'More than GitHub shows', message: `${counted(left, `more ${level}`)} in the job summary and in the report` }];
  });
}

/** All of them, for surfaces with other limits. */
export const annotationsOf = (report: Report, exists: (file: string) => boolean): Annotation[] => report.repositories.flatMap((repository) => repository.findings.filter((one) => !one.waiver && (one.state ?? 'new') === 'new').map((finding) => annotation(repository, finding, exists)));

function annotation(repository: RepositoryReport, finding: Finding, exists: (file: string) => boolean): Annotation {
  const file = fileOf(repository, finding);
  const { line, endLine, column, endColumn } = finding;
  const help = finding.fix ? `Fix: ${finding.fix.title}` : finding.advice;
  return {
    level: finding.severity, title: finding.rule, message: `${plainLine(finding.message)}${help ? `\n${plain(help)}` : ''}`,
    ...(exists(file) && {
      file, ...(line !== undefined && { startLine: line, endLine: endLine ?? line }),
      // GitHub refuses columns on more than one line.
      ...(line !== undefined && line === (endLine ?? line) && column !== undefined && endColumn !== undefined && { startColumn: column, endColumn }),
    }),
  };
}
