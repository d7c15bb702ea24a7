import type { Finding, RepositoryReport } from './engine/types.ts';

/**
 * Marks what changed between two states of the same repositories: findings of the head are new or existing, those only the base has are fixed.
 * A repository that the base does not have is new altogether. Waived findings keep their waiver.
 */
export function against(base: readonly RepositoryReport[], head: readonly RepositoryReport[]): RepositoryReport[] {
  const partnerOf = (repository: RepositoryReport): RepositoryReport | undefined =>
    base.length === 1 && head.length === 1 ? base[0] : base.find((other) => other.kind === repository.kind && below(other, base) === below(repository, head));
  return head.map((repository) => {
    const before = partnerOf(repository)?.findings ?? [];
    const known = new Set(before.map((finding) => finding.fingerprint));
    const now = new Set(repository.findings.map((finding) => finding.fingerprint));
    const findings: Finding[] = repository.findings.map((finding) => ({ ...finding, state: known.has(finding.fingerprint) ? 'existing' : 'new' }));
    // A rule that had nothing to go by this time, or broke, does not say that anything was put right.
    const silent = new Set([...repository.skipped, ...repository.broken].map(({ rule }) => rule));
    const seen = (finding: Finding): boolean => !silent.has(finding.rule) && (repository.card !== null || finding.rule === 'card/missing');
    const gone = before.filter((finding) => !now.has(finding.fingerprint) && !finding.waiver && seen(finding)).map((finding): Finding => ({ ...finding, state: 'fixed' }));
    return { ...repository, findings: [...findings, ...gone] };
  });
}

/** Path of a repository below the folder that all of a side's repositories share. */
function below(repository: RepositoryReport, side: readonly RepositoryReport[]): string {
  const parts = side.map(({ path }) => path.split('/'));
  let shared = 0;
  while (parts.length > 1 && parts.every((path) => path[shared] !== undefined && path[shared] === parts[0]![shared])) shared += 1;
  return repository.path.split('/').slice(shared).join('/');
}
