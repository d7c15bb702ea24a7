import { later } from '../engine/later.ts';
import { oncePerCard } from '../engine/once.ts';
import { phrase } from '../engine/phrase.ts';
import { remembered } from '../engine/remembered.ts';
import type { Card, Proof, Section, Statement, Table } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { namesTestData } from './evaluation-data.ts';
import { indexedMetrics } from './model-index.ts';
import { anyAmount, benchmark, isMetricTitle, metric, namesBenchmark, reached, scored, scoreWords, shots } from './metrics.ts';
import { isTitle, speaksOf } from './sections.ts';
import { isSample } from './training.ts';

/** A result of the model: a number with what it measures, or what it was measured on, or a heading over it that says so. */
export interface Result {
  readonly proof: Proof;
  /** The measure can be told: `WER`, `25-shot` of a known benchmark. */
  readonly metric: boolean;
  /** The data can be told. */
  readonly data: boolean;
}

/** Results of a card: the best of each kind of place first, then the second best of each. */
export const resultsOf = oncePerCard((card): readonly Result[] => {
  const places = [inTables(card), inModelIndex(card), inLabels(card), inProse(card)];
  // Code is read where the card says little beside it.
  if (places.reduce((sum, place) => sum + place.length, 0) < 6) places.push(inCode(card));
  return interleave(places);
});

function interleave(kinds: readonly (readonly Result[])[]): Result[] {
  const all: Result[] = [];
  const longest = Math.max(...kinds.map((kind) => kind.length));
  for (let i = 0; i < longest; i += 1) for (const kind of kinds) if (kind[i]) all.push(kind[i]!);
  return all;
}

/** Names of data that tell nothing: those of loaders, placeholders and local files. */
export const namelessData = /^(?:unknown|none|null|n\/?a|custom|my[-_ ]?data(?:set)?|data(?:set)?|imagefolder|audiofolder|csv|json|text|parquet|generator|train(?:ing)?|test|validation|arrow|pandas|todo|tbd|.*\.(?:csv|json|txt|tsv|parquet)|an unknown|a custom)(?: dataset)?$/i;

/** A number as results are written: `97.18%`, `.998`, `12.3 ± 0.4`, `41.3 (+2)`. */
const number = /^[^\p{L}\d.]{0,8}(?:\d{1,3}(?:[ ,]\d{3})+|\d+)?(?:[.,]\d+)?(?:e-?\d+)?[ ]?(?:\\?[%％]|points?|pts|(?:±|\+\/-|\\pm|\$\\pm).*|\(.{0,40}\)|\/ ?\d+(?:\.\d+)?|↑|↓|\[.*\])?(?:[ /|]{1,30}\d{1,3}(?:[.,]\d+)?%?){0,4}[^\p{L}\d]{0,8}$/u;
/** What most cells with a number have: a case of the above. */
const plainNumber = /^\d+(?:\.\d+)?%?$/;
const isNumber = (cell: string): boolean => cell.length < 60 && (plainNumber.test(cell) || (/\d/.test(cell) && number.test(cell.trim())));
/** A number that is no count: with decimals or a percent sign. */
const isScore = (figure: string): boolean => /[.,]\d|%|％/.test(figure) && !/\d{4,}[.,]/.test(figure);

const words = /[a-z\u00aa-\uffff]{2}/;
/** Columns that count, weigh or time. */
const noScore = /\b(?:params?|parameters|size|speed|time|latency|throughput|memory|vram|gpu|hours?|tokens?|samples?|images?|examples|instances|count|epochs?|steps?|batch|learning|lr|price|cost|year|version|date|id|seed|layers?|dim\w*|heads?|vocab\w*|context|length|rank|alpha|weight|ratio|temperature|bits?|bpw|gb|mb|ms|flops|gmacs|macts|support|snt|wrd|duration|%? ?of (?:total|data)|proportion|percentage|share|co2\w*|emissions?|kwh|energy)\b/;
const counts = remembered((title) => noScore.test(title));
const dataTitle = /(?<![\p{L}\p{N}])(?:data ?sets?|test ?sets?|corpus|corpora|benchmarks?|eval(?:uation)? (?:data|set)|test data|testset|split|subset|domain|jeux? de (?:données|test|validation)|données|ensemble de (?:test|données)|(?:conjuntos?|juego) de (?:datos|dados|prueba|teste)|datens[aä]tze?|testdaten|veri (?:k[üu]mesi|seti)|insieme di dati|zbiór|набор(?:ы)? данных|датасет\p{L}*|корпус|dữ liệu|himpunan data|seti ya data|datamängd|testdata)(?![\p{L}\p{N}])|数据集|數據集|資料集|测试集|測試集|データ|テストセット|コーパス|데이터|데이타|코퍼스|벤치마크|مجموعة|ชุดข้อมูล|डेटासेट/u;
const metricHeader = /^(?:metrics?|# ?shots?|n-?shot|measures?|m[ée]triques?|m[ée]tricas?|metrik\p{L}*|metri[ck]h?e|metryka|mesures?|maße?|метрик\p{L}*|ölçüt|metrikler|指标|指標|評価指標|评价指标|评估指标|지표|평가 ?지표)$/u;
/** A column for one part of some set: `csts_dev`, `QuAC-test`. */
const partTitle = /^\S*[a-z]{2}\S*[-_. (](?:dev|test|val|validation|eval)\)?$/;

function inTables(card: Card): Result[] {
  if (card.tables.length === 0) return [];
  const title = card.sections.find(({ level }) => level === 1);
  const own = (title?.normal.replace(/^(?:model card (?:for|of) )/, '') ?? '').replace(/[^\p{L}\p{N}]+/gu, '');
  const best: Result[][] = [];
  for (const table of card.tables) {
    const found = readTable(table, card, own, title);
    if (found.length > 0) best.push(found);
  }
  best.sort((a, b) => Number(b[0]!.metric) + Number(b[0]!.data) - Number(a[0]!.metric) - Number(a[0]!.data));
  return interleave(best);
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

type Row = Table['rows'][number];
/** The columns of a row that hold numbers. */
function numbersIn({ cells }: Row): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < cells.length; at += 1) if (isNumber(cells[at]!)) found.push(at);
  return found;
}

function readTable(table: Table, card: Card, own: string, title: Section | undefined): Result[] {
  const { header, section, span } = table;
  const rows = table.rows.slice(0, 60);
  const numbers = rows.map(numbersIn);
  // Two columns may have their first pair where a header should be.
  const pair = header.length === 2 && isNumber(header[1]!);
  if (!pair && numbers.every((columns) => columns.length === 0)) return [];
  // Grouped columns have their names in the first row.
  const under = rows[0] && !numbers[0]!.some((at) => at > 0) && rows[0].cells.some(isMetricTitle) ? rows[0].cells : [];
  const titles = Array.from({ length: Math.max(header.length, under.length) }, (_, at) => (under.length === 0 ? header[at]! : `${header[at] ?? ''} ${under[at] ?? ''}`).trim().toLowerCase());
  const first = rows.map(({ cells }) => (cells[0] ?? '').toLowerCase());
  const metricColumns = titles.map((name, at) => (at > 0 || titles.length === 1 || numbers[0]?.[0] === 0) && isMetricTitle(name));
  const before = later(() => sentencesBefore(card, table));
  const context = later(() => contextOf(card, table, before()));
  const evaluates = later(() => onEvaluation(section) || (!isTitle(section) && (metric.test(section.normal) || namesBenchmark(section.normal))) || presents.test(context()));
  const isScoring = ({ cells }: Row, at: number): boolean => {
    const columns = numbers[at]!;
    if (columns.length === 0) return false;
    if (columns.some((column) => metricColumns[column] === true)) return true;
    const scores = columns.filter((column) => column > 0 && isScore(cells[column]!));
    if (scores.some((column) => column < titles.length && namesBenchmark(titles[column]!))) return true;
    const label = first[at]!;
    if (columns.some((column) => column > 0) && words.test(label) && isMetricTitle(label)) return true;
    return scores.some((column) => !counts(titles[column] ?? '')) && (benchmark.test(label) || (!noScore.test(label) && evaluates()));
  };
  const isMarked = ({ cells, span: { start, end } }: Row): boolean => (own.length > 3 && cells[0] !== undefined && cells[0].length >= own.length && bare(cells[0]).includes(own)) || /^\|?\s*(?:\*\*|<(?:b|strong)>)/.test(card.text.slice(start, Math.min(end, start + 60))) || /\b(?:ours|this model|total|overall)\b/i.test(cells[0] ?? '');
  let scores = 0;
  // Of a long table the first rows, the last and those about this model are shown.
  const scoring = rows.filter((row, at) => {
    if (scores >= 8 && at < rows.length - 1 && !isMarked(row)) return false;
    if (!isScoring(row, at)) return false;
    scores += 1;
    return true;
  });
  if (pair && isMetricTitle(titles[0]!)) scoring.unshift({ cells: header, span: { start: span.start, end: span.start + 1 } });
  if (scoring.length === 0) return [];
  if (own !== '' && rows.length >= 10 && /^[\w./-]+$/.test(first[0]!) && /[._/]/.test(first[0]!) && own.length > 5 && !rows.some(({ cells }) => bare(cells[0] ?? '') === own) && metricColumns.some(Boolean) && /\./.test(title?.heading ?? '')) return [];
  const names = later(() => [...titles, ...first].join(' | '));
  const hasMetric = later(() => metricColumns.some(Boolean) || first.some(isMetricTitle) || metric.test(names()) || shots.test(names()) || titles.some((name) => metricHeader.test(name)) || shots.test(context()) || metric.test(context()));
  const hasData = later(() => benchmark.test(names()) || titles.some((name) => partTitle.test(name)) || (titles.some((name) => dataTitle.test(name)) && !onTraining(section)) || benchmark.test(context()) || before().some(namesTestData) || rows.some(({ cells }) => benchmark.test((cells[1] ?? '').toLowerCase())));
  const marked = scoring.filter(isMarked);
  const chosen = [...new Set([...marked.slice(0, 2), ...scoring.slice(0, 1), ...scoring.slice(-1), ...scoring])].slice(0, 6);
  return chosen.map(({ span: proof }) => ({ proof, get metric() { return hasMetric(); }, get data() { return hasData(); } }));
}

/** A sentence beside a table that makes its numbers results. */
const presents = /\b(?:evaluated|evaluation (?:results?|scores?)|performances?|results? (?:on|of|for|are|is|in|below|obtained)|(?:following|these|our|the|test) results|scores|benchmark(?:s|ed)?|achieves?|outperform\w*)\b/;

/** The place among the statements where a table stands. */
function placeOf({ statements }: Card, { span }: Table): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (statements[middle]!.start < span.start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sentencesBefore(card: Card, table: Table): readonly Statement[] {
  const at = placeOf(card, table);
  return card.statements.slice(Math.max(0, at - 3), at).filter((s) => s.section === table.section && s.form !== 'row');
}

/** The words that frame a table: the headings above it, the statements before and the one after it. */
function contextOf(card: Card, table: Table, before: readonly Statement[]): string {
  const { section, span } = table;
  const { statements } = card;
  const at = placeOf(card, table);
  const after = statements.slice(at, at + 40).find((s) => s.section === section && s.form !== 'row' && s.start >= span.end);
  return [isTitle(section) ? '' : section.normal, section.parent && section.parent.level > 1 ? section.parent.normal : '', ...before.map((s) => `${s.label ?? ''} ${s.lower}`), statements[at]?.section === section ? (statements[at]!.lead ?? '') : '', after?.lower.slice(0, 200) ?? ''].join(' . ').toLowerCase();
}

export const onEvaluation = (section: Section): boolean => speaksOf(section, 'evaluation-results', 'evaluation-setup', 'bias-evaluation', 'safety-evaluation');
const onTraining = (section: Section): boolean => speaksOf(section, 'training-data', 'training-procedure') && !onEvaluation(section);

function inModelIndex(card: Card): Result[] {
  const found: Result[] = [];
  for (const { dataset, metric: { value, type, name }, key } of indexedMetrics(card)) {
    if (!/\d/.test(String(filled(value)[0] ?? ''))) continue;
    found.push({ proof: { key: [...key, 'value'] }, metric: filled(type).length > 0 || filled(name).length > 0, get data() { return [...filled(dataset['name']), ...filled(dataset['type'])].some((one) => !namelessData.test(one)); } });
  }
  return found;
}

/** Labels outside of tables with a digit in what they label: `Accuracy: 0.91`. */
export const labelledFigures = oncePerCard(({ statements }): readonly Statement[] => statements.filter((s) => s.label !== null && s.form !== 'row' && !s.placeholder && /\d/.test(s.text)));

const startsWithNumber = /^[^a-z\d\u00aa-\uffff]{0,4}(?:approx\w*\.? |about |around |up to |over )?[^a-z\d\u00aa-\uffff]{0,4}\.?\d/;

function inLabels(card: Card): Result[] {
  return labelledFigures(card)
    .filter((s) => {
      if (s.lower.length > 160 || !startsWithNumber.test(s.lower) || isSample(s)) return false;
      const label = s.label!.toLowerCase();
      if (!/[a-z]/.test(label)) return false;
      if (isMetricTitle(label)) return !/^\d+[ -]?bits?\b|^(?:fp|bf|int)\d|tokens|\bepochs?\b/.test(s.lower);
      return (benchmark.test(label) && startsWithScore(s.lower)) || (/\bscores?\b/.test(label) && onEvaluation(s.section));
    })
    .map((s) => ({ proof: s, get metric() { return isMetricTitle(s.label!) || shots.test(s.label!.toLowerCase()) || metric.test(s.lower); }, get data() { return benchmark.test(s.label!.toLowerCase()) || benchmark.test(s.lower) || (s.lead !== null && namesBenchmark(s.lead.slice(s.lead.lastIndexOf('\n') + 1).toLowerCase())) || (!isTitle(s.section) && namesBenchmark(s.section.normal)); } }));
}

function startsWithScore(lower: string): boolean {
  const [figure] = /^\S+/.exec(lower) ?? [];
  return figure !== undefined && isNumber(figure) && isScore(figure);
}

const said = phrase(scoreWords, anyAmount);
/** Sentences with a measure and an amount beside it. */
export const scoresInProse = oncePerCard((card): readonly Statement[] => card.said(said).filter((s) => s.form !== 'row' && scored.test(s.lower)));
const gained = phrase('achieves achieved achieving achieve reaches reached reaching obtains obtained obtain scores scored score gets got yields attained attains outperforms', anyAmount);
const onKnown = phrase('mmlu hellaswag squad glue imagenet gsm8k humaneval librispeech arc truthfulqa winogrande mbpp math medqa xnli conll squad2 coco mteb beir cifar voice', /(?<![\w.-])\d\d/);
const benchmarks = new RegExp(benchmark.source, 'g');
const scoreBehind = /^[^.;]{0,40}?(?<![\w.-])\d{2,3}(?:\.\d+)? ?%?(?![\w-])/;
const scoreBefore = /(?<![\w.-])\d{1,3}\.\d+%? (?:on|for|in) (?:the )?$/;

/** `MMLU 61.2`, `61.2 on MMLU`. */
function besideBenchmark({ lower }: Statement): boolean {
  for (const { 0: name, index } of lower.matchAll(benchmarks)) {
    if (scoreBehind.test(lower.slice(index + name.length, index + name.length + 60)) || scoreBefore.test(lower.slice(Math.max(0, index - 30), index))) return true;
  }
  return false;
}

/** Numbers that are set or wished for, and what others reach. */
const notMeasured = /\b(?:threshold|confidence score|cut-?off|above|at least|if the|set to|set the|default|temperature|top_p|top_k|recommended|random (?:baseline|guess\w*|chance)|learning rate|dropout|target(?:s|ed)?|goal|expected to|human performance|would|should|similarity score between|score between|scores? (?:range|from|between)|ranges? from|detector|steps|prior-preservation|estimated|filtered|aesthetic\w*|clip skip|cfg|sampler|denoising)\b|大于|小于|高于|阈值|閾值|以上の|しきい値|이상인/;

function inProse(card: Card): Result[] {
  const statements = new Set(scoresInProse(card));
  const add = (found: readonly Statement[], fits: (s: Statement) => boolean): void => {
    for (const s of found) if (s.form !== 'row' && !statements.has(s) && fits(s)) statements.add(s);
  };
  add(card.said(gained), (s) => reached.test(s.lower) && (onEvaluation(s.section) || benchmark.test(s.lower)));
  add(card.said(onKnown), besideBenchmark);
  if (card.languages.size > 0) {
    add(card.saidElsewhere('evaluation-results'), (s) => /\d[.,]?\d*\s?%|\d[.,]\d/.test(s.lower));
    // Words that no blank parts cannot be looked up.
    if (['ja', 'zh', 'ko'].some((language) => card.languages.has(language))) add(card.statements, (s) => !s.placeholder && anyAmount.test(s.lower) && scored.test(s.lower));
  }
  return [...statements]
    .filter((s) => !isSample(s) && !notMeasured.test(s.lower))
    .map((s) => ({ proof: s, get metric() { return metric.test(s.lower) || shots.test(s.lower); }, get data() { return (!isTitle(s.section) && namesBenchmark(s.section.normal)) || namesTestData(s); } }));
}

/** `eval_accuracy = 0.91`, a report of scikit-learn, a number printed below code that measures. */
const printed = /(?:eval|test|val|valid|validation|predict)[_ ](?:accuracy|f1\w*|exact(?:_match)?|wer|cer|bleu|rouge\w*|loss|perplexity|mrr|map|samples_f1)["']?\s*[:=|]\s*\**\d|["'](?:accuracy|f1|exact(?:_match)?|exact|wer|bleu|rouge\w*|overall_f1)["']\s*:\s*\d|precision\s+recall\s+f1-score|\b(?:accuracy|acc|f1|f1[-_ ]score|wer|cer|bleu|rouge[12l]|perplexity|exact|em|map|mrr|m?iou|auc|r2|mae|rmse|mse|si[-_]sdri?(?:_imp)?|sdr|pesq|stoi|psnr|ssim|fid)\s*[:=]\s*\**\d{1,3}\.\d+|^\s*(?:ppl|perplexity)\s*=?\s*\d/im;
/** What each way to match `printed` has in it: a name of it before a figure, or one of its two other forms. */
const printsFigure = /[:=|](?=\s*\**\d)(?<=(?:acc|accuracy|f1\w*|f1[-_ ]score|exact(?:_match)?|wer|cer|bleu|rouge\w*|loss|perplexity|mrr|map|em|iou|auc|r2|mae|mse|sdri?(?:_imp)?|pesq|stoi|psnr|ssim|fid)["']?\s*[:=|])/i;
const printsReport = /f1-score|(?:ppl|perplexity)\s*=?\s*\d/i;
const computed = /\b(?:wer|cer|bleu|accuracy|f1|rouge)\b[^]{0,2000}^(?:#+ ?|>+ ?)?\d+\.\d{3,}\s*$/m;

function inCode({ code, text }: Card): Result[] {
  const found: Result[] = [];
  for (const block of code) {
    if (block.text.length > 20_000 || !/\d\.\d|[:=] ?\d|recall/.test(block.text)) continue;
    const match = (printsFigure.test(block.text) || printsReport.test(block.text) ? printed.exec(block.text) : null) ?? (/\d\.\d{3,}\s*$/m.test(block.text) ? computed.exec(block.text) : null);
    if (!match) continue;
    const last = match[0].trim().split('\n').at(-1)!.trim();
    const start = last === '' ? -1 : text.indexOf(last, block.start);
    found.push({ proof: start < 0 || start > block.end ? block : { start, end: start + last.length }, metric: true, data: benchmark.test(block.text.toLowerCase()) });
  }
  return found;
}
