import { policyOf } from '../engine/policy.ts';
import type { Kind, Policy, Profile } from '../engine/types.ts';
import { UserError } from '../engine/user-error.ts';
import { allowedBy } from '../facts/license-expressions.ts';
import { readConfig } from './read-config.ts';
import type { Config } from './schema.ts';

/** A configuration's text with the name that messages give it. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
}

/**
 * Fetches what `extends` names: a file beside the one that names it, or `owner/repository`.
 * @param from file whose `extends` it is
 */
export type ReadExtended = (reference: string, from: string) => Promise<ConfigText>;

export interface ConfiguredRepository {
  readonly path: string;
  readonly kind?: Kind;
  readonly hub?: string;
}

export interface Configured {
  readonly policy: Policy;
  /** Null where the configuration leaves it to us to find them. */
  readonly repositories: readonly ConfiguredRepository[] | null;
  /** Whether an issue is kept on what is open on the default branch. */
  readonly trackingIssue: boolean;
}

/** Configurations that may extend one another. */
const longestChain = 5;

/**
 * The policy of a configuration and of all that it extends; what stands nearer wins, lists are joined.
 * @throws UserError for anything in them that is not as expected
 */
export async function configure(own: ConfigText, readExtended: ReadExtended, ruleIds: readonly string[]): Promise<Configured> {
  const chain: Config[] = [];
  const seen = new Set<string>();
  let next: ConfigText | null = own;
  while (next) {
    if (seen.has(next.file)) throw new UserError(`${next.file}: \`extends\` comes back to itself`);
    if (chain.length === longestChain) throw new UserError(`${own.file}: \`extends\` goes over more than ${longestChain} files`);
    seen.add(next.file);
    const config: Config = readConfig(next.text, next.file, ruleIds);
    const allowed = config.licenses?.allow === undefined ? null : allowedBy(config.licenses.allow);
    if (allowed && 'wrong' in allowed) throw new UserError(`${next.file}: \`licenses.allow\`: ${allowed.wrong}; expected ids of SPDX or of the Hub joined by OR`);
    chain.unshift(config);
    next = config.extends === undefined ? null : await readExtended(config.extends, next.file);
  }
  const profile = chain.findLast((config) => config.profile)?.profile ?? 'recommended';
  return { policy: merge(policyOf(profile), chain), repositories: (chain.at(-1)?.repositories as ConfiguredRepository[] | undefined) ?? null, trackingIssue: chain.findLast((config) => config.trackingIssue !== undefined)?.trackingIssue ?? false };
}

function merge(base: Policy, chain: readonly Config[]): Policy {
  return chain.reduce(joined, base);
}

function joined(policy: Policy, config: Config): Policy {
  return {
    ...policy,
    failOn: config.failOn ?? policy.failOn,
    severities: { ...policy.severities, ...(config.licenses?.unknown && { 'license/allowance-unknown': config.licenses.unknown }), ...(config.rules as Policy['severities'] | undefined) },
    waivers: [...policy.waivers, ...((config.waivers as Policy['waivers'] | undefined) ?? [])],
    require: [...policy.require, ...((config.require as Policy['require'] | undefined) ?? [])],
    licenses: (config.licenses as Policy['licenses'] | undefined) ?? policy.licenses,
  };
}

/** The same policy with what a command line or an input says instead. */
export function overridden(policy: Policy, { profile, failOn }: { readonly profile?: Profile | undefined; readonly failOn?: Policy['failOn'] | undefined }): Policy {
  return { ...policy, ...(profile && { profile }), ...(failOn && { failOn }) };
}
