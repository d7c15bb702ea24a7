import type { Finding, Report, RepositoryReport } from '../engine/types.ts';
import { plainLine } from './escape.ts';
import { counted, countsOf, disclosed, families, fileOf, kindWords, licencesRead, linesOf, noLegalAdvice, silences, titleOf, totals, waiverTitle } from './words.ts';

/** Colours of a terminal; every one takes and gives text. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly green: (text: string) => string;
}

const same = (text: string): string => text;
export const noPaint: Paint = { bold: same, dim: same, red: same, yellow: same, cyan: same, green: same };

/** The report for a terminal. `quiet` leaves out notices, what is disclosed, and repositories with nothing to mend. */
export function renderText(report: Report, paint: Paint = noPaint, quiet = false): string {
  const lines: string[] = [];
  for (const repository of report.repositories) lines.push(...repositoryLines(repository, paint, quiet));
  for (const waiver of report.expiredWaivers) lines.push(paint.yellow(`${waiverTitle(waiver, plainLine)} ended on ${waiver.until}: ${plainLine(waiver.because)}`));
  for (const waiver of report.unusedWaivers) lines.push(paint.dim(`${waiverTitle(waiver, plainLine)} hid nothing: ${plainLine(waiver.because)}`));
  if (licencesRead(report.repositories)) lines.push(paint.dim(`${noLegalAdvice}.`));
  const { summary } = report;
  const where = summary.repositories === 1 ? '' : ` in ${counted(summary.repositories, 'repository').replace('repositorys', 'repositories')}`;
  lines.push(paint.bold(`${totals(summary)}${where}`));
  return `${lines.join('\n')}\n`;
}

function repositoryLines(repository: RepositoryReport, paint: Paint, quiet: boolean): string[] {
  const findings = repository.findings.filter((finding) => !(quiet && (finding.severity === 'notice' || finding.waiver || finding.state === 'fixed')));
  if (quiet && findings.length === 0 && repository.broken.length === 0) return [];
  const { made, apply } = disclosed(repository.disclosures);
  const lines = [`${paint.bold(plainLine(titleOf(repository)))} ${paint.dim(`(${kindWords[repository.kind]}, ${repository.card ? plainLine(repository.card) : 'no card'}): ${totals(countsOf(repository.findings))}; tells ${made} of ${apply}`)}`];
  for (const finding of findings) lines.push(...findingLines(repository, finding, paint));
  for (const { rule, why } of repository.broken) lines.push(`  ${paint.red('broken')}   ${rule}: ${plainLine(why)} (our fault, not the card's)`);
  if (!quiet) {
    for (const { name, disclosures } of families) {
      const told: string[] = [];
      const silent: string[] = [];
      for (const [id, word] of Object.entries(disclosures)) {
        const answer = repository.disclosures[id];
        if (answer?.status === 'disclosed') told.push(`${word} ${paint.dim(`(${linesOf(answer)})`)}`);
        else if (answer?.status === 'missing') silent.push(word);
      }
      if (told.length > 0) lines.push(`  ${paint.green('tells')}    ${name}: ${told.join(', ')}`);
      if (silent.length > 0) lines.push(`  ${paint.dim(`silent   ${name}: ${silent.join(', ')}`)}`);
    }
    for (const { rules, why } of silences(repository.skipped)) lines.push(`  ${paint.dim(`skipped  ${rules.join(', ')}: ${plainLine(why)}`)}`);
  }
  return [...lines, ''];
}

function findingLines(repository: RepositoryReport, finding: Finding, paint: Paint): string[] {
  const colour = finding.waiver || finding.state === 'fixed' ? paint.dim : { error: paint.red, warning: paint.yellow, notice: paint.cyan }[finding.severity];
  const place = `${plainLine(fileOf(repository, finding))}${finding.line === undefined ? '' : `:${finding.line}:${finding.column}`}`;
  const state = finding.state === 'fixed' ? 'fixed' : finding.waiver ? 'waived' : finding.severity;
  const lines = [`  ${colour(state.padEnd(8))} ${place}  ${plainLine(finding.message)}  ${paint.dim(finding.rule)}${finding.state === 'existing' ? paint.dim(' (was there before)') : ''}`];
  if (finding.waiver) lines.push(paint.dim(`           waived${finding.waiver.until ? ` until ${finding.waiver.until}` : ''}: ${plainLine(finding.waiver.because)}`));
  else if (finding.state !== 'fixed' && finding.fix) lines.push(paint.dim(`           fix: ${plainLine(finding.fix.title)} (hub-compliance fix)`));
  if (!finding.waiver && finding.state !== 'fixed' && finding.advice) lines.push(paint.dim(`           ${plainLine(finding.advice)}`));
  return lines;
}
