import { phrase } from '../engine/phrase.ts';
import type { Phrase } from '../engine/types.ts';
import { impactEvaluations, type ImpactEvaluation } from '../facts/social-impact.ts';
import { oneOf } from './one-of.ts';

/** Evaluations that are known by what they count rather than by a name; they are looked for as costs, not by name. */
const counted = new Set(['gpu-hours', 'wage-stated', 'codecarbon-run', 'mlco2', 'carbontracker', 'experiment-impact-tracker', 'ai-energy-score', 'mlenergy']);
/** Aliases that are words, names of people or of other things in cards. */
const ambiguous = new Set(['carlini', 'zeus', 'rtp', 'facet', 'responsible_nlp', 'homoglyph', 'dataset leakage', 'exposure metric', 'min-k', 'ieat', 'weat', 'seat', 'ceat', 'wvs', 'hofstede', 'flores-101', 'i2p', 'aatk']);

const named = impactEvaluations.filter(({ id }) => !counted.has(id));
const escaped = (alias: string): string => alias.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-_ ]/g, '[-_ ]?');
/** First letters of names: `\p{L}` behind every character takes long, and only where a name begins it matters. */
const initials = (aliases: readonly string[]): string => [...new Set(aliases.map((alias) => [...alias][0]!))].join('').replace(/[\\\]^-]/g, '\\$&');
const spelled = (aliases: readonly string[]): string => `(?=[${initials(aliases)}])(?<![\\p{L}\\p{N}])${oneOf(aliases.map(escaped))}(?![\\p{L}\\p{N}])`;
/** Aliases as names in capitals where they would else be words. */
const exact = (evaluation: ImpactEvaluation, alias: string): boolean => evaluation.caseSensitive === true || ambiguous.has(alias.toLowerCase());

interface Known {
  readonly evaluation: ImpactEvaluation;
  /** In lower case, and as spelled. */
  readonly loose: RegExp | null;
  readonly strict: RegExp | null;
}

const known: readonly Known[] = named.map((evaluation) => {
  const loose = evaluation.aliases.filter((alias) => !exact(evaluation, alias)).map((alias) => alias.toLowerCase());
  const strict = evaluation.aliases.filter((alias) => exact(evaluation, alias) && /\p{Lu}/u.test(alias));
  return { evaluation, loose: loose.length > 0 ? new RegExp(spelled(loose), 'u') : null, strict: strict.length > 0 ? new RegExp(spelled(strict), 'u') : null };
});
const anyLoose = new RegExp(spelled(named.flatMap((one) => one.aliases.filter((alias) => !exact(one, alias)).map((alias) => alias.toLowerCase()))), 'u');
const anyStrict = new RegExp(spelled(named.flatMap((one) => one.aliases.filter((alias) => exact(one, alias) && /\p{Lu}/u.test(alias)))), 'u');
const anyStrictLower = new RegExp(anyStrict.source.toLowerCase().replaceAll('\\p{l}', '\\p{L}').replaceAll('\\p{n}', '\\p{N}'), 'u');

const longest = (alias: string): string => alias.toLowerCase().split(/[^a-z0-9]+/).reduce((a, b) => (b.length > a.length ? b : a), '');
/** Statements in which some named evaluation may stand. */
export const namesEvaluation: Phrase = phrase([...new Set(named.flatMap(({ aliases }) => aliases.map(longest)))].join(' '), new RegExp(`${anyLoose.source}|${anyStrictLower.source}`, 'u'));

/** The published evaluations that a text names. */
export function evaluationsIn(text: string): readonly ImpactEvaluation[] {
  const lower = text.toLowerCase();
  if (!anyLoose.test(lower) && !anyStrict.test(text)) return [];
  return known.filter(({ loose, strict }) => (loose?.test(lower) ?? false) || (strict?.test(text) ?? false)).map(({ evaluation }) => evaluation);
}
