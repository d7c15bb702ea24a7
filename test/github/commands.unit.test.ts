import { expect, test } from 'vitest';
import { commandIn } from '../../github/commands.ts';
import { externalIdOf, readExternalId, type Origin } from '../../github/check-run.ts';
import { explained } from '../../github/explain.ts';

test.for([
  ['/hub-compliance recheck', { ask: 'recheck' }],
  ['Thanks, done.\r\n\r\n/hub-compliance fix\r\n', { ask: 'fix' }],
  ['/hub-compliance   explain\tlicense/unknown  ', { ask: 'explain', rule: 'license/unknown' }],
  ['/hub-compliance explain', { ask: 'explain', rule: null }],
  ['/Hub-Compliance FIX', { ask: 'fix' }],
  ['<!-- hidden --> text\n/hub-compliance fix', { ask: 'fix' }],
  ['```\ncode\n```\n/hub-compliance fix', { ask: 'fix' }],
  ['/hub-compliance fix\n/hub-compliance recheck', { ask: 'fix' }],
  ['> /hub-compliance fix', null],
  ['    /hub-compliance fix', null],
  ['see /hub-compliance fix', null],
  ['/hub-compliance fix everything', null],
  ['/hub-compliance', null],
  ['/hub-compliances fix', null],
  ['```\n/hub-compliance fix\n```', null],
  ['~~~~\n```\n/hub-compliance fix\n```\n~~~~', null],
  ['````\n```\n/hub-compliance fix\n````', null],
  ['<!--\n/hub-compliance fix\n-->', null],
  ['<!-- a comment that never ends\n/hub-compliance fix', null],
  ['/hub-compliance explain license/unknown`<script>', null],
] as const)('%j asks for %j', ([body, command]) => {
  expect(commandIn(body)).toEqual(command);
});

test('a comment made to be slow is read at once', () => {
  const started = performance.now();
  for (const text of ['<!--'.repeat(50_000), '```\n'.repeat(50_000), '/hub-compliance explain '.repeat(10_000), `/hub-compliance${' '.repeat(200_000)}x`]) expect(commandIn(text)).toBe(null);
  expect(performance.now() - started).toBeLessThan(1000);
});

test.for<[Origin, string | null]>([
  [{ about: 'pull', number: 7, base: 'main' }, null],
  [{ about: 'pull', number: 12_345, base: 'release/2026.1=x' }, 'comment-99'],
  [{ about: 'group', ref: 'refs/heads/gh-readonly-queue/main/pr-1-abc', before: 'a'.repeat(40) }, null],
  [{ about: 'commit', ref: 'refs/heads/main', before: null }, '4b1d-cause'],
])('what a run is about is read back from it: %j, asked for by %j', ([origin, cause]) => {
  expect(readExternalId(externalIdOf(origin, cause))).toEqual({ origin, cause });
});

test.for(['', null, 'something else', 'pull=0 base=main', 'pull=x base=main', 'pull=7'])('a run with the id %j is about nothing that we know', (text) => {
  expect(readExternalId(text).origin).toBe(null);
});

test('a word that is no rule is shown as it is, with the nearest ones', () => {
  expect(explained('carbon/unit')).toMatch(/^There is no rule `carbon\/unit`\. Nearest: \[`carbon\/\S+`\]/);
  expect(explained('missing')).toContain('/missing`]');
});
