import type { Kind, RawRepository, RelatedFacts, RuleExample, Known } from '../../rules/index.ts';

/** A repository made of an example, as a source would hand it over. */
export function repositoryOf({ card, kind = 'model', files = {}, name, related = {} }: Pick<RuleExample, 'card' | 'kind' | 'files' | 'name' | 'related'> & { kind?: Kind }): RawRepository {
  const texts = { ...(card !== undefined && { 'README.md': card }), ...files };
  return {
    target: 'example', path: '.', name: name ?? null, kind, complete: true,
    card: card === undefined ? null : 'README.md',
    files: Object.entries(texts).map(([path, text]) => ({ path, size: Buffer.byteLength(text), text: { known: true, value: text } })),
    hub: { known: false, why: 'not asked' },
    related: new Map(Object.entries(related).map(([key, value]): [string, Known<RelatedFacts>] => [key, typeof value === 'string' ? { known: false, why: value } : { known: true, value }])),
  };
}
