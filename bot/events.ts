import type { Probot } from 'probot';
import { checkName, commandIn } from '../github/index.ts';
import type { Ask, Job } from './job.ts';

/** Adds what an event asks for to the queue. Nothing is looked at here: GitHub waits for the answer. */
export type Add = (job: Job, delivery: string) => Promise<void>;

interface Payload {
  readonly repository?: { readonly name: string; readonly owner: { readonly login: string } } | undefined;
  readonly installation?: { readonly id: number } | undefined;
}

/** Events to jobs. What asks for nothing is left alone. */
export function listen(probot: Probot, add: Add, appId: number): void {
  probot.on(['pull_request.opened', 'pull_request.synchronize', 'pull_request.reopened', 'pull_request.ready_for_review'], ({ id, payload }) => add({ what: 'pull', ...at(payload), number: payload.pull_request.number }, id));
  probot.on('pull_request.edited', async ({ id, payload }) => {
    // Title and text are no business of ours.
    if (payload.changes.base !== undefined) await add({ what: 'pull', ...at(payload), number: payload.pull_request.number }, id);
  });
  probot.on('merge_group.checks_requested', ({ id, payload }) => {
    const { head_sha: head, head_ref: ref, base_sha: before } = payload.merge_group;
    return add({ what: 'group', ...at(payload), head, ref, before }, id);
  });
  probot.on('push', async ({ id, payload }) => {
    const { ref, after, before, deleted, repository } = payload;
    if (deleted || ref !== `refs/heads/${repository.default_branch}`) return;
    await add({ what: 'commit', ...at({ ...payload, repository: { name: repository.name, owner: { login: ownerOf(repository) } } }), head: after, ref, before: /^0+$/.test(before) ? null : before }, id);
  });
  probot.on(['check_run.rerequested', 'check_run.requested_action'], async ({ id, payload }) => {
    const { check_run: run } = payload;
    if (run.app?.id !== appId || run.name !== checkName) return;
    const ask = payload.action === 'requested_action' ? actionOf(payload.requested_action?.identifier) : 'recheck';
    if (ask !== null) await add({ ...byButton(payload, id), ask, head: run.head_sha, run: run.id }, id);
  });
  probot.on('check_suite.rerequested', async ({ id, payload }) => {
    const { check_suite: suite } = payload;
    if (suite.app.id === appId) await add({ ...byButton(payload, id), ask: 'recheck', head: suite.head_sha }, id);
  });
  probot.on('issue_comment.created', async ({ id, payload }) => {
    const { comment, issue } = payload;
    // Bots, we among them, are not listened to.
    if (!issue.pull_request || issue.state !== 'open' || comment.user === null || comment.user.type !== 'User') return;
    const command = commandIn(comment.body);
    if (command === null) return;
    const { login } = comment.user;
    await add({ what: 'ask', ...at(payload), cause: `comment-${comment.id}`, by: { login, id: comment.user.id }, number: issue.number, head: null, run: null, comment: comment.id, ask: command.ask, rule: 'rule' in command ? command.rule : null }, id);
  });
}

function at({ repository, installation }: Payload): { readonly installation: number; readonly owner: string; readonly repo: string } {
  if (!installation || !repository) throw new Error('the event names no installation or no repository: it is not one of a GitHub App in a repository');
  return { installation: installation.id, owner: repository.owner.login, repo: repository.name };
}

/** A push names its owner in an older way. */
const ownerOf = ({ owner }: { readonly owner: { readonly login?: string; readonly name?: string | null } | null }): string => owner?.login ?? owner?.name ?? '';

const byButton = (payload: Payload & { readonly sender: { readonly login: string; readonly id: number } }, delivery: string): Omit<Ask, 'ask'> => ({ what: 'ask', ...at(payload), cause: delivery, by: { login: payload.sender.login, id: payload.sender.id }, number: null, head: null, run: null, comment: null, rule: null });

const actionOf = (identifier: string | undefined): Ask['ask'] | null => (['recheck', 'fix', 'explain'] as const).find((known) => known === identifier) ?? null;
