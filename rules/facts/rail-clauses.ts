import facts from './rail-clauses.json' with { type: 'json' };

/** One barred use, under an id that stays: the same clause in every licence that has it. */
export interface Clause {
  readonly id: string;
  /** A key of `clauseGroups`. */
  readonly group: string;
  /** In our words, lower case, as it reads after “bars”: `giving medical advice or reading medical results`. */
  readonly summary: string;
}

/** What whoever passes the artefact on has to do. */
export interface Duty {
  readonly id: string;
  readonly summary: string;
  /** What a repository shows where the duty is met. */
  readonly shownBy: string;
}

export interface OtherTerm {
  readonly id: string;
  readonly summary: string;
  readonly check?: string;
}

/**
 * How far a licence was read: `text` clauses and duties; `license-only` not the policy it takes in, so that clauses are missing
 * here; `secondary` others read it; `none` no single text, or not read. Only `text` supports saying that a clause is absent.
 */
export type Read = 'text' | 'license-only' | 'secondary' | 'none';

/** A licence with named barred uses (or one that looks like it), as read; not legal advice. */
export interface BehaviouralLicense {
  /** The Hub's id where there is one, else ours. */
  readonly id: string;
  readonly hubId: string | null;
  /** What authors put beside `license: other`. */
  readonly licenseName?: string;
  readonly title: string;
  readonly date?: string;
  readonly style: string;
  readonly covers: readonly string[];
  readonly excludes?: readonly string[];
  readonly read: Read;
  readonly url: string | null;
  /** Where the barred uses stand when that is not the licence itself. */
  readonly policyUrl?: string;
  /** The part of the text in which the positions of `clauses` count; null where there are none. */
  readonly clausesAt: string | null;
  /** Clause id → position. */
  readonly clauses: Readonly<Record<string, string>>;
  /** Clause id → how this text is narrower or wider than the clause's summary. */
  readonly wording: Readonly<Record<string, string>>;
  /** Clauses where it says less than the summary. */
  readonly narrower?: readonly string[];
  /** Duty id → section of the licence, null where it is not known. */
  readonly duties: Readonly<Record<string, string | null>>;
  readonly otherTerms: Readonly<Record<string, string | null>>;
  readonly derivativesInclude?: readonly string[];
  readonly noticeText?: string;
  readonly builtWith?: string;
  readonly builtWithAlternatives?: readonly string[];
  readonly namePrefix?: string;
  readonly namePrefixTrigger?: string;
  readonly publicStatement?: string;
  /** Titles by which the text names itself. */
  readonly marks: readonly string[];
  readonly note?: string;
}

/** One of the 25 clauses that the RAIL licence generator offers, in our words. */
export interface GeneratorClause {
  readonly n: number;
  readonly domain: string;
  /** Where the generator took it from. */
  readonly origin: string;
  readonly clause: string;
  /** Further clauses that it covers. */
  readonly also?: readonly string[];
  /** The ten that are always in. */
  readonly mandatory: boolean;
  /** As it reads after “not to use it”: `for weapons or for warfare`. */
  readonly words: string;
}

export const clauseGroups: Readonly<Record<string, string>> = facts.groups;
/** All clauses, in the order of their groups' first mention. */
export const clauses: readonly Clause[] = facts.clauses;
/** Clauses that bar all that others bar: clause → those. */
export const coveredBy: ReadonlyMap<string, readonly string[]> = new Map(facts.covers.map(({ clause, covers }) => [clause, covers]));
/** The clause of a set that bars what this one bars: itself, a broader one, or the first of all its parts; null where none does. */
export function clauseBarring(has: (clause: string) => boolean, id: string): string | null {
  if (has(id)) return id;
  for (const [broad, covered] of coveredBy) if (covered.includes(id) && has(broad)) return broad;
  const parts = coveredBy.get(id);
  return parts && parts.length > 1 && parts.every((part) => has(part)) ? parts[0]! : null;
}
export const duties: readonly Duty[] = facts.duties;
export const otherTerms: readonly OtherTerm[] = facts.otherTerms;
export const behaviouralTexts = facts.licenses as unknown as readonly BehaviouralLicense[];
export const generatorClauses: readonly GeneratorClause[] = facts.generator;
export const railNaming = facts.naming;

/** Ids of all licences whose barred uses are listed here. */
export const railLicenseIds: readonly string[] = behaviouralTexts.map(({ id }) => id);

const clauseById: ReadonlyMap<string, Clause> = new Map(clauses.map((clause) => [clause.id, clause]));
const licenseById: ReadonlyMap<string, BehaviouralLicense> = new Map(behaviouralTexts.map((license) => [license.id, license]));

/** A clause by its id; an id that is not in the list is our slip and throws. */
export function clauseNamed(id: string): Clause {
  const clause = clauseById.get(id);
  if (!clause) throw new Error(`There is no clause \`${id}\``);
  return clause;
}

/** A licence by the Hub's id or ours; undefined for any other. */
export const behaviouralText = (id: string): BehaviouralLicense | undefined => licenseById.get(id);
