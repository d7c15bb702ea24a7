import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

const trainedOn = phrase('trained pretrained finetuned tuned learned', /(?:train|tun|learn)ed\b[^.]{0,140}?\b(?:on|using|with|from)\b[^.]{0,120}/);
const nothing = /\b(?:unknown|none|custom|private|proprietary|own|this|a) (?:data|dataset|data set)\b/;

export default defineDisclosure({
  id: 'training-data',
  summary: 'The data used for pre-training or fine-tuning is named or described',
  kinds: ['model'],
  detect(card) {
    const found: Proof[] = [];
    const { datasets } = card.data;
    if (filled(Array.isArray(datasets) ? datasets.flat() : datasets).some((name) => !/\.(?:csv|jsonl?|tsv|parquet|txt)$/i.test(name))) found.push({ key: ['datasets'] });
    found.push(...card.said(trainedOn).filter(({ lower }) => /dataset|corpus|corpora|data\b/.test(lower) && !nothing.test(lower)));
    found.push(...card.labelled('training-data'), ...card.under('training-data'), ...card.saidElsewhere('training-data'));
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\ndatasets:\n- squad\n---\n# A\n', lines: [2] },
    { title: 'A dataset that nobody knows', card: '# A\n\nThis model is a fine-tuned version of bert-base-cased on an unknown dataset.\n', lines: [] },
  ],
});
