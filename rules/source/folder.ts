import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Kind, Known, RawRepository, RepoFile } from '../engine/types.ts';
import { UserError } from '../engine/user-error.ts';
import { readFrontMatter } from '../snapshot/front-matter.ts';
import { dataFile, isHubFrontMatter, kindOf, modelFile } from './kind.ts';
import { cardLimit, cardRank, companionLimit, decode, isCardByName, isCompanion } from './readable.ts';

/** Folders that hold no repository of the author's. */
const passedBy = new Set(['node_modules', '.git', '.hg', '.svn', '.venv', 'venv', '__pycache__', '.tox', '.mypy_cache', '.pytest_cache', '.ipynb_checkpoints', '.cache', '.idea', '.vscode']);
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

interface Entry {
  /** Path below the target, forward slashes. */
  readonly path: string;
  readonly size: number;
  /** Why the entry is known by name only. */
  readonly closed: string | null;
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
  const folders = options.only ? options.only.map((one) => path.relative(root, path.resolve(one.folder)).replaceAll('\\', '/')) : await repositoryFolders(root, entries, target);
  if (folders.length === 0 && options.kind) folders.push('');
  if (folders.length === 0) throw new UserError(`No Hub repository found in \`${target}\`: expected a README.md with front matter, a MODEL_CARD.md or DATASET_CARD.md, or the files of a model or dataset; \`--kind\` takes the folder as it is`);
  const repositories: RawRepository[] = [];
  for (const folder of folders) {
    const given = options.only?.find((one) => path.resolve(one.folder) === path.resolve(root, folder));
    repositories.push(await readRepository(root, folder, folders, entries, { target: folders.length > 1 || options.only ? path.posix.join(target.replaceAll('\\', '/'), folder) : target, kind: given?.kind ?? options.kind, name: given?.name ?? null }));
  }
  return repositories;
}

/** Every file below a folder, sorted; symbolic links are followed only to files inside it. */
async function list(root: string, target: string): Promise<Entry[]> {
  const entries: Entry[] = [];
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
      else if (entry.isFile()) entries.push({ path: below, size: -1, closed: null });
      if (entries.length > entryLimit) throw new UserError(`\`${target}\` holds more than ${entryLimit} files; expected a repository or a folder of repositories`);
    }
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function linked(root: string, below: string): Promise<Entry> {
  const real = await realpath(path.join(root, below)).catch(() => null);
  if (real === null) return { path: below, size: 0, closed: 'it is a symbolic link to nothing' };
  if (real !== root && !real.startsWith(root + path.sep)) return { path: below, size: 0, closed: 'it is a symbolic link out of the repository' };
  const info = await stat(real);
  return { path: below, size: info.size, closed: info.isFile() ? null : 'it is a symbolic link to a directory' };
}

const folderOf = (file: string): string => (path.posix.dirname(file) === '.' ? '' : path.posix.dirname(file));

/** Folders below the target that are Hub repositories, sorted. */
async function repositoryFolders(root: string, entries: readonly Entry[], target: string): Promise<string[]> {
  const byFolder = new Map<string, Entry[]>();
  for (const entry of entries) {
    const folder = folderOf(entry.path);
    const list = byFolder.get(folder);
    if (list) list.push(entry);
    else byFolder.set(folder, [entry]);
  }
  const found = new Set<string>();
  for (const [folder, here] of byFolder) {
    for (const entry of here) {
      const name = path.posix.basename(entry.path);
      const place = cardRank(name);
      if (place === null) continue;
      if (isCardByName(name)) found.add(folder);
      else if (entry.closed === null) {
        const text = await readText(path.join(root, entry.path), cardLimit, path.join(target, entry.path));
        if (!text.known || isHubFrontMatter(readFrontMatter(text.value).data) || /^\s*---\r?\n\s*(?:license|language|tags|sdk|task_categories|pipeline_tag)\b/.test(text.value)) found.add(folder);
      }
    }
  }
  // Weights or data with no card above them: the top folder of such files is a repository without a card.
  const covered = (folder: string): boolean => {
    for (let at = folder; ; at = folderOf(at)) {
      if (found.has(at)) return true;
      if (at === '') return false;
    }
  };
  for (const folder of [...byFolder.keys()].sort()) {
    if (covered(folder)) continue;
    if (byFolder.get(folder)!.some((entry) => isRepositoryFile(path.posix.basename(entry.path)))) found.add(folder);
  }
  return [...found].sort();
}

/** Files that only a model or dataset repository has; a `.csv` or `.pt` alone may be anything. */
const isRepositoryFile = (name: string): boolean => /^(?:adapter_config\.json|model_index\.json|dataset_infos\.json|config_sentence_transformers\.json)$/.test(name) || (modelFile.test(name) && /\.(?:safetensors|gguf)$|^pytorch_model/.test(name)) || (dataFile.test(name) && /\.(?:parquet|arrow)$/.test(name));

async function readRepository(root: string, folder: string, folders: readonly string[], entries: readonly Entry[], given: { readonly target: string; readonly kind: Kind | undefined; readonly name: string | null }): Promise<RawRepository> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const nested = folders.filter((other) => other !== folder && `${other}/`.startsWith(prefix)).map((other) => `${other}/`);
  const own = entries.filter(({ path: at }) => at.startsWith(prefix) && !nested.some((other) => at.startsWith(other)));
  const files: RepoFile[] = [];
  let card: { readonly name: string; readonly rank: number } | null = null;
  for (const entry of own) {
    const below = entry.path.slice(prefix.length);
    const place = below.includes('/') ? null : cardRank(below);
    if (place !== null && (card === null || place < card.rank)) card = { name: below, rank: place };
    const read = place !== null || isCompanion(below);
    const text: Known<string> = entry.closed !== null ? { known: false, why: entry.closed } : read ? await readText(path.join(root, entry.path), place !== null ? cardLimit : companionLimit, path.posix.join(given.target, below)) : { known: false, why: 'not read' };
    files.push({ path: below, size: entry.size < 0 ? (await stat(path.join(root, entry.path))).size : entry.size, text });
  }
  const text = files.find((file) => file.path === card?.name)?.text;
  const kind = given.kind ?? kindOf(card ? { name: card.name, text: text?.known ? text.value : '' } : null, files.map((file) => file.path), path.join(root, folder));
  return { target: given.target, path: shownFolder(path.join(root, folder)), name: given.name, kind, card: card?.name ?? null, files, complete: true, hub: unknownHub, related: new Map() };
}

async function readText(file: string, limit: number, shown: string): Promise<Known<string>> {
  try {
    const info = await stat(file);
    if (info.isDirectory()) return { known: false, why: 'it is a directory' };
    if (info.size > limit) return { known: false, why: `it has ${info.size} bytes, more than the ${limit} that are read` };
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
