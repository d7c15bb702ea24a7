import { policyOf } from '../engine/policy.ts';
import type { Kind, LicensePolicy, Policy, Profile, Waiver } from '../engine/types.ts';
import { UserError } from '../engine/user-error.ts';
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
    waivers: [...policy.waivers, ...((config.waivers as Policy['waivers'] | undefined) ?? []), ...exemptions(config)],
    require: [...policy.require, ...((config.require as Policy['require'] | undefined) ?? [])],
    licenses: licensesOf(policy.licenses, config),
  };
}

/** Exemptions are waivers: seen, dated, and reported where they hide nothing. */
const exemptions = ({ licenses }: Config): Waiver[] => (licenses?.exempt ?? []).map((entry) => ({ rule: 'licenses', ...(entry as Omit<Waiver, 'rule'>) }));

/** What is allowed nearer wins; what anyone denies stays denied. */
function licensesOf(further: LicensePolicy | null, { licenses }: Config): LicensePolicy | null {
  if (!licenses) return further;
  const allow = licenses.allow ?? further?.allow;
  const deny = [...new Set([...(further?.deny ?? []), ...(licenses.deny ?? [])])];
  const unknown = licenses.unknown ?? further?.unknown;
  const demands = { ...(allow !== undefined && { allow }), ...(deny.length > 0 && { deny }), ...(unknown !== undefined && { unknown }) };
  // Exemptions alone demand nothing.
  return allow === undefined && deny.length === 0 ? null : demands;
}

/** The same policy with what a command line or an input says instead. */
export function overridden(policy: Policy, { profile, failOn }: { readonly profile?: Profile | undefined; readonly failOn?: Policy['failOn'] | undefined }): Policy {
  return { ...policy, ...(profile && { profile }), ...(failOn && { failOn }) };
}
