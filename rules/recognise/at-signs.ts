import type { Card, Statement } from '../engine/types.ts';

const found = new WeakMap<Card, readonly Statement[]>();

/** Filled statements with an `@`: addresses, handles and BibTeX entries. Few cards have any, so the text is asked first. */
export function withAtSign(card: Card): readonly Statement[] {
  let statements = found.get(card);
  if (!statements) {
    const any = card.text.indexOf('@', card.frontMatter.bodyStart) >= 0;
    found.set(card, (statements = any ? card.statements.filter(({ lower, placeholder }) => !placeholder && lower.includes('@')) : []));
  }
  return statements;
}
