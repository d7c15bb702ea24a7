import { defineRule } from '../../engine/define-rule.ts';
import { evidenceFor, statusOf } from '../../engine/answers.ts';
import { shown } from '../../engine/shown.ts';
import type { Card } from '../../engine/types.ts';
import { filled, mapping, numeric } from '../../engine/values.ts';
import { emissionsTold } from '../../recognise/emissions.ts';
import { lineShown } from '../../snapshot/lines.ts';

/** What makes a figure comparable, in the words of the Hub's documentation. */
const fields: readonly (readonly [key: string, meaning: string])[] = [
  ['source', 'how it was found'], ['training_type', 'which stage it covers'], ['geographical_location', 'in whose power grid'], ['hardware_used', 'on what'],
];

export default defineRule({
  id: 'carbon/incomplete',
  summary: 'Emissions are given without what makes the figure comparable, or only in the text',
  why: 'The same number can be a measured fine-tuning run in Sweden or a guess for all of pre-training; without source, stage, place and hardware nobody can compare or check it, and the Hub shows only what is in the front matter.',
  advice: 'Write it as a mapping: `emissions` in grams, `source` (e.g. `codecarbon`), `training_type` (`pre-training` or `fine-tuning`), `geographical_location` (e.g. `Mombasa, Kenya`), `hardware_used` (e.g. `1 A100 80GB`)',
  severity: 'notice',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/model-cards-co2', 'https://arxiv.org/abs/1910.09700', 'https://arxiv.org/abs/2406.16746'],
  resources: ['codecarbon', 'ml-co2-impact', 'experiment-impact-tracker'],
  *check(snapshot) {
    const { card } = snapshot;
    const value = card.data['co2_eq_emissions'];
    const at = { key: ['co2_eq_emissions'] };
    if (value === undefined || value === null) {
      if (statusOf(snapshot, 'carbon') !== 'disclosed') return;
      const told = evidenceFor(snapshot, 'carbon')[0];
      if (told) yield { message: `${shown(lineShown(card.text, told.line))} (line ${told.line}) stands in the text only; expected \`co2_eq_emissions\` in the front matter too`, at, about: 'only in text', advice: `Copy the figure to the front matter in grams (${inGrams(card)}), with \`source\`, \`training_type\`, \`geographical_location\` and \`hardware_used\` as far as they are known` };
      return;
    }
    if (numeric(value) !== null) {
      yield { message: '`co2_eq_emissions` is a bare figure; expected a mapping that also tells `source`, `training_type`, `geographical_location` and `hardware_used`', at, about: 'bare' };
      return;
    }
    if (typeof value !== 'object' || Array.isArray(value)) return;
    const given = mapping(value);
    if (given['emissions'] === undefined || given['emissions'] === null) {
      yield { message: '`co2_eq_emissions` has no `emissions`; expected grams of CO2 equivalent', at, about: 'emissions' };
      return;
    }
    const absent = fields.filter(([key]) => filled(given[key]).length === 0 && !(key === 'hardware_used' && filled(given['cpu_model']).length > 0) && !(key === 'geographical_location' && given['on_cloud'] !== undefined && filled(given['cloud_region']).length > 0));
    if (absent.length > 0) yield { message: `\`co2_eq_emissions\` does not tell ${absent.map(([key, meaning]) => `${meaning} (\`${key}\`)`).join(', ')}`, at, about: 'fields' };
  },
  examples: [
    { title: 'A bare number', card: '---\nco2_eq_emissions: 410\n---\n', finds: ['2: `co2_eq_emissions` is a bare figure; expected a mapping that also tells `source`, `training_type`, `geographical_location` and `hardware_used`'] },
    { title: 'A mapping with the number alone', card: '---\nco2_eq_emissions:\n  emissions: 410\n  source: codecarbon\n---\n', finds: ['2: `co2_eq_emissions` does not tell which stage it covers (`training_type`), in whose power grid (`geographical_location`), on what (`hardware_used`)'] },
    { title: 'Everything but the number', card: '---\nco2_eq_emissions:\n  source: codecarbon\n  training_type: fine-tuning\n  geographical_location: Kenya\n  hardware_used: 1 A100\n---\n', finds: ['2: `co2_eq_emissions` has no `emissions`; expected grams of CO2 equivalent'] },
    { title: 'By stage, which the Hub does not read', card: '---\nco2_eq_emissions:\n  training:\n    emissions: 12\n---\n', finds: ['2: `co2_eq_emissions` has no `emissions`; expected grams of CO2 equivalent'] },
    { title: 'Only in the text', card: '---\nlicense: mit\n---\n\n# Lugha ASR\n\nTraining emitted an estimated 0.41 kg CO2eq on one A100 in Sweden.\n', finds: ['1: `Training emitted an estimated 0.41 kg CO2eq on one A100 in …` (line 7) stands in the text only; expected `co2_eq_emissions` in the front matter too'] },
    { title: 'Complete', card: '---\nco2_eq_emissions:\n  emissions: 410\n  source: codecarbon\n  training_type: fine-tuning\n  geographical_location: Mombasa, Kenya\n  hardware_used: 1 A100 80GB\n---\n' },
    { title: 'What sentence-transformers writes names the processor', card: '---\nco2_eq_emissions:\n  emissions: 4.1\n  source: codecarbon\n  training_type: fine-tuning\n  geographical_location: KEN\n  on_cloud: false\n  cpu_model: Xeon\n  ram_total_size: 31.3\n  hours_used: 0.2\n---\n' },
    { title: 'None at all is another finding', card: '---\nlicense: mit\n---\n\n# Lugha ASR\n' },
  ],
});

/** The one amount that the text tells, in grams; how to get there where it tells more than one, or one that may be read in two ways. */
function inGrams(card: Card): string {
  const told = emissionsTold(card).filter(({ about }) => about === 'training');
  const [first] = told;
  const plain = first !== undefined && first.grams.length === 1 && told.every(({ grams }) => grams[0] === first.grams[0]);
  return plain ? `${shown(first.written)} is \`emissions: ${Number(first.grams[0]!.toPrecision(12))}\`` : '1 kg is 1000, 1 t is 1000000';
}
