import type { Card, Edit, KeyPath, Span } from '../engine/types.ts';
import { isPlainTo, scalarIn } from './yaml-lines.ts';

/** Plain text that YAML 1.1 or 1.2 would take for something else than a string. */
const unsafe = /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?[\d._:-]+)$|^[\s&*!|>%@`#,[\]{}'"?-]|: |:$| #|\s$/i;

/** Where a scalar stands: by its lines where they are plain, else by the parser, which takes a hundred times as long. */
export function scalarSpan({ text, frontMatter }: Card, path: KeyPath): Span | null {
  const { start, end } = frontMatter.yaml;
  const entry = frontMatter.entryOf(String(path[0]));
  const found = entry && scalarIn(text.slice(start, end), moved(entry, -start), path);
  return found ? moved(found, start) : frontMatter.spanOf(path);
}

/** Where a key at the margin stands, found likewise. */
function keySpan({ text, frontMatter }: Card, key: string): Span | null {
  const entry = frontMatter.entryOf(key);
  const { start, end } = frontMatter.yaml;
  return entry && text.startsWith(`${key}:`, entry.start) && isPlainTo(text.slice(start, end), entry.start - start) ? { start: entry.start, end: entry.start + key.length } : frontMatter.keySpanOf([key]);
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** The edit that makes one string value another, in the quotes it stands in; null where it is written in any less simple way. */
export function respelled(card: Card, path: KeyPath, from: string, to: string): Edit | null {
  const span = scalarSpan(card, path);
  if (!span) return null;
  const written = card.text.slice(span.start, span.end);
  const quote = /^(["'])[^"'\\\r\n]*\1$/.exec(written)?.[1] ?? '';
  if (written !== quote + from + quote || /["'\\\r\n]/.test(to)) return null;
  const around = quote || (unsafe.test(to) ? '"' : '');
  return { file: card.file, ...span, text: around + to + around };
}

/** The edit that puts a plain value between quotes, as it is written; null where it is quoted already or spans lines. */
export function quoted(card: Card, path: KeyPath): Edit | null {
  const span = scalarSpan(card, path);
  if (!span) return null;
  const written = card.text.slice(span.start, span.end);
  return /^[^"'\s&*!|>[{\\][^"'\r\n\\]*$/.test(written) ? { file: card.file, ...span, text: `"${written}"` } : null;
}

/** The edit that gives a top-level key another name; null where it is written in any less simple way. */
export function renamed(card: Card, key: string, to: string): Edit | null {
  const span = keySpan(card, key);
  if (!span) return null;
  const written = card.text.slice(span.start, span.end);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  return written === quote + key + quote ? { file: card.file, ...span, text: quote + to + quote } : null;
}

/** A string value that stands in the front matter without quotes. */
export function isPlain(card: Card, path: KeyPath, value: string): boolean {
  // Between quotes wherever it stands: no need to look where.
  const { start, end } = card.frontMatter.yaml;
  if (!new RegExp(`(?:^|[\\s,:[-])${value.replace(/[^\w-]/g, '\\$&')}(?:$|[\\s,\\]}])`, 'm').test(card.text.slice(start, end))) return false;
  const span = scalarSpan(card, path);
  return span !== null && card.text.slice(span.start, span.end) === value;
}
