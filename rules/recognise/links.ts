import { oncePerCard } from '../engine/once.ts';
import type { Card, Link, Span } from '../engine/types.ts';

/** Links of a card by offset, sorted once a card: cards with thousands of links and statements exist. */
const byOffset = oncePerCard((card) => card.links.filter(({ image }) => !image).sort((a, b) => a.start - b.start));

/** Links (images left out) that begin within a span, or at most `slack` characters outside it. */
export function linksWithin(card: Card, { start, end }: Span, slack = 2): Link[] {
  const links = byOffset(card);
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (links[middle]!.start < start - slack) low = middle + 1;
    else high = middle;
  }
  const found: Link[] = [];
  for (let at = low; at < links.length && links[at]!.start <= end + slack; at += 1) found.push(links[at]!);
  return found;
}
