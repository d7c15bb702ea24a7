import { phrase } from '../engine/phrase.ts';
import type { Card, Evidence, Phrase, Proof, Reading, Statement, Uncovered } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { speaksOf } from './sections.ts';

/** How one item of a framework is told: any of the ways is enough. */
export interface Ask {
  readonly id: string;
  /** Phrases that tell it wherever they stand. */
  readonly said?: readonly Phrase[];
  /** Headings, in normal form, below which it is told. */
  readonly under?: RegExp;
  /** Labels (`Sampling rate: 16 kHz`), in normal form, behind which it is told. */
  readonly label?: RegExp;
  /** What a statement below such a heading, or behind such a label, must have where heading or label are wider than the item. Lower case. */
  readonly where?: RegExp;
  /** Headings, in normal form, of a text on all items, and what a statement below one must have to tell this one. Lower case. */
  readonly within?: readonly [heading: RegExp, where: RegExp];
  /** Titles of a table's column whose cells are numbers of the item. Lower case. */
  readonly column?: RegExp;
  /** What no statement may have that tells it. Lower case. */
  readonly never?: RegExp;
  /** Keys of the front matter that tell it where they hold something. */
  readonly keys?: readonly string[];
  /** Disclosures that say the same, and what their evidence must have (lower case) where they say more than the item. */
  readonly disclosed?: Readonly<Record<string, RegExp | null>>;
  /** A figure for the item; without it no figure is asked for, and telling it is all. Lower case. */
  readonly figure?: RegExp;
  /** Words of which one stands where it is said that the thing was not done, and why. Lower case. */
  readonly topic?: RegExp;
  /** What else tells it: places that the card's own form gives. */
  readonly also?: (snapshot: Uncovered) => readonly Proof[];
}

/** `Gender was not recorded, because …`: that something was left undone, with a reason. */
const declined = phrase(
  'because since protect avoid privacy reasons reason therefore deliberately owing due',
  /\b(?:not|no|never|none|nothing|without|neither|nor|decided against|chose not|declined|n['’]t)\b[^.]{0,160}\b(?:because|since|due to|owing to|in order to|so (?:that|as)|to (?:protect|avoid|keep|preserve|respect)|for (?:\w+ )?reasons?|for privacy|as (?:we|it|they|this|that|no|there|all|the))\b|\b(?:because|since|due to|owing to|to (?:protect|avoid|keep|preserve|respect)|for (?:\w+ )?reasons?|for privacy)\b[^.]{0,120}\b(?:not|no|never|none|without|n['’]t)\b/,
);

/** Speaks to the reader of a template, or asks. */
const instructs = /\?$|^\W*(?:describe|state whether|if (?:applicable|known|available|so|you)|please (?:describe|provide|add|fill)|provide (?:a|an|the|any)\b)/;
/** The advice of a rule, pasted and not filled in: a sentence may have so many gaps that it is longer than a placeholder. */
const gap = /\bto do:/;
/** A bare name or word below a heading says nothing of how. */
const short = 12;

/**
 * Holds a card against the items of a framework. An item with a figure is told with a number where one of its statements has the
 * figure; what was deliberately not done needs its reason in the same sentence. Items that are left out of the answer are silent.
 */
export function readAsks(snapshot: Uncovered, asks: readonly Ask[]): Record<string, Reading> {
  const { card } = snapshot;
  const undone = card.said(declined).filter(tells);
  const readings: Record<string, Reading> = {};
  for (const ask of asks) {
    const reading = read(snapshot, ask, undone);
    if (reading) readings[ask.id] = reading;
  }
  return readings;
}

function read(snapshot: Uncovered, ask: Ask, undone: readonly Statement[]): Reading | null {
  const { card } = snapshot;
  const told = statementsFor(card, ask);
  const disclosed = evidenceFrom(snapshot, ask);
  const others: readonly Proof[] = [...(ask.also?.(snapshot) ?? []), ...(ask.keys ?? []).filter((key) => holds(card.data[key])).map((key) => ({ key: [key] }))];
  const reasons = ask.topic ? undone.filter((s) => ask.topic!.test(s.lower)) : [];
  const columns = ask.column ? tablesWith(card, ask.column) : [];
  if (ask.figure) {
    const numbered = told.filter((s) => ask.figure!.test(s.lower) || (s.label !== null && ask.figure!.test(`${s.label.toLowerCase()}: ${s.lower}`)));
    const shown = disclosed.filter(({ text }) => ask.figure!.test(text.toLowerCase()));
    if (numbered.length > 0 || shown.length > 0 || columns.length > 0) return { status: 'reported-with-number', proofs: [...numbered, ...columns, ...(numbered.length > 0 ? told.filter((s) => !numbered.includes(s)) : [])], disclosed: [...shown, ...disclosed] };
  }
  if (reasons.length > 0 && told.every((s) => reasons.includes(s))) return { status: 'declined-with-reason', proofs: reasons };
  if (told.length + disclosed.length + others.length === 0) return null;
  return { status: 'reported', proofs: [...told, ...others], disclosed };
}

/** Tables with such a column of numbers. */
const tablesWith = ({ tables }: Card, column: RegExp): Proof[] =>
  tables.filter(({ header, rows }) => header.some((title, at) => column.test(title.toLowerCase().trim()) && rows.some(({ cells }) => /^\W{0,3}\d/.test(cells[at] ?? '')))).map(({ span }) => span);

function statementsFor(card: Card, { said = [], under, within, label, where, never }: Ask): Statement[] {
  const found = new Set(said.length > 0 ? card.said(...said).filter(tells) : []);
  const fits = (s: Statement): boolean => tells(s) && (!where || where.test(s.lower));
  const below = (heading: RegExp, having: (s: Statement) => boolean): void => {
    const sections = new Set(card.sections.filter((section) => section.level > 0 && heading.test(section.normal)));
    if (sections.size > 0) for (const s of card.statements) if (sections.has(s.section) && s.form !== 'heading' && s.lower.length + (s.label?.length ?? 0) >= short && having(s)) found.add(s);
  };
  if (under) below(under, fits);
  if (within) below(within[0], (s) => tells(s) && within[1].test(s.lower));
  if (label) for (const s of card.statements) if (s.label !== null && label.test(s.label.toLowerCase()) && fits(s)) found.add(s);
  return [...found].filter((s) => !never?.test(s.lower)).sort((a, b) => a.index - b.index);
}

/** Statements that may tell something of the artefact: not headings, gaps, references, code samples or the words of a template. */
const tells = (s: Statement): boolean => !s.placeholder && s.form !== 'heading' && !instructs.test(s.lower) && !gap.test(s.lower) && !speaksOf(s.section, 'citation', 'usage-example', 'references', 'acknowledgements');

function evidenceFrom({ disclosures }: Uncovered, { disclosed = {} }: Ask): Evidence[] {
  return Object.entries(disclosed).flatMap(([id, having]) => {
    const answer = disclosures[id];
    return answer?.status === 'disclosed' ? answer.evidence.filter(({ text }) => !gap.test(text.toLowerCase()) && (having === null || having.test(text.toLowerCase()))) : [];
  });
}

const holds = (value: unknown): boolean => filled(value).some((one) => !/^unknown$/i.test(one)) || (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0);
