import { hubLicense, type Flag } from '../facts/hub-licenses.ts';
import { behaviouralText, clauseGroups, clauses, duties, otherTerms } from '../facts/rail-clauses.ts';
import type { ClauseSet, StatedClause } from '../recognise/clause-set.ts';

export interface ExplainedLicense {
  readonly name: string;
  readonly id: string | null;
  /** Allowed, not allowed, or allowed within limits; what is not known is said so. */
  readonly allows: readonly { readonly what: string; readonly answer: string }[];
  /** By group, in the order of the clause list. */
  readonly bars: readonly { readonly group: string; readonly clauses: readonly ({ readonly clause: string; readonly summary: string } & StatedClause)[] }[];
  /** The part of the text in which the positions of `bars` count, null for a text of someone's own. */
  readonly barsAt: string | null;
  readonly unread: string | null;
  readonly passOn: readonly { readonly duty: string; readonly summary: string; readonly section: string | null; readonly shownBy: string }[];
  readonly otherTerms: readonly { readonly term: string; readonly summary: string; readonly section: string | null }[];
  readonly derivativesInclude: readonly string[];
  readonly url: string | null;
  readonly policyUrl: string | null;
}

const asked = [
  ['commercialUse', 'commercial use'],
  ['derivatives', 'changed versions'],
  ['redistribution', 'passing it on'],
] as const;
const answers: Readonly<Record<string, string>> = { true: 'yes', false: 'no', limited: 'within limits', weak: 'within limits', network: 'within limits', unknown: 'not known' };
const answered = (flag: Flag): string => answers[String(flag)]!;

/** What a licence allows, bars and asks to be passed on, and in which section. */
export function explainLicense(set: ClauseSet): ExplainedLicense {
  const own = set.id === null ? undefined : behaviouralText(set.id);
  const hub = set.id === null ? undefined : hubLicense(set.id);
  const bars = Object.entries(clauseGroups).flatMap(([group, title]) => {
    const inGroup = clauses.flatMap(({ id, group: of, summary }) => {
      const how = of === group ? set.clauses.get(id) : undefined;
      return how ? [{ clause: id, summary, ...how }] : [];
    });
    return inGroup.length > 0 ? [{ group: title, clauses: inGroup }] : [];
  });
  return {
    name: set.name, id: set.id,
    allows: hub ? asked.map(([flag, what]) => ({ what, answer: answered(hub.flags[flag]) })) : [],
    bars, barsAt: own?.clausesAt ?? null, unread: set.unread,
    passOn: duties.flatMap(({ id, summary, shownBy }) => (own && id in own.duties ? [{ duty: id, summary, section: own.duties[id]!, shownBy }] : [])),
    otherTerms: otherTerms.flatMap(({ id, summary }) => (own && id in own.otherTerms ? [{ term: id, summary, section: own.otherTerms[id]! }] : [])),
    derivativesInclude: own?.derivativesInclude ?? [],
    url: own?.url ?? hub?.textUrl ?? hub?.infoUrl ?? null, policyUrl: own?.policyUrl ?? null,
  };
}
