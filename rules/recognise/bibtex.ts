import { oncePerCard } from '../engine/once.ts';
import type { Card, Section, Span } from '../engine/types.ts';
import { withAtSign } from './at-signs.ts';

/** A BibTeX entry, in a code block or in the running text. */
export interface BibtexEntry extends Span {
  /** From the entry's `@` to the end of its block. */
  readonly text: string;
  readonly section: Section;
}

const kinds = 'article misc inproceedings conference book online software dataset techreport phdthesis mastersthesis thesis unpublished incollection inbook manual proceedings data report patent preprint model';
const opening = new RegExp(`@\\s?(?:${kinds.replaceAll(' ', '|')})\\s*[{(]\\s*(?!\\.\\.\\.|\\[more|todo)`, 'i');
/** Tools that generated cards cite of their own accord. */
const tools = /sentence-bert|reimers[-_]?(?:gurevych)?[-_]?20(?:19|20)|oord2018|oord2019|henderson2017|hadsell2006|kusupati|matryoshkaloss|cosentloss|vonwerra|\{trl\b|shao2024deepseekmath|rafailov2023|tunstall2022efficient|watanabe2018espnet|\{inaguma|hayashi2020espnet|\{li2020espnet|speechbrain|\{sb2021|rw2019timm|mergekit|goddard|\{axolotl|lacoste2019|wolf-etal-2020|\{peft/i;
const toolSection = /^(?:sentence transformers|setfit|trl|framework|espnet|citing espnet|citing speechbrain|about speechbrain)$|loss$/;
/** Headings above the references of others. */
const othersSection = /\b(?:downstream task|base model|qlora|lora|dataset used|datasets used|training data|related work|original|references)\b/;

/**
 * BibTeX entries that the card gives for itself, in reading order; a code block counts once, at its first entry.
 * Left out are tools' own papers and what stands under headings on something else.
 */
export const bibtexIn = oncePerCard(readBibtex);

function readBibtex(card: Card): readonly BibtexEntry[] {
  const found: BibtexEntry[] = [];
  for (const { text, start, end, section } of card.code) {
    const at = text.includes('@') ? text.search(opening) : -1;
    if (at < 0) continue;
    const from = start + Math.max(card.text.slice(start, end).search(opening), 0);
    found.push({ text: text.slice(at), section, start: from, end });
  }
  for (const { text, section, start, end } of withAtSign(card)) {
    const at = text.search(opening);
    if (at >= 0) found.push({ text: text.slice(at), section, start, end });
  }
  return found.length === 0 ? found : found.filter((entry) => own(entry) && filledIn(entry)).sort((a, b) => a.start - b.start);
}

/** Whether any field of an entry has a value; templates leave them all empty. */
const filledIn = ({ text }: BibtexEntry): boolean => /=\s*(?:[{"]\s*){0,3}[^\s{}",]/.test(text) || !text.includes('=');

function own({ text, section }: BibtexEntry): boolean {
  if (section.concepts.has('training-data') && !section.concepts.has('citation')) return false;
  if (toolSection.test(section.normal) || (othersSection.test(section.normal) && !section.concepts.has('citation'))) return false;
  return !tools.test(text.slice(0, 120)) || /\n\s*@/.test(text.slice(1));
}

/** Whether an entry names an author that is not a gap. */
export const hasAuthor = ({ text }: BibtexEntry): boolean => /\b(?:author|editor|organization|institution)s?\s*=\s*["{'\s]*[\p{L}\\]/iu.test(text) && !/\bauthor\s*=\s*["{\s]*(?:\[|todo|your|author|xxx|anonymous|<)/i.test(text);
