import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspect, policyOf, readFolder, type RepositoryReport } from '../rules/index.ts';

const root = path.resolve(import.meta.dirname, '../fixtures');
const policy = policyOf('open-science');

/** Small repositories of ours after published systems, each with a poor twin: The Stack v2, CIVICS, AfroDigits, a derivative of Llama. */
const pairs: readonly (readonly [name: string, after: string])[] = [
  ['code-heap', 'The Stack v2'],
  ['civic-statements', 'CIVICS'],
  ['spoken-digits', 'AfroDigits'],
  ['llama-derivative', 'a derivative of Llama'],
];
const ours = ['marginal-risk', 'governance', 'training-data-transparency', 'speech-dataset', 'values-evaluation'];

async function reportOn(name: string): Promise<RepositoryReport> {
  const [raw] = await readFolder(path.join(root, name));
  return inspect({ ...raw!, target: name }, policy, '2026-11-29').report;
}

/** Findings with their lines, and each item of the frameworks that apply with its status and first line. */
function written({ findings, coverage }: RepositoryReport): string {
  const found = findings.map(({ severity, file, line, rule, message }) => `${severity} ${file}${line ? `:${line}` : ''} ${rule}: ${message}`);
  const told = ours.flatMap((framework) => {
    const items = Object.entries(coverage[framework] ?? {});
    if (items.every(([, { status }]) => status === 'not-applicable')) return [];
    return [`${framework}`, ...items.map(([id, { status, evidence }]) => `  ${id}: ${status}${evidence[0] ? ` (line ${evidence[0].line})` : ''}`)];
  });
  return `${[...found, ...told].join('\n')}\n`;
}

for (const [name, after] of pairs) {
  describe(`After ${after}`, () => {
    test('The good card gets no error and no warning under open-science', async () => {
      const report = await reportOn(name);
      expect(report.broken).toEqual([]);
      expect(report.findings.filter(({ severity }) => severity !== 'notice').map(({ rule, line, message }) => `${line} ${rule}: ${message}`)).toEqual([]);
    });
    for (const twin of [name, `${name}-poor`]) {
      test(`${twin} gets the findings and the coverage that a person read`, async () => {
        await expect(written(await reportOn(twin))).toMatchFileSnapshot(path.join(root, 'expected/open-science', `${twin}.txt`));
      });
    }
  });
}
