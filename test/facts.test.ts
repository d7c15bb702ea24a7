import { PIPELINE_DATA, SUBTASK_TYPES, ALL_MODEL_LIBRARY_KEYS, EVALUATION_FRAMEWORKS } from '@huggingface/tasks';
import { iso6393 } from 'iso-639-3';
import { describe, expect, test } from 'vitest';
import { isCardKey, keysOf, valuesOf } from '../rules/facts/card-keys.ts';
import { hubLicense, hubLicenses } from '../rules/facts/hub-licenses.ts';
import { evaluationFrameworks, modelLibraries, subtaskIds, taskIds } from '../rules/facts/hub-tasks.ts';
import { isLanguageCode, meantLanguage } from '../rules/facts/language-codes.ts';
import { meantLicense } from '../rules/facts/license-names.ts';

describe('licences', () => {
  test('all 83 ids of the Hub are there once, each in lower case', () => {
    expect(hubLicenses).toHaveLength(83);
    expect(new Set(hubLicenses.map(({ id }) => id)).size).toBe(83);
    for (const { id } of hubLicenses) expect(id).toBe(id.toLowerCase());
    for (const id of ['eupl-1.2', 'openmdw-1.1', 'grok2-community', 'llama4', 'openrail++']) expect(hubLicense(id)).toBeDefined();
  });

  test('an equal SPDX id is a real one, and a family names its members', () => {
    for (const { id, spdx, relation, kind } of hubLicenses) {
      expect(relation === 'equal', id).toBe(spdx !== null);
      expect(kind === 'family', id).toBe(relation === 'family');
    }
  });

  test('every id is its own meaning', () => {
    for (const { id } of hubLicenses) expect(meantLicense(id), id).toBe(id);
  });

  const meant: Readonly<Record<string, readonly string[]>> = {
    'apache-2.0': ['Apache 2.0', 'apache2', 'Apache License 2.0', 'Apache-2.0', 'APACHE-2.0', 'Apache License, Version 2.0', 'apache 2', 'apache-2', 'Apache v2', 'Apache Software License 2.0', 'apache_2.0', 'The Apache License 2.0', 'https://www.apache.org/licenses/LICENSE-2.0', 'Apache License 2.0 (Apache-2.0)'],
    mit: ['MIT', 'MIT License', 'mit license', 'The MIT License', 'MIT License (MIT)', ' mit ', 'https://opensource.org/licenses/MIT'],
    'gpl-3.0': ['GPLv3', 'gpl-3', 'GPL 3.0', 'GNU GPL v3', 'GNU General Public License v3.0', 'gpl-3.0-or-later', 'GPL-3.0-only', 'gplv3+', 'GNU General Public License v3.0 (GPL-3.0)', 'https://www.gnu.org/licenses/gpl-3.0.html'],
    'gpl-2.0': ['gpl-2.0-or-later', 'GPLv2', 'GPL-2'],
    gpl: ['GPL', 'GNU GPL', 'GNU General Public License'],
    'agpl-3.0': ['AGPL-3.0', 'AGPLv3', 'GNU Affero General Public License v3', 'agpl-3.0-or-later'],
    'lgpl-3.0': ['LGPLv3', 'LGPL-3.0-or-later', 'GNU Lesser General Public License 3.0'],
    'lgpl-2.1': ['LGPL 2.1'],
    gfdl: ['GNU Free Documentation License', 'GFDL 1.3'],
    'llama3.1': ['llama-3.1', 'Llama 3.1 Community License', 'Llama 3.1 Community License Agreement', 'llama3.1', 'Meta Llama 3.1 Community License', 'llama-3-1'],
    llama2: ['llama-2', 'Llama 2', 'LLAMA 2 Community License'],
    llama3: ['llama-3', 'Meta Llama 3 Community License'],
    'llama3.3': ['Llama 3.3'],
    llama4: ['llama-4'],
    cc: ['CC BY-NC', 'cc-by', 'Creative Commons', 'CC-BY-NC-SA', 'Creative Commons Attribution'],
    'cc-by-sa-4.0': ['CC-BY-SA-4.0', 'CC BY-SA 4.0', 'Creative Commons Attribution-ShareAlike 4.0 International', 'cc by sa 4', 'https://creativecommons.org/licenses/by-sa/4.0/'],
    'cc-by-2.0': ['cc-by-2-0', 'CC BY 2.0'],
    'cc-by-4.0': ['CC-BY-4.0', 'CC BY 4.0', 'cc-by-4', 'Creative Commons Attribution 4.0 International License', 'CC BY 4.0 (Creative Commons Attribution 4.0)', 'https://creativecommons.org/licenses/by/4.0/legalcode'],
    'cc-by-nc-sa-4.0': ['CC BY-NC-SA 4.0', 'cc-by-sa-nc-4.0', 'Creative Commons Attribution Non Commercial Share Alike 4.0'],
    'cc-by-nc-nd-4.0': ['CC BY-NC-ND 4.0', 'Attribution-NonCommercial-NoDerivatives 4.0 International (CC BY-NC-ND 4.0)'.replace(/^/, 'Creative Commons ')],
    'cc0-1.0': ['CC0', 'cc0 1.0', 'CC0-1.0', 'CC Zero', 'Creative Commons Zero', 'CC0 1.0 Universal', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    unlicense: ['The Unlicense', 'Unlicense'],
    'bsd-3-clause': ['BSD 3-Clause', 'BSD-3-Clause', 'bsd-3', '3-Clause BSD License', 'New BSD License', 'BSD 3-Clause License (Revised)'],
    'bsd-2-clause': ['BSD 2-Clause', 'Simplified BSD'],
    bsd: ['BSD', 'BSD License'],
    openrail: ['OpenRAIL', 'OpenRAIL-M', 'openrail-m', 'Open RAIL-M'],
    'creativeml-openrail-m': ['creativeml', 'CreativeML OpenRAIL-M', 'CreativeML Open RAIL-M'],
    'openrail++': ['OpenRAIL++', 'openrail++-m', 'CreativeML Open RAIL++-M'],
    'bigscience-bloom-rail-1.0': ['BigScience BLOOM RAIL 1.0', 'bloom-rail-1.0'],
    'bigcode-openrail-m': ['BigCode OpenRAIL-M v1'],
    gemma: ['Gemma', 'Gemma Terms of Use', 'gemma license'],
    'eupl-1.2': ['EUPL 1.2', 'EUPL-1.2', 'EUPLv1.2', 'European Union Public Licence 1.2'],
    'mpl-2.0': ['MPL 2.0', 'Mozilla Public License 2.0'],
    'bsl-1.0': ['Boost Software License 1.0', 'BSL-1.0'],
    'ms-pl': ['MS-PL', 'Microsoft Public License'],
    'odc-by': ['ODC-BY', 'ODC-By-1.0', 'Open Data Commons Attribution License'],
    odbl: ['ODbL', 'ODbL-1.0', 'Open Database License'],
    'cdla-permissive-2.0': ['CDLA-Permissive-2.0', 'CDLA Permissive 2.0'],
    'etalab-2.0': ['Etalab 2.0'],
    'lppl-1.3c': ['LPPL 1.3c'],
  };
  for (const [id, texts] of Object.entries(meant)) for (const text of texts) test(`\`${text}\` means ${id}`, () => expect(meantLicense(text)).toBe(id));

  test.each(['PUBLIC DOMAIN', 'PUBLIC DOMAIN NOTICE', 'apache', 'BSL 1.1', 'bsl', 'Business Source License 1.1', 'cc-by-sa-2.0', 'cc-by-9.0', 'llama', 'proprietary', 'custom', 'commercial', 'research only', 'MIT or Apache-2.0', 'mit, cc-by-4.0', 'DanNet 1.0 License', 'Gutenberg License', 'see LICENSE', 'n/a', '', '2.0', 'license', 'agpl', 'lgpl-2.0', 'gemma 9', 'constructor', 'GPL-4.0', 'no license', 'Apache 1.1', 'x'.repeat(400)])('`%s` could be more than one: no suggestion', (text) => expect(meantLicense(text)).toBeNull());
});

describe('facts copied from packages are still theirs', () => {
  test('tasks, subtasks, libraries and frameworks of @huggingface/tasks', () => {
    expect([...taskIds]).toEqual(Object.keys(PIPELINE_DATA));
    expect(new Set(subtaskIds.keys())).toEqual(new Set(SUBTASK_TYPES));
    expect([...modelLibraries]).toEqual(ALL_MODEL_LIBRARY_KEYS);
    expect([...evaluationFrameworks]).toEqual(Object.keys(EVALUATION_FRAMEWORKS));
  });

  test('language codes of iso-639-3', () => {
    for (const language of iso6393) {
      for (const code of [language.iso6393, language.iso6391, language.iso6392B, language.iso6392T]) if (code) expect(isLanguageCode(code), code).toBe(true);
    }
    const theirs = new Set(iso6393.flatMap((l) => [l.iso6393, l.iso6391]));
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    for (const a of letters) for (const b of letters) expect(isLanguageCode(a + b), a + b).toBe(theirs.has(a + b) || a + b === 'bh');
    expect(isLanguageCode('zzz')).toBe(false);
    expect(isLanguageCode('qaa')).toBe(false);
  });
});

test('language names and slips mean a code, regional tags do not', () => {
  expect(['English', 'EN', 'jp', 'cn', 'multilingual', 'Thai'].map(meantLanguage)).toEqual(['en', 'en', 'ja', 'zh', 'multilingual', 'th']);
  expect(['en-US', 'pt_pt', 'noinfo', 'constructor', 'klingonese', ''].map(meantLanguage)).toEqual([null, null, null, null, null, null]);
});

test('80 front-matter keys are known with their kinds and values', () => {
  expect(new Set(['model', 'dataset', 'space'].flatMap((kind) => keysOf(kind as 'model'))).size).toBe(77);
  expect(isCardKey('license')).toBe(true);
  expect(['licenses', 'languages', 'eval_results', 'bogus'].filter(isCardKey)).toEqual([]);
  expect(valuesOf('colorFrom')).toHaveLength(8);
  expect(valuesOf('title')).toEqual([]);
});
