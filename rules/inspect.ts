import path from 'node:path';
import picomatch from 'picomatch';
import { rules } from './catalog/index.ts';
import { frameworks } from './coverage/index.ts';
import { disclosures } from './disclosures/index.ts';
import { check } from './engine/check.ts';
import { fails, grade, severityOf } from './engine/policy.ts';
import type { Policy, RawRepository, Report, RepositoryReport, Rule, Summary, Waiver } from './engine/types.ts';
import { factsDate } from './facts/date.ts';
import { resourcesFor } from './facts/resources.ts';
import { lineageEdges } from './lineage/edges.ts';
import { snapshotsOf } from './snapshot/snapshot.ts';
import { worksOn } from './snapshot/task.ts';
import { version } from './version.ts';

export interface Inspected {
  readonly report: RepositoryReport;
  readonly usedWaivers: ReadonlySet<Waiver>;
}

/** Repositories, and characters of their texts, up to which they are inspected together. */
const together = 256;
const mostText = 4_000_000;

/**
 * Whether so many repositories are enough to be inspected together. Each disclosure and each rule looks at all of a group before
 * the next one does, so that the processor has its patterns at hand: a repository then takes some two thirds of the time that it takes alone.
 */
export const isFull = (group: readonly RawRepository[]): boolean => group.length >= together || group.reduce((sum, { files }) => sum + files.reduce((own, { text }) => own + (text.known ? text.value.length : 0), 0), 0) >= mostText;

/**
 * Repositories, as read, to what is to be said of them, in order. Synchronous and pure: the same input gives the same reports, in whatever company.
 * @param today YYYY-MM-DD, for the end dates of waivers
 * @param root folder that the configuration speaks for, relative to the place the check was started from: paths of waivers count from it
 */
export const inspectAll = (raws: readonly RawRepository[], policy: Policy, today: string, root = '.'): Inspected[] => [...groups(raws)].flatMap((group) => inspectGroup(group, policy, today, root));

/** One repository; see `inspectAll`. */
export const inspect = (raw: RawRepository, policy: Policy, today: string, root = '.'): Inspected => inspectGroup([raw], policy, today, root)[0]!;

function* groups(raws: readonly RawRepository[]): Generator<RawRepository[]> {
  let group: RawRepository[] = [];
  for (const raw of raws) {
    group.push(raw);
    if (!isFull(group)) continue;
    yield group;
    group = [];
  }
  yield group;
}

function inspectGroup(raws: readonly RawRepository[], policy: Policy, today: string, root: string): Inspected[] {
  const snapshots = snapshotsOf(raws, disclosures, frameworks);
  const checked = check(snapshots, spoken(policy), policy);
  return raws.map((raw, at) => {
    const snapshot = snapshots[at]!;
    const { located, skipped, broken } = checked[at]!;
    const lineage = lineageEdges(snapshot);
    const pathOf = (file: string): string => path.posix.relative(root, path.posix.join(raw.path, file));
    const modalities = worksOn(snapshot);
    const { findings, used } = grade(policy, located, today, pathOf, matchesPath, (ids) => resourcesFor(ids, modalities), raw.name);
    return {
      usedWaivers: used,
      report: {
        target: raw.target, kind: raw.kind, name: raw.name, path: raw.path, card: raw.card,
        disclosures: snapshot.disclosures, coverage: snapshot.coverage, ...(lineage && { lineage }), findings, skipped, broken,
      },
    };
  });
}

/** Rules that speak under a policy: the same for every card of a run. */
const chosen = new WeakMap<Policy, readonly Rule[]>();

function spoken(policy: Policy): readonly Rule[] {
  let speaking = chosen.get(policy);
  if (!speaking) chosen.set(policy, (speaking = rules.filter((rule) => severityOf(rule, policy) !== 'off')));
  return speaking;
}

const expired = ({ until }: Waiver, today: string): boolean => until !== undefined && until < today;
const matchesPath = (pattern: string, file: string): boolean => picomatch.isMatch(file, pattern, { dot: true });

/** Counts findings; waived and fixed ones are not among the errors, warnings and notices. */
export function summarise(repositories: readonly RepositoryReport[]): Summary {
  const count = { repositories: repositories.length, errors: 0, warnings: 0, notices: 0, waived: 0 };
  for (const { findings } of repositories) {
    for (const { severity, waiver, state } of findings) {
      if (state === 'fixed') continue;
      if (waiver) count.waived += 1;
      else count[`${severity}s`] += 1;
    }
  }
  return count;
}

/** Whether a finding of these fails a run: not waived, not an old one, at or above the bar. */
export function anyFails(repositories: readonly RepositoryReport[], failOn: Policy['failOn']): boolean {
  return repositories.some(({ findings }) => findings.some((finding) => fails(finding, failOn)));
}

/**
 * All repositories of one run as the report that every surface renders.
 * @param repositories the reports of `inspected`, or those marked against a base
 */
export function reportOf(inspected: readonly Inspected[], policy: Policy, today: string, repositories: readonly RepositoryReport[] = inspected.map((one) => one.report)): Report {
  const used = new Set(inspected.flatMap((one) => [...one.usedWaivers]));
  return {
    schemaVersion: 1,
    tool: { name: 'hub-compliance', version, factsDate },
    repositories,
    unusedWaivers: policy.waivers.filter((waiver) => !used.has(waiver) && !expired(waiver, today)),
    expiredWaivers: policy.waivers.filter((waiver) => expired(waiver, today)),
    summary: summarise(repositories),
    failed: anyFails(repositories, policy.failOn),
  };
}
