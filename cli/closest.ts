import { distance } from 'fastest-levenshtein';

/** ` (did you mean …?)` where one of the known words is near, else nothing. */
export function closest(word: string, known: readonly string[]): string {
  const best = known.map((candidate) => ({ candidate, far: distance(word, candidate) })).sort((a, b) => a.far - b.far)[0];
  return best && best.far <= Math.max(2, word.length / 3) ? ` (did you mean \`${best.candidate}\`?)` : '';
}
