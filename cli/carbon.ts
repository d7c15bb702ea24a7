import {
  acceleratorNamed, acceleratorNames, assumedPue, energyRange, energyText, estimate, exactly, figure, gridNamed, gridNames, inferencesUntilParity, loadOf, massRange, massText, taskEnergies, taskEnergy, told, usualLoad, UserError, version, worldGrid,
  type Band, type Estimate, type Grid, type TaskEnergy,
} from '../rules/index.ts';
import { nearest } from './closest.ts';

/** What `carbon estimate` was asked. Numbers are checked by the command-line parser. */
export interface EstimateOptions {
  readonly gpu?: string;
  readonly count?: number;
  readonly hours?: number;
  readonly gpuHours?: number;
  readonly region?: string;
  readonly pue?: number;
  readonly watts?: number;
  readonly intensity?: number;
  readonly inferences?: number;
  readonly task?: string;
  readonly format: 'text' | 'json' | 'yaml';
}

interface Run {
  /** As the front matter names it: `8 x A100`. */
  readonly hardware: string | null;
  readonly devices: number | null;
  readonly deviceHours: number;
  /** W of one device at full power, or as measured. */
  readonly peak: { readonly low: number; readonly high: number };
  readonly power: string;
  readonly grid: Grid;
  readonly intensity: Band;
  readonly intensitySource: string;
  readonly pue: Band;
  readonly estimate: Estimate;
}

interface Use {
  readonly task: TaskEnergy;
  readonly inferences: number | null;
  /** kWh of all inferences. */
  readonly energy: Band | null;
  /** g CO2eq of all inferences. */
  readonly emissions: Band | null;
  /** How many inferences take as much energy as the run did. */
  readonly parity: number;
}

/** `hub-compliance carbon estimate`: the sum for a person, with its sources and the range they leave. */
export async function estimateRun(options: EstimateOptions): Promise<number> {
  const run = runOf(options);
  const use = useOf(options, run);
  const write = { text: () => asText(run, use), json: () => `${JSON.stringify(asJson(run, use), null, 2)}\n`, yaml: () => asYaml(run) };
  process.stdout.write(write[options.format]());
  return 0;
}

function runOf(options: EstimateOptions): Run {
  const { gpu, count, hours, gpuHours, region, watts, pue, intensity } = options;
  if (gpu === undefined && watts === undefined) throw new UserError('Nothing tells the power: expected an accelerator with `--gpu`, or its watts with `--watts`');
  if (gpuHours !== undefined && (hours !== undefined || count !== undefined)) throw new UserError('`--gpu-hours` are summed over devices already; expected either them or `--count` with `--hours`');
  if (gpuHours === undefined && hours === undefined) throw new UserError('Nothing tells how long it ran; expected `--hours`, or `--gpu-hours` where they are summed over devices');
  if (count !== undefined && !Number.isInteger(count)) throw new UserError(`\`--count ${count}\` is no number of devices; expected a whole number`);
  if (pue !== undefined && (pue < 1 || pue > 3)) throw new UserError(`\`--pue ${pue}\` cannot be: the data centre takes at least what its computers take; expected 1 to 3`);
  const named = gpu === undefined ? undefined : acceleratorNamed(gpu);
  if (gpu !== undefined && !named && watts === undefined) throw new UserError(`No accelerator called \`${gpu}\` is known; expected e.g. ${listed(nearest(gpu, acceleratorNames))}, or its power with \`--watts\``);
  const grid = region === undefined ? worldGrid : gridNamed(region);
  if (grid === undefined) throw new UserError(`No place called \`${region}\` is known; expected e.g. ${listed(nearest(region!, gridNames))}, or the grid’s g/kWh with \`--intensity\``);
  const devices = gpuHours === undefined ? (count ?? 1) : null;
  const deviceHours = gpuHours ?? hours! * devices!;
  const peak = watts === undefined ? named!.watts : { low: watts, high: watts };
  const grams: Band = intensity === undefined ? { low: grid.low, central: grid.central.grams, high: grid.high } : exactly(intensity);
  const overhead = pue === undefined ? assumedPue : exactly(pue);
  const load = watts === undefined ? loadOf(peak) : exactly(watts);
  const chip = named?.accelerator.name ?? gpu;
  return {
    hardware: chip === undefined ? null : devices === null ? chip : `${devices} x ${chip}`,
    devices, deviceHours, peak, grid, pue: overhead, intensity: grams,
    power: watts === undefined ? `${range(peak.low, peak.high)} W at most (${sourceOf(named!.accelerator.source)}${peak.low === peak.high ? '' : '; by form factor, data sheets'}), and ${usualLoad * 100} to 100 % of it on average` : `${told(watts)} W, as given`,
    intensitySource: intensity === undefined ? `${grid.name}: ${grid.figures.map((one) => `${told(one.grams)} (${one.source})`).join(', ')} g/kWh` : `${told(intensity)} g/kWh, as given`,
    estimate: estimate({ deviceHours, ...(devices !== null && { devices }), watts: load, pue: overhead, intensity: grams }),
  };
}

function useOf({ inferences, task }: EstimateOptions, run: Run): Use | null {
  if (task === undefined) {
    if (inferences !== undefined) throw new UserError(`\`--inferences\` of what? Expected \`--task\` with one of ${listed(taskEnergies.map((one) => one.task))}`);
    return null;
  }
  const energy = taskEnergy(task);
  if (!energy) throw new UserError(`Nobody measured \`${task}\`; expected one of ${listed(taskEnergies.map((one) => one.task))}`);
  const low = energy.lowest ?? Math.max(energy.mean - energy.sd, energy.band[0]);
  const high = energy.highest ?? energy.mean + energy.sd;
  const all: Band | null = inferences === undefined ? null : { low: (inferences * Math.min(low, energy.mean)) / 1000, central: (inferences * energy.mean) / 1000, high: (inferences * Math.max(high, energy.mean)) / 1000 };
  return {
    task: energy, inferences: inferences ?? null, energy: all,
    emissions: all && { low: all.low * run.intensity.low, central: all.central * run.intensity.central, high: all.high * run.intensity.high },
    parity: inferencesUntilParity(run.estimate.energy.central, energy.mean / 1000),
  };
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ').replace(/, ([^,]*)$/, ' or $1');
const range = (low: number, high: number): string => (figure(low) === figure(high) ? figure(high) : `${figure(low)}–${figure(high)}`);
const sourceOf = (source: string): string => (source === 'hf' ? '@huggingface/tasks 0.21.54' : source === 'mlco2' ? 'mlco2/impact' : source);

function asText(run: Run, use: Use | null): string {
  const { energy, emissions, arithmetic } = run.estimate;
  const rows: (readonly [string, string])[] = [
    ['hardware', run.hardware ?? 'not named'],
    ['device hours', told(run.deviceHours)],
    ['power', run.power],
    ['PUE', run.pue.low === run.pue.high ? `${told(run.pue.central)}, as given` : `${told(run.pue.low)} to ${told(run.pue.high)}, not given: none counted, up to an old hall`],
    ['grid', run.intensitySource],
    ['', ''],
    ['energy', `${energyText(energy.central)} (${energyRange(energy.low, energy.high)})`],
    ['emissions', `${massText(emissions.central)} CO2eq (${massRange(emissions.low, emissions.high)})`],
    ['sum', arithmetic],
  ];
  if (use) {
    rows.push(['', ''], ['inference', `${use.task.task}: ${energyText(use.task.mean)} per 1,000 on average, measured on one A100 without batching (arXiv 2311.16863)`]);
    if (use.energy && use.emissions) rows.push([`${told(use.inferences!)} of them`, `${energyText(use.energy.central)} (${energyRange(use.energy.low, use.energy.high)}), ${massText(use.emissions.central)} CO2eq (${massRange(use.emissions.low, use.emissions.high)})`]);
    rows.push(['as much as the run', `${told(Math.round(Number(use.parity.toPrecision(3))))} inferences`]);
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => (name === '' ? '' : `  ${name.padEnd(width)}  ${value}`));
  return `An estimate, no measurement\n\n${lines.join('\n')}\n\nFor the front matter of the card:\n\n${block(run).join('\n')}\n`;
}

/** The block for a card: an estimate with its sum, and a gap where only the author knows. */
function block({ hardware, grid, estimate: { energy, emissions, arithmetic } }: Run): string[] {
  return [
    'co2_eq_emissions:',
    `  emissions: ${plain(emissions.central)}`,
    `  source: ${JSON.stringify(`estimate, not measured: ${arithmetic} (hub-compliance ${version} carbon estimate)`)}`,
    '  training_type:  # [add pre-training or fine-tuning]',
    ...(grid.id === 'world' ? ['  geographical_location:  # [add country or region]'] : [`  geographical_location: ${JSON.stringify(grid.name)}`]),
    ...(hardware === null ? ['  hardware_used:  # [add type and count]'] : [`  hardware_used: ${hardware}`]),
    `  energy_consumed: ${plain(energy.central)}  # kWh`,
  ];
}
/** Three figures that count: an estimate has no more. */
const plain = (value: number): string => String(Number(value.toPrecision(3)));

const asYaml = (run: Run): string => `# An estimate, no measurement: put it into the front matter and fill the gaps\n${block(run).join('\n')}\n`;

function asJson(run: Run, use: Use | null): unknown {
  return {
    kind: 'estimate',
    hardware: run.hardware, devices: run.devices, deviceHours: run.deviceHours,
    peakWatts: run.peak, pue: run.pue, gramsPerKwh: run.intensity,
    grid: { id: run.grid.id, name: run.grid.name, figures: run.grid.figures },
    energyKwh: run.estimate.energy, emissionsGrams: run.estimate.emissions, arithmetic: run.estimate.arithmetic,
    ...(use && { inference: { task: use.task.task, kWhPerThousand: use.task.mean, inferences: use.inferences, energyKwh: use.energy, emissionsGrams: use.emissions, parityInferences: use.parity, source: 'https://arxiv.org/abs/2311.16863' } }),
    frontMatter: `${block(run).join('\n')}\n`,
  };
}
