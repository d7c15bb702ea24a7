import { pino, type Logger } from 'pino';
import { reasonOf, statusOf } from '../github/index.ts';
import type { Settings } from './settings.ts';

export type Log = Logger;

/** Structured lines on standard output. No secret passes: errors are cut to what they say, and the settings’ secrets are blacked out wherever they stand. */
export function createLog(level: Settings['logLevel'], secrets: readonly string[]): Log {
  const hidden = secrets.filter((secret) => secret.length > 3);
  // Tokens of installations (which may hold a signed one, dots and all), of persons and of the Hub; signed tokens of the App.
  const tokens = /\b(?:gh[a-z]_[\w.-]{10,}|github_pat_\w{10,}|hf_\w{10,}|v1\.[0-9a-f]{40}|eyJ[\w-]{8,}\.[\w-]+\.[\w-]+)/g;
  const clean = (line: string): string => hidden.reduce((text, secret) => text.replaceAll(secret, '[hidden]'), line).replace(tokens, '[hidden]');
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) }, serializers: { err: said, error: said } },
    // Lines are written as they come: the last one before the end is not lost.
    { write: (line: string) => void process.stdout.write(clean(line)) },
  );
}

/** An error without the request that it came from. */
function said(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 500) };
  return { name: error.name, message: reasonOf(error), ...(statusOf(error) === null && { stack: error.stack?.split('\n').slice(0, 12).join('\n') }) };
}
