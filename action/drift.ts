import type { Known, RawRepository } from '../rules/index.ts';

/** How the card here and the one on the Hub compare. */
export interface Drift {
  readonly hubName: string;
  /** `behind`: the Hub has what stood here before this push. */
  readonly state: 'same' | 'behind' | 'differs' | 'unknown';
  /** First line that differs; for `unknown`, why. */
  readonly line: number | null;
  readonly here: string;
  readonly there: string;
}

/**
 * Compares the card with the published one.
 * @param before reads a file as it was before this push; null where that is not known
 */
export async function driftOf(raw: RawRepository, published: RawRepository, before: ((file: string) => Promise<Known<string> | null>) | null): Promise<Drift> {
  const hubName = published.name ?? published.target;
  const [here, there] = [cardOf(raw), cardOf(published)];
  if (!here.known || !there.known) return { hubName, state: 'unknown', line: null, here: here.known ? '' : here.why, there: there.known ? '' : there.why };
  const difference = firstDifference(here.value, there.value);
  if (difference === null) return { hubName, state: 'same', line: null, here: '', there: '' };
  const earlier = raw.card === null || before === null ? null : await before(raw.path === '.' ? raw.card : `${raw.path}/${raw.card}`);
  const behind = earlier?.known === true && firstDifference(earlier.value, there.value) === null;
  return { hubName, state: behind ? 'behind' : 'differs', ...difference };
}

function cardOf({ card, files }: RawRepository): Known<string> {
  return files.find((file) => file.path === card)?.text ?? { known: false, why: 'there is no card' };
}

/** The first line in which two texts differ, ends of lines aside; null where none does. */
export function firstDifference(here: string, there: string): { readonly line: number; readonly here: string; readonly there: string } | null {
  const [a, b] = [linesOf(here), linesOf(there)];
  const index = a.findIndex((line, at) => line !== b[at]);
  const at = index >= 0 ? index : b.length > a.length ? a.length : -1;
  return at < 0 ? null : { line: at + 1, here: a[at] ?? '', there: b[at] ?? '' };
}

const linesOf = (text: string): string[] => text.replace(/\s+$/, '').split(/\r\n|\r|\n/);
