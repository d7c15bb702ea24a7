import type { KeyPath, Kind, Known, LineageEdge, RelatedFacts, Snapshot } from '../engine/types.ts';
import { filled, valuesWhere } from '../engine/values.ts';
import { isHubId, ofOneMachine } from '../facts/hub-id.ts';
import { knownModel } from '../facts/known-models.ts';
import { licenseNamed, type NamedLicense, type Stated } from './license.ts';
import { ownLicenses } from './own.ts';
import { beyond, ownRelation, relationOf, type Relation } from './relation.ts';
import { judge, type Judgement, type Verdict } from './verdict.ts';

/** How the licence of an ancestor came to be known. */
export type Basis = NonNullable<LineageEdge['basis']>;

/** A repository that this one comes from, at whatever distance, and what follows from its licence. */
export interface Ancestor {
  readonly kind: Kind;
  readonly id: string;
  /** The way from here, nearest first, without this one; empty for what the card itself names. */
  readonly through: readonly string[];
  /** The place in the front matter where the way begins. */
  readonly key: KeyPath;
  readonly relation: Relation;
  /** The relation was not stated anywhere. */
  readonly inferred: boolean;
  readonly license: Known<NamedLicense>;
  readonly basis: Basis | null;
  readonly verdict: Verdict;
}

export interface Lineage {
  /** What the card itself stands under. */
  readonly own: Stated;
  /** Nearest first. */
  readonly ancestors: readonly Ancestor[];
}

/** Repositories that are followed at most, and how far. */
const mostNodes = 200;
const deepest = 8;

const drawn = new WeakMap<Snapshot, Lineage>();

/** The graph above a card, with a verdict for each repository in it. Pure; drawn once for a snapshot. */
export function lineageOf(snapshot: Snapshot): Lineage {
  const known = drawn.get(snapshot);
  if (known) return known;
  const lineage = draw(snapshot);
  drawn.set(snapshot, lineage);
  return lineage;
}

/** A step that is still to be taken. */
interface Step {
  readonly kind: Kind;
  readonly id: string;
  readonly through: readonly string[];
  readonly key: KeyPath;
  readonly relation: Relation;
  readonly inferred: boolean;
}

function draw(snapshot: Snapshot): Lineage {
  const waiting = firstSteps(snapshot);
  // `source_datasets: [original]` names nothing.
  if (waiting.length === 0) return { get own() { return ownLicenses(snapshot); }, ancestors: [] };
  const own = ownLicenses(snapshot);
  const met = new Set<string>();
  const found: Omit<Ancestor, 'verdict'>[] = [];
  for (const step of waiting) {
    const name = `${step.kind}:${step.id}`;
    // A cycle, a repository named twice, or a graph without end.
    if (met.has(name) || met.size >= mostNodes) continue;
    met.add(name);
    const { facts, ...learnt } = learn(step, snapshot);
    found.push({ ...step, ...learnt });
    if (facts && step.through.length + 1 < deepest) waiting.push(...further(step, facts));
  }
  const kin = new Set([...own.flatMap((one) => (one.known ? [one.value.terms.id] : [])), ...found.flatMap(({ kind, relation, license }) => (kind === 'model' && relation !== 'trained-on' && license.known ? [license.value.terms.id] : []))]);
  return { own, ancestors: found.map((one) => ({ ...one, verdict: judge(one.license, one.relation, own, { kin, parent: one.id }) })) };
}

/** The repositories that the card itself names as its parents, data or models. */
function firstSteps(snapshot: Snapshot): Step[] {
  const { card: { data }, kind } = snapshot;
  const named = (key: string, of: Kind, relation: Relation, inferred: boolean): Step[] => valuesWhere(data, key, isNamed).map(([at, value]) => ({ kind: of, id: value.trim(), through: [], key: at, relation, inferred }));
  if (kind === 'space') return named('models', 'model', 'runs', false);
  if (kind === 'dataset') return valuesWhere(data, 'source_datasets', isSource).map(([at, value]) => ({ kind, id: sourceIn(value), through: [], key: at, relation: 'made-from', inferred: false }));
  const trained = named('datasets', 'dataset', 'trained-on', false);
  if (data['base_model'] === undefined) return trained;
  const { relation, inferred } = ownRelation(snapshot.card, snapshot.files, snapshot.name);
  return [...named('base_model', 'model', relation, inferred), ...trained];
}

const isNamed = (value: unknown): value is string => typeof value === 'string' && isReference(value.trim());

/** The id in a value of `source_datasets`: `acme/x`, `extended|squad`. */
const sourceIn = (value: string): string => value.trim().replace(/^extended\|(?=.)/, '');

/** `original`, `extended` and `extended|other-…` are words of the Hub's own, and a word alone is as often a name. */
function isSource(value: unknown): value is string {
  if (typeof value !== 'string' || (!value.includes('/') && !value.includes('|'))) return false;
  const id = sourceIn(value);
  return (id !== value.trim() || id.includes('/')) && !/^other\b/i.test(id) && isReference(id);
}

const isReference = (text: string): boolean => text.length > 1 && isHubId(text) && ofOneMachine(text) === null;

function further(step: Step, facts: Pick<RelatedFacts, 'baseModels' | 'baseModelRelation' | 'datasets'>): Step[] {
  const through = [...step.through, step.id];
  const next = (kind: Kind, ids: readonly string[], far: Relation, inferred: boolean): Step[] => ids.filter(isReference).map((id) => ({ kind, id, through, key: step.key, relation: beyond(step.relation, far), inferred: step.inferred || inferred }));
  const { relation, inferred } = relationOf(facts.baseModelRelation, facts.baseModels?.length ?? 0);
  // What a Space runs was trained on data that the Space has nothing of.
  const data = step.relation === 'runs' ? [] : (facts.datasets ?? []);
  return [...next('model', facts.baseModels ?? [], relation, inferred), ...next('dataset', data, step.kind === 'dataset' ? 'made-from' : 'trained-on', false)];
}

interface Learnt {
  readonly license: Known<NamedLicense>;
  readonly basis: Basis | null;
  readonly facts: Pick<RelatedFacts, 'baseModels' | 'baseModelRelation' | 'datasets'> | null;
}

/** What is known of a repository: what was looked up, else what a file of known repositories says, else what is published of much-used ones. */
function learn({ kind, id }: Step, { related, recorded }: Snapshot): Learnt {
  const asked = related.get(`${kind}:${id}`);
  const now = asked?.known ? asked.value : null;
  const before = recorded.get(`${kind}:${now?.movedTo ?? id}`) ?? recorded.get(`${kind}:${id}`) ?? null;
  const facts = now?.baseModels || now?.datasets ? now : (before ?? now);
  for (const [said, basis] of [[now, 'looked-up'], [before, 'recorded']] as const) {
    if (!said) continue;
    const license: Known<NamedLicense> = !said.exists ? { known: false, why: `\`${id}\` does not exist` } : said.license.known ? licenseNamed(said.license.value, said.licenseName) : said.license;
    if (license.known || basis === 'recorded' || !before) return { license, basis, facts };
  }
  const published = kind === 'model' && !now ? knownModel(id) : undefined;
  if (published) return { license: licenseNamedHere(published.license), basis: published.read === 'memory' ? 'remembered' : 'published', facts };
  return { license: { known: false, why: asked && !asked.known ? `\`${id}\` could not be looked up: ${asked.why}` : `\`${id}\` was not looked up: \`--online\` does that, or \`--known\` with a file that has it` }, basis: null, facts };
}

/** A licence of our own facts, which has ids that the Hub has not. */
function licenseNamedHere(id: string): Known<NamedLicense> {
  const terms = licenseNamed(id, undefined);
  return terms.known ? terms : licenseNamed('other', id);
}

/**
 * Of which repositories that the card itself names nothing can be told, and why; null where there are none.
 * @param asks terms that a rule looks at; what an unread licence asks is never taken for nothing
 */
export function unseenBy(snapshot: Snapshot, concerns: (ancestor: Ancestor) => boolean, asks: (term: Judgement['term']) => boolean = (term) => term === 'license'): string | null {
  const unseen = [...new Set(lineageOf(snapshot).ancestors.flatMap((one) => {
    if (one.through.length > 0 || !concerns(one)) return [];
    if (!one.license.known) return [one.license.why];
    const here = one.verdict.judgements.filter(({ term }) => asks(term));
    const open = here.some(({ verdict }) => verdict === 'conflict') ? undefined : here.find(({ verdict, settled }) => verdict === 'unknown' && settled);
    return open ? [`\`${one.id}\` is \`${one.license.value.written}\`: ${open.says}`] : [];
  }))];
  const most = 3;
  return unseen.length === 0 ? null : `${unseen.slice(0, most).join('; ')}${unseen.length > most ? `; and ${unseen.length - most} more` : ''}`;
}

/** Whether a card names anything at all that it comes from: cheap, for rules that have nothing to say otherwise. */
export const hasParents = ({ card: { data }, kind }: Snapshot): boolean =>
  kind === 'model' ? filled(data['base_model']).length > 0 || filled(data['datasets']).length > 0 : filled(data[kind === 'space' ? 'models' : 'source_datasets']).length > 0;
