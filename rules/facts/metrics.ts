import facts from './metrics.json' with { type: 'json' };

/** A measure as results name it. */
export interface Metric {
  readonly id: string;
  readonly aliases: readonly string[];
  /** `share`: written as 0-1 and as 0-100 alike · `error`: the same, and may exceed 1 or 100 · `free`: a scale of its own. */
  readonly scale: 'share' | 'error' | 'free';
  /** What it compares, where only some tasks put that out. */
  readonly needs?: 'text' | 'images';
}

const all = facts.metrics as readonly Metric[];
/** Most names are nothing but letters and digits. */
const bare = (name: string): string => (/^[a-z0-9]*$/.test(name) ? name : name.toLowerCase().replace(/[^\p{L}\p{N}@+²]+/gu, ''));
const byName = new Map(all.flatMap((metric) => [metric.id, ...metric.aliases].map((name) => [bare(name), metric] as const)));

/** The metric that a name stands for, in any spelling, or null. */
export const metricNamed = (name: string): Metric | null => byName.get(bare(name)) ?? null;
/** Two names of one metric are one key; a name that is not known is its own. */
export const metricKey = (name: string): string => metricNamed(name)?.id ?? bare(name);
/** Ids as `metrics[].type` has them. */
export const metricIds: ReadonlySet<string> = new Set(all.map(({ id }) => id));

const labelTasks: ReadonlySet<string> = new Set(facts.labelTasks);
const textTasks: ReadonlySet<string> = new Set(facts.textTasks);
/** Whether a task puts out labels, boxes or numbers only. */
export const putsOutLabels = (task: string): boolean => labelTasks.has(task);
/** Whether a task puts out text or spans of it only. */
export const putsOutText = (task: string): boolean => textTasks.has(task);
