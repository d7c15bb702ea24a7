import { isRepositoryId, UserError, type Kind } from '../rules/index.ts';

/** A repository of the Hub as a person names it: `hub:owner/name`, `hub:datasets/owner/name@refs/pr/3`. */
export interface HubTarget {
  /** As given. */
  readonly target: string;
  readonly kind: Kind;
  /** `owner/name`; the name alone for ids from before owners, such as `gpt2`. */
  readonly name: string;
  /** Branch, tag, commit or `refs/pr/N`; null for the main branch. */
  readonly revision: string | null;
}

const kinds: Readonly<Record<string, Kind>> = { models: 'model', datasets: 'dataset', spaces: 'space' };
const expected = 'expected `hub:owner/name`, `hub:datasets/owner/name` or `hub:spaces/owner/name`, each with an optional `@revision`';

/** Whether a command-line target names a repository of the Hub, well or badly. */
export const isHubTarget = (text: string): boolean => text.startsWith('hub:');

/**
 * Reads a target that names a repository of the Hub.
 * @throws UserError that says what was found and what was expected
 */
export function parseHubTarget(target: string): HubTarget {
  const wrong = (found: string): UserError => new UserError(`The target \`${target.slice(0, 200)}\` ${found}; ${expected}`);
  if (!isHubTarget(target)) throw wrong('does not begin with `hub:`');
  const rest = target.slice('hub:'.length);
  if (/^https?:/i.test(rest)) throw wrong('holds an address');
  const at = rest.indexOf('@');
  const path = at < 0 ? rest : rest.slice(0, at);
  const revision = at < 0 ? null : rest.slice(at + 1);
  const [first = '', ...more] = path.split('/');
  const prefix = more.length > 0 ? kinds[first] : undefined;
  const name = prefix ? more.join('/') : path;
  if (name === '') throw wrong('names no repository');
  const parts = name.split('/').length;
  if (parts > 2) throw wrong(prefix || parts > 3 ? `has ${parts} parts where a name has two` : `has \`${first}\` where \`datasets\` or \`spaces\` could stand`);
  if (!isRepositoryId(name)) throw wrong(`names \`${name.slice(0, 100)}\`, which no repository can be called`);
  if (revision === '') throw wrong('has no revision after `@`');
  if (revision !== null && !isRevision(revision)) throw wrong(`names the revision \`${revision.slice(0, 100)}\`, which no branch, tag or commit can be called`);
  return { target, kind: prefix ?? 'model', name, revision };
}

/** The rules of `git check-ref-format` that keep a name a name. */
const isRevision = (text: string): boolean =>
  text.length <= 255 && !/[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\/\./u.test(text);

/** How a repository is written in a target. */
export const shownTarget = (kind: Kind, name: string): string => `hub:${kind === 'model' ? '' : `${kind}s/`}${name}`;
