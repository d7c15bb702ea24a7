import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { bibtexIn, hasAuthor } from '../recognise/bibtex.ts';

const madeBy = phrase('by', /\b(?:developed|created|made|built|trained|maintained|authored|curated|compiled|collected|prepared|released|published|contributed|shared|uploaded|written|fine-?tuned|introduced|presented|labell?ed) by\b/);
const maker = /\bby:? (?:(?:the|our|researchers (?:at|from|of)|a team (?:at|from|of)|members of) )*@?\p{Lu}/u;
const thanks = phrase('thanks copyright', /^thanks to .{0,400}\bfor (?:adding|curating|creating|contributing)|(?:copyright|©) (?:\(c\) )?(?:\d{4}[\d, -]*)?\p{L}/u);

export default defineDisclosure({
  id: 'authors',
  summary: 'A person or organisation is named as its maker',
  detect(card) {
    const found: Proof[] = [];
    const named = ({ text }: { readonly text: string }): boolean => /\p{L}{2}/u.test(text.replace(/https?:\/\/\S+/g, ''));
    found.push(...card.labelled('authors').filter(named), ...card.under('authors').filter(named));
    found.push(...card.said(madeBy).filter(({ text }) => maker.test(text)));
    found.push(...bibtexIn(card).filter(hasAuthor));
    found.push(...card.said(thanks).filter(({ lower }) => !lower.includes('@github-username')));
    found.push(...card.saidElsewhere('authors'));
    return found;
  },
  examples: [
    { title: 'A label', card: '# A\n\n- **Developed by:** Ada Lovelace\n', lines: [3] },
    { title: 'A gap', card: '# A\n\n- **Developed by:** [More Information Needed]\n', lines: [] },
  ],
});
