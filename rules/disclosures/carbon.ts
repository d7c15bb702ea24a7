import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { filled, listed, mapping, numeric } from '../engine/values.ts';
import { labelledLike } from '../recognise/labels.ts';
import { carbonAmount, massAmount, massUnit, saysCarbon } from '../recognise/quantities.ts';
import { columnsOf } from '../recognise/titles.ts';
import { isSample } from '../recognise/training.ts';

const amounts = phrase(
  'co2 co2eq co2e co₂ co₂e co₂eq kgco2 kgco2e kgco2eq kgco₂ kgco₂e kgco₂eq tco2 tco2e tco2eq tco₂e tco₂eq gco2 gco2e gco2eq gco₂eq carbon emissions emission emitted footprint',
  carbonAmount,
);
/** Gases and fuels that a model is about, and what others emit. */
const elsewhere = /\b(?:per capita|vehicles?|flights?|soil|forest|biomass|atmospher\w+)\b/;

export default defineDisclosure({
  id: 'carbon',
  summary: 'A quantity of CO2 or CO2 equivalent for training or inference, with a number',
  kinds: ['model'],
  detect(card) {
    const found = inFrontMatter(card);
    for (const s of card.said(amounts)) if (!isSample(s) && !elsewhere.test(s.lower)) found.push(s);
    found.push(...labelled(card), ...inTables(card));
    for (const s of card.saidElsewhere('carbon')) if (/\d/.test(s.lower) && !/\/ ?kwh/.test(s.lower)) found.push(s);
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\nco2_eq_emissions: 12.5\n---\n# A\n', lines: [2] },
    { title: 'A mapping', card: '---\nco2_eq_emissions:\n  emissions: 310\n  source: codecarbon\n---\n# A\n', lines: [3, 4] },
    { title: 'In a sentence', card: '# A\n\nA model of tides.\n\nTraining emitted about 1.4 tonnes CO2eq.\n', lines: [5] },
    { title: 'Number and unit parted by a label', card: '# A\n\n- CO2 emissions (in grams): 0.9\n', lines: [3] },
    { title: 'In a column', card: '# A\n\n| Model | Time | Carbon emitted (tCO2eq) |\n| --- | --- | --- |\n| small | 4 h | 2.3 |\n', lines: [5] },
    { title: 'In French', card: '# A\n\nL\'entraînement a émis 3,2 kg de CO2.\n', lines: [3] },
    { title: 'The intensity of a grid is no quantity', card: '# A\n\nThe grid emits 0.4 kg CO2/kWh.\n', lines: [] },
    { title: 'A template left as it was', card: '---\nco2_eq_emissions:\n  emissions: more information needed\n---\n# A\n\nCarbon emissions can be estimated using the [Machine Learning Impact calculator](https://mlco2.github.io/impact#compute) presented in [Lacoste et al. (2019)](https://arxiv.org/abs/1910.09700).\n\n- **Carbon Emitted:** [More Information Needed]\n', lines: [] },
  ],
});

const keys = ['co2_eq_emissions', 'co2_emissions', 'emissions', 'carbon_emissions'];

function inFrontMatter({ data }: Card): Proof[] {
  for (const key of keys) {
    const value = data[key];
    if (value === undefined) continue;
    const { emissions: nested, source } = mapping(value);
    // How the figure is known belongs to it.
    if (nested !== undefined && hasNumber(nested)) return [{ key: [key, 'emissions'] }, ...(filled(source).length > 0 ? [{ key: [key, 'source'] }] : [])];
    if (listed(value).some(hasNumber)) return [{ key: [key] }];
  }
  return [];
}

const hasNumber = (value: unknown): boolean => numeric(value) !== null || filled(value).some((text) => /^[~≈<>]?\s*\d/.test(text));

function labelled(card: Card): Statement[] {
  return labelledLike(card, saysCarbon).filter(({ label, lower }) => massAmount.test(lower) || (/^\D{0,12}\d/.test(lower) && massUnit.test(label!.toLowerCase())));
}

const emitting = /co2|co₂|carbon (?:emi|foot)|emissions?\b/i;

function inTables(card: Card): Proof[] {
  const found: Proof[] = [];
  if (!/co2|co₂|carbon|emission/.test(columnsOf(card))) return found;
  for (const { header, rows } of card.tables) {
    const column = header.findIndex((cell) => emitting.test(cell));
    if (column < 0) continue;
    for (const { cells, span } of rows.slice(0, 12)) if (/\d/.test(cells[column] ?? '')) found.push(span);
  }
  return found;
}
