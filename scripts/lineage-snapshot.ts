/**
 * Makes a file of known repositories (`check --known`) from cards: `node scripts/lineage-snapshot.ts CARDS.jsonl[.gz] > known.jsonl`.
 * A line of the input is `{hubId, kind, text}`; cards without a `hubId` are passed by, and of several of one repository the first counts.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { isRepositoryId, readFrontMatter } from '../rules/index.ts';
import { filled } from '../rules/engine/values.ts';

interface Line {
  readonly hubId: string | null;
  readonly kind: string;
  readonly text: string;
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('lineage-snapshot: expected a file of cards, JSON Lines, packed with gzip or not\n');
  process.exit(2);
}
const bytes = createReadStream(file);
const seen = new Set<string>();
for await (const line of createInterface({ input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  const { hubId, kind, text } = JSON.parse(line) as Line;
  if (hubId === null || !isRepositoryId(hubId) || !/^(?:model|dataset|space)$/.test(kind) || seen.has(`${kind}:${hubId}`)) continue;
  seen.add(`${kind}:${hubId}`);
  const { data } = readFrontMatter(text);
  const several = (key: string): string[] | string | undefined => {
    const values = filled(data[key]);
    return values.length > 1 ? values : values[0];
  };
  const [relation] = filled(data['base_model_relation']);
  const record = {
    id: hubId, kind, license: several('license'), license_name: filled(data['license_name'])[0], base_model: several('base_model'),
    base_model_relation: /^(?:finetune|adapter|merge|quantized)$/.test(relation ?? '') ? relation : undefined, datasets: several('datasets'),
  };
  process.stdout.write(`${JSON.stringify(record)}\n`);
}
