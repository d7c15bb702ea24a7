import { remembered } from '../engine/remembered.ts';
import type { Card, Section, Statement, Table } from '../engine/types.ts';
import { benchmark, metric as metricPattern } from '../recognise/metrics.ts';
import { onEvaluation } from '../recognise/results.ts';
import { isTitle } from '../recognise/sections.ts';
import { metricKey } from '../facts/metrics.ts';
import { splitSaid } from './names.ts';

/** What stands around a table or a list, and holds for all of it. */
export interface Frame {
  readonly dataset: string | null;
  readonly split: string | null;
  readonly metric: string | null;
  readonly evaluates: boolean;
}

const presents = /\b(?:evaluated|evaluations?|performances?|results?|scores?|benchmark(?:s|ed|ing)?|achieves?|outperform\w*|accuracy|leaderboard|compar(?:ed|ison))\b|[评評]估|[评評]测|性能|结果|結果|效果|성능|결과|평가|résultats|ergebnisse|resultados|risultati|результат/;
const word = String.raw`[\p{L}\d][\p{L}\p{N}_./+-]*`;
const things = '(?:sets?|splits?|corpus|corpora|data ?sets?|data|bench(?:mark)?s?)';
/** What each of the three below has in it. */
const anyThing = new RegExp(things, 'iu');
const part = '(?:test(?:ing)?|dev(?:elopment)?|validation|evaluation|eval|benchmark)';
/** `the test set of X`, `on the X data`, `X test set`, `X dataset`. */
const dataOf = new RegExp(`\\b(?:${part} ${things}|${things}) (?:of|from) (?:the )?((?:${word}\\s*){1,3})`, 'iu');
const onData = new RegExp(`\\b(?:on|using|over|against) (?:the |our )?((?:${word}\\s+){1,5}?)(?:${part} )?${things}\\b`, 'giu');
const setNamed = new RegExp(`((?:${word}\\s+){1,4}?)(?:${part} ${things}|data ?set|corpus)\\b`, 'giu');
const on = /\bon\s+(?:the\s+)?([\p{L}\d][\p{L}\p{N}_./+-]*)\s*[.:]?$/iu;
const plainWord = /^(?:The|A|Our|This|On|In|All|We|Results?|Performance|Evaluation|Eval|Test|Dev|Validation|Zero|Few|the|a|an|our|this|that|these|those|its|their|following|each|all|full|test|dev|validation|evaluation|eval|train|training|downstream|benchmark|different|various|several|standard|public|public|same|held-?out|unseen|data|results?|of|for|and|or|as|with|by|are|is|was|were|has|have|been|not|evaluated|evaluation|evaluate|model|models|performance|on|in|from|using|whole|own|custom|some|other|any|official|new|final|small|large|unknown|none|hidden|many|multiple|common|on:)$/;

/** Names of benchmarks that are words of the language of cards when they stand in prose. */
function benchmarkIn(text: string): string | null {
  const lower = text.toLowerCase();
  let last: string | null = null;
  for (let from = 0, tries = 0; tries < 6; tries += 1) {
    const found = benchmark.exec(from === 0 ? lower : lower.slice(from));
    if (!found) break;
    const start = from + found.index;
    last = text.slice(start, start + found[0].length).trim();
    from = start + found[0].length;
  }
  return last;
}

/** The data that a sentence or heading names, as written; many lists and tables stand below the same words. */
export const dataIn = (text: string): string | null => (text === '' ? null : dataInEnd(text.slice(-300)));

const dataInEnd = remembered((short): string | null => {
  const said = anyThing.test(short) ? dataBesideThing(short) : null;
  if (said !== null) return said;
  const known = benchmarkIn(short);
  if (known) return known;
  const named = on.exec(short.trim())?.[1];
  return named && /\p{Lu}[\p{L}\d]*\p{Lu}|\d|\//u.test(named) ? named.replace(/[.:]$/, '') : null;
}, 1000);

function dataBesideThing(short: string): string | null {
  const behind = dataOf.exec(short)?.[1]!.split(/\s+/) ?? [];
  const until = behind.findIndex((one) => plainWord.test(one));
  const first = nameIn(behind.slice(0, until < 0 ? behind.length : until).join(' '));
  if (first !== null) return first;
  for (const pattern of [onData, setNamed]) {
    for (const found of [...short.matchAll(pattern)].toReversed()) {
      const name = nameIn(found[1]!);
      if (name !== null) return name;
    }
  }
  return null;
}

/** The words from the last plain one on, where they are a name. */
function nameIn(words: string): string | null {
  const all = words.trim().split(/\s+/);
  while (all.length > 0 && plainWord.test(all.at(-1)!)) all.pop();
  const name = all.slice(all.findLastIndex((one) => plainWord.test(one)) + 1).join(' ').replace(/[.:,]$/, '');
  return /\p{Lu}|\d|\//u.test(name) && /\p{L}{2}/u.test(name) ? name : null;
}

/** The measures that a text names, each once. */
export function metricsIn(text: string): string[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [];
  const found = new Map<string, string>();
  for (let from = 0, tries = 0; tries < 8; tries += 1) {
    const match = metricPattern.exec(lower.slice(from));
    if (!match) break;
    const name = text.slice(from + match.index, from + match.index + match[0].length);
    // Words of prose that are measures only in a title.
    if (!/^(?:precision|recall|loss|map|correlation|sensitivity|asr|per|comet|meteor|elo|em|las|ter|kappa)$/.test(name)) found.set(metricKey(name), name);
    from += match.index + Math.max(1, match[0].length);
  }
  return [...found.values()];
}

/** The measure that a text names, where it is one. */
function oneMetric(text: string): string | null {
  const found = text === '' ? [] : metricsIn(text);
  return found.length === 1 ? found[0]! : null;
}

/**
 * The headings and the sentences before a table.
 * @param before statements before it, nearest last
 * @param line the line right above it, which may be no statement: `Test results:`
 */
export function frameOf(section: Section, before: readonly Statement[], line: string): Frame {
  const last = before.at(-1);
  const lead = last?.section === section && last.form !== 'row' ? (last.lead ?? '') : '';
  let sentences: readonly string[] | null = null;
  const near = (at: number): string => (sentences ??= nearest(section, before))[at] ?? '';
  const heading = (of: Section | null): string => (of && isHeading(of) ? of.heading : '');
  return lazily({
    dataset: () => dataIn(line) ?? dataIn(near(0)) ?? dataIn(heading(section)) ?? dataIn(near(1)) ?? dataIn(lead) ?? dataIn(isHeading(section) ? heading(section.parent) : ''),
    split: () => splitSaid(line) ?? splitSaid(heading(section)) ?? splitSaid(near(0)),
    metric: () => oneMetric(line) ?? oneMetric(heading(section)) ?? oneMetric(near(0)) ?? oneMetric(near(1)),
    evaluates: () => onEvaluation(section) || headingPresents(section) || presented(near(0)) || presented(near(1)) || presented(lead) || presented(line),
  });
}

/** The two sentences nearest before, nearest first: of the section, or where it begins with what they frame, of the one above it. */
function nearest(section: Section, before: readonly Statement[]): readonly string[] {
  const own = before.filter((s) => s.section === section && s.form !== 'row');
  const above = own.length > 0 ? own : before.filter((s) => s.section === section.parent && s.form !== 'row' && !isTitle(s.section));
  return above.slice(-2).toReversed().map((s) => (s.label === null ? s.text : `${s.label}: ${s.text}`));
}

/** The title of the card, and what stands before the first heading, frame nothing. */
const isHeading = (section: Section): boolean => section.level > 0 && !isTitle(section);
const presented = (text: string): boolean => text !== '' && presents.test(text.toLowerCase());

function headingPresents(section: Section): boolean {
  for (let s: Section | null = section; s && isHeading(s); s = s.parent) if (presented(s.heading)) return true;
  return false;
}

/** Most tables need little of their frame: each part is read when it is asked for, and once. */
function lazily(read: { readonly [K in keyof Frame]: () => Frame[K] }): Frame {
  const made: { -readonly [K in keyof Frame]?: Frame[K] } = {};
  return {
    get dataset() { return made.dataset === undefined ? (made.dataset = read.dataset()) : made.dataset; },
    get split() { return made.split === undefined ? (made.split = read.split()) : made.split; },
    get metric() { return made.metric === undefined ? (made.metric = read.metric()) : made.metric; },
    get evaluates() { return (made.evaluates ??= read.evaluates()); },
  };
}

/** The statements before an offset, nearest last. */
export function statementsBefore({ statements }: Card, offset: number, count: number): readonly Statement[] {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (statements[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return statements.slice(Math.max(0, low - count), low);
}

/** What frames a table. */
export const frameOfTable = (card: Card, { section, span }: Table): Frame => frameOf(section, statementsBefore(card, span.start, 3), lineBefore(card.text, span.start));

/** The last line with words before an offset, without marks; empty where a table or a fence ends there. */
function lineBefore(text: string, offset: number): string {
  const line = text.slice(Math.max(0, offset - 300), offset).trimEnd().split('\n').at(-1)!.trim();
  return /^[|`<]|^---/.test(line) ? '' : line.replace(/\[([^\][]{1,80})\]\([^()]{0,200}\)/g, '$1').replace(/[#*`:]+/g, ' ').trim();
}
