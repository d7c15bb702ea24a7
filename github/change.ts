import type { SourceEntry } from '../rules/index.ts';
import { hunksOf, type Hunks } from './diff.ts';
import { type Octokit, type Repo } from './octokit.ts';
import { readTree } from './tree.ts';

/** Files that GitHub lists in a comparison, and in a pull request. */
const comparedFiles = 300;
const pullRequestFiles = 3000;
const pageSize = 100;

export interface ChangedFile {
  readonly path: string;
  /** Path on the base side; differs for a renamed file, null for an added one. */
  readonly before: string | null;
  readonly removed: boolean;
  /** Empty where GitHub gives no patch: binary, too large, only renamed. */
  readonly hunks: Hunks;
}

/** What a branch changes, from where it left its base. */
export interface Change {
  /** Commit at which the branch left its base. */
  readonly base: string;
  readonly head: string;
  readonly files: readonly ChangedFile[];
  readonly headEntries: readonly SourceEntry[];
  readonly baseEntries: readonly SourceEntry[];
  /** Whether both lists of entries are whole. */
  readonly complete: boolean;
}

interface Listed {
  readonly filename: string;
  readonly status: string;
  readonly previous_filename?: string | undefined;
  readonly patch?: string | undefined;
}

/**
 * Reads what changed between two commits.
 * @param pull number of the pull request, whose list of files is longer than a comparison's
 */
export async function readChange(octokit: Octokit, repo: Repo, base: string, head: string, pull: number | null): Promise<Change> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', { ...repo, basehead: `${base}...${head}`, per_page: 1 });
  const left = data.merge_base_commit?.sha ?? base;
  const compared: readonly Listed[] = data.files ?? [];
  const listed = compared.length < comparedFiles ? compared : pull === null ? null : await readFiles(octokit, repo, pull);
  const tree = await readTree(octokit, repo, head);
  if (listed !== null && listed.length < pullRequestFiles) {
    const files = listed.map(changed);
    return { base: left, head, files, headEntries: tree.entries, baseEntries: entriesBefore(tree.entries, files), complete: tree.complete };
  }
  // A list that may have been cut short is made whole from the two trees.
  const before = await readTree(octokit, repo, left);
  const known = (listed ?? compared).map(changed);
  return { base: left, head, files: [...known, ...unlisted(known, before.objects, tree.objects)], headEntries: tree.entries, baseEntries: before.entries, complete: tree.complete && before.complete };
}

async function readFiles(octokit: Octokit, { owner, repo }: Repo, pull: number): Promise<Listed[]> {
  const files: Listed[] = [];
  for (let page = 1; page <= pullRequestFiles / pageSize; page += 1) {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { owner, repo, pull_number: pull, per_page: pageSize, page });
    files.push(...data);
    if (data.length < pageSize) break;
  }
  return files;
}

function changed({ filename, status, previous_filename, patch }: Listed): ChangedFile {
  // A copy leaves its origin where it was.
  const before = status === 'added' || status === 'copied' ? null : (previous_filename ?? filename);
  return { path: filename, before, removed: status === 'removed', hunks: hunksOf(patch) };
}

/** The tree before a change, so that it need not be asked for. Sizes of what changed are not known. */
function entriesBefore(after: readonly SourceEntry[], files: readonly ChangedFile[]): SourceEntry[] {
  const touched = new Set(files.filter(({ removed }) => !removed).map(({ path }) => path));
  const closed = new Map(after.map((entry) => [entry.path, entry.closed]));
  const was = files.flatMap(({ before }) => (before === null ? [] : [{ path: before, size: null, closed: closed.get(before) ?? null }]));
  return [...after.filter(({ path }) => !touched.has(path)), ...was].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function unlisted(known: readonly ChangedFile[], before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ChangedFile[] {
  const listed = new Set(known.flatMap((file) => [file.path, file.before ?? file.path]));
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => !listed.has(path) && before.get(path) !== after.get(path));
  return paths.map((path) => ({ path, before: before.has(path) ? path : null, removed: !after.has(path), hunks: [] }));
}
