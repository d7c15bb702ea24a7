import { phrase } from '../engine/phrase.ts';
import type { Card, Section, Span } from '../engine/types.ts';

/** A gap that a template left and nobody filled. */
export interface Filler extends Span {
  /** The gap as it stands: `[More Information Needed]`, `TODO`. */
  readonly text: string;
  /** The label or heading it belongs to; empty where there is none. */
  readonly of: string;
  readonly section: Section;
}

/** Words that only stand where something is still to be written. `N/A`, `none` and `unknown` are answers and not among them. */
const gap = /\[[^[\]\n]{0,20}\b(?:more information|needs more|information needed|todo|tbd|insert|your|fill in|to be filled)\b[^\]\n]{0,60}\](?!\()|\[to do\b[^\]\n]{0,200}\](?!\()|\bmore information (?:is )?needed(?=\W*$|\W+for further)|\bneeds more information(?=\W*$)|\{\{[^}\n]{1,80}\}\}|\{(?:model|dataset)_(?:name|id|card|description)[a-z_]{0,20}\}|(?:^|[\s*(>|])(?:todo|tbd|fixme)(?=$|[\s:.!,)*|])|\blorem ipsum\b|<(?:your|insert|fill)[ _-][^>\n]{1,40}>/i;
/** What every gap has; most headings and sentences have none of it. */
const mayGap = /[[{<]|information|todo|tbd|fixme|lorem/i;
const gapIn = (text: string): RegExpExecArray | null => (mayGap.test(text) ? gap.exec(text) : null);
/** Sentences that templates begin with and that are true of no artefact. */
const untouched = /^this (?:model|dataset) ?card aims to be a base template\b|^this is the model card of a .{0,4} ?transformers model that has been pushed on the hub\b|^provide a (?:quick|longer) summary of what (?:the|this) (?:model|dataset) is\b|^insert (?:a )?description here\b|^(?:add a|your) description here\b/;
const later = /^(?:todo|tbd|fixme)$/i;
/** Labels are many, and few are that short. */
const isLater = (label: string): boolean => label.length <= 5 && later.test(label);
const words = phrase('do more needs todo tbd fixme insert your fill lorem model dataset dataset_name model_name base provide description', mayGap);

/** Gaps and untouched template sentences of the body, in order. Comments are not seen by readers and do not count. */
export function fillersOf(card: Card): Filler[] {
  const found = new Map<number, Filler>();
  const add = (span: Span, text: string, of: string, section: Section): void => void found.set(span.start, { start: span.start, end: span.end, text, of: of.replace(/\s*[[(]?optional[\])]?$/i, ''), section });
  for (const section of card.sections) {
    const met = section.level > 0 ? gapIn(section.heading) : null;
    if (met && !/^todo\b/i.test(section.normal)) add(section.span, met[0].trim(), section.heading, section);
  }
  const candidates = card.statements.filter((s) => s.placeholder || (s.label !== null && isLater(s.label)));
  for (const statement of [...candidates, ...card.said(words).filter(({ lower }) => gap.test(lower))]) {
    const { label } = statement;
    const met = (label === null ? null : later.exec(label)) ?? gapIn(statement.text) ?? untouched.exec(statement.lower);
    if (!met) continue;
    // The names of speakers in a chat, which the program fills.
    if (/\{\{\s*(?:user|char|bot|assistant|system|prompt|input|message)\s*\}\}/i.test(met[0])) continue;
    // A template of a wiki that the text speaks of, and links to.
    if (met[0].startsWith('{{') && card.text.slice(statement.start, statement.end).includes(`${met[0]}](`)) continue;
    // What stands in backticks is spoken of, not left over.
    if (card.text.slice(statement.start, statement.end).includes(`\`${met[0]}`)) continue;
    if (inPrompt(card.text.slice(statement.start, statement.end), met[0])) continue;
    const text = met[0].replace(/^[\s*(>|]+/, '');
    // Markdown takes the brackets for a link's and they are not in the text.
    const bracketed = card.text[statement.start - 1] === '[' || card.text[statement.start] === '[' ? `[${text.replace(/^\[|\]$/g, '')}]` : text;
    add(statement, bracketed, label === null || label === met[0] ? statement.section.heading : label, statement.section);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

const prompting = /\b(?:prompts?|use|using|type|say|ask|write|generate|token|keyword|trigger)\b/i;
/** Whether a gap is the reader's: `use **a photo of a mask in [your choice]**`, the end of a prompt that is set apart from the sentence. */
function inPrompt(raw: string, gapMet: string): boolean {
  const at = raw.indexOf(gapMet);
  if (at < 0 || !gapMet.startsWith('[') || !prompting.test(raw.slice(0, at))) return false;
  const before = raw.slice(0, at);
  const opened = Math.max(before.lastIndexOf('*'), before.lastIndexOf('"'), before.lastIndexOf('“'));
  if (opened < 0) return false;
  const [mark, inside] = [before[opened]!, before.slice(opened + 1)];
  // The mark opens where nothing but words stands between it and the gap, and closes behind it.
  return /^\w/.test(inside) && /\w\s*$/.test(inside) && raw.slice(at + gapMet.length).includes(mark === '“' ? '”' : mark);
}
