import { phrase } from '../engine/phrase.ts';
import type { Uncovered } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { saidAtFirst, titleOf } from './opening.ts';

/** What a card tells of a large body of text or code that language models are trained on. */
export interface TrainingCorpus {
  /** The data are program code, wholly or in part that matters. */
  readonly code: boolean;
}

const atScale = phrase('tokens', /\b(?:pre-?)?trained (?:\w+ ){0,3}(?:on|with|using|for)\b[^.]{0,80}?\b\d[\d.,]*\s?(?:\+ )?(?:trillion|billion|million|t|b|m|tb|bn)?\+? (?:unique )?tokens\b/, 'trained pretrained');
const fromScratch = phrase(
  'pretrained pretraining pre',
  /\bpre-?trained (?:\w+ )?(?:on|using|with)\b[^.]{0,80}\b(?:corpus|corpora|text|code|data|datasets?)\b|\bpre-?training (?:data|corpus|corpora|data ?sets?|mix(?:ture)?)\b/,
);
/** Says that it was made from another model. */
const tuned = phrase('fine finetuned finetune finetuning tuned adapter lora qlora unsloth', /\b(?:fine-?tun\w+|finetun\w+)\b|\binstruction[- ]tuned\b|\blora\b|\badapter\b/);
const ofCode = phrase(
  'code coding programming github repositories starcoder stack software',
  /\bcode (?:generation|completion|llms?|language models?|models?|infilling|corpus|files?|snippets)\b|\b(?:source|program|python|java|javascript|html|c\+\+) code\b|\bprogramming languages?\b|\bthe stack (?:v\d|\(|data|d?edup|smol)|\bstarcoder\b|\bgithub (?:repositories|code)\b|\bsoftware heritage\b/,
);
const titledCode = /\bcode\b|coder\b|\bthe[- ]stack\b|starcoder|codegen|codeparrot/;
const codeSets = /the-stack|starcoder|codeparrot|github-?code|code_search_net|code-?clippy|codesearchnet/i;
/** A data set of text or code that models are pre-trained on. */
const corpusWords = 'pretraining pre training train trained crawl crawled corpus web scale language';
const forPretraining = /\bpre-?train(?:ing)?\b[^.]{0,60}\b(?:corpus|corpora|data ?sets?|data|models?)\b/;
const forModels = /\b(?:corpus|corpora|data ?sets?|data)\b[^.]{0,60}\b(?:for|to) (?:pre-?train\w*|train(?:ing)?) (?:\w+ ){0,4}(?:language models?|llms?|code models?|models? of code)\b/;
const corpus = [
  phrase('pre pretraining', forPretraining),
  phrase('pretrain', forPretraining, corpusWords),
  phrase('language', forModels, 'corpus corpora data dataset datasets'),
  phrase('llm llms code', forModels, corpusWords),
  phrase('web crawl crawled', /\b(?:web|crawled|crawl)[- ](?:scale )?(?:corpus|corpora)\b|\bcommon crawl\b/),
  phrase('commoncrawl', /\bcommoncrawl\b/, corpusWords),
];
const codeData = phrase('code repositories github programs scripts notebooks software', /\b(?:source|program|python|java|javascript) code (?:files?|from|in|of|collected|corpus|data ?set)\b|\bcode (?:from|in|of|collected|crawled)\b[^.]{0,60}\b(?:github|gitlab|repositories|software heritage)\b|\b(?:github|gitlab) repositories\b|\bcode files\b|\bsoftware heritage\b|\bdata ?set of (?:\w+ ){0,3}code\b/);
const benchmark = phrase('benchmark evaluate evaluation test problems challenge', /\bbenchmarks?\b|\bto evaluate\b|\b(?:evaluation|test) (?:set|suite|data ?set)\b|\bprogramming problems\b/);
const opening = 16;

/** Whether a card speaks of data at a scale on which models are pre-trained, and whether they are code; null for tuning sets, benchmarks and what was made from another model. */
export function trainingCorpusOf({ card, kind }: Uncovered): TrainingCorpus | null {
  if (kind === 'model') {
    if (filled(card.data['base_model']).length > 0) return null;
    const title = titleOf(card);
    const heap = filled(card.data['datasets']).some((id) => codeSets.test(id));
    const code = (): boolean => heap || titledCode.test(title) || saidAtFirst(card, opening, ofCode).length > 0;
    // A count of tokens in the training data is a pre-training run, tuned afterwards or not.
    if (card.said(atScale).some((s) => !s.section.concepts.has('citation') && !/\b(?:context|sequences?|length|window)\b/.test(s.lower))) return { code: code() };
    if (/fine-?tun|finetun|lora\b/.test(title) || filled(card.data['tags']).includes('generated_from_trainer') || saidAtFirst(card, 8, tuned).length > 0) return null;
    return heap || card.said(fromScratch).some((s) => !s.section.concepts.has('citation') && !/imagenet|librispeech|\bimages\b/.test(s.lower)) ? { code: code() } : null;
  }
  if (kind !== 'dataset') return null;
  const title = titleOf(card);
  if (saidAtFirst(card, opening, benchmark).length > 0) return null;
  const code = saidAtFirst(card, opening, codeData).length > 0 || /\bthe[- ]stack\b|\bsource code\b|\bgithub code\b/.test(title);
  return code || saidAtFirst(card, opening, ...corpus).length > 0 ? { code } : null;
}
