import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRepositoryId, readFrontMatter, referencesOf, type Kind } from '../../rules/index.ts';

const named = (yaml: string, kind: Kind = 'model'): string[] => referencesOf(readFrontMatter(`---\n${yaml}\n---\n`), kind).map((one) => `${one.kind} ${one.id} at ${one.key.join('.')}`);

test('a model names its base, its data and its successor', () => {
  expect(named('base_model: acme/base\ndatasets:\n- acme/words\n- squad\nnew_version: acme/next')).toEqual(['model acme/base at base_model', 'dataset acme/words at datasets.0', 'dataset squad at datasets.1', 'model acme/next at new_version']);
  expect(named('base_model: [acme/one, gpt2]')).toEqual(['model acme/one at base_model.0', 'model gpt2 at base_model.1']);
});

test('a dataset names what it was made from, by id', () => {
  expect(named('source_datasets: [original, extended, "extended|squad", "extended|other-web", acme/words, crawled]', 'dataset')).toEqual(['dataset squad at source_datasets.2', 'dataset acme/words at source_datasets.4']);
});

test('a Space names its models and datasets; a dataset has no models', () => {
  const yaml = 'models: [acme/base]\ndatasets: [acme/words]\nbase_model: acme/base';
  expect(named(yaml, 'space')).toEqual(['model acme/base at models.0', 'dataset acme/words at datasets.0']);
  expect(named(yaml, 'dataset')).toEqual([]);
});

test('the results of a model name datasets by id, benchmarks by word', () => {
  const yaml = 'model-index:\n- name: a\n  results:\n  - dataset: {type: cais/mmlu, name: MMLU}\n  - dataset: {type: glue, name: GLUE}\n  - dataset: {name: none}\n  - 7';
  expect(named(yaml)).toEqual(['dataset cais/mmlu at model-index.0.results.0.dataset.type']);
});

test('one that stands at two places is there twice', () => {
  expect(named('base_model: acme/base\nnew_version: acme/base').length).toBe(2);
});

test.each(['./out', '../base', '/var/models/base', '~/models/base', 'C:\\models\\base', 'out/checkpoint-500/last', 'https://huggingface.co/acme/base', 'Kokoro 82M', 'data/train.jsonl', 'model.safetensors', '-acme/base', 'acme/base.', 'acme/a--b', 'acme/a..b', 'acme/base.git', 'none', 'TODO', '[More Information Needed]', '""', 'null', '3', '{a: b}', '[[acme/base]]'])('%s is no repository', (value) => {
  expect(named(`base_model: ${value.includes(':\\') || value.startsWith('[M') ? `'${value}'` : value}`)).toEqual([]);
});

test.each(['model-index: x', 'model-index: [x]', 'model-index: {results: 3}', 'model-index:\n- results: [{dataset: [cais/mmlu]}]', 'datasets: {a: b}', '- a', 'base_model: ['])('odd front matter names nothing and breaks nothing: %s', (yaml) => {
  for (const kind of ['model', 'dataset', 'space'] as const) expect(named(yaml, kind)).toEqual([]);
});

test('an id put into an address stays one name or two', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: fc.constantFrom(...'ab.-_/%@\\? #') , maxLength: 12 }), fc.string({ unit: 'binary' })), (text) => {
      if (!isRepositoryId(text)) return;
      expect(new URL(`https://hub.example/api/models/${text}/tree`).pathname).toBe(`/api/models/${text}/tree`);
      expect(text.split('/').length).toBeLessThanOrEqual(2);
    }),
  );
});

test('an id of a great many letters is judged at once', () => {
  const before = performance.now();
  expect(isRepositoryId(`${'a.'.repeat(50_000)}/`)).toBe(false);
  expect(referencesOf({ data: { base_model: `${'a-'.repeat(500_000)} ` } }, 'model')).toEqual([]);
  expect(performance.now() - before).toBeLessThan(500);
});
