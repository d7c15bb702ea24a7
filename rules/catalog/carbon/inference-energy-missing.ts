import { isMissing } from '../../engine/answers.ts';
import { energyText } from '../../energy/quantity.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shown } from '../../engine/shown.ts';
import type { Statement } from '../../engine/types.ts';
import { inferenceSource, taskEnergy } from '../../facts/inference-energy.ts';
import { inferenceEnergyTold } from '../../recognise/inference-energy.ts';
import { isSample } from '../../recognise/training.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { taskOf } from '../../snapshot/task.ts';

/** Claims about what a model costs to run, in energy or carbon. */
const claims = phrase(
  'energy power carbon environmental eco environmentally greener sustainable footprint watt battery',
  /\benergy[- ]efficien(?:t|cy)\b|\b(?:low(?:er)?|less|minimal|small(?:er)?|reduced|fraction of the|tiny) (?:energy|power|carbon|environmental|electricity) (?:consumption|use|usage|footprint|cost|costs|impact|draw)\b|\b(?:energy|power|carbon) (?:consumption|footprint|use) (?:is|are) (?:\w+ ){0,2}(?:low|lower|small|smaller|minimal)\b|\b(?:environmentally[- ]friendly|eco-?friendly) (?:\w+ ){0,2}(?:models?|inference|ai|deployment|classifiers?|networks?)\b|\b(?:consum|us|need|requir)(?:es?|ing) (?:\w+ ){0,2}less (?:energy|power|electricity)\b|\bsav(?:es?|ing) (?:energy|electricity|battery)\b|\breduc(?:es?|ing) (?:the |its |inference )?(?:energy|power|electricity) (?:consumption|use|usage)?\b/,
);
/** Models about energy speak of it without a word on their own. */
const topic = /\b(?:buildings?|compan(?:y|ies)|data ?sets?|texts? about|questions? about|grid|smart ?grid|forecast|load|solar|wind|turbine|battery|vehicle|household|appliance|molecul\w*|protein|material|binding|atoms?|physics|particle|green energy|renewable|hvac|meter|classif\w+ (?:of )?(?:news|text|documents)|topics?|labels?|articles?|policy|esg)\b/;

export default defineRule({
  id: 'carbon/inference-energy-missing',
  summary: 'The model is called energy-efficient, and no figure says how much it takes',
  why: 'Over a model’s life its use mostly takes more energy than its training, and nobody but its maker claims “efficient” of it: one measured figure makes the claim something a reader can weigh and another can repeat.',
  advice: 'Measure 1,000 inferences with CodeCarbon and write e.g. `Energy per 1,000 inferences: [add Wh] ([add task], [add data set], batch size [add number], [add hardware], loading not counted)`',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model'],
  sources: [inferenceSource, 'https://huggingface.co/AIEnergyScore', 'https://arxiv.org/abs/2211.02001'],
  resources: ['codecarbon', 'experiment-impact-tracker', 'estimating-the-carbon-footprint-of-bloom-a-176b-parameter-la'],
  *check(snapshot) {
    const { card } = snapshot;
    if (!isMissing(snapshot, 'energy')) return;
    const claim = card.said(claims).find((s) => isClaim(s));
    if (claim === undefined || inferenceEnergyTold(card).length > 0) return;
    const { copy, agent, trial, refersElsewhere } = artefactOf(snapshot);
    if (copy || agent || trial || refersElsewhere) return;
    const [task] = taskOf(snapshot).tasks;
    const energy = task === undefined ? undefined : taskEnergy(task);
    yield {
      message: `${shown(claims.pattern.exec(claim.lower)?.[0] ?? claim.text)} is claimed without a figure; expected energy per 1,000 inferences, e.g. in Wh`,
      at: { span: { start: claim.start, end: claim.end } },
      ...(energy && { advice: `Measure 1,000 inferences with CodeCarbon and write e.g. \`Energy per 1,000 inferences: [add Wh] ([add data set], batch size [add number], [add hardware], loading not counted)\`; models for ${energy.task} were measured at ${energyText(energy.mean)} on average on one A100 without batching` }),
    };
  },
  examples: [
    { title: 'A claim without a figure', card: '---\npipeline_tag: text-classification\n---\n\n# Lugha Tiny\n\nLugha Tiny is an energy-efficient classifier of Swahili reviews.\n', finds: ['7: `energy-efficient` is claimed without a figure; expected energy per 1,000 inferences, e.g. in Wh'] },
    { title: 'Less than others', card: '# Lugha Tiny\n\nIt runs on a phone and uses far less energy than larger models.\n', finds: ['3: `uses far less energy` is claimed without a figure; expected energy per 1,000 inferences, e.g. in Wh'] },
    { title: 'With its figure', card: '# Lugha Tiny\n\nLugha Tiny is an energy-efficient classifier. It takes 1.7 Wh per 1,000 queries on an L4.\n' },
    { title: 'Efficient in another sense', card: '# Lugha Tiny\n\nAn efficient model: 12 ms on a phone.\n' },
    { title: 'A model about energy', card: '# Mwanga\n\nForecasts the energy consumption of a building, and advises on energy efficiency of the building.\n' },
    { title: 'No claim', card: '# Lugha Tiny\n\nIt classifies reviews.\n' },
  ],
});

/** What is called so is the model, or an `it`. */
const ofModel = /\b(?:models?|networks?|classifiers?|architectures?|checkpoints?|versions?|variants?|encoders?|decoders?|transformers?|llms?|inference|it|we|our|its)\b/;
const isClaim = (s: Statement): boolean => !isSample(s) && s.form !== 'heading' && ofModel.test(s.lower) && !topic.test(s.lower) && !/\b(?:not|never|should|please|consider|try|tips?|recommend\w*|would|could|can help|to reduce|to save)\b/.test(s.lower);
