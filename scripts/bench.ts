/**
 * Speed and memory, as ratios within one run. Cards: the first 2,000 by hash of their id of the corpus beside the
 * project where there is one, else the project's own fixtures over and over.
 */
import { parser, GFM } from '@lezer/markdown';
import { lint as markdownlint } from 'markdownlint/sync';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import recommended from 'remark-preset-lint-recommended';
import { LineCounter, parseDocument } from 'yaml';
import { alone, startApp } from '../test/bot/load-app.ts';
import { startLoadGitHub } from '../test/bot/load-github.ts';
import { send, settle } from '../test/bot/load-run.ts';
import { inspect, inspectAll, policyOf, type Kind, type RawRepository } from '../rules/index.ts';
import { readCard } from '../rules/snapshot/card.ts';

interface Card {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
}

const root = path.resolve(import.meta.dirname, '..');
const corpus = path.resolve(root, '../shared/corpus/cards.jsonl.gz');

function cards(): readonly Card[] {
  if (existsSync(corpus)) {
    const all = gunzipSync(readFileSync(corpus)).toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Card);
    const hash = (id: string): string => createHash('sha256').update(id).digest('hex');
    return all.map((card) => ({ card: { ...card, kind: ['model', 'dataset', 'space'].includes(card.kind) ? card.kind : ('model' as const) }, key: hash(card.id) })).sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, 2000).map(({ card }) => card);
  }
  const fixtures = readdirSync(path.join(root, 'fixtures'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('README.md')).map((file) => readFileSync(path.join(root, 'fixtures', file), 'utf8'));
  return Array.from({ length: 600 }, (_, index) => ({ id: String(index), kind: 'model', text: fixtures[index % fixtures.length]! }));
}

const sample = cards();
const bytes = sample.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const raw = ({ text, kind }: Card): RawRepository => ({ target: 'x', path: '.', name: null, kind, card: 'README.md', files: [{ path: 'README.md', size: null, text: { known: true, value: text } }], complete: false, hub: { known: false, why: 'offline' }, related: new Map() });
const policy = policyOf('open-science');
const markdown = parser.configure(GFM);
const linter = remark().use(remarkFrontmatter).use(remarkGfm).use(recommended);
const parsing = 'parse alone (yaml + @lezer/markdown)';
const single = 'hub-compliance, everything, one by one';
const list = 'hub-compliance, everything, a list as `check` reads it';
const everything = (card: Card): void => void inspect(raw(card), policy, '2026-11-23');
const work: Readonly<Record<string, (cards: readonly Card[]) => void>> = {
  // As in the measurement of other tools on these cards: YAML to values with lines, Markdown to a tree with offsets.
  [parsing]: (cards) => {
    for (const { text } of cards) {
      const { yaml, bodyStart } = cut(text);
      const document = parseDocument(yaml, { lineCounter: new LineCounter(), prettyErrors: false, logLevel: 'silent' });
      if (document.errors.length === 0) document.toJS();
      markdown.parse(text.slice(bodyStart));
    }
  },
  'reading (front matter, sections, statements, tables)': (cards) => {
    for (const { text } of cards) readCard(text);
  },
  [single]: (cards) => cards.forEach(everything),
  [list]: (cards) => void inspectAll(cards.map(raw), policy, '2026-11-23'),
};

const frontMatter = /^(\s*---(?:\r\n|\r|\n))([\S\s]*?)((?:\r\n|\r|\n)---[ \t]*(?:\r\n|\n|$))/;
function cut(text: string): { yaml: string; bodyStart: number } {
  const found = frontMatter.exec(text);
  return found ? { yaml: found[2]!, bodyStart: found[0].length } : { yaml: '', bodyStart: 0 };
}

/** Best of some rounds over all cards, milliseconds. */
function best(act: (cards: readonly Card[]) => void, rounds: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    act(sample);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const line = (name: string, ms: number): void => console.log(`${name.padEnd(54)} ${(sample.length / (ms / 1000)).toFixed(0).padStart(6)} cards/s  ${(bytes / 1e6 / (ms / 1000)).toFixed(2).padStart(6)} MB/s`);

console.log(`${sample.length} cards, ${(bytes / 1e6).toFixed(1)} MB, Node ${process.version}\n`);
line('hub-compliance, everything, a list, first pass', best(work[list]!, 1));
const times = Object.fromEntries(Object.entries(work).map(([name, act]) => [name, best(act, 6)]));
for (const [name, ms] of Object.entries(times)) line(name, ms);
const parse = times[parsing]!;

const slow = sample.map((card) => ({ card, ms: timeOf(() => everything(card)) })).sort((a, b) => b.ms - a.ms)[0]!;
function timeOf(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

// The peers are so much slower that a tenth of the cards is enough for a ratio; the same tenth for us.
const tenth = sample.filter((_, index) => index % 10 === 0);
const over = (act: (card: Card) => void): number => {
  for (const card of tenth.slice(0, 40)) act(card);
  return timeOf(() => tenth.forEach(act));
};
const oursTenth = over(everything);
const remarkTenth = over(({ text }) => void linter.processSync(text));
const markdownlintTenth = over(({ text }) => void markdownlint({ strings: { card: text } }));
const tenthLine = (name: string, ms: number): void => console.log(`${name.padEnd(54)} ${(tenth.length / (ms / 1000)).toFixed(0).padStart(6)} cards/s`);
tenthLine('remark-lint, recommended preset (every tenth card)', remarkTenth);
tenthLine('markdownlint, default rules (every tenth card)', markdownlintTenth);

console.log(`\neverything / parse alone, a list       ${(times[list]! / parse).toFixed(2)}`);
console.log(`everything / parse alone, one by one   ${(times[single]! / parse).toFixed(2)}`);
console.log(`remark-lint / hub-compliance           ${(remarkTenth / oursTenth).toFixed(1)} times as long, one by one`);
console.log(`markdownlint / hub-compliance          ${(markdownlintTenth / oursTenth).toFixed(1)} times as long, one by one`);
console.log(`slowest card                           ${slow.ms.toFixed(1)} ms (${slow.card.text.length} characters)`);

const started = (args: readonly string[]): number => Math.min(...Array.from({ length: 7 }, () => timeOf(() => void spawnSync(process.execPath, args))));
const bare = started(['-e', '0']);
const cli = started([path.join(root, 'dist/cli.js'), '--version']);
console.log(`start of dist/cli.js --version         ${cli.toFixed(0)} ms, bare node ${bare.toFixed(0)} ms (${(cli / bare).toFixed(2)} times)`);

const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
console.log(`dist/action.js to its first request    ${(await actionReady()).toFixed(0)} ms`);

/** Milliseconds from the start of the Action's process to its first request, the least of some starts. */
async function actionReady(): Promise<number> {
  let first: () => void = () => {};
  const server = createServer((_, response) => {
    first();
    response.writeHead(404).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const repository = { full_name: 'o/r', name: 'r', owner: { login: 'o' }, default_branch: 'main' };
  const side = (letter: string): object => ({ sha: letter.repeat(40), ref: letter, repo: repository });
  writeFileSync(path.join(folder, 'event.json'), JSON.stringify({ action: 'opened', number: 1, pull_request: { number: 1, draft: false, head: side('a'), base: side('b') }, repository }));
  const env = {
    PATH: process.env['PATH'], GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path.join(folder, 'event.json'), GITHUB_REPOSITORY: 'o/r', GITHUB_SHA: 'c'.repeat(40), GITHUB_WORKSPACE: folder,
    GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, RUNNER_TEMP: folder, 'INPUT_GITHUB-TOKEN': 't', INPUT_PATH: '.', INPUT_COMMENT: 'review', INPUT_ONLINE: 'false',
  };
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < 7; start += 1) {
    const began = performance.now();
    const run = spawn(process.execPath, [path.join(root, 'dist/action.js')], { cwd: folder, env, stdio: 'ignore' });
    const asked = new Promise<void>((resolve) => {
      first = resolve;
    });
    const ended = new Promise<void>((resolve) => void run.once('close', () => resolve()));
    await Promise.race([asked.then(() => void (least = Math.min(least, performance.now() - began))), ended]);
    run.kill();
    await ended;
  }
  server.close();
  return least;
}

const peak = (count: number): number => {
  const list = path.join(folder, `${count}.tsv`);
  writeFileSync(list, Array.from({ length: count }, (_, index) => `${path.join(folder, `c${index % 500}`, 'README.md')}\tmodel`).join('\n'));
  // A child's `maxRSS` begins with its parent's on Linux: the high-water mark of its own memory is in /proc.
  const own = "const fs = require('fs'); const own = '/proc/self/status'; process.stderr.write('peak ' + (fs.existsSync(own) ? /VmHWM:\\s+(\\d+)/.exec(fs.readFileSync(own, 'utf8'))[1] : process.resourceUsage().maxRSS))";
  const { stderr } = spawnSync(process.execPath, ['-e', `process.argv.splice(1, 1); process.on('exit', () => { ${own} }); require(${JSON.stringify(path.join(root, 'dist/cli.js'))})`, 'x', 'check', '--targets-from', list, '--format', 'jsonl', '--fail-on', 'never'], { encoding: 'utf8', maxBuffer: 1 << 30 });
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
};
sample.slice(0, 500).forEach((card, index) => {
  mkdirSync(path.join(folder, `c${index}`));
  writeFileSync(path.join(folder, `c${index}`, 'README.md'), card.text);
});
const few = peak(500);
const many = peak(3000);
const most = peak(12_000);
rmSync(folder, { recursive: true });
console.log(`memory at its peak, 500 / 3,000 / 12,000 cards  ${few.toFixed(0)} / ${many.toFixed(0)} / ${most.toFixed(0)} MiB (${(most / many).toFixed(2)} times from 3,000 on)`);

// The App, as a process, with a GitHub in memory beside it on the same processors.
const github = await startLoadGitHub(5);
const { folder: home, clear } = alone();
const app = await startApp(home, github.url, { QUEUE_FILE: 'queue.db' });
await send(github, () => [app.url], { events: 1, pulls: 1, seconds: 0 });
await settle(github, app, 20);
const { times: answers } = await send(github, () => [app.url], { events: 500, pulls: 50, seconds: 10 });
const sent = performance.now();
await settle(github, app, 60);
const sorted = answers.toSorted((a, b) => a - b);
console.log(`App, 500 events in 10 s, 50 pull requests       answered in ${sorted[sorted.length >> 1]!.toFixed(0)} ms (median), ${sorted.at(-1)!.toFixed(0)} ms (slowest); all settled ${(performance.now() - sent).toFixed(0)} ms after the last`);
await app.end('SIGTERM');
await github.stop();
clear();
