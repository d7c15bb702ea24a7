import type { KeyPath } from './types.ts';

/** Reads front-matter values as people write them: one value, a list, a list of one, nothing. */

/** Strings and numbers of a value or list, trimmed, without empty ones and fillers. */
export function filled(value: unknown): string[] {
  const found: string[] = [];
  if (Array.isArray(value)) for (const item of value) put(item, found);
  else put(value, found);
  return found;
}

const filler = /^(?:todo|tbd|n\/?a|none|null|\[?more information needed\]?|\?+|-+)$/i;

function put(item: unknown, found: string[]): void {
  if (typeof item !== 'string' && typeof item !== 'number') return;
  const text = String(item).trim();
  // Detectors ask some forty times a card, mostly for a word that can be no filler by its first letter.
  if (text !== '' && !('tTnNmM[?-'.includes(text[0]!) && filler.test(text))) found.push(text);
}

/** A mapping, or an empty one where the value is none. */
export function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A list; a single value counts as a list of one, nothing as an empty list. */
export function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** Values of a key, which may hold one or a list, that are of some sort, each with its path. On most cards none is, and nothing is made. */
export function valuesWhere<T>(data: Readonly<Record<string, unknown>>, key: string, wanted: (value: unknown) => value is T): readonly (readonly [path: KeyPath, value: T])[] {
  const value = data[key];
  if (value === undefined) return none;
  if (!Array.isArray(value)) return wanted(value) ? [[[key], value]] : none;
  let found: (readonly [KeyPath, T])[] | null = null;
  for (const [index, item] of value.entries()) if (wanted(item)) (found ??= []).push([[key, index], item]);
  return found ?? none;
}

const none: readonly never[] = [];

/** A number that is one, or is written as one (`24_700_000`, `1,234.5`), else null. */
export function numeric(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*[-+]?\d[\d_,]*(?:\.\d+)?(?:e[-+]?\d+)?\s*$/i.test(value)) return null;
  const number = Number(value.replace(/[_,\s]/g, ''));
  return Number.isFinite(number) ? number : null;
}
