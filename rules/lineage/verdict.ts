import type { Known } from '../engine/types.ts';
import { barredUses, termsOf, type LicenseTerms, type Term, type TermId, type TermsRead } from '../facts/license-terms.ts';
import { clauseBarring } from '../facts/rail-clauses.ts';
import type { NamedLicense, Stated } from './license.ts';
import type { Relation } from './relation.ts';

export type Outcome = 'ok' | 'obligation' | 'unknown' | 'conflict';

/** One thing that a parent's licence means for a child. */
export interface Judgement {
  readonly verdict: Exclude<Outcome, 'ok'>;
  /** What it is about; `license` where a licence itself is not known. */
  readonly term: TermId | 'license';
  /** Section of the parent's licence, or null. */
  readonly section: string | null;
  /** The condition, or why nothing can be said, in our own words. */
  readonly says: string;
  readonly url: string | null;
  readonly read: TermsRead;
  /** False where it is open whether the condition reaches such a child at all. */
  readonly settled: boolean;
  /** Barred uses of the parent that the child's licence lacks; `some` where the parent's were not read. */
  readonly missing?: readonly string[] | 'some';
  /** Whether the child's licence bars any of them. */
  readonly partly?: boolean;
  /** Allowed, but the child names another version of the same agreement. */
  readonly mismatch?: boolean;
}

export interface Verdict {
  readonly outcome: Outcome;
  readonly judgements: readonly Judgement[];
}

/** What the neighbourhood of an edge says, where a condition turns on it. */
export interface Surroundings {
  /** Licence ids of the models that the child comes from, its own included. */
  readonly kin: ReadonlySet<string>;
  readonly parent: string;
}

const rank: Readonly<Record<Outcome, number>> = { ok: 0, obligation: 1, unknown: 2, conflict: 3 };
const families: readonly (readonly [RegExp, string])[] = [[/^llama[234]/, 'llama']];
const familyOf = (id: string): string => families.find(([pattern]) => pattern.test(id))?.[1] ?? id;

/**
 * What the licence of a parent means for one that comes from it. Where a child names several licences, the one that fits best counts, since
 * nobody but its author knows which holds for what.
 * @param child what the child itself names; empty where it names none
 */
export function judge(parent: Known<NamedLicense>, relation: Relation, child: Stated, around: Surroundings): Verdict {
  if (!parent.known) return { outcome: 'unknown', judgements: [nothingKnown(parent.why, null)] };
  const { terms } = parent.value;
  if (terms.read === 'none') return { outcome: 'unknown', judgements: [nothingKnown(`\`${terms.id}\` is no single text, or one that was not read`, terms)] };
  const candidates: Stated = child.length > 0 ? child : [{ known: false, why: 'no licence is named' }];
  const verdicts = candidates.map((one) => summed(terms.terms.flatMap((term) => weigh(term, terms, relation, one, around))));
  return verdicts.reduce((best, one) => (rank[one.outcome] < rank[best.outcome] ? one : best));
}

function summed(judgements: readonly Judgement[]): Verdict {
  const outcome = judgements.reduce<Outcome>((worst, { verdict }) => (rank[verdict] > rank[worst] ? verdict : worst), 'ok');
  return { outcome, judgements };
}

const nothingKnown = (why: string, terms: LicenseTerms | null): Judgement => ({ verdict: 'unknown', term: 'license', section: null, says: why, url: terms?.url ?? null, read: 'none', settled: true });

/** How far a licence reaches a child: its own definition counts, else whether the child holds a copy of the work. */
function reachOf(relation: Relation, { reaches, served, terms }: LicenseTerms): 'full' | 'open' | 'none' {
  if (relation === 'adapter') return reaches?.includes('adapters') ? 'full' : 'open';
  if (relation === 'trained-on') return terms.some(({ term }) => term === 'results-free') ? 'none' : 'open';
  if (relation === 'runs') return served ? 'full' : 'open';
  return 'full';
}

function weigh(term: Term, terms: LicenseTerms, relation: Relation, child: Known<NamedLicense>, around: Surroundings): readonly Judgement[] {
  const reach = reachOf(relation, terms);
  if (reach === 'none' || term.term === 'results-free') return [];
  const say = (verdict: Judgement['verdict'], more: Partial<Judgement> = {}): Judgement[] => [{ verdict, term: term.term, section: term.section, says: term.says, url: terms.url, read: terms.read, settled: reach === 'full', ...more }];
  const own = child.known ? child.value.terms : null;
  const unnamed = child.known ? '' : child.why;
  switch (term.term) {
    case 'non-commercial':
    case 'research-only': {
      if (!own) return say('unknown', { says: `${term.says}; ${unnamed}` });
      if (own.commerce === 'unknown') return say('unknown', { says: `${term.says}; \`${own.id}\` does not say whether commercial use is allowed` });
      if (own.commerce !== false) return say('conflict', relation === 'runs' ? { settled: false } : {});
      const wider = term.term === 'research-only' && own.id !== terms.id && !own.terms.some((one) => one.term === 'research-only');
      return wider && relation !== 'runs' ? say('conflict', { settled: false }) : say('obligation');
    }
    case 'no-derivatives':
      if (relation === 'runs') return [];
      // Changes of format are allowed (4.0: 2(a)(4)); whether packing weights smaller, or a separate adapter, is more than that, nobody has decided.
      return relation === 'quantized' || relation === 'adapter' ? say('unknown', { settled: false }) : say('conflict');
    case 'same-agreement':
    case 'share-alike':
    case 'copyleft':
    case 'agreement':
      return sameTerms(term, terms, relation, child, say);
    case 'restrictions':
      return passedOn(terms, relation, child, say, unnamed);
    case 'no-training-others':
      return othersImproved(terms, relation, around, say);
    case 'eu-multimodal':
      return terms.id === 'llama4' || /vision/i.test(around.parent) ? say('obligation') : [];
    default:
      return duty(term, relation) ? say('obligation') : [];
  }
}

type Say = (verdict: Judgement['verdict'], more?: Partial<Judgement>) => Judgement[];

function sameTerms(term: Term, terms: LicenseTerms, relation: Relation, child: Known<NamedLicense>, say: Say): Judgement[] {
  // Outputs and a page around the model are no copies; what they owe stands in other terms.
  if (term.term === 'agreement' && (relation === 'trained-on' || relation === 'runs' || relation === 'made-from')) return [];
  if (relation === 'runs') return terms.id === 'agpl-3.0' || terms.id === 'osl-3.0' ? say('unknown', { settled: false }) : [];
  if (!child.known) return say('unknown', { says: `${term.says}; ${child.why}` });
  const { id } = child.value.terms;
  if (id === 'other') return say('unknown', { says: `${term.says}; whether a licence of one’s own does was not read` });
  if (term.accepts?.includes(id)) return say('obligation');
  if (term.perhaps?.includes(id)) return say('unknown', { says: `${term.says}; whether \`${id}\` does depends on “or later”, or on what else was joined` });
  // Another version of the same agreement: the text that goes with it has to be the parent's.
  if (term.term === 'agreement' && familyOf(id) === familyOf(terms.id)) return losesBan(terms, id) ? say('conflict', lostBan(terms, id)) : say('obligation', { mismatch: true });
  return say('conflict', term.file ? { settled: false } : {});
}

const lostBan = ({ terms }: LicenseTerms, child: string): Partial<Judgement> => {
  const found = terms.find(({ term }) => term === 'no-training-others');
  return found ? { term: found.term, section: found.section, says: `${found.says}, which \`${child}\` does not say` } : {};
};

/** A ban that the child's version of the agreement no longer has. */
function losesBan({ terms }: LicenseTerms, child: string): boolean {
  const banned = (list: readonly Term[]): boolean => list.some(({ term }) => term === 'no-training-others');
  return banned(terms) && !banned(termsOf(child)?.terms ?? []);
}

function passedOn(terms: LicenseTerms, relation: Relation, child: Known<NamedLicense>, say: Say, unnamed: string): Judgement[] {
  if (relation === 'made-from') return say('unknown', { settled: false });
  if (!child.known) return say('unknown', { says: unnamed });
  const { terms: own, barred } = child.value;
  if (own.id === terms.id && barred === undefined) return say('obligation');
  const wanted = barredUses(terms);
  const has = barred ?? barredUses(own);
  if (has === 'some' || (own.read === 'none' && barred === undefined && has.length === 0)) return say('unknown', { says: `whether \`${own.id}\` carries the same restrictions was not read` });
  if (wanted === 'some') return has.length > 0 ? say('unknown') : say('conflict', { missing: 'some', partly: false });
  const missing = wanted.filter((clause) => clauseBarring((one) => has.includes(one), clause) === null);
  return missing.length === 0 ? say('obligation') : say('conflict', { missing, partly: missing.length < wanted.length });
}

function othersImproved(terms: LicenseTerms, relation: Relation, { kin }: Surroundings, say: Say): Judgement[] {
  const others = [...kin].filter((id) => familyOf(id) !== familyOf(terms.id));
  if (relation === 'trained-on') return kin.size > 0 && [...kin].some((id) => familyOf(id) === familyOf(terms.id)) ? [] : say('conflict', { settled: true });
  // Whether a merge improves the other parent, or is a derivative of this one, is open.
  return relation === 'merge' && others.length > 0 ? say('unknown', { settled: false }) : [];
}

/** Whether a duty falls due for such a child. */
function duty({ term, outputs }: Term, relation: Relation): boolean {
  if (relation === 'trained-on') return term === 'attribution' || term === 'produced-work-notice' || outputs === true;
  if (relation === 'runs') return term === 'built-with' || term === 'attribution';
  if (term === 'produced-work-notice') return false;
  return term !== 'name-prefix' || relation !== 'quantized';
}
