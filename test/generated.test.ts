import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { generated } from '../scripts/generated.ts';

const root = path.resolve(import.meta.dirname, '..');

for (const [file, make] of await generated(root)) {
  test(`${file} is what \`npm run generate\` writes`, async () => {
    expect(existsSync(path.join(root, file)) && readFileSync(path.join(root, file), 'utf8')).toBe(await make());
  });
}
