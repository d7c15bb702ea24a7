import { oncePerCard } from '../engine/once.ts';

/*
 * What a card calls its parts, one name a line. Most patterns for a heading or a column fit none of a card's: that is
 * found out in one go. A pattern that fits one of the names fits the whole, where `^` and `$` are those of a line.
 */

/** Headings in normal form. */
export const normalHeadingsOf = oncePerCard(({ sections }) => sections.map(({ normal }) => normal).join('\n'));
/** Titles of the columns of all tables, in lower case. */
export const columnsOf = oncePerCard(({ tables }) => (tables.length === 0 ? '' : tables.map(({ header }) => header.join('\n')).join('\n').toLowerCase()));
