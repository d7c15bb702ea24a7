import type { Input, Tree } from '@lezer/common';
import { GFM, parser, Table, type Element, type MarkdownParser } from '@lezer/markdown';
import { isPlain, plainText } from './plain-text.ts';

/** A link, emphasis, code or mark in a text, as the inline parser leaves it. */
export interface Inline extends Element {
  readonly children: readonly Inline[];
}

export interface Markdown {
  /** Blocks, without what stands in their texts. */
  readonly tree: Tree;
  /** What stands in a text, by the offset at which the text begins. */
  readonly inlines: ReadonlyMap<number, readonly Inline[]>;
}

/**
 * Marks of links and emphasis in one paragraph up to which it is read as a whole: the parser takes time that grows with the square of their
 * number. Three of 6,436 cards have as many, in lists of thousands of labels; of such a one, pieces of so many characters are read.
 */
const mostMarks = 4000;
const piece = 4096;
const marks = /[[\]*_`<!~]/g;
const markdown = parser.configure([GFM, { parseInline: [plainText] }]);
/** The same for texts without a bar, in which no line can be a row: nodes have the same numbers. */
const tableless = parser.configure([GFM.map((part) => (part === Table ? { defineNodes: Table.defineNodes! } : part)), { parseInline: [plainText] }]);
const whole = markdown.parseInline.bind(markdown) as (text: string, offset: number) => Inline[];

function parseInline(text: string, offset: number): readonly Inline[] {
  if (text.length <= mostMarks || text.replace(marks, '').length >= text.length - mostMarks) return whole(text, offset);
  const found: Inline[] = [];
  for (let at = 0, next = 0; at < text.length; at = next) {
    next = at + piece >= text.length ? text.length : Math.max(text.lastIndexOf('\n', at + piece), at + piece / 2);
    found.push(...whole(text.slice(at, next), offset + at));
  }
  return found;
}

let inlines = new Map<number, readonly Inline[]>();
// Kept beside the tree: to be built into it and found there again takes half as long as all the parsing.
const keepInlines: MarkdownParser['parseInline'] = (text, offset) => {
  if (!isPlain(text)) inlines.set(offset, parseInline(text, offset));
  return [];
};
markdown.parseInline = keepInlines;
tableless.parseInline = keepInlines;

/** A text that is given to the parser line by line: of a string, it cuts all that is left at each line. */
class LineInput implements Input {
  readonly lineChunks = true;
  readonly length: number;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.length = text.length;
  }

  chunk(from: number): string {
    const end = this.text.indexOf('\n', from);
    return end === from ? '\n' : this.read(from, end < 0 ? this.length : end);
  }

  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }
}

/** Names of inline elements by their `type`. */
export const inlineNames: readonly string[] = markdown.nodeSet.types.map(({ name }) => name);

export function parseMarkdown(text: string): Markdown {
  inlines = new Map();
  return { tree: (text.includes('|') ? markdown : tableless).parse(new LineInput(text)), inlines };
}
