import type { Uncovered } from '../engine/types.ts';
import { resultsInFiles, resultsInModelIndex } from './indexed.ts';
import { namesOf } from './owner.ts';
import { resultsInProse } from './prose.ts';
import type { Result } from './result.ts';
import { resultsInTable } from './table.ts';

export type { Result, ResultPlace, Whose } from './result.ts';
export { isOwnName, namesOf, type Names } from './owner.ts';
export { modelIndexOf } from './as-index.ts';
export { resultsInFiles, resultsInModelIndex } from './indexed.ts';
export { isTrainingLog, resultsInTable } from './table.ts';
export { dataKey, sameConditions, sameValue, subjectOf } from './same.ts';

/** By the card: a snapshot is read once without coverage, by frameworks, and once with it, by rules. */
const read = new WeakMap<Uncovered['card'], readonly Result[]>();

/** Every result that a repository tells, wherever it stands: in `model-index`, `.eval_results/`, tables, lists, sentences. */
export function resultsOf({ card, files, name }: Uncovered): readonly Result[] {
  const known = read.get(card);
  if (known) return known;
  const names = namesOf(card, name);
  const found = [...resultsInModelIndex(card), ...resultsInFiles(files), ...card.tables.flatMap((table) => resultsInTable(card, table, names)), ...resultsInProse(card)];
  read.set(card, found);
  return found;
}
