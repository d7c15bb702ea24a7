import type { KeyPath, Span } from '../engine/types.ts';

/**
 * Finds places in YAML by its lines, without a parser: in a block that is written as plainly as most are, one key,
 * item or scalar a line. Whatever is written otherwise is null, and for the parser to find.
 */

interface Line {
  /** Columns of the dash (-1 where there is none) and of what stands behind it. */
  readonly dash: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly key: string | null;
  /** Whether a value stands behind the key, on its line. */
  readonly valued: boolean;
}

/** Nothing that goes on over lines, no comment, no blank at a line's end. */
const involved = /[\t\r]|\s#|[ ]$|(?:^|[ ])[|>][-+\d]*$/m;
/** A line at the margin that is no key: text that goes on from the line before, which not every parser takes. */
const astray = /^[^\s#-](?![^\n]*:(?:\s|$))/m;
const written = /^( *)(- +)?(?:([A-Za-z_][\w ./-]*):(?: +(.+))?|(.+))$/;
/** A value that ends on its line: plain, or between quotes or brackets that close. */
const whole = /^(?:[^\s"'[{&*!|>%@`?,\]}-].*|-[^\s].*|"[^"\\]*"|'[^']*'|\[[^[\]{}"']*\]|\{[^[\]{}"']*\})$/;

function readLines(source: string, { start, end }: Span): Line[] | null {
  const lines: Line[] = [];
  for (let at = start; at < end; ) {
    const stop = source.indexOf('\n', at);
    const to = stop < 0 || stop > end ? end : stop;
    const text = source.slice(at, to);
    if (text !== '') {
      const found = written.exec(text);
      if (!found) return null;
      const [, indent, dash, key, value, scalar] = found;
      // A line with neither dash nor key goes on with the one before.
      if (scalar !== undefined && (dash === undefined || scalar.includes(': ') || scalar.endsWith(':'))) return null;
      const said = value ?? scalar;
      if (said !== undefined && !whole.test(said)) return null;
      const column = indent!.length + (dash?.length ?? 0);
      lines.push({ dash: dash === undefined ? -1 : indent!.length, column, start: at + column, end: to, key: key ?? null, valued: value !== undefined });
    }
    at = to + 1;
  }
  return lines;
}

/** A key with its value, or an item, below a key at the margin. @param entry where that key stands with all that hangs below it */
export function placeIn(source: string, entry: Span, path: KeyPath): Span | null {
  if (source[entry.end] === ' ' || involved.test(source.slice(entry.start, entry.end)) || astray.test(source)) return null;
  const lines = readLines(source, entry);
  if (!lines || lines.length < 2 || lines[0]!.key !== path[0] || lines[0]!.valued) return null;
  let from = 0;
  let to = lines.length;
  let item = false;
  for (const step of path.slice(1)) {
    // What hangs below a key begins on the next line; the first key of an item stands on the item's own.
    const first = item ? from : from + 1;
    const top = lines[first];
    if (!top || first >= to || (!item && lines[from]!.valued)) return null;
    const column = typeof step === 'number' ? top.dash : top.column;
    if (column < 0 || (typeof step === 'number' ? item : top.key === null || (!item && top.dash >= 0))) return null;
    const begins = (line: Line, at: number): boolean => (typeof step === 'number' ? line.dash === column : line.column === column && (line.dash < 0 || (item && at === first)));
    let next = -1;
    let until = to;
    for (let at = first, count = 0; at < to; at += 1) {
      const line = lines[at]!;
      if (!begins(line, at)) continue;
      if (next >= 0) {
        until = at;
        break;
      }
      if (typeof step === 'number' ? count === step : line.key === step) next = at;
      count += 1;
    }
    if (next < 0) return null;
    from = next;
    to = until;
    item = typeof step === 'number';
  }
  const { start, key, valued } = lines[from]!;
  return !item && key !== null && !valued && to === from + 1 ? null : { start, end: lines[to - 1]!.end };
}

/** Whether all down to a place is written plainly, so that a line at the margin below it is no part of a longer text. */
export const isPlainTo = (source: string, end: number): boolean => !involved.test(source.slice(0, end)) && readLines(source, { start: 0, end }) !== null;

/** Finds a scalar that may be edited: the value of a key at the margin, or an item below one. @param entry where the key stands */
export function scalarIn(source: string, entry: Span, path: KeyPath): Span | null {
  if (!isPlainTo(source, entry.end)) return null;
  if (path.length > 1) return typeof path.at(-1) === 'number' ? placeIn(source, entry, path) : null;
  const line = source.slice(entry.start, entry.end);
  const key = /^[\w ./-]+: +(?=\S)/.exec(line)?.[0];
  return key === undefined || line.includes('\n') ? null : { start: entry.start + key.length, end: entry.end };
}
