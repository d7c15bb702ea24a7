import { asNumber, decimalText, shifted, type Decimal } from '../../energy/decimal.ts';
import { figure, massText } from '../../energy/quantity.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, Fix, Problem } from '../../engine/types.ts';
import { numeric } from '../../engine/values.ts';
import { computeTold } from '../../recognise/compute.ts';
import { gridBounds, reckon } from '../../recognise/compute-estimate.ts';
import { agree, emissionsStated, emissionsTold, type EmissionStated } from '../../recognise/emissions.ts';
import { emissionsLogs, loggedRuns, totalOf } from '../../recognise/emissions-logs.ts';

const log = (kilograms: string): string => `run_id,duration,emissions,energy_consumed,country_name\nc1f0,7560,${kilograms},1.2,Kenya\n`;

export default defineRule({
  id: 'carbon/unit-implausible',
  summary: 'Emissions are in another unit than the grams that the Hub reads',
  why: 'CodeCarbon’s log and most calculators count kilograms, the Hub’s `co2_eq_emissions` grams: copied as it stands, the figure is a thousand times too small, and the badge and every list of models show it so.',
  advice: 'Write grams: kilograms times 1000, tonnes times 1000000',
  severity: 'warning',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/model-cards-co2', 'https://mlco2.github.io/codecarbon/output.html'],
  resources: ['codecarbon', 'ml-co2-impact'],
  *check(snapshot) {
    const { card } = snapshot;
    const stated = emissionsStated(card);
    if (stated === null || stated.decimal === null || !(stated.grams! > 0)) return;
    const problem = fromLog(card, stated, stated.decimal, snapshot) ?? fromText(card, stated, stated.decimal) ?? fromEnergy(card, stated, stated.decimal) ?? fromCompute(card, stated, stated.decimal);
    if (problem) yield problem;
  },
  examples: [
    { title: 'The log’s kilograms', card: '---\nco2_eq_emissions:\n  emissions: 0.41\n  source: codecarbon\n---\n', files: { 'emissions.csv': log('0.41') }, finds: ['3: `emissions: 0.41` is the 0.41 kg of `emissions.csv`; the Hub reads grams, expected `410`'], fixed: '---\nco2_eq_emissions:\n  emissions: 410\n  source: codecarbon\n---\n' },
    { title: 'The log’s kilograms, rounded, as a bare number', card: '---\nco2_eq_emissions: 0.0499\n---\n', files: { 'emissions.csv': log('0.04990683681210934') }, finds: ['2: `co2_eq_emissions: 0.0499` is the 0.0499 kg of `emissions.csv`; the Hub reads grams, expected `49.9`'], fixed: '---\nco2_eq_emissions: 49.9\n---\n' },
    { title: 'The text’s kilograms', card: '---\nco2_eq_emissions:\n  emissions: 7.5\n---\n\n# Lugha ASR\n\nTraining emitted about 7.5 kg of CO2.\n', finds: ['3: `emissions: 7.5` has the digits of `7.5 kg` (line 8); the Hub reads grams, expected `7500`'] },
    { title: 'The text’s tonnes', card: '---\nco2_eq_emissions: 24.7\n---\n\n# Lugha 100B\n\n- **Carbon Emitted:** 24.7 tonnes CO2eq\n', finds: ['2: `co2_eq_emissions: 24.7` has the digits of `24.7 tonnes` (line 7); the Hub reads grams, expected `24700000`'] },
    { title: 'Too little for the energy beside it', card: '---\nco2_eq_emissions:\n  emissions: 0.41\n  energy_consumed: 1.2\n---\n', finds: ['3: `emissions: 0.41` grams from 1.2 kWh is 0.342 g/kWh, less than any grid; in kilograms it would be 342 g/kWh, expected grams'] },
    { title: 'Too little for the computing told', card: '---\nco2_eq_emissions:\n  emissions: 16.7\n---\n\n# Lugha 15B\n\nThe model was trained on 512 A100 GPUs for 26 days in Oregon.\n', finds: ['3: `emissions: 16.7` grams is less than 512 × 624 h on A100 can have emitted; in tonnes it would fit, expected grams'] },
    { title: 'Grams in both', card: '---\nco2_eq_emissions:\n  emissions: 410\n---\n\n# Lugha ASR\n\nTraining emitted 0.41 kg CO2eq.\n', files: { 'emissions.csv': log('0.41') } },
    { title: 'A small figure of a small run', card: '---\nco2_eq_emissions:\n  emissions: 0.0067\n  energy_consumed: 0.00002\n---\n\n# Lugha\n\n- CO2 Emissions (in grams): 0.0067\n' },
    { title: 'Water power', card: '---\nco2_eq_emissions:\n  emissions: 0.2\n  geographical_location: Quebec, Canada\n---\n\n# Lugha\n\n- **Emissions:** 0.0002 KgCO2 (Canada)\n- **Total Energy Consumption:** 0.10 kWh\n' },
    { title: 'Unlike figures are another finding', card: '---\nco2_eq_emissions:\n  emissions: 7540\n---\n\n# Lugha\n\nTraining emitted 30.16 kg of CO2.\n' },
  ],
});

const units = [['kilograms', 3], ['tonnes', 6]] as const;
const written = (stated: EmissionStated): string => `\`${stated.key.at(-1)}: ${decimalText(stated.decimal!)}\``;
const expected = (decimal: Decimal, places: number): string => `\`${decimalText(shifted(decimal, places))}\``;
/** Half a unit in the last place of a figure as it stands there. */
const marginOf = ({ scale }: Decimal): number => 10 ** -scale / 2;

/** The figure is that of a log in the repository, in its unit: the file proves what was meant. */
function fromLog(card: Card, stated: EmissionStated, decimal: Decimal, snapshot: Parameters<typeof emissionsLogs>[0]): Problem | null {
  const runs = loggedRuns(emissionsLogs(snapshot));
  const amounts = runs.length > 1 ? [...runs.map(({ path, kilograms }) => ({ path, kilograms })), { path: runs[0]!.path, kilograms: totalOf(runs) }] : runs;
  const value = asNumber(decimal);
  // As grams it may be a run's just as well: then nothing is proved.
  if (amounts.some(({ kilograms }) => agree(value, asNumber(kilograms) * 1000, marginOf(decimal)))) return null;
  const met = amounts.find(({ kilograms }) => Math.abs(value - asNumber(kilograms)) <= Math.max(marginOf(decimal) * 1.01, 0.005 * asNumber(kilograms)) && digitsThatCount(decimal) >= 2);
  if (met === undefined) return null;
  const fix = toGrams(card, stated, decimal);
  return { message: `${written(stated)} is the ${figure(asNumber(met.kilograms))} kg of ${shown(met.path)}; the Hub reads grams, expected ${expected(decimal, 3)}`, at: { key: stated.key }, ...(fix && { fix }) };
}

/** The one amount of the text has the same digits in kilograms or tonnes. One of the two is wrong, and only the author knows which. */
function fromText(card: Card, stated: EmissionStated, decimal: Decimal): Problem | null {
  const told = emissionsTold(card).filter(({ about }) => about === 'training');
  const value = asNumber(decimal);
  if (told.some(({ grams, margin }) => grams.some((amount) => agree(value, amount, margin)))) return null;
  for (const [, places] of units) {
    const met = told.find(({ grams, unit, margin }) => unit === 10 ** places && agree(value * unit, grams[0]!, Math.min(margin, 0.005 * grams[0]!)));
    if (met) return { message: `${written(stated)} has the digits of ${shown(met.written)} (line ${card.lineAt(met.start)}); the Hub reads grams, expected ${expected(decimal, places)}`, at: { key: stated.key }, advice: `If ${shown(met.written)} is right, write ${expected(decimal, places)}; if the front matter is, correct the unit in the text` };
  }
  return null;
}

/** Grams over kilowatt hours is no grid's intensity, and kilograms would be. */
function fromEnergy(card: Card, stated: EmissionStated, decimal: Decimal): Problem | null {
  const kWh = numeric(stated.fields['energy_consumed']);
  if (kWh === null || kWh <= 0) return null;
  const intensity = stated.grams! / kWh;
  const { low, high } = gridBounds(computeTold(card).grid);
  const fits = units.find(([, places]) => intensity * 10 ** places >= low && intensity * 10 ** places <= high);
  // A quarter of the least: what is near the bound is a clean grid, not another unit.
  if (intensity > low / 4 || fits === undefined) return null;
  return { message: `${written(stated)} grams from ${figure(kWh)} kWh is ${figure(intensity)} g/kWh, less than any grid; in ${fits[0]} it would be ${figure(intensity * 10 ** fits[1])} g/kWh, expected grams`, at: { key: stated.key }, advice: `If the figure counts ${fits[0]}, write ${expected(decimal, fits[1])}; if it is right, correct \`energy_consumed\`, which counts kWh` };
}

/** Far less than the computing told can have emitted, and in kilograms or tonnes just right. */
function fromCompute(card: Card, stated: EmissionStated, decimal: Decimal): Problem | null {
  const compute = computeTold(card);
  const reckoned = reckon(compute);
  if (reckoned === null || compute.time === null || stated.grams! >= reckoned.emissions.low / 20) return null;
  const { low, high } = reckoned.estimate.emissions;
  const fits = units.find(([, places]) => stated.grams! * 10 ** places >= low / 2 && stated.grams! * 10 ** places <= high * 2);
  if (fits === undefined) return null;
  const { time, device } = compute;
  const run = `${time.kind === 'clock' && device?.devices ? `${device.devices} × ` : ''}${figure(time.hours)} h${device ? ` on ${device.named.accelerator.name}` : ''}`;
  return { message: `${written(stated)} grams is less than ${run} can have emitted; in ${fits[0]} it would fit, expected grams`, at: { key: stated.key }, advice: `From what the card tells: ${reckoned.estimate.arithmetic} (${reckoned.rests}). If the figure counts ${fits[0]}, write ${expected(decimal, fits[1])}, which is ${massText(stated.grams! * 10 ** fits[1])}` };
}

const digitsThatCount = ({ digits }: Decimal): number => digits.toString().replace(/0+$/, '').length;

/** Moves the decimal point by three places, where the figure is written plainly. */
function toGrams(card: Card, stated: EmissionStated, decimal: Decimal): Fix | null {
  const span = card.frontMatter.spanOf(stated.key);
  if (!span || !/^\d[\d.eE+-]*$/.test(card.text.slice(span.start, span.end))) return null;
  return { title: 'Write grams', edits: [{ file: card.file, start: span.start, end: span.end, text: decimalText(shifted(decimal, 3)) }] };
}
