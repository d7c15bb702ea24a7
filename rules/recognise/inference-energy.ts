import { kilowattHoursIn, readings } from '../energy/quantity.ts';
import { oncePerCard } from '../engine/once.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Span, Statement } from '../engine/types.ts';
import { labelledLike } from './labels.ts';
import { columnsOf } from './titles.ts';
import { isSample } from './training.ts';

/** Energy that a card tells for a number of inferences, whatever unit and number it is told in. */
export interface InferenceEnergy extends Span {
  /** kWh per 1,000 inferences, or per 1,000 tokens. */
  readonly kWhPerThousand: number;
  readonly of: 'inferences' | 'tokens';
  /** As it stands there: `0.31 Wh per query`. */
  readonly written: string;
}

const energyUnit = '(?:[kmg]?wh|(?:kilo|mega|giga)?watt[- ]?hours?|[km]?j|(?:kilo|mega)?joules?)';
const thing = '(?:inferences?|quer(?:y|ies)|requests?|images?|pictures?|prompts?|samples?|generations?|completions?|responses?|answers?|calls?|sentences?|predictions?|classifications?|documents?|summaries|videos?|clips?|tokens?|(?:output|input|generated) tokens?|(?:output|input|generated) images?)';
const many = '(?:1[,. ]?000|1k|10[,. ]?000|1[,. ]?000[,. ]?000|1m|100|10|one thousand|a thousand|thousand|one million|a million|million|one|a|an|each|every|single)';
/** `1.9`, `1.9 ± 0.1`: what stands behind the sign is the spread. */
const number = '(\\d[\\d.,]{0,15}(?:e[-+]?\\d{1,3})?)(?: ?(?:±|\\+/?-) ?\\d[\\d.,]{0,15})?';
/** `0.31 Wh per query`, `2.9 kWh / 1,000 images`, `47 Wh for 1,000 prompts`. */
const rate = new RegExp(`(?<![\\w.])${number} ?(${energyUnit})(?: of (?:energy|electricity))?(?: (?:on average|was|were|is|are|used|consumed))? ?(?:/|per|for|to answer|to generate) ?(?:(${many}) )?(${thing})(?![a-z])`);
/** `A picture takes 1.35 Wh`, `One query costs about 0.3 Wh`. */
const each = new RegExp(`\\b(?:an?|one|each|every|a single|answering an?|generating an?) (?:single )?(${thing})(?: of [^.;,]{1,30})? (?:on average )?(?:takes?|took|costs?|uses?|used|consumes?|consumed|needs?|needed|requires?|required) (?:on average |about |around |approximately |some |roughly |only |just |~ ?){0,2}${number} ?(${energyUnit})(?![a-z]| ?(?:/|per\\b|for\\b))`);
/** `energy per 1,000 queries`, in a label or a title; the value stands elsewhere. */
const per = new RegExp(`(?:/|per|for) ?(?:(${many}) ?)?(${thing})(?![a-z])`);
const inferred = phrase('wh kwh mwh j kj joule joules kilowatt watt energy', new RegExp(`\\d ?${energyUnit}[^.;]{0,40}(?:/|per|for|to answer|to generate) ?(?:${many} )?${thing}`), '#');
const costing = phrase('takes take took costs cost uses used consumes consumed needs needed requires required', each, '#');
/** Values below such a title or behind such a label, with a unit of their own or without one. */
const value = new RegExp(`^[~≈ ]*${number} ?(${energyUnit})?(?![a-z0-9])`);
const cellValue = new RegExp(`^[~≈ ]*${number}(?![a-z0-9])`);
const unitNamed = new RegExp(`\\b(${energyUnit})\\b`);
const energyLabel = /energy|\bk?wh\b|joule/;

const numbers: Readonly<Record<string, number>> = { '1k': 1e3, '1m': 1e6, 'one thousand': 1e3, 'a thousand': 1e3, thousand: 1e3, 'one million': 1e6, 'a million': 1e6, million: 1e6, one: 1, a: 1, an: 1, each: 1, every: 1, single: 1 };
const countOf = (written: string | undefined): number => (written === undefined ? 1 : (numbers[written] ?? Number(written.replace(/[,. ]/g, ''))));
const ofTokens = (word: string): InferenceEnergy['of'] => (word.includes('token') ? 'tokens' : 'inferences');

/** Every figure of energy per inference that a card tells, in order of place. */
export const inferenceEnergyTold = oncePerCard((card): readonly InferenceEnergy[] => {
  const found = inTables(card);
  for (const statement of new Set([...card.said(inferred, costing), ...labelledLike(card, energyLabel)])) if (!isSample(statement)) found.push(...inStatement(statement));
  return found.sort((a, b) => a.start - b.start);
});

function inStatement({ lower, text, label, start, end }: Statement): InferenceEnergy[] {
  const match = rate.exec(lower);
  if (match) return told(match[1]!, match[2]!, match[3], match[4]!, text.slice(match.index, match.index + match[0].length), { start, end });
  const one = each.exec(lower);
  if (one) return told(one[2]!, one[3]!, undefined, one[1]!, text.slice(one.index, one.index + one[0].length), { start, end });
  const title = label?.toLowerCase() ?? '';
  const denominator = per.exec(title);
  const amount = denominator && value.exec(lower);
  const unit = amount?.[2] ?? unitNamed.exec(title)?.[1];
  if (!denominator || !amount || unit === undefined || !/energy|electric|\bk?wh\b|joule/.test(title)) return [];
  return told(amount[1]!, unit, denominator[1], denominator[2]!, `${amount[1]} ${asWritten(unit, text, label ?? '')} ${denominator[0].trim()}`, { start, end });
}

/** Columns titled `Energy (Wh per 1,000 queries)`, `kWh / 1,000 inferences`. */
function inTables(card: Card): InferenceEnergy[] {
  const found: InferenceEnergy[] = [];
  if (!unitNamed.test(columnsOf(card))) return found;
  for (const { header, rows } of card.tables) {
    for (const [column, title] of header.entries()) {
      const lower = title.toLowerCase();
      const unit = unitNamed.exec(lower)?.[1];
      const denominator = unit === undefined ? null : per.exec(lower);
      if (unit === undefined || denominator === null) continue;
      for (const { cells, span } of rows.slice(0, 24)) {
        const amount = cellValue.exec((cells[column] ?? '').toLowerCase().trim());
        if (amount) found.push(...told(amount[1]!, unit, denominator[1], denominator[2]!, `${amount[1]} ${asWritten(unit, title)} ${denominator[0].trim()}`, span));
      }
    }
  }
  return found;
}

/** A unit with the capitals that it has where it stands. */
function asWritten(unit: string, ...texts: readonly string[]): string {
  for (const text of texts) {
    const at = text.toLowerCase().search(new RegExp(`\\b${unit}\\b`));
    if (at >= 0) return text.slice(at, at + unit.length);
  }
  return unit;
}

function told(figure: string, unit: string, count: string | undefined, word: string, written: string, { start, end }: Span): InferenceEnergy[] {
  const amount = readings(figure)[0];
  const factor = kilowattHoursIn(unit);
  const of = countOf(count);
  if (amount === undefined || factor === undefined || !(amount > 0) || !(of > 0)) return [];
  return [{ kWhPerThousand: ((amount * factor) / of) * 1000, of: ofTokens(word), written: written.trim(), start, end }];
}
