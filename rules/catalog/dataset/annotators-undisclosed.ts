import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';
import { labelsOf } from '../../snapshot/labelled-data.ts';

export default defineRule({
  id: 'dataset/annotators-undisclosed',
  summary: 'The data are labelled, and the card does not tell by whom',
  why: 'Experts, crowd workers and language models label differently, and so do people of different places and languages; their work and pay belong to the record too.',
  advice: 'Name the group in the front matter (`annotations_creators: [add expert-generated, crowdsourced, machine-generated, found or no-annotation]`) and, for people, how many, from where and how they were paid',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['dataset'],
  sources: ['https://huggingface.co/docs/hub/datasets-cards', 'https://arxiv.org/abs/1803.09010', 'https://doi.org/10.1162/tacl_a_00041'],
  resources: ['data-statements', 'datasheets-for-datasets'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'annotators')) return;
    const { output, trial, refersElsewhere } = artefactOf(snapshot);
    if (output || trial || refersElsewhere) return;
    const labels = labelsOf(snapshot);
    if (!labels) return;
    const home = homeOf(snapshot.card, 'annotators');
    yield { message: home ? `${shown(home.heading)} does not tell who made the labels` : `${shown(labels.words)} needs labels, and nothing tells who made them`, at: home ? placeOf(home) : { key: labels.key } };
  },
  examples: [
    { title: 'Labels by nobody', card: '---\ntask_categories:\n- text-classification\n---\n\n# Hisia\n\nReviews of a shop, scraped from its site.\n', finds: ['2: `text-classification` needs labels, and nothing tells who made them'] },
    { title: 'The section is a template gap', card: '---\ntask_categories:\n- text-classification\n---\n\n# Hisia\n\n#### Who are the annotators?\n\n[More Information Needed]\n', finds: ['8: `Who are the annotators?` does not tell who made the labels'] },
    { title: 'In the front matter', card: '---\nannotations_creators:\n- crowdsourced\ntask_categories:\n- text-classification\n---\n\n# Hisia\n' },
    { title: 'No labels, and said so', card: '---\nannotations_creators:\n- no-annotation\ntask_categories:\n- text-classification\n---\n\n# Habari\n' },
    { title: 'A raw corpus', card: '---\ntask_categories:\n- fill-mask\n---\n\n# Habari\n\nNews in Swahili.\n' },
  ],
});
