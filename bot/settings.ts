import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UserError } from '../rules/index.ts';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/** What whoever runs the App decides. */
export interface Settings {
  readonly appId: number;
  /** PKCS#8, PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end. */
  readonly apiUrl: string;
  /** Of a shared queue; undefined for one in a file of this process. */
  readonly queueUrl: string | undefined;
  readonly queueFile: string;
  /** With a token of the Hub, what cards name is looked up there. */
  readonly hfToken: string | undefined;
  readonly hubUrl: string | undefined;
  readonly logLevel: (typeof levels)[number];
  /** Minutes between two looks for pull requests that were missed. */
  readonly catchUpMinutes: number;
  /** Jobs at a time. */
  readonly concurrency: number;
}

/**
 * Reads the environment.
 * @throws UserError in one sentence for what is missing or not as expected; secrets are not repeated in it
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;
  const needed = (name: string, what: string): string => {
    const value = text(name);
    if (value === undefined) throw new UserError(`${name} is not set; expected ${what}`);
    return value;
  };
  const whole = (name: string, usual: number, least: number, most: number, what: string): number => {
    const value = text(name);
    if (value === undefined) return usual;
    if (!/^\d{1,9}$/.test(value) || Number(value) < least || Number(value) > most) throw new UserError(`${name} is \`${value.slice(0, 40)}\`; expected ${what} from ${least} to ${most}`);
    return Number(value);
  };
  const url = (name: string): string | undefined => {
    const value = text(name);
    if (value !== undefined && (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))) throw new UserError(`${name} is \`${value.slice(0, 200)}\`; expected an https:// or http:// address`);
    return value?.replace(/\/+$/, '');
  };
  const appId = needed('APP_ID', 'the number on the App’s settings page');
  if (!/^\d{1,12}$/.test(appId)) throw new UserError(`APP_ID is \`${appId.slice(0, 40)}\`; expected the number on the App’s settings page`);
  const logLevel = text('LOG_LEVEL') ?? 'info';
  if (!levels.some((level) => level === logLevel)) throw new UserError(`LOG_LEVEL is \`${logLevel.slice(0, 40)}\`; expected ${levels.join(', ')}`);
  return {
    appId: Number(appId),
    webhookSecret: needed('WEBHOOK_SECRET', 'the secret on the App’s settings page, without which anybody could send events'),
    privateKey: privateKey(needed('PRIVATE_KEY', 'the App’s private key (PEM, its lines joined by \\n, base64, or the path of its file)')),
    port: whole('PORT', 3000, 0, 65_535, 'a port'),
    host: text('HOST') ?? '0.0.0.0',
    apiUrl: url('GITHUB_API_URL') ?? 'https://api.github.com',
    queueUrl: text('QUEUE_URL'),
    queueFile: text('QUEUE_FILE') ?? 'data/queue.db',
    hfToken: text('HF_TOKEN'),
    hubUrl: url('HF_ENDPOINT'),
    logLevel: logLevel as Settings['logLevel'],
    catchUpMinutes: whole('CATCH_UP_MINUTES', 15, 1, 1440, 'minutes'),
    concurrency: whole('CONCURRENCY', 5, 1, 50, 'jobs at a time'),
  };
}

const expectedKey = 'expected an RSA private key as GitHub makes it (PEM, its lines joined by \\n, base64, or the path of its file)';

function privateKey(given: string): string {
  const pem = given.includes('-----BEGIN') ? given.replaceAll('\\n', '\n') : /^[\w+/=\s-]{200,}$/.test(given) ? Buffer.from(given, 'base64').toString('utf8') : fileText(given);
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new UserError(`PRIVATE_KEY cannot be read as a key; ${expectedKey}`);
  }
  if (key.asymmetricKeyType !== 'rsa') throw new UserError(`PRIVATE_KEY is a key of the type ${key.asymmetricKeyType}; ${expectedKey}`);
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function fileText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // What was given may be half a key: it is not repeated.
    throw new UserError(`PRIVATE_KEY is neither a key nor a file that can be read (${(error as NodeJS.ErrnoException).code}); ${expectedKey}`);
  }
}
