import facts from './inference-energy.json' with { type: 'json' };

/** What a task was measured to take, kWh per 1,000 inferences on one A100 without batching. */
export interface TaskEnergy {
  readonly task: string;
  /** Over models, as printed. */
  readonly mean: number;
  readonly sd: number;
  readonly median?: number;
  /** How many models, the thriftiest and the hungriest, recomputed from the logs; absent where those name too few. */
  readonly models?: number;
  readonly lowest?: number;
  readonly highest?: number;
  /** Outside it a figure is worth a second look. Own judgement: some tenfold on either side. */
  readonly band: readonly [low: number, high: number];
}

export const taskEnergies = facts.tasks as unknown as readonly TaskEnergy[];
const byTask = new Map(taskEnergies.map((one) => [one.task, one]));

/** Figures for a pipeline tag of the Hub or another name of the task; undefined where the study did not measure it. */
export const taskEnergy = (task: string): TaskEnergy | undefined => byTask.get(task) ?? byTask.get((facts.aliases as Readonly<Record<string, string>>)[task] ?? '');

/** Inferences until use has taken as much energy as training and tuning did. */
export const parityTable: readonly { readonly model: string; readonly trainKwh: number; readonly finetuneKwh: number; readonly inferenceKwh: number; readonly parityInferences: number }[] = facts.parity;

/** What a figure needs beside it so that the run can be done again. `required`: always, for inference, for generation, or not. */
export const disclosureFields: readonly { readonly id: string; readonly required: boolean | string; readonly ask: string }[] = facts.disclosureFields;

export const inferenceSource = 'https://arxiv.org/abs/2311.16863';
