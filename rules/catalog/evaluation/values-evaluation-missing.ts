import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { applies } from '../../recognise/gaps.ts';
import { claimsValues } from '../../recognise/values.ts';
import { artefactOf } from '../../snapshot/artefact.ts';

/** Aims, tasks and warnings claim nothing. */
const unclaimed = /\b(?:may|might|could|should|must|not|never|aims?|goal|hope\w*|intended to|designed to help|users?|you|developers?|research\w*|fail\w*|lack\w*|limit\w*|dataset|evaluat\w+|prompt)\b|n['’]t\b/;

export default defineRule({
  id: 'evaluation/values-evaluation-missing',
  summary: 'A model is said to hold to the values of a culture, and nothing shows that it was looked at',
  why: 'Models differ most where people do: on migration, rights and welfare, and they refuse more in one language than in another. “Aligned with our values” says nothing unless statements, languages and refusals were counted.',
  advice: 'Say on which statements it was looked at: `On [to do: number] statements of [to do: set] in [to do: languages] it agreed with [to do: share]; it refused [to do: share] in each language`; or say what was done to that end instead of what the model is',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model'],
  sources: ['https://arxiv.org/abs/2405.13974'],
  resources: ['process-for-adapting-language-models-to-society-palms-with-v', 'holisticbias'],
  *check(snapshot) {
    const { card, coverage } = snapshot;
    if (applies(coverage, 'values-evaluation')) return;
    const { copy, trial, languageModel } = artefactOf(snapshot);
    if (copy || trial || !languageModel) return;
    const claim = card.said(claimsValues).find((s) => !unclaimed.test(s.lower) && !['citation', 'references', 'limitations', 'out-of-scope-use', 'training-data', 'source-data', 'license'].some((concept) => s.section.concepts.has(concept)));
    if (!claim) return;
    yield { message: `${shown(claimsValues.pattern.exec(claim.lower)![0])} is said of this model, and no evaluation on values or opinions is told`, at: { span: { start: claim.start, end: claim.end } }, about: 'claim' };
  },
  examples: [
    { title: 'Said and not looked at', card: '---\npipeline_tag: text-generation\n---\n\n# Hadithi 7B\n\nHadithi is aligned with East African values.\n', finds: ['7: `aligned with east african values` is said of this model, and no evaluation on values or opinions is told'] },
    { title: 'Looked at', card: '---\npipeline_tag: text-generation\n---\n\n# Hadithi 7B\n\nHadithi is aligned with East African values.\n\n## Values evaluation\n\nOn 400 statements of our own it agreed with 71 %; it refused 12 % in Swahili and 31 % in English.\n' },
    { title: 'An aim', card: '---\npipeline_tag: text-generation\n---\n\n# Hadithi 7B\n\nOur goal is a model that respects East African traditions.\n' },
    { title: 'A warning', card: '---\npipeline_tag: text-generation\n---\n\n# Hadithi 7B\n\nIts answers may not be aligned with human values.\n' },
  ],
});
