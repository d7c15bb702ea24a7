import { energyRange, energyText, figure, massRange, massText, told as written } from '../../energy/quantity.ts';
import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, Place, Problem, Span } from '../../engine/types.ts';
import { anyGrid, worldGrid } from '../../facts/grid-intensity.ts';
import { computeTold, footprintRows, type ComputeTold } from '../../recognise/compute.ts';
import { gridBounds, reckon, type Reckoned } from '../../recognise/compute-estimate.ts';
import { agree, emissionsStated, emissionsTold } from '../../recognise/emissions.ts';

const table = (row: string): string => `---\nlicense: mit\n---\n\n# Lugha 70B\n\n|  | Time (GPU hours) | Power (W) | Carbon emitted (tCO2eq) |\n| --- | --- | --- | --- |\n| Lugha 70B | ${row} |\n`;

export default defineRule({
  id: 'carbon/inconsistent-with-compute',
  summary: 'Energy or emissions do not fit the computing that the card tells',
  why: 'Hours, watts and the grid bound what a run can have taken; a figure far outside is of another run or unit, a slip of the pen, or hours that were summed over devices twice.',
  advice: 'Say what each figure covers, and correct the one that is wrong: energy is devices × hours × watts × PUE, emissions are energy × g/kWh of the grid; hours that are summed over devices are not multiplied by their number again',
  severity: 'notice',
  kinds: ['model'],
  sources: ['https://arxiv.org/abs/2311.16863', 'https://arxiv.org/abs/1910.09700', 'https://www.npmjs.com/package/@huggingface/tasks'],
  resources: ['ml-co2-impact', 'codecarbon'],
  *check(snapshot) {
    // Without a figure of either there is nothing to hold against hours and watts.
    if (isMissing(snapshot, 'carbon') && isMissing(snapshot, 'energy')) return;
    const { card } = snapshot;
    const amount = emissionOf(card);
    const rows = [...impossibleRows(card)];
    yield* rows;
    if (rows.length > 0) return;
    const compute = computeTold(card);
    const reckoned = reckon(compute);
    const { energy } = compute;
    if (energy && reckoned && (energy.kWh > reckoned.energy.high || energy.kWh < reckoned.energy.low)) {
      yield { message: `${energyText(energy.kWh)} does not fit ${runShown(compute)}, which can take ${energyRange(reckoned.energy.low, reckoned.energy.high)}; expected energy, hours and hardware of one run`, at: energy.span ? { span: energy.span } : 'card', about: 'energy', advice: `From what the card tells: ${reckoned.estimate.arithmetic} (${reckoned.rests}). The range goes from idle chips to full power with the whole computer and half as much again` };
      return;
    }
    if (!amount) return;
    const problem = energy ? offGrid(amount, compute, energy.kWh) : reckoned && offBounds(amount, compute, reckoned);
    if (problem) yield problem;
  },
  examples: [
    { title: 'More than any grid emits', card: '---\nco2_eq_emissions:\n  emissions: 41100\n  energy_consumed: 11.5\n  geographical_location: Germany\n---\n', finds: ['3: 41.1 kg from 11.5 kWh is 3,570 g/kWh, and Germany is said to have 342–381; expected energy and emissions of one run'] },
    { title: 'Another intensity than the one stated', card: '---\nlicense: mit\n---\n\n# Lugha\n\n## Environmental impact\n\n- **Energy consumed:** 100 kWh\n- **Carbon emitted:** 60 kg CO2eq\n\nThe grid has 300 g CO2/kWh.\n', finds: ['10: 60 kg from 100 kWh is 600 g/kWh, and the card states 300; expected energy and emissions of one run'] },
    { title: 'More energy than the chips can have drawn', card: '---\nlicense: mit\n---\n\n# Lugha\n\n## Environmental impact\n\n- **Hardware Type:** 1 x A100 80GB\n- **Training time:** 2 hours\n- **Energy consumed:** 90 kWh\n', finds: ['11: 90 kWh does not fit 1 × 2 h on A100, which can take 0.05–2.4 kWh; expected energy, hours and hardware of one run'] },
    { title: 'Less than the run can have emitted', card: '---\nlicense: mit\n---\n\n# Lugha\n\n## Environmental impact\n\n- **Hardware Type:** 64 x A100\n- **Training time:** 30 days\n- **Compute Region:** Germany\n- **Carbon emitted:** 0.2 kg CO2eq\n', finds: ['12: 200 g lies outside 0.263–28.7 t, which 64 × 720 h on A100 can have emitted in Germany; expected the figure of this run'] },
    { title: 'A row that is off', card: table('7.0M | 700 | 12.9'), finds: ['9: 12.9 t from 7,000,000 device hours at 700 W is 2.63 g/kWh, and grids have some 5–1,100; expected a figure of these hours'] },
    { title: 'A row that fits', card: table('6.4M | 700 | 1900') },
    { title: 'Measured, on water power', card: '---\nco2_eq_emissions:\n  emissions: 0.2\n  geographical_location: Quebec, Canada\n---\n\n# Lugha\n\n- **Emissions:** 0.0002 KgCO2 (Canada)\n- **Total Energy Consumption:** 0.10 kWh\n' },
    { title: 'Hours summed over devices', card: '---\nlicense: mit\n---\n\n# Lugha 7B\n\nPretraining took 184,320 GPU hours on A100-80GB (TDP of 400W). Training emitted 31.22 tCO2eq.\n' },
    { title: 'Within the band', card: '---\nco2_eq_emissions:\n  emissions: 410\n  geographical_location: Kenya\n---\n\n# Lugha ASR\n\nIt was trained on one A100 for 10 hours.\n' },
    { title: 'Other runs than the one told', card: '---\nlicense: mit\n---\n\n# Lugha\n\nIt was trained on 8 A100 for 10 hours, and before that on 4 V100 for 2 days. Training emitted 2 tCO2eq.\n' },
  ],
});

interface Amount {
  readonly grams: number;
  readonly at: Place;
}

/** The figure of the front matter, or the one amount that the text tells. */
function emissionOf(card: Card): Amount | null {
  const stated = emissionsStated(card);
  if (stated !== null) return stated.grams === null || stated.grams <= 0 ? null : { grams: stated.grams, at: { key: stated.key } };
  const told = emissionsTold(card).filter(({ about }) => about === 'training');
  const [first] = told;
  return first !== undefined && first.grams.length === 1 && told.every(({ grams }) => grams[0] === first.grams[0]) ? { grams: first.grams[0]!, at: { span: first } } : null;
}

/** In kilograms or tonnes it would fit: that is `carbon/unit-implausible` where it stands in the front matter. */
const fitsInAnotherUnit = ({ at }: Amount, value: number, low: number, high: number): boolean => typeof at === 'object' && 'key' in at && [1e3, 1e6].some((factor) => value * factor >= low && value * factor <= high);

/** Emissions over energy against the card's own intensity, or against what grids have. */
function offGrid(amount: Amount, { grid, intensity, pue }: ComputeTold, kWh: number): Problem | null {
  const implied = amount.grams / kWh;
  const { low, high } = gridBounds(grid);
  if (fitsInAnotherUnit(amount, implied, low, high) && implied < low / 4) return null;
  const told = `${massText(amount.grams)} from ${energyText(kWh)} is ${figure(implied)} g/kWh`;
  // An overhead that was counted in one figure and not in the other is no contradiction.
  if (intensity !== null && !agree(implied, intensity, intensity * 0.2) && !(implied > intensity && implied <= intensity * (pue ?? 1.5) * 1.2)) return { message: `${told}, and the card states ${written(intensity)}; expected energy and emissions of one run`, at: amount.at, about: 'intensity' };
  if (intensity !== null || (implied >= low && implied <= high * 1.5)) return null;
  const place = grid ? `${grid.name} is said to have ${figure(grid.low)}–${figure(grid.high)}` : `grids have some ${anyGrid.low}–${written(anyGrid.high)}`;
  return { message: `${told}, and ${place}; expected energy and emissions of one run`, at: amount.at, about: 'intensity', ...(grid && { advice: `${grid.name}: ${grid.figures.map(({ grams, source }) => `${written(grams)} g/kWh (${source})`).join(', ')}. If one of the figures is of another run or unit, correct it; if the electricity was bought as green, give the grid’s figure and say so beside it` }) };
}

/** Emissions against what hours, watts and grid leave possible. */
function offBounds(amount: Amount, compute: ComputeTold, { emissions: { low, high }, estimate, rests }: Reckoned): Problem | null {
  if ((amount.grams >= low && amount.grams <= high) || fitsInAnotherUnit(amount, amount.grams, estimate.emissions.low / 2, estimate.emissions.high * 2)) return null;
  return { message: `${massText(amount.grams)} lies outside ${massRange(low, high)}, which ${runShown(compute)} can have emitted${compute.grid ? ` in ${compute.grid.name}` : ''}; expected the figure of this run`, at: amount.at, about: 'emissions', advice: `From what the card tells: ${estimate.arithmetic} (${rests}). The range of the message goes from idle chips on the cleanest hours to full power with the whole computer and half as much again on the dirtiest. If the figure is of another run, say which` };
}

/** Rows of tables as Llama's cards have them, whose hours, watts and emissions make no grid. */
function* impossibleRows(card: Card): Iterable<Problem> {
  if (card.tables.length === 0) return;
  const cells = new Map<number, number>();
  for (const { table: of, about, grams, start } of emissionsTold(card)) if (of !== null && about === 'training' && !cells.has(start)) cells.set(start, grams[0]!);
  if (cells.size === 0) return;
  for (const { hours, summed, watts, grams, name, ...span } of footprintRows(card, cells)) {
    if (!summed || watts === null) continue;
    const implied = grams / ((hours * watts) / 1000);
    // Half as much again for what is not the chip.
    if (implied >= anyGrid.low && implied <= anyGrid.high * 1.5) continue;
    yield { message: `${massText(grams)} from ${written(hours)} device hours at ${written(watts)} W is ${figure(implied)} g/kWh, and grids have some ${anyGrid.low}–${written(anyGrid.high)}; expected a figure of these hours`, at: { span: span satisfies Span }, about: `row ${shown(name)}`, advice: `${written(hours)} × ${written(watts)} W = ${energyText((hours * watts) / 1000)}; on the world’s average grid (${figure(worldGrid.central.grams)} g/kWh, ${worldGrid.central.source}) that is ${massText((hours * watts * worldGrid.central.grams) / 1000)}. Correct the unit of the column or the figure, or say which part of the hours it covers` };
  }
}

function runShown({ time, device }: ComputeTold): string {
  const { kind, hours } = time!;
  const chip = device ? ` on ${device.named.accelerator.name}` : '';
  const long = kind === 'device' ? `${written(hours)} device hours` : hours < 1 ? `${figure(hours * 60)} min` : `${figure(hours)} h`;
  return `${kind === 'clock' && device?.devices ? `${written(device.devices)} × ` : ''}${long}${chip}`;
}
