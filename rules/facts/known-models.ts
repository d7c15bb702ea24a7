import facts from './known-models.json' with { type: 'json' };

/** How it is known: the publisher's own repository, a stored copy of the publisher's card, or memory. */
export type KnownFrom = 'publisher' | 'card' | 'memory';

export interface KnownModel {
  /** A Hub licence id, or an id of `license-terms.json`. */
  readonly license: string;
  readonly read: KnownFrom;
  readonly source: string;
}

const exact = new Map<string, KnownModel>();
const starts: (readonly [start: string, model: KnownModel])[] = [];
for (const { ids, ...model } of facts.models as unknown as readonly (KnownModel & { readonly ids: readonly string[] })[]) {
  for (const id of ids) {
    if (id.endsWith('*')) starts.push([id.slice(0, -1).toLowerCase(), model]);
    else exact.set(id.toLowerCase(), model);
  }
}

/** What is published of a much-used model's licence, or undefined. Never a proof that this very repository has it. */
export function knownModel(id: string): KnownModel | undefined {
  const wanted = id.toLowerCase();
  return exact.get(wanted) ?? starts.find(([start]) => wanted.startsWith(start))?.[1];
}
