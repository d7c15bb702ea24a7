/** Whether a character beyond ASCII is white space, as `\s` and `trim` take it. */
const wideBlank = (code: number): boolean => code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0xfeff;

/**
 * A text with each run of white space as one blank, and none at its ends. Most texts are so already and come back
 * as they are: looking takes a fraction of what replacing takes, and every cell and statement of a card comes here.
 */
export function singleSpaced(text: string): string {
  let blank = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 32 && code < 127) blank = false;
    else if (code === 32) {
      if (blank) return text.replace(/\s+/g, ' ').trim();
      blank = true;
    } else if (code < 32 || wideBlank(code)) return text.replace(/\s+/g, ' ').trim();
    else blank = false;
  }
  return blank ? text.trimEnd() : text;
}
