import { energyRange, massRange, told } from './quantity.ts';

/** Least and most, and the value that a plain sum takes. */
export interface Band {
  readonly low: number;
  readonly central: number;
  readonly high: number;
}

export const exactly = (value: number): Band => ({ low: value, central: value, high: value });

/** What a run's energy and emissions are worked out from. */
export interface Computing {
  /** Hours, summed over devices. */
  readonly deviceHours: number;
  /** Devices, where hours were told by the clock: for showing the arithmetic. */
  readonly devices?: number;
  /** W of one device. */
  readonly watts: Band;
  /** Power usage effectiveness: energy of the data centre over that of its computers. */
  readonly pue: Band;
  /** g CO2eq per kWh. */
  readonly intensity: Band;
}

export interface Estimate {
  /** kWh. */
  readonly energy: Band;
  /** g CO2eq. */
  readonly emissions: Band;
  /** The sum as a person would write it down. */
  readonly arithmetic: string;
}

/**
 * What a chip draws on average in a run over what it can draw at most. StarCoder's 512 A100 drew 280 W of 400 on
 * average (arXiv 2305.06161); a run that keeps its chips busy comes close to all.
 */
export const usualLoad = 0.7;
/** Energy of a data centre over that of its computers where nothing is told: none counted, as CodeCarbon and ML CO2 Impact do, up to an old hall. */
export const assumedPue: Band = { low: 1, central: 1, high: 1.5 };

/** W of a chip whose average draw is not told. @param peak W, of its form factors */
export const loadOf = (peak: { readonly low: number; readonly high: number }): Band => ({ low: peak.low * usualLoad, central: peak.high, high: peak.high });

/** kWh = device hours × W / 1000 × PUE; grams = kWh × g per kWh. Hours that are summed over devices already are not multiplied again. */
export function estimate({ deviceHours, devices, watts, pue, intensity }: Computing): Estimate {
  const of = (side: keyof Band): number => (deviceHours * watts[side] * pue[side]) / 1000;
  const energy = { low: of('low'), central: of('central'), high: of('high') };
  const emissions = { low: energy.low * intensity.low, central: energy.central * intensity.central, high: energy.high * intensity.high };
  const hours = devices === undefined ? `${told(deviceHours)} device hours` : `${told(devices)} × ${told(deviceHours / devices)} h`;
  return {
    energy, emissions,
    arithmetic: `${hours} × ${spread(watts)} W × PUE ${spread(pue)} = ${energyRange(energy.low, energy.high)}; × ${spread(intensity)} g/kWh = ${massRange(emissions.low, emissions.high)} CO2eq`,
  };
}

function spread({ low, high }: Band): string {
  const [from, to] = [told(low), told(high)];
  return from === to ? to : `${from}–${to}`;
}

/** Inferences until their energy comes to that of training. @param kWhEach kWh of one inference */
export const inferencesUntilParity = (trainingKwh: number, kWhEach: number): number => trainingKwh / kWhEach;

/** W of the computer around up to eight accelerators: processors, memory, fans. CodeCarbon's logs of such nodes give 80 to 420. */
const hostWatts = 400;
/** PUE and idle devices of the node that are counted, too. */
const overhead = 1.5;

/**
 * More energy than a run can have taken, kWh: every device at full power, its share of the computer, and half as much again.
 * @param devices how many, or null where only their summed hours are told: each may then have had a computer of its own
 */
export const energyCeiling = (deviceHours: number, peakWatts: number, devices: number | null): number =>
  ((deviceHours * peakWatts + (devices === null ? deviceHours : (deviceHours / devices) * Math.ceil(devices / 8)) * hostWatts) * overhead) / 1000;

/** Less energy than a run can have taken, kWh: an idle chip draws some tenth of what it can. */
export const energyFloor = (deviceHours: number, peakWatts: number): number => (deviceHours * peakWatts * 0.1) / 1000;
