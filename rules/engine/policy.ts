import type { Finding, LicensePolicy, Policy, Problem, Profile, Resource, Rule, Section, Severity, Waiver } from './types.ts';
import type { Located } from './check.ts';

export const rank: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, error: 2 };
const reach: Readonly<Record<Profile, number>> = { hub: 0, recommended: 1, 'open-science': 2 };

/** The policy of a profile with nothing configured. */
export function policyOf(profile: Profile): Policy {
  const licenses: LicensePolicy | null = null;
  return { profile, failOn: 'error', severities: {}, waivers: [], require: [], licenses };
}

/** Severity of a rule under a policy. A rule beyond the profile is off unless the configuration names it. */
export function severityOf(rule: Rule, policy: Policy): Severity | 'off' {
  return policy.severities[rule.id] ?? (reach[rule.profile] <= reach[policy.profile] ? rule.severity : 'off');
}

export interface Graded {
  readonly findings: readonly Finding[];
  /** Waivers that hid at least one finding. */
  readonly used: ReadonlySet<Waiver>;
}

/**
 * Says how much each finding matters here. Nothing is dropped but what is switched off: a waived finding stays, with its reason.
 * @param today YYYY-MM-DD; a waiver counts up to and on its last day
 * @param matches whether a waiver's pattern covers a file, relative to the place the configuration stands in, or a name
 * @param name `owner/name` of the repository where known: what exemptions may go by
 */
export function grade(policy: Policy, located: readonly Located[], today: string, pathOf: (file: string) => string, matches: (pattern: string, path: string) => boolean, resourcesOf: (names: readonly string[]) => readonly Resource[], name: string | null = null): Graded {
  const used = new Set<Waiver>();
  const findings: Finding[] = [];
  const told = toldSections(policy, located);
  for (const { rule, problem, file, location, fingerprint } of located) {
    const given = severityOf(rule, policy);
    const severity = policy.severities[rule.id] === undefined ? capped(given, problem.unsure ? 'notice' : problem.atMost) : given;
    if (severity === 'off' || problem.unlessSaidAt?.some((section) => told.has(section))) continue;
    const waiver = policy.waivers.find((w) => (w.rule === rule.id || exempts(w, problem)) && (!w.until || w.until >= today) && (!w.path || matches(w.path, pathOf(file))) && (!w.name || (name !== null && matches(w.name, name))));
    if (waiver) used.add(waiver);
    const advice = problem.advice ?? (problem.fix ? undefined : rule.advice);
    findings.push({
      rule: rule.id, severity, message: problem.message, file,
      ...(location && { line: location.line, endLine: location.endLine, column: location.column, endColumn: location.endColumn }),
      fingerprint,
      ...(advice && { advice }),
      ...(problem.fix && { fix: problem.fix }),
      sources: rule.sources,
      resources: resourcesOf(rule.resources),
      ...(waiver && { waiver: { because: waiver.because, ...(waiver.until && { until: waiver.until }) } }),
    });
  }
  findings.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) || (a.message < b.message ? -1 : 1));
  return { findings, used };
}

/** The lesser of the two. */
const capped = (given: Severity | 'off', most: Severity | undefined): Severity | 'off' => (given === 'off' || most === undefined || rank[given] <= rank[most] ? given : most);

/** Whether a waiver is an exemption from the licence policy that speaks of the finding's licence, or of any. */
const exempts = (waiver: Waiver, { license }: Problem): boolean => waiver.rule === 'licenses' && license !== undefined && (waiver.license === undefined || waiver.license.toLowerCase() === license.toLowerCase());

/** Sections at which a finding stands under this policy, those aside that would give way to it. */
function toldSections(policy: Policy, located: readonly Located[]): ReadonlySet<Section> {
  const told = new Set<Section>();
  for (const { rule, problem } of located) if (!problem.unlessSaidAt && typeof problem.at === 'object' && 'section' in problem.at && severityOf(rule, policy) !== 'off') told.add(problem.at.section);
  return told;
}

/** Whether a finding alone makes the run fail: not waived, not an old sin, at or above the bar. */
export function fails(finding: Finding, failOn: Policy['failOn']): boolean {
  return failOn !== 'never' && !finding.waiver && (finding.state ?? 'new') === 'new' && rank[finding.severity] >= rank[failOn];
}
