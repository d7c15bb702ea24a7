import { oncePerCard } from '../engine/once.ts';
import type { Card, Span } from '../engine/types.ts';

const keys = ['extra_gated_prompt', 'extra_gated_description', 'extra_gated_heading'];
/** Characters of a gate that are read; the longest seen, a whole community licence, has 21,000. */
const read = 30_000;

interface Gate {
  readonly start: number;
  /** In lower case, on one line. */
  readonly text: string;
}

/** The texts shown before access is granted, as they stand in the front matter. */
const gatesOf = oncePerCard(({ data, frontMatter, text }) => {
  const found: Gate[] = [];
  for (const key of keys) {
    if (typeof data[key] !== 'string') continue;
    const span = frontMatter.spanOf([key]);
    if (span) found.push({ start: span.start, text: text.slice(span.start, Math.min(span.end, span.start + read)).toLowerCase().replace(/[\r\n]/g, ' ') });
  }
  return found;
});

/** Places in the text shown before access is granted (`extra_gated_prompt`) where a pattern without the `g` flag is met; at most one a key. */
export function gateSays(card: Card, pattern: RegExp): Span[] {
  const found: Span[] = [];
  for (const { start, text } of gatesOf(card)) {
    const met = pattern.exec(text);
    if (met) found.push({ start: start + met.index, end: start + met.index + met[0].length });
  }
  return found;
}
