import { distance } from 'fastest-levenshtein';

/** ` (did you mean …?)` where one of the known words is near, else nothing. */
export function closest(word: string, known: readonly string[]): string {
  const best = known.map((candidate) => ({ candidate, far: distance(word, candidate) })).sort((a, b) => a.far - b.far)[0];
  return best && best.far <= Math.max(2, word.length / 3) ? ` (did you mean \`${best.candidate}\`?)` : '';
}

/** The known words that are nearest, nearest first; a word that begins alike counts as nearer. */
export function nearest(word: string, known: readonly string[], most = 3): string[] {
  const lower = word.toLowerCase();
  const far = (candidate: string): number => distance(lower, candidate.toLowerCase()) - (candidate.toLowerCase().startsWith(lower.slice(0, 3)) ? 2 : 0);
  return [...new Set(known)].map((candidate) => ({ candidate, far: far(candidate) })).sort((a, b) => a.far - b.far).slice(0, most).map(({ candidate }) => candidate);
}
