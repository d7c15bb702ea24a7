import { cardLimit, companionLimit, decode, isCompanion, type Kind, type Known, type RawRepository, type RepoFile } from '../rules/index.ts';
import { explained, refused, sentence, type Asked } from './errors.ts';
import { HubFailure } from './failure.ts';
import { inParallel } from './in-parallel.ts';
import { hubOf, readInfo, type Hub, type Info } from './info.ts';
import { usualLimits, type HubOptions, type Limits } from './options.ts';
import type { HubTarget } from './target.ts';

/** The only file that the Hub takes for a card. */
const cardFile = 'README.md';

interface Entry {
  readonly path: string;
  readonly size: number | null;
  /** SHA-256 of the content where git holds a pointer to it only. */
  readonly pointsTo: string | null;
}

/**
 * Reads a repository of the Hub at one commit: its file list, its card, and the text of the files that rules read.
 * @throws UserError, in one sentence, when the Hub does not show the repository or its card
 */
export async function readHubRepository(target: HubTarget, options: HubOptions = {}): Promise<RawRepository> {
  const hub = hubOf(options);
  const limits: Limits = { ...usualLimits, ...options.limits };
  const { kind, revision } = target;
  const asked: Asked = { kind, name: target.name, revision };
  try {
    const info = await readInfo(hub, kind, target.name, revision);
    // Everything below is of the commit that this answer was about, whatever is pushed meanwhile.
    const commit = info.sha ?? revision ?? 'main';
    const { entries, complete } = await listEntries(hub, kind, info.id, commit, limits);
    const companions = new Set(entries.filter(({ path }) => path !== cardFile && isCompanion(path)).slice(0, limits.texts));
    const of: Asked = { kind, name: info.id, revision: commit };
    const files = await inParallel(entries, limits.parallel, (entry) => readEntry(hub, of, entry, companions.has(entry), options));
    return {
      target: target.target, path: '.', name: info.id, kind,
      card: entries.some((entry) => entry.path === cardFile) ? cardFile : null,
      files, complete, hub: { known: true, value: factsOf(info) }, related: new Map(),
    };
  } catch (error) {
    throw explained(error, asked, options);
  }
}

const factsOf = ({ id, sha, private: hidden, gated, license }: Info) => ({ id, sha, private: hidden, gated, license });

/** Every file of a repository at a commit, sorted by path. */
async function listEntries(hub: Hub, kind: Kind, name: string, commit: string, limits: Limits): Promise<{ readonly entries: readonly Entry[]; readonly complete: boolean }> {
  const { listFiles } = await import('@huggingface/hub');
  const entries: Entry[] = [];
  let pages = 0;
  // A page holds a thousand entries on the Hub; pages that are empty and go on for ever are no list.
  const paged: typeof fetch = (input, init) => {
    pages += 1;
    if (pages > Math.max(10, limits.files / 100)) throw new HubFailure({ what: 'unreadable' });
    return hub.list(input, init);
  };
  // The client puts the revision into the address as it is: `refs/pr/3` would become three parts of a path.
  const listing = listFiles({ repo: { type: kind, name }, recursive: true, revision: encodeURIComponent(commit), hubUrl: hub.address, fetch: paged });
  let complete = true;
  let seen = 0;
  for await (const item of listing as AsyncIterable<unknown>) {
    seen += 1;
    if (seen > limits.files) {
      complete = false;
      break;
    }
    const entry = entryOf(item);
    if (entry) entries.push(entry);
  }
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)), complete };
}

/** One item of the list, or null for a directory. */
function entryOf(item: unknown): Entry | null {
  if (typeof item !== 'object' || item === null) throw new HubFailure({ what: 'unreadable' });
  const { type, path, size, lfs } = item as { type?: unknown; path?: unknown; size?: unknown; lfs?: unknown };
  if (typeof path !== 'string' || !isPlainPath(path)) throw new HubFailure({ what: 'unreadable' });
  if (type !== 'file') return null;
  const oid = typeof lfs === 'object' && lfs !== null ? (lfs as { oid?: unknown }).oid : undefined;
  return { path, size: typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : null, pointsTo: typeof oid === 'string' && /^[0-9a-f]{64}$/.test(oid) ? oid : null };
}

/** What git itself allows, so that a path can neither leave the repository nor, put into an address, the repository's part of it. */
const isPlainPath = (path: string): boolean => path !== '' && !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

async function readEntry(hub: Hub, of: Asked, entry: Entry, wanted: boolean, options: HubOptions): Promise<RepoFile> {
  const { path, size, pointsTo } = entry;
  const isCard = path === cardFile;
  if (!isCard && !wanted) return { path, size, text: { known: false, why: isCompanion(path) ? 'not read: there are too many such files' : 'not read' } };
  const limit = isCard ? cardLimit : companionLimit;
  if (size !== null && size > limit) return { path, size, text: { known: false, why: tooLarge(size, limit) } };
  // A card in LFS is a pointer for the Hub too: it reads neither metadata nor text behind it.
  if (isCard && pointsTo !== null) return { path, size, text: { known: true, value: `version https://git-lfs.github.com/spec/v1\noid sha256:${pointsTo}\nsize ${size ?? 0}\n` } };
  try {
    return { path, size, text: await readText(hub, of, path, limit, options.now ?? Date.now) };
  } catch (error) {
    const asked = { ...of, file: path };
    if (isCard || !(error instanceof HubFailure)) throw explained(error, asked, options);
    return { path, size, text: { known: false, why: sentence(error.why, asked, options) } };
  }
}

const tooLarge = (size: number, limit: number): string => `it has ${size} bytes, more than the ${limit} that are read`;

/** One file by `/resolve/`, for which the Hub's limits are the widest and which takes one request where the client takes two. */
async function readText(hub: Hub, of: Asked, path: string, limit: number, now: () => number): Promise<Known<string>> {
  const folder = of.kind === 'model' ? '' : `${of.kind}s/`;
  const url = `${hub.address}/${folder}${of.name}/resolve/${encodeURIComponent(of.revision ?? 'main')}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const response = await hub.fetch(url, { sizeLimit: limit });
  if (!response.ok) throw await refused(response, now());
  return decode(new Uint8Array(await response.arrayBuffer()));
}
