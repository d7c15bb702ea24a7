/** Writes everything that follows from the rules and disclosures; `test/generated.test.ts` holds it equal. */
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { generated } from './generated.ts';

const root = path.resolve(import.meta.dirname, '..');
let written = 0;
for (const [file, make] of await generated(root)) {
  const target = path.join(root, file);
  const text = await make();
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  written += 1;
  console.log(`wrote ${file}`);
}
console.log(`${written} files changed`);
