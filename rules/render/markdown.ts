import type { Answer, Finding, Report, RepositoryReport, Severity } from '../engine/types.ts';
import { pageOf } from '../home.ts';
import { coveredBy, type Drawn, inWords, renderMatrix, statusWords } from './matrix.ts';
import { advice, code, html, link, markdown, sentence } from './escape.ts';
import { capital, counted, countsOf, disclosed, families, fileOf, kindWords, licencesRead, linesOf, noLegalAdvice, silences, titleOf, totals, waiverTitle } from './words.ts';

const headings: Readonly<Record<Severity, string>> = { error: 'To fix', warning: 'To improve', notice: 'To consider' };

/**
 * The report as GitHub-flavoured Markdown: for a job summary, an issue, a file. Whole findings are left out at `limit` characters, and counted.
 * @param frameworks those of which the coverage is drawn
 */
export function renderMarkdown(report: Report, frameworks: readonly Drawn[], limit = 1_000_000): string {
  const parts = report.repositories.map((repository) => repositoryPart(repository) + coveragePart(repository, frameworks));
  const closing = [
    ...report.expiredWaivers.map((waiver) => `- ${waiverTitle(waiver, code)} ended on ${waiver.until}: ${markdown(waiver.because)}`),
    ...report.unusedWaivers.map((waiver) => `- ${waiverTitle(waiver, code)} hid nothing: ${markdown(waiver.because)}`),
  ];
  const tail = `${closing.length > 0 ? `\n#### Waivers\n\n${closing.join('\n')}\n` : ''}${licencesRead(report.repositories) ? `\n${noLegalAdvice}.\n` : ''}`;
  if (report.repositories.length > 1) parts.unshift(overview(report));
  let text = '';
  let left = 0;
  for (const part of parts) {
    if (text.length + part.length + tail.length > limit - 200) left += 1;
    else text += `${part}\n`;
  }
  if (left > 0) text += `\n${counted(left, 'part')} of this report left out: it would be longer than ${limit} characters.\n`;
  return text + tail;
}

function overview(report: Report): string {
  const rows = report.repositories.map((repository) => {
    const { made, apply } = disclosed(repository.disclosures);
    const { errors, warnings, notices } = countsOf(repository.findings);
    return `| ${markdown(titleOf(repository))} | ${kindWords[repository.kind]} | ${errors} | ${warnings} | ${notices} | ${made} of ${apply} |`;
  });
  return `### ${counted(report.summary.repositories, 'Hub repository').replace('repositorys', 'repositories')}: ${totals(report.summary)}\n\n| | kind | errors | warnings | notices | tells |\n| --- | --- | --: | --: | --: | --: |\n${rows.join('\n')}\n`;
}

function repositoryPart(repository: RepositoryReport): string {
  const counts = countsOf(repository.findings);
  const { made, apply } = disclosed(repository.disclosures);
  const open = repository.findings.filter((finding) => !finding.waiver && finding.state !== 'fixed' && finding.state !== 'existing');
  const lines = [`### Hub card review · ${markdown(titleOf(repository))} (${kindWords[repository.kind]})`, ''];
  lines.push(`**${capital(totals(counts))}.** The card tells ${made} of the ${apply} things that apply to it.`, '', ...table(repository), '');
  for (const severity of ['error', 'warning', 'notice'] as const) {
    const here = open.filter((finding) => finding.severity === severity);
    if (here.length === 0) continue;
    const items = here.flatMap((finding) => item(repository, finding));
    if (severity === 'notice') lines.push(`<details><summary>${headings[severity]} (${here.length})</summary>`, '', ...items, '', '</details>', '');
    else lines.push(`#### ${headings[severity]} (${here.length})`, '', ...items, '');
  }
  folded(lines, 'There before, unchanged', repository.findings.filter((finding) => finding.state === 'existing' && !finding.waiver), (finding) => item(repository, finding));
  folded(lines, 'Waived', repository.findings.filter((finding) => finding.waiver && finding.state !== 'fixed'), (finding) => [`- ${code(finding.rule)} ${sentence(finding.message)}: ${markdown(finding.waiver!.because)}${finding.waiver!.until ? ` (until ${finding.waiver!.until})` : ''}`]);
  folded(lines, 'Not looked at', silences(repository.skipped), ({ rules, why }) => [`- ${rules.map(code).join(', ')}: ${markdown(why)}`]);
  const fixed = repository.findings.filter((finding) => finding.state === 'fixed');
  if (fixed.length > 0) lines.push(`Fixed: ${[...new Set(fixed.map((finding) => finding.rule))].map((rule) => `${code(rule)} (${fixed.filter((finding) => finding.rule === rule).length})`).join(', ')}.`, '');
  for (const { rule, why } of repository.broken) lines.push(`${code(rule)} broke (our fault, not the card's): ${markdown(why)}`, '');
  return lines.join('\n');
}

/** The picture, and the same in words for where pictures within a text are not shown, as on GitHub. */
function coveragePart(repository: RepositoryReport, frameworks: readonly Drawn[]): string {
  const covered = coveredBy(repository.coverage, frameworks);
  if (covered.length === 0) return '';
  const picture = `<img alt="${html(`What the card covers. ${inWords(covered)}`)}" width="760" src="data:image/svg+xml;base64,${Buffer.from(renderMatrix(repository, frameworks)).toString('base64')}">`;
  const rows = covered.map(({ framework, items, told, apply }) => {
    const list = (statuses: readonly string[]): string => items.filter(({ status }) => statuses.includes(status)).map(({ title, status }) => `${markdown(title)}${status === 'declined-with-reason' ? ` (${statusWords[status]})` : ''}`).join(', ') || '–';
    return `| ${markdown(framework.title)} | ${told} of ${apply} | ${list(['reported-with-number', 'reported', 'declined-with-reason'])} | ${told === 0 ? 'all of it' : list(['silent'])} |`;
  });
  return `\n#### What it covers\n\n${picture}\n\n<details><summary>The same in words</summary>\n\n| | | told | silent |\n| --- | --: | --- | --- |\n${rows.join('\n')}\n\n</details>\n`;
}

function folded<T>(lines: string[], title: string, items: readonly T[], show: (item: T) => readonly string[]): void {
  if (items.length > 0) lines.push(`<details><summary>${title} (${items.length})</summary>`, '', ...items.flatMap(show), '', '</details>', '');
}

/** What the card tells, by family, beside what it does not. */
export function table(repository: RepositoryReport, silence = 'not told'): string[] {
  const rows: string[] = [];
  for (const { name, disclosures } of families) {
    const told: string[] = [];
    const silent: string[] = [];
    for (const [id, word] of Object.entries(disclosures)) {
      const answer = repository.disclosures[id];
      if (answer?.status === 'disclosed') told.push(`${word} ${valueOf(answer)}(${linesOf(answer)})`);
      else if (answer?.status === 'missing') silent.push(word);
    }
    if (told.length + silent.length > 0) rows.push(`| ${name} | ${told.join(', ') || '–'} | ${silent.join(', ') || '–'} |`);
  }
  return rows.length === 0 ? [] : [`| | what the card tells | ${silence} |`, '| --- | --- | --- |', ...rows];
}

/** The value itself, where the proof is a short value of front matter. */
function valueOf({ evidence }: Answer): string {
  const value = /^[a-z][a-z0-9_]*: +["']?([\w./+ -]{1,40}?)["']?$/.exec(evidence[0]?.text ?? '')?.[1];
  return value === undefined ? '' : `${code(value.replace(/^- /, '').replaceAll(' - ', ', '))} `;
}

function item(repository: RepositoryReport, finding: Finding): string[] {
  const place = `${fileOf(repository, finding)}${finding.line === undefined ? '' : `:${finding.line}`}`;
  const lines = [`- ${sentence(finding.message)} · [${code(finding.rule)}](${pageOf(finding.rule)}) · ${code(place)}`];
  if (finding.advice) lines.push(`  ${advice(finding.advice)}`);
  if (finding.fix) lines.push(`  Fix: ${sentence(finding.fix.title)}`);
  if (finding.resources.length > 0) lines.push(`  Helpful: ${finding.resources.map(({ name, url }) => link(name, url)).join(', ')}`);
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}  ` : line));
}
