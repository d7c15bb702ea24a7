import type { Answer, Finding, Kind, RepositoryReport, Severity, Summary, Unsaid, Waiver } from '../engine/types.ts';

/** The words that every renderer uses for the same thing. */

export interface Family {
  readonly name: string;
  /** Rule families whose findings belong here. */
  readonly rules: readonly string[];
  /** Disclosure id → what a reader calls it. */
  readonly disclosures: Readonly<Record<string, string>>;
}

export const families: readonly Family[] = [
  {
    name: 'Card', rules: ['card', 'space', 'files'],
    disclosures: { description: 'what it is', 'intended-use': 'intended use', 'out-of-scope-use': 'out-of-scope use', limitations: 'limitations', 'risk-mitigation': 'how risks are reduced', 'usage-example': 'usage', authors: 'authors', contact: 'contact', citation: 'citation', language: 'languages' },
  },
  { name: 'Licence', rules: ['license'], disclosures: { license: 'licence', 'use-restrictions': 'restricted uses' } },
  {
    name: 'Data', rules: ['dataset'],
    disclosures: { 'training-data': 'training data', 'source-data': 'source of the data', 'annotation-process': 'annotation', annotators: 'annotators', 'data-structure': 'structure', 'data-size': 'size', 'personal-data': 'personal data', consent: 'consent', decontamination: 'overlap with test data' },
  },
  { name: 'Training', rules: ['training'], disclosures: { 'training-procedure': 'procedure', 'base-model': 'base model', hardware: 'hardware', 'training-time': 'training time' } },
  { name: 'Carbon', rules: ['carbon'], disclosures: { carbon: 'emissions', energy: 'energy' } },
  { name: 'Evaluation', rules: ['evaluation', 'governance'], disclosures: { 'evaluation-results': 'results', 'evaluation-setup': 'data and metric', 'bias-evaluation': 'bias', 'safety-evaluation': 'safety' } },
];

export const kindWords: Readonly<Record<Kind, string>> = { model: 'model', dataset: 'dataset', space: 'Space' };

/** Rules that could not speak, together where they give one reason. */
export function silences(skipped: readonly Unsaid[]): { readonly rules: readonly string[]; readonly why: string }[] {
  const byReason = new Map<string, string[]>();
  for (const { rule, why } of skipped) byReason.set(why, [...(byReason.get(why) ?? []), rule]);
  return [...byReason].map(([why, rules]) => ({ rules, why }));
}

/** Rules that read licences against each other: what they say is said once to be no legal advice. */
export const readsLicences = (rule: string): boolean => /^(?:license\/(?:conflicts-with-|obligation-unmet$|use-restrictions-|called-open-source$)|space\/license-conflicts-with-model$)/.test(rule);
/** Whether a report has such a finding that still stands. */
export const licencesRead = (repositories: readonly RepositoryReport[]): boolean => repositories.some(({ findings }) => findings.some(({ rule, state, waiver }) => state !== 'fixed' && !waiver && readsLicences(rule)));
export const noLegalAdvice = 'What is said of licences is a coarse reading of their texts, not legal advice';

/** What a severity asks of the author. */
export const asks: Readonly<Record<Severity, string>> = { error: 'to fix', warning: 'to improve', notice: 'to consider' };

/** `1 error`, `2 errors`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `2 errors, 1 warning`, or `nothing to mend`. */
export function totals({ errors, warnings, notices, waived }: Pick<Summary, 'errors' | 'warnings' | 'notices' | 'waived'>): string {
  const parts = [errors && counted(errors, 'error'), warnings && counted(warnings, 'warning'), notices && counted(notices, 'notice')].filter(Boolean);
  return `${parts.length > 0 ? parts.join(', ') : 'nothing to mend'}${waived > 0 ? ` (${waived} waived)` : ''}`;
}

/** As a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Counts of one repository, without waived and fixed findings. */
export function countsOf(findings: readonly Finding[]): Omit<Summary, 'repositories'> {
  const open = findings.filter((finding) => !finding.waiver && finding.state !== 'fixed');
  const count = (severity: Severity): number => open.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), notices: count('notice'), waived: findings.filter((finding) => finding.waiver && finding.state !== 'fixed').length };
}

/** `2 to fix, 1 to consider`; empty where nothing is open. */
export function asked(findings: readonly Finding[]): string {
  const counts = countsOf(findings);
  return (['error', 'warning', 'notice'] as const).flatMap((severity) => (counts[`${severity}s`] > 0 ? [`${counts[`${severity}s`]} ${asks[severity]}`] : [])).join(', ');
}

/**
 * What a waiver is called: `The waiver of carbon/missing for models/**`, or that it is an exemption from the licence policy.
 * @param show makes a rule's id, a pattern or a licence fit where it is shown
 */
export function waiverTitle({ rule, path, name, license }: Waiver, show: (text: string) => string): string {
  const what = [license, name, path].filter((one) => one !== undefined).map(show);
  return `The ${rule === 'licenses' ? 'exemption from the licence policy' : `waiver of ${show(rule)}`}${what.length > 0 ? ` for ${what.join(' in ')}` : ''}`;
}

/** How many of the disclosures that apply are made. */
export function disclosed(disclosures: Readonly<Record<string, Answer>>): { readonly made: number; readonly apply: number } {
  const answers = Object.values(disclosures).filter(({ status }) => status !== 'not-applicable');
  return { made: answers.filter(({ status }) => status === 'disclosed').length, apply: answers.length };
}

/** What a repository is called in a heading. */
export const titleOf = ({ name, path, target }: RepositoryReport): string => name ?? (path === '.' ? target : path);

/** `lines 4-9` or `line 4`; the first piece of evidence only. */
export function linesOf({ evidence }: Answer): string {
  const first = evidence[0];
  if (!first) return '';
  return first.endLine > first.line ? `lines ${first.line}-${first.endLine}` : `line ${first.line}`;
}

/** Path of a finding's file from where the check was started. */
export const fileOf = (repository: RepositoryReport, finding: Finding): string => (repository.path === '.' ? finding.file : `${repository.path}/${finding.file}`);
