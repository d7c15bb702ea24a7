import path from 'node:path';
import { UserError } from '../rules/engine/user-error.ts';
import type { Policy, Profile } from '../rules/index.ts';

export type CommentMode = 'review' | 'summary' | 'off';

export interface Inputs {
  /** Folder or card relative to the root, without `./`; `.` for all. */
  readonly path: string;
  readonly config: string | null;
  readonly profile: Profile | undefined;
  readonly failOn: Policy['failOn'] | undefined;
  readonly comment: CommentMode;
  /** Null where the event decides. */
  readonly changedOnly: boolean | null;
  readonly sarifFile: string | null;
  readonly reportFile: string | null;
  /** Report of a job without rights, absolute or relative to the workspace. */
  readonly fromReport: string | null;
  /** As a target of the Hub: `hub:owner/name`. */
  readonly hubRepo: string | null;
  readonly online: boolean;
  readonly hfToken: string | null;
  readonly githubToken: string | null;
}

/**
 * Reads the inputs as the runner hands them over, as `INPUT_NAME` in the environment.
 * @throws UserError that names the input, what was found and what was expected
 */
export function readInputs(env: NodeJS.ProcessEnv): Inputs {
  const text = (name: string): string | null => env[`INPUT_${name.toUpperCase()}`]?.trim() || null;
  const oneOf = <T extends string>(name: string, choices: readonly T[]): T | undefined => {
    const value = text(name);
    if (value === null) return undefined;
    if (!choices.includes(value as T)) throw new UserError(`The input \`${name}\` is \`${value.slice(0, 100)}\`; expected ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`);
    return value as T;
  };
  // The string `false` is not nothing.
  const truth = (name: string): boolean | null => {
    const value = oneOf(name, ['true', 'false']);
    return value === undefined ? null : value === 'true';
  };
  return {
    path: folder(text('path') ?? '.', 'path'),
    config: text('config'),
    profile: oneOf('profile', ['hub', 'recommended', 'open-science']),
    failOn: oneOf('fail-on', ['error', 'warning', 'notice', 'never']),
    comment: oneOf('comment', ['review', 'summary', 'off']) ?? 'review',
    changedOnly: truth('changed-only'),
    sarifFile: text('sarif-file'),
    reportFile: text('report-file'),
    fromReport: text('from-report'),
    hubRepo: hubRepo(text('hub-repo')),
    online: truth('online') ?? false,
    hfToken: text('hf-token'),
    githubToken: text('github-token'),
  };
}

function folder(given: string, name: string): string {
  const normal = path.posix.normalize(given.replaceAll('\\', '/')).replace(/\/$/, '') || '.';
  if (normal.startsWith('..') || path.posix.isAbsolute(given)) throw new UserError(`The input \`${name}\` is \`${given.slice(0, 200)}\`; expected a path inside the repository`);
  return normal;
}

function hubRepo(given: string | null): string | null {
  if (given === null) return null;
  if (!/^(?:hub:)?(?:(?:models|datasets|spaces)\/)?[\w.-]+\/[\w.-]+$/.test(given)) throw new UserError(`The input \`hub-repo\` is \`${given.slice(0, 200)}\`; expected \`owner/name\`, \`datasets/owner/name\` or \`spaces/owner/name\``);
  return given.startsWith('hub:') ? given : `hub:${given.replace(/^models\//, '')}`;
}
