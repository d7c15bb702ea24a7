import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}
type ActionInputs = Readonly<Record<string, { readonly description: string; readonly required?: boolean; readonly default?: string }>>;
type Validate = (document: object, config?: object) => Promise<Diagnostic[]>;

let validate: Validate;
const folder = mkdtempSync(path.join(tmpdir(), 'languageservice-'));
beforeAll(async () => {
  // GitHub's package imports JSON without the attribute that Node asks for, so it runs bundled only.
  const outfile = path.join(folder, 'languageservice.mjs');
  await build({
    stdin: { contents: "export { validate } from '@actions/languageservice';", resolveDir: process.cwd() }, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  ({ validate } = (await import(outfile)) as { validate: Validate });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const action = existsSync('action.yml') ? (parse(readFileSync('action.yml', 'utf8')) as { name: string; description: string; inputs: ActionInputs; outputs: object; runs: { using: string; main: string } }) : null;
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const ours = 'hub-compliance/hub-compliance';

/** Inputs that the workflows use of others, as their own action.yml names them. */
const others: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout': ['persist-credentials', 'lfs', 'fetch-depth', 'ref'],
  'actions/setup-node': ['node-version'],
  'actions/setup-python': ['python-version'],
  'actions/upload-artifact': ['name', 'path', 'if-no-files-found', 'retention-days'],
  'actions/download-artifact': ['name', 'path', 'run-id', 'github-token'],
  'github/codeql-action/upload-sarif': ['sarif_file', 'category'],
};

let checked = 0;
/** What GitHub's own language service says; our own steps are held against our `action.yml`. */
async function diagnose(name: string, text: string): Promise<string[]> {
  // It remembers what it parsed by address.
  const uri = `file:///${checked++}/${name}`;
  const document = { uri, languageId: 'yaml', version: 1, lineCount: text.split('\n').length, getText: () => text };
  const fetchActionMetadata = async ({ owner, name: repository, path: inside }: { owner: string; name: string; path?: string }): Promise<object | undefined> => {
    const asked = [owner, repository, inside].filter(Boolean).join('/');
    if (asked === ours) return action ?? undefined;
    return others[asked] && { name: asked, description: asked, inputs: Object.fromEntries(others[asked].map((input) => [input, { description: input, required: false }])), outputs: {} };
  };
  const found = await validate(document, { actionsMetadataProvider: { fetchActionMetadata } });
  return found.map(({ message, range }) => `${name}:${range.start.line + 1} ${message}`);
}

const workflows = ['.github/workflows', 'docs/workflows'].filter((directory) => existsSync(directory)).flatMap((directory) => readdirSync(directory).map((file) => path.posix.join(directory, file)).filter((file) => /\.ya?ml$/.test(file)));

test('GitHub’s language service finds what is wrong, so its silence means something', async () => {
  const workflow = (more: string): string => `on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n${more}`;
  expect(await diagnose('.github/workflows/fine.yml', workflow('      - run: echo fine\n'))).toEqual([]);
  expect(await diagnose('.github/workflows/input.yml', workflow(`      - uses: ${ours}@v1\n        with: { paht: x }\n`))).not.toEqual([]);
  expect(await diagnose('.github/workflows/context.yml', workflow('      - run: echo ${{ github.evnt }}\n'))).not.toEqual([]);
  expect(await diagnose('action.yml', 'name: x\ndescription: y\nruns: { using: node99, main: a.js }\n')).not.toEqual([]);
});

test('action.yml is what GitHub takes', async () => {
  expect(await diagnose('action.yml', readFileSync('action.yml', 'utf8'))).toEqual([]);
  expect(action!.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
  // The language service lets these pass, GitHub's own page does not: https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
  for (const [name, input] of Object.entries(action!.inputs)) {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(Object.keys(input).filter((key) => !['description', 'required', 'default', 'deprecationMessage'].includes(key)), name).toEqual([]);
    expect(input.description, name).toMatch(/\S/);
  }
});

describe.for(workflows)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  interface Step {
    readonly run?: string;
    readonly uses?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }
  const workflow = parse(text) as { readonly on: unknown; readonly permissions?: unknown; readonly jobs: Readonly<Record<string, { readonly permissions?: unknown; readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }>> };
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('is what GitHub takes', async () => {
    expect(await diagnose(`.github/workflows/${path.basename(file)}`, text)).toEqual([]);
  });

  test('pastes nothing into a shell', () => {
    expect(steps.flatMap(({ run }) => (run?.includes('${{') ? [run] : []))).toEqual([]);
    expect(steps.flatMap((step) => (step.uses?.startsWith('actions/github-script') && String(step.with?.['script']).includes('${{') ? [step.with!['script']] : []))).toEqual([]);
  });

  test('says what it may do, and for how long', () => {
    expect(workflow.permissions).toBeTypeOf('object');
    for (const [name, job] of Object.entries(workflow.jobs)) expect(job['timeout-minutes'], name).toBeTypeOf('number');
  });

  test('leaves no token on the disk', () => {
    for (const step of steps) if (step.uses?.startsWith('actions/checkout@')) expect(step.with?.['persist-credentials']).toBe(false);
  });

  test('names this version of the Action, and an owner for every other', () => {
    for (const { uses } of steps) if (uses !== undefined && !uses.startsWith('./')) expect(uses).toMatch(uses.startsWith(`${ours}@`) ? new RegExp(`@v${version.replaceAll('.', '\\.')}$`) : /^[\w-]+\/[\w/-]+@/);
  });

  test('checks out nothing of a pull request where it may write', () => {
    const events = typeof workflow.on === 'string' ? [workflow.on] : Array.isArray(workflow.on) ? workflow.on : Object.keys(workflow.on as object);
    if (events.some((event) => event === 'pull_request_target' || event === 'workflow_run')) expect(steps.filter(({ uses, run }) => uses?.startsWith('actions/checkout@') || run !== undefined)).toEqual([]);
  });
});
