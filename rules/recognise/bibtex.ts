import { phrase } from '../engine/phrase.ts';
import type { Card, Section, Span } from '../engine/types.ts';

/** A BibTeX entry, in a code block or in the running text. */
export interface BibtexEntry extends Span {
  readonly text: string;
  readonly section: Section;
}

const kinds = 'article misc inproceedings conference book online software dataset techreport phdthesis mastersthesis thesis unpublished incollection inbook manual proceedings data report patent preprint';
const opening = new RegExp(`@\\s?(?:${kinds.replaceAll(' ', '|')})\\s*[{(]`, 'i');
const inText = phrase(kinds, opening);

/** BibTeX entries of a card in reading order; each code block counts once, at its first entry. */
export function bibtexIn(card: Card): BibtexEntry[] {
  const found: BibtexEntry[] = [];
  for (const { text, start, end, section } of card.code) {
    const at = text.search(opening);
    if (at < 0) continue;
    const from = start + Math.max(card.text.slice(start, end).search(opening), 0);
    found.push({ text: text.slice(at), section, start: from, end });
  }
  for (const { text, section, start, end } of card.said(inText)) found.push({ text, section, start, end });
  return found.sort((a, b) => a.start - b.start);
}

/** Whether an entry names an author that is not a gap. */
export const hasAuthor = ({ text }: BibtexEntry): boolean => /\b(?:author|editor|organization|institution)s?\s*=\s*["{'\s]*[\p{L}\\]/iu.test(text) && !/\bauthor\s*=\s*["{\s]*(?:\[|todo|your|author|xxx|anonymous|<)/i.test(text);
