/** Whether a character is white space, as `\s` and `trim` take it. */
const isBlank = (code: number): boolean =>
  code <= 32
    ? code === 32 || (code >= 9 && code <= 13)
    : code >= 0xa0 && (code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0xfeff);

/** White space that is not one blank alone. */
const uneven = /[^\S ]| \s/;

/**
 * A text with each run of white space as one blank, and none at its ends. Most texts are so already, but for an end, and
 * are not put together anew: every cell and statement of a card comes here, and replacing by a pattern takes several times as long.
 */
export function singleSpaced(text: string): string {
  const trimmed = text.trim();
  return uneven.test(trimmed) ? folded(trimmed) : trimmed;
}

function folded(text: string): string {
  let made = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code > 32 && code < 127) || !isBlank(code)) continue;
    let next = at + 1;
    while (isBlank(text.charCodeAt(next))) next += 1;
    if (code !== 32 || next > at + 1) {
      made += `${text.slice(from, at)} `;
      from = next;
    }
    at = next - 1;
  }
  return made + text.slice(from);
}

/** Parts of a text between runs of white space, as `split(/\s+/)` makes them: an empty text is one. */
export function countWords(text: string): number {
  let count = 1;
  let within = false;
  for (let at = 0; at < text.length; at += 1) {
    const blank = isBlank(text.charCodeAt(at));
    if (blank && !within) count += 1;
    within = blank;
  }
  return count;
}
