import { metricKey, metricNamed } from '../facts/metrics.ts';
import type { Result } from './result.ts';

const parts = /(?<![\p{L}\d])(?:the|test|dev|validation|val|eval|evaluation|train|set|split|dataset|data|corpus|benchmark|english|en)(?![\p{L}\d])/giu;

/** One key for the spellings of one set of data: `google/fleurs`, `FLEURS`, `FLEURS (test)`. Null where nothing is left. */
export function dataKey(name: string): string | null {
  const key = name.slice(name.lastIndexOf('/') + 1).replace(/[_-]/g, ' ').replace(parts, ' ').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return key === '' ? null : key;
}

const decimals = (written: string): number => /\.(\d+)/.exec(written)?.[1]!.length ?? 0;

/**
 * Whether two figures say the same: equal, equal on 0-1 and 0-100, or one the other rounded or cut.
 * Only shares are read on both scales.
 */
export function sameValue(a: Result, b: Result): boolean {
  const scale = a.metric === null ? 'share' : (metricNamed(a.metric)?.scale ?? 'share');
  const near = (x: number, y: number, places: number): boolean => Math.abs(x - y) < 10 ** -places * 1.0001;
  const fewest = Math.min(decimals(a.written), decimals(b.written));
  if (near(a.value, b.value, fewest)) return true;
  if (scale === 'free') return false;
  // As percentages a fraction has two decimals fewer.
  const [low, high] = a.value < b.value ? [a, b] : [b, a];
  return near(low.value * 100, high.value, Math.min(decimals(low.written) - 2, decimals(high.written)));
}

/** What has to be the same for two values to be of one thing; null where data or measure is not told. */
export function subjectOf(result: Result): string | null {
  if (result.average || result.metric === null || result.dataset === null) return null;
  const data = dataKey(result.dataset);
  return data === null ? null : `${data} ${metricKey(result.metric)}`;
}
