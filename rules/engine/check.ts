import { hash } from 'node:crypto';
import { remembered } from './remembered.ts';
import type { Card, KeyPath, Location, Need, Place, Policy, Problem, Rule, Section, Snapshot, Span, Unsaid } from './types.ts';

/** A problem with the rule that found it and the place it was found at. */
export interface Located {
  readonly rule: Rule;
  readonly problem: Problem;
  readonly file: string;
  readonly location: Location | null;
  readonly fingerprint: string;
}

export interface Checked {
  readonly located: Located[];
  readonly skipped: Unsaid[];
  /** Rules that threw: our fault, never the author's. */
  readonly broken: Unsaid[];
}

/** Runs every rule on all repositories of its kinds, one rule after the other. A rule whose facts are missing is skipped aloud, never passed. */
export function check(snapshots: readonly Snapshot[], rules: readonly Rule[], policy: Policy): Checked[] {
  const checked = snapshots.map((): Checked => ({ located: [], skipped: [], broken: [] }));
  const lacking = snapshots.map((): Lacking => ({ single: {}, together: [] }));
  for (const plan of planned(rules)) {
    for (let at = 0; at < snapshots.length; at += 1) {
      const snapshot = snapshots[at]!;
      if (!plan.rule.kinds.includes(snapshot.kind)) continue;
      const lacks = lacksFor(plan, snapshot, lacking[at]!);
      if (lacks === null) run(plan, snapshot, policy, checked[at]!);
      else if (lacks !== '') checked[at]!.skipped.push({ rule: plan.rule.id, why: lacks });
    }
  }
  return checked;
}

function run({ rule, related }: Planned, snapshot: Snapshot, policy: Policy, { located, skipped, broken }: Checked): void {
  try {
    let found: Located[] | null = null;
    for (const problem of rule.check(snapshot, policy)) (found ??= []).push(locate(rule, problem, snapshot));
    if (found) located.push(...(found.length === 1 ? found : unlike(found)));
    // It spoke of those that are known; of the others nobody may think that they are fine.
    const unseen = related ? unseenOf(snapshot) : (rule.unseen?.(snapshot) ?? null);
    if (unseen !== null) skipped.push({ rule: rule.id, why: unseen });
  } catch (error) {
    broken.push({ rule: rule.id, why: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
}

interface Planned {
  readonly rule: Rule;
  /** Its needs as one number, a bit each. */
  readonly together: number;
  readonly related: boolean;
}

const plans = new WeakMap<readonly Rule[], readonly Planned[]>();

/** What is asked of every rule on every card, read off once. */
function planned(rules: readonly Rule[]): readonly Planned[] {
  let plan = plans.get(rules);
  if (!plan) plans.set(rules, (plan = rules.map((rule) => ({ rule, together: rule.needs.reduce((bits, need) => bits | (1 << order.indexOf(need)), 0), related: rule.needs.includes('related') }))));
  return plan;
}

/** What was found out of one repository for the rules before: why a rule cannot speak, by what it needs, alone and together; most rules need the same. */
interface Lacking {
  readonly single: Partial<Record<Need, string | null>>;
  readonly together: (string | null | undefined)[];
}

function lacksFor({ rule, together }: Planned, snapshot: Snapshot, known: Lacking): string | null {
  const told = known.together[together];
  return told === undefined ? (known.together[together] = missing(snapshot, rule, known.single)) : told;
}

/** Which repositories that the card names could not be looked up, and why; null where all could. */
function unseenOf({ related }: Snapshot): string | null {
  const unseen = [...related].flatMap(([key, fact]) => (fact.known ? [] : [`\`${key.slice(key.indexOf(':') + 1)}\` could not be looked up: ${fact.why}`]));
  const most = 3;
  return unseen.length === 0 ? null : `${unseen.slice(0, most).join('; ')}${unseen.length > most ? `; and ${unseen.length - most} more` : ''}`;
}

/** The order in which what is missing is said. */
const order: readonly Need[] = ['card', 'front-matter', 'files', 'related', 'hub'];

/** Why a rule cannot speak; empty where another rule already says so; null where it can. @param known what was found out for the rules before */
function missing(snapshot: Snapshot, { needs }: Rule, known: Partial<Record<Need, string | null>>): string | null {
  let first: string | null = null;
  let rank = order.length;
  for (const need of needs) {
    const lacks = known[need] === undefined ? (known[need] = lacksOf(snapshot, need)) : known[need];
    if (lacks === null || order.indexOf(need) >= rank) continue;
    first = lacks;
    rank = order.indexOf(need);
  }
  return first;
}

function lacksOf({ card, complete, hub, related }: Snapshot, need: Need): string | null {
  if (need === 'card' || need === 'front-matter') {
    if (!card.exists) return '';
    if (card.unread !== null) return `the card could not be read: ${card.unread}`;
    if (card.frontMatter.state === 'pointer') return 'the card is a Git LFS pointer, its text is not here';
    return need === 'front-matter' && card.frontMatter.state !== 'ok' ? '' : null;
  }
  if (need === 'files') return complete ? null : 'only the card was given, not the repository';
  if (need === 'related') return related.size === 0 ? 'no repository was looked up: `--online` does that, where the card names any' : null;
  return hub.known ? null : hub.why;
}

/** Most findings of most cards say the same: that something is missing. */
const fingerprintOf = remembered((logical) => hash('sha256', logical).slice(0, 16));

function locate(rule: Rule, problem: Problem, snapshot: Snapshot): Located {
  const { card } = snapshot;
  const { at } = problem;
  const logical = JSON.stringify([rule.id, logicalPlace(at, card), problem.about ?? problem.message]);
  const fingerprint = fingerprintOf(logical);
  const file = typeof at === 'object' && 'file' in at ? at.file : card.file;
  return { rule, problem, file, location: locationOf(at, snapshot), fingerprint };
}

/** Two findings that would share a fingerprint get a number each. */
function unlike(found: readonly Located[]): Located[] {
  const times = new Map<string, number>();
  return found.map((one) => {
    const before = times.get(one.fingerprint) ?? 0;
    times.set(one.fingerprint, before + 1);
    return before === 0 ? one : { ...one, fingerprint: hash('sha256', `${one.fingerprint} ${before}`).slice(0, 16) };
  });
}

function logicalPlace(at: Place, card: Card): unknown {
  if (at === 'card') return 'card';
  if ('key' in at) return at.key;
  if ('section' in at) return headings(at.section);
  if ('file' in at) return at.file;
  return headings(card.sections.findLast((section) => section.span.start <= at.span.start) ?? null);
}

function headings(section: Section | null): string[] {
  const path: string[] = [];
  for (let s = section; s; s = s.parent) path.unshift(s.normal);
  return path;
}

function locationOf(at: Place, snapshot: Snapshot): Location | null {
  const { card } = snapshot;
  if (at === 'card') return card.exists ? lineLocation(card, 1) : null;
  if ('key' in at) return spanLocation(card, keySpan(card, at.key));
  if ('section' in at) return spanLocation(card, at.section.span);
  if ('span' in at && !('file' in at)) return spanLocation(card, at.span);
  if ('file' in at && at.span) {
    const text = snapshot.files.get(at.file)?.text;
    return text?.known ? textLocation(at.file, text.value, at.span) : null;
  }
  return null;
}

/** The value's span, the nearest ancestor's, or the opening line of the block. */
function keySpan(card: Card, key: KeyPath): Span {
  // A key that is not there points at the opening line; no need to parse for positions.
  if (card.frontMatter.state === 'ok' && !Object.hasOwn(card.data, String(key[0]))) return { start: 0, end: Math.min(3, card.text.length) };
  // A key at the margin, and most below one, are found by their lines.
  const entry = card.frontMatter.state !== 'ok' ? null : key.length === 1 ? card.frontMatter.entryOf(String(key[0])) : card.frontMatter.placeOf(key);
  if (entry) return entry;
  return card.frontMatter.keySpanOf(key) ? widened(card, key) : (card.frontMatter.spanOf(key) ?? { start: 0, end: Math.min(3, card.text.length) });
}

function widened(card: Card, key: KeyPath): Span {
  const start = card.frontMatter.keySpanOf(key)!.start;
  const value = card.frontMatter.spanOf(key);
  return { start, end: Math.max(value?.end ?? start, start + 1) };
}

function spanLocation(card: Card, span: Span): Location {
  return locationIn(card.file, (offset) => card.lineAt(offset), card.text, span);
}

function textLocation(file: string, text: string, span: Span): Location {
  return locationIn(file, (offset) => text.slice(0, offset).split(/\r\n|\r|\n/).length, text, span);
}

function locationIn(file: string, lineAt: (offset: number) => number, text: string, span: Span): Location {
  let last = Math.max(span.end - 1, span.start);
  // A span that takes in the line end stands on the line before.
  while (last > span.start && (text[last] === '\n' || text[last] === '\r')) last -= 1;
  // `lastIndexOf` takes -1 for 0.
  const columnOf = (offset: number): number => (offset === 0 ? 1 : offset - Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)));
  return { file, line: lineAt(span.start), endLine: lineAt(last), column: columnOf(span.start), endColumn: columnOf(last) + 1 };
}

function lineLocation(card: Card, line: number): Location {
  const end = /^[^\r\n]*/.exec(card.text)![0].length;
  return { file: card.file, line, endLine: line, column: 1, endColumn: end + 1 };
}
