import { energyText, figure } from '../../energy/quantity.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Snapshot } from '../../engine/types.ts';
import { inferenceSource, taskEnergy, type TaskEnergy } from '../../facts/inference-energy.ts';
import { inferenceEnergyTold } from '../../recognise/inference-energy.ts';
import { taskOf } from '../../snapshot/task.ts';

const card = (task: string, text: string): string => `---\npipeline_tag: ${task}\n---\n\n# Lugha\n\n${text}\n`;
/** Said in the measure of the study already. */
const plainly = /kwh (?:per|for|\/) ?(?:1[,.]?000|1k|thousand) (?:inferences|queries|requests|predictions)/i;
/** Tokens that the study’s text generation gave an answer. */
const tokensAnAnswer = 10;

export default defineRule({
  id: 'carbon/inference-energy-implausible',
  summary: 'Energy per inference is far from what the task was measured to take',
  why: 'A figure that is a hundred times off is mostly a unit (Wh for kWh, one query for a thousand) or another scope (loading included, a whole batch counted as one); readers size their servers and footprints by it.',
  advice: 'Check unit and number of inferences, and say what was counted: task, inputs, batch size, length of outputs, hardware, whether loading is in',
  severity: 'notice',
  kinds: ['model'],
  sources: [inferenceSource, 'https://github.com/huggingface/AIEnergyScore'],
  resources: ['codecarbon', 'experiment-impact-tracker'],
  *check(snapshot) {
    const told = inferenceEnergyTold(snapshot.card);
    const energy = told.length === 0 ? null : measured(snapshot);
    if (energy === null) return;
    for (const { kWhPerThousand, of, written, start, end } of told) {
      if (of === 'tokens' && energy.task !== 'text-generation') continue;
      const perThousand = of === 'tokens' ? kWhPerThousand * tokensAnAnswer : kWhPerThousand;
      const [low, high] = energy.band;
      if (perThousand >= low && perThousand <= high) continue;
      yield {
        message: `${shown(written)}${plainly.test(written) ? '' : ` is ${energyText(perThousand)} per 1,000 inferences${of === 'tokens' ? ` of ${tokensAnAnswer} tokens` : ''}`}, and ${energy.task} was measured at ${energyText(energy.mean)} on average; expected ${energyText(low)} to ${energyText(high)}, or what sets it apart`,
        at: { span: { start, end } },
        about: written,
        advice: `Measured for ${energy.task}: mean ${figure(energy.mean)} kWh per 1,000 inferences, standard deviation ${figure(energy.sd)}${energy.lowest === undefined ? '' : `, ${energy.models} models from ${figure(energy.lowest)} to ${figure(energy.highest!)}`}, on one A100 without batching. If the figure is right, say what was counted: inputs, batch size, length of outputs, hardware, whether loading is in`,
      };
    }
  },
  examples: [
    { title: 'Watt hours taken for kilowatt hours', card: card('text-classification', 'Inference takes 2.3 kWh per 1,000 queries.'), finds: ['7: `2.3 kWh per 1,000 queries`, and text-classification was measured at 2 Wh on average; expected 0.2 Wh to 50 Wh, or what sets it apart'] },
    { title: 'One image that costs less than a classification', card: card('text-to-image', '- **Energy per image:** 0.001 Wh'), finds: ['7: `0.001 Wh per image` is 1 Wh per 1,000 inferences, and text-to-image was measured at 2.91 kWh on average; expected 50 Wh to 50 kWh, or what sets it apart'] },
    { title: 'Joules a token', card: card('text-generation', 'It takes 20,000 J per token on one L4.'), finds: ['7: `20,000 J per token` is 55.6 kWh per 1,000 inferences of 10 tokens, and text-generation was measured at 47 Wh on average; expected 1 Wh to 5 kWh, or what sets it apart'] },
    { title: 'As measured elsewhere', card: card('text-classification', '| Model | Energy (Wh per 1,000 queries) |\n| --- | --- |\n| small | 1.7 |\n| large | 4.4 |') },
    { title: 'An image', card: card('text-to-image', 'One image takes about 2.9 Wh per image on an A100.') },
    { title: 'A task that nobody measured', card: card('time-series-forecasting', 'It takes 90 kWh per query.') },
    { title: 'Training is no inference', card: card('text-classification', 'Training took 90 kWh.') },
  ],
});

/** Figures for the one task of a card that the study measured. */
function measured(snapshot: Snapshot): TaskEnergy | null {
  const [task] = taskOf(snapshot).tasks;
  return task === undefined ? null : (taskEnergy(task) ?? null);
}
