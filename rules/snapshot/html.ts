import { Parser } from 'htmlparser2';
import { singleSpaced } from '../engine/spaces.ts';
import type { Block } from './blocks.ts';
import type { FoundLink, Rich } from './rich.ts';

interface OpenTable {
  header: string[] | null;
  rows: { cells: string[]; start: number; end: number }[];
  cells: string[];
  /** Whether every cell of the current row is a `<th>`. */
  heads: boolean;
  cell: string | null;
  rowStart: number;
  start: number;
}

const breaks = new Set(['p', 'div', 'li', 'ul', 'ol', 'br', 'hr', 'section', 'center', 'blockquote', 'details', 'tr', 'dd', 'dt', 'td', 'th', 'article', 'header', 'footer', 'figcaption']);

/** Elements within each other that the parser keeps in mind: it moves all of them for each that is opened, which takes time that grows with their square. */
const deepest = 1000;

/** Reads raw HTML blocks of a Markdown text into the same blocks. Kept across blocks, because a blank line ends a block but not a table. */
export function readHtml(blocks: Block[], links: FoundLink[]): { read(html: string, offset: number): void; end(): void } {
  let table: OpenTable | null = null;

  const endTable = (end: number): void => {
    if (!table) return;
    const { header, rows, start } = table;
    table = null;
    if (rows.length > 0 || header) blocks.push({ type: 'table', header: header ?? rows.shift()?.cells ?? [], rows, start, end });
  };

  return {
    end: () => endTable(table?.rowStart ?? 0),
    read(html, offset) {
      let text = '';
      let runs: [number, number][] = [];
      let start = 0;
      let heading: { level: number; form: 'html' | 'summary' } | null = null;
      let code: { text: string; start: number } | null = null;
      let skip = 0;
      let item = false;
      let bold = 0;
      let boldUntil = 0;

      const flush = (end: number): void => {
        const rich: Rich = { text, runs, boldUntil };
        if (text.trim() !== '') {
          if (heading) blocks.push({ type: 'heading', ...heading, text: rich, start, end });
          else blocks.push({ type: 'text', text: rich, item, depth: item ? 1 : 0, start, end });
        }
        text = '';
        runs = [];
        boldUntil = 0;
      };
      const parser = new Parser(
        {
          onopentag(name, attributes) {
            const at = offset + parser.startIndex;
            // The outermost are forgotten: their ends are read as ends of nothing.
            for (const open of [inside.stack, inside.foreignContext]) if (open.length > deepest) open.length = deepest / 2;
            if (name === 'script' || name === 'style') skip += 1;
            else if (name === 'table') {
              flush(at);
              table ??= { header: null, rows: [], cells: [], heads: true, cell: null, rowStart: at, start: at };
            } else if (table && name === 'tr') Object.assign(table, { cells: [], heads: true, rowStart: at, cell: null });
            else if (table && (name === 'td' || name === 'th')) {
              if (table.cell !== null) table.cells.push(singleSpaced(table.cell));
              table.cell = '';
              if (name === 'td') table.heads = false;
            } else if (name === 'pre') {
              flush(at);
              code = { text: '', start: at };
            } else if (/^h[1-6]$/.test(name)) {
              flush(at);
              heading = { level: Number(name[1]), form: 'html' };
            } else if (name === 'summary') {
              flush(at);
              heading = { level: 0, form: 'summary' };
            } else if (breaks.has(name) && !table) flush(at);
            if (name === 'li') item = true;
            if (name === 'b' || name === 'strong') bold = text.length + 1;
            const url = attributes['href'] ?? attributes['src'];
            if (url) links.push({ url, text: attributes['alt'] ?? '', image: name === 'img', start: at, end: offset + parser.endIndex + 1 });
          },
          ontext(data) {
            if (skip > 0) return;
            const at = offset + parser.startIndex;
            if (code) code.text += data;
            else if (table) {
              if (table.cell !== null) table.cell += data;
            } else {
              if (text === '') start = at;
              runs.push([text.length, at]);
              text += data.replace(/\r?\n/g, '\n');
            }
          },
          onclosetag(name) {
            const at = offset + parser.endIndex + 1;
            if (name === 'script' || name === 'style') skip -= 1;
            else if (name === 'table') endTable(at);
            else if (table && (name === 'td' || name === 'th')) {
              table.cells.push(singleSpaced(table.cell ?? ''));
              table.cell = null;
            } else if (table && name === 'tr') {
              if (table.heads && !table.header && table.cells.length > 0) table.header = table.cells;
              else if (table.cells.length > 0) table.rows.push({ cells: table.cells, start: table.rowStart, end: at });
              table.cells = [];
            } else if (code && name === 'pre') {
              blocks.push({ type: 'code', language: '', text: code.text, start: code.start, end: at });
              code = null;
            } else if (/^h[1-6]$/.test(name) || name === 'summary') {
              flush(at);
              heading = null;
            } else if (breaks.has(name) && !table) flush(at);
            if (name === 'li') item = false;
            if ((name === 'b' || name === 'strong') && bold === 1) boldUntil = text.length;
          },
        },
        { lowerCaseTags: true, decodeEntities: true },
      );
      const inside = parser as unknown as { readonly stack: string[]; readonly foreignContext: unknown[] };
      parser.write(html);
      // Ending the parser would close a table that goes on in the next block.
      if (!table || /<\/table\s*>/i.test(html)) parser.end();
      flush(offset + html.length);
    },
  };
}
