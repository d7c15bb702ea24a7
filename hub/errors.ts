import { UserError, type Kind } from '../rules/index.ts';
import { HubFailure, type Why } from './failure.ts';
import { hubAddress, tokenOf, type HubOptions } from './options.ts';
import { limitEnds } from './waits.ts';

/** What was asked for when there was no usable answer. */
export interface Asked {
  readonly kind: Kind;
  readonly name: string;
  readonly revision: string | null;
  /** A file of the repository; absent where the repository itself was asked for. */
  readonly file?: string;
}

/** An answer that is none for us, as a failure that keeps what the client of the Hub would drop: the headers. */
export async function refused(response: Response, now: number): Promise<HubFailure> {
  const { status, headers } = response;
  const message = headers.get('x-error-message') ?? errorIn(await response.text());
  return new HubFailure({ what: 'refused', status, code: headers.get('x-error-code'), message, wait: limitEnds(headers, now) });
}

function errorIn(body: string): string | null {
  if (!body.startsWith('{')) return null;
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    return typeof error === 'string' ? error : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A failure as the sentence for whoever set us up; anything else is passed on as it is. */
export function explained(error: unknown, asked: Asked, options: HubOptions): unknown {
  return error instanceof HubFailure ? new UserError(sentence(error.why, asked, options)) : error;
}

/** One sentence on why there is no usable answer. Never holds the token, whatever the Hub answered. */
export function sentence(why: Why, asked: Asked, options: HubOptions): string {
  const token = tokenOf(options);
  const hub = hubAddress(options);
  // Taken out before anything is cut or changed, after which it might not be recognised.
  const hide = (text: string): string => (token === null ? text : text.replaceAll(new RegExp(token.replace(/[^\w]/g, '\\$&'), 'gi'), '…'));
  if (why.what === 'refused') return refusal({ ...why, message: why.message && hide(why.message) }, asked, hub, token !== null);
  return `${trouble(why.what === 'elsewhere' ? { ...why, host: hide(why.host) } : why, hub)} (asked for ${named(asked)})`;
}

const named = ({ kind, name, file }: Asked): string => `${file === undefined ? '' : `\`${shown(file)}\` of `}the ${word(kind)} \`${shown(name)}\``;
const word = (kind: Kind): string => (kind === 'space' ? 'Space' : kind);
/** What others wrote, fit for one line. */
const shown = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}`]/gu, ' ').replace(/ {2,}/g, ' ').trim().slice(0, 200);

type Refused = Extract<Why, { what: 'refused' }>;

/** Whether the Hub itself says that it has no such repository, which a 404 of anything before it does not. */
export const saysNoRepository = (why: Why): boolean => why.what === 'refused' && why.status === 404 && (why.code === 'RepoNotFound' || (why.code === null && /^repository not found/i.test(why.message ?? '')));

function refusal(why: Refused, asked: Asked, hub: string, hasToken: boolean): string {
  const { status, code, message } = why;
  const { kind, name, revision, file } = asked;
  const page = `${hub}/${kind === 'model' ? '' : `${kind}s/`}${name}`;
  const what = named({ kind, name, revision });
  if (code === 'GatedRepo' && (status === 401 || status === 403)) {
    return hasToken
      ? `Access to ${what} is gated and the account of this token is not let in: accept the conditions at ${page} and, where its authors approve by hand, wait for their approval`
      : `Access to ${what} is gated: accept the conditions at ${page} and give a token of the same account in \`HF_TOKEN\``;
  }
  if (/resource is disabled/i.test(message ?? '')) return `The Hub has disabled access to ${what}`;
  if (status === 401) {
    const refusesToken = hasToken && code !== 'RepoNotFound';
    return refusesToken
      ? `The Hub does not accept the token for ${what} (401): it is mistyped, expired or revoked; expected one with read access in \`HF_TOKEN\``
      : `The Hub does not show ${what} (401): either it does not exist, or it is private and needs ${hasToken ? 'a token of an account that may read it' : 'a token that may read it'} in \`HF_TOKEN\``;
  }
  if (status === 403) return `The Hub forbids reading ${named(asked)} (403${reason(message)}): ${hasToken ? 'the token lacks the permission; expected one with read access to it' : 'it needs a token with read access in `HF_TOKEN`'}`;
  if (status === 404) {
    if (code === 'EntryNotFound' && file !== undefined) return file === 'README.md' ? `${capital(what)} has no card: there is no \`README.md\`${at(revision)}` : `${capital(what)} has no file \`${shown(file)}\`${at(revision)}`;
    if (code === 'RevisionNotFound') return `${capital(what)} has no revision \`${shown(revision ?? 'main')}\`; expected a branch, a tag, a commit or \`refs/pr/N\``;
    if (code !== 'RepoNotFound' && revision !== null) return `The Hub has no ${what.slice(4)} with the revision \`${shown(revision)}\` (404)`;
    if (!saysNoRepository(why)) return `Nothing answers for ${what} at ${hub} (404): either there is no such repository, or that is not the address of a Hub`;
    const other = kind === 'model' ? '; a dataset is written `hub:datasets/owner/name`, a Space `hub:spaces/owner/name`' : '';
    return `There is no ${what.slice(4)} at ${hub}${hasToken ? ', or this token may not see it' : ''} (404)${other}`;
  }
  if (status === 429) {
    const wait = why.wait === null ? '' : ` and asks to wait ${Math.ceil(why.wait / 1000)} s`;
    return `The Hub takes no more requests for now (429)${wait}: ${hasToken ? 'try again later' : 'try again later, or give a token in `HF_TOKEN`, for which it takes more'} (asked for ${named(asked)})`;
  }
  if (status >= 500) return `The Hub has trouble of its own (${status} for ${named(asked)}, also when asked again): try again later`;
  return `The Hub refuses to answer for ${named(asked)} (${status}${reason(message)})`;
}

const reason = (message: string | null): string => (message ? `, \`${shown(message)}\`` : '');
const at = (revision: string | null): string => (revision === null ? '' : ` at the revision \`${shown(revision)}\``);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const causes: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host is known', EAI_AGAIN: 'host names cannot be looked up, there seems to be no network',
  ECONNREFUSED: 'nothing listens there', ECONNRESET: 'the connection broke off', EPIPE: 'the connection broke off', UND_ERR_SOCKET: 'the connection broke off',
  ETIMEDOUT: 'no connection came about in time', UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time', UND_ERR_HEADERS_TIMEOUT: 'no answer came in time', UND_ERR_BODY_TIMEOUT: 'the answer did not end in time',
  ENETUNREACH: 'there is no network', EHOSTUNREACH: 'there is no way to the host', ENETDOWN: 'there is no network',
};

function trouble(why: Exclude<Why, Refused>, hub: string): string {
  switch (why.what) {
    case 'unreachable': {
      const { code } = why;
      const cause = code === null ? 'the request failed' : (causes[code] ?? (/CERT|TLS|SIGNED|VERIFY/.test(code) ? 'its certificate is not accepted' : 'the request failed'));
      return `Cannot reach the Hub at ${hub}: ${cause}${code === null ? '' : ` (\`${shown(code)}\`)`}`;
    }
    case 'slow': return `The Hub at ${hub} gave no whole answer within ${why.seconds} s`;
    case 'large': return `The Hub at ${hub} answered with more than the ${why.bytes} bytes that are read`;
    case 'elsewhere': return `The Hub at ${hub} sends to \`${shown(why.host)}\`, which is not followed: ${why.because}`;
    case 'circular': return `The Hub at ${hub} redirects more than ${why.redirects} times`;
    case 'unreadable': return `What answers at ${hub} is not what a Hub answers: expected the JSON of its API`;
  }
}
