import { applyEdits, type Edit } from '../rules/index.ts';

/** Lines that one suggestion may replace; what is wider is easier to read as a sentence. */
const widest = 20;

/** What to put in place of whole lines, from 1. No lines take them out. */
export interface Replacement {
  readonly line: number;
  readonly endLine: number;
  readonly lines: readonly string[];
}

/**
 * The edits of one file as a change of whole lines, the only kind that GitHub lets a reviewer suggest.
 * @returns null where they are too far apart, or leave the text as it was
 */
export function replacementOf(text: string, edits: readonly Edit[]): Replacement | null {
  if (edits.length === 0) return null;
  const starts = lineStarts(text);
  const lineAt = (offset: number): number => starts.findLastIndex((start) => start <= offset) + 1;
  const from = Math.min(...edits.map(({ start }) => start));
  const to = Math.max(...edits.map(({ start, end }) => Math.max(start, end - 1)));
  const line = lineAt(from);
  let endLine = lineAt(to);
  const begin = starts[line - 1]!;
  const within = (until: number): string => applyEdits(text.slice(begin, until), edits.map((edit) => ({ ...edit, start: edit.start - begin, end: edit.end - begin })));
  const endOf = (one: number): number => starts[one] ?? text.length;
  let after = within(endOf(endLine));
  // An edit that takes a line's end away joins it with the next one.
  if (after !== '' && !/[\r\n]$/.test(after) && endLine < starts.length && endOf(endLine + 1) > endOf(endLine)) {
    endLine += 1;
    after = within(endOf(endLine));
  }
  if (endLine - line >= widest || after === text.slice(begin, endOf(endLine))) return null;
  const lines = after === '' ? [] : after.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return { line, endLine, lines };
}

/** Offset of each line, ends of lines being what the engine takes for one. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
