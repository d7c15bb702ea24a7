/** Starts an Action as GitHub's runner does: alone in a folder, with a clean environment, told everything by variables and files. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { eventOf, name, owner, type GitHub, type Who } from './server.ts';
import type { Pull } from './pulls.ts';

export interface Annotation {
  readonly level: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly title?: string;
}
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** Texts that the runner was asked to mask. */
  readonly masked: readonly string[];
  /** A file that the step left in the workspace or, by absolute path, elsewhere. */
  read(file: string): string;
  readonly milliseconds: number;
}
export interface Job {
  readonly event: string;
  readonly payload: object;
  readonly sha: string;
  readonly ref: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly who?: Who;
  /** Files of the workspace, where the workflow checked something out. */
  readonly workspace?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: string;
  readonly apiUrl?: string;
}

interface Metadata {
  readonly inputs: Readonly<Record<string, { readonly default?: string | boolean; readonly required?: boolean }>>;
}
export const metadata = (): Metadata => parse(readFileSync('action.yml', 'utf8')) as Metadata;

const unescape = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');

/** `name=value` and `name<<delimiter` as the runner reads them. */
function fileCommands(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const long = /^([^=<]+)<<(.+)$/.exec(lines[at]!);
    if (long) {
      const end = lines.indexOf(long[2]!, at + 1);
      if (end === -1) throw new Error(`output ${long[1]} does not end`);
      found[long[1]!] = lines.slice(at + 1, end).join('\n');
      at = end;
    } else if (lines[at]!.includes('=')) {
      const cut = lines[at]!.indexOf('=');
      found[lines[at]!.slice(0, cut)] = lines[at]!.slice(cut + 1);
    }
  }
  return found;
}

function annotationsOf(stdout: string): Annotation[] {
  return [...stdout.matchAll(/^::(error|warning|notice)( [^\n]*?)?::([^\n]*)$/gm)].map(([, level, properties = '', message]) => {
    const given = Object.fromEntries(properties.trim().split(',').filter(Boolean).map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1))]));
    return { level: level!, message: unescape(message!), ...(given['file'] && { file: given['file'] }), ...(given['line'] && { line: Number(given['line']) }), ...(given['endLine'] && { endLine: Number(given['endLine']) }), ...(given['title'] && { title: given['title'] }) };
  });
}

export async function runAction(main: string, github: GitHub, job: Job): Promise<Ran> {
  const home = mkdtempSync(path.join(tmpdir(), 'runner-'));
  const at = (file: string): string => path.join(home, file);
  for (const folder of ['workspace', 'temp', 'home']) mkdirSync(at(folder));
  for (const [file, text] of Object.entries(job.workspace ?? {})) {
    mkdirSync(path.dirname(at(`workspace/${file}`)), { recursive: true });
    writeFileSync(at(`workspace/${file}`), text);
  }
  for (const file of ['output', 'summary', 'state', 'env', 'path']) writeFileSync(at(file), '');
  writeFileSync(at('event.json'), JSON.stringify(job.payload));
  const inputs: Record<string, string> = {};
  for (const [input, { default: value }] of Object.entries(metadata().inputs)) {
    inputs[input] = String(value ?? '').replace(/\$\{\{\s*github\.token\s*\}\}/, `${job.who ?? 'job'}-token`);
  }
  for (const [input, value] of Object.entries(job.inputs ?? {})) {
    if (!(input in inputs)) throw new Error(`${input} is no input of action.yml`);
    inputs[input] = value;
  }
  const api = job.apiUrl ?? github.url;
  const env: Record<string, string> = {
    PATH: '/usr/bin:/bin', HOME: at('home'), CI: 'true', GITHUB_ACTIONS: 'true', RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64', RUNNER_TEMP: at('temp'), RUNNER_TOOL_CACHE: at('temp'),
    GITHUB_WORKSPACE: at('workspace'), GITHUB_EVENT_NAME: job.event, GITHUB_EVENT_PATH: at('event.json'), GITHUB_REPOSITORY: `${owner}/${name}`, GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_SHA: job.sha, GITHUB_REF: job.ref, GITHUB_REF_NAME: job.ref.replace(/^refs\/(?:heads|pull)\//, ''), GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: api.endsWith('/api/v3') ? api.replace(/v3$/, 'graphql') : `${api}/graphql`, GITHUB_SERVER_URL: github.url,
    GITHUB_RUN_ID: '1', GITHUB_RUN_NUMBER: '1', GITHUB_RUN_ATTEMPT: '1', GITHUB_WORKFLOW: 'Hub card review', GITHUB_JOB: 'review', GITHUB_ACTION: 'review', GITHUB_ACTOR: 'contributor',
    GITHUB_OUTPUT: at('output'), GITHUB_STEP_SUMMARY: at('summary'), GITHUB_STATE: at('state'), GITHUB_ENV: at('env'), GITHUB_PATH: at('path'),
    ...Object.fromEntries(Object.entries(inputs).map(([input, value]) => [`INPUT_${input.replaceAll(' ', '_').toUpperCase()}`, value])),
    ...job.env,
  };
  const started = performance.now();
  const child = spawn(job.node ?? process.execPath, [main], { cwd: at('workspace'), env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done));
  const milliseconds = performance.now() - started;
  const outputs = fileCommands(readFileSync(at('output'), 'utf8'));
  const summary = readFileSync(at('summary'), 'utf8');
  // Read now: the folder goes away.
  const files = new Map<string, string>();
  const keep = (file: string): void => {
    if (existsSync(file)) files.set(file, readFileSync(file, 'utf8'));
  };
  for (const input of Object.keys(inputs).filter((candidate) => candidate.endsWith('-file') && inputs[candidate] !== '')) keep(path.resolve(at('workspace'), inputs[input]!));
  for (const output of ['report', 'sarif', 'badge']) if (outputs[output]) keep(path.resolve(at('workspace'), outputs[output]));
  rmSync(home, { recursive: true, force: true });
  return {
    code, stdout, stderr, outputs, summary, annotations: annotationsOf(stdout), milliseconds,
    masked: [...stdout.matchAll(/^::add-mask::(.*)$/gm)].map(([, text]) => text!),
    read(file) {
      const text = files.get(path.resolve(home, 'workspace', file));
      if (text === undefined) throw new Error(`the step left no ${file}, only ${[...files.keys()].join(', ') || 'nothing'}`);
      return text;
    },
  };
}

/** The job of a pull request's event. */
export const onPull = (github: GitHub, pull: Pull, action = 'opened', more: Partial<Job> = {}): Job => ({ event: 'pull_request', payload: eventOf(github, pull, action), sha: pull.head.sha, ref: `refs/pull/${pull.number}/merge`, who: pull.fork ? 'fork' : 'job', ...more });
