import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { chip, chipWords, countedChips, namesChip } from '../recognise/accelerators.ts';
import { labelledLike } from '../recognise/labels.ts';
import { columnsOf } from '../recognise/titles.ts';
import { framing, isSample, saysTraining, underTraining } from '../recognise/training.ts';

const chips = phrase(chipWords, new RegExp(`${chip.source}|${countedChips.source}`));
/** Computers by name or kind, where a chip is named too. */
const apple = phrase('m1 m2 m3 m4 m5 macbook', /\b(?:apple|mac ?book(?: pro| air)?|mac ?mini|mac ?studio|imac)\b.{0,30}\bm[1-5]\b|\bm[1-5] (?:pro|max|ultra)\b/);
const providers = phrase('tpu tpus', /\b(?:supported|support|provided|granted|access|thanks|credits?|sponsored|compute)\b.{0,60}\btpus?\b|\btpus?\b.{0,60}\b(?:provided|granted|research cloud|supported|sponsored|trc)\b/);

/** What a reader needs, not what was used. */
const need = /\b(?:requires?|(?:is|are|be|hardware) required|required (?:to|for)|requirements?|needs?|needed|minimum|recommend(?:ed|s)?|at least|fits?|compatible|supported? hardware|supports|suitable for|optimi[sz]ed for|designed for|can (?:be )?(?:run|deployed|fit|serve|load)|should (?:run|fit)|you (?:can|will|need|may)|if you|ensure)\b/;
const required = /\b(?:requirements?|required|requires?|recommended|minimum|supported|inference|deployment|vram|how to|usage|run|running|quantum|serving|compatib\w*)\b/;
/** Something was timed or measured on it. */
const measured = /\b(?:timing|timed|latency|throughput|tok(?:en)?s? ?(?:\/|per) ?s|tokens\/sec|measured|benchmark(?:ed)?|fps|tflops|rtf|real-?time factor|speed|inference time|images? ?(?:\/|per) ?s|it\/s|seconds?|ms)\b|测试|測定/;
const device = /\b[cgt]pus?\b/;
/** `RTF on laptop CPU`, `12 ms on a GPU`. */
const onDevice = /\bon (?:a |an |one |single |my |the |our |consumer |mid-range )*(?:[\w-]{2,12} )?(?:cpu|gpu|tpu)s?\b/;
const spent = /\b(?:took|takes|spent|cost|lasted|hours?|hrs|days?|weeks?|epochs?|steps|batch(?: size)?|deepspeed|fsdp|zero-?\d|carbon|emissions?|co2|compute(?:d)?|developed on|ran on|conducted)\b|時間|小时|시간|エポック/;

export default defineDisclosure({
  id: 'hardware',
  summary: 'The hardware used for training, or for measuring inference, is named by type or count',
  kinds: ['model'],
  detect(card) {
    const named = card.said(chips, apple).filter((s) => !isSample(s));
    const trained = named.filter(ofTraining);
    const timed = named.filter((s) => !trained.includes(s) && ofMeasuring(s));
    return [...trained, ...card.said(providers), ...labelledLike(card, device).filter((s) => measured.test(s.label!.toLowerCase()) && onDevice.test(s.label!.toLowerCase()) && /\d/.test(s.lower)), ...devices(card), ...inTables(card), ...timed, ...card.saidElsewhere('hardware').filter((s) => s.form !== 'row' && !underNeed(s) && (saysTraining.test(s.lower) || saysTraining.test(framing(s)) || underTraining(s.section)))];
  },
  examples: [
    { title: 'A label', card: '# A\n\n- **Hardware Type:** 4 x A100\n', lines: [3] },
    { title: 'In a sentence, with a count and no blank', card: '# A\n\nA speech model.\n\nTraining took 30 hours on 8xA100.\n', lines: [5] },
    { title: 'Under a heading that says so', card: '# A\n\n## Trained on\n\nRTX 3090 x 2\n', lines: [5] },
    { title: 'Measured inference', card: '# A\n\n| Model | Latency on an L4 (ms) |\n| --- | --- |\n| small | 12 |\n', lines: [3] },
    { title: 'In Japanese, with no blank beside the name', card: '# A\n\n## 学習\n\nNVIDIA A100で約90分かかりました。\n', lines: [5] },
    { title: 'A speed on a kind of device', card: '# A\n\nRecorded average RTF on laptop CPU: `.72`\n', lines: [3] },
    { title: 'A count in a configuration', card: '# A\n\n```\nngpu: 2\nseed: 0\n```\n', lines: [4] },
    { title: 'A need is no report', card: '# A\n\nYou need a GPU to run this.\n\n## Required hardware\n\n- 8x H100\n', lines: [] },
    { title: 'A template left as it was', card: '# A\n\n- **Hardware Type:** [More Information Needed]\n', lines: [] },
    { title: 'An example of what to write', card: '# A\n\n### Hardware\n\nExample: This model was trained on 4 A100 GPUs.\n', lines: [] },
  ],
});

function ofTraining(s: Statement): boolean {
  const frame = framing(s);
  if (required.test(frame) && !saysTraining.test(frame)) return false;
  if (s.labelConcepts.has('hardware')) return !underNeed(s) || saysTraining.test(s.lower);
  if (saysTraining.test(s.lower) || saysTraining.test(frame)) return !need.test(s.lower) || /\b(?:was|were|is|been|i|we)\b.{0,30}\b(?:re|pre-?)?(?:trained|fine-?tuned|train|used)\b/.test(s.lower);
  if (need.test(s.lower)) return false;
  if (underNeed(s)) return false;
  return underTraining(s.section) || (spent.test(s.lower) && namesChip(s.lower) && !required.test(s.lower));
}

function ofMeasuring(s: Statement): boolean {
  return (namesChip(s.lower) || onDevice.test(s.lower)) && (measured.test(s.lower) || measured.test(framing(s))) && /\d|timing/.test(s.lower) && !need.test(s.lower);
}

/** A heading over a statement that speaks of what is required, with nothing about training in it. */
function underNeed({ section }: Statement): boolean {
  return (required.test(section.normal) || section.concepts.has('usage-example')) && !saysTraining.test(section.normal);
}

/** How many devices a run had, among its settings: `num_devices: 4`, `ngpu: 1`. */
function devices(card: Card): Proof[] {
  const found: Proof[] = labelledLike(card, deviceCount).filter(({ lower }) => /^[1-9]\d{0,4}\b/.test(lower));
  const { code, text } = card;
  for (const block of code) {
    const match = block.text.length > 50_000 || !block.text.includes('gpu') ? null : inConfig.exec(block.text);
    if (!match) continue;
    const start = text.indexOf(match[0].trim(), block.start);
    if (start >= 0) found.push({ start, end: start + match[0].trim().length });
  }
  return found;
}
const deviceCount = /^(?:num[_ ]devices|n[_ ]?gpus?|num(?:ber of)?[_ ]gpus?|gpus? (?:count|number)|gpus used|tpu cores)$/;
const inConfig = /^[ \t]{0,12}(?:ngpu|n_gpus?|num_gpus)[ \t]*:[ \t]*[1-9]\d{0,3}[ \t]*$/m;

const chipColumn = /^(?:training |inference )?(?:hardware|gpus?|devices?|accelerators?|gpu type|machine|platform)\b/m;
/** Columns about time or speed on a chip, and chips in a column for them. */
function inTables(card: Card): Proof[] {
  const found: Proof[] = [];
  if (card.tables.length === 0) return found;
  const all = columnsOf(card);
  if (!chipColumn.test(all) && !namesChip(all)) return found;
  for (const { header, rows, span } of card.tables) {
    const titles = header.map((cell) => cell.toLowerCase());
    if (titles.some((title) => namesChip(title) && (measured.test(title) || spent.test(title)))) found.push(span);
    const column = titles.findIndex((title) => chipColumn.test(title));
    if (column < 0 || titles.some((title) => /\b(?:min(?:imum)?|recommended|required|vram|memory)\b/.test(title))) continue;
    const row = rows.slice(0, 20).find(({ cells }) => namesChip((cells[column] ?? '').toLowerCase()));
    if (row) found.push(row.span);
  }
  return found;
}
