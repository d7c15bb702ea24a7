import type { Statement } from '../engine/types.ts';
import { namesKnownData, specifiesDataset } from './datasets.ts';
import { benchmark, namedSplit } from './metrics.ts';

/** `acme/market-photos`; `precision/recall` and `train/test` have no digit, hyphen or underscore in their second half. */
export const repository = /(?<![\w./@:-])[a-z0-9][\w-]{1,38}\/(?=[a-z.]{0,60}[-_\d])[a-z0-9][\w.-]{2,80}(?![\w/])/;

const part = '(?:test(?:ing)?|dev(?:elopment)?|eval(?:uation)?|validation|held-?out|hold-?out)';
const things = '(?:sets?|splits?|data(?: ?sets?)?|part(?:ition)?|portion|subset|section|corpus|corpora|images|pictures|photos|samples|examples|sentences|questions|documents|recordings|utterances)';
/** `the test set of X`, `validation split from the Y corpus`. */
const partOf = new RegExp(`\\b${part}[- ]${things} (?:of|from|in) (?:the |a |an )?([^.;:]{3,80})`);
/** `evaluated on X`. */
const measuredOn = /\b(?:evaluat\w+|tested|benchmarked|validated|assessed)\b[^.;]{0,50}?(?<!based |run |ran )\b(?:on|against|over)\b (?:the |a |an )?([^.;]{3,100})/;
/** `accuracy on the Y dataset`. */
const reachedOn = /\b(?:measured|scor(?:ed?|es)|accuracy|performance|results?|wer|cer|bleu|f1|perplexity)\b[^.;]{0,50}?(?<!based )\b(?:on|over)\b (?:the |a |an )?([^.;]{3,100})/;
/** Words beside which a repository's name is that of the data rather than of a model. */
const measuring = /\b(?:test|dev|eval|evaluation|validation|held[- ]?out|hold-?out)\b/;
/** What tells nothing of which data it is. */
const unnamed = /\b(?:unseen|held-?out|hold-?out|hidden|blind|independent|separate|external|standard|out-of-sample|evaluation|unknown|none|corresponding|respective|our|own|internal|in-house|private|same|training|downstream|target|multiple|several|various|different|popular|common|public|academic|widely|used)\b/g;
/** A name right at the start: `AfroDigits, read speech`. */
const startsWithName = /^["'`*[(]*(?:the |a |an |[Tt]he |our )?["'`*[(]*(?!(?:The|This|It|We|I|In|On|For|All|GPUs?|CPUs?|NVIDIA|A100|H100|V100|T4)\b)(?:\p{Lu}[\p{L}\d]*[\p{Lu}\d][\p{L}\d-]*|\p{Lu}\p{Ll}+)/u;

function identifies(fragment: string, shown: string): boolean {
  const plain = fragment.replace(unnamed, ' ');
  return benchmark.test(plain) || namesKnownData(plain) || repository.test(plain) || specifiesDataset(plain) || startsWithName.test(shown);
}

/** What a named split, `measuring` and `partOf` have in them. */
const anyPart = /test|dev|eval|valid|hold|held/;
/** What `measuredOn` and `reachedOn` have in them. */
const anyPlace = /on |over |against /;

/** Whether a statement says which data something was measured on. */
export function namesTestData(statement: Pick<Statement, 'text' | 'lower'>): boolean {
  const { lower } = statement;
  if (benchmark.test(lower)) return true;
  if (anyPart.test(lower) && (namedSplit.test(lower) || (measuring.test(lower) && repository.test(lower)) || identifiedBy(partOf, statement))) return true;
  return anyPlace.test(lower) && (identifiedBy(measuredOn, statement) || identifiedBy(reachedOn, statement));
}

function identifiedBy(pattern: RegExp, { text, lower }: Pick<Statement, 'text' | 'lower'>): boolean {
  const found = pattern.exec(lower);
  if (!found) return false;
  const fragment = found[1]!;
  const from = found.index + found[0].length - fragment.length;
  return identifies(fragment, text.length === lower.length && pattern !== reachedOn ? text.slice(from, from + fragment.length) : '');
}
