import path from 'node:path';
import { configure, policyOf, rules, UserError, type Configured, type ConfigText, type Known, type ReadExtended } from '../rules/index.ts';
import type { Change } from './change.ts';
import { reasonOf, statusOf, type Octokit } from './octokit.ts';
import type { Texts, Wanted } from './texts.ts';

/** Where a configuration is looked for, in this order. */
export const configNames = ['.github/hub-compliance.yml', '.github/hub-compliance.yaml', 'hub-compliance.yml', 'hub-compliance.yaml'];
/** Where in another repository the configuration stands that `extends: owner/repository` means. */
const sharedPlaces = ['hub-compliance.yml', '.github/hub-compliance.yml'];
/** No dots alone: they would lead to another address of the API. */
const repositoryName = /^[a-z\d][\w-]*\/(?!\.{1,2}$)[\w.-]+$/i;
/** Characters of a configuration that are read. */
const limit = 256 * 1024;

export interface Setup extends Configured {
  /** Files of this repository that the policy was read from. */
  readonly files: readonly string[];
}

/**
 * Files that may be the configuration of a commit. Where the commit's tree is known from a change that began at it, those that are there.
 * @param file the one that is named, or null
 */
export function policyFiles(commit: string, file: string | null, change: Change | null): Wanted[] {
  const names = file === null ? configNames : [file];
  const there = change !== null && change.base === commit && change.complete && file === null ? new Set(change.baseEntries.map((entry) => entry.path)) : null;
  return names.filter((name) => there?.has(name) ?? true).map((name) => ({ commit, path: path.posix.normalize(name), size: null, uncertain: true }));
}

/** Finds the configuration of another repository, `owner/repository`; null where it has none that we may read. */
export type FindShared = (reference: string) => Promise<ConfigText | null>;

/**
 * Reads the configuration of a commit, which for a pull request is its base: what a pull request proposes does not judge it.
 * @param wanted by `policyFiles`
 * @param file the one that is named, or null
 * @param otherwise gives the configuration for a repository that has none
 * @throws UserError where it is not as expected, or a named one is not there
 */
export async function readPolicy(findShared: FindShared, texts: Texts, commit: string, wanted: readonly Wanted[], file: string | null, otherwise: () => Promise<ConfigText | null>): Promise<Setup> {
  const here = file === null ? await firstOf(texts, wanted) : await named(texts, commit, file);
  const own = here ?? (await otherwise());
  if (own === null) return { policy: policyOf('recommended'), repositories: null, trackingIssue: false, files: [] };
  const files = here === null ? [] : [here.file];
  const readExtended: ReadExtended = async (reference, from) => {
    if (repositoryName.test(reference) && !/\.ya?ml$/i.test(reference)) return shared(findShared, reference, from);
    // A file of another repository's may not reach back into this one.
    if (/^[a-z][a-z+.-]*:/i.test(reference) || !files.includes(from)) throw new UserError(`${from}: \`extends\` is \`${reference}\`; expected ${files.includes(from) ? 'a file beside it or ' : ''}\`owner/repository\``);
    const extended = await named(texts, commit, path.posix.join(path.posix.dirname(from), reference));
    files.push(extended.file);
    return extended;
  };
  return { ...(await configure(own, readExtended, rules.map((rule) => rule.id))), files };
}

async function firstOf(texts: Texts, wanted: readonly Wanted[]): Promise<ConfigText | null> {
  await texts.fetch(wanted);
  for (const { commit, path: file } of wanted) {
    const text = await texts.read(commit, file);
    if (text !== null) return checked(file, text);
  }
  return null;
}

async function named(texts: Texts, commit: string, file: string): Promise<ConfigText> {
  const text = file.startsWith('../') || path.posix.isAbsolute(file) ? null : await texts.read(commit, path.posix.normalize(file));
  if (text === null) throw new UserError(`Cannot read the configuration \`${file}\`: there is no such file at ${commit.slice(0, 7)}`);
  return checked(file, text);
}

function checked(file: string, text: NonNullable<Awaited<ReturnType<Texts['read']>>>): ConfigText {
  if (!text.known) throw new UserError(`Cannot read the configuration \`${file}\`: ${text.why}`);
  if (text.value.length > limit) throw new UserError(`${file} has ${text.value.length} characters; expected a configuration of at most ${limit}`);
  return { file, text: text.value };
}

async function shared(find: FindShared, reference: string, from: string): Promise<ConfigText> {
  let found: ConfigText | null;
  try {
    found = await find(reference);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${from}: \`extends: ${reference}\` could not be read: ${reasonOf(error)}`, { cause: error });
  }
  if (found === null) throw new UserError(`${from}: \`extends: ${reference}\` names no configuration; expected ${sharedPlaces.map((place) => `\`${place}\``).join(' or ')} in that repository, readable with the token given`);
  return found;
}

/** For a repository that stands alone. */
export const nothingElse = async (): Promise<null> => null;

/** The organisation's configuration, in its `.github` repository. */
export const organisationFile = 'hub-compliance.yml';

/** @throws UserError where it cannot be read */
export const organisationConfig = (owner: string, text: Known<string> | null): ConfigText | null => (text === null ? null : checked(`${owner}/.github/${organisationFile}`, text));

/** The same, asked for by itself. @throws UserError where it cannot be read */
export const organisationConfigOf = (octokit: Octokit, owner: string): Promise<ConfigText | null> => firstThere(octokit, `${owner}/.github`, [organisationFile]);

/** Looks into other repositories through the API. */
export const sharedThrough = (octokit: Octokit): FindShared => (reference) => firstThere(octokit, reference, sharedPlaces);

async function firstThere(octokit: Octokit, reference: string, places: readonly string[]): Promise<ConfigText | null> {
  const [owner, repo] = reference.split('/') as [string, string];
  for (const place of places) {
    try {
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/contents/{path}', { owner, repo, path: place });
      if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) continue;
      return checked(`${reference}/${place}`, { known: true, value: Buffer.from(data.content, 'base64').toString('utf8') });
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  }
  return null;
}
