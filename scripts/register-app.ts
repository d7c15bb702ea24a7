/**
 * Registers the GitHub App of `app.yml` and writes what it needs into `.env`:
 * npm run register-app -- ADDRESS [--organisation NAME] [--github URL] [--env FILE]
 * @see https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const usage = 'npm run register-app -- ADDRESS [--organisation NAME] [--github URL] [--env FILE]';
/** Milliseconds in which GitHub wants the registration to be completed. */
const patience = 3_600_000;

interface Made {
  readonly id: number;
  readonly html_url: string;
  readonly pem: string;
  readonly webhook_secret: string;
}

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

function read(): { readonly address: URL; readonly organisation: string | undefined; readonly github: URL; readonly env: string } {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { organisation: { type: 'string' }, github: { type: 'string', default: 'https://github.com' }, env: { type: 'string', default: '.env' } } });
  const [address] = positionals;
  const { organisation, github, env } = values;
  if (positionals.length !== 1 || !address || !URL.canParse(address) || !/^https?:/.test(address)) stop(`The address is ${address ? `\`${address}\`` : 'missing'}; expected where GitHub reaches your server, as in: ${usage}`);
  if (!URL.canParse(github) || !/^https?:/.test(github)) stop(`--github is \`${github}\`; expected the address of a GitHub Enterprise Server, such as https://github.example.org`);
  if (organisation !== undefined && !/^[\w-]{1,39}$/.test(organisation)) stop(`--organisation is \`${organisation}\`; expected the name of an organisation on GitHub`);
  if (existsSync(env)) stop(`${env} is there already and is not overwritten; expected another place by --env FILE`);
  return { address: new URL(address), organisation, github: new URL(github), env };
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Value of a setting in one line, as `node --env-file` and Docker both read it. */
const oneLine = (pem: string): string => Buffer.from(pem).toString('base64');

const { address, organisation, github, env } = read();
const api = github.hostname === 'github.com' ? 'https://api.github.com' : new URL('/api/v3', github).href;
const manifest = parse(readFileSync(path.resolve(import.meta.dirname, '../app.yml'), 'utf8')) as Record<string, unknown>;
const state = randomBytes(16).toString('hex');

/** Takes what GitHub sends the browser back with. */
async function complete(query: URLSearchParams): Promise<string> {
  // Somebody else's page may have sent the browser here.
  if (query.get('state') !== state || !/^\w+$/.test(query.get('code') ?? '')) return 'This was not asked for here. Begin again.';
  const response = await fetch(`${api}/app-manifests/${query.get('code')}/conversions`, { method: 'POST', headers: { accept: 'application/vnd.github+json', 'user-agent': 'hub-compliance' } });
  if (!response.ok) stop(`GitHub answered ${response.status} to the registration; expected 201: begin again`);
  const { id, pem, webhook_secret: secret, html_url: page } = (await response.json()) as Made;
  const own = api === 'https://api.github.com' ? '' : `GITHUB_API_URL=${api}\n`;
  writeFileSync(env, `# ${page}\nAPP_ID=${id}\nPRIVATE_KEY=${oneLine(pem)}\nWEBHOOK_SECRET=${secret}\n${own}`, { mode: 0o600, flag: 'wx' });
  process.stdout.write(`Registered. ${env} holds its id, key and secret; other settings are in .env.example.\nInstall it at ${page}/installations/new\n`);
  setTimeout(() => process.exit(0), 500);
  return 'Registered. You can close this page and go back to the terminal.';
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://here');
  const say = (status: number, text: string): void => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(`<!doctype html><meta charset="utf-8"><title>hub-compliance</title><body style="font: 1.1em system-ui; margin: 4em">${text}`);
  };
  if (pathname === '/') {
    const { port } = server.address() as AddressInfo;
    const asked = { ...manifest, hook_attributes: { url: new URL('/api/github/webhooks', address).href, active: true }, redirect_url: `http://127.0.0.1:${port}/registered` };
    const target = new URL(organisation === undefined ? '/settings/apps/new' : `/organizations/${organisation}/settings/apps/new`, github);
    target.searchParams.set('state', state);
    return say(200, `<form action="${escape(target.href)}" method="post"><input type="hidden" name="manifest" value="${escape(JSON.stringify(asked))}"><button style="font: inherit">Register the App on ${escape(github.host)}</button></form>`);
  }
  if (pathname === '/registered') {
    complete(searchParams).then((text) => say(200, text), (error: unknown) => stop(`The registration could not be completed: ${error instanceof Error ? error.message : String(error)}`));
    return;
  }
  say(404, 'Not here.');
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`Open http://127.0.0.1:${(server.address() as AddressInfo).port}/ and press the button.\n`));
setTimeout(() => stop('Nobody registered the App within an hour; begin again'), patience).unref();
