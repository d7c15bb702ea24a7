import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCardFile, readFolder, UserError } from '../rules/index.ts';
import { kindOf } from '../rules/source/kind.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (files: Record<string, string | Uint8Array>): void => {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
};
const found = async (options = {}) => (await readFolder(root, options)).map((one) => [path.relative(root, path.resolve(one.path)), one.kind, one.card]);

describe('the repositories in a folder', () => {
  test('are found by front matter, card names and weights, each with its kind; a project’s own README is none', async () => {
    write({
      'README.md': '# My project\n\nCode.\n',
      'models/tiny/README.md': '---\nlicense: mit\npipeline_tag: fill-mask\n---\n# Tiny\n',
      'data/swahili/README.md': '---\ntask_categories: [text-generation]\n---\n',
      'demo/README.md': '---\nsdk: gradio\n---\n',
      'other/MODEL_CARD.md': '# Other\n',
      'bare/model.safetensors': 'x',
      'site/README.md': '---\nlayout: page\ntitle: Home\n---\n',
      'node_modules/pkg/README.md': '---\nlicense: mit\n---\n',
    });
    expect(await found()).toEqual([['bare', 'model', null], ['data/swahili', 'dataset', 'README.md'], ['demo', 'space', 'README.md'], ['models/tiny', 'model', 'README.md'], ['other', 'model', 'MODEL_CARD.md']]);
  });

  test('keep their files to themselves: a nested repository’s are not its parent’s', async () => {
    write({ 'README.md': '---\nlicense: mit\n---\n', 'config.json': '{}', 'adapter/README.md': '---\nbase_model: a/b\n---\n', 'adapter/adapter_config.json': '{}' });
    const [outer, inner] = await readFolder(root);
    expect(outer!.files.map((file) => file.path)).toEqual(['README.md', 'config.json']);
    expect(inner!.files.map((file) => file.path)).toEqual(['README.md', 'adapter_config.json']);
  });

  test('are those the configuration names, where it names them', async () => {
    write({ 'a/README.md': '# A\n', 'b/README.md': '---\nlicense: mit\n---\n' });
    expect(await found({ only: [{ folder: path.join(root, 'a'), kind: 'dataset', name: 'me/a' }] })).toEqual([['a', 'dataset', 'README.md']]);
  });

  test('may be none, which is said', async () => {
    write({ 'README.md': '# Code\n' });
    await expect(readFolder(root)).rejects.toThrow(/^No Hub repository found in /);
    await expect(readFolder(path.join(root, 'nowhere'))).rejects.toThrow(UserError);
  });

  test('are taken as they are with a kind', async () => {
    write({ 'README.md': '# Plain\n' });
    expect(await found({ kind: 'dataset' })).toEqual([['', 'dataset', 'README.md']]);
  });
});

describe('a file that is no ordinary text', () => {
  const why = async (): Promise<string> => {
    const [one] = await readFolder(root, { kind: 'model' });
    const card = one!.files.find((file) => file.path === 'README.md')!;
    return card.text.known ? `text ${card.text.value.length}` : card.text.why;
  };

  test('is not read through a symbolic link out of the repository', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'outside-'));
    writeFileSync(path.join(outside, 'secret.md'), '---\nlicense: mit\n---\n');
    symlinkSync(path.join(outside, 'secret.md'), path.join(root, 'README.md'));
    expect(await why()).toBe('it is a symbolic link out of the repository');
    rmSync(outside, { recursive: true });
  });

  test('is read through a symbolic link that stays inside', async () => {
    write({ 'docs/card.md': '# Card\n' });
    symlinkSync('docs/card.md', path.join(root, 'README.md'));
    expect(await why()).toBe('text 7');
  });

  test('is named where it leads nowhere, is a directory, binary or not UTF-8', async () => {
    symlinkSync('gone.md', path.join(root, 'README.md'));
    expect(await why()).toBe('it is a symbolic link to nothing');
    rmSync(path.join(root, 'README.md'));
    mkdirSync(path.join(root, 'README.md'));
    expect(await why()).toBe('it is a directory');
    rmSync(path.join(root, 'README.md'), { recursive: true });
    write({ 'README.md': '# A\u0000B\n' });
    expect(await why()).toBe('it is not text (a NUL byte at offset 3)');
    write({ 'README.md': Buffer.from([0x23, 0x20, 0x0a, 0xff, 0xfe]) });
    expect(await why()).toBe('it is not UTF-8 (a wrong byte at offset 3, line 2)');
  });

  test('keeps its byte-order mark, which the Hub takes for white space', async () => {
    write({ 'README.md': '\ufeff---\nlicense: mit\n---\n' });
    const one = await readCardFile(path.join(root, 'README.md'), 'README.md');
    expect(one.files[0]!.text).toEqual({ known: true, value: '\ufeff---\nlicense: mit\n---\n' });
  });
});

test('the kind is told by keys, then by the name of the card, then by files, then by the folder', () => {
  const card = (text: string, name = 'README.md') => ({ name, text });
  expect(kindOf(card('---\nsdk: docker\n---\n'), [], 'x')).toBe('space');
  expect(kindOf(card('---\ntask_categories: [x]\n---\n'), ['model.safetensors'], 'models/x')).toBe('dataset');
  expect(kindOf(card('# X', 'DATASET_CARD.md'), [], 'models/x')).toBe('dataset');
  expect(kindOf(card('# X', 'model_card.md'), [], 'datasets/x')).toBe('model');
  expect(kindOf(card('---\nlicense: mit\n---\n'), ['data/train.parquet'], 'x')).toBe('dataset');
  expect(kindOf(card('---\nlicense: mit\n---\n'), ['pytorch_model.bin', 'eval.csv'], 'x')).toBe('model');
  expect(kindOf(card('---\nlicense: mit\n---\n'), [], 'org/datasets/x')).toBe('dataset');
  expect(kindOf(card('---\nlicense: mit\n---\n'), [], 'x')).toBe('model');
});
