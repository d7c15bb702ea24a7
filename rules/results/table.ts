import type { Card, Table } from '../engine/types.ts';
import { languageNames } from '../recognise/language-names.ts';
import { isBlank, valuesIn, type Written } from './cells.ts';
import { frameOfTable, type Frame } from './frame.ts';
import { isMetric, isSplit, splitNamed, titleOf, type Title } from './names.ts';
import { isWholeName, looksLikeModel, ownersOf, type Names } from './owner.ts';
import type { Result, Whose } from './result.ts';

/** What the labels of a row or the titles of columns name. */
type Axis = 'model' | 'dataset' | 'metric' | 'split' | 'config';

const modelTitle = /(?:^|[\s/])(?:models?(?: name| id| size)?|checkpoints?|systems?|methods?|approach(?:es)?|algorithms?|architectures?|arch|backbones?|llms?|baselines?|modelle?|modelo|modèles?|модель)$|模型|モデル|모델/u;
const datasetTitle = /^(?:.{0,20}[\s/])?(?:data ?sets?|test ?sets?|test (?:corpus|data)|corpus|corpora|benchmarks?(?: name)?|evals?|domains?|tasks?(?: name)?|subsets?|subjects?|données|datens[aä]tze?|datos|набор.*)(?:\s*\/.*)?$|数据集|數據集|测试集|任务|データ|데이터|벤치마크|태스크/u;
const metricTitle = /^(?:metrics?|measures?|métriques?|métricas?|metrik\w*|метрик\p{L}*|指标|指標|评价指标|評価指標|지표|평가 ?지표)$/u;
const splitTitle = /^(?:splits?|sets?|partition|data split)$/;
const configTitle = /^(?:#? ?shots?|n-?shots?|config\w*|settings?|label|class(?:es)?|categor(?:y|ies)|languages?|lang|type|group|entity|filter|version|revision|notes?|decoding|lm|capability|quantization\w*|operators\w*)$/;
const plainTitle = /^(?:#+ ?)?(?:values?|scores?|results?|performance|test|eval(?:uation)?|wert|valor|valeur|значение|值|分数|スコア|점수|)$/;

/** What stands beside a metric and is no data: how it was decoded, counted or stored. */
const decoding = /\b(?:lm|norm\w*|beams?|greedy|k|w\/o|with|without|macro|micro|weighted|raw|fp\d+|bf\d+|int\d|q\d\w*|original|optimi[sz]ed|quanti[sz]ed|max|min|std|top|first|best|average|mean|strict|loose|short-form|long-form|hard|easy|subset|clean|noisy|tokeni[sz]ed)\b/;

const languages = new Set(languageNames.split(' '));

/** Rows that are read of one table. */
const mostRows = 200;

interface Row {
  readonly cells: readonly string[];
  readonly span: { readonly start: number; readonly end: number };
  readonly group: string | null;
}

/** The results in a table: `[]` for one that counts, configures or logs. */
export function resultsInTable(card: Card, table: Table, names: Names): readonly Result[] {
  if (isTrainingLog(table)) return [];
  const shape = shapeOf(table);
  if (!shape) return [];
  const { titles, rows, keys, scores } = shape;
  if (isSetting(titles, rows, keys)) return [];
  const frame = frameOfTable(card, table);
  const axes = keys.map((key) => axisOfKey(titles[key]!, rows.map(({ cells }) => cells[key] ?? ''), titles, names));
  if (!isOfResults(frame, titles, rows, keys, scores, axes)) return [];
  const across = axisAcross(titles, scores, axes, names);
  const label = (row: Row, axis: Axis): string => keys.filter((_, at) => axes[at] === axis).map((key) => row.cells[key] ?? '').filter((cell) => cell !== '').join(' ');
  const named = (row: Row, at: number): string | null => (axes.includes('model') ? [row.group, label(row, 'model')].filter(Boolean).join(' ') : across(at) === 'model' ? titles[at]!.rest || titles[at]!.text : null);
  const owners = ownersIn(card, rows, scores, named, names, table);
  const found: Result[] = [];
  for (const row of rows) {
    const rowTitle = titleOf(label(row, 'dataset') || label(row, 'metric'));
    if (rowTitle.counts || titleOf(row.cells[0] ?? '').counts) continue;
    for (const at of scores) {
      const cell = row.cells[at];
      if (cell === undefined || isBlank(cell)) continue;
      const values = valuesIn(cell);
      const model = named(row, at);
      const whose = model === null ? 'this' : (owners.get(model) ?? 'unknown');
      for (const [i, value] of values.entries()) found.push(resultOf({ row, at, value, i, of: values.length, model, whose, rowTitle }));
    }
  }
  return found;

  function resultOf({ row, at, value, i, of, model, whose, rowTitle }: { row: Row; at: number; value: Written; i: number; of: number; model: string | null; whose: Whose; rowTitle: Title }): Result {
    const title = titles[at]!;
    const kind = across(at);
    const metricLabel = label(row, 'metric');
    // The corner may name the measure of the whole table.
    const corner = keys[0] === undefined ? null : titles[keys[0]]!.metric;
    const stated = value.metric ?? title.metric ?? (metricLabel === '' ? rowTitle.metric : metricLabel) ?? corner;
    const parted = stated !== null && of > 1 ? stated.split(/\s*\/\s*/) : [];
    const metric = (parted.length === of ? parted[i]! : stated) ?? (frame.metric && !rowTitle.metric ? frame.metric : null);
    const rowData = axes.includes('dataset') ? rowTitle : null;
    const fromColumn = kind === 'dataset' ? title : null;
    const average = (fromColumn ?? title).average || (rowData?.average ?? false);
    const dataset = average ? null : ((fromColumn && (fromColumn.dataset ?? fromColumn.rest)) || title.dataset || (rowData && (rowData.dataset ?? rowData.rest)) || frame.dataset || null);
    const config = [row.group !== null && !axes.includes('model') ? row.group : null, label(row, 'config') || null, rowData?.config ?? null, kind === 'config' && !title.average && !plainTitle.test(title.rest.toLowerCase()) ? title.rest || null : null, kind === 'metric' || kind === 'config' ? title.qualifier : null, title.config].filter(Boolean).join(', ') || null;
    const split = title.split ?? (label(row, 'split') ? splitNamed(label(row, 'split')) : null) ?? rowData?.split ?? (rowData ? splitNamed(rowData.text) : null) ?? frame.split;
    return {
      model, whose, dataset: dataset === '' ? null : dataset, datasetId: dataset !== null && /^[\w.-]{2,96}\/[\w.-]{2,96}$/.test(dataset) ? dataset : null,
      config, split, task: null, metric, value: value.value, written: value.digits, percent: value.percent || title.percent || rowTitle.percent, average,
      from: 'table', place: { span: row.span },
    };
  }
}

interface Shape {
  readonly titles: readonly Title[];
  readonly rows: readonly Row[];
  /** Columns of labels, and columns of scores. */
  readonly keys: readonly number[];
  readonly scores: readonly number[];
}

function shapeOf({ header, rows: written, span }: Table): Shape | null {
  const width = Math.max(header.length, ...written.slice(0, 20).map(({ cells }) => cells.length));
  if (width < 1 || width > 60 || written.length === 0 && !header.some((cell) => valuesIn(cell).length > 0)) return null;
  const lines = written.slice(0, mostRows).map(({ cells, span: place }) => ({ cells, span: place }));
  let heads: readonly string[] = header;
  // A table without a header has its first row there.
  if (header.length === 2 && valuesIn(header[1]!).length > 0 && isMetric(header[0]!)) {
    lines.unshift({ cells: header, span: { start: span.start, end: span.start + 1 } });
    heads = ['', ''];
  } else {
    // Grouped columns have their own titles in the first row.
    const first = lines[0]?.cells ?? [];
    if (first.length >= 2 && lines.length > 1 && first.slice(1).every((cell) => valuesIn(cell).length === 0) && first.slice(1).some((cell) => isMetric(cell.replace(/^\((.*)\)$/, '$1')) || titleOf(cell).dataset !== null)) {
      heads = Array.from({ length: Math.max(header.length, first.length) }, (_, at) => `${header[at] ?? ''} ${(first[at] ?? '').replace(/^\((.*)\)$/, '$1')}`.trim());
      lines.shift();
    }
  }
  const rows: Row[] = [];
  let group: string | null = null;
  for (const { cells, span: place } of lines) {
    const filled = cells.filter((cell) => !isBlank(cell));
    if (filled.length <= 1 && heads.length > 2) {
      group = filled[0] ?? null;
      continue;
    }
    // A cell over several rows leaves later rows short at their beginning.
    const isScore = (cell: string | undefined): boolean => valuesIn(cell ?? '').length > 0;
    const whole = rows[0]?.cells.length === heads.length && !isScore(rows[0].cells[1]);
    const shifted = whole && heads.length > 2 && cells.length === heads.length - 1 && !isScore(cells[0]) && isScore(cells[1]) && isScore(cells.at(-1));
    rows.push({ cells: shifted ? ['', ...cells] : cells, span: place, group });
  }
  const titles = Array.from({ length: width }, (_, at) => titleOf(heads[at] ?? ''));
  const numeric = titles.map((_, at) => {
    const cells = rows.map((row) => row.cells[at] ?? '').filter((cell) => !isBlank(cell));
    return cells.length > 0 && cells.filter((cell) => valuesIn(cell).length > 0).length >= cells.length * 0.5;
  });
  const firstScore = numeric.findIndex((is, at) => is && !(at === 0 && numeric.length > 1 && (modelTitle.test(titles[0]!.text.toLowerCase()) || titles[0]!.other || configTitle.test(titles[0]!.text.toLowerCase()))));
  if (firstScore < 0) return null;
  const keys = titles.map((_, at) => at).filter((at) => at < firstScore);
  const scores = titles.map((_, at) => at).filter((at) => at >= firstScore && (numeric[at] || (titles[at]!.metric !== null && !titles[at]!.other) || rows.some((row) => valuesIn(row.cells[at] ?? '').length > 0)) && !titles[at]!.other && !/^delta|^Δ|improvement|^\+\/?-|rank$|^(?:target|goal|required|chance|human)$/i.test(titles[at]!.text));
  return scores.length === 0 ? null : { titles, rows, keys, scores };
}

/** Whether a table is what a trainer logs while it trains: its rows are steps on the way, no results. */
export const isTrainingLog = ({ header }: Table): boolean => header.length > 2 && header.some((title) => /^(?:epochs?|steps?|global[ _]step|iterations?)$/i.test(title)) && header.some((title) => /^(?:steps?|epochs?|.{0,30}\bloss)$/i.test(title));

const settings = /^(?:hyper-?\s?parameters?|parameters?|arguments?|settings?|config\w*|features?|propert(?:y|ies)|attributes?|options?|fields?|specifications?|hardware|statistics?|stat)$/i;
const isSetting = (titles: readonly Title[], rows: readonly Row[], keys: readonly number[]): boolean => titles.some(({ text }, at) => (at === 0 || keys.includes(at)) && settings.test(text)) && !rows.some(({ cells }) => isMetric(cells[0] ?? '') && /[.%]/.test(cells.at(-1) ?? ''));

/** Whether the scores of a table are results: it or the words around it say so. */
function isOfResults(frame: Frame, titles: readonly Title[], rows: readonly Row[], keys: readonly number[], scores: readonly number[], axes: readonly Axis[]): boolean {
  const labels = rows.map(({ cells }) => titleOf(keys.map((key) => cells[key] ?? '').join(' ').trim()));
  if (labels.length > 0 && labels.every(({ counts }) => counts)) return false;
  const titled = scores.some((at) => titles[at]!.metric !== null || titles[at]!.dataset !== null) || scores.filter((at) => languages.has(titles[at]!.text.toLowerCase())).length >= 3;
  const counted = titles.some(({ other }, at) => other && !keys.includes(at));
  const decimals = scores.some((at) => rows.some(({ cells }) => /\d[.,]\d|%/.test(cells[at] ?? '')));
  if (scores.some((at) => titles[at]!.metric !== null) || axes.includes('metric')) return decimals || frame.evaluates || scores.some((at) => titles[at]!.metric !== null);
  if (titled || labels.some(({ dataset, config }) => dataset !== null && config !== null)) return decimals || frame.evaluates;
  if (labels.some(({ dataset }) => dataset !== null)) return decimals && (frame.evaluates || !counted);
  return frame.evaluates && (decimals || axes.includes('dataset') || axes.includes('model')) && !(counted && scores.length < 2);
}

function axisOfKey({ text }: Title, cells: readonly string[], titles: readonly Title[], names: Names): Axis {
  const lower = text.toLowerCase();
  const said = cells.filter((cell) => cell !== '');
  const share = (is: (cell: string) => boolean): number => (said.length === 0 ? 0 : said.filter(is).length / said.length);
  const data = share((cell) => titleOf(cell).dataset !== null);
  if (metricTitle.test(lower)) return data >= 0.5 ? 'dataset' : 'metric';
  if (splitTitle.test(lower) || (said.length > 0 && share((cell) => isSplit(cell)) > 0.6)) return 'split';
  if (modelTitle.test(lower) && (!/approach|method/.test(lower) || share((cell) => looksLikeModel(cell, names)) > 0 || said.some((cell) => /\p{Lu}\p{L}*\d|\p{Lu}{3}/u.test(cell)))) return 'model';
  if (datasetTitle.test(lower)) return share((cell) => cell.length < 30 && !cell.includes('/') && isMetric(cell)) > 0.6 && data < 0.3 ? 'metric' : 'dataset';
  if (share((cell) => isMetric(cell) && titleOf(cell).dataset === null) >= 0.4 && !titles.some(({ metric }) => metric !== null)) return 'metric';
  if (configTitle.test(lower) || titles.some((title) => /^support$/i.test(title.text))) return 'config';
  // Ids of models have the names of their data in them.
  if (share((cell) => /^[\w.-]{2,60}\/[\w.-]{2,96}(?: \(.{1,20}\))?$/.test(cell)) >= 0.6 || said.some((cell) => isWholeName(cell, names))) return 'model';
  if (data >= 0.4) return 'dataset';
  if (share((cell) => looksLikeModel(cell, names)) >= 0.3 || said.some((cell) => looksLikeModel(cell, names) && /\bours\b|\bthis\b/i.test(cell))) return 'model';
  return 'config';
}

/** What the titles of the score columns name, column by column. */
function axisAcross(titles: readonly Title[], scores: readonly number[], axes: readonly Axis[], names: Names): (at: number) => Axis {
  const byRow = axes.includes('model');
  const rowData = axes.includes('dataset') || axes.includes('metric');
  const left = (at: number): string => titles[at]!.rest;
  // Columns compare models where one of their titles is a model's name and the rows name none.
  const compares = !byRow && scores.some((at) => titles[at]!.dataset === null && !titles[at]!.average && left(at) !== '' && !plainTitle.test(left(at).toLowerCase()) && looksLikeModel(left(at), names));
  return (at) => {
    const title = titles[at]!;
    const rest = left(at).toLowerCase();
    if (title.average || plainTitle.test(rest)) return title.metric === null ? 'config' : 'metric';
    if (title.dataset !== null) return compares && rowData && looksLikeModel(left(at), names) ? 'model' : 'dataset';
    if (compares) return title.metric !== null && !looksLikeModel(left(at), names) ? 'metric' : 'model';
    if (title.metric !== null) return !rowData && /\p{Lu}|\d/u.test(left(at)) && !decoding.test(rest) ? 'dataset' : 'metric';
    return byRow ? 'dataset' : rowData ? 'config' : 'dataset';
  };
}

function ownersIn(card: Card, rows: readonly Row[], scores: readonly number[], named: (row: Row, at: number) => string | null, names: Names, { span }: Table): ReadonlyMap<string, Whose> {
  const labels = new Set<string>();
  const bold = new Set<string>();
  for (const row of rows) {
    const source = card.text.slice(row.span.start, Math.min(row.span.end, row.span.start + 120));
    const marked = /^\s*\|?\s*(?:\*\*|__|<(?:b|strong)>)/.test(source) || /^<tr[^>]*>\s*<t[dh][^>]*>\s*<(?:b|strong)>/.test(source);
    for (const at of scores) {
      const name = named(row, at);
      if (name === null) continue;
      labels.add(name);
      if (marked && named(row, scores[0]!) === named(row, scores.at(-1)!)) bold.add(name);
    }
  }
  const header = card.text.slice(span.start, Math.min(span.end, span.start + 600)).split('\n', 1)[0]!;
  for (const name of labels) if (header.includes(`**${name}**`)) bold.add(name);
  return ownersOf([...labels], names, bold);
}
