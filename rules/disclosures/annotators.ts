import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

const who = phrase('annotated labeled labelled annotators annotator crowdworkers turk written generated', /\b(?:annotated|label+ed|written|generated) by\b|\b(?:human|expert|crowd|native|professional|linguist|hired|two|three|student)\w* (?:annotators?|speakers|workers|linguists)|mechanical turk|crowd-?workers/);

export default defineDisclosure({
  id: 'annotators',
  kinds: ['dataset'],
  summary: 'It is told who annotated the data or produced the text',
  detect(card) {
    const found: Proof[] = [];
    if (filled(card.data['annotations_creators']).some((value) => !/^(?:unknown|other)$/i.test(value))) found.push({ key: ['annotations_creators'] });
    found.push(...card.under('annotators'), ...card.said(who), ...card.saidElsewhere('annotators'));
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\nannotations_creators:\n- crowdsourced\n---\n# A\n', lines: [2] },
    { title: 'Not known', card: '---\nannotations_creators:\n- unknown\n---\n# A\n', lines: [] },
  ],
});
