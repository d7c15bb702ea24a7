import { readFrontMatter, referencesOf, type RawRepository } from '../rules/index.ts';
import type { Inputs } from './inputs.ts';

/** The way to the Hub, loaded when something is asked. */
export interface Hub {
  readonly read: (target: string) => Promise<RawRepository>;
  /** The repository with what the Hub says of those that its card names, where that is wanted. */
  readonly withReferences: (raw: RawRepository) => Promise<RawRepository>;
}

/** @param hubUrl another Hub than the public one; the operator's to name, not the card's */
export function hubOf({ online, hfToken }: Pick<Inputs, 'online' | 'hfToken'>, hubUrl: string | undefined): Hub {
  const options = { ...(hubUrl && { hubUrl }), ...(hfToken !== null && { token: hfToken }) };
  return {
    async read(target) {
      const { parseHubTarget, readHubRepository } = await import('../hub/index.ts');
      return readHubRepository(parseHubTarget(target), options);
    },
    async withReferences(raw) {
      if (!online) return raw;
      const { lookUpReferences } = await import('../hub/index.ts');
      const text = raw.files.find((file) => file.path === raw.card)?.text;
      return { ...raw, related: await lookUpReferences(referencesOf({ data: text?.known ? readFrontMatter(text.value).data : {} }, raw.kind), options) };
    },
  };
}
