import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Statement } from '../engine/types.ts';
import { speaksOf } from '../recognise/sections.ts';
import { strongest } from '../recognise/strongest.ts';

const evaluated = String.raw`(?:test(?:ing)?|eval\w*|benchmarks?|held-?out|validation|dev(?:elopment)?|splits?|mmlu|gsm8k|humaneval|partitions?|folds?)`;
const trained = String.raw`(?:(?:pre-?)?train\w*|fine-?tun\w*|finetun\w*|instruction data|corpus)`;

const contaminated = phrase(
  'decontaminated decontaminate decontamination contaminated contaminate contamination uncontaminated contaminants',
  new RegExp(String.raw`\bdecontaminat\w+|\b(?:data|test|train|benchmark|eval\w*|set|leaderboard)[ -](?:set )?contaminat\w+|\bcontaminat\w+\b(?=[^.]{0,140}\b${evaluated}\b)|\b${evaluated}\b[^.]{0,140}\bcontaminat\w+`),
);
const overlapping = phrase(
  'overlap overlaps overlapping overlapped disjoint leak leaks leaked leaking leakage duplicates duplicate duplicated deduplicated deduplication distinct',
  new RegExp(
    [
      String.raw`\boverlap\w*\b[^.]{0,140}\b(?:${evaluated}|${trained})\b|\b(?:${evaluated}|${trained})\b[^.]{0,140}\boverlap\w*`,
      String.raw`\b(?:no|zero|without|avoid\w*|minimal|any) (?:\w+ )?(?:overlap|leakage|leaks?)\b[^.]{0,140}\b(?:speakers?|artists?|patients?|subjects?|documents?|users?|authors?|sets?|splits?)\b|\b(?:speakers?|artists?|patients?|subjects?|documents?|users?|authors?)\b[^.]{0,30}\boverlap\w*\b[^.]{0,140}\b(?:sets?|splits?)\b`,
      String.raw`\b(?:disjoint|mutually exclusive)\b[^.]{0,140}\b(?:${evaluated}|${trained}|sets?)\b|\b(?:${evaluated}|${trained}|speakers?|subjects?|users?)\b[^.]{0,140}\bdisjoint\b|\bspeaker-disjoint\b`,
      String.raw`\b(?:leak(?:s|ed|ing|age)?)\b[^.]{0,140}\b${evaluated}\b|\b(?:${evaluated}|${trained}|split\w*)\b[^.]{0,140}\b(?:data |label |test )?leakage\b`,
      String.raw`\b(?:de-?)?duplicat\w+\b[^.]{0,140}\b(?:between|across|against|from|common to|in both)\b[^.]{0,140}\b${evaluated}\b`,
      String.raw`\bdistinct from (?:those|the (?:data|ones)|data|that) (?:used )?(?:in|for|during)\b[^.]{0,140}train`,
    ].join('|'),
  ),
);
const absent = [
  phrase('none not never', new RegExp(String.raw`\b(?:none|not|never|n't)\b[^.]{0,120}\b(?:included|include|contained|contain|appear\w*|occur\w*|present|part of|seen|used|exist\w*|leaked?)\b[^.]{0,40}\b(?:in|during|for|by|of|from)\b[^.]{0,30}\b(?:the |their |its |our |any )?(?:pre-?)?train\w*(?: data| set| corpus| split)`)),
  phrase('excluded exclude excluding removed remove removing filtered filter filtering stripped dropped', new RegExp(String.raw`\b(?:exclud|remov|filter|strip|drop)\w+\b[^.]{0,80}\b(?:test sets?|test split|benchmarks?|evaluation (?:data|sets?|samples|examples|prompts))\b[^.]{0,60}\b(?:from|out)\b[^.]{0,40}\b(?:train|data|corpus)|\b(?:train\w*|corpus|data)\b[^.]{0,80}\b(?:exclud|remov|filter)\w+\b[^.]{0,60}\b(?:test (?:sets?|split|data)|benchmarks?|evaluation (?:data|sets?))\b`), 'test evaluation benchmark benchmarks'),
  phrase('shared shares identical same duplicated repeated memorizes memorize', new RegExp(String.raw`\b(?:shared|shares|duplicated|repeated|occurs?|identical|the same)\b[^.]{0,60}\b(?:between|across|in both)\b[^.]{0,40}\b(?:train\w*)\b[^.]{0,30}\b(?:and|or|/)\b[^.]{0,30}\b(?:test|dev\w*|validation|evaluation)\b|\b(?:shared|duplicated|repeated|identical|the same)\b[^.]{0,60}\b(?:between|across|in both)\b[^.]{0,40}\b(?:test|dev\w*|validation)\b[^.]{0,30}\b(?:and|or)\b[^.]{0,30}\b(?:train\w*)\b`), 'between across both'),
  phrase('contains contain includes include overlaps', new RegExp(String.raw`\b(?:dev|test|validation|evaluation|train(?:ing)?) (?:sets?|data|splits?)\b[^.]{0,20}\b(?:contains?|includes?)\b (?:all |some |parts? |most |examples? |samples? )*(?:of |from )?(?:the |our |your )?(?:[\w-]+(?:'s)? ){0,2}(?:dev|test|validation|evaluation) (?:set|data|split|examples)\b`), 'dev test validation evaluation'),
  phrase('dump dumps pretraining crawl crawls', new RegExp(String.raw`\b(?:not|likely|may|might|could|never)\b[^.]{0,30}\b(?:included|contained|present|appear\w*|part of|end up)\b[^.]{0,20}\b(?:in|of)?\b (?:the |future |any |their )*(?:\w+ )?(?:dumps?|pre-?training|crawls?)\b[^.]{0,80}\b(?:evaluat|benchmark|test)\w*`), 'not likely may might could never'),
  phrase('included contained present part', new RegExp(String.raw`\b(?:test|evaluation|benchmark|dev|validation) (?:set|data|split|examples|samples|questions)\b[^.]{0,60}\b(?:is|are|was|were) (?:also |partially |accidentally )?(?:included|contained|present|part of|in) (?:in |of )?(?:the )?(?:pre-?|fine-?)?(?:train|tun)`), 'test evaluation benchmark dev validation'),
  phrase('possible appear appears occur exist included contained present found repeated', new RegExp(String.raw`\btrain\w* (?:data|examples?|samples?|sentences?|images?|documents?|questions?|instances?|articles?|speakers?)\b(?:[^.]|\.(?=\d)){0,100}\b(?:(?:are|is|be|were|was|been|appear\w*|occur\w*|exist\w*) (?:\w+ ){0,2}in|(?:included|contained|present|found|repeated) (?:with)?in)\b (?:the |our |its )?(?:test|evaluation|validation|dev|benchmark)`)),
  phrase('may might could possibly likely potentially', new RegExp(String.raw`\b(?:tests?|test sets?|evaluation|benchmarks?)\b[^.]{0,60}\b(?:may|might|could|possibly|likely|potentially)\b[^.]{0,40}\b(?:seen|included|present|part|appear\w*|leak\w*|in)\b[^.]{0,30}\b(?:pre-?)?train`), 'test tests evaluation benchmark benchmarks'),
  phrase('mmlu gsm8k humaneval hellaswag truthfulqa arc benchmark benchmarks test tests', new RegExp(String.raw`\b(?:training )?(?:data|mix\w*|trained)\b[^.]{0,40}\bwith(?:out)? (?:the )?(?:mmlu|gsm8k|humaneval|arc|hellaswag|truthfulqa|test sets?|benchmarks? (?:data|sets?))\b`), 'with without'),
];
/** Leaks of secrets and of prompts, memory leaks, and overlap of annotators or of windows are something else. */
const other = /\b(?:disjoint (?:random )?seeds?|classes (?:which |that )?(?:only |do not |don't )?(?:appear|occur|found)|memory leak|prompt injection|prompt leak|information leak|leak(?:s|ed|ing)? (?:of )?(?:personal|private|sensitive|secrets|system)|vulnerabilit\w+|window|stride|chunk|inter-annotator|annotators? overlap|overlap(?:s|ping)? (?:tokens|words|n-?grams? (?:with|between) the (?:question|reference))|boxes|iou|overlap\w* (?:speech|voices|categories|classes|labels)|vocab\w*|(?:word|n-?gram|token|lexical) overlap|overlap[ -](?:metrics?|based)|leakage of (?:this|personal|private|sensitive|info\w*))\b/;

const speaks = ({ lower, section }: Statement): boolean => !other.test(lower) && !speaksOf(section, 'citation', 'usage-example');

export default defineDisclosure({
  id: 'decontamination',
  summary: 'Overlap between training and evaluation data is addressed',
  kinds: ['model', 'dataset'],
  detect(card) {
    return strongest(
      [3, card.said(contaminated)],
      [3, card.said(overlapping, ...absent).filter(speaks)],
      [2, card.under('decontamination').filter(({ lower }) => lower.length > 15)],
      [2, card.labelled('decontamination').filter(({ lower }) => /train|test|eval|bench|overlap|dedup/.test(lower))],
      [3, card.saidElsewhere('decontamination').filter(({ lower }) => sets.test(lower))],
    );
  },
  examples: [
    { title: 'Checked', card: '# Solver 7B\n\n## Evaluation\n\nWe searched the training corpus for every test question and found no contamination.\n', lines: [5] },
    { title: 'Removed', card: '# Solver 7B\n\nDocuments that share a 13-gram with a benchmark were removed: the data is decontaminated against test sets.\n', lines: [3] },
    { title: 'A sentence with a colon in it', card: '# Solver 7B\n\nThe data were decontaminated: files that hold a problem of HumanEval were removed by exact match.\n', lines: [3] },
    { title: 'Warned of', card: '# Solver 7B\n\nParts of the test set may have been seen during pre-training of the base.\n', lines: [3] },
    { title: 'Splits without common speakers', kind: 'dataset', card: '# Voices\n\nNo speaker overlap exists between the training and test splits.\n', lines: [3] },
    { title: 'Duplicates across splits', kind: 'dataset', card: '# Birds\n\nDuplicate images across train and test were deleted.\n', lines: [3] },
    { title: 'A held-out set alone', card: '# Tagger\n\nWe evaluate on a held-out test set of 500 sentences.\n', lines: [] },
    { title: 'Contaminated otherwise', card: '# Chat 13B\n\nThe data is contaminated with refusals, which we dislike.\n', lines: [] },
    { title: 'Leaking secrets', card: '# Guard\n\nThe scanner probes for prompt injection and data leakage in tests.\n', lines: [] },
    { title: 'The template', card: '# A\n\n## Contamination\n\nTODO\n', lines: [] },
    { title: 'Pairs that both sets share', card: '# A\n\nSome sentences are shared between the training and test sets.\n', lines: [3] },
  ],
});

/** In other languages a leak has to be one between sets. */
const sets = /評価|テスト|学習|訓練|检验|训练|訓練|测试|測試|验证|评测|평가|테스트|학습|훈련|train|test|eval|bench|обуч|тест|entren|prueba|trein|entraîn|eğitim|latih|uji/;
