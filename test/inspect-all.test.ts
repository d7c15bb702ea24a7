import { expect, test } from 'vitest';
import { inspect, inspectAll, isFull, policyOf, rules, type RawRepository } from '../rules/index.ts';
import { repositoryOf } from './support/repository.ts';

const policy = policyOf('open-science');
const today = '2026-11-29';
const all: RawRepository[] = rules.flatMap((rule) => rule.examples.map((example) => repositoryOf({ kind: rule.kinds[0]!, ...example })));

test('A repository is told the same alone and in company, in the order given, over several groups', () => {
  const kinds = new Set(all.map(({ kind }) => kind));
  expect([all.length > 200, kinds.size]).toEqual([true, 3]);
  const together = inspectAll(all, policy, today);
  expect(together.map(({ report }) => report)).toEqual(all.map((raw) => inspect(raw, policy, today).report));
  expect(inspectAll(all.toReversed(), policy, today).map(({ report }) => report).toReversed()).toEqual(together.map(({ report }) => report));
});

test('Nothing is nothing', () => expect(inspectAll([], policy, today)).toEqual([]));

test('A group is bounded in number and in text', () => {
  const small = repositoryOf({ card: '# A\n' });
  const large = repositoryOf({ card: `# A\n\n${'word '.repeat(500_000)}` });
  expect([isFull(Array.from({ length: 255 }, () => small)), isFull(Array.from({ length: 256 }, () => small))]).toEqual([false, true]);
  expect([isFull([large]), isFull([large, large])]).toEqual([false, true]);
});
