import facts from './social-impact.json' with { type: 'json' };

/** A category of the paper: of the base system, which can be tested without knowing the use, or of society. */
export interface ImpactCategory {
  readonly id: string;
  readonly level: 'base' | 'society';
  readonly title: string;
}

/** A published evaluation, with the categories it measures. */
export interface ImpactEvaluation {
  readonly id: string;
  readonly name: string;
  readonly categories: readonly string[];
  readonly aliases: readonly string[];
  /** `BOLD` is one, `bold` is a word. */
  readonly caseSensitive?: boolean;
}

export const impactCategories = facts.categories as readonly ImpactCategory[];
export const impactEvaluations = facts.evaluations as readonly ImpactEvaluation[];
export const impactSources: readonly string[] = facts.sources;
