import { hubLicense } from '../facts/hub-licenses.ts';
import { behaviouralText, type BehaviouralLicense } from '../facts/rail-clauses.ts';
import { barredUses, clausesOf, narrowed } from './barred-uses.ts';
import { recogniseLicense, type RecognisedLicense } from './license-text.ts';

/** How a clause was found: read in the licence (facts), word for word in the text, or by what its wording has in common. */
export type FoundBy = 'facts' | 'fingerprint' | 'wording';

export interface StatedClause {
  /** Position among the licence's barred uses, or `line 12` of a text. */
  readonly at: string;
  readonly by: FoundBy;
  /** Why it holds in fewer cases than the clause's summary says, in our words; null where it does not. */
  readonly narrower: string | null;
}

/** The uses that a licence bars, as far as they could be read. */
export interface ClauseSet {
  /** As a reader would name the licence. */
  readonly name: string;
  /** Id of the licence, null for a text of someone's own. */
  readonly id: string | null;
  /** Clause id → how and where. */
  readonly clauses: ReadonlyMap<string, StatedClause>;
  /** Why clauses may be missing here, in one sentence; null where all were read. */
  readonly unread: string | null;
  /** Of a text: what it was recognised as. */
  readonly recognised: readonly RecognisedLicense[];
}

/** The barred uses of a licence by the Hub's id or ours; null for an id that neither has. */
export function clausesOfLicense(id: string): ClauseSet | null {
  const own = behaviouralText(id);
  if (own) return { name: own.title, id, clauses: new Map(stated(own, 'facts')), unread: unreadOf(own), recognised: [] };
  const hub = hubLicense(id);
  if (!hub) return null;
  const bars = hub.flags.useRestrictions;
  return { name: hub.name, id, clauses: new Map(), unread: bars === false ? null : `it is not known clause by clause which uses \`${id}\` bars`, recognised: [] };
}

/** The barred uses of a licence's text: a known one with its changes, or one of someone's own by its wording. */
export function clausesOfText(text: string): ClauseSet {
  const recognised = recogniseLicense(text);
  const known = recognised.flatMap((one) => (one.id !== null && behaviouralText(one.id) ? [{ one, own: behaviouralText(one.id)! }] : []))[0];
  const clauses = new Map<string, StatedClause>();
  if (known) for (const [clause, how] of stated(known.own, 'fingerprint')) clauses.set(clause, how);
  for (const { kind, clause, at } of known?.one.differences ?? []) {
    if (clause === undefined) continue;
    const now = text.slice(at.start, at.end);
    // Reworded so that nothing tells it any more is gone.
    if (kind === 'removed' || !clausesOf(now).includes(clause)) clauses.delete(clause);
    else clauses.set(clause, { at: `line ${lineAt(text, at.start)}`, by: 'wording', narrower: narrowed(clause, now) });
  }
  // A text that is known word for word says what its facts say.
  if (!known || known.one.how === 'differs') {
    for (const { clause, at, narrower } of recognised.some(({ spdxIds, how }) => spdxIds.length > 0 && how === 'exact') && !known ? [] : barredUses(text)) {
      if (!clauses.has(clause)) clauses.set(clause, { at: `line ${lineAt(text, at.start)}`, by: 'wording', narrower });
    }
  }
  const names = recognised.map(({ name, how }) => (how === 'exact' ? name : `${name}, changed`));
  return { name: names.join(' and ') || 'a licence of its own', id: known?.one.id ?? (recognised.length === 1 ? recognised[0]!.id : null), clauses, unread: known ? unreadOf(known.own) : elsewhere(text, clauses), recognised };
}

function stated({ clauses, wording, narrower }: BehaviouralLicense, by: FoundBy): [string, StatedClause][] {
  return Object.entries(clauses).map(([clause, at]) => [clause, { at, by, narrower: narrower?.includes(clause) ? (wording[clause] ?? 'narrower wording') : null }]);
}

function unreadOf({ title, read, policyUrl }: BehaviouralLicense): string | null {
  if (read === 'text') return null;
  if (read === 'license-only') return `the use policy of the ${title} was not read${policyUrl ? ` (${policyUrl})` : ''}`;
  return read === 'secondary' ? `the clauses of the ${title} are known from others’ reading only` : `there is no single text of ${title}, or it was not read`;
}

/** A text that takes its barred uses from a page elsewhere says so, and does not list them. */
function elsewhere(text: string, clauses: ReadonlyMap<string, unknown>): string | null {
  const policy = /\b(?:acceptable|prohibited) use (?:policy|guidelines)\b/i.exec(text);
  return policy && clauses.size < 3 ? `it takes in a use policy that is not in the file (line ${lineAt(text, policy.index)})` : null;
}

/** Line, from 1, of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
