import { oncePerCard } from '../engine/once.ts';
import type { Table, Uncovered } from '../engine/types.ts';
import { resultsInFiles, resultsInModelIndex } from './indexed.ts';
import { namesOf as readNames, type Names } from './owner.ts';
import { resultsInProse } from './prose.ts';
import type { Result } from './result.ts';
import { resultsInTable as readTable } from './table.ts';

export type { Result, ResultPlace, Whose } from './result.ts';
export { isOwnName, type Names } from './owner.ts';
export { hasResultFiles } from './indexed.ts';
export { modelIndexOf } from './as-index.ts';
export { isTrainingLog } from './table.ts';
export { dataKey, sameValue, subjectOf } from './same.ts';

/** What was read of a repository, by its card: a snapshot is read once without coverage, by frameworks, and once with it, by rules. */
interface Read {
  names?: Names;
  machine?: readonly Result[];
  readonly tables: Map<Table, readonly Result[]>;
  all?: readonly Result[];
}

type Called = Pick<Uncovered, 'card' | 'name'>;

const read = oncePerCard((): Read => ({ tables: new Map() }));

/** The names of the model that a card is of. */
export const namesOf = ({ card, name }: Called): Names => (read(card).names ??= readNames(card, name));

/** The results that programs read: in `model-index` and `.eval_results/`. Cheap, beside those of the text. */
export const machineResultsOf = ({ card, files }: Uncovered): readonly Result[] => (read(card).machine ??= [...resultsInModelIndex(card), ...resultsInFiles(files)]);

/** The results in one table of a card. */
export function resultsInTable(snapshot: Called, table: Table): readonly Result[] {
  const { tables } = read(snapshot.card);
  const known = tables.get(table);
  if (known) return known;
  const found = readTable(snapshot.card, table, namesOf(snapshot));
  tables.set(table, found);
  return found;
}

const inProse = oncePerCard(resultsInProse);

/** The results in lists and sentences. */
export const proseResultsOf = ({ card }: Pick<Uncovered, 'card'>): readonly Result[] => inProse(card);

/** Every result that a repository tells, wherever it stands: in `model-index`, `.eval_results/`, tables, lists, sentences. */
export const resultsOf = (snapshot: Uncovered): readonly Result[] => (read(snapshot.card).all ??= [...machineResultsOf(snapshot), ...snapshot.card.tables.flatMap((table) => resultsInTable(snapshot, table)), ...proseResultsOf(snapshot)]);
