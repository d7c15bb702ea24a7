import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Conclusion } from '../github/index.ts';
import { renderAnnotations, renderBadge, renderJson, renderSarif, rules, type Report } from '../rules/index.ts';
import type { Found } from './look.ts';

export type Core = typeof import('@actions/core');

/** Bytes of a step's summary. @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits */
export const summaryLimit = 1024 * 1024;

export interface Places {
  readonly report: string;
  readonly sarif: string;
  readonly badge: string;
}

/** @param temporary folder for what the inputs name no file for; @param root from which named files count */
export function placesOf({ reportFile, sarifFile }: { readonly reportFile: string | null; readonly sarifFile: string | null }, temporary: string, root: string): Places {
  const own = path.join(temporary, 'hub-compliance');
  return { report: reportFile === null ? path.join(own, 'report.json') : path.resolve(root, reportFile), sarif: sarifFile === null ? path.join(own, 'results.sarif') : path.resolve(root, sarifFile), badge: path.join(own, 'badge.json') };
}

export async function writeFiles(report: Report, places: Places): Promise<void> {
  // Code scanning takes every result for an alert: what is fixed is none.
  const open: Report = { ...report, repositories: report.repositories.map((repository) => ({ ...repository, findings: repository.findings.filter(({ state }) => state !== 'fixed') })) };
  const texts = { report: renderJson(report), sarif: renderSarif(open, rules), badge: renderBadge(report) };
  for (const [name, file] of Object.entries(places) as [keyof Places, string][]) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, texts[name]);
  }
}

/** The job's summary: the review with everything said, within GitHub's limit. */
export async function writeSummary(core: Core, text: (limit: number) => string, file: string | undefined): Promise<void> {
  if (!file) return;
  let limit = summaryLimit;
  let summary = text(limit);
  // The limit is in bytes, the renderer's in characters.
  for (let bytes = Buffer.byteLength(summary); bytes > summaryLimit; bytes = Buffer.byteLength(summary)) {
    limit = Math.floor(limit * Math.min(0.95, summaryLimit / bytes));
    summary = text(limit);
  }
  await core.summary.addRaw(summary).write();
}

export function annotate(core: Core, { report, read }: Found): void {
  const files = new Set(read.flatMap((raw) => raw.files.map((file) => (raw.path === '.' ? file.path : `${raw.path}/${file.path}`))));
  for (const { level, message, ...properties } of renderAnnotations(report, (file) => files.has(file))) core[level](message, properties);
}

/** Outputs that later steps read. */
export function setOutputs(core: Core, report: Report, conclusion: Conclusion, places: Places | null, commentBody: string): void {
  const { errors, warnings, notices } = report.summary;
  const fresh = report.repositories.flatMap(({ findings }) => findings.filter((finding) => !finding.waiver && (finding.state ?? 'new') === 'new'));
  const outputs = { conclusion, errors, warnings, notices, 'new-findings': fresh.length, ...places, 'comment-body': commentBody };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}
