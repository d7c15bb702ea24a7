/** What the tests of the built Action share: cards, a server for each test, the step itself. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { onPull, runAction, type Job, type Ran } from '../github/runner.ts';
import { saidIn, type Said } from '../github/said.ts';
import { startGitHub, type GitHub } from '../github/server.ts';
import type { Pull } from '../github/pulls.ts';

vi.setConfig({ testTimeout: 90_000 });

let home = '';
/** `dist/action.js`, copied alone into an empty folder. */
export let main = '';
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'action-'));
  main = path.join(home, 'action.js');
  cpSync('dist/action.js', main);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

// ── cards ───────────────────────────────────────────────────────────────────────────────────────

export const frontMatter = (lines: readonly string[]): string => `---\n${lines.join('\n')}\n---\n`;
export const body = `# Tiny digits

A small model that turns read Swahili digits into text, fine-tuned from a public checkpoint.

## Intended use

For telephone menus in which a caller reads a number aloud.

## Out-of-scope use

Not meant for free speech, because it knows ten words only, nor for telling who speaks.

## Limitations

It was trained on quiet recordings of adults; in a street the word error rate doubles.

## Training data

Two hours of read digits by 36 speakers, recorded for this model.

## Training procedure

Ten epochs with LoRA of rank 8, learning rate 1e-4, batch size 16.

## Evaluation

| data | WER |
| --- | --- |
| test split, 400 utterances of other speakers | 0.21 |

## How to use

\`\`\`python
from transformers import pipeline

pipeline("automatic-speech-recognition", model="acme/tiny-digits")("digits.wav")
\`\`\`
`;
const carbon = 'co2_eq_emissions: { emissions: 12, source: CodeCarbon, training_type: fine-tuning, geographical_location: Sweden, hardware_used: 1 x A100 }';
export const fine = ['license: apache-2.0', 'language: sw', 'pipeline_tag: automatic-speech-recognition', 'library_name: transformers', carbon];
/** Lines 2 and 4 are wrong; both have a certain fix. */
export const opened = frontMatter(['license: Apache 2.0', 'language: sw', 'pipeline-tag: automatic-speech-recognition', 'library_name: transformers', carbon]) + body;
export const clean = frontMatter(fine) + body;
export const card = 'models/tiny-digits/README.md';
/** A card with its own old faults, which no pull request here touches. */
export const elsewhere = { 'models/old/README.md': `---\nlicense: GPL 3\n---\n# Old\n\n[More Information Needed]\n` };

// ── what a test works with ──────────────────────────────────────────────────────────────────────

export type Finish = { onTestFinished(act: () => unknown): void };

/** A server of its own for each test; whatever GitHub would have refused fails the test. */
export async function serve({ onTestFinished }: Finish, base: Readonly<Record<string, string>> = elsewhere): Promise<GitHub> {
  const github = await startGitHub();
  onTestFinished(async () => {
    await github.close();
    expect(github.faults).toEqual([]);
  });
  await github.commit('main', { 'README.md': '# Cards\n\nThe cards of our models.\n', ...base });
  return github;
}

export interface Opened {
  readonly github: GitHub;
  readonly pull: Pull;
  run(action?: string, more?: Partial<Job>): Promise<Ran>;
  said(): Promise<Said>;
}
export async function open(finish: Finish, files: Readonly<Record<string, string | null>> = { [card]: opened }, { base, ...options }: { base?: Readonly<Record<string, string>>; draft?: boolean; fork?: boolean } = {}): Promise<Opened> {
  const github = await serve(finish, base ?? elsewhere);
  await github.commit('topic', files);
  const pull = await github.openPull({ head: 'topic', ...options });
  return { github, pull, run: (action = 'opened', more = {}) => runAction(main, github, onPull(github, pull, action, more)), said: () => saidIn(github, pull) };
}

export const at = (said: Said): string[] => said.lines.map(({ path: file, startLine, line, rule }) => `${file}:${startLine === null ? '' : `${startLine}-`}${line} ${rule}`).sort();
export const reportOf = (ran: Ran): { repositories: { path: string; findings: { rule: string; severity: string; state?: string; line?: number; waiver?: object }[]; skipped: { rule: string; why: string }[] }[]; failed: boolean } => JSON.parse(ran.read(ran.outputs['report']!));
export const rulesIn = (ran: Ran, state: string): string[] => reportOf(ran).repositories.flatMap(({ findings }) => findings.filter((finding) => finding.state === state && !finding.waiver).map(({ rule }) => rule)).sort();
export const writes = ({ calls }: GitHub): string[] => calls.filter(({ method, operation, body: sent }) => method !== 'GET' && !(operation === 'graphql' && /^\s*query/.test(sent.query))).map(({ operation }) => operation);

/** Fails with what the step said, where it did not end as expected. */
export function ended(ran: Ran, conclusion: 'success' | 'failure' | 'neutral'): void {
  expect({ code: ran.code, conclusion: ran.outputs['conclusion'], stderr: ran.stderr, stdout: conclusion === ran.outputs['conclusion'] ? '' : ran.stdout }).toEqual({ code: conclusion === 'failure' ? 1 : expect.any(Number), conclusion, stderr: '', stdout: '' });
}

const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((candidate) => existsSync(candidate) && /^v20\.(?:19|[2-9]\d)\./.test(spawnSync(candidate, ['--version'], { encoding: 'utf8' }).stdout));
export const nodes: readonly (readonly [title: string, node: string])[] = [[`Node ${process.versions.node.split('.')[0]}`, process.execPath], ...(oldNode ? ([['Node 20', oldNode]] as const) : [])];

