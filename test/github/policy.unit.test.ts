import { expect, test } from 'vitest';
import { nothingElse, policyFiles, readPolicy, sharedThrough, type Octokit, type Texts } from '../../github/index.ts';

/** A commit with one configuration; what is asked of other repositories is noted. */
function asking(config: string): { readonly read: () => ReturnType<typeof readPolicy>; readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const octokit = { request: async (_: string, where: unknown) => (asked.push(where), Promise.reject(Object.assign(new Error('Not Found'), { status: 404 }))) };
  const texts: Texts = { fetch: async () => {}, read: async (_, path) => (path === 'hub-compliance.yml' ? { known: true, value: config } : null) };
  return { asked, read: () => readPolicy(sharedThrough(octokit as unknown as Octokit), texts, 'c0ffee', policyFiles('c0ffee', null, null), null, nothingElse) };
}

test.for(['../..', '../other', 'acme/..', './..', '.github/acme', 'acme/.'])('`extends: %s` names no repository, and nothing is asked of another address of the API', async (reference) => {
  const { read, asked } = asking(`version: 1\nextends: ${reference}\n`);
  await expect(read()).rejects.toThrow(/hub-compliance|there is no such file/);
  expect(asked).toEqual([]);
});

test.for(['acme/.github', 'acme-lab/cards.v2', 'acme/..cards'])('`extends: %s` is looked for in that repository', async (reference) => {
  const { read, asked } = asking(`version: 1\nextends: ${reference}\n`);
  await expect(read()).rejects.toThrow('names no configuration');
  const [owner, repo] = reference.split('/');
  expect(asked).toEqual([{ owner, repo, path: 'hub-compliance.yml' }, { owner, repo, path: '.github/hub-compliance.yml' }]);
});
