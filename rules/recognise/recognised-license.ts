import type { Span } from '../engine/types.ts';

/** One place where a text departs from the licence that it otherwise is. */
export interface TextDifference {
  readonly kind: 'removed' | 'added' | 'changed';
  /** What is meant: words of the licence (removed, changed) or of the text (added), at most a dozen, folded where they are the licence's. */
  readonly what: string;
  /** For what was changed: the words that stand there now, as written, at most a dozen. */
  readonly now?: string;
  /** The barred use (`rail-clauses.json`) that was removed, changed or added, where it is one. */
  readonly clause?: string;
  /** Into the text: what was added or changed, or the place where the removed words would stand. */
  readonly at: Span;
}

export interface RecognisedLicense {
  /** The Hub's id where it has one, else SPDX's, else ours; null where the Hub and SPDX have several for one text. */
  readonly id: string | null;
  /** The one SPDX id of this text; null where SPDX has none, or several (`GPL-3.0-only` and `GPL-3.0-or-later` share a text). */
  readonly spdx: string | null;
  /** All current SPDX ids of this text. */
  readonly spdxIds: readonly string[];
  /** As a reader would name it. */
  readonly name: string;
  /** `policy`: the use policy that a licence takes in, and not the licence. `notice`: the sentence that a licence asks to be put into a NOTICE file. */
  readonly part: 'license' | 'policy' | 'notice';
  /** `exact`: nothing differs but what may: names, years, title, appendix, layout. */
  readonly how: 'exact' | 'differs';
  /** In the order of the text. Empty where exact. */
  readonly differences: readonly TextDifference[];
  /** Share of the licence's words that are there, 0-1. */
  readonly coverage: number;
  /** Where it stands in the text. */
  readonly at: Span;
}

/** A licence that was found in a stretch of words, from, up to. */
export interface Fit {
  readonly from: number;
  readonly to: number;
  /** Whether its last words are a list of barred uses. */
  readonly barsUses: boolean;
  readonly recognised: RecognisedLicense;
}

/** At most a dozen words. */
export function brief(text: string): string {
  const words = text.split(' ');
  return words.length <= 12 ? text : `${words.slice(0, 12).join(' ')} …`;
}
