import type { Card, Span } from '../engine/types.ts';

const keys = ['extra_gated_prompt', 'extra_gated_description', 'extra_gated_heading'];
/** Characters of a gate that are read; the longest seen, a whole community licence, has 21,000. */
const read = 30_000;

/** Places in the text shown before access is granted (`extra_gated_prompt`) where a pattern without the `g` flag is met; at most one a key. */
export function gateSays(card: Card, pattern: RegExp): Span[] {
  const found: Span[] = [];
  for (const key of keys) {
    if (typeof card.data[key] !== 'string') continue;
    const span = card.frontMatter.spanOf([key]);
    if (!span) continue;
    const met = pattern.exec(card.text.slice(span.start, Math.min(span.end, span.start + read)).toLowerCase().replace(/[\r\n]/g, ' '));
    if (met) found.push({ start: span.start + met.index, end: span.start + met.index + met[0].length });
  }
  return found;
}
