import type { Known, Reference, RelatedFacts } from '../rules/index.ts';
import { saysNoRepository, sentence } from './errors.ts';
import { HubFailure, type Why } from './failure.ts';
import { inParallel } from './in-parallel.ts';
import { hubOf, readInfo, readLicenseName } from './info.ts';
import { usualLimits, type HubOptions } from './options.ts';

type Sought = Pick<Reference, 'kind' | 'id'>;
type Looked = { readonly fact: Known<RelatedFacts>; readonly why: Why | null };

/** What a run has learnt; a Hub that could not be reached is left alone for a minute. */
interface Run {
  readonly looked: Map<string, Promise<Looked>>;
  silent: { readonly why: string; readonly until: number } | null;
}

const runs = new WeakMap<HubOptions, Run>();
const silence = 60_000;

/**
 * Looks up the repositories that a card names, each once in a run. What could not be looked up is not known, with the
 * reason: that is neither "does not exist" nor a licence. Key: `kind:id`.
 */
export async function lookUpReferences(references: readonly Sought[], options: HubOptions = {}): Promise<ReadonlyMap<string, Known<RelatedFacts>>> {
  const { parallel, references: most } = { ...usualLimits, ...options.limits };
  const run = runs.get(options) ?? { looked: new Map(), silent: null };
  runs.set(options, run);
  const sought = [...new Map(references.map((one) => [`${one.kind}:${one.id}`, one]))];
  const found = await inParallel(sought.slice(0, most), parallel, async ([key, one]) => [key, await lookUpOnce(key, one, run, options)] as const);
  const rest = sought.slice(most).map(([key]) => [key, { known: false, why: `not looked up: the card names more than ${most} repositories` }] as const);
  return new Map([...found, ...rest]);
}

async function lookUpOnce(key: string, one: Sought, run: Run, options: HubOptions): Promise<Known<RelatedFacts>> {
  const now = options.now ?? Date.now;
  const before = run.looked.get(key);
  if (before) return (await before).fact;
  if (run.silent && now() < run.silent.until) return { known: false, why: run.silent.why };
  const looking = lookUp(one, options);
  run.looked.set(key, looking);
  const { fact, why } = await looking;
  if (why && saysNothing(why) && !fact.known) {
    run.silent = { why: fact.why, until: now() + silence };
    run.looked.delete(key);
  }
  return fact;
}

/** The Hub cannot be asked at all: the next reference would only wait for the same. */
const saysNothing = (why: Why): boolean => why.what === 'unreachable' || why.what === 'slow' || (why.what === 'refused' && why.status === 429);

async function lookUp({ kind, id }: Sought, options: HubOptions): Promise<Looked> {
  try {
    const hub = hubOf(options);
    const { license, gated, baseModels, baseModelRelation, datasets, ...info } = await readInfo(hub, kind, id, null);
    const licenseName = license.known && license.value === 'other' ? await readLicenseName(hub, kind, info.id) : null;
    const further = { ...(licenseName !== null && { licenseName }), ...(baseModels && { baseModels }), ...(baseModelRelation !== undefined && { baseModelRelation }), ...(datasets && { datasets }) };
    return { why: null, fact: { known: true, value: { kind, asked: id, exists: true, movedTo: info.id === id ? null : info.id, gated, license, ...further } } };
  } catch (error) {
    if (!(error instanceof HubFailure)) throw error;
    const { why } = error;
    // Without a token the Hub answers 401 for what is missing and for what is private.
    if (saysNoRepository(why)) {
      return { why, fact: { known: true, value: { kind, asked: id, exists: false, movedTo: null, gated: false, license: { known: false, why: `\`${id}\` does not exist` } } } };
    }
    return { why, fact: { known: false, why: sentence(why, { kind, name: id, revision: null }, options) } };
  }
}
