import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card } from '../../engine/types.ts';
import { computeTold } from '../../recognise/compute.ts';
import { reckon } from '../../recognise/compute-estimate.ts';
import { emissionsLogs, loggedRuns } from '../../recognise/emissions-logs.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

export default defineRule({
  id: 'carbon/missing',
  summary: 'The card tells no emissions of training or inference',
  why: 'What training cost the climate can only be told by whoever trained; a reader who chooses between models cannot take it into account, and nobody can add it up.',
  advice: 'With hardware, hours and region known, `hub-compliance carbon estimate` or the ML CO2 Impact form gives a figure in a minute; write it in grams: `co2_eq_emissions: {emissions: [add grams], source: [add how], training_type: [add stage], geographical_location: [add place], hardware_used: [add hardware]}`',
  severity: 'notice',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/model-cards-co2', 'https://arxiv.org/abs/1910.09700', 'https://arxiv.org/abs/2311.16863'],
  resources: ['codecarbon', 'ml-co2-impact', 'estimating-the-carbon-footprint-of-bloom-a-176b-parameter-la'],
  *check(snapshot) {
    const { card } = snapshot;
    if (!isMissing(snapshot, 'carbon') || card.data['co2_eq_emissions'] !== undefined) return;
    const { copy, agent, merge, tokenizer, trial, refersElsewhere } = artefactOf(snapshot);
    if (copy || agent || merge || tokenizer || trial || refersElsewhere) return;
    const home = homeOf(card, 'environment');
    const [logged] = loggedRuns(emissionsLogs(snapshot));
    const advice = logged ? `${shown(logged.path)} has the figure, in kilograms: write it in grams (kilograms times 1000)` : isMissing(snapshot, 'hardware') || isMissing(snapshot, 'training-time') ? null : estimateOf(card);
    const hardware = isMissing(snapshot, 'hardware') ? '' : isMissing(snapshot, 'training-time') ? ', though it names the hardware' : ', though it names hardware and time';
    yield { message: `${home ? `${shown(home.heading)} gives` : 'The card gives'} no emissions of training or inference${hardware}; expected \`co2_eq_emissions\` in grams`, at: home ? placeOf(home) : { key: ['co2_eq_emissions'] }, about: 'emissions', ...(advice && { advice }) };
  },
  examples: [
    { title: 'No word on it', card: '---\nlicense: mit\n---\n\n# Lugha ASR\n\nLugha ASR transcribes Swahili speech.\n', finds: ['1: The card gives no emissions of training or inference; expected `co2_eq_emissions` in grams'] },
    { title: 'Everything to work it out is there', card: '# Lugha ASR\n\n## Environmental Impact\n\n- **Hardware Type:** 1 x A100 80GB\n- **Hours used:** 2.1\n- **Carbon Emitted:** [More Information Needed]\n', finds: ['3: `Environmental Impact` gives no emissions of training or inference, though it names hardware and time; expected `co2_eq_emissions` in grams'] },
    { title: 'Compute told in a sentence', card: '---\nlicense: mit\n---\n\n# Lugha 15B\n\nPre-training took 320,256 GPU hours on 512 A100 80GB.\n', finds: ['1: The card gives no emissions of training or inference, though it names hardware and time; expected `co2_eq_emissions` in grams'] },
    { title: 'Compute and its place told in a sentence', card: '---\nlicense: mit\n---\n\n# Lugha 7B\n\nPre-trained on 8 A100 80GB for 100 hours in France.\n', finds: ['1: The card gives no emissions of training or inference, though it names hardware and time; expected `co2_eq_emissions` in grams'] },
    { title: 'In the front matter', card: '---\nco2_eq_emissions:\n  emissions: 410\n---\n\n# Lugha ASR\n' },
    { title: 'In the text', card: '# Lugha ASR\n\nTraining emitted an estimated 0.41 kg CO2eq on one A100 in Sweden.\n' },
    { title: 'A copy in another format cost next to nothing', card: '# Lugha 7B GGUF\n\nThis repo contains GGUF format model files for [Lugha 7B](https://huggingface.co/acme/lugha-7b).\n' },
    { title: 'A small agent in a game', card: '---\ntags:\n- reinforcement-learning\n---\n\n# PPO Agent playing CartPole-v1\n' },
  ],
});

/** What the told computing comes to, as an estimate with its arithmetic: never as a measurement. */
function estimateOf(card: Card): string | null {
  const compute = computeTold(card);
  const reckoned = reckon(compute);
  if (reckoned === null) return null;
  const { arithmetic } = reckoned.estimate;
  return `From what the card tells, as an estimate: ${arithmetic} (${reckoned.rests}${compute.grid ? '' : '; no place is told: name it, and take its grid'}). If that is the run, give a figure in grams from this range with \`source: [add: estimated, with this arithmetic]\`; a measurement, e.g. by CodeCarbon, is better next time`;
}
