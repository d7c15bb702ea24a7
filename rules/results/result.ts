import type { KeyPath, Span } from '../engine/types.ts';

/** Whose result it is: this artefact's, another's, or not to be told from the card. */
export type Whose = 'this' | 'other' | 'unknown';

/** One number that was measured, with what the place where it stands tells of it. */
export interface Result {
  /** The model as a table names it; null where the place speaks of one model only. */
  readonly model: string | null;
  readonly whose: Whose;
  /** The data as written: `Common Voice`, `acme/sauti`; null where it is not told. */
  readonly dataset: string | null;
  /** `owner/name` where the place gives the data's id on the Hub. */
  readonly datasetId: string | null;
  /** What sets this result apart from others on the same data: shots, a subset, a class, decoding. */
  readonly config: string | null;
  readonly split: string | null;
  readonly task: string | null;
  /** The measure as written; null where it is not told. */
  readonly metric: string | null;
  readonly value: number;
  /** The digits as they stand, without a percent sign. */
  readonly written: string;
  /** Whether a percent sign or title says that the value counts up to 100. */
  readonly percent: boolean;
  /** A mean over several sets of data. */
  readonly average: boolean;
  readonly from: 'model-index' | 'eval-results' | 'table' | 'prose';
  readonly place: ResultPlace;
}

export type ResultPlace = { readonly key: KeyPath } | { readonly span: Span } | { readonly file: string; readonly span: Span };
