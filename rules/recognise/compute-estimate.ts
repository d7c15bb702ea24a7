import { assumedPue, energyCeiling, energyFloor, estimate, exactly, loadOf, type Band, type Estimate } from '../energy/estimate.ts';
import { energyRange, figure, massRange, told } from '../energy/quantity.ts';
import { anyGrid, worldGrid, type Grid } from '../facts/grid-intensity.ts';
import type { ComputeTold } from './compute.ts';

/** What follows from the computing that a card tells. */
export interface Reckoned {
  readonly estimate: Estimate;
  /** What the sum rests on, for a reader: `A100: 250–400 W; France: 44.2–56 g/kWh (Ember 2024, Our World in Data 2023)`. */
  readonly rests: string;
  /** kWh that a run of this size can have taken at the least and at the most. */
  readonly energy: { readonly low: number; readonly high: number };
  /** g CO2eq likewise, on any grid that fits the place told. Generous: outside it one of the figures is wrong. */
  readonly emissions: { readonly low: number; readonly high: number };
  /** How those bounds come about. */
  readonly bounds: string;
}

/** A year's average hides its best and its worst hours: grid figures are stretched by this before they bound anything. */
const stretch = 1.5;

/** g CO2eq per kWh that electricity of a place can have: of the place and all within it, stretched; of any grid where no place is told. */
export function gridBounds(grid: Grid | null, intensity: number | null = null): { readonly low: number; readonly high: number } {
  const figures = [...(intensity === null ? [] : [intensity]), ...(grid === null ? (intensity === null ? [anyGrid.low, anyGrid.high] : []) : [grid.bounds.low, grid.bounds.high])];
  return grid === null && intensity === null ? anyGrid : { low: Math.min(...figures) / stretch, high: Math.max(...figures) * stretch };
}

/** The estimate and its bounds, or null where a card does not tell a chip (or its watts), how many, and how long. */
export function reckon(compute: ComputeTold): Reckoned | null {
  const { device, time, watts, pue, intensity, grid } = compute;
  const peak = watts ?? device?.named.watts ?? null;
  if (!peak || !time) return null;
  const devices = device?.devices ?? null;
  if (time.kind === 'clock' && devices === null) return null;
  const least = time.kind === 'clock' ? time.hours * devices! : time.hours;
  const most = time.kind === 'device' || devices === null ? least : time.hours * devices;
  const known: Grid = grid ?? worldGrid;
  const grams: Band = intensity === null ? { low: known.low, central: known.central.grams, high: known.high } : exactly(intensity);
  const energy = { low: energyFloor(least, peak.low), high: energyCeiling(most, peak.high, time.kind === 'clock' ? devices : null) * (pue ?? 1) };
  const grams_ = gridBounds(grid, intensity);
  const emissions = { low: energy.low * grams_.low, high: energy.high * grams_.high };
  const chip = device ? `${device.named.accelerator.name}${watts ? ' as stated' : ''}: ` : '';
  const range = (low: number, high: number): string => (figure(low) === figure(high) ? figure(high) : `${figure(low)}–${figure(high)}`);
  return {
    // Hours that may be of the clock or summed are taken by the clock in the sum, and either way in the bounds.
    estimate: estimate({ deviceHours: most, ...(time.kind !== 'device' && devices !== null && { devices }), watts: watts ? { low: watts.low, central: watts.high, high: watts.high } : loadOf(peak), pue: pue === null ? assumedPue : exactly(pue), intensity: grams }),
    rests: `${time.kind === 'either' && devices !== null && devices > 1 ? `hours taken by the clock: if they are summed over the ${told(devices)} devices, divide by that; ` : ''}${chip}${range(peak.low, peak.high)} W at most; ${intensity === null ? `${known.name}: ${range(known.low, known.high)} g/kWh (${known.figures.map(({ source }) => source).join(', ')})` : `${told(intensity)} g/kWh as stated`}`,
    energy, emissions,
    bounds: `${energyRange(energy.low, energy.high)} (from idle chips to full power with the whole computer and half as much again) × ${range(grams_.low, grams_.high)} g/kWh = ${massRange(emissions.low, emissions.high)}`,
  };
}
