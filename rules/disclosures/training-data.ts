import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Span, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { chip, countedChips } from '../recognise/accelerators.ts';
import { describesData, namesTrainingData } from '../recognise/datasets.ts';
import { labelledLike } from '../recognise/labels.ts';
import { openings, strongest } from '../recognise/strongest.ts';
import { columnsOf } from '../recognise/titles.ts';

const trained = phrase(
  'trained pretrained finetuned tuned training pretraining finetuning train trains learned learnt distilled adapted',
  /(?:train|tun|learn|distill|adapt)/,
);
/** The data is the subject: `the training data comes from`, `we use X as our dataset`. */
const dataWords = 'dataset datasets data corpus corpora';
const data = [
  phrase(
    'train training trained pretrain pretraining pretrained tuning finetuning instruction alignment sft dpo',
    /\b(?:(?:pre-? ?)?train(?:ing|ed)?|fine-? ?tuning|instruction|alignment|sft|dpo)[ -](?:data ?sets?|data|corpus|corpora|set|material|mix(?:ture)?)\b[^.]{0,80}\b(?:is|are|was|were|comes?|came|consists?|consisted|contains?|contained|includes?|included|comprises?|comprised|comprising|consisting|containing|has|have|had|combines?|mix|from|used|collected|drawn|derived|sourced|built)\b|\btraining (?:text|texts|images|audio|videos|samples|examples)\b[^.]{0,60}\b(?:from|of|contains?|include)/,
    dataWords,
  ),
  phrase(dataWords, /\b(?:use|used|uses|using) [^.]{3,160} as (?:our |the |a )?(?:training |fine-? ?tuning )?(?:data ?set|data|corpus)/, 'use used uses using'),
  phrase(dataWords, /\bdata ?sets? (?:used|was|were|is|are) (?:used )?(?:for|to|in|during) (?:the )?(?:train|fine-? ?tun|pre)/, 'used was were is are'),
  phrase(
    'collected gathered scraped crawled taken sourced obtained compiled made built created constructed generated',
    /\bdata ?sets?\b[^.]{0,60}\b(?:is|was|are|were|has been|have been) (?:collected|gathered|scraped|crawled|taken|sourced|obtained|compiled|made|built|created|constructed|generated)\b[^.]{0,40}\b(?:from|of|by|with|using)\b/,
    dataWords,
  ),
];
const label = /^(?:(?:pre-?)?train(?:ing|ed)?(?: ?-? ?on| data(?: ?set)?s?(?: sources?)?| corpus| corpora| sources?)?|fine-?tun(?:ed|ing)(?: ?-? ?on(?: data(?: ?set)?s?)?| data(?: ?set)?s?)|data ?sets?(?:\(s\))?(?: used| name| sources?)?|data(?: sources?)?|sources?|corpus|corpora|pre-?training)$/;
/** Files of one's own, and the loaders that a `datasets` key gets when a model was trained on a folder. */
const fileName = /\.(?:csv|jsonl?|tsv|parquet|txt|zip)$|^(?:image|audio|video)folder$|^(?:generator|json|csv|text|parquet|custom|unknown|none|own|private)$/i;

export default defineDisclosure({
  id: 'training-data',
  summary: 'The data used for pre-training or fine-tuning is named or described',
  kinds: ['model'],
  detect(card) {
    return proofs(card);
  },
  examples: [
    { title: 'In the front matter', card: '---\ndatasets:\n- squad\n---\n# A\n', lines: [2] },
    { title: 'A file of one’s own is not a name', card: '---\ndatasets:\n- train.csv\n---\n# A\n', lines: [] },
    { title: 'The trainer’s sentence', card: '# bird-calls\n\nThis model is a fine-tuned version of facebook/wav2vec2-base on the xeno_calls dataset.\n', lines: [3] },
    { title: 'A dataset that nobody knows', card: '# A\n\nThis model is a fine-tuned version of bert-base-cased on an unknown dataset.\n', lines: [] },
    { title: 'A dataset for a purpose, without a name', card: '# A\n\nFine-tuned on a custom dataset for spam detection.\n', lines: [] },
    { title: 'What the data is made of', card: '# Poet\n\nTrained for 3 epochs using about 40k poems from school books.\n', lines: [3] },
    { title: 'Machines are no data', card: '# A\n\nThe model was trained on 8 A100 GPUs with PyTorch.\n', lines: [] },
    { title: 'An environment is no data', card: '# A\n\nThis is a trained model of a PPO agent playing CartPole-v1 using the stable-baselines3 library.\n', lines: [] },
    { title: 'A label', card: '# A\n\n- **Training data:** Common Voice 17 and two radio archives\n', lines: [3] },
    { title: 'A list below its label', card: '# A\n\n- **Datasets:**\n  - [Harbour logs](https://example.org/harbour)\n  - [Tide tables](https://example.org/tides)\n', lines: [4] },
    { title: 'A title', card: '# Small BERT fine-tuned on SQuAD\n\nWork in progress\n', lines: [1] },
    { title: 'A section in Spanish', card: '# Modelo\n\n## Datos de entrenamiento\n\nReseñas de hoteles de 2019, recogidas de tres portales.\n', lines: [5] },
    { title: 'The template', card: '# A\n\n## Training and evaluation data\n\nMore information needed\n', lines: [] },
    { title: 'A column', card: '# A\n\n| Model | Training data |\n|---|---|\n| small | Harbour Voices |\n', lines: [5] },
  ],
});

/** The best first. */
function* proofs(card: Card): Generator<Proof> {
  // A statement may stand in several places for data at once.
  const judged = new Map<Statement, boolean>();
  const naming = (s: Statement): boolean => {
    let is = judged.get(s);
    if (is === undefined) judged.set(s, (is = names(card, s)));
    return is;
  };
  const under = card.under('training-data').filter(naming);
  const listed = belowLeads(card).filter(naming);
  yield* strongest(
    [6, card.said(trained).filter(namesTrainingData)],
    [5, card.said(...data).filter(({ text, lower }) => describesData(text, lower))],
    [4, labelledLike(card, label).filter(naming)],
    [4, card.labelled('training-data').filter(naming)],
    [2, openings(listed, 2)],
    [2, openings(under, 2)],
    [1, listed],
    [1, under],
  );
  yield* card.saidElsewhere('training-data');
  const { datasets } = card.data;
  if (datasets !== undefined && filled(Array.isArray(datasets) ? datasets.flat() : datasets).some((name) => !fileName.test(name))) yield { key: ['datasets'] };
  yield* inColumns(card);
  for (const { heading, span } of card.sections) if (heading.length > 20 && namesTrainingData({ text: heading, lower: heading.toLowerCase() })) yield span;
}

/** Filled statements below a line that leads to data. */
function belowLeads({ statements }: Card): Statement[] {
  const found: Statement[] = [];
  let last: string | null = null;
  let leading = false;
  for (const s of statements) {
    if (s.lead !== last) {
      last = s.lead;
      leading = last !== null && leads(last);
    }
    if (leading && !s.placeholder) found.push(s);
  }
  return found;
}

/** Whether a statement in a place for training data fills it. */
function names(card: Card, { text, lower, start, end }: Statement): boolean {
  // What the sentence itself says of training goes before what its place lets one guess.
  if (/\b(?:train|tun)ed on\b/.test(lower)) return namesTrainingData({ text, lower });
  if (machine.test(lower) || (lower.length < 80 && /\d/.test(lower) && !/\b(?:data|corpus|text)/.test(lower) && (chip.test(lower) || countedChips.test(lower)))) return false;
  return describesData(text, lower) || (text.length > 20 && /[\u00c0-\u024f\u1ea0-\u1eff]/.test(text)) || card.links.some((link) => link.start < end && link.end > start && !link.image);
}

const column = /^\W*(?:(?:pre-?)?train(?:ing|ed)?(?: on| data(?: ?sets?)?| corpus| corpora| sets?| sources?)|fine-?tun(?:ing|ed) (?:data(?: ?sets?)?|on))\W*$/m;
/** Cells below `Training data`, in tables that name it for each of several models. */
function inColumns(card: Card): Span[] {
  if (card.tables.length === 0 || !column.test(columnsOf(card))) return [];
  return card.tables.flatMap(({ header, rows }) => {
    const at = header.findIndex((cell) => column.test(cell.toLowerCase()));
    return at < 0 ? [] : rows.filter(({ cells }) => /\p{Lu}\p{L}{2}/u.test(cells[at] ?? '') && describesData(cells[at]!, cells[at]!.toLowerCase())).slice(0, 2).map(({ span }) => span);
  });
}

/** `Datasets:` and `trained on the following corpora:` lead to lists and tables of data. */
function leads(lead: string): boolean {
  const lower = lead.toLowerCase().replace(/[:\s*]+$/, '');
  return (lower.length < 40 && label.test(lower)) || /\b(?:train|tun)(?:ed|ing|s)?\b[^.]{0,60}\b(?:on|using|with|from)\b[^.]{0,60}\b(?:following|these|data|datasets?|corpus|corpora|sources?|collections?)\b/.test(lower);
}

const machine = /^\W*(?:\d+ ?[x×*]? ?)?(?:nvidia|google colab|colab|tesla|a100|h100|h200|b200|v100|rtx|t4|tpu|gpu|cpu)\b(?![^.]*\b(?:data|corpus)\b)/;
