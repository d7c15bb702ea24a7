import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { describesData, namesTrainingData } from '../recognise/datasets.ts';
import { labelledLike } from '../recognise/labels.ts';

const trained = phrase(
  'trained pretrained finetuned tuned training pretraining finetuning train trains learned learnt distilled adapted',
  /(?:train|tun|learn|distill|adapt)/,
);
/** The data is the subject: `the training data comes from`, `we use X as our dataset`. */
const data = phrase(
  'dataset datasets data corpus corpora',
  /\b(?:(?:pre-? ?)?train(?:ing|ed)?|fine-? ?tuning|instruction|alignment|sft|dpo)[ -](?:data ?sets?|data|corpus|corpora|set|material|mix(?:ture)?)\b[^.]{0,80}\b(?:is|are|was|were|comes?|came|consists?|consisted|contains?|contained|includes?|included|comprises?|comprised|comprising|consisting|containing|has|have|had|combines?|mix|from|used|collected|drawn|derived|sourced|built)\b|\b(?:use|used|uses|using) [^.]{3,160} as (?:our |the |a )?(?:training |fine-? ?tuning )?(?:data ?set|data|corpus)|\bdata ?sets? (?:used|was|were|is|are) (?:used )?(?:for|to|in|during) (?:the )?(?:train|fine-? ?tun|pre)|\bdata ?sets?\b[^.]{0,60}\b(?:is|was|are|were|has been|have been) (?:collected|gathered|scraped|crawled|taken|sourced|obtained|compiled|made|built|created|constructed|generated)\b[^.]{0,40}\b(?:from|of|by|with|using)\b|\btraining (?:text|texts|images|audio|videos|samples|examples)\b[^.]{0,60}\b(?:from|of|contains?|include)/,
);
const label = /^(?:(?:pre-?)?train(?:ing|ed)?(?: ?-? ?on| data(?: ?set)?s?(?: sources?)?| corpus| corpora| sources?)?|fine-?tun(?:ed|ing)(?: ?-? ?on| data(?: ?set)?s?)|data ?sets?(?:\(s\))?(?: used| name| sources?)?|data(?: sources?)?|sources?|corpus|corpora|pre-?training)$/;
const fileName = /\.(?:csv|jsonl?|tsv|parquet|txt|zip)$/i;

export default defineDisclosure({
  id: 'training-data',
  summary: 'The data used for pre-training or fine-tuning is named or described',
  kinds: ['model'],
  detect(card) {
    const { datasets } = card.data;
    const inFrontMatter: Proof[] = filled(Array.isArray(datasets) ? datasets.flat() : datasets).some((name) => !fileName.test(name)) ? [{ key: ['datasets'] }] : [];
    return [
      ...card.said(trained).filter(namesTrainingData),
      ...card.said(data).filter(({ text, lower }) => describesData(text, lower)),
      ...labelledLike(card, label).filter((s) => names(card, s)),
      ...card.statements.filter((s) => s.lead !== null && s.lead.length < 40 && !s.placeholder && label.test(s.lead.toLowerCase().replace(/[:\s*]+$/, '')) && names(card, s)),
      ...card.labelled('training-data').filter((s) => names(card, s)),
      ...inFrontMatter,
      ...card.under('training-data').filter((s) => names(card, s)),
      ...card.saidElsewhere('training-data'),
      ...card.sections.filter(({ heading }) => heading.length > 20 && namesTrainingData({ text: heading, lower: heading.toLowerCase() })).map(({ span }) => span),
    ];
  },
  examples: [
    { title: 'In the front matter', card: '---\ndatasets:\n- squad\n---\n# A\n', lines: [2] },
    { title: 'A dataset that nobody knows', card: '# A\n\nThis model is a fine-tuned version of bert-base-cased on an unknown dataset.\n', lines: [] },
  ],
});

/** Whether a statement in a place for training data fills it. */
function names(card: Card, { text, lower, start, end }: Statement): boolean {
  return describesData(text, lower) || card.links.some((link) => link.start >= start && link.start < end && !link.image);
}
