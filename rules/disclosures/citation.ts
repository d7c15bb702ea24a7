import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { bibtexIn } from '../recognise/bibtex.ts';

const asks = phrase('cite citing citation cited paper', /\b(?:please |kindly |should |must )?cite (?:this|our|us|the|as|it)\b|\bcite as\b|\b(?:for (?:more|further) (?:details|information)|see|in|introduced in|described in|presented in)\b[^.]{0,40}\b(?:our|the|this|original) paper\b/);

export default defineDisclosure({
  id: 'citation',
  summary: 'A reference of this artefact is given: BibTeX, a text to cite, its paper',
  detect(card) {
    const found: Proof[] = [];
    found.push(...bibtexIn(card));
    found.push(...card.labelled('citation'), ...card.said(asks), ...card.under('citation').filter(({ lower }) => lower.length > 20));
    found.push(...card.saidElsewhere('citation'));
    return found;
  },
  examples: [
    { title: 'BibTeX', card: '# A\n\n## Citation\n\n```bibtex\n@misc{a, author = {Ada L.}, title = {A}}\n```\n', lines: [6] },
    { title: 'An empty heading', card: '# A\n\n## Citation\n\n[More Information Needed]\n', lines: [] },
  ],
});
