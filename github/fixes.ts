import { against, inspect, repaired, type Finding, type RawRepository, type Report, type RepositoryReport } from '../rules/index.ts';
import type { InspectedChange } from './inspect-change.ts';
import { statusOf, type Octokit, type Repo } from './octokit.ts';

/** New text of files, by path from the root, and what was mended. */
export interface Fixes {
  readonly files: ReadonlyMap<string, string>;
  readonly made: readonly { readonly rule: string; readonly title: string; readonly file: string }[];
}

/** Whether a change has findings whose fix is certain. Older ones are left as they are: they are not this change's. */
export const hasFixes = ({ repositories }: Report): boolean => repositories.some(({ findings }) => findings.some(isFixable));

const isFixable = ({ state, waiver, fix }: Finding): boolean => state === 'new' && !waiver && fix !== undefined;

/** Makes the fixes of a change's new findings in memory, until there is nothing left to fix. */
export function fixesOf({ read, before, report, policy }: InspectedChange, today: string): Fixes {
  const files = new Map<string, string>();
  const made: Fixes['made'][number][] = [];
  report.repositories.forEach((first, index) => {
    const raw = read[index]!;
    const old = before[index] ?? null;
    // The first look was had already.
    const { repository, made: mended } = repaired(raw, (now) => (now === raw ? first : marked(old, inspect(now, policy, today).report)).findings.filter(isFixable));
    for (const { rule, fix, file } of mended) made.push({ rule, title: fix!.title, file: pathOf(raw, file) });
    for (const [at, file] of repository.files.entries()) {
      const was = raw.files[at]!;
      if (file !== was && file.text.known) files.set(pathOf(raw, file.path), file.text.value);
    }
  });
  return { files, made };
}

const pathOf = (raw: RawRepository, file: string): string => (raw.path === '.' ? file : `${raw.path}/${file}`);
const marked = (old: RepositoryReport | null, now: RepositoryReport): RepositoryReport => against(old ? [old] : [], [now])[0]!;

/** Where fixes go, and in whose name. */
export interface Target extends Repo {
  readonly branch: string;
  /** Commit that the fixes were made for. */
  readonly head: string;
  readonly by: { readonly login: string; readonly id: number };
}

/**
 * Commits new texts onto a branch, all in one commit that no checkout takes part in.
 * @returns the commit, or null where the branch went on meanwhile: nothing was changed then
 */
export async function commitFixes(octokit: Octokit, { owner, repo, branch, head, by }: Target, { files, made }: Fixes): Promise<string | null> {
  const { data: parent } = await octokit.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { owner, repo, commit_sha: head });
  const { data: listed } = await octokit.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { owner, repo, tree_sha: head, recursive: '1' });
  const modes = new Map(listed.tree.map((entry) => [entry.path, entry.mode]));
  const entries: { path: string; mode: '100644' | '100755'; type: 'blob'; sha: string }[] = [];
  for (const [path, text] of files) {
    const { data: blob } = await octokit.request('POST /repos/{owner}/{repo}/git/blobs', { owner, repo, content: Buffer.from(text, 'utf8').toString('base64'), encoding: 'base64' });
    entries.push({ path, mode: modes.get(path) === '100755' ? '100755' : '100644', type: 'blob', sha: blob.sha });
  }
  const { data: tree } = await octokit.request('POST /repos/{owner}/{repo}/git/trees', { owner, repo, base_tree: parent.tree.sha, tree: entries });
  const { data: commit } = await octokit.request('POST /repos/{owner}/{repo}/git/commits', { owner, repo, message: messageOf(made, by), tree: tree.sha, parents: [head] });
  try {
    await octokit.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { owner, repo, ref: `heads/${branch}`, sha: commit.sha, force: false });
  } catch (error) {
    // "Update is not a fast forward"
    if (statusOf(error) === 422 && /fast.?forward/i.test((error as Error).message)) return null;
    throw error;
  }
  return commit.sha;
}

/** Whether a commit is one of fixes that somebody asked for at its parent: an earlier try may have got that far. */
export async function isFixOf(octokit: Octokit, { owner, repo, head, by }: Omit<Target, 'branch'>, commit: string): Promise<boolean> {
  const { data: { message, parents } } = await octokit.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { owner, repo, commit_sha: commit });
  return parents.length === 1 && parents[0]!.sha === head && message.trimEnd().endsWith(trailerOf(by));
}

const trailerOf = ({ login, id }: Target['by']): string => `Co-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`;

/** Lines of a commit message that list what was mended. */
const mostLines = 20;

/** A path that reads as itself stays; of any other, what could mention, close or sign something is escaped. */
const plain = (file: string): string => (/^[\w./ +()-]+$/.test(file) ? file : file.split('/').map(encodeURIComponent).join('/'));

function messageOf(made: Fixes['made'], by: Target['by']): string {
  const lines = [...new Set(made.map(({ rule, file }) => `- ${plain(file)}: ${rule}`))];
  return [
    made.length === 1 ? `Fix ${made[0]!.rule} in ${plain(made[0]!.file)}` : `Apply ${made.length} fixes of hub-compliance`,
    '', ...lines.slice(0, mostLines), ...(lines.length > mostLines ? [`- and ${lines.length - mostLines} more`] : []),
    '', trailerOf(by),
  ].join('\n');
}
