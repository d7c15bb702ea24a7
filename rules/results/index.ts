import type { Uncovered } from '../engine/types.ts';
import { resultsInFiles, resultsInModelIndex } from './indexed.ts';
import { namesOf } from './owner.ts';
import { resultsInProse } from './prose.ts';
import type { Result } from './result.ts';
import { resultsInTable } from './table.ts';

export type { Result, ResultPlace, Whose } from './result.ts';
export { isOwnName, namesOf, type Names } from './owner.ts';
export { modelIndexOf } from './as-index.ts';
export { isTrainingLog, resultsInTable } from './table.ts';
export { dataKey, sameValue, subjectOf } from './same.ts';

/** By the card: a snapshot is read once without coverage, by frameworks, and once with it, by rules. */
const read = new WeakMap<Uncovered['card'], readonly Result[]>();

/** The results that programs read: in `model-index` and `.eval_results/`. Cheap, beside those of the text. */
export const machineResultsOf = ({ card, files }: Uncovered): readonly Result[] => [...resultsInModelIndex(card), ...resultsInFiles(files)];

const inProse = new WeakMap<Uncovered['card'], readonly Result[]>();

/** The results in lists and sentences. */
export function proseResultsOf({ card }: Uncovered): readonly Result[] {
  const known = inProse.get(card);
  if (known) return known;
  const found = resultsInProse(card);
  inProse.set(card, found);
  return found;
}

/** Every result that a repository tells, wherever it stands: in `model-index`, `.eval_results/`, tables, lists, sentences. */
export function resultsOf(snapshot: Uncovered): readonly Result[] {
  const { card, name } = snapshot;
  const known = read.get(card);
  if (known) return known;
  const names = namesOf(card, name);
  const found = [...machineResultsOf(snapshot), ...card.tables.flatMap((table) => resultsInTable(card, table, names)), ...proseResultsOf(snapshot)];
  read.set(card, found);
  return found;
}
