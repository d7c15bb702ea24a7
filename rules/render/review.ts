import type { Finding, Report, RepositoryReport, Severity } from '../engine/types.ts';
import { home, pageOf } from '../home.ts';
import { advice, code, html, link, markdown, sentence } from './escape.ts';
import { table } from './markdown.ts';
import { coveredBy, type Drawn } from './matrix.ts';
import { asked, counted, disclosed, families, fileOf, kindWords, licencesRead, noLegalAdvice, silences, titleOf, waiverTitle } from './words.ts';

/** Tools of the cheatsheet that are named for one family, and the families whose tools fit one line. */
const mostTools = 3;
const inLine = 2;

/** A report with what is known about the change it belongs to. */
export interface Reviewed {
  readonly report: Report;
  /** Keys (`keyOf`) of findings that have a comment on their lines: those are counted here, not said again. */
  readonly onLines: ReadonlySet<string>;
  /** Sentences of ours about the run, in Markdown. */
  readonly notes: readonly string[];
  /** What the states of findings are relative to: `this pull request`. Empty where nothing was compared. */
  readonly change: string;
  /** Where all of it is, for what is left out for length; the job's report where absent. */
  readonly whole?: string;
  /** Frameworks whose coverage is told in a row of the table. */
  readonly frameworks: readonly Drawn[];
  /** Whether rules that had nothing to go by are listed too. */
  readonly skipped: boolean;
}

/** Tells findings of one run apart, and finds them again in the next. */
export const keyOf = (repository: RepositoryReport, finding: Finding): string => `${repository.path}:${finding.fingerprint}`;

type Tier = Severity | 'older' | 'waived';

/** One finding of one repository with its lines of Markdown. */
interface Item {
  readonly tier: Tier;
  readonly text: string;
}

/** Characters that the headings and folds of one repository take at most. */
const foldsCost = 400;
/** Notes on waivers that are shown. */
const mostNotes = 20;

/** Whole findings are kept in this order until there is no room. */
const tiers: readonly Tier[] = ['error', 'warning', 'notice', 'older', 'waived'];

/**
 * What a change made better or worse, for people: a calm table of what the card tells, what is new, and the rest folded away.
 * @param limit characters; findings beyond are left out whole, and counted
 */
export function renderReview(reviewed: Reviewed, limit: number): string {
  const { report, notes } = reviewed;
  const { repositories } = report;
  if (repositories.length === 0) return ['### Hub card review', '', `Nothing to look at: ${reviewed.change} touches no Hub card, and no file of a Hub repository.`, ...notes.map((note) => `\n${note}`), ''].join('\n');
  const single = repositories.length === 1;
  const sections = repositories.map((repository) => ({ repository, open: sectionHead(repository, reviewed, single), items: itemsOf(repository, reviewed), close: closing(repository, reviewed) }));
  const said = notes.map((note) => `${note}\n\n`).join('');
  const head = single ? '' : `### Hub card review · ${repositories.length} repositories\n\n${overall(reviewed)}\n\n${said}${overview(reviewed)}\n`;
  const foot = [...waiverNotes(report), footerOf(repositories)].join('\n');
  // What is long is left out by rank: first tables of repositories, then findings from the least to the gravest.
  let room = limit - head.length - foot.length - 200;
  const shown = sections.filter(({ open, close, repository }) => {
    const worth = single || repository.findings.some(isNew) || repository.broken.length > 0;
    const cost = open.length + close.length + foldsCost;
    if (!worth || cost > room) return false;
    room -= cost;
    return true;
  });
  const kept = new Set<Item>();
  let left = 0;
  for (const tier of tiers) {
    for (const { items } of shown) {
      for (const item of items) {
        if (item.tier !== tier) continue;
        // Nothing slighter takes the place of what did not fit.
        if (left === 0 && item.text.length + 2 <= room) {
          kept.add(item);
          room -= item.text.length + 2;
        } else left += 1;
      }
    }
  }
  const unseen = sections.filter((section) => !shown.includes(section) && section.repository.findings.some(isNew)).length;
  const parts = shown.map(({ open, items, close }) => `${open}\n${folds(items.filter((item) => kept.has(item)))}${close}`);
  if (left + unseen > 0) parts.push(`Left out here for length: ${[left > 0 && counted(left, 'finding'), unseen > 0 && `${unseen} ${unseen === 1 ? 'repository' : 'repositories'}`].filter(Boolean).join(' and ')}. ${wholeOf(reviewed)} holds all of them.\n`);
  return `${[head, ...parts, foot].filter((part) => part !== '').join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

const isOpen = (finding: Finding): boolean => !finding.waiver && finding.state !== 'fixed';
const isNew = (finding: Finding): boolean => isOpen(finding) && finding.state !== 'existing';

function sectionHead(repository: RepositoryReport, reviewed: Reviewed, single: boolean): string {
  const title = `${single ? '### Hub card review ·' : '####'} ${code(titleOf(repository))} (${kindWords[repository.kind]})`;
  const rows = [...table(repository, 'missing here'), ...coverageRow(repository, reviewed.frameworks)];
  // Where nothing is to be done, nothing is spread out.
  const matrix = single && repository.findings.some(isNew) ? rows : ['<details><summary>What the card tells</summary>', '', ...rows, '', '</details>'];
  return [title, '', headline(repository, reviewed), '', ...(single ? reviewed.notes.flatMap((note) => [note, '']) : []), ...(rows.length > 0 ? matrix : []), ''].join('\n');
}

/** `social impact of generative systems 9 of 12`, of those of which the card tells anything: the rest is asked by rules, where it is asked. */
function coverageRow({ coverage }: RepositoryReport, frameworks: readonly Drawn[]): string[] {
  const told = coveredBy(coverage, frameworks).filter((one) => one.told > 0);
  return told.length === 0 ? [] : [`| In depth | ${told.map(({ framework, told: count, apply }) => `${framework.title.charAt(0).toLowerCase()}${framework.title.slice(1)} ${count} of ${apply}`).join(', ')} | |`];
}

/** The first sentence: what there is to do, and what does not count. */
function headline(repository: RepositoryReport, { change, onLines }: Reviewed): string {
  const { made, apply } = disclosed(repository.disclosures);
  const news = repository.findings.filter(isNew);
  const older = repository.findings.filter((finding) => isOpen(finding) && finding.state === 'existing').length;
  const said = news.filter((finding) => onLines.has(keyOf(repository, finding))).length;
  const sentences: string[] = [];
  if (repository.broken.length > 0) sentences.push(`**Not all of it could be checked**, which is our fault: ${repository.broken.map(({ rule, why }) => `${code(rule)} broke (${markdown(why)})`).join('; ')}.`);
  if (news.length === 0) sentences.push(`${repository.broken.length > 0 ? 'Nothing else was found.' : '**All clear.**'} The card ${change === '' ? '' : 'now '}tells ${made} of the ${apply} things that apply to it.`);
  else {
    sentences.push(`**${asked(news)}**${change === '' ? '' : ` in what ${change} changed`}.`);
    if (said > 0) sentences.push(said === news.length ? (said === 1 ? 'The comment on the line says what.' : 'The comments on the lines say what.') : `${said} of them ${said === 1 ? 'has' : 'have'} a comment on the line.`);
    sentences.push(`The card tells ${made} of the ${apply} things that apply to it.`);
  }
  if (older > 0) sentences.push(`${counted(older, 'older finding')} ${older === 1 ? 'is' : 'are'} unchanged and ${older === 1 ? 'does' : 'do'} not block.`);
  return sentences.join(' ');
}

function overall({ report, change }: Reviewed): string {
  const news = report.repositories.flatMap((repository) => repository.findings.filter(isNew));
  return news.length === 0 ? '**All clear.**' : `**${asked(news)}**${change === '' ? '' : ` in what ${change} changed`}.`;
}

const wholeOf = ({ whole = 'The job\'s report' }: Reviewed): string => whole;

function overview(reviewed: Reviewed): string {
  const { repositories } = reviewed.report;
  const most = 100;
  const rows = repositories.slice(0, most).map((repository) => {
    const { made, apply } = disclosed(repository.disclosures);
    const count = (has: (finding: Finding) => boolean): number | string => repository.findings.filter(has).length || '–';
    return `| ${code(titleOf(repository))} | ${kindWords[repository.kind]} | ${asked(repository.findings.filter(isNew)) || '–'} | ${count((one) => isOpen(one) && one.state === 'existing')} | ${count((one) => one.state === 'fixed')} | ${made} of ${apply} |`;
  });
  return ['| | kind | new | older | fixed | tells |', '| --- | --- | --- | --: | --: | --: |', ...rows, ''].join('\n') + (repositories.length > most ? `\n${repositories.length - most} more repositories are left out here for length. ${wholeOf(reviewed)} holds all of them.\n` : '');
}

function itemsOf(repository: RepositoryReport, { onLines }: Reviewed): Item[] {
  return repository.findings.flatMap((finding): Item[] => {
    if (finding.state === 'fixed' || (isNew(finding) && onLines.has(keyOf(repository, finding)))) return [];
    const place = `${fileOf(repository, finding)}${finding.line === undefined || finding.line === 1 ? '' : `:${finding.line}`}`;
    const first = `- ${sentence(finding.message)} · [${code(finding.rule)}](${pageOf(finding.rule)}) · ${code(place)}`;
    if (finding.waiver) return [{ tier: 'waived', text: `${first}<br>Waived: ${markdown(finding.waiver.because)}${finding.waiver.until ? ` (until ${finding.waiver.until})` : ''}` }];
    if (finding.state === 'existing') return [{ tier: 'older', text: first }];
    const help = finding.fix ? `Fix: ${sentence(finding.fix.title)}` : finding.advice ? advice(finding.advice) : '';
    return [{ tier: finding.severity, text: help ? `${first}<br>${help}` : first }];
  });
}

/** Errors and warnings in the open, everything else folded away. */
function folds(items: readonly Item[]): string {
  const titles: Readonly<Record<Tier, string>> = { error: `To fix`, warning: `To improve`, notice: 'To consider', older: 'Older findings', waived: 'Waived' };
  return tiers
    .map((tier) => {
      const here = items.filter((item) => item.tier === tier).map((item) => item.text);
      if (here.length === 0) return '';
      const open = tier === 'error' || tier === 'warning';
      return open ? `**${titles[tier]}**\n\n${here.join('\n')}\n\n` : `<details><summary>${html(titles[tier])} (${here.length})</summary>\n\n${here.join('\n')}\n\n</details>\n\n`;
    })
    .join('');
}

/** What was put right, and where help is. */
function closing(repository: RepositoryReport, { change, skipped: wanted }: Reviewed): string {
  const lines: string[] = [];
  const fixed = repository.findings.filter((finding) => finding.state === 'fixed');
  if (fixed.length > 0) {
    const times = new Map<string, number>();
    for (const { rule } of fixed) times.set(rule, (times.get(rule) ?? 0) + 1);
    lines.push(`Fixed by ${change || 'this change'}: ${[...times].map(([rule, count]) => `${code(rule)}${count > 1 ? ` (${count})` : ''}`).join(', ')}.`, '');
  }
  lines.push(...helpfulLines(repository.findings.filter(isNew)));
  const skipped = wanted ? silences(repository.skipped) : [];
  if (skipped.length > 0) lines.push(`<details><summary>Not looked at (${skipped.length})</summary>`, '', ...skipped.map(({ rules, why }) => `- ${rules.map(code).join(', ')}: ${markdown(why)}`), '', '</details>', '');
  return lines.join('\n');
}

/** What helps with the gravest of each family; folded away where that is more than a line. */
function helpfulLines(news: readonly Finding[]): string[] {
  const gravest = (['error', 'warning', 'notice'] as const).flatMap((severity) => news.filter((finding) => finding.severity === severity));
  const helpful = families.flatMap(({ name, rules }) => {
    const here = gravest.filter((finding) => rules.includes(finding.rule.split('/')[0]!)).map(({ resources }) => resources);
    // The first tool of each finding before the second of any.
    const tools = new Map([0, 1, 2].flatMap((rank) => here.flatMap((resources) => resources.slice(rank, rank + 1))).map(({ name: tool, url }) => [tool, url]));
    return tools.size === 0 ? [] : [{ name: name.toLowerCase(), tools: [...tools].slice(0, mostTools).map(([tool, url]) => link(tool, url)).join(', ') }];
  });
  if (helpful.length === 0) return [];
  if (helpful.length <= inLine) return [`Helpful for ${helpful.map(({ name, tools }) => `${name}: ${tools}`).join(' · ')}`, ''];
  return [`<details><summary>Helpful for ${helpful.map(({ name }) => name).join(', ')}</summary>`, '', ...helpful.map(({ name, tools }) => `- ${name}: ${tools}`), '', '</details>', ''];
}

function waiverNotes({ expiredWaivers, unusedWaivers }: Report): string[] {
  const all = [
    ...expiredWaivers.map((waiver) => `${waiverTitle(waiver, code)} ended on ${waiver.until}: ${markdown(waiver.because)}\n`),
    ...unusedWaivers.map((waiver) => `${waiverTitle(waiver, code)} hides nothing: ${markdown(waiver.because)}\n`),
  ].filter((note) => note.length < 2000);
  return all.length <= mostNotes ? all : [...all.slice(0, mostNotes), `${all.length - mostNotes} more waivers have ended or hide nothing.\n`];
}

const footerOf = (repositories: readonly RepositoryReport[]): string => `<sub>[How to waive a finding with a reason](${home}#configure-and-waive) · what a card tells is read by patterns and may be wrong: the lines show where${licencesRead(repositories) ? ` · ${noLegalAdvice.replace('What', 'what')}` : ''}</sub>`;
