import { singleSpaced } from './spaces.ts';

/** A value of the card as a message shows it: in backticks, on one line, at most 60 characters. */
export const shown = (value: string): string => `\`${oneLine(value)}\``;

/** The same without the backticks, for a value inside a longer piece of code. */
export function oneLine(value: string): string {
  const folded = singleSpaced(value).replaceAll('`', "'");
  return folded.length <= 60 ? folded : `${folded.slice(0, 59).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The first few values as a message shows them, and how many more there are: `` `a`, `b` and 3 more ``. */
export function shownSome(values: readonly string[], most = 3): string {
  const first = values.slice(0, most).map(shown);
  const rest = values.length - first.length;
  return rest > 0 ? `${first.join(', ')} and ${rest} more` : first.join(', ');
}
