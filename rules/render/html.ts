import type { Answer, Finding, Report, RepositoryReport } from '../engine/types.ts';
import { pageOf } from '../home.ts';
import { html } from './escape.ts';
import { capital, counted, countsOf, disclosed, families, fileOf, kindWords, titleOf, totals, waiverTitle } from './words.ts';
import { script, style } from './html-assets.ts';
import { coveredBy, renderMatrix, statusWords, type Drawn } from './matrix.ts';

const marks: Readonly<Record<Answer['status'], readonly [sign: string, word: string]>> = {
  disclosed: ['●', 'told'], missing: ['○', 'not told'], 'not-applicable': ['–', 'does not apply'], unknown: ['?', 'could not be read'],
};

/**
 * The report as one page that needs nothing else: no network, no fonts, nothing from a card runs or loads.
 * @param frameworks those of which the coverage is drawn
 */
export function renderHtml(report: Report, frameworks: readonly Drawn[]): string {
  const { summary, repositories } = report;
  const names = counted(summary.repositories, 'repository').replace('repositorys', 'repositories');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Hub card review: ${html(totals(summary))}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Hub card review</h1>
<p class="lead">${names}: <strong>${html(totals(summary))}</strong>.</p>
<form class="filter" role="search" onsubmit="return false">
<label>Search <input type="search" id="search" placeholder="name, rule or words"></label>
<fieldset><legend>Show</legend>
${(['error', 'warning', 'notice'] as const).map((severity) => `<label><input type="checkbox" class="severity" value="${severity}" checked> ${severity}s (${summary[`${severity}s`]})</label>`).join('\n')}
<label><input type="checkbox" class="severity" value="waived"> waived (${summary.waived})</label>
</fieldset>
<label><input type="checkbox" id="only-findings"> only repositories with findings</label>
<output id="shown" aria-live="polite"></output>
</form>
</header>
<main>
${repositories.length > 1 ? overview(repositories) : ''}
${repositories.map((repository, index) => section(repository, index, frameworks)).join('\n')}
${waivers(report)}
</main>
<footer><p>${html(report.tool.name)} ${html(report.tool.version)}, facts of ${html(report.tool.factsDate)}. What a card tells is read from its text by patterns and may be wrong; the evidence beside each answer shows where. Not legal advice.</p></footer>
<script>${script}</script>
</body>
</html>
`;
}

function overview(repositories: readonly RepositoryReport[]): string {
  const columns = families.map((family) => `<th scope="col" class="narrow">${family.name}</th>`).join('');
  const rows = repositories.map((repository, index) => {
    const { errors, warnings, notices } = countsOf(repository.findings);
    const cells = families.map(({ disclosures }) => {
      const answers = Object.keys(disclosures).map((id) => repository.disclosures[id]).filter((answer) => answer && answer.status !== 'not-applicable');
      const made = answers.filter((answer) => answer!.status === 'disclosed').length;
      if (answers.length === 0) return '<td class="none">–</td>';
      const share = made / answers.length;
      return `<td class="share" style="--share:${Math.round(share * 100)}%">${made}/${answers.length}</td>`;
    });
    return `<tr data-row="${index}"><th scope="row"><a href="#r${index}">${html(titleOf(repository))}</a></th><td>${kindWords[repository.kind]}</td><td class="number error">${errors || ''}</td><td class="number warning">${warnings || ''}</td><td class="number notice">${notices || ''}</td>${cells.join('')}</tr>`;
  });
  return `<section class="overview"><h2>Overview</h2><div class="wide"><table><thead><tr><th scope="col">Repository</th><th scope="col">Kind</th><th scope="col">Errors</th><th scope="col">Warnings</th><th scope="col">Notices</th>${columns}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`;
}

function section(repository: RepositoryReport, index: number, frameworks: readonly Drawn[]): string {
  const { made, apply } = disclosed(repository.disclosures);
  const broken = repository.broken.map(({ rule, why }) => `<p class="broken">${html(rule)} broke (our fault, not the card’s): ${html(why)}</p>`).join('');
  return `<section class="repository" id="r${index}" data-index="${index}">
<h2>${html(titleOf(repository))} <small>${kindWords[repository.kind]} · ${repository.card ? html(repository.card) : 'no card'}</small></h2>
<p>${html(capital(totals(countsOf(repository.findings))))}. The card tells ${made} of the ${apply} things that apply to it.</p>
${broken}
${repository.findings.length > 0 ? `<ul class="findings">${repository.findings.map((finding) => findingItem(repository, finding)).join('\n')}</ul>` : ''}
<details${repository.findings.length === 0 ? ' open' : ''}><summary>What the card tells</summary>
<table class="told"><tbody>${families.map(({ name, disclosures }) => familyRows(repository, name, disclosures)).join('')}</tbody></table>
</details>
${coveragePart(repository, frameworks)}
${repository.skipped.length > 0 ? `<details><summary>Not looked at (${repository.skipped.length})</summary><ul>${repository.skipped.map(({ rule, why }) => `<li><code>${html(rule)}</code>: ${html(why)}</li>`).join('')}</ul></details>` : ''}
</section>`;
}

function findingItem(repository: RepositoryReport, finding: Finding): string {
  const state = finding.state === 'fixed' ? 'fixed' : finding.waiver ? 'waived' : finding.severity;
  const place = `${fileOf(repository, finding)}${finding.line === undefined ? '' : `:${finding.line}`}`;
  return `<li class="finding ${state}" data-severity="${finding.waiver ? 'waived' : finding.severity}"><span class="badge">${state}</span> <span class="message">${quoted(finding.message)}</span>
<span class="where"><a href="${html(pageOf(finding.rule))}"><code>${html(finding.rule)}</code></a> · ${html(place)}${finding.state === 'existing' ? ' · was there before' : ''}</span>
${finding.waiver ? `<p>Waived${finding.waiver.until ? ` until ${html(finding.waiver.until)}` : ''}: ${html(finding.waiver.because)}</p>` : ''}${finding.advice ? `<p>${quoted(finding.advice)}</p>` : ''}${finding.fix ? `<p>Fix: ${quoted(finding.fix.title)}</p>` : ''}${finding.resources.length > 0 ? `<p>Helpful: ${finding.resources.map(({ name, url }) => anchor(name, url)).join(', ')}</p>` : ''}</li>`;
}

function familyRows(repository: RepositoryReport, name: string, disclosures: Readonly<Record<string, string>>): string {
  const present = Object.entries(disclosures).filter(([id]) => repository.disclosures[id]);
  return present
    .map(([id, word], index) => {
      const answer = repository.disclosures[id]!;
      const [sign, said] = marks[answer.status];
      const evidence = answer.evidence.slice(0, 3).map((one) => `<li><span class="line">${html(one.file)}:${one.line}</span> <q>${html(one.text)}</q></li>`).join('');
      return `<tr class="${answer.status}">${index === 0 ? `<th scope="rowgroup" rowspan="${present.length}">${name}</th>` : ''}<td><span class="mark" title="${said}" aria-label="${said}">${sign}</span> ${html(word)}</td><td>${evidence === '' ? '' : `<ul>${evidence}</ul>`}</td></tr>`;
    })
    .join('');
}

/** The picture, and behind it where each item is told. */
function coveragePart(repository: RepositoryReport, frameworks: readonly Drawn[]): string {
  const covered = coveredBy(repository.coverage, frameworks);
  if (covered.length === 0) return '';
  const rows = covered.flatMap(({ framework, items }) => {
    const told = items.filter(({ id }) => (repository.coverage[framework.id]?.[id]?.evidence.length ?? 0) > 0);
    return told.map(({ id, title, status }, index) => {
      const evidence = repository.coverage[framework.id]![id]!.evidence.slice(0, 3).map((one) => `<li><span class="line">${html(one.file)}:${one.line}</span> <q>${html(one.text)}</q></li>`).join('');
      return `<tr class="disclosed">${index === 0 ? `<th scope="rowgroup" rowspan="${told.length}">${html(framework.title)}</th>` : ''}<td>${html(title)}<br><small>${statusWords[status]}</small></td><td><ul>${evidence}</ul></td></tr>`;
    });
  });
  return `<details open><summary>What it covers</summary><div class="wide">${renderMatrix(repository, frameworks)}</div></details>
${rows.length > 0 ? `<details><summary>Where it is told</summary><table class="told"><tbody>${rows.join('')}</tbody></table></details>` : ''}`;
}

function waivers({ unusedWaivers, expiredWaivers }: Report): string {
  if (unusedWaivers.length + expiredWaivers.length === 0) return '';
  const items = [...expiredWaivers.map((waiver) => ({ waiver, says: `ended on ${waiver.until ?? ''}` })), ...unusedWaivers.map((waiver) => ({ waiver, says: 'hid nothing' }))];
  return `<section><h2>Waivers</h2><ul>${items.map(({ waiver, says }) => `<li>${waiverTitle(waiver, (text) => `<code>${html(text)}</code>`)} ${html(says)}: ${html(waiver.because)}</li>`).join('')}</ul></section>`;
}

/** A sentence of ours: what stands in backticks becomes code. */
const quoted = (text: string): string => text.split(/(`[^`]*`)/).map((part) => (part.length > 1 && part.startsWith('`') ? `<code>${html(part.slice(1, -1))}</code>` : html(part))).join('');

const anchor = (name: string, url: string): string => (/^https:\/\/[^\s"'<>]+$/.test(url) ? `<a href="${html(url)}" rel="noreferrer">${html(name)}</a>` : html(name));
