import type { Resource } from '../engine/types.ts';
import status from './cheatsheet-status.json' with { type: 'json' };
import cheatsheet from './cheatsheet-resources.json' with { type: 'json' };

/** What an artefact works on, in the words of the FM Development Cheatsheet. */
export const resourceModalities = ['text', 'speech', 'vision'] as const;
export type ResourceModality = (typeof resourceModalities)[number];

/** What became of a resource since it was listed. `gone`: it cannot be had or used any more. */
export interface ResourceStatus {
  readonly state: 'gone' | 'replaced' | 'moved' | 'same';
  readonly note: string;
  readonly by?: Resource;
  readonly since?: string;
  /** Whether a source was read; false for general knowledge. */
  readonly verified: boolean;
}

/** One of the 277 resources of the FM Development Cheatsheet (https://fmcheatsheet.org, arXiv 2406.16746). */
export interface CheatsheetResource extends Resource {
  readonly id: string;
  readonly sections: readonly string[];
  readonly modalities: readonly string[];
  /** What it is for, in our words. */
  readonly purpose: string;
  readonly status: ResourceStatus | null;
}

export interface CheatsheetSection {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

export const cheatsheetSections: readonly CheatsheetSection[] = cheatsheet.sections.map(({ id, number, title }) => ({ id, number, title }));

const statuses: ReadonlyMap<string, ResourceStatus> = new Map((status.resources as readonly (ResourceStatus & { readonly id: string })[]).map((one) => [one.id, one]));

export const cheatsheetResources: readonly CheatsheetResource[] = cheatsheet.resources.map(({ id, name, url, section, alsoInSections, modalities, purpose }) => ({
  id, name, url, modalities, purpose, sections: [section, ...(alsoInSections ?? [])], status: statuses.get(id) ?? null,
}));

const byId: ReadonlyMap<string, CheatsheetResource> = new Map(cheatsheetResources.map((one) => [one.id, one]));

/** Resources that a finding carries at the least where the cheatsheet has as many, and at the most. */
const [fewest, most] = [2, 3];

/** A resource by id; one that the cheatsheet does not have is our slip and throws. */
function resource(id: string): CheatsheetResource {
  const found = byId.get(id);
  if (!found) throw new Error(`The cheatsheet has no resource \`${id}\``);
  return found;
}

/** By a rule's list, which is the same for all its findings. */
const chosen = new WeakMap<readonly string[], Map<string, readonly Resource[]>>();

/**
 * The two or three resources that help with a finding: the named ones that fit what the artefact works on, filled up from
 * their sections, those made for that modality first. What is gone is left out.
 * @param ids the rule's own choice, the best first
 * @param modalities what the artefact works on; none where that is not known, and then all fit
 */
export function resourcesFor(ids: readonly string[], modalities: readonly ResourceModality[] = []): readonly Resource[] {
  if (ids.length === 0) return [];
  let known = chosen.get(ids);
  if (!known) chosen.set(ids, (known = new Map()));
  const key = modalities.join(' ');
  const before = known.get(key);
  if (before) return before;
  const named = ids.map(resource);
  const usable = ({ status: now }: CheatsheetResource): boolean => now?.state !== 'gone' && now?.state !== 'same';
  const fits = (one: CheatsheetResource): boolean => usable(one) && (modalities.length === 0 || modalities.some((modality) => one.modalities.includes(modality)));
  const picked = named.filter(fits).slice(0, most);
  // One that was left out for what it works on has its place taken by another of its section.
  const wanted = picked.length === 0 ? fewest : Math.min(fewest, named.length);
  if (picked.length < wanted && modalities.length > 0) {
    const section = named[0]!.sections[0]!;
    const others = cheatsheetResources.filter((one) => one.sections.includes(section) && fits(one) && !picked.includes(one)).sort((a, b) => a.modalities.length - b.modalities.length);
    picked.push(...others.slice(0, wanted - picked.length));
  }
  // A section may hold nothing for this modality: a tool made for text still shows what is asked for.
  const found = (picked.length > 0 ? picked : named.filter(usable).slice(0, most)).map(shown);
  known.set(key, found);
  return found;
}

/** As a finding shows it: under the name and address it has now. */
const shown = ({ name, url, status: now }: CheatsheetResource): Resource => (now?.by ? { name: now.by.name, url: now.by.url } : { name, url });

/** The rule's own choice, whatever the artefact works on. */
export const resourcesNamed = (ids: readonly string[]): readonly Resource[] => resourcesFor(ids);

/** Whether a resource is one of ours as a finding shows it: what a report from elsewhere names may be anything. */
export const isShownResource = ({ name, url }: Resource): boolean => (addresses ??= new Map(cheatsheetResources.map((one) => [shown(one).url, shown(one).name]))).get(url) === name;

let addresses: ReadonlyMap<string, string> | null = null;
