import type { InlineContext, InlineParser } from '@lezer/markdown';

/** What every inline element has in it; without any of these a text has none, and need not be parsed. */
const telling = /[\\&`<*_[@]|~~| {2}\n|www\.|https?:\/\/|mailto:|xmpp:/;

/** Whether the inline parsers find nothing in a text. */
export const isPlain = (text: string): boolean => !telling.test(text);

/**
 * The character at which some inline element may begin or end: a mark, the first of two blanks, which may be a hard break, the first of a
 * bare link, which begins where no word goes on. Each alternative takes one character.
 */
const acting = /[\\&`<*_[\]!~]| (?= )|\b(?:w(?=ww\.)|h(?=ttps?:\/\/)|m(?=ailto:)|x(?=mpp:))/g;
/** The same where a mailbox may stand in the text: that begins with any of these. */
const actingWithMail = /[\\&`<*_[\]!~]| (?= )|(?<!\w)[\w.+-]/g;

/** The text looked at last, and what to look for in it. */
let seen: InlineContext | null = null;
let looked = acting;

/**
 * Steps over plain text at once. The Markdown parser otherwise asks every inline parser at every character, some
 * 1,400 times a card. Nothing is skipped at which one of them would act.
 */
export const plainText: InlineParser = {
  name: 'PlainText',
  before: 'Escape',
  parse(cx, _next, pos) {
    const { text, offset } = cx;
    if (cx !== seen) {
      seen = cx;
      looked = text.includes('@') ? actingWithMail : acting;
    }
    const start = pos - offset;
    looked.lastIndex = start;
    const at = looked.test(text) ? looked.lastIndex - 1 : text.length;
    return at > start ? at + offset : -1;
  },
};
