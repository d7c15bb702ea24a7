import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseEnv } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../bot/settings.ts';

const script = path.resolve('scripts/register-app.ts');
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'hub-compliance-register-'));
  closers.push(() => rmSync(made, { recursive: true }));
  return made;
}

test('one press of a button registers the App of app.yml, and .env has what it needs', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs1', format: 'pem' } });
  const asked: string[] = [];
  const github = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: 12345, html_url: 'https://github.example.org/github-apps/cards', pem: privateKey, webhook_secret: 'from-github' }));
  });
  await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', () => resolve()));
  closers.push(() => new Promise((resolve) => github.close(resolve)));
  const at = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
  const env = path.join(folder(), '.env');
  const child = spawn(process.execPath, [script, 'https://cards.example.org', '--organisation', 'my-org', '--github', at, '--env', env], { stdio: ['ignore', 'pipe', 'inherit'] });
  closers.push(() => child.kill('SIGKILL'));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const here = /http:\S+/.exec(String((await lines.next()).value))![0];

  const page = await (await fetch(here)).text();
  const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const target = new URL(unescape(/action="([^"]*)"/.exec(page)![1]!));
  expect(target.origin + target.pathname).toBe(`${at}/organizations/my-org/settings/apps/new`);
  const { hook_attributes: hook, redirect_url: redirect, ...rest } = JSON.parse(unescape(/name="manifest" value="([^"]*)"/.exec(page)![1]!));
  const { hook_attributes: _, ...file } = parse(readFileSync('app.yml', 'utf8'));
  expect(rest).toEqual(file);
  expect(hook).toEqual({ url: 'https://cards.example.org/api/github/webhooks', active: true });

  // A code that nobody here asked for is not taken.
  expect(await (await fetch(`${redirect}?code=evil&state=guessed`)).text()).toContain('not asked for');
  expect(asked).toEqual([]);
  expect(await (await fetch(`${redirect}?code=abc123&state=${target.searchParams.get('state')}`)).text()).toContain('Registered');
  expect(await ended).toBe(0);
  expect(asked).toEqual(['POST /api/v3/app-manifests/abc123/conversions']);
  expect(statSync(env).mode & 0o077).toBe(0);
  expect(readSettings(parseEnv(readFileSync(env, 'utf8')) as NodeJS.ProcessEnv)).toMatchObject({ appId: 12345, webhookSecret: 'from-github', apiUrl: `${at}/api/v3` });
});

test('what it cannot do it says in one sentence', () => {
  const run = (...words: string[]): readonly [number | null, string] => {
    const { status, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });
    return [status, stderr];
  };
  expect(run()).toEqual([2, expect.stringContaining('The address is missing; expected where GitHub reaches your server')]);
  expect(run('cards.example.org')).toEqual([2, expect.stringContaining('The address is `cards.example.org`')]);
  const there = path.join(folder(), '.env');
  writeFileSync(there, 'APP_ID=1\n');
  expect(run('https://cards.example.org', '--env', there)).toEqual([2, `${there} is there already and is not overwritten; expected another place by --env FILE\n`]);
  expect(readFileSync(there, 'utf8')).toBe('APP_ID=1\n');
});
