/**
 * How well tables are read: precision, recall and F1 over cells of tables that a person labelled.
 *
 *     node scripts/measure-tables.ts CARDS LABELS [--show]
 *
 * CARDS: JSON lines, may be gzipped, `{ id, hubId, text }`. LABELS: JSON lines, one a table, `{ card, table, part, cells }`: the card's id, the
 * number of the table in it from 0, `develop` or `held-out`, and `{ row, value, dataset, metric, whose }` of each result in it. `row` counts from 0
 * below the header; names may have alternatives between `|`, one of which may be empty for "not told"; `whose` is `this`, `other` or `*`
 * where the card does not tell; cells with `optional` count neither for nor against. Neither file is part of this repository.
 *
 * A result counts as found where row, value, dataset, metric and whether it is this model's are all right; everything else that is read counts against.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { metricKey } from '../rules/facts/metrics.ts';
import { resultsInTable, type Result } from '../rules/results/index.ts';
import { readCard } from '../rules/snapshot/card.ts';

interface Label {
  readonly row: number;
  readonly value: number;
  readonly dataset: string;
  readonly metric: string;
  readonly whose: 'this' | 'other' | '*';
  readonly optional?: boolean;
}
interface LabelledTable {
  readonly card: string;
  readonly table: number;
  readonly part: string;
  readonly cells: readonly Label[];
}

const lines = <T>(file: string): T[] => {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as T);
};
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether a name that was read is one of a label's. */
function isNamed(wanted: string, got: string | null, key: (name: string) => string): boolean {
  return wanted === '*' || wanted.split('|').some((name) => (name === '' ? !got : got !== null && (bare(name) === bare(got) || key(name) === key(got))));
}

const fits = (label: Label, result: Result): boolean =>
  isNamed(label.dataset, result.dataset, bare) && isNamed(label.metric, result.metric, metricKey) && (label.whose === '*' || (label.whose === 'this') === (result.whose === 'this'));

const [cardsFile, labelsFile, show] = process.argv.slice(2);
if (!cardsFile || !labelsFile) throw new Error('usage: node scripts/measure-tables.ts CARDS LABELS [--show]');
const cards = new Map(lines<{ id: string; hubId: string | null; text: string }>(cardsFile).map((card) => [card.id, card]));
const counts = new Map<string, { tables: number; cells: number; right: number; read: number }>();

for (const { card: id, table: number, part, cells } of lines<LabelledTable>(labelsFile)) {
  const { hubId, text } = cards.get(id)!;
  const card = readCard(text);
  const table = card.tables[number]!;
  const name = hubId !== null && /^[\w.-]+\/[\w.-]+$/.test(hubId) ? hubId : null;
  const left = resultsInTable({ card, name }, table).map((result) => ({ result, row: table.rows.findIndex(({ span }) => 'span' in result.place && span.start === result.place.span.start) }));
  const of = (label: Label) => left.filter(({ result, row }) => row === label.row && Math.abs(result.value - label.value) < 1e-9);
  const count = counts.get(part) ?? { tables: 0, cells: 0, right: 0, read: 0 };
  counts.set(part, count);
  count.tables += 1;
  count.read += left.length;
  for (const label of cells) {
    const at = of(label);
    const found = label.optional ? at[0] : at.find(({ result }) => fits(label, result));
    if (found) left.splice(left.indexOf(found), 1);
    if (label.optional) {
      if (found) count.read -= 1;
      continue;
    }
    count.cells += 1;
    if (found) count.right += 1;
    else if (show) console.log(`${id} table ${number} row ${label.row}: ${JSON.stringify(label)} was read as ${JSON.stringify(at[0]?.result ?? null)}`);
  }
  if (show) for (const { result, row } of left) console.log(`${id} table ${number} row ${row}: read, but not labelled so: ${JSON.stringify(result)}`);
}

for (const [part, { tables, cells, right, read }] of [...counts].sort()) {
  const precision = right / read;
  const recall = right / cells;
  console.log(`${part}: ${tables} tables, ${cells} results labelled, ${read} read, ${right} right: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)}`);
}
