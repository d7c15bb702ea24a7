import { describe, expect, test } from 'vitest';
import { agree } from '../rules/facts/license-claims.ts';
import { mentionsIn } from '../rules/recognise/licence-mentions.ts';
import { licenseBadges } from '../rules/recognise/license-badges.ts';
import { licencePassages } from '../rules/recognise/license-parts.ts';
import { readCard } from '../rules/snapshot/card.ts';
import { packageLicenses } from '../rules/snapshot/package-licenses.ts';
import type { RepoFile } from '../rules/index.ts';

const named = (text: string): string[] => mentionsIn(text.toLowerCase()).map(({ claim }) => claim);

describe('licences that a sentence names', () => {
  const sentences: readonly (readonly [string, readonly string[]])[] = [
    ['Licensed under the Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International License (CC BY-NC-SA 4.0).', ['cc-by-nc-sa-4.0', 'cc-by-nc-sa-4.0']],
    ['Released under the Apache License, Version 2.0.', ['apache-2.0']],
    ['CC BY-SA 3.0 and GFDL', ['cc-by-sa-3.0', 'gfdl']],
    ['GNU Lesser General Public License v2.1', ['lgpl-2.1']],
    ['the GNU GPLv3', ['gpl-3.0']],
    ['AGPL-3.0', ['agpl-3.0']],
    ['CreativeML Open RAIL++-M', ['openrail++']],
    ['CreativeML OpenRAIL-M', ['creativeml-openrail-m']],
    ['the Llama 3.1 Community License', ['llama3.1']],
    ['BSD 3-Clause', ['bsd-3-clause']],
    ['a CC BY-NC license', ['cc-by-nc']],
    ['dedicated to the public under CC0', ['cc0']],
    ['Trained at MIT on Apache Spark with Llama 3.1', []],
    ['cc: the authors, by mail', []],
  ];
  for (const [sentence, claims] of sentences) test(sentence, () => expect(named(sentence)).toEqual(claims));

  test.each(['apache ', 'cc by-nc-sa', 'creative commons license ', 'gpl, version , , , ', 'apache                ', 'gpl -, -, -,', 'attribution non commercial '])('%s over and over takes no longer than its length', (piece) => {
    const began = performance.now();
    mentionsIn(piece.repeat(3000));
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('two claims', () => {
  test.each([['gpl', 'gpl-3.0'], ['cc', 'cc-by-4.0'], ['cc-by', 'cc-by-3.0'], ['openrail', 'creativeml-openrail-m'], ['odc-by', 'odc-by-1.0'], ['bsd', 'bsd-3-clause'], ['cc0', 'cc0-1.0'], ['public domain', 'cc0-1.0'], ['llama', 'llama3.1'], ['gfdl', 'gfdl-1.3'], ['apache-2', 'apache-2.0']])('%s and %s can be one licence', (a, b) => {
    expect(agree(a, b)).toBe(true);
    expect(agree(b, a)).toBe(true);
  });
  test.each([['gpl-2.0', 'gpl-3.0'], ['gpl-3.0', 'agpl-3.0'], ['gpl', 'lgpl-3.0'], ['cc-by-4.0', 'cc-by-nc-4.0'], ['cc-by-4.0', 'cc-by-3.0'], ['cc-by-sa', 'cc-by-4.0'], ['creativeml-openrail-m', 'openrail++'], ['llama2', 'llama3'], ['mit', 'mit-0'], ['mit', 'apache-2.0'], ['bsd-2-clause', 'bsd-3-clause'], ['cc0-1.0', 'pddl'], ['unlicense', 'mit']])('%s and %s are two', (a, b) => {
    expect(agree(a, b)).toBe(false);
    expect(agree(b, a)).toBe(false);
  });
});

describe('the part that each licence covers', () => {
  const parts = (text: string): string[] => licencePassages(readCard(`# A\n\n## License\n\n${text}\n`)).flatMap((passage) => passage.parts.map(({ claim, part }) => `${part ?? 'all'}: ${claim}`));
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['The code is under the MIT license, the weights are under OpenRAIL++-M and the data under CC BY 4.0.', ['code: mit', 'weights: openrail++', 'data: cc-by-4.0']],
    ['- Code: MIT License\n- Model weights: CC BY-NC 4.0', ['code: mit', 'weights: cc-by-nc-4.0']],
    ['MIT License (code), CC BY-SA 4.0 (annotations)', ['code: mit', 'data: cc-by-sa-4.0']],
    ['Apache 2.0 for the code and CC BY 4.0 for the data.', ['code: apache-2.0', 'data: cc-by-4.0']],
    ['This model is released under the Apache 2.0 license.', ['weights: apache-2.0']],
    ['CC BY 4.0', ['all: cc-by-4.0']],
    ['MIT', ['all: mit']],
    ['代码遵循 Apache 2.0 协议，模型权重遵循 CC BY-NC 4.0 协议。', ['code: apache-2.0', 'weights: cc-by-nc-4.0']],
    ['コードは MIT ライセンス、データは CC BY 4.0 です。', ['code: mit', 'data: cc-by-4.0']],
    ['Der Quellcode steht unter Apache 2.0, der Datensatz unter CC BY 4.0.', ['code: apache-2.0', 'data: cc-by-4.0']],
    ['Код распространяется по лицензии MIT, данные по CC BY 4.0.', ['code: mit', 'data: cc-by-4.0']],
    ['Das Basismodell steht unter Apache 2.0.', []],
    ['基座模型遵循 Apache 2.0 协议。', []],
    ['The base model is under Apache 2.0.', []],
  ];
  for (const [text, expected] of cases) test(text.replaceAll('\n', ' '), () => expect(parts(text)).toEqual(expected));
});

describe('badges', () => {
  const on = (url: string): string[] => licenseBadges(readCard(`# A\n\n![x](${url})\n`)).map(({ label, claim }) => `${label}: ${claim}`);
  test.each([
    ['https://img.shields.io/badge/License-MIT-yellow.svg', 'License: mit'],
    ['https://img.shields.io/badge/License-Apache_2.0-blue.svg', 'License: apache-2.0'],
    ['https://img.shields.io/badge/license-CC%20BY--NC%204.0-lightgrey', 'license: cc-by-nc-4.0'],
    ['https://img.shields.io/badge/Code%20License-MIT-green', 'Code License: mit'],
    ['https://img.shields.io/static/v1?label=License&message=GPL-3.0&color=blue', 'License: gpl-3.0'],
  ])('%s', (url, says) => expect(on(url)).toEqual([says]));
  test.each(['https://img.shields.io/github/license/acme/soup', 'https://img.shields.io/badge/build-passing-green', 'https://img.shields.io/badge/License-100%-green', 'https://img.shields.io/badge/License', 'https://example.org/license-MIT.svg'])('%s says nothing', (url) => expect(on(url)).toEqual([]));
});

describe('the licence that a package names', () => {
  const names = (file: string, text: string): string[] => {
    const files = new Map<string, RepoFile>([[file, { path: file, size: text.length, text: { known: true, value: text } }]]);
    return packageLicenses(files).flatMap((one) => (one.known ? one.value.map(({ name, of, span }) => `${name} (${of}), line ${text.slice(0, span.start).split('\n').length}`) : [one.why.slice(0, 32)]));
  };
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['pyproject.toml', '[project]\nname = "a"\nlicense = "Apache-2.0"\n', ['Apache-2.0 (software), line 3']],
    ['pyproject.toml', '[project]\nlicense = { text = "MIT License" }\n', ['MIT License (software), line 2']],
    ['pyproject.toml', '[project]\nlicense = { file = "LICENSE" }\n', []],
    ['pyproject.toml', '[project]\nclassifiers = [\n  "License :: OSI Approved :: BSD License",\n]\n', ['BSD License (software), line 3']],
    ['pyproject.toml', '[tool.poetry]\nname = "a"\nlicense = "MIT"\n', ['MIT (software), line 3']],
    ['pyproject.toml', '[project\n', ['`pyproject.toml` cannot be read:']],
    ['package.json', '{\n  "name": "a",\n  "license": "MIT"\n}\n', ['MIT (software), line 3']],
    ['package.json', '{ "licenses": [{ "type": "MIT" }, { "type": "Apache-2.0" }] }', ['MIT (software), line 1', 'Apache-2.0 (software), line 1']],
    ['package.json', '{ "license": "UNLICENSED" }', []],
    ['package.json', '{ "license": "SEE LICENSE IN LICENSE.txt" }', []],
    ['package.json', '[]', []],
    ['CITATION.cff', 'cff-version: 1.2.0\ntype: dataset\nlicense: CC-BY-4.0\n', ['CC-BY-4.0 (data), line 3']],
    ['CITATION.cff', 'license:\n  - MIT\n  - Apache-2.0\n', ['MIT OR Apache-2.0 (software), line 1']],
  ];
  for (const [file, text, expected] of cases) test(`${file}: ${text.replaceAll('\n', ' ').trim()}`, () => expect(names(file, text)).toEqual(expected));
});
