import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';
import { labelsOf } from '../../snapshot/labelled-data.ts';

export default defineRule({
  id: 'dataset/annotation-undisclosed',
  summary: 'The data are labelled, and the card does not tell how',
  why: 'A label is somebody’s judgement under some instruction. Without the instruction, the rounds and the agreement nobody knows what a model learns from it or what a score on it means.',
  advice: 'Say who labelled what by which guideline, and how disagreement was settled: `Each item was labelled by [add number] [describe whom] following [add guideline]; agreement [add value]`; labels that came with the source are told in a sentence too',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['dataset'],
  sources: ['https://huggingface.co/docs/hub/datasets-cards', 'https://arxiv.org/abs/1803.09010', 'https://doi.org/10.1162/tacl_a_00041'],
  resources: ['datasheets-for-datasets', 'data-statements', 'data-cards-playbook'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'annotation-process')) return;
    const { output, trial, refersElsewhere } = artefactOf(snapshot);
    if (output || trial || refersElsewhere) return;
    const labels = labelsOf(snapshot);
    if (!labels) return;
    const home = homeOf(snapshot.card, 'annotation-process');
    yield { message: home ? `${shown(home.heading)} does not tell how the labels were made` : `${shown(labels.words)} needs labels, and nothing tells how they were made`, at: home ? placeOf(home) : { key: labels.key } };
  },
  examples: [
    { title: 'Labels from nowhere', card: '---\ntask_categories:\n- text-classification\n---\n\n# Hisia\n\nReviews of a shop, scraped from its site.\n', finds: ['2: `text-classification` needs labels, and nothing tells how they were made'] },
    { title: 'The section is a template gap', card: '---\ntask_categories:\n- text-classification\n---\n\n# Hisia\n\n#### Annotation process\n\n[More Information Needed]\n', finds: ['8: `Annotation process` does not tell how the labels were made'] },
    { title: 'Told', card: '---\ntask_categories:\n- text-classification\n---\n\n# Hisia\n\nEach review was annotated by two students following a written guideline.\n' },
    { title: 'A raw corpus has no labels', card: '---\ntask_categories:\n- text-generation\n---\n\n# Habari\n\nNews in Swahili.\n' },
    { title: 'In Spanish', card: '---\ntask_categories:\n- text-generation\n---\n\n# Noticias\n\nTextos de prensa de dominio público.\n' },
  ],
});
