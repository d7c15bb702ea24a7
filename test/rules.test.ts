import { describe, expect, test } from 'vitest';
import { rules } from '../rules/catalog/index.ts';
import { frameworks } from '../rules/coverage/index.ts';
import { disclosures } from '../rules/disclosures/index.ts';
import { check } from '../rules/engine/check.ts';
import { applyEdits } from '../rules/engine/edit.ts';
import { policyOf } from '../rules/engine/policy.ts';
import { resourcesNamed } from '../rules/facts/resources.ts';
import { snapshotOf } from '../rules/snapshot/snapshot.ts';
import type { Rule, RuleExample } from '../rules/index.ts';
import { repositoryOf } from './support/repository.ts';

const look = (rule: Rule, example: RuleExample) => check([snapshotOf(repositoryOf({ kind: rule.kinds[0]!, ...example }), disclosures, frameworks)], [rule], { ...policyOf('open-science'), ...example.policy })[0]!;

const said = (rule: Rule, example: RuleExample) => {
  const { located, skipped, broken } = look(rule, example);
  expect(broken).toEqual([]);
  // What an example says cannot be looked up is said so, and nothing else.
  const unseen = Object.values(example.related ?? {}).filter((fact) => typeof fact === 'string');
  if (example.skips) expect(skipped.map(({ why }) => why)).toEqual(example.skips);
  else {
    expect(skipped.filter(({ why }) => !unseen.some((fact) => why.endsWith(fact))), 'an example carries every fact its rule needs').toEqual([]);
    expect(skipped).toHaveLength(unseen.length > 0 ? 1 : 0);
  }
  return located.map(({ file, location, problem }) => `${file === 'README.md' ? (location?.line ?? file) : file}: ${problem.message}`);
};

const fixed = (rule: Rule, example: RuleExample) =>
  applyEdits(example.card!, look(rule, example).located.flatMap(({ problem }) => problem.fix?.edits ?? []).filter((edit) => edit.file === 'README.md'));

for (const rule of rules) {
  describe(rule.id, () => {
    test('shows both sides, says why, and names real resources', () => {
      expect(rule.examples.some((e) => e.finds)).toBe(true);
      expect(rule.examples.some((e) => !e.finds)).toBe(true);
      expect(rule.sources.length).toBeGreaterThan(0);
      expect(rule.advice).not.toBe('');
      expect(resourcesNamed(rule.resources).length, 'every finding points to what helps').toBeGreaterThan(0);
      expect(rule.resources.length).toBeLessThanOrEqual(3);
    });
    for (const example of rule.examples) {
      test(example.title, () => {
        expect(said(rule, example)).toEqual(example.finds ?? []);
        if (example.card === undefined) return;
        const windows = { ...example, card: example.card.replaceAll('\n', '\r\n') };
        expect(said(rule, windows), 'with Windows line ends').toEqual(example.finds ?? []);
        expect(fixed(rule, example)).toBe(example.fixed ?? example.card);
        if (example.fixed === undefined) return;
        expect(said(rule, { ...example, card: example.fixed }), 'silent after its fix').toEqual([]);
        expect(fixed(rule, windows), 'no other byte moves').toBe(example.fixed.replaceAll('\n', '\r\n'));
      });
    }
  });
}

test('no rule breaks on any other rule’s example, on an empty repository or on an unreadable card', () => {
  const odd: RuleExample[] = [{ title: 'empty' }, { title: 'blank', card: '' }, { title: 'bad yaml', card: '---\na: [\n---\n' }, { title: 'list', card: '---\n- a\n---\n' }, { title: 'numbers', card: '---\nlicense: 1\nlanguage: {a: b}\ndatasets: 3\nbase_model: [null]\nmodel-index: x\nco2_eq_emissions: []\ntags: {}\n---\n' }];
  for (const example of [...odd, ...rules.flatMap((rule) => rule.examples)]) {
    for (const kind of ['model', 'dataset', 'space'] as const) {
      expect(check([snapshotOf(repositoryOf({ ...example, kind }), disclosures, frameworks)], rules, policyOf('open-science'))[0]!.broken, `${example.title} as ${kind}`).toEqual([]);
    }
  }
});

test('the id of a rule is the path of its file, and no two rules share one', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  for (const { id } of rules) expect(id).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
});
