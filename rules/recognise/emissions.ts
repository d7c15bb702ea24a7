import { decimalOf, shifted, type Decimal } from '../energy/decimal.ts';
import { gramsIn, magnitudeOf, readings } from '../energy/quantity.ts';
import { oncePerCard } from '../engine/once.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, KeyPath, Section, Span, Statement } from '../engine/types.ts';
import { mapping, numeric } from '../engine/values.ts';
import { labelledLike } from './labels.ts';
import { columnsOf } from './titles.ts';
import { isSample } from './training.ts';

/** What an amount is said of, as far as its words tell. `other`: offsets, comparisons, other people's, what would be. */
export type About = 'training' | 'inference' | 'other';

/** An amount of emissions that the text tells, with its unit. */
export interface EmissionTold extends Span {
  /** g; the likeliest reading of the number first. */
  readonly grams: readonly number[];
  /** g in the unit. */
  readonly unit: number;
  /** As it stands there: `30.16 kg`. */
  readonly written: string;
  /** Half a unit in the last place that is written, g. */
  readonly margin: number;
  readonly about: About;
  /** The table that it is a cell of, or null. */
  readonly table: number | null;
}

const words = 'co2 co2eq co2e co₂ co₂e co₂eq kgco2 kgco2e kgco2eq kgco₂ kgco₂e kgco₂eq tco2 tco2e tco2eq tco₂e tco₂eq gco2 gco2e gco2eq gco₂eq carbon emissions emission emitted footprint';
const saysCarbon = /co2|co₂|carbon|emission|emitted|footprint|greenhouse/;
const mass = '(?:kilograms?|grams?|kilos?|kgs?|mg|gr|g|metric tons?|metric tonnes?|tonnes?|tons?|kt|t|lbs?|pounds?)';
const gas = '(?:co2|co₂|carbon)';
const amount = new RegExp(`(?<![\\w.,/-])(\\d[\\d.,_]{0,17}(?:e[-+]?\\d{1,3})?)(?: ?(?:±|\\+/?-) ?\\d[\\d.,]{0,15})? ?(thousand|million)? ?(${mass})(?=[ -]?(?:of |de |di |von |da )?(?:eq\\.? ?)?(?:of )?${gas}|(?![a-z0-9²₂/]))`, 'g');
/** What makes an amount a factor or a rate, behind it. */
const rate = /^(?:[ -]?(?:of |de )?(?:co2|co₂|carbon)(?:[ -]?(?:eq|e|equivalents?)\b\.?)?)? ?(?:\/|per\b)/;
const labelUnit = new RegExp(`\\(?(?:in )?\\b(${mass})(?=[ )]|$|[ -]?(?:of )?${gas})`);
const said = phrase(words, /(?:)/, '#');

const inferring = /\binferenc|\bper (?:query|request|token|image|prompt|call|sample|1,?000|thousand|million)|\bserving\b|\bdeploy/;
const others = /\boffset|\bavoid|\bsav(?:e[sd]?|ings?)\b|\bequivalent to (?:driving|\d)|\bdriv(?:e|ing)\b|\bflights?\b|\btrees?\b|\bcar\b|\bsmartphone|\bper (?:day|year|month|week)\b|\/ ?(?:day|year|month)|\bwould\b|\bcould\b|\bcompared\b|\brenewable|\bmarket-based|\breduc|\bembodied|\bmanufactur|\bidle\b|\bdata ?set|\bcapita|\bvehicle|\bsoil|\bforest|\batmospher|\bless than\b|\bbase model|\boriginal model|\bparent|\bannual|\bgrid\b|\beach (?:of|run|model|fold|experiment|training)\b|\bevery (?:run|model|fold|experiment)\b|\bper (?:run|epoch|step|experiment|gpu|hour|fold|model|seed)\b|\bon average\b|\b(?:previous|earlier|first|older|former|prior) (?:version|model|release|run|attempt)/;

/** The older template's own words in the label. */
const formula = /\(power consumption x [^)]*\)/;
/** `…, 100% of which were offset`: the amount is that of the run all the same. */
const afterwards = /\b(?:100 ?%|all|both) of (?:which|that|them) (?:were|was|are|is|have been)\b[^.;]*/;

/** What frames an amount decides before the headings above it do. */
export function aboutOf(statement: Statement, extra = ''): About {
  const near = `${statement.label ?? ''} ${statement.lead ?? ''} ${extra}`.toLowerCase().replace(formula, ' ');
  const lower = statement.lower.replace(afterwards, ' ').replace(formula, ' ');
  if (inferring.test(near) || inferring.test(lower)) return 'inference';
  if (others.test(lower) || others.test(near)) return 'other';
  return headingAbout(statement.section);
}

function headingAbout(section: Section | null): About {
  for (let at = section; at; at = at.parent) {
    if (inferring.test(at.normal)) return 'inference';
    if (/\bcompar|\btips\b|\breduc|\boffset|\bsav(?:e|ing)/.test(at.normal)) return 'other';
  }
  return 'training';
}

/** Amounts of emissions in the text and in tables, in order of place. */
export const emissionsTold = oncePerCard((card): readonly EmissionTold[] => {
  const found = inTables(card);
  const statements = new Set([...card.said(said), ...labelledLike(card, saysCarbon)]);
  const rows = statements.size === 0 ? null : new Set(card.tables.flatMap((table) => table.rows.map(({ span }) => span.start)));
  for (const statement of statements) {
    if (isSample(statement)) continue;
    // A row of a table with columns is read by its columns; one of label and value by its label.
    if (statement.form === 'row' && statement.label === null && rows!.has(statement.start)) continue;
    found.push(...inStatement(statement));
  }
  return found.sort((a, b) => a.start - b.start);
});

/** Amounts of one sentence that are read; more is no sentence. */
const mostInOne = 12;

function inStatement(statement: Statement): EmissionTold[] {
  const { lower, label, text } = statement;
  const { start, end } = statement;
  const carbon = saysCarbon.test(lower) || saysCarbon.test(label?.toLowerCase() ?? '') || saysCarbon.test(statement.lead?.toLowerCase() ?? '');
  const found: EmissionTold[] = [];
  const about = aboutOf(statement);
  for (const match of carbon ? lower.matchAll(amount) : []) {
    const [all, number, size, unit] = match;
    const behind = match.index + all.length;
    if (rate.test(lower.slice(behind, behind + 40))) continue;
    const told = toldOf(number!, unit!, magnitudeOf(size), text.slice(match.index, behind), about, { start, end }, null);
    if (told) found.push(told);
    if (found.length === mostInOne) break;
  }
  if (found.length === 0 && label !== null) {
    // `CO2 emissions (in grams): 0.9`
    const unit = saysCarbon.test(label.toLowerCase()) ? labelUnit.exec(label.toLowerCase())?.[1] : undefined;
    const number = /^[~≈<>≤ ]*(\d[\d.,_]{0,20}(?:e[-+]?\d{1,3})?)(?![\w%])/.exec(lower)?.[1];
    const told = unit && number ? toldOf(number, unit, 1, `${number} ${unit}`, about, { start, end }, null) : null;
    if (told) found.push(told);
  }
  return found;
}

const emitting = /co2|co₂|carbon (?:emi|foot)|emissions?\b/;
const unitOfColumn = new RegExp(`(?:^|[^a-z])(${mass})[ -]?(?:of )?(?=${gas}|\\)|$)`);
const amountInCell = new RegExp(`^(\\d[\\d.,_]{0,17}(?:e[-+]?\\d{1,3})?) ?(k|m)? ?(${mass})?(?![a-z0-9/])`);
const amountOfGasInCell = new RegExp(`^(\\d[\\d.,_]{0,17}) ?()(${mass})(?=[ -]?${gas})`);
/** A title without emphasis. */
const bare = (title: string): string => title.replace(/[*_`]/g, '');

/** Columns for emissions that have a unit in their title or in their cells. */
function inTables(card: Card): EmissionTold[] {
  const found: EmissionTold[] = [];
  if (!emitting.test(bare(columnsOf(card)))) return found;
  for (const [index, { header, rows, section }] of card.tables.entries()) {
    for (const [column, title] of header.entries()) {
      const lower = bare(title.toLowerCase());
      if (!emitting.test(lower) || /\/ ?kwh|per kwh|market|offset|intensity/.test(lower)) continue;
      const unit = unitOfColumn.exec(lower)?.[1];
      const about = inferring.test(lower) || header.some((cell) => /\bper (?:query|request|1,?000)|inference/i.test(cell)) ? 'inference' : others.test(lower) ? 'other' : headingAbout(section);
      for (const { cells, span } of rows.slice(0, 24)) {
        const cell = (cells[column] ?? '').toLowerCase().replace(/[*_`~≈]/g, '').trim();
        const match = amountInCell.exec(cell) ?? amountOfGasInCell.exec(cell);
        const named = match?.[3] ?? unit;
        if (!match || named === undefined) continue;
        const row = (cells[0] ?? '').toLowerCase();
        const told = toldOf(match[1]!, named, magnitudeOf(match[2] || undefined), match[3] ? match[0] : `${match[0]} ${named}`, others.test(row) ? 'other' : inferring.test(row) ? 'inference' : about, span, index);
        if (told) found.push(told);
      }
    }
  }
  return found;
}

function toldOf(number: string, unit: string, size: number, written: string, about: About, { start, end }: Span, table: number | null): EmissionTold | null {
  const factor = gramsIn(unit);
  const numbers = readings(number);
  if (factor === undefined || !(numbers[0]! > 0)) return null;
  const places = /[.,](\d+)/.exec(number)?.[1]?.length ?? 0;
  return { start, end, grams: numbers.map((value) => value * size * factor), unit: factor * size, written: written.trim(), margin: (10 ** -places / 2) * factor * size, about, table };
}

// ── the front matter ────────────────────────────────────────────────────────────────────────────

/** What the Hub reads: `co2_eq_emissions` as a number, or its `emissions`. */
export interface EmissionStated {
  /** Where the figure stands. */
  readonly key: KeyPath;
  /** g as the Hub takes them; null where the value is no number, however it is written. */
  readonly grams: number | null;
  /** The figure as decimal, where it is one. */
  readonly decimal: Decimal | null;
  /** The mapping, empty for a bare figure. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The figure of the front matter, or null where there is none. */
export function emissionsStated({ data }: Card): EmissionStated | null {
  const value = data['co2_eq_emissions'];
  if (value === undefined || value === null || Array.isArray(value)) return null;
  const fields = mapping(value);
  const inside = typeof value === 'object';
  const figure = inside ? fields['emissions'] : value;
  if (figure === undefined || figure === null) return null;
  const grams = numeric(figure);
  return { key: inside ? ['co2_eq_emissions', 'emissions'] : ['co2_eq_emissions'], grams, decimal: grams === null ? null : decimalOf(String(figure).replace(/[_,\s]/g, '')), fields };
}

const withUnit = new RegExp(`^\\s*[~≈]?\\s*(\\d[\\d_]*(?:\\.\\d+)?(?:e[-+]?\\d{1,3})?)\\s*(${mass})\\.?\\s*(?:of\\s+)?(?:co2|co₂|carbon dioxide)?[ -]?(?:eq\\.?|e|equivalents?)?\\s*$`, 'i');

/** `0.41 kg`, `12 t CO2eq` as decimal grams; null where the number may be read in two ways, or the unit is none of mass. */
export function gramsWritten(text: string): { readonly grams: Decimal; readonly unit: string } | null {
  const match = withUnit.exec(text);
  const factor = match ? gramsIn(match[2]!) : undefined;
  const places = factor === undefined ? undefined : new Map([[1e-3, -3], [1, 0], [1e3, 3], [1e6, 6], [1e9, 9]]).get(factor);
  const number = match ? decimalOf(match[1]!.replaceAll('_', '')) : null;
  if (places === undefined || number === null) return null;
  return { grams: shifted(number, places), unit: match![2]! };
}

/** Whether two amounts agree within what their digits and a rounding of two in a hundred leave open. */
export const agree = (a: number, b: number, margin = 0): boolean => Math.abs(a - b) <= Math.max(margin * 1.01, 0.02 * Math.max(Math.abs(a), Math.abs(b)));
