import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inspect, policyOf, readFolder, renderText, reportOf } from '../rules/index.ts';

const root = path.resolve(import.meta.dirname, '../fixtures');
const policy = policyOf('recommended');

/** Whole small repositories of ours and the report they should get, read by a person whenever it changes. */
for (const name of readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'expected').map((entry) => entry.name)) {
  test(`fixtures/${name} gets the report it should`, async () => {
    const repositories = await readFolder(path.join(root, name));
    const inspected = repositories.map((raw) => inspect({ ...raw, target: path.relative(root, path.resolve(raw.path)) }, policy, '2026-11-23'));
    const report = renderText(reportOf(inspected, policy, '2026-11-23'));
    await expect(report).toMatchFileSnapshot(path.join(root, 'expected', `${name}.txt`));
  });
}
