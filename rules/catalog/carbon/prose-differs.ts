import { massText } from '../../energy/quantity.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { agree, emissionsStated, emissionsTold, type EmissionTold } from '../../recognise/emissions.ts';

export default defineRule({
  id: 'carbon/prose-differs',
  summary: 'Front matter and text give different emissions',
  why: 'Programs read the front matter, people the text: who quotes the card gets one figure or the other, and neither can be trusted until somebody says which run each is of.',
  advice: 'Correct the one that is wrong; where both are right, say in the text what each covers: which stage, which model, which run',
  severity: 'warning',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/model-cards-co2', 'https://arxiv.org/abs/2311.16863'],
  resources: ['codecarbon', 'ml-co2-impact'],
  *check({ card }) {
    const stated = emissionsStated(card);
    if (stated === null || stated.grams === null || stated.grams <= 0) return;
    const told = emissionsTold(card).filter(({ about }) => about === 'training');
    const [first] = told;
    if (first === undefined || told.some((one) => fits(stated.grams!, one)) || fits(stated.grams, together(told))) return;
    // More than one amount is of more than one thing: stages, models, runs.
    if (new Set(told.map(({ grams }) => grams[0])).size > 1 || first.table !== null) return;
    // The same digits in another unit are `carbon/unit-implausible`.
    if (first.grams.some((grams) => [1e3, 1e6].some((factor) => agree(stated.grams! * factor, grams, first.margin)))) return;
    yield {
      message: `\`${stated.key.at(-1)}: ${card.text.slice(...where(card.frontMatter.spanOf(stated.key)))}\` is ${massText(stated.grams)}, and ${shown(first.written)} stands in line ${card.lineAt(first.start)}; expected one figure`,
      at: { key: stated.key },
      advice: `Write what is right in both places (${shown(first.written)} is ${shown(String(Number(first.grams[0]!.toPrecision(12))))} grams); where both are right, say what each covers`,
    };
  },
  examples: [
    { title: 'Two figures for one run', card: '---\nco2_eq_emissions:\n  emissions: 7540\n---\n\n# Lugha Mini\n\n- **Carbon Emitted:** 30.16 kg CO2 eq.\n', finds: ['3: `emissions: 7540` is 7.54 kg, and `30.16 kg` stands in line 8; expected one figure'] },
    { title: 'A bare number', card: '---\nco2_eq_emissions: 24700000\n---\n\n# Lugha 100B\n\nTraining emitted 50.5 tonnes CO2eq.\n', finds: ['2: `co2_eq_emissions: 24700000` is 24.7 t, and `50.5 tonnes` stands in line 7; expected one figure'] },
    { title: 'The same in another unit', card: '---\nco2_eq_emissions:\n  emissions: 41100\n---\n\n# Lugha\n\n- **Emissions:** 41.1 KgCO2 (Germany)\n' },
    { title: 'Rounded in the text', card: '---\nco2_eq_emissions:\n  emissions: 1583.7188188958198\n---\n\n# Lugha\n\n- CO2 Emissions (in grams): 1583.7188\n' },
    { title: 'Stages that add up', card: '---\nco2_eq_emissions:\n  emissions: 1500\n---\n\n# Lugha\n\nPre-training emitted 1.09 kg CO2eq. Fine-tuning emitted 0.41 kg CO2eq.\n' },
    { title: 'Several amounts are of several things', card: '---\nco2_eq_emissions:\n  emissions: 2530\n---\n\n# Lugha\n\nPre-training emitted 41.1 kg CO2eq. The tuning run emitted 1.2 kg CO2eq.\n' },
    { title: 'Inference is another scope', card: '---\nco2_eq_emissions:\n  emissions: 410\n---\n\n# Lugha\n\nInference emits 0.3 g CO2 per query.\n' },
    { title: 'A comparison is no claim', card: '---\nco2_eq_emissions:\n  emissions: 410\n---\n\n# Lugha\n\nThat is equivalent to driving a car that emits 0.2 kg of CO2.\n' },
  ],
});

const fits = (grams: number, told: Pick<EmissionTold, 'grams' | 'margin'>): boolean => told.grams.some((amount) => agree(grams, amount, told.margin));
const together = (told: readonly EmissionTold[]): Pick<EmissionTold, 'grams' | 'margin'> => ({ grams: [told.reduce((total, { grams }) => total + grams[0]!, 0)], margin: Math.max(...told.map(({ margin }) => margin)) });
const where = (span: { readonly start: number; readonly end: number } | null): [number, number] => (span ? [span.start, span.end] : [0, 0]);
