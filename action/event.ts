import { readFileSync } from 'node:fs';
import { UserError } from '../rules/engine/user-error.ts';
import type { Repo } from '../github/index.ts';

/** What the run is about. */
export type Event =
  | { readonly about: 'pull request'; readonly number: number; readonly base: string; readonly head: string }
  /** A merge queue's group: a change without a place for comments. */
  | { readonly about: 'group'; readonly base: string; readonly head: string }
  /** `before` is the commit that a push began at, where there is one. */
  /** A job without rights has ended; what it was about is GitHub's to say, not its own. */
  | { readonly about: 'report'; readonly head: string; readonly headOwner: string; readonly headBranch: string; readonly headRepository: string }
  | { readonly about: 'commit'; readonly commit: string; readonly before: string | null };

const commitId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const events = 'pull_request, pull_request_target, merge_group, push, schedule, workflow_dispatch, or workflow_run with `from-report`';

/**
 * Reads the event that started the workflow.
 * @throws UserError for an event that says nothing about cards
 */
export function readEvent(env: NodeJS.ProcessEnv): Event {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  const payload = payloadOf(env);
  const commit = (value: unknown, what: string): string => {
    if (typeof value !== 'string' || !commitId.test(value)) throw new UserError(`The event \`${name}\` names no ${what}; expected the payload that GitHub sends`);
    return value;
  };
  switch (name) {
    case 'pull_request':
    case 'pull_request_target': {
      const pull = payload['pull_request'] as { number?: unknown; base?: { sha?: unknown }; head?: { sha?: unknown } } | undefined;
      const number = pull?.number ?? payload['number'];
      if (typeof number !== 'number') throw new UserError(`The event \`${name}\` names no pull request; expected the payload that GitHub sends`);
      return { about: 'pull request', number, base: commit(pull?.base?.sha, 'base'), head: commit(pull?.head?.sha, 'head') };
    }
    case 'merge_group': {
      const group = payload['merge_group'] as { base_sha?: unknown; head_sha?: unknown } | undefined;
      return { about: 'group', base: commit(group?.base_sha, 'base'), head: commit(group?.head_sha, 'head') };
    }
    case 'push':
    case 'schedule':
    case 'workflow_dispatch': {
      const before = payload['before'];
      return { about: 'commit', commit: commit(env['GITHUB_SHA'], 'commit'), before: name === 'push' && typeof before === 'string' && commitId.test(before) && !/^0+$/.test(before) ? before : null };
    }
    case 'workflow_run': {
      const { head_sha: head, head_branch: headBranch, head_repository: headRepository } = (payload['workflow_run'] ?? {}) as { head_sha?: unknown; head_branch?: unknown; head_repository?: { full_name?: unknown; owner?: { login?: unknown } } };
      const names = [headRepository?.owner?.login, headBranch, headRepository?.full_name];
      if (!names.every((one) => typeof one === 'string')) throw new UserError(`The event \`${name}\` names no branch; expected the payload that GitHub sends`);
      const [headOwner, branch, fullName] = names as [string, string, string];
      return { about: 'report', head: commit(head, 'head'), headOwner, headBranch: branch, headRepository: fullName };
    }
    default:
      throw new UserError(`The workflow was started by \`${name}\`; expected ${events}`);
  }
}

/** SPDX id of the licence that GitHub detected in the repository, as the event's payload has it; null where it has none. */
export function readDetectedLicense(env: NodeJS.ProcessEnv): string | null {
  const { repository } = payloadOf(env) as { readonly repository?: { readonly license?: { readonly spdx_id?: unknown } | null } };
  const id = repository?.license?.spdx_id;
  return typeof id === 'string' && id !== 'NOASSERTION' ? id : null;
}

function payloadOf(env: NodeJS.ProcessEnv): Readonly<Record<string, unknown>> {
  const file = env['GITHUB_EVENT_PATH'];
  if (!file) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new UserError(`Cannot read the event in \`${file}\`: ${(error as Error).message}`);
  }
}

/** @throws UserError */
export function readRepo(env: NodeJS.ProcessEnv): Repo {
  const [owner, repo, ...more] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (!owner || !repo || more.length > 0) throw new UserError(`\`GITHUB_REPOSITORY\` is \`${env['GITHUB_REPOSITORY'] ?? ''}\`; expected \`owner/name\`, as the runner sets it`);
  return { owner, repo };
}
