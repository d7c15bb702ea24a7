import { UserError } from '../rules/index.ts';

/**
 * How the Hub is reached. Pass the same object throughout a run: the waits that the Hub asked for and what was looked
 * up are remembered with it.
 */
export interface HubOptions {
  /** Address of the Hub, by default the public one. `HF_ENDPOINT` is the caller's to read. */
  readonly hubUrl?: string | undefined;
  /** Sent to the Hub's own host only, and never shown. */
  readonly token?: string | undefined;
  /** Hosts, as `name`, `*.name` or `name:port`, to which a Hub of one's own may redirect file downloads. */
  readonly fileHosts?: readonly string[] | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds. */
  readonly sleep?: ((ms: number) => Promise<void>) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

export interface Limits {
  /** Requests sent for one question before its last answer counts. */
  readonly attempts: number;
  /** Milliseconds for one request with its whole answer. */
  readonly attemptTime: number;
  /** Milliseconds for one question with all waits. The Hub's window is five minutes: one whole window can be sat out. */
  readonly totalTime: number;
  /** Bytes of one answer, unpacked. */
  readonly answerSize: number;
  /** Redirects followed for one request. */
  readonly redirects: number;
  /** Requests under way at the same time. */
  readonly parallel: number;
  /** Entries of a repository's file list that are read. */
  readonly files: number;
  /** Files of a repository whose text is read, besides its card. */
  readonly texts: number;
  /** References of one call that are looked up. */
  readonly references: number;
}

export const usualLimits: Limits = {
  attempts: 5,
  attemptTime: 30_000,
  totalTime: 330_000,
  answerSize: 16 * 1024 * 1024,
  redirects: 5,
  parallel: 4,
  files: 100_000,
  texts: 100,
  references: 100,
};

export const publicHub = 'https://huggingface.co';

/**
 * Address of the Hub without a slash at its end.
 * @throws UserError when it is none
 */
export function hubAddress(options: HubOptions): string {
  const given = options.hubUrl?.trim() || publicHub;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new UserError(`The address of the Hub is \`${given.slice(0, 200)}\`; expected an http(s) address without a query, as \`${publicHub}\``);
  }
  // Not shown: what stands before the `@` is a password.
  if (url.username || url.password) throw new UserError('The address of the Hub holds a user name or password; expected the address alone and the token in `HF_TOKEN`');
  return url.href.replace(/\/+$/, '');
}

/**
 * The token, or null where there is none.
 * @throws UserError when it cannot be one; the sentence does not show it
 */
export function tokenOf(options: HubOptions): string | null {
  const token = options.token?.trim();
  if (!token) return null;
  if (!/^[\x21-\x7e]{1,4096}$/.test(token)) throw new UserError('The token of the Hub holds white space or characters that no token has; expected one word that begins with `hf_`');
  return token;
}
