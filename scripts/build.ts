/** Bundles the entry points into `dist/`, each one file that runs with nothing beside it. */
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const outdir = path.resolve(process.argv[2] ?? path.join(root, 'dist'));
mkdirSync(outdir, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: { cli: 'cli/main.ts', action: 'action/main.ts', bot: 'bot/main.ts' },
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // `dist/*.js` must run alone in an empty folder, where Node takes `.js` for CommonJS.
  format: 'cjs',
  charset: 'utf8',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  banner: { js: '"use strict";' },
});
// Beside this repository's own package.json (`type: module`) the files need to be told what they are.
writeFileSync(path.join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
// Editors complete and check a configuration by it.
copyFileSync(path.join(root, 'docs/hub-compliance.schema.json'), path.join(outdir, 'hub-compliance.schema.json'));
