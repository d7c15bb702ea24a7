import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../bot/metrics.ts';
import { readSettings } from '../../bot/settings.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const guide = read('docs/self-hosting.md');
const manifest = parse(read('app.yml')) as { readonly default_events: string[]; readonly default_permissions: Record<string, string>; readonly hook_attributes: { readonly url: string }; readonly public: boolean };
const code = ['bot', 'github'].flatMap((area) => readdirSync(area, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => read(path.join(area, file))));
/** Rows of a table of the guide, by its first column. */
const rows = (heading: string): string[][] => {
  const from = guide.indexOf(`| ${heading} |`);
  return guide.slice(from, guide.indexOf('\n\n', from)).split('\n').slice(2).map((row) => row.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()));
};
const named = (cell: string): string => /^`([^`]+)`$/.exec(cell)?.[1] ?? cell;

/** What the code reads, with what it takes where nothing is set. */
function settings(): { readonly names: string[]; readonly usual: ReturnType<typeof readSettings> } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const names = new Set<string>();
  const env = new Proxy<NodeJS.ProcessEnv>({ APP_ID: '1', WEBHOOK_SECRET: 'x', PRIVATE_KEY: privateKey }, {
    get(set, name) {
      names.add(String(name));
      return set[String(name)];
    },
  });
  const usual = readSettings(env);
  return { names: [...names].toSorted(), usual };
}

test('the guide and the template name the settings that are read, all of them and no other', () => {
  const { names } = settings();
  expect(rows('variable').map(([name]) => named(name!)).toSorted()).toEqual(names);
  expect([...read('.env.example').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name!).toSorted()).toEqual(names);
});

test('what the guide and the template call usual is what is taken', () => {
  const { usual } = settings();
  const taken: Record<string, string> = { HOST: usual.host, PORT: String(usual.port), QUEUE_FILE: usual.queueFile, CONCURRENCY: String(usual.concurrency), CATCH_UP_MINUTES: String(usual.catchUpMinutes), GITHUB_API_URL: usual.apiUrl, LOG_LEVEL: usual.logLevel };
  const told = Object.fromEntries(rows('variable').map(([name, , unset]) => [named(name!), named(unset ?? '')]));
  expect(told).toMatchObject(taken);
  const template = Object.fromEntries([...read('.env.example').matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));
  expect(template).toMatchObject(taken);
});

test('the registration subscribes to the events that are handled, and to no other', () => {
  const handled = new Set(code.flatMap((text) => [...text.matchAll(/probot\.on\((\[[^\]]*\]|'[^']*')/g)]).flatMap(([, events]) => [...events!.matchAll(/'([a-z_]+)(?:\.[a-z_]+)?'/g)].map(([, event]) => event!)));
  // These go to every App, and may not be subscribed to.
  for (const event of ['installation', 'installation_repositories']) handled.delete(event);
  expect(handled.size).toBeGreaterThan(3);
  expect(manifest.default_events).toEqual([...handled].toSorted());
  expect(guide).toContain(`Events: ${manifest.default_events.map((event) => `\`${event}\``).join(', ')}.`);
});

/** What each request needs: https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps */
const needs: readonly (readonly [route: RegExp, permission: string | null])[] = [
  [/^(?:GET|POST) \/app\b|^GET \/installation\/repositories$/, null],
  [/^GET \/repos\/\{owner\}\/\{repo\}\/collaborators\//, 'metadata: read'],
  [/^GET .*\/check-runs\b/, 'checks: read'],
  [/^(?:POST|PATCH) .*\/check-runs\b/, 'checks: write'],
  [/^GET \/repos\/\{owner\}\/\{repo\}\/(?:contents|git|compare|commits)\//, 'contents: read'],
  [/^(?:POST|PATCH) \/repos\/\{owner\}\/\{repo\}\/git\//, 'contents: write'],
  [/^GET \/repos\/\{owner\}\/\{repo\}\/pulls\b/, 'pull_requests: read'],
  [/^(?:POST|PATCH|DELETE) \/repos\/\{owner\}\/\{repo\}\/pulls\b/, 'pull_requests: write'],
  [/^GET \/repos\/\{owner\}\/\{repo\}\/issues\b/, 'issues: read'],
  [/^(?:POST|PATCH|DELETE) \/repos\/\{owner\}\/\{repo\}\/issues\b/, 'issues: write'],
];

test('the registration asks for what the requests need, and for no more', () => {
  const routes = [...new Set(code.flatMap((text) => [...text.matchAll(/request\(\s*'((?:GET|POST|PATCH|PUT|DELETE) \/[^']+)'/g)].map(([, route]) => route!)))];
  expect(routes.length).toBeGreaterThan(15);
  const needed: Record<string, string> = {};
  for (const route of routes) {
    const found = needs.find(([pattern]) => pattern.test(route));
    expect(found, `${route}: which permission it needs is not known to this test`).toBeDefined();
    const [permission, access] = found![1]?.split(': ') ?? [];
    if (permission && needed[permission] !== 'write') needed[permission] = access!;
  }
  // Events need one too: https://docs.github.com/en/webhooks/webhook-events-and-payloads#merge_group
  if (manifest.default_events.includes('merge_group')) needed['merge_queues'] = 'read';
  expect(manifest.default_permissions).toEqual(needed);
  expect(Object.fromEntries(rows('permission').map(([name, access]) => [named(name!), access]))).toEqual(needed);
});

test('the registration points to the route that is served, and keeps the App to its owner', () => {
  const { pathname } = new URL(manifest.hook_attributes.url);
  expect(code.some((text) => text.includes(`'POST ${pathname}'`))).toBe(true);
  expect(guide).toContain(`location = ${pathname} {`);
  expect(manifest.public).toBe(false);
});

test('the guide names the metrics that there are', async () => {
  const { body } = await createMetrics().page({ counts: async () => ({ waiting: 0, active: 0, dead: 0 }), add: async () => {}, work: () => {}, close: async () => {} });
  const there = [...body.matchAll(/^# TYPE (hub_compliance_\w+)/gm)].map(([, name]) => name!);
  expect(rows('metric').map(([name]) => named(name!)).filter((name) => name.startsWith('hub_'))).toEqual(expect.arrayContaining(there));
  expect(rows('metric').filter(([name]) => named(name!).startsWith('hub_'))).toHaveLength(there.length);
  const alerts = parse(/```yaml\n(groups:[^`]*)```/.exec(guide)![1]!) as { readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[] };
  for (const { alert, expr } of alerts.groups[0]!.rules) expect(there, alert).toContain(/hub_compliance_\w+/.exec(expr)![0]);
});

test('the image holds the one file and runs it as nobody in particular', () => {
  const steps = read('Dockerfile').replace(/\\\n\s*/g, ' ').split('\n').filter((line) => line && !line.startsWith('#'));
  expect(steps[0]).toBe('FROM node:24-slim');
  expect(steps.filter((step) => step.startsWith('COPY'))).toEqual(['COPY dist/bot.js LICENSE ./']);
  expect(steps.indexOf('USER node')).toBeLessThan(steps.findIndex((step) => step.startsWith('CMD')));
  expect(steps.at(-1)).toBe('CMD ["node", "bot.js"]');
  expect(steps.find((step) => step.startsWith('HEALTHCHECK'))).toContain('/health');
  const { names } = settings();
  for (const [, name] of steps.find((step) => step.startsWith('ENV'))!.matchAll(/([A-Z_]+)=/g)) expect(names).toContain(name);
  expect(read('.dockerignore').split('\n').filter((line) => line.startsWith('!'))).toEqual(['!dist/bot.js', '!LICENSE']);
});

test('the image is healthy when /health says so, and ill when it does not or is not there', async () => {
  const [, ...words] = JSON.parse(/HEALTHCHECK[^[]*CMD (\[.*\])\n/.exec(read('Dockerfile').replace(/\\\n\s*/g, ' '))![1]!) as string[];
  let status = 200;
  const server = createServer((request, response) => response.writeHead(request.url === '/health' ? status : 404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const code = (): Promise<number> => new Promise((resolve) => execFile(process.execPath, words, { env: { PORT: String(port) } }, (error) => resolve(error === null ? 0 : Number(error.code))));
  expect(await code()).toBe(0);
  status = 503;
  expect(await code()).toBe(1);
  await new Promise((resolve) => server.close(resolve));
  expect(await code()).toBe(1);
});

test('the compose file runs that image beside a Redis that keeps what it accepted', () => {
  const { services, volumes } = parse(read('compose.yml')) as { readonly services: Record<string, any>; readonly volumes: Record<string, null> };
  expect(Object.keys(services)).toEqual(['app', 'redis']);
  const { names } = settings();
  for (const name of Object.keys(services['app'].environment)) expect(names).toContain(name);
  expect(new URL(services['app'].environment.QUEUE_URL).hostname).toBe('redis');
  expect(services['app'].depends_on).toHaveProperty('redis');
  expect(services['redis'].command.join(' ')).toMatch(/--appendonly yes.*--maxmemory-policy noeviction/);
  const mounted = Object.values(services).flatMap((service) => service.volumes.map((volume: string) => volume.split(':')[0]));
  expect(mounted.toSorted()).toEqual(Object.keys(volumes).toSorted());
  // Longer than it waits for running jobs.
  const draining = Number(/const draining = ([\d_]+);/.exec(read('bot/run.ts'))![1]!.replaceAll('_', ''));
  expect(Number.parseInt(services['app'].stop_grace_period, 10) * 1000).toBeGreaterThan(draining + 5000);
  expect(guide).toContain(`up to ${draining / 1000} seconds`);
});
