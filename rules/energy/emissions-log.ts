import { CsvError, parse } from 'csv-parse/sync';
import type { Known, Span } from '../engine/types.ts';
import { decimalOf, sum, type Decimal } from './decimal.ts';

/** One run of CodeCarbon as its log has it. */
export interface LoggedRun {
  /** `run_id`, or `experiment_id` before version 2; empty where the log has neither. */
  readonly id: string;
  /** kg CO2eq, exactly as written; null where the cell holds no number. */
  readonly kilograms: Decimal | null;
  /** As written. */
  readonly written: string;
  /** kWh; null where the log does not tell. */
  readonly energy: number | null;
  /** Seconds; null where the log does not tell. */
  readonly duration: number | null;
  /** By column, trimmed; empty cells are left out. */
  readonly cells: Readonly<Record<string, string>>;
  /** Where the row stands in the file. */
  readonly row: Span;
}

export interface EmissionsLog {
  readonly path: string;
  /** Each run once. CodeCarbon writes a row at every flush, each with the sum so far: the last counts. */
  readonly runs: readonly LoggedRun[];
  /** Rows that were left out since a later one of the same run follows. */
  readonly superseded: number;
  /** kg CO2eq of all runs; null where one has no number. */
  readonly total: Decimal | null;
}

/** Rows beyond which a file is taken for data, not for the log of some runs. */
const mostRows = 5000;

/**
 * Reads a CodeCarbon log. Null where the file is none: it lacks the columns that every version writes
 * (`emissions`, `duration`, `energy_consumed`), or holds no run. Not known where it has them and is no CSV.
 * Source of columns and units: https://mlco2.github.io/codecarbon/output.html (emissions in kg, energy in kWh, duration in seconds).
 */
export function readEmissionsLog(path: string, text: string): Known<EmissionsLog> | null {
  const header = /^\ufeff?[^\r\n]*/.exec(text)![0];
  if (!['emissions', 'duration', 'energy_consumed'].every((column) => header.split(',').map((name) => name.trim().replace(/^\ufeff|"/g, '')).includes(column))) return null;
  const parsed = rowsOf(text);
  if (!parsed.known) return parsed;
  const rows = parsed.value;
  if (rows.length === 0 || rows.length > mostRows) return null;
  const last = new Map<string, LoggedRun>();
  for (const [index, run] of rows.entries()) {
    const key = run.id === '' ? `row ${index}` : run.id;
    last.delete(key);
    last.set(key, run);
  }
  const runs = [...last.values()];
  const amounts = runs.map((run) => run.kilograms).filter((amount) => amount !== null);
  return { known: true, value: { path, runs, superseded: rows.length - runs.length, total: amounts.length === runs.length ? sum(amounts) : null } };
}

interface Parsed {
  readonly record: Readonly<Record<string, string>>;
  readonly raw: string;
}

function rowsOf(text: string): Known<LoggedRun[]> {
  try {
    // Rows of an older version of CodeCarbon may stand above those of a newer one: columns are counted loosely, quotes taken as they come.
    const parsed = parse(text, { bom: true, columns: true, trim: true, raw: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true, to: mostRows + 1 }) as unknown as readonly Parsed[];
    let at = 0;
    return {
      known: true,
      value: parsed.map(({ record, raw }) => {
        const line = raw.trim();
        const start = text.indexOf(line, at);
        at = start + line.length;
        return runOf(record, { start, end: at });
      }),
    };
  } catch (error) {
    if (error instanceof CsvError) return { known: false, why: error.message };
    throw error;
  }
}

function runOf(record: Readonly<Record<string, string>>, row: Span): LoggedRun {
  const cells = Object.fromEntries(Object.entries(record).map(([column, cell]) => [column, String(cell ?? '').trim()]).filter(([, cell]) => cell !== '' && cell !== 'None' && cell !== 'nan'));
  const number = (column: string): number | null => (cells[column] === undefined || !Number.isFinite(Number(cells[column])) ? null : Number(cells[column]));
  return { id: cells['run_id'] ?? cells['experiment_id'] ?? '', kilograms: decimalOf(cells['emissions'] ?? ''), written: cells['emissions'] ?? '', energy: number('energy_consumed'), duration: number('duration'), cells, row };
}
