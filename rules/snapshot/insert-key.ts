import type { Card, Edit } from '../engine/types.ts';

/** The edit that adds one line at the end of the front matter, or null where there is no readable block to add it to. */
export function insertKey(card: Card, line: string): Edit | null {
  const { state, yaml } = card.frontMatter;
  if (state !== 'ok') return null;
  const end = card.text.startsWith('\r\n', yaml.end) ? '\r\n' : '\n';
  return { file: card.file, start: yaml.end, end: yaml.end, text: `${end}${line}` };
}
