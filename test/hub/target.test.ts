import { expect, test } from 'vitest';
import { parseHubTarget, shownTarget } from '../../hub/index.ts';
import { UserError } from '../../rules/index.ts';

test.each([
  ['hub:acme/tiny', 'model', 'acme/tiny', null],
  ['hub:gpt2', 'model', 'gpt2', null],
  ['hub:models/acme', 'model', 'acme', null],
  ['hub:models/acme/tiny', 'model', 'acme/tiny', null],
  ['hub:datasets/acme/words', 'dataset', 'acme/words', null],
  ['hub:datasets/squad', 'dataset', 'squad', null],
  ['hub:spaces/acme/demo.v2', 'space', 'acme/demo.v2', null],
  ['hub:acme/tiny@main', 'model', 'acme/tiny', 'main'],
  ['hub:acme/tiny@refs/pr/3', 'model', 'acme/tiny', 'refs/pr/3'],
  ['hub:datasets/acme/words@refs/convert/parquet', 'dataset', 'acme/words', 'refs/convert/parquet'],
  ['hub:gpt2@11c5a3d5811f50298f278a704980280950aedb10', 'model', 'gpt2', '11c5a3d5811f50298f278a704980280950aedb10'],
  ['hub:acme/tiny@release@2', 'model', 'acme/tiny', 'release@2'],
])('reads %s', (target, kind, name, revision) => {
  expect(parseHubTarget(target)).toEqual({ target, kind, name, revision });
});

test.each([
  ['acme/tiny', 'does not begin with `hub:`'],
  ['hub:', 'names no repository'],
  ['hub:@main', 'names no repository'],
  ['hub:https://huggingface.co/acme/tiny', 'holds an address'],
  ['hub:dataset/acme/words', 'has `dataset` where `datasets` or `spaces` could stand'],
  ['hub:datasets/acme/words/data', 'has 3 parts where a name has two'],
  ['hub:a/b/c/d', 'has 4 parts where a name has two'],
  ['hub:acme/', 'names `acme/`, which no repository can be called'],
  ['hub:acme//tiny', 'has `acme` where'],
  ['hub:../etc', 'names `../etc`, which no repository can be called'],
  ['hub:acme/ti ny', 'names `acme/ti ny`'],
  ['hub:acme/tiny--x', 'names `acme/tiny--x`'],
  ['hub:acme/tiny.git', 'names `acme/tiny.git`'],
  [`hub:acme/${'a'.repeat(100)}`, 'which no repository can be called'],
  ['hub:acme/tiny@', 'has no revision after `@`'],
  ['hub:acme/tiny@..', 'names the revision `..`'],
  ['hub:acme/tiny@a/../b', 'names the revision `a/../b`'],
  ['hub:acme/tiny@-x', 'names the revision `-x`'],
  ['hub:acme/tiny@two words', 'names the revision `two words`'],
])('says what is wrong with %s and what was expected', (target, found) => {
  expect(() => parseHubTarget(target)).toThrow(UserError);
  expect(() => parseHubTarget(target)).toThrow(found);
  expect(() => parseHubTarget(target)).toThrow('expected `hub:owner/name`, `hub:datasets/owner/name` or `hub:spaces/owner/name`, each with an optional `@revision`');
});

test('writes a repository as it is read', () => {
  for (const target of ['hub:acme/tiny', 'hub:datasets/acme/words', 'hub:spaces/acme/demo']) {
    const { kind, name } = parseHubTarget(target);
    expect(shownTarget(kind, name)).toBe(target);
  }
});
