import { describe, expect, test } from 'vitest';
import { hubLicenses } from '../rules/facts/hub-licenses.ts';
import { hubOf, readExpression, spdxOf } from '../rules/facts/license-expressions.ts';
import { judge } from '../rules/facts/license-policy.ts';

describe('ids of the Hub and of SPDX', () => {
  test('every id that has one goes there and back', () => {
    for (const { id, kind } of hubLicenses) {
      if (kind === 'license') for (const leaf of spdxOf(id)) expect(hubOf(leaf), leaf).toBe(id);
    }
  });
  test('an ambiguous one has two readings', () => {
    expect(spdxOf('gpl-3.0')).toEqual(['GPL-3.0-only', 'GPL-3.0-or-later']);
    expect(['GPL-3.0-only', 'gpl-3.0-OR-later', 'Apache-2.0', 'ODbL-1.0', 'BUSL-1.1'].map(hubOf)).toEqual(['gpl-3.0', 'gpl-3.0', 'apache-2.0', 'odbl', null]);
  });
});

describe('an expression', () => {
  const alternatives = (text: string): unknown => {
    const read = readExpression(text);
    return 'wrong' in read ? read.wrong : read.alternatives.map((leaves) => leaves.join(' & '));
  };
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['MIT', ['MIT']],
    ['mit or apache-2.0', ['MIT', 'Apache-2.0']],
    ['(MIT OR ISC) AND CC-BY-4.0', ['MIT & CC-BY-4.0', 'ISC & CC-BY-4.0']],
    ['gpl-3.0', ['GPL-3.0-only', 'GPL-3.0-or-later']],
    ['GPL-3.0+', ['GPL-3.0-or-later']],
    ['openrail++ OR llama3.1', ['LicenseRef-hub-openrail-plus-plus', 'LicenseRef-hub-llama3.1']],
    ['gpl-2.0 WITH Classpath-exception-2.0', ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-or-later WITH Classpath-exception-2.0']],
    ['LicenseRef-Acme-1.0', ['LicenseRef-acme-1.0']],
  ];
  for (const [text, expected] of cases) test(text, () => expect(alternatives(text)).toEqual(expected));
  test.each(['', 'MIT OR', 'MIT ISC', '(MIT', 'MIT AND AND ISC', 'soup', 'other', 'MIT WITH soup', 'MIT,ISC', 'x'.repeat(10_000)])('`%s` is refused with a sentence', (text) => expect(readExpression(text)).toHaveProperty('wrong'));
  test('of a great many alternatives is refused, and soon', () => {
    const began = performance.now();
    expect(readExpression(Array.from({ length: 14 }, () => '(MIT OR ISC OR Zlib)').join(' AND '))).toEqual({ wrong: 'it has more than two thousand alternatives' });
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('held against what is demanded', () => {
  const outcome = (license: string | readonly string[], demands: { allow?: string; deny?: string[] }, name?: string): string => judge([license].flat(), name === undefined ? [] : [name], demands).map(({ id, outcome: is }) => `${id}: ${is}`).join(', ');
  const cases: readonly (readonly [string, string | readonly string[], { allow?: string; deny?: string[] }, string, string?])[] = [
    ['allowed', 'mit', { allow: 'MIT OR Apache-2.0' }, 'mit: allowed'],
    ['not among those allowed', 'gpl-3.0', { allow: 'MIT OR Apache-2.0' }, 'gpl-3.0: not-allowed'],
    ['in capitals', 'MIT', { allow: 'mit' }, 'mit: allowed'],
    ['in other words', 'Apache License 2.0', { allow: 'Apache-2.0' }, 'apache-2.0: allowed'],
    ['one of the two readings', 'gpl-3.0', { allow: 'GPL-3.0-or-later' }, 'gpl-3.0: allowed'],
    ['one reading denied', 'gpl-3.0', { deny: ['GPL-3.0-only'] }, 'gpl-3.0: denied'],
    ['a later version', 'gpl-3.0', { allow: 'GPL-2.0-or-later' }, 'gpl-3.0: allowed'],
    ['denied though allowed', 'cc-by-nc-4.0', { allow: 'cc', deny: ['cc-by-nc-4.0'] }, 'cc-by-nc-4.0: denied'],
    ['a text of an allowed family', 'creativeml-openrail-m', { allow: 'MIT OR openrail' }, 'creativeml-openrail-m: allowed'],
    ['a text of a denied family', 'lgpl-2.1', { deny: ['lgpl'] }, 'lgpl-2.1: denied'],
    ['a family whose text may be denied', 'cc', { deny: ['cc-by-nc-4.0'] }, 'cc: unknown'],
    ['a family whose text may be allowed', 'gpl', { allow: 'GPL-3.0-only' }, 'gpl: unknown'],
    ['a family that is allowed', 'gpl', { allow: 'gpl' }, 'gpl: allowed'],
    ['a family of one text', 'odbl', { allow: 'ODbL-1.0' }, 'odbl: allowed'],
    ['all of a list', ['mit', 'cc-by-4.0'], { allow: 'MIT OR CC-BY-4.0' }, 'mit: allowed, cc-by-4.0: allowed'],
    ['one of a list not', ['mit', 'cc-by-nc-4.0'], { allow: 'MIT OR CC-BY-4.0' }, 'mit: allowed, cc-by-nc-4.0: not-allowed'],
    ['allowed together, and together', ['mit', 'cc-by-4.0'], { allow: 'MIT AND CC-BY-4.0' }, 'mit: allowed, cc-by-4.0: allowed'],
    ['allowed together, and alone', 'mit', { allow: 'MIT AND CC-BY-4.0' }, 'mit: not-allowed'],
    ['together or another alone', 'isc', { allow: '(MIT AND CC-BY-4.0) OR ISC' }, 'isc: allowed'],
    ['only denials, and none fits', 'mit', { deny: ['gpl'] }, 'mit: allowed'],
    ['unknown', 'unknown', { allow: 'MIT' }, 'unknown: unknown'],
    ['other, without a name', 'other', { allow: 'MIT' }, 'other: unknown'],
    ['other, with a name nobody knows', 'other', { allow: 'MIT' }, 'LicenseRef-acme-1.0: unknown', 'Acme 1.0'],
    ['other, with a name that is allowed', 'other', { allow: 'MIT OR LicenseRef-Acme-1.0' }, 'LicenseRef-acme-1.0: allowed', 'acme-1.0'],
    ['other, with a name that is denied', 'other', { deny: ['LicenseRef-acme-1.0'] }, 'LicenseRef-acme-1.0: denied', 'Acme 1.0'],
    ['other, allowed beside something only', 'other', { allow: 'MIT AND LicenseRef-acme-1.0' }, 'LicenseRef-acme-1.0: not-allowed', 'Acme 1.0'],
    ['other, by SPDX’s id', 'other', { allow: 'BUSL-1.1' }, 'BUSL-1.1: allowed', 'BSL 1.1'],
    ['other, by SPDX’s id that is not allowed', 'other', { allow: 'MIT' }, 'BUSL-1.1: not-allowed', 'BUSL-1.1'],
    ['other, with an exception', 'other', { allow: 'GPL-2.0-only WITH Classpath-exception-2.0' }, 'GPL-2.0-only WITH Classpath-exception-2.0: allowed', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['the exception is not there', 'gpl-2.0', { allow: 'GPL-2.0-only WITH Classpath-exception-2.0' }, 'gpl-2.0: not-allowed'],
    ['a choice of which one is allowed', 'other', { allow: 'MIT' }, 'MIT OR GPL-3.0-only: allowed', 'MIT OR GPL-3.0-only'],
    ['a choice of which one is denied', 'other', { deny: ['gpl'] }, 'MIT OR GPL-3.0-only: allowed', 'MIT OR GPL-3.0-only'],
    ['both at once, one denied', 'other', { deny: ['gpl'] }, 'MIT AND GPL-3.0-only: denied', 'MIT AND GPL-3.0-only'],
    ['no licence at all that anyone knows', 'soup', { allow: 'MIT' }, 'soup: unknown'],
  ];
  for (const [what, license, demands, expected, name] of cases) test(what, () => expect(outcome(license, demands, name)).toBe(expected));
});
