import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

export default defineRule({
  id: 'dataset/size-missing',
  summary: 'The card does not tell how much data there is',
  why: 'Whether data are enough for a purpose, and how long they take to load, is the first thing a reader asks.',
  advice: 'Give a count per split, and hours or tokens where rows say little: `[add number] examples ([add number] train, [add number] test)`, or `size_categories: [add a range such as 1K<n<10K]`',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['dataset'],
  sources: ['https://huggingface.co/docs/hub/datasets-cards', 'https://arxiv.org/abs/1803.09010'],
  resources: ['data-cards-playbook', 'datasheets-for-datasets'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'data-size')) return;
    const { output, trial, refersElsewhere } = artefactOf(snapshot);
    if (output || trial || refersElsewhere) return;
    const home = homeOf(snapshot.card, 'data-size');
    yield { message: home ? `${shown(home.heading)} gives no count of the data` : 'Nothing tells how much data there is', at: placeOf(home) };
  },
  examples: [
    { title: 'No count', card: '# Sauti\n\nRecordings of read Swahili.\n', finds: ['1: Nothing tells how much data there is'] },
    { title: 'The section is a template gap', card: '# Sauti\n\n### Data Splits\n\n[More Information Needed]\n', finds: ['3: `Data Splits` gives no count of the data'] },
    { title: 'A range in the front matter', card: '---\nsize_categories:\n- 1K<n<10K\n---\n\n# Sauti\n' },
    { title: 'A count in a sentence', card: '# Sauti\n\nThe dataset contains 410 recordings of read Swahili.\n' },
    { title: 'In Russian', card: '---\nsize_categories: n<1K\n---\n\n# Sauti\n\nЗаписи чтения на суахили.\n' },
  ],
});
