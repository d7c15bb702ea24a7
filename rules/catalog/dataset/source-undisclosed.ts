import { isMissing, statusOf } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shown } from '../../engine/shown.ts';
import { filled } from '../../engine/values.ts';
import { pointsTo } from '../../recognise/pointers.ts';
import { doubtful } from '../../recognise/doubt.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

/** Signs of an origin in places where the disclosure does not look, such as the list of fields. */
const inPassing = phrase('extracted copied taken derived scraped collected crawled downloaded originates used', /\b(?:texts?|books?|sources?|documents?|corpora|works|datasets?) (?:that (?:are|were) |we )?used (?:are|were|include)\b|\b(?:been|were|was|is|are) (?:extracted|copied|taken|derived|scraped|collected|crawled|downloaded) from\b/);

export default defineRule({
  id: 'dataset/source-undisclosed',
  summary: 'The card does not tell where the data come from',
  why: 'Rights, bias and fitness of data follow from where and how they were had. Whoever trains on them takes all three over unseen.',
  advice: 'One sentence: `[describe the texts, images or recordings] were [describe how: scraped, recorded, generated, donated] from [describe where] in [add year]`, and the rights that come with them',
  severity: 'warning',
  kinds: ['dataset'],
  sources: ['https://huggingface.co/docs/hub/datasets-cards', 'https://arxiv.org/abs/1803.09010', 'https://doi.org/10.1162/tacl_a_00041'],
  resources: ['datasheets-for-datasets', 'data-provenance-initiative', 'data-cards-playbook'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'source-data')) return;
    const { output, trial, refersElsewhere } = artefactOf(snapshot);
    if (output || trial || refersElsewhere) return;
    const { card } = snapshot;
    if (card.said(inPassing).length > 0 || pointsTo(card, 'origin')) return;
    // Made from another dataset: where the card cites it or has its address, the reader can go there.
    if (filled(card.data['source_datasets']).some((name) => name.startsWith('extended')) && statusOf(snapshot, 'citation') === 'disclosed') return;
    const home = homeOf(snapshot.card, 'source-data');
    yield { message: home ? `${shown(home.heading)} does not tell where the data come from` : 'Nothing tells where the data come from or how they were collected', unsure: doubtful(card, 'origin', home), at: placeOf(home) };
  },
  examples: [
    { title: 'What it holds, not where from', card: '# Sauti\n\nSauti is for training speech recognition in Swahili.\n', finds: ['1: Nothing tells where the data come from or how they were collected'] },
    { title: 'The section is a template gap', card: '# Sauti\n\n### Source Data\n\n[Needs More Information]\n', finds: ['3: `Source Data` does not tell where the data come from'] },
    { title: 'In a sentence', card: '# Sauti\n\nThe recordings were collected from 12 volunteers in Mombasa in 2021.\n' },
    { title: 'Scraped', card: '# Hisia\n\nReviews were scraped from a shop for garden tools.\n' },
    { title: 'Told in the list of fields', card: '# Maneno\n\n## Data Fields\n\n- `origin`: one of two\n  - press: the entry has been extracted from a corpus of newspapers\n  - own: added by us\n' },
    { title: 'A list of what was used', card: '# Hadithi\n\n## Texts\n\nThe texts used are these:\n\n- Utenzi\n- Mashairi\n' },
    { title: 'The paper tells, and the card says so', card: '# Sauti\n\nSauti is for training speech recognition in Swahili. See our paper for details on dataset creation.\n' },
    { title: 'Made from another one that it cites', card: '---\nsource_datasets:\n- extended|other\n---\n# Ndege\n\nPictures of birds for a course.\n\n## Citation\n\n```bibtex\n@misc{ndege2011, title={Ndege}, author={Acme}, year={2011}}\n```\n' },
    { title: 'Outputs of an evaluation', card: '---\ntype: predictions\n---\n\n# Dataset Card for AutoTrain Evaluator\n\nPredictions of a model.\n' },
  ],
});
