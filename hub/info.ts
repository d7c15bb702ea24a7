import { isRepositoryId, type Kind, type Known } from '../rules/index.ts';
import { refused } from './errors.ts';
import { HubFailure } from './failure.ts';
import { hubFetch, type HubFetch } from './fetch.ts';
import { hubAddress, type HubOptions } from './options.ts';

/** What the Hub says of a repository, checked. */
export interface Info {
  /** The id it has now: another than asked for where it was renamed or moved. */
  readonly id: string;
  readonly sha: string | null;
  readonly private: boolean;
  readonly gated: boolean;
  readonly license: Known<string>;
  /** `license_name`, asked for only where the licence is `other`. */
  readonly licenseName?: string;
  /** The next hop, from the tags that the Hub makes of the card. */
  readonly baseModels?: readonly string[];
  readonly baseModelRelation?: string;
  readonly datasets?: readonly string[];
}

/** What a run knows of one Hub. */
export interface Hub {
  readonly address: string;
  readonly fetch: HubFetch;
  /** For the functions of `@huggingface/hub` that expect an object: `fetch` that takes nothing else for an answer. */
  readonly object: typeof fetch;
  /** The same for those that expect a list. */
  readonly list: typeof fetch;
}

const hubs = new WeakMap<HubOptions, Hub>();

/** The Hub of these options; the same for the same object, so that its rate limit is kept once. */
export function hubOf(options: HubOptions): Hub {
  const known = hubs.get(options);
  if (known) return known;
  const asking = hubFetch(options);
  const now = options.now ?? Date.now;
  const hub: Hub = { address: hubAddress(options), fetch: asking, object: apiFetch(asking, now, isObject), list: apiFetch(asking, now, Array.isArray) };
  hubs.set(options, hub);
  return hub;
}

/** The client parses whatever comes with status 200 and keeps no headers of errors: both are settled before it sees an answer. */
function apiFetch(asking: HubFetch, now: () => number, isExpected: (value: unknown) => boolean): typeof fetch {
  return async (input, init) => {
    const response = await asking(input, init);
    if (!response.ok) throw await refused(response, now());
    const text = await response.text();
    if (!isExpected(parsed(text))) throw new HubFailure({ what: 'unreadable' });
    return new Response(text, { status: response.status, headers: response.headers });
  };
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON value, or undefined where the text is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Asks the Hub about a repository.
 * @throws HubFailure when it gives no usable answer
 */
export async function readInfo(hub: Hub, kind: Kind, name: string, revision: string | null): Promise<Info> {
  const { modelInfo, datasetInfo, spaceInfo } = await import('@huggingface/hub');
  const asked = { name, hubUrl: hub.address, fetch: hub.object, ...(revision !== null && { revision }) };
  // `cardData` holds all of a card's results, megabytes for some; the licence is among the tags of models and datasets, not always of Spaces.
  const answer: Readonly<Record<string, unknown>> =
    kind === 'model' ? { ...(await modelInfo({ ...asked, additionalFields: ['sha', 'tags'] })) }
    : kind === 'dataset' ? { ...(await datasetInfo({ ...asked, additionalFields: ['sha', 'tags'] })) }
    : { ...(await spaceInfo({ ...asked, additionalFields: ['sha', 'tags', 'cardData'] })) };
  const { name: id, sha, gated, tags, cardData } = answer;
  // It goes into addresses.
  if (typeof id !== 'string' || !isRepositoryId(id)) throw new HubFailure({ what: 'unreadable' });
  return {
    id,
    sha: typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha) ? sha : null,
    private: answer.private === true,
    gated: gated === true || typeof gated === 'string',
    license: licenseOf(id, tags, cardData),
    ...parentsOf(tags),
  };
}

/**
 * The name that a card gives to its `other` licence. A question of its own, since `cardData` can be megabytes: asked only where it says which licence.
 * @throws HubFailure when the Hub gives no usable answer
 */
export async function readLicenseName(hub: Hub, kind: Kind, name: string): Promise<string | null> {
  const { modelInfo, datasetInfo, spaceInfo } = await import('@huggingface/hub');
  const asked = { name, hubUrl: hub.address, fetch: hub.object, additionalFields: ['cardData' as const] };
  const answer: Readonly<Record<string, unknown>> = kind === 'model' ? { ...(await modelInfo(asked)) } : kind === 'dataset' ? { ...(await datasetInfo(asked)) } : { ...(await spaceInfo(asked)) };
  const data = answer['cardData'];
  const written = typeof data === 'object' && data !== null ? (data as { license_name?: unknown }).license_name : undefined;
  return typeof written === 'string' && written.trim() !== '' && written.length <= 100 ? written.trim() : null;
}

/** Parents and data among the tags: `base_model:acme/x`, `base_model:adapter:acme/x`, `dataset:acme/y`. */
function parentsOf(tags: unknown): Pick<Info, 'baseModels' | 'baseModelRelation' | 'datasets'> {
  const written = (Array.isArray(tags) ? tags : []).filter((tag) => typeof tag === 'string').slice(0, 500);
  const baseModels = new Set<string>();
  const datasets = new Set<string>();
  let relation: string | undefined;
  for (const tag of written) {
    const base = /^base_model:(?:(finetune|adapter|merge|quantized):)?(.+)$/.exec(tag);
    if (base && isRepositoryId(base[2]!)) {
      baseModels.add(base[2]!);
      relation ??= base[1];
    }
    const data = /^dataset:(.+)$/.exec(tag)?.[1];
    if (data !== undefined && isRepositoryId(data)) datasets.add(data);
  }
  return { ...(baseModels.size > 0 && { baseModels: [...baseModels] }), ...(relation !== undefined && { baseModelRelation: relation }), ...(datasets.size > 0 && { datasets: [...datasets] }) };
}

/** The one licence that the Hub knows for a repository. Several are as good as none: which holds for what is not said. */
function licenseOf(id: string, tags: unknown, cardData: unknown): Known<string> {
  const own = typeof cardData === 'object' && cardData !== null ? (cardData as { license?: unknown }).license : undefined;
  const named = [
    ...(Array.isArray(tags) ? tags : []).filter((tag) => typeof tag === 'string' && tag.startsWith('license:')).map((tag: string) => tag.slice('license:'.length)),
    ...(Array.isArray(own) ? own : [own]).filter((one) => typeof one === 'string'),
  ];
  const ids = [...new Set(named.map((one) => one.trim().toLowerCase()))].filter((one) => one !== '' && one.length <= 100);
  const [first] = ids;
  if (first === undefined) return { known: false, why: `\`${id}\` names no licence` };
  return ids.length === 1 ? { known: true, value: first } : { known: false, why: `\`${id}\` names several licences: ${ids.map((one) => `\`${one}\``).join(', ')}` };
}
