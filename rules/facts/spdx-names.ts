import facts from './spdx-names.json' with { type: 'json' };

/** Full names of SPDX's licences by id, deprecated ids included. */
const names: Readonly<Record<string, string>> = facts.names;
let byLower: ReadonlyMap<string, string> | null = null;

/** SPDX's own spelling of an id that is written in any mixture of cases, or null where SPDX has none. */
export function spdxId(written: string): string | null {
  byLower ??= new Map(Object.keys(names).map((id) => [id.toLowerCase(), id]));
  return byLower.get(written.toLowerCase()) ?? null;
}

/** Every id with its full name. */
export const spdxNames = (): readonly (readonly [id: string, name: string])[] => Object.entries(names);

/** Page of a licence with its text. */
export const spdxPage = (id: string): string => `https://spdx.org/licenses/${id}.html`;
