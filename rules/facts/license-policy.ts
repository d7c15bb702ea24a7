import satisfies from 'spdx-satisfies';
import { hubLicense, textsOf } from './hub-licenses.ts';
import { ownReference, readExpression, spdxOf, type Alternatives, type Leaf } from './license-expressions.ts';
import { readName } from './license-names.ts';

/** What owners allow and deny, as the configuration has it. Both are read when the configuration is, so that here they are right. */
export interface Demands {
  readonly allow?: string;
  readonly deny?: readonly string[];
}

export type Outcome = 'allowed' | 'denied' | 'not-allowed' | 'unknown';

/** One licence of a repository, held against the demands. */
export interface Judgement {
  /** As the card writes it: an id, or `LicenseRef-…` for a licence of its own. */
  readonly id: string;
  readonly outcome: Outcome;
  /** The entry of `deny` that denies it; why it cannot be told. */
  readonly because: string | null;
}

interface Compiled {
  readonly allowed: Alternatives | null;
  readonly denied: readonly (readonly [entry: string, leaves: ReadonlySet<Leaf>])[];
  /** Every licence that the demands speak of. */
  readonly named: ReadonlySet<Leaf>;
}

const compiled = new WeakMap<Demands, Compiled>();

function compile(demands: Demands): Compiled {
  let done = compiled.get(demands);
  if (!done) {
    const alternativesOf = (expression: string): Alternatives => {
      const read = readExpression(expression);
      return 'alternatives' in read ? read.alternatives : [];
    };
    const allowed = demands.allow === undefined ? null : alternativesOf(demands.allow);
    const denied = (demands.deny ?? []).map((entry) => [entry, new Set(alternativesOf(entry).flat())] as const);
    done = { allowed, denied, named: new Set([...(allowed ?? []).flat(), ...denied.flatMap(([, leaves]) => [...leaves])]) };
    compiled.set(demands, done);
  }
  return done;
}

/** One licence that a card names: its readings, of which each is one licence or several together; none where nobody can tell. */
interface Named {
  readonly id: string;
  readonly readings: Alternatives;
  /** `choice`: the reader may take any of the readings. `doubt`: the card does not say which of them it is. */
  readonly several: 'choice' | 'doubt';
  readonly untold: string | null;
}

/**
 * Holds the licences of a card against what its owners demand. Every licence of a list has to be allowed, since a list mostly says which parts
 * are under which; a denied one stays denied whatever else is allowed.
 * @param ids values of `license`, as written
 * @param names values of `license_name`, for `other`
 */
export function judge(ids: readonly string[], names: readonly string[], demands: Demands): Judgement[] {
  const { allowed, denied, named } = compile(demands);
  const licences = ids.flatMap((id) => namedBy(id, names));
  return licences.map((licence): Judgement => {
    const { id, readings, several, untold } = licence;
    const whyNot = (leaves: readonly Leaf[]): string | null => denied.find(([, set]) => leaves.some((leaf) => set.has(leaf)))?.[0] ?? null;
    const denials = readings.map(whyNot);
    // Of a choice one is enough; of readings that the card leaves open the worst counts.
    const denial = several === 'choice' ? (denials.every((one) => one !== null) ? (denials[0] ?? null) : null) : (denials.find((one) => one !== null) ?? null);
    if (denial !== null) return { id, outcome: 'denied', because: denial };
    const open = readings.filter((_, index) => denials[index] === null);
    if (allowed !== null && open.some((reading) => isAllowed(reading, allowed, licences, licence))) return { id, outcome: 'allowed', because: null };
    if (untold !== null && !readings.flat().some((leaf) => named.has(leaf))) return { id, outcome: 'unknown', because: untold };
    return { id, outcome: allowed === null ? 'allowed' : 'not-allowed', because: null };
  });
}

/** Whether licences that hold together are allowed; `A AND B` allows both of them, not one alone. */
function isAllowed(reading: readonly Leaf[], allowed: Alternatives, licences: readonly Named[], self: Named): boolean {
  const beside = licences.filter((other) => other !== self).flatMap(({ readings }) => readings.flat());
  return reading.every((leaf) => allowed.some((group) => group.some((one) => meets(leaf, one)) && group.every((one) => meets(leaf, one) || reading.some((other) => meets(other, one)) || beside.some((other) => meets(other, one)))));
}

/** Whether one licence is the other, or of a later version where `+` allows that. */
const meets = (leaf: Leaf, allowed: Leaf): boolean => leaf === allowed || (!leaf.startsWith('LicenseRef-') && !allowed.startsWith('LicenseRef-') && satisfies(leaf, [allowed]));

function namedBy(id: string, names: readonly string[]): Named[] {
  const written = id.trim();
  const meant = readName(written);
  const known = meant?.sort === 'license' ? hubLicense(meant.id) : hubLicense(written.toLowerCase());
  if (known?.id === 'other') return names.length === 0 ? [{ id: written, readings: [], several: 'doubt', untold: 'it comes without `license_name`' }] : names.map(ownLicence);
  if (known?.id === 'unknown') return [{ id: written, readings: [], several: 'doubt', untold: 'nobody found out what it is' }];
  if (known?.kind === 'family' && known.members?.length !== 1) {
    const texts = textsOf(known.id).length > 0 ? `one of ${textsOf(known.id).map((one) => `\`${one}\``).join(', ')} would tell` : 'which version is not said';
    return [{ id: known.id, readings: spdxOf(known.id).map((leaf) => [leaf]), several: 'doubt', untold: `it is a family of licences; ${texts}` }];
  }
  if (known) return [{ id: known.id, readings: spdxOf(known.id).map((leaf) => [leaf]), several: meant?.sort === 'license' && known.relation === 'ambiguous' ? 'doubt' : 'choice', untold: null }];
  const expression = readExpression(written);
  if ('alternatives' in expression) return [{ id: written, readings: expression.alternatives, several: 'choice', untold: null }];
  return [{ id: written, readings: [], several: 'doubt', untold: 'it is no licence that the Hub or SPDX knows' }];
}

/** A licence by its `license_name`: an SPDX id or expression, a licence of the Hub's in other words, or a name that only the demands may know. */
function ownLicence(name: string): Named {
  const meant = readName(name);
  if (meant?.sort === 'license' && hubLicense(meant.id)?.kind !== 'placeholder') return { id: meant.id, readings: spdxOf(meant.id).map((leaf) => [leaf]), several: 'doubt', untold: null };
  if (meant?.sort === 'elsewhere') return { id: meant.spdx, readings: [[meant.spdx]], several: 'choice', untold: null };
  const expression = readExpression(name);
  if ('alternatives' in expression) return { id: name, readings: expression.alternatives, several: 'choice', untold: null };
  const reference = ownReference(name);
  return { id: reference, readings: [[reference]], several: 'doubt', untold: 'it stands neither in `licenses.allow` nor in `licenses.deny`' };
}
