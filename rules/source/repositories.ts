import path from 'node:path';
import type { Kind, Known, RawRepository, RepoFile } from '../engine/types.ts';
import { readFrontMatter } from '../snapshot/front-matter.ts';
import { dataFile, isHubFrontMatter, kindOf, modelFile } from './kind.ts';
import { cardLimit, cardRank, companionLimit, isCardByName, isCompanion } from './readable.ts';

/** A file of a tree that holds Hub repositories, wherever the tree is kept. */
export interface SourceEntry {
  /** Path below the tree's root, forward slashes. */
  readonly path: string;
  /** Bytes, or null where the source does not tell. */
  readonly size: number | null;
  /** Why the entry is known by name only. */
  readonly closed: string | null;
}

/**
 * Reads one file.
 * @param limit bytes beyond which it is not read
 */
export type ReadText = (entry: SourceEntry, limit: number) => Promise<Known<string>>;

/** Folders that hold no repository of the author's. */
export const passedBy: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', '.venv', 'venv', '__pycache__', '.tox', '.mypy_cache', '.pytest_cache', '.ipynb_checkpoints', '.cache', '.idea', '.vscode']);

/** Folder of a file; empty for the root. */
export const folderOf = (file: string): string => (path.posix.dirname(file) === '.' ? '' : path.posix.dirname(file));

/** Folders that are Hub repositories, sorted: those with a card, and those with a model's or a dataset's files. */
export async function repositoryFolders(entries: readonly SourceEntry[], read: ReadText): Promise<string[]> {
  const byFolder = new Map<string, SourceEntry[]>();
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
        const text = await read(entry, cardLimit);
        if (!text.known || isHubCard(text.value)) found.add(folder);
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

const isHubCard = (text: string): boolean => isHubFrontMatter(readFrontMatter(text).data) || /^\s*---\r?\n\s*(?:license|language|tags|sdk|task_categories|pipeline_tag)\b/.test(text);

/** Files that only a model or dataset repository has; a `.csv` or `.pt` alone may be anything. */
const isRepositoryFile = (name: string): boolean => /^(?:adapter_config\.json|model_index\.json|dataset_infos\.json|config_sentence_transformers\.json)$/.test(name) || (modelFile.test(name) && /\.(?:safetensors|gguf)$|^pytorch_model/.test(name)) || (dataFile.test(name) && /\.(?:parquet|arrow)$/.test(name));

export interface Assembling {
  readonly folder: string;
  /** All folders of the tree that are repositories: files of one that lies below belong to it alone. */
  readonly folders: readonly string[];
  readonly entries: readonly SourceEntry[];
  readonly read: ReadText;
  /** As the caller named it. */
  readonly target: string;
  /** Path that the report gives. */
  readonly path: string;
  /** Full path of the folder, from whose names a kind may be told. */
  readonly location: string;
  readonly kind?: Kind | undefined;
  readonly name?: string | null;
}

/** One repository of a tree: its files, with the texts that rules read. */
export async function assemble({ folder, folders, entries, read, target, path: shown, location, kind, name }: Assembling): Promise<RawRepository> {
  const files: RepoFile[] = [];
  let card: { readonly name: string; readonly rank: number } | null = null;
  for (const { entry, below } of ownEntries(folder, folders, entries)) {
    const place = below.includes('/') ? null : cardRank(below);
    if (place !== null && (card === null || place < card.rank)) card = { name: below, rank: place };
    const limit = readLimit(below);
    const text: Known<string> = entry.closed !== null ? { known: false, why: entry.closed } : limit !== null ? await read(entry, limit) : { known: false, why: 'not read' };
    files.push({ path: below, size: entry.size, text });
  }
  const text = files.find((file) => file.path === card?.name)?.text;
  return {
    target, path: shown, name: name ?? null,
    kind: kind ?? kindOf(card ? { name: card.name, text: text?.known ? text.value : '' } : null, files.map((file) => file.path), location),
    card: card?.name ?? null, files, complete: true, hub: { known: false, why: 'not asked (offline)' }, related: new Map(),
  };
}

/** Files of a repository with their paths inside it, without those of repositories that lie below. */
export function ownEntries(folder: string, folders: readonly string[], entries: readonly SourceEntry[]): readonly { readonly entry: SourceEntry; readonly below: string }[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const nested = folders.filter((other) => other !== folder && `${other}/`.startsWith(prefix)).map((other) => `${other}/`);
  return entries.filter(({ path: at }) => at.startsWith(prefix) && !nested.some((other) => at.startsWith(other))).map((entry) => ({ entry, below: entry.path.slice(prefix.length) }));
}

/** Bytes of a file that are read, or null where its text is of no interest. @param below path inside the repository */
export const readLimit = (below: string): number | null => (!below.includes('/') && cardRank(below) !== null ? cardLimit : isCompanion(below) ? companionLimit : null);
