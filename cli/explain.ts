import { disclosures, pageOf, plainLine, rules, UserError, type Disclosure, type Rule } from '../rules/index.ts';
import { paintFor } from './output.ts';
import { closest } from './closest.ts';

/** `hub-compliance explain`: a rule's page, or a disclosure's, in the terminal. */
export function explain(id: string, { color }: { readonly color: boolean }): number {
  const paint = paintFor({ color });
  const rule = rules.find((one) => one.id === id);
  const disclosure = disclosures.find((one) => one.id === id);
  if (!rule && !disclosure) throw new UserError(`There is no rule or disclosure \`${id}\`${closest(id, [...rules, ...disclosures].map((one) => one.id))}; \`hub-compliance rules\` lists the rules`);
  process.stdout.write(rule ? rulePage(rule, paint.bold) : disclosurePage(disclosure!, paint.bold));
  return 0;
}

function rulePage(rule: Rule, bold: (text: string) => string): string {
  const finding = rule.examples.find((example) => example.finds && example.card !== undefined);
  const quiet = rule.examples.find((example) => !example.finds && example.card !== undefined);
  return [
    `${bold(rule.id)}  ${rule.summary}`,
    `${rule.severity}, from profile ${rule.profile} on, for ${rule.kinds.join(', ')}`,
    '', bold('Why'), fold(rule.why), '', bold('What to do'), fold(rule.advice),
    ...(finding ? ['', bold(`Found: ${finding.title}`), indented(finding.card!), ...(finding.finds ?? []).map((line) => `  → ${line}`), ...(finding.fixed === undefined ? [] : ['', '  after `hub-compliance fix`:', indented(finding.fixed)])] : []),
    ...(quiet ? ['', bold(`Not found: ${quiet.title}`), indented(quiet.card!)] : []),
    '', bold('Sources'), ...rule.sources.map((url) => `  ${url}`),
    '', bold('To waive it'), `  waivers:\n    - { rule: ${rule.id}, because: "the reason", until: YYYY-MM-DD }`,
    '', pageOf(rule.id), '',
  ].join('\n');
}

function disclosurePage(disclosure: Disclosure, bold: (text: string) => string): string {
  return [
    `${bold(disclosure.id)}  ${disclosure.summary}`, `for ${disclosure.kinds.join(', ')}`,
    ...disclosure.examples.flatMap((example) => ['', bold(`${example.lines === 'not-applicable' ? 'Does not apply' : example.lines.length > 0 ? 'Told' : 'Not told'}: ${example.title}`), indented(example.card)]), '',
  ].join('\n');
}

const indented = (text: string): string => (text.length > 1500 ? `${text.slice(0, 1500)}…` : text).replace(/\n$/, '').split('\n').map((line) => `  | ${line}`).join('\n');

function fold(text: string, width = 96): string {
  const lines: string[] = [];
  let line = ' ';
  for (const word of plainLine(text).split(' ')) {
    if (line.length + word.length + 1 > width) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\n');
}

/** `hub-compliance rules`. */
export function listRules({ format }: { readonly format: string }): number {
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(rules.map(({ id, summary, why, advice, severity, profile, kinds, needs, sources }) => ({ id, summary, why, advice, severity, profile, kinds, needs, sources, page: pageOf(id) })), null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...rules.map((rule) => rule.id.length));
  process.stdout.write(rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.profile.padEnd(12)}  ${rule.summary}\n`).join(''));
  return 0;
}

/** `hub-compliance disclosures`. */
export function listDisclosures({ format }: { readonly format: string }): number {
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(disclosures.map(({ id, summary, kinds }) => ({ id, summary, kinds })), null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...disclosures.map((disclosure) => disclosure.id.length));
  process.stdout.write(disclosures.map((disclosure) => `${disclosure.id.padEnd(width)}  ${disclosure.kinds.join(', ').padEnd(21)}  ${disclosure.summary}\n`).join(''));
  return 0;
}
