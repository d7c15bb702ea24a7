import type { SourceEntry } from '../rules/index.ts';
import type { Octokit, Repo } from './octokit.ts';

export interface Tree {
  /** Files, sorted by path. */
  readonly entries: readonly SourceEntry[];
  /** Object id of each file. */
  readonly objects: ReadonlyMap<string, string>;
  /** Whether GitHub listed everything: it stops at 100,000 entries or 7 MB. */
  readonly complete: boolean;
}

/** Lists every file of a commit. Nothing is checked out. */
export async function readTree(octokit: Octokit, { owner, repo }: Repo, commit: string): Promise<Tree> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { owner, repo, tree_sha: commit, recursive: '1' });
  const entries: SourceEntry[] = [];
  const objects = new Map<string, string>();
  for (const { path, type, mode, size, sha } of data.tree) {
    if (path === undefined || type !== 'blob') continue;
    // Mode 120000: what a symbolic link leads to is not followed.
    entries.push({ path, size: size ?? null, closed: mode === '120000' ? 'it is a symbolic link' : null });
    if (sha) objects.set(path, sha);
  }
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), objects, complete: !data.truncated };
}
