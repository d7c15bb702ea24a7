import { oncePerCard } from '../engine/once.ts';
import type { Statement } from '../engine/types.ts';

const none: readonly Statement[] = [];

/** Filled statements with an `@`: addresses, handles and BibTeX entries. Few cards have any, so the text is asked first. */
export const withAtSign = oncePerCard((card): readonly Statement[] =>
  card.text.includes('@', card.frontMatter.bodyStart) ? card.statements.filter(({ lower, placeholder }) => !placeholder && lower.includes('@')) : none);
