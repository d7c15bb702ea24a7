import { GFM, parser } from '@lezer/markdown';
import type { SyntaxNode, TreeCursor } from '@lezer/common';
import { singleSpaced } from '../engine/spaces.ts';
import { readHtml } from './html.ts';
import { plainText } from './plain-text.ts';

/**
 * A body as a flat list of blocks in reading order. Offsets are those of the text that was given; what a reader
 * does not see (comments, markup, link targets) is in none of the texts.
 */
export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly form: 'atx' | 'setext' | 'html' | 'summary'; readonly text: Rich; readonly start: number; readonly end: number }
  | { readonly type: 'text'; readonly text: Rich; readonly item: boolean; readonly depth: number; readonly start: number; readonly end: number }
  | { readonly type: 'table'; readonly header: readonly string[]; readonly rows: readonly { readonly cells: readonly string[]; readonly start: number; readonly end: number }[]; readonly start: number; readonly end: number }
  | { readonly type: 'code'; readonly language: string; readonly text: string; readonly start: number; readonly end: number };

/** Text as a reader sees it, with the way back to the source. */
export interface Rich {
  readonly text: string;
  /** `text` position → source offset, at the beginning of each run; both ascending. */
  readonly runs: readonly (readonly [at: number, source: number])[];
  /** End of the bold run that the text begins with (0 where it begins otherwise). */
  readonly boldUntil: number;
}

export interface FoundLink {
  readonly url: string;
  readonly text: string;
  readonly image: boolean;
  readonly start: number;
  readonly end: number;
}

export interface Blocks {
  readonly blocks: readonly Block[];
  readonly links: readonly FoundLink[];
}

/** Lists and quotes within each other that are read; nobody writes so many, and each takes some of the stack. */
const deepest = 60;
const markdown = parser.configure([GFM, { parseInline: [plainText] }]);
/**
 * Marks of links and emphasis in one paragraph up to which it is read as a whole: the parser takes time that grows with the square of their
 * number. Three of 6,436 cards have as many, in lists of thousands of labels; of such a one, pieces of so many characters are read.
 */
const mostMarks = 4000;
const piece = 4096;
const marks = /[[\]*_`<!~]/g;
const whole = markdown.parseInline.bind(markdown);
markdown.parseInline = (text, offset) => {
  if (text.length <= mostMarks || text.replace(marks, '').length >= text.length - mostMarks) return whole(text, offset);
  const found: ReturnType<typeof whole> = [];
  for (let at = 0, next = 0; at < text.length; at = next) {
    next = at + piece >= text.length ? text.length : Math.max(text.lastIndexOf('\n', at + piece), at + piece / 2);
    found.push(...whole(text.slice(at, next), offset + at));
  }
  return found;
};
const hidden = new Set(['EmphasisMark', 'CodeMark', 'LinkMark', 'LinkTitle', 'HeaderMark', 'StrikethroughMark', 'TaskMarker', 'Comment', 'ProcessingInstruction', 'QuoteMark', 'LinkLabel']);
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' };

/** Offset in the source of a position in a rich text. */
export function sourceOf(rich: Rich, at: number): number {
  let low = 0;
  let high = rich.runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rich.runs[middle]![0] <= at) low = middle;
    else high = middle - 1;
  }
  const run = rich.runs[low];
  return run ? run[1] + (at - run[0]) : 0;
}

/** A table's `| --- | --- |` with white space behind its last bar. */
const delimiterRow = /^([ \t>]*\|?[ \t:|-]{0,400}-[ \t:|-]{0,400})\|([ \t]+)$/gm;

/**
 * The same text for the parser, offset for offset. It takes no row for a delimiter that has a blank behind its last bar,
 * and a carriage return for a cell.
 */
function tidied(text: string): string {
  const unix = text.includes('\r\n') ? text.replace(/\r(?=\r?\n)/g, '\t') : text;
  return /[-:][ \t]*\|[ \t]+\n/.test(unix) ? unix.replace(delimiterRow, (_, row: string, blank: string) => `${row}${blank}|`) : unix;
}

/** Markers of nested lists and quotes on one line: the parser takes time that grows with their square. */
const markers = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){40,}/gm;

/** Parses Markdown once. `offset` is added to every position, for a body that begins below its front matter. */
export function readBlocks(text: string, offset: number): Blocks {
  const blocks: Block[] = [];
  const links: FoundLink[] = [];
  const html = readHtml(blocks, links);
  const cursor = markdown.parse(tidied(text).replace(markers, (all) => ' '.repeat(Math.min(3, all.length)).padEnd(all.length, '.'))).cursor();
  const inline = (node: TreeCursor | SyntaxNode): Rich => richText(text, node.node, offset, links);

  let nested = 0;
  const visit = (depth: number, item: boolean): void => {
    if (nested > deepest || !cursor.firstChild()) return;
    nested += 1;
    do {
      const name = cursor.name;
      const start = cursor.from + offset;
      const end = cursor.to + offset;
      if (name.startsWith('ATXHeading')) blocks.push({ type: 'heading', level: Number(name.slice(-1)), form: 'atx', text: inline(cursor), start, end });
      else if (name.startsWith('SetextHeading')) blocks.push({ type: 'heading', level: Number(name.slice(-1)), form: 'setext', text: inline(cursor), start, end });
      else if (name === 'Paragraph' || name === 'Task') {
        const tight = text[cursor.from] === '#' ? /^(#{1,6})[^\s#!]/.exec(text.slice(cursor.from, cursor.from + 8)) : null;
        const rich = inline(cursor);
        // `##Usage`: a heading to every reader but the parser.
        if (tight && !item && !rich.text.includes('\n')) blocks.push({ type: 'heading', level: tight[1]!.length, form: 'atx', text: rich, start, end });
        else blocks.push({ type: 'text', text: rich, item, depth, start, end });
      } else if (name === 'BulletList' || name === 'OrderedList') visit(depth, item);
      else if (name === 'ListItem') visit(depth + 1, true);
      else if (name === 'Blockquote') visit(depth, item);
      else if (name === 'FencedCode' || name === 'CodeBlock') blocks.push({ type: 'code', ...codeOf(text, cursor.node), start, end });
      else if (name === 'Table') blocks.push({ type: 'table', ...tableOf(text, cursor.node, offset, links), start, end });
      else if (name === 'LinkReference') {
        const url = cursor.node.getChild('URL');
        if (url) links.push({ url: text.slice(url.from, url.to), text: '', image: false, start, end });
      } else if (name === 'HTMLBlock') html.read(text.slice(cursor.from, cursor.to), start);
    } while (cursor.nextSibling());
    cursor.parent();
    nested -= 1;
  };
  visit(0, false);
  html.end();
  return { blocks, links };
}

function codeOf(text: string, node: SyntaxNode): { language: string; text: string } {
  let language = '';
  let from = -1;
  let to = -1;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'CodeInfo') language = text.slice(child.from, child.to).trim().split(/[\s{:,]/)[0]!.toLowerCase();
    else if (child.name === 'CodeText') {
      if (from < 0) from = child.from;
      to = child.to;
    }
  }
  return { language, text: from < 0 ? '' : text.slice(from, to) };
}

function tableOf(text: string, node: SyntaxNode, offset: number, links: FoundLink[]): { header: string[]; rows: { cells: string[]; start: number; end: number }[] } {
  let header: string[] = [];
  const rows: { cells: string[]; start: number; end: number }[] = [];
  for (let row = node.firstChild; row; row = row.nextSibling) {
    if (row.name !== 'TableHeader' && row.name !== 'TableRow') continue;
    const cells: string[] = [];
    let open = text[row.from] !== '|';
    let pending = '';
    for (let cell = row.firstChild; cell; cell = cell.nextSibling) {
      if (cell.name === 'TableDelimiter') {
        if (open) cells.push(pending);
        open = true;
        pending = '';
      } else if (cell.name === 'TableCell') pending = singleSpaced(richText(text, cell, offset, links).text);
    }
    if (pending !== '') cells.push(pending);
    if (row.name === 'TableHeader') header = cells;
    else rows.push({ cells, start: row.from + offset, end: row.to + offset });
  }
  return { header, rows };
}

/** Collects what is seen of an inline node. Soft breaks stay `\n`; `<br>` and hard breaks become `\n\n`. */
function richText(source: string, block: SyntaxNode, offset: number, links: FoundLink[]): Rich {
  // Joined at the end: to look into a text that still grows copies it each time.
  const pieces: string[] = [];
  let length = 0;
  let blank = true;
  const runs: [number, number][] = [];
  let boldUntil = 0;
  const put = (piece: string, from: number): void => {
    if (piece === '') return;
    runs.push([length, from + offset]);
    pieces.push(piece.includes('\r') ? piece.replaceAll('\r', ' ') : piece);
    length += piece.length;
    blank &&= piece.trim() === '';
  };
  const visit = (node: SyntaxNode): void => {
    let at = node.from;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.from > at) put(source.slice(at, child.from), at);
      at = child.to;
      const { name } = child;
      if (name === 'URL') {
        const url = source.slice(child.from, child.to);
        if ((node.name === 'Link' || node.name === 'Image') && isTarget(source, child)) continue;
        links.push({ url: /^[^:/]+@/.test(url) ? `mailto:${url}` : url, text: '', image: false, start: child.from + offset, end: child.to + offset });
        put(url, child.from);
      } else if (hidden.has(name)) continue;
      else if (name === 'Link' || name === 'Image') {
        const target = child.getChildren('URL').find((url) => isTarget(source, url));
        const before = pieces.length;
        // `[text]` alone is no link but text in brackets, most often a gap of a template.
        const bracketed = name === 'Link' && !target && !child.getChild('LinkLabel') && !child.getChild('URL');
        if (bracketed) put('[', child.from);
        if (name === 'Link') visit(child);
        if (bracketed) {
          put(']', child.to - 1);
          continue;
        }
        links.push({ url: target ? source.slice(target.from, target.to) : '', text: name === 'Link' ? pieces.slice(before).join('') : altOf(source.slice(child.from, child.to)), image: name === 'Image', start: child.from + offset, end: child.to + offset });
      } else if (name === 'HTMLTag') {
        const tag = source.slice(child.from, child.to);
        if (/^<(?:br|\/p|\/div|\/li|\/summary)\b/i.test(tag)) put('\n\n', child.from);
        const href = /\b(?:href|src)\s*=\s*["']([^"']+)["']/i.exec(tag);
        if (href) links.push({ url: href[1]!, text: '', image: /^<img/i.test(tag), start: child.from + offset, end: child.to + offset });
      } else if (name === 'HardBreak') put('\n\n', child.from);
      else if (name === 'Entity') put(entities[source.slice(child.from, child.to)] ?? ' ', child.from);
      else if (name === 'Escape') put(source.slice(child.from + 1, child.to), child.from + 1);
      else {
        const first = blank;
        visit(child);
        if (name === 'StrongEmphasis' && first) boldUntil = length;
      }
    }
    if (at < node.to) put(source.slice(at, node.to), at);
  };
  visit(block);
  return { text: pieces.join(''), runs, boldUntil };
}

/** Whether a URL inside a link is where it leads; a URL may stand in the link's text too. */
const isTarget = (source: string, url: SyntaxNode): boolean => source[url.from - 1] === '(' || /\(\s*<?$/.test(source.slice(Math.max(0, url.from - 4), url.from));

const altOf = (image: string): string => /^!\[([^\]]*)\]/.exec(image)?.[1] ?? '';
