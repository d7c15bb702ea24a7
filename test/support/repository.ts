import type { Kind, RawRepository, RelatedFacts, RuleExample, Known } from '../../rules/index.ts';

/** A repository made of an example, as a source would hand it over. */
export function repositoryOf({ card, kind = 'model', files = {}, name, unread, related = {}, recorded = {}, detectedLicense, hubLicense }: Pick<RuleExample, 'card' | 'kind' | 'files' | 'name' | 'unread' | 'related' | 'recorded' | 'detectedLicense' | 'hubLicense'> & { kind?: Kind }): RawRepository {
  const texts = { ...(card !== undefined && { 'README.md': card }), ...files };
  return {
    target: 'example', path: '.', name: name ?? null, kind, complete: true,
    card: card === undefined && unread === undefined ? null : 'README.md',
    files: [...(unread === undefined ? [] : [{ path: 'README.md', size: null, text: { known: false as const, why: unread } }]), ...Object.entries(texts).map(([path, text]) => ({ path, size: Buffer.byteLength(text), text: { known: true as const, value: text } }))],
    hub: hubLicense === undefined ? { known: false, why: 'not asked' } : { known: true, value: { id: name ?? 'acme/example', sha: null, private: false, gated: false, license: { known: true, value: hubLicense } } },
    detectedLicense: detectedLicense ?? null,
    related: new Map(Object.entries(related).map(([key, value]): [string, Known<RelatedFacts>] => [key, typeof value === 'string' ? { known: false, why: value } : { known: true, value }])),
    recorded: new Map(Object.entries(recorded)),
  };
}
