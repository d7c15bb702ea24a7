import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Kind, Known, RawRepository } from '../engine/types.ts';
import { UserError } from '../engine/user-error.ts';
import { kindOf } from './kind.ts';
import { cardLimit, cardRank, decode, tooLarge } from './readable.ts';
import { assemble, passedBy, repositoryFolders, type ReadText, type SourceEntry } from './repositories.ts';

/** Entries below one target; beyond this it is taken for a mistake (a home folder, a data lake). */
const entryLimit = 200_000;

export interface FolderRepository {
  /** Folder of the repository. */
  readonly folder: string;
  readonly kind?: Kind | undefined;
  readonly name?: string | undefined;
}

const unknownHub = { known: false, why: 'not asked (offline)' } as const;

/**
 * Reads one card file on its own; nothing is known of what lies beside it.
 * @throws UserError when it cannot be read
 */
export async function readCardFile(file: string, target: string, kind?: Kind): Promise<RawRepository> {
  const name = path.basename(file);
  const found = await readText(file, cardLimit, target);
  const text = found.known ? found.value : '';
  return {
    target, path: shownFolder(path.dirname(file)), name: null, card: name, complete: false,
    kind: kind ?? kindOf({ name, text }, [], path.dirname(path.resolve(file))),
    files: [{ path: name, size: null, text: found }],
    hub: unknownHub, related: new Map(),
  };
}

/**
 * Finds every Hub repository at and below a folder: a folder with a card, or with a model's or a dataset's files.
 * @throws UserError when the folder cannot be read or holds none
 */
export async function readFolder(target: string, options: { readonly kind?: Kind | undefined; readonly only?: readonly FolderRepository[] | undefined } = {}): Promise<RawRepository[]> {
  const root = await realpath(target).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(target, error);
  });
  const entries = await list(root, target);
  const read: ReadText = ({ path: below }, limit) => readText(path.join(root, below), limit, path.join(target, below));
  const folders = options.only ? options.only.map((one) => path.relative(root, path.resolve(one.folder)).replaceAll('\\', '/')) : await repositoryFolders(entries, read);
  if (folders.length === 0 && options.kind) folders.push('');
  if (folders.length === 0) throw new UserError(`No Hub repository found in \`${target}\`: expected a README.md with front matter, a MODEL_CARD.md or DATASET_CARD.md, or the files of a model or dataset; \`--kind\` takes the folder as it is`);
  const repositories: RawRepository[] = [];
  for (const folder of folders) {
    const given = options.only?.find((one) => path.resolve(one.folder) === path.resolve(root, folder));
    const at = path.join(root, folder);
    repositories.push(
      await assemble({
        folder, folders, entries, read, location: at, path: shownFolder(at),
        target: folders.length > 1 || options.only ? path.posix.join(target.replaceAll('\\', '/'), folder) : target,
        kind: given?.kind ?? options.kind, name: given?.name ?? null,
      }),
    );
  }
  return repositories;
}

/** Every file below a folder, sorted; symbolic links are followed only to files inside it. */
async function list(root: string, target: string): Promise<SourceEntry[]> {
  const entries: SourceEntry[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const here = await readdir(path.join(root, folder), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      throw unreadable(path.join(target, folder!), error);
    });
    for (const entry of here) {
      const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (passedBy.has(entry.name)) continue;
        if (cardRank(entry.name) !== null) entries.push({ path: below, size: 0, closed: 'it is a directory' });
        waiting.push(below);
      } else if (entry.isSymbolicLink()) entries.push(await linked(root, below));
      else if (entry.isFile()) entries.push({ path: below, size: (await stat(path.join(root, below))).size, closed: null });
      if (entries.length > entryLimit) throw new UserError(`\`${target}\` holds more than ${entryLimit} files; expected a repository or a folder of repositories`);
    }
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function linked(root: string, below: string): Promise<SourceEntry> {
  const real = await realpath(path.join(root, below)).catch(() => null);
  if (real === null) return { path: below, size: 0, closed: 'it is a symbolic link to nothing' };
  if (real !== root && !real.startsWith(root + path.sep)) return { path: below, size: 0, closed: 'it is a symbolic link out of the repository' };
  const info = await stat(real);
  return { path: below, size: info.size, closed: info.isFile() ? null : 'it is a symbolic link to a directory' };
}

async function readText(file: string, limit: number, shown: string): Promise<Known<string>> {
  try {
    const info = await stat(file);
    if (info.isDirectory()) return { known: false, why: 'it is a directory' };
    if (info.size > limit) return tooLarge(info.size, limit);
    return decode(await readFile(file));
  } catch (error) {
    throw unreadable(shown, error as NodeJS.ErrnoException);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder', EACCES: 'no permission to read it', EPERM: 'no permission to read it', ELOOP: 'its symbolic links go round in a circle', ENOTDIR: 'a part of its path is a file, not a folder', ENAMETOOLONG: 'its name is too long',
};

function unreadable(target: string, error: NodeJS.ErrnoException): Error {
  const reason = reasons[error.code ?? ''];
  return reason ? new UserError(`Cannot read \`${target}\`: ${reason}`) : error;
}

/** A folder as it stands in reports: relative to where the check was started, `.` for that place. */
function shownFolder(folder: string): string {
  return path.relative(process.cwd(), path.resolve(folder)).replaceAll('\\', '/') || '.';
}
