import path from 'node:path';
import { assemble, cardLimit, cardRank, folderOf, ownEntries, passedBy, readLimit, repositoryFolders, tooLarge, UserError, type ConfiguredRepository, type RawRepository, type ReadText, type SourceEntry } from '../rules/index.ts';
import type { Change } from './change.ts';
import type { Octokit, Repo } from './octokit.ts';
import type { Texts, Wanted } from './texts.ts';
import { readTree } from './tree.ts';

/** Cards below a folder that are read beforehand to tell whose files are whose; more are read one query later. */
const eagerCards = 50;
/** Bytes of all of them. */
const eagerBytes = 16 * 1024 * 1024;

/** What is looked at. */
export interface Scope extends Where {
  /** Repositories that the configuration names; null where they are to be found. */
  readonly configured: readonly ConfiguredRepository[] | null;
  /** SPDX id of the licence that GitHub detected in the repository, where an event told it. */
  readonly detectedLicense?: string | null | undefined;
}

export interface Where {
  /** Folder, or a card in it, relative to the root; `.` for all. */
  readonly path: string;
  /** Whether repositories that the change does not touch are left out. */
  readonly changedOnly: boolean;
}

/** A Hub repository before and after a change. */
export interface Pair {
  readonly head: RawRepository;
  /** Null for one that the change adds. */
  readonly base: RawRepository | null;
}

/** One side of a change, or one commit alone. */
interface Side {
  readonly commit: string;
  readonly entries: readonly SourceEntry[];
  readonly complete: boolean;
}

/** The two sides of a change, and what the change touches. */
interface Sides {
  readonly head: Side;
  readonly base: Side;
  /** Paths of both sides. */
  readonly touched: ReadonlySet<string>;
  /** Folders above what is touched; null where all are of interest. */
  readonly ancestors: ReadonlySet<string> | null;
  readonly wanted: (side: Side, entries: readonly SourceEntry[]) => Wanted[];
  readonly readerOf: (texts: Texts, side: Side) => ReadText;
}

function sidesOf(change: Change, { path: at, changedOnly }: Where): Sides {
  const head: Side = { commit: change.head, entries: below(change.headEntries, at), complete: change.complete };
  const base: Side = { commit: change.base, entries: below(change.baseEntries, at), complete: change.complete };
  const touched = new Set(change.files.flatMap(({ path: after, before, removed }) => [...(removed ? [] : [after]), ...(before === null ? [] : [before])]));
  const same = new Set(change.headEntries.map((entry) => entry.path).filter((file) => !touched.has(file)));
  // An unchanged file has one text.
  const commitOf = (side: Side, file: string): string => (same.has(file) ? change.head : side.commit);
  return {
    head, base, touched,
    ancestors: changedOnly ? new Set([...touched].flatMap(foldersAbove)) : null,
    wanted: (side, entries) => entries.filter(isRead).map((entry) => ({ commit: commitOf(side, entry.path), path: entry.path, size: entry.size })),
    readerOf: (texts, side) => readerFrom(texts, (file) => commitOf(side, file)),
  };
}

/** Whether a file is read as far as its name and size tell. */
const isRead = ({ path: file, size, closed }: SourceEntry): boolean => closed === null && (size === null || size <= (readLimit(path.posix.basename(file)) ?? cardLimit));

const readerFrom = (texts: Texts, commitOf: (file: string) => string): ReadText => async ({ path: file, size }, limit) => {
  if (size !== null && size > limit) return tooLarge(size, limit);
  const text = (await texts.read(commitOf(file), file)) ?? { known: false as const, why: 'it is not there' };
  // Of what a change took away or rewrote, GitHub does not tell the size.
  const bytes = text.known ? Buffer.byteLength(text.value) : 0;
  return bytes > limit ? tooLarge(bytes, limit) : text;
};

/** Files that will most likely be read, so that they can be asked for together with others. */
export function likely(change: Change, where: Where): Wanted[] {
  const { head, base, ancestors, wanted } = sidesOf(change, where);
  return [...wanted(head, eager(head.entries, ancestors)), ...wanted(base, eager(base.entries, ancestors))];
}

/**
 * Reads the Hub repositories of a change through the API, before and after. Nothing is checked out.
 * @throws UserError when the path is in neither state
 */
export async function readChanged(repo: Repo, texts: Texts, change: Change, scope: Scope): Promise<Pair[]> {
  const { head, base, touched, ancestors, wanted, readerOf } = sidesOf(change, scope);
  if (head.entries.length === 0 && base.entries.length === 0) throw noSuchPath(scope.path);
  await texts.fetch(likely(change, scope));
  const [readHead, readBase] = [readerOf(texts, head), readerOf(texts, base)];
  const headFolders = await foldersOf(head, readHead, scope, ancestors);
  const baseFolders = await foldersOf(base, readBase, scope, ancestors);
  const moves = change.files.filter(({ path: at, before, removed }) => !removed && before !== null && cardRank(path.posix.basename(at)) !== null && folderOf(before) !== folderOf(at));
  const cameFrom = new Map(moves.map(({ path: at, before }) => [folderOf(at), folderOf(before!)]));
  const moved = new Set(cameFrom.values());
  // A repository that loses its card, or its front matter, is still one while it has other files.
  const orphans = baseFolders.filter((folder) => !headFolders.includes(folder) && !moved.has(folder) && ownEntries(folder, headFolders, head.entries).length > 0);
  const folders = [...headFolders, ...orphans].sort();
  const partnerOf = (folder: string): string | null => [folder, cameFrom.get(folder)].find((one) => one !== undefined && baseFolders.includes(one)) ?? null;

  const inScope = folders.filter((folder) => !scope.changedOnly || ownEntries(folder, folders, [...touched].map((file) => ({ path: file, size: null, closed: null }))).length > 0);
  await texts.fetch([
    ...inScope.flatMap((folder) => wanted(head, companions(folder, folders, head.entries))),
    ...inScope.flatMap((folder) => (partnerOf(folder) === null ? [] : wanted(base, companions(partnerOf(folder)!, baseFolders, base.entries)))),
  ]);
  return Promise.all(
    inScope.map(async (folder) => {
      const partner = partnerOf(folder);
      const after = await repository(repo, head, folder, folders, readHead, scope);
      const before = partner === null ? null : await repository(repo, base, partner, baseFolders, readBase, scope);
      // One that moved is judged, and waived, where it is now.
      return { head: after, base: before && { ...before, path: after.path, target: after.target } };
    }),
  );
}

/**
 * Reads the Hub repositories of one commit through the API.
 * @param changed paths to which to keep, or null for all
 * @throws UserError when the path is not there
 */
export async function readCommit(octokit: Octokit, repo: Repo, texts: Texts, commit: string, scope: Scope): Promise<RawRepository[]> {
  const tree = await readTree(octokit, repo, commit);
  const side: Side = { commit, entries: below(tree.entries, scope.path), complete: tree.complete };
  if (side.entries.length === 0) throw noSuchPath(scope.path);
  const read = readerFrom(texts, () => commit);
  const want = (entries: readonly SourceEntry[]): Wanted[] => entries.filter(isRead).map((entry) => ({ commit, path: entry.path, size: entry.size }));
  await texts.fetch(want(eager(side.entries, null)));
  const folders = await foldersOf(side, read, scope, null);
  await texts.fetch(want(folders.flatMap((folder) => companions(folder, folders, side.entries))));
  return Promise.all(folders.map((folder) => repository(repo, side, folder, folders, read, scope)));
}

/**
 * Whether the head of a change holds any Hub card, touched or not; weights and data alone make none. Of more cards than are read at once, unread ones are taken for Hub cards.
 * @param configured repositories that the configuration names, which says it all
 */
export async function holdsCards(texts: Texts, change: Change, configured: readonly ConfiguredRepository[] | null): Promise<boolean> {
  if (configured !== null) return configured.length > 0;
  const cards = below(change.headEntries, '.').filter(isCard);
  if (cards.length > eagerCards || cards.reduce((sum, { size }) => sum + (size ?? 0), 0) > eagerBytes) return true;
  await texts.fetch(cards.filter(isRead).map((entry) => ({ commit: change.head, path: entry.path, size: entry.size })));
  const folders = await repositoryFolders(cards, readerFrom(texts, () => change.head));
  return folders.length > 0;
}

const noSuchPath = (at: string): UserError => new UserError(`\`path\` is \`${at}\`; expected a folder or a card of this repository`);

/** Entries at and below a folder, or beside and below a card, that can be an author's. */
function below(entries: readonly SourceEntry[], at: string): readonly SourceEntry[] {
  const folder = at === '.' ? '' : entries.some((entry) => entry.path === at) ? folderOf(at) : at;
  return entries.filter((entry) => (folder === '' || entry.path.startsWith(`${folder}/`)) && !entry.path.split('/').some((part) => passedBy.has(part)));
}

/** All folders above a file, its own first, the root (empty) last. */
function foldersAbove(file: string): string[] {
  const folders: string[] = [];
  for (let at = folderOf(file); ; at = folderOf(at)) {
    folders.push(at);
    if (at === '') return folders;
  }
}

const isCard = ({ path: file }: SourceEntry): boolean => cardRank(path.posix.basename(file)) !== null;

/** Cards that decide where repositories are: those above what is looked at, and those below these. */
function cardsAround(entries: readonly SourceEntry[], ancestors: ReadonlySet<string> | null): { readonly near: readonly SourceEntry[]; readonly nested: readonly SourceEntry[]; readonly homes: ReadonlySet<string> } {
  const cards = entries.filter(isCard);
  const near = ancestors === null ? cards : cards.filter((entry) => ancestors.has(folderOf(entry.path)));
  const homes = new Set(near.map((entry) => folderOf(entry.path)));
  const known = new Set(near);
  return { near, homes, nested: cards.filter((entry) => !known.has(entry) && foldersAbove(entry.path).some((folder) => homes.has(folder))) };
}

/** These cards and what lies beside them, in the hope that one query is enough. */
function eager(entries: readonly SourceEntry[], ancestors: ReadonlySet<string> | null): SourceEntry[] {
  const { near, nested, homes } = cardsAround(entries, ancestors);
  const beside = entries.filter((entry) => homes.has(folderOf(entry.path)) && readLimit(path.posix.basename(entry.path)) !== null);
  return [...near, ...beside, ...(nested.length <= eagerCards ? nested : [])];
}

/** Folders that are repositories, as far as they matter to a change. */
async function foldersOf({ entries }: Side, read: ReadText, { configured, path: at }: Scope, ancestors: ReadonlySet<string> | null): Promise<string[]> {
  if (configured !== null) {
    const prefix = at === '.' ? '' : `${entries.some((entry) => entry.path === at) ? folderOf(at) : at}/`;
    const inside = (folder: string): boolean => prefix === '' || prefix === '/' || `${folder}/`.startsWith(prefix);
    return configured.map((one) => folderNamed(one.path)).filter((folder) => inside(folder) && entries.some((entry) => folder === '' || entry.path.startsWith(`${folder}/`))).sort();
  }
  const { near, nested } = cardsAround(entries, ancestors);
  const looked = new Set([...near, ...nested]);
  const unread = new Set(nested.length > eagerCards ? nested : []);
  // Below a repository that a change touches, too many cards to read are all taken for Hub cards.
  return repositoryFolders(entries.filter((entry) => !isCard(entry) || looked.has(entry)), async (entry, limit) => (unread.has(entry) ? { known: false, why: 'not read' } : read(entry, limit)));
}

/** A folder as configured, without `./` and the like; empty for the root. */
const folderNamed = (configured: string): string => path.posix.normalize(configured).replace(/\/$/, '').replace(/^\.$/, '');

const companions = (folder: string, folders: readonly string[], entries: readonly SourceEntry[]): SourceEntry[] => ownEntries(folder, folders, entries).filter((one) => readLimit(one.below) !== null).map((one) => one.entry);

async function repository({ owner, repo }: Repo, side: Side, folder: string, folders: readonly string[], read: ReadText, { configured, detectedLicense = null }: Scope): Promise<RawRepository> {
  const given = configured?.find((one) => folderNamed(one.path) === folder);
  const assembled = await assemble({
    folder, folders, entries: side.entries, read, location: `${owner}/${repo}/${folder}`, path: folder || '.', target: folder || `${owner}/${repo}`,
    kind: given?.kind, name: given?.hub ?? null,
  });
  // GitHub looks at the root of its repository only.
  const raw = folder === '' ? { ...assembled, detectedLicense } : assembled;
  return side.complete ? raw : { ...raw, complete: false };
}
