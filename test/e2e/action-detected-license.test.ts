/** The licence that GitHub detects, as the event of the built Action has it. */
import { expect, test } from 'vitest';
import { onPull, runAction } from '../github/runner.ts';
import { card, clean, ended, main, reportOf, serve } from './stage.ts';

const found = (ran: Awaited<ReturnType<typeof runAction>>): string[] => reportOf(ran).repositories.flatMap(({ path, findings }) => findings.filter(({ rule }) => rule === 'license/prose-differs').map(({ severity }) => `${path} ${severity}`));
const repository = (license: string): object => ({ repository: { full_name: 'acme/cards', license: { key: license.toLowerCase(), spdx_id: license } } });

test('A card at the root of the repository is held against the licence that GitHub detects, without a request', async (context) => {
  const github = await serve(context, { 'README.md': clean, [card]: clean });
  const push = (license: string) => runAction(main, github, { event: 'push', payload: { ref: 'refs/heads/main', ...repository(license) }, sha: github.branches.get('main')!, ref: 'refs/heads/main' });
  const other = await push('GPL-3.0');
  ended(other, 'success');
  expect(found(other)).toEqual(['. notice']);
  expect(found(await push('Apache-2.0'))).toEqual([]);
  expect(github.calls.filter(({ operation }) => /license/i.test(operation))).toEqual([]);
});

test('On a pull request too', async (context) => {
  const github = await serve(context, { 'README.md': clean });
  await github.commit('topic', { 'README.md': clean.replace('ten words', 'eleven words') });
  const pull = await github.openPull({ head: 'topic' });
  const job = onPull(github, pull, 'opened');
  expect(found(await runAction(main, github, { ...job, payload: { ...job.payload, ...repository('GPL-3.0') } }))).toEqual(['. notice']);
});
