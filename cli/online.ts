import { readFrontMatter, referencesOf, type Kind, type RawRepository } from '../rules/index.ts';
import type { CheckOptions } from './options.ts';
import type { ReadHub } from './targets.ts';

export interface Connection {
  readonly read: ReadHub;
  /** The repository with what the Hub says of those that its card names. */
  readonly withReferences: (raw: RawRepository) => Promise<RawRepository>;
}

/** The way to the Hub, loaded on first use: a local check never pays for it. */
export function connect({ hubUrl }: Pick<CheckOptions, 'hubUrl'>, env: NodeJS.ProcessEnv = process.env): Connection {
  const token = env['HF_TOKEN'];
  const options = { ...(hubUrl && { hubUrl }), ...(token && { token }) };
  const withReferences = async (raw: RawRepository): Promise<RawRepository> => {
    const { lookUpReferences } = await import('../hub/index.ts');
    return { ...raw, related: await lookUpReferences(referencesOf(cardOf(raw), raw.kind), options) };
  };
  return {
    withReferences,
    async read(target: string, kind: Kind | undefined) {
      const { parseHubTarget, readHubRepository } = await import('../hub/index.ts');
      const raw = await readHubRepository(parseHubTarget(target), options);
      return kind && kind !== raw.kind ? { ...raw, kind } : raw;
    },
  };
}

/** As much of the card as its references take. */
function cardOf({ card, files }: RawRepository): { readonly data: Readonly<Record<string, unknown>> } {
  const text = files.find((file) => file.path === card)?.text;
  return { data: text?.known ? readFrontMatter(text.value).data : {} };
}
