import type { Card, Phrase, Statement } from '../engine/types.ts';

/**
 * Statements among the first of a card in which a phrase is said: where an artefact says what it is. Headings, gaps and the
 * entries of a table of contents are not counted.
 */
export function saidAtFirst(card: Card, first: number, ...phrases: readonly Phrase[]): Statement[] {
  const said = card.said(...phrases);
  if (said.length === 0) return said;
  let left = first;
  let end = Infinity;
  for (const { placeholder, form, index } of card.statements) {
    if (placeholder || form === 'heading') continue;
    if (left === 0) {
      end = index;
      break;
    }
    left -= 1;
  }
  return said.filter(({ index }) => index < end);
}

/** Title and `pretty_name` in lower case, with `_` as a blank. */
export function titleOf(card: Card): string {
  const pretty = card.data['pretty_name'];
  return `${typeof pretty === 'string' ? pretty : ''} ${card.sections.find((s) => s.level > 0 && s.form !== 'bold')?.heading ?? ''}`.toLowerCase().replaceAll('_', ' ').trim();
}
