import { describe, expect, test } from 'vitest';
import { frameworks } from '../rules/coverage/index.ts';
import { disclosures } from '../rules/disclosures/index.ts';
import type { Framework, FrameworkExample } from '../rules/engine/types.ts';
import { snapshotOf } from '../rules/snapshot/snapshot.ts';

function statuses(framework: Framework, { kind = framework.kinds[0]!, files = {} }: FrameworkExample, card: string): Record<string, string> {
  const all = Object.entries({ ...files, 'README.md': card });
  const { coverage } = snapshotOf(
    {
      target: 'x', path: '.', name: null, kind, card: 'README.md', complete: true, hub: { known: false, why: 'offline' }, related: new Map(),
      files: all.map(([path, text]) => ({ path, size: text.length, text: { known: true as const, value: text } })),
    },
    disclosures,
    [framework],
  );
  return Object.fromEntries(Object.entries(coverage[framework.id]!).map(([item, { status }]) => [item, status]));
}

for (const framework of frameworks) {
  describe(framework.id, () => {
    test('shows a card that tells something and one that is silent or out of its reach', () => {
      expect(framework.examples.some(({ covers }) => covers !== 'not-applicable' && Object.keys(covers).length > 0)).toBe(true);
      expect(framework.examples.some(({ covers }) => covers === 'not-applicable' || Object.keys(covers).length === 0)).toBe(true);
    });
    for (const example of framework.examples) {
      test(example.title, () => {
        const wanted = Object.fromEntries(framework.items.map(({ id }) => [id, example.covers === 'not-applicable' ? example.covers : (example.covers[id] ?? 'silent')]));
        expect(statuses(framework, example, example.card)).toEqual(wanted);
        expect(statuses(framework, example, example.card.replaceAll('\n', '\r\n')), 'with Windows line ends').toEqual(wanted);
      });
    }
  });
}

test('every framework answers each of its items on any card, and names no other', () => {
  expect(new Set(frameworks.map(({ id }) => id)).size).toBe(frameworks.length);
  for (const framework of frameworks) {
    const { items, examples } = framework;
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const { covers } of examples) if (covers !== 'not-applicable') for (const id of Object.keys(covers)) expect(items.map((item) => item.id)).toContain(id);
    for (const text of ['', '---\n', '# A', '---\na: [\n---\n', '---\n- a\n---\n', '\ufeff---\nlicense: mit\n---\n']) {
      for (const kind of framework.kinds) expect(Object.keys(statuses(framework, { ...examples[0]!, kind, files: {} }, text))).toEqual(items.map(({ id }) => id));
    }
  }
});

test('of a card that could not be read nothing is said: it is not silent', () => {
  const raw = { target: 'x', path: '.', name: null, kind: 'model' as const, card: 'README.md', complete: true, hub: { known: false as const, why: 'offline' }, related: new Map() };
  const read = (text: { known: true; value: string } | { known: false; why: string }) => snapshotOf({ ...raw, files: [{ path: 'README.md', size: 9, text }] }, disclosures, frameworks).coverage;
  expect(read({ known: false, why: 'it is not text' })).toEqual({});
  expect(read({ known: true, value: 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n' })).toEqual({});
  expect(Object.keys(read({ known: true, value: '# A\n' }))).not.toEqual([]);
});
