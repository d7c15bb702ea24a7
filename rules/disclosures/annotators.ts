import { defineDisclosure } from '../engine/define-disclosure.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { producers } from '../recognise/annotation.ts';
import { labelledLike } from '../recognise/labels.ts';

const known = (card: Card, key: string): boolean => filled(card.data[key]).some((value) => !/^(?:unknown|other)$/i.test(value));
/** Who made the dataset as a whole is its author. */
const authored = /\b(?:data ?set|corpus|repo(?:sitory)?|collection|benchmark|card|version)s?\b(?: \w+){0,3} (?:created|made|provided|contributed|published|released|maintained|collected|curated|uploaded|prepared|developed|compiled) by\b/;
const by = /^(?:annotated|labell?ed|tagged|rated|transcribed|translated|written|generated|synthesi[sz]ed|narrated|read|spoken|voiced) (?:by|with|using)$|^(?:annotat(?:or|ion) model|judge model|teacher model|generator model|generation model|voice actors?|narrators?)$/;
/** Instructions of data sheets. */
const asks = /\?$|^\(?(?:if (?:so|the dataset|applicable|known|available)|state whether|please|describe|provide)\b/;

export default defineDisclosure({
  id: 'annotators',
  kinds: ['dataset'],
  summary: 'It is told who annotated the data or produced the text',
  detect(card) {
    const found: Proof[] = [];
    if (known(card, 'annotations_creators')) found.push({ key: ['annotations_creators'] });
    const answers = (s: Statement): boolean => !asks.test(s.lower) && !s.section.concepts.has('contents');
    found.push(...card.under('annotators').filter(answers), ...card.labelled('annotators').filter(answers));
    found.push(...card.said(...producers).filter((s) => answers(s) && (!authored.test(s.lower) || producers.some(({ pattern }) => pattern.test(s.lower.replace(authored, ' '))))));
    found.push(...labelledLike(card, by).filter((s) => answers(s) && s.lower.length > 2));
    found.push(...card.saidElsewhere('annotators'));
    // Who wrote the text stands in for who labelled it where the card has no other word on it.
    if (found.length === 0 && filled(card.data['annotations_creators']).length === 0 && filled(card.data['language_creators']).some((value) => !/^(?:unknown|other|found)$/i.test(value))) found.push({ key: ['language_creators'] });
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\nannotations_creators:\n- crowdsourced\n---\n# A\n', lines: [2] },
    { title: 'Not known', card: '---\nannotations_creators:\n- unknown\n---\n# A\n', lines: [] },
    { title: 'Under its heading', card: '# A\n\n#### Who are the annotators?\n\nTwo cooks from Lisbon.\n', lines: [5] },
    { title: 'The heading alone', card: '# A\n\n#### Who are the annotators?\n\n[More Information Needed]\n', lines: [] },
    { title: 'A model wrote the answers', card: '# A\n\nThe answers were generated with GPT-4 from the recipes.\n', lines: [3] },
    { title: 'Speakers', card: '# A\n\nThe sentences are read by native speakers at home.\n', lines: [3] },
    { title: 'How it was scraped is not who wrote it', card: '# A\n\nThe dataset was created by scraping a site.\n', lines: [] },
  ],
});
