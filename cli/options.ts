import { InvalidArgumentError, Option } from 'commander';

/** What `check` was asked to do. Values are checked by the command-line parser. */
export interface CheckOptions {
  readonly kind?: 'model' | 'dataset' | 'space';
  readonly config?: string;
  readonly profile?: 'hub' | 'recommended' | 'open-science';
  readonly format: Format;
  readonly output?: string;
  readonly failOn?: 'error' | 'warning' | 'notice' | 'never';
  readonly targetsFrom?: string;
  readonly online?: boolean;
  /** File of known repositories, JSON Lines. */
  readonly known?: string;
  readonly base?: string;
  readonly hubUrl?: string;
  readonly today?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

export const formats = ['text', 'json', 'jsonl', 'markdown', 'sarif', 'html'] as const;
export type Format = (typeof formats)[number];

const day = (value: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) throw new InvalidArgumentError('expected a day as YYYY-MM-DD.');
  return value;
};

export const kindOption = (): Option => new Option('--kind <kind>', 'what the repository is, where that cannot be told').choices(['model', 'dataset', 'space']);
export const formatOption = (): Option => new Option('--format <format>', 'how the report is written').choices([...formats]).default('text');
export const todayOption = (): Option => new Option('--today <day>', 'the day by which waivers end, YYYY-MM-DD').argParser(day);
export const profileOption = (): Option => new Option('--profile <profile>', 'how much is asked: what the Hub itself refuses or warns of, what is recommended, everything').choices(['hub', 'recommended', 'open-science']);
export const failOnOption = (): Option => new Option('--fail-on <severity>', 'the least severity that ends with exit code 1 (default: error)').choices(['error', 'warning', 'notice', 'never']);

/** A number above nothing, for an option. @throws InvalidArgumentError */
export const positive = (value: string): number => {
  const number = Number(value.replaceAll('_', ''));
  if (value.trim() === '' || !Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('expected a number above 0.');
  return number;
};
