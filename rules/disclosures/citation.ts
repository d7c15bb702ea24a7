import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { bibtexIn } from '../recognise/bibtex.ts';
import { labelledLike } from '../recognise/labels.ts';
import { linksWithin } from '../recognise/links.ts';

const asks = phrase('cite citing citation cited credit acknowledge', /\bif you (?:\w+ ){0,2}(?:use|find|employ|publish)\b[^.]{0,80}\bplease (?:also )?(?:credit|acknowledge|reference)\b|\b(?:please|kindly|should|must|to|and|consider)?,? ?cit(?:e|ing) (?:this|our|us|the|as|it|my|these)\b|\bcite as\b|\bplease cite\b|\bcited as\b/);
/** Sends the reader to this artefact's own paper. */
const paper = phrase(
  'paper papers publication preprint report arxiv article',
  /\b(?:for (?:more|further|additional|full) (?:details?|information)|more (?:details|information)|see|read|refer to|details (?:can be found )?in|introduced (?:in|by)|described in|presented (?:in|at)|proposed in|published in|released with|accompan\w+|found in|check out|accompanies)\b[^.]{0,50}\b(?:our|the|this|original|following|associated|companion|accompanying|research|emnlp|acl|naacl|neurips|icml|iclr|interspeech)\b[^.]{0,30}\b(?:paper|publication|preprint|technical report|article|arxiv)\b|\b(?:our|accompanying|associated|companion) (?:\w+ ){0,2}(?:paper|preprint|publication|technical report)\b/,
);
/** Sends the reader to a title that turns out to be a paper. */
const further = phrase('details information read learn', /\b(?:more|further) (?:details|information|about)\b[^.]{0,60}\b(?:see|refer|check|visit|read|in|at|here)\b/);
/** A link that is called nothing but the paper. */
const paperLink = phrase('paper preprint publication arxiv report', /^(?:[\w.&-]+[ -]){0,4}?(?:paper|preprint|arxiv|technical report|publication)s?(?: link)?\W*$|^\W*(?:blog post|blog|website)\W+(?:and )?(?:\w+ )?paper\W*$/);
const sendsToPaper = /\b(?:see|read|check|refer|our)\b.*\b(?:paper|publication|preprint)\b/;
/** The paper of something else. */
const ofOthers = /\babout the (?:pre-?trained|original|base|underlying|parent) (?:model|architecture)\b|\b(?:model cards for model reporting|similar to|inspired by|following the|as in the|base model|foundation model|original paper because|pile paper|datasheets? for datasets|dataset paper|backbone|waiting-on)\b|\binstead of\b|\b(?:details|described|explained|breakdown)\b[^.]{0,60}\b(?:dataset|data|metric|benchmark)\b|\bsection \d|\bappendix\b|\btrl as\b|\bcite (?:speechbrain|espnet|the (?:authors|relevant|upstream|original (?:authors|dataset|model|base)))|\bupstream\b|\{\s*\.\.\./;
const scholarly = /arxiv\S*\d|aclanthology|aclweb|doi\.org|openreview|ieee|\.pdf|springer|dl\.acm|zenodo|researchgate|semanticscholar|nature\.com|sciencedirect|biorxiv|medrxiv|papers|proceedings|lrec|isca|hal\.|ssrn|figshare|jmlr|mdpi|neurips|cvf|paper/i;
const papers = /arxiv\.org\/(?:abs|pdf)\/\S*\d|aclanthology|aclweb|openreview/i;
const reference = /\b(?:19|20)\d\d\b|\bet al\b|\bdoi\b|arxiv|proceedings|journal|conference|isbn|["“”]|@\w+\s?\{/;

/** Headings below which any link is meant to be cited. */
const isCitation = /^(?:citation|citations|citation information|how to cite|citing)$/;

/** Says more than where to look. */
const inWords = ({ lower }: Statement): boolean => lower.replace(/https?:\S+/g, '').length > 15 && !/^(?:no|see|the|this|please see|tbd|link|available|find)\b|not (?:yet )?available/.test(lower);

const leadsTo = (card: Card, statement: Statement, to: RegExp): boolean => linksWithin(card, statement).some(({ url }) => to.test(url));

/** Papers that name the kind of model before a colon: those of the parents when the card is of a model tuned from it. */
const kinds = 'bert|roberta|albert|electra|deberta(?:v3)?|xlnet|m?t5|byt5|m?bart|luke|longformer|layoutlm|wav2vec ?2(?:\\.0)?|xls-r|hubert|gpt-?[234]|lora|qlora|distilbert|sentence-bert|llama(?: ?2)?';
const parents = new RegExp(`^\\W*(?:\\[?\\d?\\]?\\W*)(?:${kinds}): |^(?:the )?(?:[\\w.-]+ )?(?:${kinds})(?: models?)? (?:was|were|is) (?:introduced|proposed|presented|described|first released|released) (?:in|by)\\b`);
const plainName = new RegExp(`^(?:google s |facebook s |meta s )?(?:${kinds})(?: (?:base|large|small|tiny|mini|xl|xxl|model|uncased|cased|multilingual|english|v\\d|\\d+b?|l|h|\\d+))*$`);
const tuned = phrase('fine finetuned tuned', /\bfine-?tuned\b/);
const tunedElsewhere = /二次预训练|微调|ファインチューニング|파인튜닝/;

/** Whether what a card names `BERT: …` is the paper of its parent. */
function citesParent(card: Card): (text: string) => boolean {
  const name = (): string => card.sections.find(({ level }) => level === 1)?.normal ?? '';
  const isPicture = (): boolean => name() !== '' && !/stable diffusion|latent diffusion|\bldm\b/.test(name());
  const isDerived = (): boolean => filled(card.data['base_model']).length > 0 || card.said(tuned).length > 0 || (/^(?:zh|ja|ko)$/m.test([...card.languages].join('\n')) && tunedElsewhere.test(card.text));
  return (text) => (parents.test(text) && !plainName.test(name()) && isDerived()) || (text.startsWith('high-resolution image synthesis with latent') && isPicture());
}

export default defineDisclosure({
  id: 'citation',
  summary: 'A reference of this artefact is given: BibTeX, a text to cite, its paper',
  detect(card) {
    const found: Proof[] = [];
    const ofParent = citesParent(card);
    const own = ({ lower }: Statement): boolean => !ofOthers.test(lower) && !ofParent(lower);
    const speaks = (s: Statement): boolean => reference.test(s.lower) || leadsTo(card, s, scholarly) || /\bcite\b/.test(s.lower);
    const about = card.under('citation');
    found.push(...bibtexIn(card).filter(({ text }) => !ofParent((/\btitle\s*=\s*[{"'\s]*([^}"\n]{2,50})/i.exec(text)?.[1] ?? '').toLowerCase())));
    found.push(...[...card.labelled('citation'), ...card.listed('citation')].filter((s) => own(s) && !/^(?:true|false|yes|no|none)$/.test(s.lower) && (speaks(s) || (s.form !== 'row' && s.lower.length > 8))));
    for (const s of card.said(asks)) if (own(s)) found.push(s);
    found.push(...about.filter((s) => own(s) && (speaks(s) || (isCitation.test(s.section.normal) && inWords(s) && leadsTo(card, s, /^https?:/)))));
    const inBody = (s: Statement): boolean => own(s) && !s.section.concepts.has('training-data') && !s.section.concepts.has('evaluation-setup');
    for (const s of card.said(paperLink)) if (s.label === null && inBody(s) && leadsTo(card, s, /./)) found.push(s);
    for (const s of card.said(paper)) if (inBody(s) && (/["“”]|\(\d{4}\)/.test(s.lower) || leadsTo(card, s, scholarly))) found.push(s);
    for (const s of labelledLike(card, sendsToPaper)) if (s.form !== 'row' && inBody(s) && leadsTo(card, s, scholarly)) found.push(s);
    for (const s of card.said(further)) if (leadsTo(card, s, papers) && inBody(s)) found.push(s);
    found.push(...card.saidElsewhere('citation'));
    if (found.length === 0 && filled(card.data['citation']).length > 0) found.push({ key: ['citation'] });
    return found;
  },
  examples: [
    { title: 'BibTeX', card: '# A\n\n## Citation\n\n```bibtex\n@misc{a, author = {Ada L.}, title = {A}}\n```\n', lines: [6] },
    { title: 'BibTeX in the running text', card: '# A\n\n## Citation\n\n@misc{a, author = {Ada L.}, title = {A}, year = {2024}}\n', lines: [5] },
    { title: 'An empty heading', card: '# A\n\n## Citation\n\n[More Information Needed]\n', lines: [] },
    { title: 'Words to cite', card: '# A\n\nIf you use it, please cite our work: Lovelace (2024), Notes on soup.\n', lines: [3] },
    { title: 'The paper as a field of the card', kind: 'dataset', card: '# A\n\n- **Paper:** [Notes on soup](https://arxiv.org/abs/2401.00001)\n', lines: [3] },
    { title: 'The paper field left open', kind: 'dataset', card: '# A\n\n- **Paper:** [Needs More Information]\n', lines: [] },
    { title: 'A sentence that leads to the paper', card: '# A\n\nFor more details see [our paper](https://arxiv.org/abs/2401.00001).\n', lines: [3] },
    { title: 'What a generated card cites of its tools', card: '# A\n\n## Citation\n\n### BibTeX\n\n#### Sentence Transformers\n\n```bibtex\n@inproceedings{reimers-2019-sentence-bert, title = "Sentence-BERT", author = "Reimers, Nils"}\n```\n', lines: [] },
    { title: 'A title behind the words that lead to it', kind: 'dataset', card: '# A\n\nSee the paper for details: [Notes on soup, Lovelace et al., 2024](https://arxiv.org/abs/2401.00001).\n', lines: [3] },
    { title: 'A paper that merely inspired a part', card: '# A\n\nThe loss is inspired by [this paper](https://arxiv.org/abs/2401.00001).\n', lines: [] },
    { title: 'BibTeX with all its fields empty', card: '# A\n\n```\n@article{,\n  author = {},\n  title = {}\n}\n```\n', lines: [] },
    { title: 'Credit to give', kind: 'dataset', card: '# A\n\nIf you use this dataset in your research, please credit the Soup Society.\n', lines: [3] },
    { title: 'The paper of the parent', card: '---\nbase_model: xlm-roberta-base\n---\n# Soup tagger\n\n- **Paper:** [RoBERTa: A Robustly Optimized Approach](https://arxiv.org/abs/1907.11692)\n', lines: [] },
  ],
});
