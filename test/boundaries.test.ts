import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom, beside itself: the most telling page on this project's shape. `node:` alone stands for every built-in module. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'rules/engine': ['node:crypto'],
  'rules/lexicon': ['rules/engine'],
  'rules/facts': ['rules/engine', 'node:zlib', 'spdx-expression-parse', 'spdx-satisfies'],
  'rules/snapshot': ['rules/engine', 'rules/lexicon', 'yaml', 'js-yaml', 'smol-toml', '@lezer/markdown', '@lezer/common', 'htmlparser2'],
  'rules/recognise': ['rules/energy', 'rules/engine', 'rules/facts', 'rules/lexicon'],
  'rules/lineage': ['rules/engine', 'rules/facts', 'rules/recognise'],
  'rules/rail': ['rules/facts', 'rules/recognise'],
  'rules/disclosures': ['rules/engine', 'rules/facts', 'rules/lexicon', 'rules/recognise', 'rules/snapshot'],
  'rules/coverage': ['rules/energy', 'rules/engine', 'rules/facts', 'rules/lexicon', 'rules/recognise', 'rules/results', 'rules/snapshot'],
  'rules/catalog': ['rules/energy', 'rules/engine', 'rules/facts', 'rules/lexicon', 'rules/lineage', 'rules/recognise', 'rules/results', 'rules/snapshot', 'picomatch', 'yaml', 'fastest-levenshtein'],
  // Arithmetic with energy and emissions: pure, and for the command line as well as for rules.
  'rules/energy': ['rules/engine', 'rules/facts', 'csv-parse/sync'],
  'rules/results': ['rules/engine', 'rules/facts', 'rules/recognise', 'rules/snapshot'],
  'rules/config': ['rules/engine', 'rules/facts', 'zod', 'yaml', 'fastest-levenshtein'],
  'rules/render': ['rules/engine', 'rules/home.ts'],
  'rules/source': ['rules/engine', 'rules/snapshot', 'node:fs', 'node:fs/promises', 'node:path'],
  hub: ['rules/index.ts', '@huggingface/hub', 'node:'],
  github: ['rules/index.ts', '@actions/github/lib/utils', 'fastest-levenshtein', 'node:'],
  // The Action speaks to GitHub before it loads the rules.
  action: ['rules/index.ts', 'rules/engine/user-error.ts', 'github', 'hub/index.ts', '@actions/core', '@actions/github/lib/utils', '@octokit/core', 'node:'],
  bot: ['rules/index.ts', 'github', 'hub/index.ts', 'probot', 'pino', 'prom-client', 'bullmq', 'ioredis', 'pg', 'node:'],
  cli: ['rules/index.ts', 'rules/version.ts', 'hub', 'badge-maker', 'commander', 'picocolors', 'diff', 'fastest-levenshtein', 'node:'],
};

const areas = Object.keys(mayImport).sort((a, b) => b.length - a.length);
const areaOf = (file: string): string => areas.find((area) => file.startsWith(`${area}/`)) ?? file;
const importing = /(?:^(?:import|export|\}) ?[^'\n]*\bfrom\s*|^import\s+|\bimport\()\s*'([^']+)'/gm;

function* imports(area: string): Generator<readonly [file: string, target: string]> {
  if (!existsSync(area)) return;
  for (const entry of readdirSync(area, { recursive: true, encoding: 'utf8' })) {
    const file = path.posix.join(area, entry.replaceAll('\\', '/'));
    if (!file.endsWith('.ts')) continue;
    for (const [, from] of readFileSync(file, 'utf8').matchAll(importing)) {
      yield [file, from!.startsWith('.') ? path.posix.join(path.posix.dirname(file), from!) : from!];
    }
  }
}

for (const [area, allowed] of Object.entries(mayImport)) {
  test(`${area} imports only what the table allows`, () => {
    const wrong: string[] = [];
    for (const [file, target] of imports(area)) {
      const to = areaOf(target);
      const builtin = target.startsWith('node:') || builtinModules.includes(target);
      if (to === area || allowed.includes(to) || allowed.includes(target) || (builtin && allowed.includes('node:'))) continue;
      wrong.push(`${file} imports ${target}`);
    }
    expect(wrong).toEqual([]);
  });
}

test('no rule imports a rule and no disclosure a disclosure', () => {
  const wrong = [...imports('rules/catalog'), ...imports('rules/disclosures')].filter(([file, target]) => !file.endsWith('/index.ts') && /^rules\/(?:catalog|disclosures)\//.test(target));
  expect(wrong).toEqual([]);
});

test('every dependency is pinned exactly, and none is imported that is not declared', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  const nameOf = (target: string): string => target.split('/').slice(0, target.startsWith('@') ? 2 : 1).join('/');
  const used = new Set(['rules', 'hub', 'github', 'cli', 'action', 'bot'].flatMap((area) => [...imports(area)]).map(([, target]) => target).filter((target) => !target.startsWith('node:') && !target.includes('.ts') && !target.includes('.json')).map(nameOf));
  expect([...used].filter((name) => !/^(?:rules|hub|github|cli|action|bot)$/.test(name) && !dependencies![name])).toEqual([]);
  expect(Object.keys(dependencies!).filter((name) => !used.has(name)), 'declared but imported nowhere').toEqual([]);
});
