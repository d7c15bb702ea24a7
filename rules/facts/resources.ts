import type { Resource } from '../engine/types.ts';
import cheatsheet from './cheatsheet-resources.json' with { type: 'json' };

const byId: ReadonlyMap<string, Resource> = new Map(cheatsheet.resources.map(({ id, name, url }) => [id, { name, url }]));

/** Resources of the FM Development Cheatsheet by id; an id that it does not have is our slip and throws. */
export function resourcesNamed(ids: readonly string[]): Resource[] {
  return ids.map((id) => {
    const resource = byId.get(id);
    if (!resource) throw new Error(`The cheatsheet has no resource \`${id}\``);
    return resource;
  });
}
