/** What the tests of the built App share: the process, a GitHub for each test, signed deliveries, waiting until nothing is left to do. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import shipped from '@octokit/webhooks-examples';
import { appId, appKey, appRepository, installation } from '../github/app.ts';
import type { CheckRun } from '../github/checks.ts';
import type { Pull } from '../github/pulls.ts';
import { saidIn, type Said } from '../github/said.ts';
import { eventOf, type GitHub } from '../github/server.ts';
import { elsewhere, serve, type Finish } from './stage.ts';

vi.setConfig({ testTimeout: 90_000 });

let home = '';
/** `dist/bot.js`, copied alone into an empty folder. */
let main = '';
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'bot-'));
  main = path.join(home, 'bot.js');
  cpSync('dist/bot.js', main);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

export const secret = 'a secret of the tests';

export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** The App as a process. */
export interface Bot {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything that it has printed. */
  printed(): string;
  /** Lines of its log. */
  lines(): Record<string, unknown>[];
  /** Sends an event as GitHub does. @returns what it answered */
  send(name: string, payload: object, delivery?: string): Promise<Answered>;
  /** Waits until no job waits or runs. */
  idle(): Promise<void>;
  /** Ends it by SIGTERM. @returns its exit code */
  stop(): Promise<number | null>;
}

export const environment = (github: { readonly url: string }, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  PATH: '/usr/bin:/bin', APP_ID: String(appId), PRIVATE_KEY: appKey, WEBHOOK_SECRET: secret, PORT: '0', HOST: '127.0.0.1', GITHUB_API_URL: github.url, ...more,
});

/** Runs the App with nothing but these settings until it ends by itself. */
export async function runBot(env: Readonly<Record<string, string>>, node = process.execPath): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const folder = mkdtempSync(path.join(home, 'run-'));
  const child = spawn(node, [main], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const guard = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  clearTimeout(guard);
  return { code, stdout, stderr };
}

export async function startBot({ onTestFinished }: Finish, github: { readonly url: string }, more: Readonly<Record<string, string>> = {}, folder = mkdtempSync(path.join(home, 'run-'))): Promise<Bot> {
  const child = spawn(process.execPath, [main], { cwd: folder, env: environment(github, more), stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const closed = new Promise<number | null>((done) => child.on('close', done));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  const port = await new Promise<number>((done, failed) => {
    const hear = (part: string): void => {
      text += part;
      const ready = /"port":(\d+)[^\n]*"msg":"Ready"/.exec(text);
      if (ready) done(Number(ready[1]));
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void closed.then((code) => failed(new Error(`the App ended with ${code}: ${text}`)));
  });
  const url = `http://127.0.0.1:${port}`;
  const counts = async (): Promise<{ waiting: number; active: number; dead: number }> => (await fetch(`${url}/health`)).json() as never;
  return {
    url, child, printed: () => text,
    lines: () => text.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>),
    async send(name, payload, delivery = randomUUID()) {
      const body = JSON.stringify(payload);
      const response = await fetch(`${url}/api/github/webhooks`, {
        method: 'POST', body,
        headers: { 'content-type': 'application/json', 'user-agent': 'GitHub-Hookshot/abc', 'x-github-event': name, 'x-github-delivery': delivery, 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` },
      });
      return { status: response.status, body: await response.text() };
    },
    async idle() {
      let quiet = 0;
      await vi.waitFor(async () => {
        const { waiting, active } = await counts();
        quiet = waiting + active === 0 ? quiet + 1 : 0;
        expect(quiet, text.slice(-2000)).toBeGreaterThanOrEqual(3);
      }, { timeout: 40_000, interval: 50 });
    },
    async stop() {
      child.kill('SIGTERM');
      return closed;
    },
  };
}

/** GitHub's own example payloads, by event. */
export const examples = shipped as unknown as { readonly name: string; readonly examples: readonly any[] }[];

/** One of GitHub's own example payloads, with the parts that a test is about put in. */
export function example(event: string, action: string | null, more: Readonly<Record<string, unknown>>): any {
  const found = examples.find(({ name }) => name === event)!.examples.find((one: any) => action === null || one.action === action);
  if (!found) throw new Error(`there is no example of ${event}.${action}`);
  return merged({ ...structuredClone(found), installation: { id: installation, node_id: 'I_1' } }, { repository: appRepository, ...more });
}

function merged(into: any, from: any): any {
  if (from === null || typeof from !== 'object' || Array.isArray(from) || into === null || typeof into !== 'object' || Array.isArray(into)) return from;
  return { ...into, ...Object.fromEntries(Object.entries(from).map(([key, value]) => [key, merged(into[key], value)])) };
}

export const sender = { login: 'contributor', id: 3, type: 'User' };
export const pullEvent = (github: GitHub, pull: Pull, action: string, more: object = {}): object => ({ ...eventOf(github, pull, action), installation: { id: installation }, sender, ...more });
export const buttonEvent = (run: CheckRun, identifier: string): object => example('check_run', 'requested_action', { check_run: { id: run.id, head_sha: run.sha, name: run.name, external_id: run.externalId, app: { id: appId }, pull_requests: [] }, requested_action: { identifier }, sender });
export const rerunEvent = (run: CheckRun): object => example('check_run', 'rerequested', { check_run: { id: run.id, head_sha: run.sha, name: run.name, external_id: run.externalId, app: { id: appId }, pull_requests: [] }, sender });

/** Writes a comment. @returns the event that says so */
export async function comment(github: GitHub, pull: Pull, body: string, who: 'owner' | 'contributor' | 'reader' = 'contributor'): Promise<{ readonly id: number; readonly event: object }> {
  const made = await github.as(who, 'POST', `/issues/${pull.number}/comments`, { body });
  const user = { login: made.user.login, id: made.user.id, type: 'User' };
  return { id: made.id, event: example('issue_comment', 'created', { issue: { number: pull.number, state: 'open', pull_request: { url: 'x' } }, comment: { id: made.id, body, user }, sender: user }) };
}

export interface Stage {
  readonly github: GitHub;
  readonly bot: Bot;
  readonly pull: Pull;
  /** Sends an event and waits until all that it asked for is done. */
  happens(name: string, payload: object, delivery?: string): Promise<void>;
  said(): Promise<Said>;
  /** Runs at the head, the latest first. */
  runs(): CheckRun[];
}

/** An open pull request and the App, before the first event. */
export async function stage(finish: Finish, files: Readonly<Record<string, string | null>>, { base = elsewhere, fork = false, env = {} }: { readonly base?: Readonly<Record<string, string>>; readonly fork?: boolean; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Stage> {
  const github = await serve(finish, base);
  const bot = await startBot(finish, github, env);
  await vi.waitFor(() => expect(bot.printed()).toContain('What was missed is queued'), { timeout: 20_000 });
  await bot.idle();
  await github.commit('topic', files);
  const pull = await github.openPull({ head: 'topic', fork });
  github.forget();
  return {
    github, bot, pull,
    async happens(name, payload, delivery) {
      expect(await bot.send(name, payload, delivery)).toEqual({ status: 202, body: 'Accepted\n' });
      await bot.idle();
    },
    said: () => saidIn(github, pull, 'hub-compliance'),
    runs: () => github.checks.at(pull.head.sha),
  };
}
