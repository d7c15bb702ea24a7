import { decode, UserError, type Known } from '../rules/index.ts';
import { statusOf, type Octokit, type Repo } from './octokit.ts';

/** Files asked for in one GraphQL query. */
const batch = 40;
/** Bytes of a file up to which GraphQL gives its text whole. */
const wholeText = 300_000;

/** A file of a commit. `size` is in bytes, null where it is not known. */
export interface Wanted {
  readonly commit: string;
  readonly path: string;
  readonly size: number | null;
  /** Asked for without knowing whether it is there. */
  readonly uncertain?: boolean;
}

/** How much is read for one look: who shares a process with others may not be made to hold whatever a pull request brings. */
export interface Room {
  readonly files: number;
  /** Characters of one. */
  readonly longest: number;
  /** Characters of all texts together. */
  readonly characters: number;
}

/** Reads files of commits, each once, many with one request. */
export interface Texts {
  /** Fetches what is not there yet. */
  readonly fetch: (wanted: readonly Wanted[]) => Promise<void>;
  /** Text of a file; null where the commit has no such file. */
  readonly read: (commit: string, path: string) => Promise<Known<string> | null>;
}

/** @throws UserError from its functions where there is more to read than there is room */
export function textsOf(octokit: Octokit, repo: Repo, room: Room | null = null): Texts {
  const had = new Map<string, Known<string> | null>();
  let held = 0;
  const fits = (path: string, length: number): void => {
    if (room && length > room.longest) throw new UserError(`\`${path}\` has ${grouped(length)} characters; expected at most ${grouped(room.longest)} in one look`);
  };
  const keep = (key: string, text: Known<string> | null): void => {
    if (text?.known) fits(key.slice(key.indexOf(':') + 1), text.value.length);
    had.set(key, text);
    if (text?.known) held += text.value.length;
    if (room && held > room.characters) throw new UserError(`The cards, and what is read beside them, have more than ${grouped(room.characters)} characters; expected at most as many in one look`);
  };
  const keyOf = (commit: string, path: string): string => `${commit}:${path}`;
  const read = async (commit: string, path: string): Promise<Known<string> | null> => {
    const key = keyOf(commit, path);
    if (!had.has(key)) keep(key, await readFile(octokit, repo, commit, path));
    return had.get(key)!;
  };
  return {
    read,
    async fetch(wanted) {
      const missing = [...new Map(wanted.map((one) => [keyOf(one.commit, one.path), one])).values()].filter((one) => !had.has(keyOf(one.commit, one.path)));
      if (room && had.size + missing.length > room.files) throw new UserError(`There are ${grouped(had.size + missing.length)} files to read here; expected at most ${grouped(room.files)} in one look`);
      // No character takes more than three bytes of a string's length.
      for (const { path, size } of missing) fits(path, Math.ceil((size ?? 0) / 3));
      const small = missing.filter(({ size }) => size === null || size <= wholeText);
      // One file costs one request either way, and REST gives its bytes as they are.
      if (small.length > 1) {
        for (let at = 0; at < small.length; at += batch) {
          const answers = await readBatch(octokit, repo, small.slice(at, at + batch));
          if (answers === null) break;
          for (const [key, text] of answers) keep(key, text);
        }
      }
      for (const { commit, path } of missing) await read(commit, path);
    },
  };
}

const grouped = (number: number): string => number.toLocaleString('en-US');

interface Blob {
  readonly text?: string | null;
  readonly byteSize?: number;
  readonly isBinary?: boolean | null;
  readonly isTruncated?: boolean;
}

/** Several files by one query, or null where GraphQL does not answer. What it gives changed or cut short is left out. */
async function readBatch(octokit: Octokit, { owner, repo }: Repo, wanted: readonly Wanted[]): Promise<Map<string, Known<string> | null> | null> {
  const names = wanted.map((_, index) => `$e${index}: String!`).join(', ');
  const fields = wanted.map((_, index) => `t${index}: object(expression: $e${index}) { ... on Blob { text byteSize isBinary isTruncated } }`).join('\n    ');
  const query = `query Texts($owner: String!, $name: String!, ${names}) {\n  repository(owner: $owner, name: $name) {\n    ${fields}\n  }\n}`;
  const variables = Object.fromEntries(wanted.map(({ commit, path }, index) => [`e${index}`, `${commit}:${path}`]));
  let found: Readonly<Record<string, Blob | null>> | null;
  try {
    ({ repository: found } = await octokit.graphql<{ repository: Record<string, Blob | null> | null }>(query, { owner, name: repo, ...variables }));
  } catch (error) {
    if (statusOf(error) === 401) throw error;
    return null;
  }
  const answers = new Map<string, Known<string> | null>();
  wanted.forEach(({ commit, path, uncertain }, index) => {
    const blob = found?.[`t${index}`];
    if (blob === null && uncertain) answers.set(`${commit}:${path}`, null);
    // Text that GitHub made of other bytes has another length than the file.
    else if (typeof blob?.text === 'string' && !blob.isBinary && !blob.isTruncated && Buffer.byteLength(blob.text) === blob.byteSize) answers.set(`${commit}:${path}`, decode(Buffer.from(blob.text)));
  });
  return answers;
}

async function readFile(octokit: Octokit, { owner, repo }: Repo, commit: string, path: string): Promise<Known<string> | null> {
  try {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/contents/{path}', { owner, repo, path, ref: commit });
    if (Array.isArray(data)) return { known: false, why: 'it is a directory' };
    if (data.type !== 'file') return { known: false, why: `it is a ${data.type}` };
    const encoded = 'content' in data && data.encoding === 'base64' ? data.content : await readBlob(octokit, { owner, repo }, data.sha);
    return decode(Buffer.from(encoded, 'base64'));
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** Content of an object in base64; the contents endpoint gives none beyond 1 MB. */
async function readBlob(octokit: Octokit, { owner, repo }: Repo, sha: string): Promise<string> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { owner, repo, file_sha: sha });
  return data.content;
}
