import { writeFile } from 'node:fs/promises';
import pc from 'picocolors';
import { frameworks, noPaint, renderHtml, renderJson, renderJsonLine, renderMarkdown, renderSarif, renderText, rules, summarise, UserError, type Paint, type Report, type RepositoryReport } from '../rules/index.ts';
import type { Format } from './options.ts';

export interface OutputOptions {
  readonly format: Format;
  readonly output?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Colours where standard output is a terminal that wants them; `NO_COLOR` is honoured. */
export function paintFor({ color, output }: Pick<OutputOptions, 'color' | 'output'>): Paint {
  if (!color || output !== undefined || !process.stdout.isTTY || !pc.isColorSupported) return noPaint;
  const { bold, dim, red, yellow, cyan, green } = pc;
  return { bold, dim, red, yellow, cyan, green };
}

/** A repository without its notices, for whoever asked to be spared them. */
export const withoutNotices = (repository: RepositoryReport): RepositoryReport => ({ ...repository, findings: repository.findings.filter(({ severity }) => severity !== 'notice') });

/** The text says how many notices there were; every other form leaves them out altogether. */
function quieted(report: Report, { quiet, format }: OutputOptions): Report {
  if (!quiet || format === 'text') return report;
  const repositories = report.repositories.map(withoutNotices);
  return { ...report, repositories, summary: summarise(repositories) };
}

export function render(whole: Report, options: OutputOptions): string {
  const report = quieted(whole, options);
  switch (options.format) {
    case 'json':
      return renderJson(report);
    case 'jsonl':
      return report.repositories.map(renderJsonLine).join('');
    case 'markdown':
      return renderMarkdown(report, frameworks);
    case 'sarif':
      return renderSarif(report, rules);
    case 'html':
      return renderHtml(report, frameworks);
    case 'text':
      return renderText(report, paintFor(options), options.quiet);
  }
}

/** Writes to the file named, or to standard output. */
export async function put(text: string, output: string | undefined): Promise<void> {
  if (output === undefined) return void process.stdout.write(text);
  await writeFile(output, text).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`Cannot write \`${output}\`: ${error.code === 'ENOENT' ? 'its folder does not exist' : error.code === 'EISDIR' ? 'it is a directory' : error.code === 'EACCES' ? 'no permission' : error.message}`);
  });
}
