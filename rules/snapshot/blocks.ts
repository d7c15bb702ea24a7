import { Tree } from '@lezer/common';
import { singleSpaced } from '../engine/spaces.ts';
import { readHtml } from './html.ts';
import { parseMarkdown, type Markdown } from './markdown.ts';
import { marksOf, none, richText, withMarks, type FoundLink, type Rich } from './rich.ts';

/**
 * A body as a flat list of blocks in reading order. Offsets are those of the text that was given; what a reader
 * does not see (comments, markup, link targets) is in none of the texts.
 */
export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly form: 'atx' | 'setext' | 'html' | 'summary'; readonly text: Rich; readonly start: number; readonly end: number }
  | { readonly type: 'text'; readonly text: Rich; readonly item: boolean; readonly depth: number; readonly start: number; readonly end: number }
  | { readonly type: 'table'; readonly header: readonly string[]; readonly rows: readonly { readonly cells: readonly string[]; readonly start: number; readonly end: number }[]; readonly start: number; readonly end: number }
  | { readonly type: 'code'; readonly language: string; readonly text: string; readonly start: number; readonly end: number };

export interface Blocks {
  readonly blocks: readonly Block[];
  readonly links: readonly FoundLink[];
}

/** Lists and quotes within each other that are read; nobody writes so many, and each takes some of the stack. */
const deepest = 60;
/** A table's `| --- | --- |` with white space behind its last bar. */
const delimiterRow = /^([ \t>]*\|?[ \t:|-]{0,400}-[ \t:|-]{0,400})\|([ \t]+)$/gm;

/**
 * The same text for the parser, offset for offset. It takes no row for a delimiter that has a blank behind its last bar,
 * and a carriage return for a cell.
 */
function tidied(text: string): string {
  const unix = text.includes('\r\n') ? text.replace(/\r(?=\r?\n)/g, '\t') : text;
  return unix.includes('|') && /[-:][ \t]*\|[ \t]+\n/.test(unix) ? unix.replace(delimiterRow, (_, row: string, blank: string) => `${row}${blank}|`) : unix;
}

/** Markers of nested lists and quotes on one line: the parser takes time that grows with their square. */
const markers = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){40,}/gm;
/** What so many markers are made of. */
const signs = /[ \t>*+\-\d.)]{40}/;
const isSign = new Uint8Array(128);
for (const sign of ' \t>*+-0123456789.)') isSign[sign.charCodeAt(0)] = 1;

/** Whether `signs` stand anywhere: one of so many in a row stands at a fortieth place. */
function hasSigns(text: string): boolean {
  for (let at = 39; at < text.length; at += 40) if (isSign[text.charCodeAt(at)] === 1 && signs.test(text.slice(at - 39, at + 40))) return true;
  return false;
}

const withoutMarkers = (text: string): string => (hasSigns(text) ? text.replace(markers, (all) => ' '.repeat(Math.min(3, all.length)).padEnd(all.length, '.')) : text);

/** Parses Markdown once. `offset` is added to every position, for a body that begins below its front matter. */
export function readBlocks(text: string, offset: number): Blocks {
  const blocks: Block[] = [];
  const links: FoundLink[] = [];
  const html = readHtml(blocks, links);
  const { tree: whole, inlines } = parseMarkdown(withoutMarkers(tidied(text)));
  const inlineOf = (tree: Tree, from: number, textAt = from): Rich => richText(text, from, from + tree.length, withMarks(inlines.get(textAt) ?? none, marksOf(tree, from)), offset, links);
  const atx = (tree: Tree, from: number, level: number): Rich => {
    const to = from + tree.length;
    const mark = from + level;
    const inline = mark + 1 < to ? (inlines.get(mark + 1) ?? none) : none;
    // The mark before the text is not seen, and one behind it is rare.
    return text.slice(mark, to).trimEnd().endsWith('#') ? richText(text, from, to, withMarks(inline, marksOf(tree, from)), offset, links) : richText(text, mark, to, inline, offset, links);
  };

  const visit = (tree: Tree, at: number, depth: number, item: boolean, nested: number): void => {
    if (nested > deepest) return;
    for (let i = 0; i < tree.children.length; i += 1) {
      const child = tree.children[i];
      if (!(child instanceof Tree)) continue;
      const from = at + tree.positions[i]!;
      const start = from + offset;
      const end = start + child.length;
      const { name } = child.type;
      if (name === 'Paragraph' || name === 'Task') {
        const tight = text[from] === '#' ? /^(#{1,6})[^\s#!]/.exec(text.slice(from, from + 8)) : null;
        const rich = inlineOf(child, from, name === 'Task' ? from + '[x]'.length : from);
        // `##Usage`: a heading to every reader but the parser.
        if (tight && !item && !rich.text.includes('\n')) blocks.push({ type: 'heading', level: tight[1]!.length, form: 'atx', text: rich, start, end });
        else blocks.push({ type: 'text', text: rich, item, depth, start, end });
      } else if (name.startsWith('ATXHeading')) {
        const level = Number(name.slice(-1));
        blocks.push({ type: 'heading', level, form: 'atx', text: atx(child, from, level), start, end });
      } else if (name.startsWith('SetextHeading')) blocks.push({ type: 'heading', level: Number(name.slice(-1)), form: 'setext', text: inlineOf(child, from), start, end });
      else if (name === 'BulletList' || name === 'OrderedList' || name === 'Blockquote') visit(child, from, depth, item, nested + 1);
      else if (name === 'ListItem') visit(child, from, depth + 1, true, nested + 1);
      else if (name === 'FencedCode' || name === 'CodeBlock') blocks.push({ type: 'code', ...codeOf(text, child, from), start, end });
      else if (name === 'Table') blocks.push({ type: 'table', ...tableOf(text, child, from, inlines, offset, links), start, end });
      else if (name === 'LinkReference') {
        const url = child.topNode.getChild('URL');
        if (url) links.push({ url: text.slice(from + url.from, from + url.to), text: '', image: false, start, end });
      } else if (name === 'HTMLBlock') html.read(text.slice(from, from + child.length), start);
      // Many children stand in groups without a name.
      else if (name === '') visit(child, from, depth, item, nested);
    }
  };
  visit(whole, 0, 0, false, 0);
  html.end();
  return { blocks, links };
}

function codeOf(text: string, tree: Tree, at: number): { language: string; text: string } {
  let language = '';
  let from = -1;
  let to = -1;
  const cursor = tree.cursor();
  for (let more = cursor.firstChild(); more; more = cursor.nextSibling()) {
    if (cursor.name === 'CodeInfo') language = text.slice(at + cursor.from, at + cursor.to).trim().split(/[\s{:,]/)[0]!.toLowerCase();
    else if (cursor.name === 'CodeText') {
      if (from < 0) from = at + cursor.from;
      to = at + cursor.to;
    }
  }
  return { language, text: from < 0 ? '' : text.slice(from, to) };
}

function tableOf(text: string, tree: Tree, at: number, inlines: Markdown['inlines'], offset: number, links: FoundLink[]): { header: string[]; rows: { cells: string[]; start: number; end: number }[] } {
  let header: string[] = [];
  const rows: { cells: string[]; start: number; end: number }[] = [];
  const cursor = tree.cursor();
  for (let row = cursor.firstChild(); row; row = cursor.nextSibling()) {
    const { name } = cursor;
    if (name !== 'TableHeader' && name !== 'TableRow') continue;
    const start = at + cursor.from;
    const end = at + cursor.to;
    const cells: string[] = [];
    let open = text[start] !== '|';
    let pending = '';
    let cell = cursor.firstChild();
    if (cell) {
      for (; cell; cell = cursor.nextSibling()) {
        if (cursor.name === 'TableDelimiter') {
          if (open) cells.push(pending);
          open = true;
          pending = '';
        } else if (cursor.name === 'TableCell') {
          const from = at + cursor.from;
          pending = singleSpaced(richText(text, from, at + cursor.to, inlines.get(from) ?? none, offset, links).text);
        }
      }
      cursor.parent();
    }
    if (pending !== '') cells.push(pending);
    if (name === 'TableHeader') header = cells;
    else rows.push({ cells, start: start + offset, end: end + offset });
  }
  return { header, rows };
}
