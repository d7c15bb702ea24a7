import { countWords, singleSpaced } from '../engine/spaces.ts';
import type { CodeBlock, Link, Section, Statement, StatementForm, Table } from '../engine/types.ts';
import { conceptsOf, normalHeading } from '../lexicon/lexicon.ts';
import { isPlaceholder } from '../lexicon/placeholders.ts';
import type { Block } from './blocks.ts';
import { sourceOf, type FoundLink, type Rich } from './rich.ts';

export interface Body {
  readonly sections: readonly Section[];
  readonly statements: readonly Statement[];
  readonly tables: readonly Table[];
  readonly code: readonly CodeBlock[];
  readonly links: readonly Link[];
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

const noConcepts: ReadonlySet<string> = new Set();
/** Rows of one table that become statements. */
const rowsSaid = 60;
/** `Label: value` with a short label; a URL's colon is none. */
const labelled = /^([\p{L}\p{N}][^:：.!?|\n]{0,58}?)\s*[:：](?!\/\/)\s*/u;
/** `The data were decontaminated: files that …` is a sentence with a colon in it, and no label. Where the words before the colon have a concept they stay a label. */
const clause = /^(?!(?:how|what|where|when|which|who|why|was|were|is|are|did|does|has|have|can)\b)[^:：]*\b(?:was|were|have been|has been)\s+\S|^(?:this|the|it|we|you|these|our|they|all|no|some)\b[^:：]*\b(?:is|are|was|were|has|have|had|can|may|might|did|does|will|should)\b\s+\S/i;
const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|etc|et al|al|vs|cf|fig|dr|mr|mrs|ms|no|approx|resp|ca|st|inc|ltd|prof|eq|sec|vol|pp|[a-z])$/i;

/** Turns blocks into sections and statements. `end` is the end of the text. */
export function readBody(blocks: readonly Block[], found: readonly FoundLink[], bodyStart: number, end: number): Body {
  const root: Draft<Section> = { index: 0, heading: '', normal: '', level: 0, form: 'root', span: { start: bodyStart, end: bodyStart }, parent: null, concepts: noConcepts, end };
  const sections: Draft<Section>[] = [root];
  const statements: Statement[] = [];
  const tables: Table[] = [];
  const code: CodeBlock[] = [];
  /** Entries of a table of contents: links into the card, by the offset of their text. */
  const entries = new Map(found.filter((link) => link.url.startsWith('#')).map((link) => [link.start + 1, singleSpaced(link.text)]));
  let section: Draft<Section> = root;
  let lead: string | null = null;
  let leadDepth = 0;

  const open = (heading: string, level: number, form: Section['form'], start: number, stop: number): void => {
    const shown = singleSpaced(heading);
    if (shown === '') return;
    let parent: Draft<Section> = section;
    while (parent.level >= level) parent = parent.parent as Draft<Section>;
    for (let s: Draft<Section> = section; s !== parent; s = s.parent as Draft<Section>) s.end = start;
    const normal = normalHeading(shown);
    // A title is a name: `Soup: open language models for cooks` heads no section on languages.
    const names = sections.length === 1 && level <= 2 && normal.split(' ').length > 4;
    section = { index: sections.length, heading: shown, normal, level, form, span: { start, end: stop }, parent, concepts: names ? noConcepts : conceptsOf(normal), end };
    sections.push(section);
    lead = null;
  };

  const say = (text: string, form: StatementForm, start: number, stop: number, label: string | null, underLead: string | null): void => {
    const shown = singleSpaced(text);
    if (shown === '') return;
    const lower = shown.toLowerCase();
    statements.push({
      index: statements.length, text: shown, lower, form, section, start, end: stop, label,
      labelConcepts: label === null ? noConcepts : conceptsOf(normalHeading(label)),
      lead: underLead,
      placeholder: isPlaceholder(lower) || entries.get(start) === shown,
    });
  };

  const sayText = (rich: Rich, item: boolean, depth: number): void => {
    const under = item && depth >= leadDepth ? lead : null;
    let first = true;
    let above: string | null = null;
    for (const [from, to] of pieces(rich)) {
      let start = from;
      let label = above;
      above = null;
      const piece = rich.text.slice(from, to);
      if (first && to < rich.text.length && rich.boldUntil > 0 && rich.boldUntil < 60 && piece.trim().length <= rich.boldUntil && piece.trimEnd().length >= rich.boldUntil && !/[.!?,]\s*$/.test(piece)) {
        // A bold line of its own heads the lines below it in the same paragraph.
        above = piece.replace(/[\s*:：]+$/, '').trim();
        first = false;
        continue;
      }
      const opening = piece.trimStart();
      const found = opening.includes(':') || opening.includes('：') ? labelled.exec(opening) : null;
      // Scripts without blanks: a clause with a comma in it, or a long one, is a sentence that ends in a colon.
      const spoken = found && (/[\u3040-\u9fff]/.test(found[1]!) ? /[，,]/.test(found[1]!) || found[1]!.length > 28 : piece.trim().length > found[0].length && clause.test(found[1]!) && conceptsOf(normalHeading(found[1]!)).size === 0);
      const mark = spoken ? null : found;
      const bold = first && from === 0 && rich.boldUntil > 0 && rich.boldUntil < to && rich.boldUntil < 60 ? rich.text.slice(0, rich.boldUntil).trim() : '';
      if (bold !== '' && mark && rich.boldUntil < mark[1]!.length && conceptsOf(normalHeading(bold)).size > 0) {
        // `**Licence** text with a colon: in it`
        label = bold;
        start = rich.boldUntil;
      } else if (mark && (countWords(mark[1]!) <= 7 || (first && rich.boldUntil > 0))) {
        const blank = piece.length - piece.trimStart().length;
        const valueAt = from + blank + mark[0].length;
        label = mark[1]!.replace(/[\s*_]+$/, '');
        start = valueAt;
        if (rich.text.slice(valueAt, to).trim() === '') {
          // `X is meant for:` says something by itself, other than `Training data:`.
          if (/^(?:this|the(?! following\b)|it|we|you|these|our|they)\b.*\s.*\s/i.test(label)) say(label, item ? 'item' : 'sentence', sourceOf(rich, from + blank), sourceOf(rich, Math.max(valueAt - 1, from)) + 1, null, under);
          lead = label;
          leadDepth = item ? depth + 1 : 0;
          first = false;
          continue;
        }
      } else if (bold !== '') {
        // `**Intended use** text`: the bold run is the label.
        if (/[.:]$/.test(bold) || conceptsOf(normalHeading(bold)).size > 0) {
          label = bold.replace(/[.:]+$/, '');
          start = rich.boldUntil;
        }
      }
      first = false;
      let at = start;
      for (const stop of sentenceEnds(rich.text, start, to)) {
        const said = rich.text.slice(at, stop);
        const source = sourceOf(rich, stop - said.trimStart().length);
        say(said, item ? 'item' : 'sentence', source, sourceOf(rich, Math.max(stop - 1, at)) + 1, label, under);
        at = stop;
      }
      if (!item) {
        const closing = rich.text.slice(start, to).trimEnd();
        lead = closing.endsWith(':') || closing.endsWith('：') || (closing.length <= 40 && from === 0 && conceptsOf(normalHeading(closing)).size > 0) ? closing.slice(-200) : null;
        leadDepth = 0;
      } else if (label !== null) {
        // Nested items below `- **Uses:** …` still belong to it.
        lead = depth === 1 ? under : lead;
      }
    }
  };

  for (const block of blocks) {
    if (block.type === 'heading') {
      const level = block.form === 'summary' ? Math.min(section.form === 'summary' || section.form === 'bold' ? section.level : section.level + 1, 8) : block.level;
      open(block.text.text, level, block.form, block.start, block.end);
    } else if (block.type === 'code') code.push({ language: block.language, text: block.text, section, start: block.start, end: block.end });
    else if (block.type === 'table') {
      tables.push({ header: block.header, rows: block.rows.map(({ cells, start, end: stop }) => ({ cells, span: { start, end: stop } })), span: { start: block.start, end: block.end }, section });
      const pairs = block.header.length === 2;
      // A two-column table often has its first pair where a header should be.
      if (pairs && block.header[0] !== '' ) say(block.header[1]!, 'row', block.start, block.start + 1, block.header[0]!, lead);
      // A long table repeats itself: what it tells, its first rows tell. `tables` has them all.
      for (const { cells, start, end: stop } of block.rows.slice(0, rowsSaid)) {
        if (pairs && cells.length === 2 && cells[0]!.length < 60) say(cells[1]!, 'row', start, stop, cells[0]!, lead);
        else say(cells.filter((cell) => cell !== '').join(' | '), 'row', start, stop, null, lead);
      }
    } else {
      const heading = boldHeading(block);
      if (heading) open(heading, section.form === 'bold' || section.form === 'summary' ? section.level : Math.min(section.level + 1, 7), 'bold', block.start, block.end);
      else sayText(block.text, block.item, block.depth);
    }
  }
  const places = sections.map((s) => s.span.start);
  const sectionAt = (offset: number): Section => {
    let low = 0;
    let high = places.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (places[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return sections[low]!;
  };
  return { sections, statements, tables, code, links: found.map(({ url, text, image, start, end: stop }) => ({ url, text, image, start, end: stop, section: sectionAt(start) })) };
}

/** The text of a paragraph that is nothing but a short bold run, or null. */
function boldHeading(block: Extract<Block, { type: 'text' }>): string | null {
  const { text, boldUntil } = block.text;
  if (block.item || boldUntil === 0 || text.length > 90) return null;
  const rest = text.slice(boldUntil).trim();
  if (rest !== '' && !/^[:：]+$/.test(rest)) return null;
  const bold = text.slice(0, boldUntil).trim();
  return /[.!,;]$/.test(bold) || countWords(bold) > 10 ? null : bold.replace(/[:：]+$/, '');
}

/** Parts a paragraph at hard breaks, and at soft ones where the next line plainly begins something of its own. */
function pieces({ text }: Rich): (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  let from = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (at < from) continue;
    const hard = text[at + 1] === '\n';
    const next = text.slice(at + 1, at + 62).trimStart();
    const line = text.slice(lineStart, at);
    lineStart = at + 1;
    if (hard || /^(?:[-*•–▪◦●·]\s|\d+[.)]\s|[A-Z][\w()/ -]{0,40}:\s|[\p{Extended_Pictographic}])/u.test(next) || (line.length < 50 && /^[\p{Lu}\p{Lo}"“「]/u.test(next) && !/[,;(]\s*$/.test(line) && line.trim() !== '')) {
      if (at > from) found.push([from, at]);
      from = at + 1;
    }
  }
  if (from < text.length) found.push([from, text.length]);
  return found;
}

/** Where a sentence may end: of the scripts that put no blank behind a full stop, at any but the last character. */
const stops = /[.!?](?=[ \n\t])|[\u3002\uff01\uff1f\u0964\u1362](?=[^])/g;

/** Ends (exclusive) of the sentences between two positions; the last is always `to`. */
function sentenceEnds(text: string, from: number, to: number): number[] {
  const ends: number[] = [];
  const piece = text.slice(from, to);
  stops.lastIndex = 0;
  while (stops.test(piece)) {
    const at = stops.lastIndex - 1;
    const code = piece.charCodeAt(at);
    if (code < 128) {
      if (at < 3) continue;
      if (code === 46 && abbreviation.test(piece.slice(Math.max(0, at - 8), at))) continue;
      if (/^\s*[a-z]/.test(text.slice(from + at + 1, from + at + 6))) continue;
    }
    ends.push(from + at + 1);
  }
  ends.push(to);
  return ends;
}
