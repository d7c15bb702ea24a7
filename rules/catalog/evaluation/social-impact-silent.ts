import { defineRule } from '../../engine/define-rule.ts';
import { impactCategories } from '../../facts/social-impact.ts';
import { enumerated } from '../../recognise/gaps.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf, saysAnything } from '../../snapshot/home.ts';

/** What a sentence calls a category. */
const called: Readonly<Record<string, string>> = {
  'bias-stereotypes-representation': 'bias and stereotypes', 'cultural-values-sensitive-content': 'sensitive content', 'disparate-performance': 'performance by group of people', 'privacy-data-protection': 'privacy',
  'financial-costs': 'financial costs', 'environmental-costs': 'environmental costs', 'data-moderation-labour': 'the labour of labelling and moderation',
};
const base = impactCategories.filter(({ level }) => level === 'base');
/** With three of the seven a card reports fairly, by the follow-up's count (see facts). */
const fair = 3;

export default defineRule({
  id: 'evaluation/social-impact-silent',
  summary: 'Hardly anything is told of what a generative model does to people, or costs',
  why: 'What the first party does not measure, hardly anybody can: 186 first-party reports reach 0.72 of 3 in depth on average. Silence leaves users to find out on their own users.',
  advice: 'Report one test a category, with number and set-up, or say in a sentence why it was left out: `Bias: [add test], [add value] on [add groups]` · `Not evaluated: privacy, because [add reason]`',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model'],
  needs: ['card'],
  sources: ['https://arxiv.org/abs/2306.05949', 'https://arxiv.org/abs/2511.05613'],
  resources: ['bias-benchmark-for-qa-bbq', 'holisticbias', 'codecarbon'],
  *check(snapshot) {
    const coverage = snapshot.coverage['social-impact'];
    if (coverage === undefined) return;
    const { copy, tokenizer, trial, refersElsewhere } = artefactOf(snapshot);
    if (copy || tokenizer || trial || refersElsewhere) return;
    if (!saysAnything(snapshot.card)) return;
    const statuses = base.map(({ id }) => coverage[id]!.status);
    if (statuses.includes('not-applicable')) return;
    const silent = base.filter((_, at) => statuses[at] === 'silent');
    const told = base.length - silent.length;
    if (told >= fair) return;
    yield { message: `The card tells of ${told === 0 ? 'none' : told} of ${base.length} categories of social impact; nothing on ${enumerated(silent.map(({ id }) => called[id]!), base.length)}`, at: placeOf(homeOf(snapshot.card, 'bias-evaluation', 'safety-evaluation', 'evaluation-results')), about: 'social impact' };
  },
  examples: [
    { title: 'Capability alone', card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n\n## Evaluation\n\nMMLU: 41.2. The model may be biased.\n', finds: ['7: The card tells of none of 7 categories of social impact; nothing on bias and stereotypes, sensitive content, performance by group of people, privacy, financial costs, environmental costs and the labour of labelling and moderation'] },
    { title: 'One of seven', card: '---\npipeline_tag: text-to-image\nco2_eq_emissions: 4100\n---\n\n# Kitenge\n\nDraws kitenge patterns.\n', finds: ['1: The card tells of 1 of 7 categories of social impact; nothing on bias and stereotypes, sensitive content, performance by group of people, privacy, financial costs and the labour of labelling and moderation'] },
    { title: 'Three told, one of them left out with a reason', card: '---\npipeline_tag: text-generation\nco2_eq_emissions: 4100\n---\n\n# Lugha 7B\n\n## Evaluation\n\n| Benchmark | Lugha 7B |\n| --- | --- |\n| CrowS-Pairs | 61.2 |\n\nWe did not evaluate privacy, because all texts are public laws.\n' },
    { title: 'Nothing but a title is another finding', card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n' },
    { title: 'A classifier', card: '---\npipeline_tag: text-classification\n---\n\n# Hisia\n\nIt tells moods apart.\n' },
    { title: 'Someone’s weights in another format', card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B GGUF\n\nThis repo contains GGUF format model files for [Lugha 7B](https://huggingface.co/acme/lugha-7b).\n' },
  ],
});
