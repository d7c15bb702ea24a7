import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inspect, policyOf, type Kind, type RawRepository } from '../rules/index.ts';

const at = process.argv.indexOf('--targets-from');
for (const line of readFileSync(process.argv[at + 1]!, 'utf8').split('\n').filter(Boolean)) {
  const [target, kind] = line.split('\t');
  const raw: RawRepository = {
    target: target!, path: '.', name: null, kind: kind as Kind, card: path.basename(target!), complete: false,
    files: [{ path: path.basename(target!), size: null, text: { known: true, value: readFileSync(target!, 'utf8') } }],
    hub: { known: false, why: 'offline' }, related: new Map(),
  };
  process.stdout.write(`${JSON.stringify({ schemaVersion: 1, repositories: [inspect(raw, policyOf('recommended'), '2026-11-23').report] })}\n`);
}
