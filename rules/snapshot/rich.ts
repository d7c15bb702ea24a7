import type { Tree } from '@lezer/common';
import { inlineNames, type Inline } from './markdown.ts';

/** Text as a reader sees it, with the way back to the source. */
export interface Rich {
  readonly text: string;
  /** `text` position → source offset, at the beginning of each run; both ascending. */
  readonly runs: readonly (readonly [at: number, source: number])[];
  /** End of the bold run that the text begins with (0 where it begins otherwise). */
  readonly boldUntil: number;
}

export interface FoundLink {
  readonly url: string;
  readonly text: string;
  readonly image: boolean;
  readonly start: number;
  readonly end: number;
}

const hidden = new Set(['EmphasisMark', 'CodeMark', 'LinkMark', 'LinkTitle', 'HeaderMark', 'StrikethroughMark', 'TaskMarker', 'Comment', 'ProcessingInstruction', 'QuoteMark', 'LinkLabel']);
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' };

/** Offset in the source of a position in a rich text. */
export function sourceOf(rich: Rich, at: number): number {
  let low = 0;
  let high = rich.runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rich.runs[middle]![0] <= at) low = middle;
    else high = middle - 1;
  }
  const run = rich.runs[low];
  return run ? run[1] + (at - run[0]) : 0;
}

export const none: readonly Inline[] = [];

/** Marks of a block itself: of a heading, of a task, of quotes that go on over lines. */
export function marksOf(tree: Tree, from: number): readonly Inline[] {
  if (tree.children.length === 0) return none;
  const marks: Inline[] = [];
  const cursor = tree.cursor();
  for (let more = cursor.firstChild(); more; more = cursor.nextSibling()) marks.push({ type: cursor.type.id, from: from + cursor.from, to: from + cursor.to, children: none });
  return marks;
}

/** Inline elements with the marks among them; the mark of a quote may stand within an element that goes on over lines. */
export function withMarks(inline: readonly Inline[], marks: readonly Inline[]): readonly Inline[] {
  if (inline.length === 0) return marks;
  if (marks.length === 0) return inline;
  const all = [...inline];
  let at = 0;
  for (const mark of marks) {
    while (at < all.length && all[at]!.to < mark.to) at += 1;
    const next = all[at];
    if (next && next.from < mark.from) all[at] = { ...next, children: withMarks(next.children, [mark]) };
    else {
      all.splice(at, 0, mark);
      at += 1;
    }
  }
  return all;
}

const withoutReturns = (text: string): string => (text.includes('\r') ? text.replaceAll('\r', ' ') : text);

/** Collects what is seen of a text. Soft breaks stay `\n`; `<br>` and hard breaks become `\n\n`. */
export function richText(source: string, start: number, end: number, inline: readonly Inline[], offset: number, links: FoundLink[]): Rich {
  if (inline.length === 0) return { text: withoutReturns(source.slice(start, end)), runs: start < end ? [[0, start + offset]] : [], boldUntil: 0 };
  // Joined at the end: to look into a text that still grows copies it each time.
  const pieces: string[] = [];
  let length = 0;
  let blank = true;
  const runs: [number, number][] = [];
  let boldUntil = 0;
  const put = (piece: string, from: number): void => {
    if (piece === '') return;
    runs.push([length, from + offset]);
    pieces.push(withoutReturns(piece));
    length += piece.length;
    blank &&= piece.trim() === '';
  };
  /** @param inLink whether the elements stand in a link or an image */
  const visit = (from: number, to: number, children: readonly Inline[], inLink: boolean): void => {
    let at = from;
    for (const child of children) {
      if (child.from > at) put(source.slice(at, child.from), at);
      at = child.to;
      const name = inlineNames[child.type]!;
      if (name === 'URL') {
        const url = source.slice(child.from, child.to);
        if (inLink && isTarget(source, child)) continue;
        links.push({ url: /^[^:/]+@/.test(url) ? `mailto:${url}` : url, text: '', image: false, start: child.from + offset, end: child.to + offset });
        put(url, child.from);
      } else if (hidden.has(name)) continue;
      else if (name === 'Link' || name === 'Image') {
        const within = (type: string): Inline[] => child.children.filter((part) => inlineNames[part.type] === type);
        const urls = within('URL');
        const target = urls.find((url) => isTarget(source, url));
        const before = pieces.length;
        // `[text]` alone is no link but text in brackets, most often a gap of a template.
        const bracketed = name === 'Link' && urls.length === 0 && within('LinkLabel').length === 0;
        if (bracketed) put('[', child.from);
        if (name === 'Link') visit(child.from, child.to, child.children, true);
        if (bracketed) {
          put(']', child.to - 1);
          continue;
        }
        links.push({ url: target ? source.slice(target.from, target.to) : '', text: name === 'Link' ? pieces.slice(before).join('') : altOf(source.slice(child.from, child.to)), image: name === 'Image', start: child.from + offset, end: child.to + offset });
      } else if (name === 'HTMLTag') {
        const tag = source.slice(child.from, child.to);
        if (/^<(?:br|\/p|\/div|\/li|\/summary)\b/i.test(tag)) put('\n\n', child.from);
        const href = /\b(?:href|src)\s*=\s*["']([^"']+)["']/i.exec(tag);
        if (href) links.push({ url: href[1]!, text: '', image: /^<img/i.test(tag), start: child.from + offset, end: child.to + offset });
      } else if (name === 'HardBreak') put('\n\n', child.from);
      else if (name === 'Entity') put(entities[source.slice(child.from, child.to)] ?? ' ', child.from);
      else if (name === 'Escape') put(source.slice(child.from + 1, child.to), child.from + 1);
      else {
        const first = blank;
        visit(child.from, child.to, child.children, false);
        if (name === 'StrongEmphasis' && first) boldUntil = length;
      }
    }
    if (at < to) put(source.slice(at, to), at);
  };
  visit(start, end, inline, false);
  return { text: pieces.join(''), runs, boldUntil };
}

/** Whether a URL inside a link is where it leads; a URL may stand in the link's text too. */
const isTarget = (source: string, url: Inline): boolean => source[url.from - 1] === '(' || /\(\s*<?$/.test(source.slice(Math.max(0, url.from - 4), url.from));

const altOf = (image: string): string => /^!\[([^\]]*)\]/.exec(image)?.[1] ?? '';
