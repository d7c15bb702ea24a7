import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
let home = '';
let place = '';
/** The built command, alone in an empty folder as a user may keep it. */
let cli = '';

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'cli-'));
  cli = path.join(home, 'cli.js');
  cpSync(path.join(root, 'dist/cli.js'), cli);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
let times = 0;
beforeEach(() => {
  times += 1;
  place = path.join(home, `p${times}`);
  mkdirSync(place);
});

const write = (file: string, content: string | Uint8Array): void => {
  mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
  writeFileSync(path.join(place, file), content);
};

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const run = (args: readonly string[], { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {}): Run => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: place, encoding: 'utf8', input, env: { PATH: process.env['PATH']!, ...env }, maxBuffer: 1 << 28 });
  return { code: status, out: stdout, err: stderr };
};
const json = (args: readonly string[]) => JSON.parse(run(['check', ...args, '--format', 'json']).out) as { repositories: { target: string; kind: string; findings: { rule: string; state?: string; fix?: unknown; message: string }[]; disclosures: Record<string, { status: string }> }[]; failed: boolean; summary: Record<string, number> };

const good = '---\nlicense: mit\n---\n# Tiny\n\nA toy language model for tests of loading code, not for use.\n';
const bad = '---\nlicense: Apache 2.0\n---\n# Tiny\n\nA toy language model for tests.\n';

describe('check', () => {
  test('ends with 0 where nothing fails, 1 where something does, 2 where it could not look', () => {
    write('README.md', good);
    expect(run(['check', '.', '--profile', 'hub'])).toMatchObject({ code: 0, err: '' });
    write('README.md', bad);
    expect(run(['check', '.', '--profile', 'hub'])).toMatchObject({ code: 1, err: '' });
    expect(run(['check', '.', '--profile', 'hub', '--fail-on', 'never']).code).toBe(0);
    const missing = run(['check', 'nowhere']);
    expect(missing).toMatchObject({ code: 2, out: '', err: 'hub-compliance: Cannot read `nowhere`: there is no such file or folder\n' });
  });

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [['check', '--format', 'xml'], /argument 'xml' is invalid\. Allowed choices are text, json, jsonl, markdown, sarif, html/],
    [['check', '--kind', 'modle'], /argument 'modle' is invalid/],
    [['check', '--today', 'tomorrow'], /expected a day as YYYY-MM-DD/],
    [['check', '--fail', 'x'], /unknown option '--fail'/],
    [['check', '--targets-from', 'no.txt'], /Cannot read the list of targets `no\.txt`/],
    [['check', '--config', 'no.yml'], /Cannot read the configuration `no\.yml`: there is no such file/],
    [['check', 'hub:a/b/c/d'], /The target `hub:a\/b\/c\/d` .*expected `hub:owner\/name`/],
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['explain', 'license/unknwon'], /There is no rule or disclosure `license\/unknwon` \(did you mean `license\/unknown`\?\)/],
    [['report', 'no.json'], /Cannot read `no\.json`: there is no such file/],
    [['fix', 'hub:a/b'], /`fix` writes local files only/],
  ];
  for (const [args, says] of wrong) {
    test(`\`${args.join(' ')}\` is one sentence and exit 2`, () => {
      const { code, out, err } = run(args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(says);
      expect(err).not.toMatch(/\n\s+at /);
    });
  }

  test('writes one line a repository as JSONL, in order, and goes on past what it cannot read', () => {
    for (const name of ['a', 'b']) write(`${name}/README.md`, good);
    write('list.tsv', 'a/README.md\tdataset\n\n# a comment\ngone\nb\n');
    const { code, out, err } = run(['check', '--targets-from', 'list.tsv', '--format', 'jsonl']);
    const lines = out.trim().split('\n').map((line) => JSON.parse(line) as { target: string; kind: string });
    expect(lines.map(({ target, kind }) => [target, kind])).toEqual([['a/README.md', 'dataset'], ['b', 'model']]);
    expect(code).toBe(2);
    expect(err).toBe('hub-compliance: Cannot read `gone`: there is no such file or folder\n');
    expect(run(['check', '--targets-from', '-', '--format', 'jsonl'], { input: 'b\n' }).out).toContain('"target":"b"');
  });

  test('says what it knows of the first of a list whose next lines are long in coming', async () => {
    write('a/README.md', good);
    const child = spawn(process.execPath, [cli, 'check', '--targets-from', '-', '--format', 'jsonl'], { cwd: place });
    child.stdin.write('a\n');
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    expect(JSON.parse(line)).toMatchObject({ target: 'a' });
    child.stdin.end();
    await once(child, 'close');
    expect(child.exitCode).toBe(0);
  });

  test('reports what it could read when another target cannot be read', () => {
    write('a/README.md', good);
    const { code, out, err } = run(['check', 'a', 'gone', '--format', 'json']);
    expect(code).toBe(2);
    expect((JSON.parse(out) as { repositories: { target: string }[] }).repositories.map(({ target }) => target)).toEqual(['a']);
    expect(err).toBe('hub-compliance: Cannot read `gone`: there is no such file or folder\n');
  });

  test('spares notices in every form when quiet', () => {
    write('README.md', bad);
    for (const format of ['json', 'jsonl', 'sarif']) {
      expect(run(['check', '--format', format]).out, format).toMatch(/"(?:severity|level)": ?"(?:notice|note)"/);
      expect(run(['check', '--format', format, '--quiet']).out, format).not.toMatch(/"(?:severity|level)": ?"(?:notice|note)"/);
    }
  });

  test('writes the same bytes for the same tree', () => {
    write('models/a/README.md', bad);
    write('models/b/README.md', good);
    expect(run(['check', '--format', 'json']).out).toBe(run(['check', '--format', 'json']).out);
  });

  test('compares with a base: only what is new fails', () => {
    write('old/README.md', bad);
    write('new/README.md', bad);
    expect(run(['check', 'new', '--profile', 'hub', '--base', 'old']).code).toBe(0);
    write('new/README.md', bad.replace('---\n#', 'language: klingonese\n---\n#'));
    const report = json(['new', '--profile', 'hub', '--base', 'old']);
    expect(report.failed).toBe(true);
    expect(report.repositories[0]!.findings.map(({ state }) => state).sort()).toEqual(expect.arrayContaining(['existing', 'new']));
  });

  test('is quiet, writes to a file and colours nothing where it is not asked to', () => {
    write('README.md', bad);
    expect(run(['check', '--quiet']).out).not.toMatch(/^ +(?:notice|silent|tells)/m);
    expect(run(['check', '--format', 'html', '--output', 'report.html']).out).toBe('');
    expect(readFileSync(path.join(place, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/);
    // oxlint-disable-next-line no-control-regex
    expect(run(['check'], { env: { FORCE_COLOR: '' } }).out).not.toMatch(/\u001b/);
    expect(run(['check', '--output', 'no/such/report.txt'])).toMatchObject({ code: 2, err: 'hub-compliance: Cannot write `no/such/report.txt`: its folder does not exist\n' });
  });

  test('reads the configuration above its target and says which line of it is wrong', () => {
    write('.github/hub-compliance.yml', 'version: 1\nprofile: hub\nrules: { license/unknown: notice, card/front-matter-invalid: off }\n');
    write('models/tiny/README.md', bad);
    expect(run(['check', 'models/tiny']).code).toBe(0);
    write('.github/hub-compliance.yml', 'version: 1\nfailon: error\n');
    expect(run(['check', 'models/tiny'])).toMatchObject({ code: 2, out: '' });
    expect(run(['check', 'models/tiny']).err).toMatch(/hub-compliance\.yml:2: `failon` is no key of the configuration \(did you mean `failOn`\?\)/);
  });
});

describe('bad input', () => {
  const odd: readonly (readonly [what: string, make: () => void, rule: string])[] = [
    ['unreadable YAML', () => write('README.md', '---\nlicense: [mit\n---\n# A\n'), 'card/front-matter-unreadable'],
    ['YAML that is a list', () => write('README.md', '---\n- mit\n---\n# A\n'), 'card/front-matter-invalid'],
    ['10,000 aliases', () => write('README.md', `---\na: &a [x]\nb: [${Array.from({ length: 10_000 }, () => '*a').join(', ')}]\n---\n# A\n`), 'card/front-matter-unreadable'],
    ['a billion laughs', () => write('README.md', `---\na0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\n---\n# A\n`), 'card/front-matter-unreadable'],
    ['10,000 brackets', () => write('README.md', `---\na: ${'['.repeat(10_000)}\n---\n# A\n`), 'card/front-matter-unreadable'],
    ['a 5 MB card', () => write('README.md', `# A\n\n${'A line of a log with nothing to say.\n\n'.repeat(135_000)}`), 'card/too-long'],
    ['NUL bytes', () => write('README.md', '---\nlicense: mit\n---\n# A\u0000\n'), 'card/unreadable'],
    ['invalid UTF-8', () => write('README.md', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xc3, 0x28])), 'card/unreadable'],
    ['a directory named README.md', () => mkdirSync(path.join(place, 'README.md')), 'card/unreadable'],
    ['a symbolic link out of the root', () => symlinkSync('/etc/hostname', path.join(place, 'README.md')), 'card/unreadable'],
    ['a Git LFS pointer', () => write('README.md', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n'), 'card/front-matter-unreadable'],
  ];
  for (const [what, make, rule] of odd) {
    test(`${what} is one clear finding and no stack trace`, () => {
      make();
      const { code, out, err } = run(['check', '--kind', 'model', '--profile', 'hub', '--format', 'json', '--fail-on', 'warning']);
      if (rule !== 'card/too-long') {
        expect(err).toBe('');
        expect(code).toBe(1);
      }
      const report = JSON.parse(rule === 'card/too-long' ? run(['check', '--kind', 'model', '--format', 'json']).out : out) as ReturnType<typeof json>;
      expect(report.repositories[0]!.findings.filter((finding) => finding.rule === rule)).toHaveLength(1);
    });
  }
});

describe('fix', () => {
  test('changes only what it means to, twice the same, and the finding is gone', () => {
    const card = '---\r\n# our terms\r\nlicense:   "Apache 2.0"   # as agreed\r\ntags: [ a,b ]\r\n---\r\n# Tiny  \r\n';
    write('README.md', card);
    const dry = run(['fix', '--dry-run']);
    expect(dry.out).toMatch(/^-license: {3}"Apache 2\.0"/m);
    expect(readFileSync(path.join(place, 'README.md'), 'utf8')).toBe(card);
    expect(run(['fix'])).toMatchObject({ code: 0 });
    const fixed = readFileSync(path.join(place, 'README.md'), 'utf8');
    expect(fixed.replace(/license:.*\r\n/, '')).toBe(card.replace(/license:.*\r\n/, ''));
    expect(fixed).toMatch(/license: {3}"?apache-2\.0"? {3}# as agreed\r\n/);
    expect(run(['fix']).err).toBe('0 fixes made in 0 files\n');
    expect(json([]).repositories[0]!.findings.filter((finding) => finding.rule === 'license/unknown')).toEqual([]);
  });
});

describe('init', () => {
  for (const kind of ['model', 'dataset', 'space']) {
    test(`writes a ${kind} card whose gaps still fail, and overwrites nothing`, () => {
      const first = run(['init', 'new', '--kind', kind]);
      expect(first).toMatchObject({ code: 0, err: '' });
      const before = readFileSync(path.join(place, 'new/README.md'), 'utf8');
      const report = json(['new']);
      expect(report.repositories[0]!.kind).toBe(kind);
      expect(Object.entries(report.repositories[0]!.disclosures).filter(([, { status }]) => status === 'disclosed').map(([id]) => id)).toEqual([]);
      expect(report.failed).toBe(true);
      expect(report.repositories[0]!.findings.length).toBeGreaterThan(2);
      expect(run(['init', 'new', '--kind', kind]).out).toMatch(/left new\/README\.md as it is/);
      expect(readFileSync(path.join(place, 'new/README.md'), 'utf8')).toBe(before);
      expect(existsSync(path.join(place, 'new/.github/workflows/hub-compliance.yml'))).toBe(true);
    });
  }
});

describe('the other commands', () => {
  test('explain shows a rule’s page; rules and disclosures list them, as JSON too', () => {
    expect(run(['explain', 'license/unknown']).out).toMatch(/^license\/unknown {2}[\s\S]*Why[\s\S]*What to do[\s\S]*Found[\s\S]*Sources/);
    expect(run(['explain', 'carbon']).out).toMatch(/^carbon {2}/);
    const rules = JSON.parse(run(['rules', '--format', 'json']).out) as { id: string }[];
    expect(rules.map((rule) => rule.id)).toContain('license/unknown');
    expect(run(['rules']).out.split('\n').length - 1).toBe(rules.length);
    expect((JSON.parse(run(['disclosures', '--format', 'json']).out) as unknown[]).length).toBe(31);
  });

  test('report renders what check saved, as if check had written it', () => {
    write('README.md', bad);
    run(['check', '--format', 'json', '--output', 'r.json']);
    for (const format of ['text', 'markdown', 'sarif', 'html', 'json']) {
      expect(run(['report', 'r.json', '--format', format]).out).toBe(run(['check', '--format', format]).out);
    }
    run(['check', '--format', 'jsonl', '--output', '../r.jsonl']);
    expect(run(['report', '../r.jsonl']).out).toBe(run(['check']).out);
    write('r.json', '{"a": 1}');
    expect(run(['report', 'r.json'])).toMatchObject({ code: 2, err: 'hub-compliance: `r.json` is no report of version 1; expected a report that `check --format json` or `--format jsonl` wrote\n' });
  });

  test('badge lists the facts, prints one, writes all, and says what it cannot do', () => {
    write('a/README.md', good);
    write('b/README.md', '---\npipeline_tag: text-generation\n---\n# Lugha 7B\n\nA language model for Swahili. BBQ accuracy: 0.61.\n');
    expect(run(['badge', 'a']).out).toMatch(/^license +licence: mit$/m);
    expect(run(['badge', 'a', '--fact', 'license']).out).toMatch(/^<svg [\s\S]*licence: mit/);
    expect(JSON.parse(run(['badge', 'a', '--fact', 'license', '--format', 'json']).out)).toEqual({ schemaVersion: 1, label: 'licence', message: 'mit', color: 'blue' });
    expect(run(['badge', 'b', '--fact', 'coverage']).out).toMatch(/^<svg [\s\S]*Social impact/i);
    expect(run(['badge', 'b', '--fact', 'coverage', '--format', 'json'])).toMatchObject({ code: 2, err: 'hub-compliance: `coverage` is a picture; expected `--format svg`, or a single fact for JSON\n' });
    expect(run(['badge', 'a', '--fact', 'licence'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('did you mean `license`?') as string });
    expect(run(['badge', '.', '--fact', 'license'])).toMatchObject({ code: 2, err: expect.stringContaining('2 repositories were found') as string });
    expect(run(['badge', '.', '--output', 'badges']).out).toMatch(/^wrote \d+ files to badges\n$/);
    for (const file of ['a/license.svg', 'a/license.json', 'b/coverage.svg']) expect(existsSync(path.join(place, 'badges', file)), file).toBe(true);
  });

  test('--version and --help end with 0', () => {
    expect(run(['--version']).out).toBe(`${(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version}\n`);
    expect(run(['--help']).code).toBe(0);
    expect(run(['check', '--help']).code).toBe(0);
  });
});
