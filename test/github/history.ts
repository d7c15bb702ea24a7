/** Commits as the tests make them, and what GitHub would say of the difference between two of them. */
import { structuredPatch, diffLines } from 'diff';
import { createHash } from 'node:crypto';

/** Text by path. */
export type Tree = ReadonlyMap<string, string>;

export interface Change {
  readonly filename: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly previous: string | null;
  readonly additions: number;
  readonly deletions: number;
  /** Null where GitHub leaves it out: nothing but the name changed, or the difference is too large. */
  readonly patch: string | null;
  /** Lines that a comment may stand on: those of the hunks, context included. */
  readonly hunks: readonly { readonly left: readonly [first: number, last: number]; readonly right: readonly [first: number, last: number] }[];
}

/** GitHub shows no patch of a file with more lines than this: https://docs.github.com/en/repositories/creating-and-managing-repositories/repository-limits#diff-limits */
const patchLines = 20_000;
const rangeOf = (start: number, count: number): string => (count === 1 ? `${start}` : `${count === 0 ? Math.max(0, start - 1) : start},${count}`);

export const blobShaOf = (text: string): string => createHash('sha1').update(`blob ${Buffer.byteLength(text)}\0${text}`).digest('hex');

function changeOf(filename: string, status: Change['status'], previous: string | null, before: string, after: string): Change {
  const { hunks } = structuredPatch(filename, filename, before, after, '', '', { context: 3 });
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const patch = hunks.map((hunk) => [`@@ -${rangeOf(hunk.oldStart, hunk.oldLines)} +${rangeOf(hunk.newStart, hunk.newLines)} @@`, ...hunk.lines].join('\n')).join('\n');
  return {
    filename, status, previous,
    additions: lines.filter((line) => line.startsWith('+')).length,
    deletions: lines.filter((line) => line.startsWith('-')).length,
    patch: patch === '' || lines.length > patchLines ? null : patch,
    hunks: hunks.map(({ oldStart, oldLines, newStart, newLines }) => ({ left: [oldStart, oldStart + oldLines - 1], right: [newStart, newStart + newLines - 1] })),
  };
}

function alike(before: string, after: string): boolean {
  if (before === after) return true;
  if (before === '' || after === '') return false;
  const same = diffLines(before, after).filter((part) => !part.added && !part.removed).reduce((sum, part) => sum + part.value.length, 0);
  return same / Math.max(before.length, after.length) >= 0.5;
}

/** Changed files in GitHub's order (by name), renames found as git finds them: half of the text stayed. */
export function changesBetween(base: Tree, head: Tree): Change[] {
  const removed = [...base.keys()].filter((path) => !head.has(path));
  const changes: Change[] = [];
  for (const [path, text] of head) {
    const before = base.get(path);
    if (before === text) continue;
    if (before !== undefined) {
      changes.push(changeOf(path, 'modified', null, before, text));
      continue;
    }
    const from = removed.findIndex((candidate) => alike(base.get(candidate)!, text));
    if (from === -1) changes.push(changeOf(path, 'added', null, '', text));
    else {
      const [previous] = removed.splice(from, 1);
      changes.push(changeOf(path, 'renamed', previous!, base.get(previous!)!, text));
    }
  }
  for (const path of removed) changes.push(changeOf(path, 'removed', null, base.get(path)!, ''));
  return changes.sort((a, b) => (a.filename < b.filename ? -1 : 1));
}

/** Where a line of one text stands in another, or null when it was changed or removed: when GitHub calls a comment outdated. */
export function movedLine(before: string, after: string, line: number): number | null {
  let old = 0;
  let now = 0;
  for (const { added, removed, count } of diffLines(before, after)) {
    if (added) now += count;
    else if (removed) {
      if (line <= (old += count)) return null;
    } else {
      if (line <= old + count) return now + (line - old);
      old += count;
      now += count;
    }
  }
  return null;
}

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly files: Tree;
  /** Of commits that were made through the API. */
  readonly message?: string;
  readonly modes?: ReadonlyMap<string, string>;
}

/** Every commit made in a test, by its sha. */
export type History = Map<string, Commit>;

export function mergeBase(history: History, one: string, other: string): Commit {
  const ancestors = new Set<string>();
  for (const queue = [one]; queue.length > 0; ) {
    const sha = queue.shift()!;
    ancestors.add(sha);
    queue.push(...history.get(sha)!.parents);
  }
  for (const queue = [other]; queue.length > 0; ) {
    const sha = queue.shift()!;
    if (ancestors.has(sha)) return history.get(sha)!;
    queue.push(...history.get(sha)!.parents);
  }
  throw new Error(`${one} and ${other} share no commit`);
}

const known = new Map<string, Change[]>();
/** What a pull request shows: the head against its merge base (`base...head`). */
export function changesOf(history: History, base: string, head: string): Change[] {
  const from = mergeBase(history, base, head);
  const key = `${from.sha} ${head}`;
  const changes = known.get(key) ?? changesBetween(from.files, history.get(head)!.files);
  known.set(key, changes);
  return changes;
}
