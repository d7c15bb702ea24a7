import { asNumber, decimalText, shifted, sum, type Decimal } from '../energy/decimal.ts';
import { readEmissionsLog, type EmissionsLog, type LoggedRun } from '../energy/emissions-log.ts';
import { figure, massText } from '../energy/quantity.ts';
import type { RepoFile, Uncovered } from '../engine/types.ts';

/** A log of CodeCarbon that lies in the repository, or why it cannot be read. */
export type LogFile = { readonly path: string; readonly text: string; readonly log: EmissionsLog } | { readonly path: string; readonly log: null; readonly why: string };

const read = new WeakMap<ReadonlyMap<string, RepoFile>, readonly LogFile[]>();

/** Logs of CodeCarbon among the files, by path. Files called so that hold something else are left out. Read once a repository. */
export function emissionsLogs({ files }: Pick<Uncovered, 'files'>): readonly LogFile[] {
  const known = read.get(files);
  if (known) return known;
  const found: LogFile[] = [];
  for (const [path, { text }] of files) {
    if (!/(?:^|\/)emissions\.csv$/i.test(path)) continue;
    // Without its text nobody knows whether it is a log of CodeCarbon or data on some country.
    if (!text.known) continue;
    const log = readEmissionsLog(path, text.value);
    if (log?.known) found.push({ path, text: text.value, log: log.value });
    else if (log) found.push({ path, log: null, why: log.why });
  }
  read.set(files, found);
  return found;
}

/** Runs of all logs that told an amount above nothing. */
export const loggedRuns = (logs: readonly LogFile[]): { readonly path: string; readonly run: LoggedRun; readonly kilograms: Decimal }[] =>
  logs.flatMap(({ path, log }) => (log?.runs ?? []).flatMap((run) => (run.kilograms !== null && run.kilograms.digits > 0n ? [{ path, run, kilograms: run.kilograms }] : [])));

/** Grams, exactly, as they go into front matter. */
export const gramsText = (kilograms: Decimal): string => decimalText(shifted(kilograms, 3));

/** `0.41 kg`: what an amount of the log is, to read. */
export const kilogramsShown = (kilograms: Decimal): string => massText(asNumber(kilograms) * 1000);

/** The sum of some runs. */
export const totalOf = (runs: readonly { readonly kilograms: Decimal }[]): Decimal => sum(runs.map(({ kilograms }) => kilograms));

/** `2.1 h on 1 x NVIDIA A100 in Quebec, Canada`, as far as the log tells. */
export function runShown({ duration, cells }: LoggedRun): string {
  const hours = duration === null ? null : duration >= 3600 ? `${figure(duration / 3600)} h` : duration >= 60 ? `${figure(duration / 60)} min` : `${figure(duration)} s`;
  const hardware = hardwareOf(cells);
  const place = placeOf(cells);
  return [hours, hardware && `on ${hardware}`, place && `in ${place}`].filter((part) => part !== null && part !== '').join(' ');
}

/** `co2_eq_emissions` as one run's log proves it, line by line; `training_type` only the author knows. */
export function frontMatterLines({ run, kilograms }: { readonly run: LoggedRun; readonly kilograms: Decimal }): string[] {
  const { cells } = run;
  const version = cells['codecarbon_version'];
  const fields: readonly (readonly [key: string, value: string | null])[] = [
    ['emissions', gramsText(kilograms)],
    ['source', scalar(version ? `CodeCarbon ${version}` : 'CodeCarbon')],
    ['geographical_location', scalar(placeOf(cells))],
    ['hardware_used', scalar(hardwareOf(cells))],
    ['energy_consumed', /^\d+(?:\.\d+)?$/.test(cells['energy_consumed'] ?? '') ? cells['energy_consumed']! : null],
  ];
  return ['co2_eq_emissions:', ...fields.flatMap(([key, value]) => (value === null ? [] : [`  ${key}: ${value}`]))];
}

/** The chip and how many of it; the processor where there is none. */
function hardwareOf(cells: LoggedRun['cells']): string | null {
  const chip = cells['gpu_model'];
  if (chip === undefined) return cells['cpu_model'] ?? null;
  const count = cells['gpu_count'];
  return /^\d+ ?x /.test(chip) || count === undefined ? chip : `${Number(count)} x ${chip}`;
}

/** Region and country, or the cloud's region: never coordinates. */
function placeOf(cells: LoggedRun['cells']): string | null {
  const country = cells['country_name'] ?? cells['country_iso_code'];
  const cloud = cells['cloud_region'] && `${cells['cloud_region']}${cells['cloud_provider'] ? ` (${cells['cloud_provider']})` : ''}`;
  const region = cloud ?? cells['region']?.replace(/(^|[\s-])(\p{Ll})/gu, (_, edge: string, letter: string) => `${edge}${letter.toUpperCase()}`);
  return [region, country].filter(Boolean).join(', ') || null;
}

/** A value as plain YAML, in quotes where it would otherwise be read as something else. */
const scalar = (value: string | null): string | null => (value === null ? null : /^\p{L}[\p{L}\d ().,@+/_-]*$|^\d+ x [\p{L}\d ().,@+/_-]+$/u.test(value) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(value) ? value : JSON.stringify(value));
