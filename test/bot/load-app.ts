/** `dist/bot.js` as a process on loopback, for tests that load it and kill it. */
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { appId } from './load-github.ts';

export const secret = 'the secret of the load tests';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });

export interface App {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Lines of its log, parsed. */
  readonly log: readonly { readonly level: string; readonly msg: string; readonly [more: string]: unknown }[];
  /** Sends a signal and waits for its end. @returns the exit code, null where it was killed */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
  readonly health: () => Promise<{ readonly status: number; readonly body: any }>;
  /** Bytes that it holds once what is garbage is collected. Only where it was started with `--inspect`. */
  readonly held: () => Promise<number>;
}

/** A folder in which `bot.js` is alone. */
export function alone(): { readonly folder: string; readonly clear: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-compliance-app-'));
  cpSync('dist/bot.js', path.join(folder, 'bot.js'));
  return { folder, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts it and waits until it listens. @param env beside what every App needs */
export async function startApp(folder: string, github: string, env: Readonly<Record<string, string>>, flags: readonly string[] = []): Promise<App> {
  const child = spawn(process.execPath, [...flags, path.join(folder, 'bot.js')], {
    cwd: folder, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], APP_ID: String(appId), PRIVATE_KEY: privateKey, WEBHOOK_SECRET: secret, HOST: '127.0.0.1', PORT: '0', GITHUB_API_URL: github, ...env },
  });
  const log: App['log'][number][] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => { errors = (errors + chunk.toString()).slice(-20_000); });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const ready = new Promise<number>((resolve, reject) => {
    void gone.then((code) => reject(new Error(`it ended with ${code}: ${errors}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = JSON.parse(line) as App['log'][number];
      // What is fine is told for every job: a test of thousands keeps the rest.
      if (entry.level !== 'info' || log.length < 1000) log.push(entry);
      if (entry.msg === 'Ready') resolve(Number(entry['port']));
    });
  });
  ready.catch(() => {});
  const port = await Promise.race([ready, sleep(20_000).then(() => { throw new Error(`not ready within 20 s: ${errors}`); })]);
  const url = `http://127.0.0.1:${port}`;
  return {
    url, port, pid: child.pid!, log,
    async end(signal) {
      child.kill(signal);
      return gone;
    },
    async health() {
      const response = await fetch(`${url}/health`);
      return { status: response.status, body: await response.json() };
    },
    held: async () => heldBy(/ws:\/\/\S+/.exec(errors)![0]),
  };
}

/** Asks a process through its inspector. */
async function heldBy(address: string): Promise<number> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let asked = 0;
  const ask = (method: string, params: object = {}): Promise<any> => new Promise((resolve) => {
    const id = (asked += 1);
    const hear = ({ data }: MessageEvent): void => {
      const message = JSON.parse(String(data));
      if (message.id !== id) return;
      socket.removeEventListener('message', hear);
      resolve(message.result);
    };
    socket.addEventListener('message', hear);
    socket.send(JSON.stringify({ id, method, params }));
  });
  // What finalizers let go is collected the next time.
  for (let times = 0; times < 3; times += 1) {
    await ask('HeapProfiler.collectGarbage');
    await sleep(100);
  }
  const { result } = await ask('Runtime.evaluate', { expression: '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())' });
  socket.close();
  return Number(result.value);
}
