/** The built Action on every event, without rights, at GitHub's limits, and while the world moves under it. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { runAction, type Job, type Ran } from '../github/runner.ts';
import { saidIn } from '../github/said.ts';
import type { GitHub } from '../github/server.ts';
import { at, body, card, clean, elsewhere, ended, frontMatter, main, open, opened, reportOf, rulesIn, serve, writes } from './stage.ts';

const paths = (ran: Ran): string[] => reportOf(ran).repositories.map((repository) => repository.path).sort();
const errors = (ran: Ran): string => ran.annotations.filter(({ level }) => level === 'error').map(({ message }) => message).join('\n');

// ── events ──────────────────────────────────────────────────────────────────────────────────────

/** A job that is about a commit. */
const onCommit = (github: GitHub, event: string, payload: object, sha = github.branches.get('main')!, more: Partial<Job> = {}): Job => ({ event, payload, sha, ref: 'refs/heads/main', ...more });

describe.concurrent('on', () => {
  test('pull_request_target it says the same as on pull_request, and asks for nothing of the head but its text', async (context) => {
    const { github, run, said } = await open(context);
    ended(await run('opened', { event: 'pull_request_target', sha: github.branches.get('main')!, ref: 'refs/heads/main' }), 'failure');
    expect(at(await said())).toEqual([`${card}:2 license/unknown`, `${card}:4 card/key-misspelled`]);
  });

  test('merge_group it gives a verdict and writes nothing', async (context) => {
    const { github, pull } = await open(context);
    const ran = await runAction(main, github, { event: 'merge_group', payload: { action: 'checks_requested', merge_group: { head_sha: pull.head.sha, head_ref: 'refs/heads/gh-readonly-queue/main/pr-1', base_sha: pull.base.sha, base_ref: 'refs/heads/main' } }, sha: pull.head.sha, ref: 'refs/heads/gh-readonly-queue/main/pr-1' });
    ended(ran, 'failure');
    expect(rulesIn(ran, 'new')).toContain('license/unknown');
    expect(writes(github)).toEqual([]);
  });

  test.for(['push', 'schedule', 'workflow_dispatch'])('%s it looks at every card of the commit and writes nothing', async (event, context) => {
    const github = await serve(context, { ...elsewhere, [card]: opened });
    const ran = await runAction(main, github, onCommit(github, event, event === 'push' ? { ref: 'refs/heads/main', before: '0'.repeat(40), after: github.branches.get('main')! } : {}));
    ended(ran, 'failure');
    expect(paths(ran)).toEqual(['models/old', 'models/tiny-digits']);
    expect(Number(ran.outputs['new-findings'])).toBe(Number(ran.outputs['errors']) + Number(ran.outputs['warnings']) + Number(ran.outputs['notices']));
    expect(writes(github)).toEqual([]);
  });

  test('push to a branch that is fine it succeeds', async (context) => {
    const github = await serve(context, { [card]: clean });
    ended(await runAction(main, github, onCommit(github, 'push', { ref: 'refs/heads/main' })), 'success');
  });

  test('an event that says nothing about cards it says which ones do', async (context) => {
    const github = await serve(context);
    const ran = await runAction(main, github, onCommit(github, 'issues', { action: 'opened' }));
    expect(ran.outputs['conclusion']).toBe('neutral');
    expect(errors(ran)).toMatch(/`issues`.*pull_request/);
  });

  test('a draft it reviews as on any other pull request', async (context) => {
    const { run, said } = await open(context, { [card]: opened }, { draft: true });
    ended(await run(), 'failure');
    expect((await said()).lines).toHaveLength(2);
  });
});

// ── rights and faults ───────────────────────────────────────────────────────────────────────────

describe.concurrent('without', () => {
  const everything = async (ran: Ran): Promise<void> => {
    ended(ran, 'failure');
    expect(ran.summary).toContain('license/unknown');
    expect(ran.annotations.filter(({ file, line }) => file === card && line === 2).map(({ level }) => level)).toEqual(['error']);
    expect(ran.outputs['comment-body']).toContain('Hub card review');
    expect(rulesIn(ran, 'new')).toContain('license/unknown');
  };

  test('the right to write, as for a fork, verdict, annotations and summary still come', async (context) => {
    const { run, said } = await open(context, { [card]: opened }, { fork: true });
    await everything(await run());
    expect(await said()).toEqual({ lines: [], closed: [], summaries: [], reviews: [] });
  });

  test.for([['pulls/create-review'], ['issues/create-comment'], ['graphql', 'issues/list-comments']])('%s, answered with 403, the verdict stands', async (operations, context) => {
    const { github, run } = await open(context);
    github.fail({ when: (call) => operations.includes(call.operation), status: 403, body: { message: 'Resource not accessible by integration' } });
    await everything(await run());
  });

  test('a place for a line comment, answered with 422, the finding is said in the summary comment', async (context) => {
    const { github, run, said } = await open(context);
    github.fail({ when: (call) => call.operation === 'pulls/create-review', status: 422, body: { message: 'Unprocessable Entity', errors: ['Line could not be resolved'] } });
    await everything(await run());
    expect((await said()).summaries[0]!.body).toContain('license/unknown');
  });

  test('GraphQL, as with some tokens and servers, comments are still right after the next push', async (context) => {
    const { github, pull, run, said } = await open(context);
    github.fail({ when: (call) => call.operation === 'graphql' && call.body?.query !== undefined && !/nodes \{ isResolved path line startLine/.test(call.body.query), status: 403, body: { message: 'Resource not accessible by integration' } });
    await run();
    expect(at(await said())).toEqual([`${card}:2 license/unknown`, `${card}:4 card/key-misspelled`]);
    await github.push(pull, { [card]: opened.replace('Apache 2.0', 'apache-2.0') });
    await run('synchronize');
    expect(at(await said())).toEqual([`${card}:4 card/key-misspelled`]);
    expect((await said()).summaries).toHaveLength(1);
  });

  test('an answer of GitHub at first (502, then a secondary limit with Retry-After), it asks again', async (context) => {
    const { github, run, said } = await open(context);
    github.fail({ when: (call) => call.operation === 'repos/compare-commits', status: 502, body: {}, times: 1 });
    github.fail({ when: (call) => call.operation === 'pulls/create-review', status: 403, headers: { 'retry-after': '1' }, body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' }, times: 1 });
    await everything(await run());
    expect((await said()).lines).toHaveLength(2);
    expect(github.calls.filter(({ operation }) => operation === 'pulls/create-review').map(({ status }) => status)).toEqual([403, 200]);
  });

  test('any answer of GitHub, it says that it could not look, in bounded time, and never that all is fine', async (context) => {
    const { github, run } = await open(context);
    github.fail({ when: () => true, status: 401, body: { message: 'Bad credentials' } });
    const ran = await run();
    expect([ran.code, ran.outputs['conclusion']]).toEqual([2, 'neutral']);
    expect(errors(ran)).toMatch(/401/);
    expect(ran.summary).not.toMatch(/all clear/i);
    expect(errors(ran)).not.toMatch(/\n\s+at /);
  });
});

// ── the world moves ─────────────────────────────────────────────────────────────────────────────

describe.concurrent('a head that moves while it is being looked at', () => {
  test.for(['repos/compare-commits', 'git/get-tree', 'the reading of the conversation'])('by a push during %s, has nothing stale said on it', async (operation, context) => {
    const { github, pull, run, said } = await open(context);
    const job = { ...pull.head };
    const moves = (): Promise<unknown> => github.push(pull, { [card]: clean });
    // The first query reads texts.
    if (operation.includes('/')) github.before(operation, moves);
    else github.before('graphql', async () => github.before('graphql', moves));
    await run('opened', { sha: job.sha });
    expect((await said()).lines).toEqual([]);
    expect((await said()).summaries.filter((comment) => comment.body.includes('license/unknown'))).toEqual([]);
    // The run for the new head finds a clean place.
    ended(await run('synchronize'), 'success');
    expect((await said()).lines).toEqual([]);
  });

  test('by a force-push between two runs, keeps what was said in place', async (context) => {
    const { github, pull, run, said } = await open(context);
    await run();
    const before = await said();
    const from = github.branches.get('main')!;
    github.before('repos/compare-commits', () => github.push(pull, { [card]: `${clean}\nMore.\n` }, { from }));
    await run('synchronize');
    expect((await said()).lines).toEqual(before.lines.map((line) => expect.objectContaining({ id: line.id })));
    ended(await run('synchronize'), 'success');
    expect((await said()).lines).toEqual([]);
  });
});

describe.concurrent('a card that is', () => {
  test('moved keeps its old findings old', async (context) => {
    const { run, said } = await open(context, { 'models/old/README.md': null, 'models/older/README.md': elsewhere['models/old/README.md'] });
    const ran = await run();
    ended(ran, 'success');
    expect(rulesIn(ran, 'new')).toEqual([]);
    expect(rulesIn(ran, 'existing')).toContain('license/unknown');
    expect((await said()).lines).toEqual([]);
  });

  test('moved and made worse is told what is new', async (context) => {
    const { run, said } = await open(context, { [card]: null, 'models/tiny/README.md': clean.replace('license: apache-2.0', 'license: Apache 2.0') }, { base: { [card]: clean } });
    ended(await run(), 'failure');
    expect(at(await said())).toEqual(['models/tiny/README.md:2 license/unknown']);
  });

  test('deleted with everything beside it is no finding', async (context) => {
    const { run, said } = await open(context, { 'models/old/README.md': null });
    ended(await run(), 'success');
    expect((await said()).lines).toEqual([]);
  });

  test('deleted while its model stays is missing', async (context) => {
    const { run } = await open(context, { [card]: null }, { base: { [card]: clean, 'models/tiny-digits/config.json': '{}\n', 'models/tiny-digits/model.safetensors': 'x' } });
    const ran = await run();
    ended(ran, 'failure');
    expect(rulesIn(ran, 'new')).toContain('card/missing');
  });

  test('old and wrong does not fail a pull request that mends something else in it', async (context) => {
    const { run, said } = await open(context, { 'models/old/README.md': elsewhere['models/old/README.md'].replace('license: GPL 3', 'license: GPL 3\ntags: [digits]') });
    const ran = await run();
    ended(ran, 'success');
    expect(rulesIn(ran, 'new')).toEqual([]);
    expect(rulesIn(ran, 'existing')).toContain('license/unknown');
    expect((await said()).lines).toEqual([]);
  });

  test('over 1 MB is read all the same', async (context) => {
    const { run } = await open(context, { [card]: `${opened}\n${'Words and words. '.repeat(70_000)}\n` });
    expect(rulesIn(await run(), 'new')).toContain('license/unknown');
  });
});

// ── limits ──────────────────────────────────────────────────────────────────────────────────────

describe.concurrent('at GitHub\'s limits', () => {
  test('3,000 changed files are looked through, and the one card among them reviewed', async (context) => {
    const files = Object.fromEntries(Array.from({ length: 2_999 }, (_, index) => [`src/part-${index % 60}/file-${index}.py`, `print(${index})\n`]));
    const { github, run, said } = await open(context, { ...files, 'zz/README.md': opened });
    ended(await run(), 'failure');
    expect(at(await said())).toEqual(['zz/README.md:2 license/unknown', 'zz/README.md:4 card/key-misspelled']);
    expect(github.calls.length).toBeLessThan(45);
  });

  test('more than 3,000 changed files do not hide a card from it', async (context) => {
    const files = Object.fromEntries(Array.from({ length: 3_050 }, (_, index) => [`src/part-${index % 60}/file-${index}.py`, `print(${index})\n`]));
    const { run } = await open(context, { ...files, 'zz/README.md': opened });
    const ran = await run();
    ended(ran, 'failure');
    expect(paths(ran)).toEqual(['zz/README.md'.replace('/README.md', '')]);
  });

  /** A configuration that asks for as many sections as wanted, each a finding of its own. */
  const demanding = (count: number, severity: string): Readonly<Record<string, string>> => ({
    '.github/hub-compliance.yml': `version: 1\nrules: { card/requirement-unmet: ${severity} }\nrequire:\n${Array.from({ length: count }, (_, index) => `  - section: "Part ${index} of the checklist that this group keeps for every model"\n`).join('')}`,
  });

  test.for([[8, 'error'], [9, 'error'], [10, 'error'], [60, 'error'], [10, 'warning'], [11, 'warning'], [11, 'notice']] as const)('%i findings of the level %s: at most 10 annotations of it, and the rest counted', async ([count, level], context) => {
    const { run } = await open(context, { [card]: clean }, { base: demanding(count, level) });
    const ran = await run('opened', { inputs: { comment: 'off' } });
    expect(rulesIn(ran, 'new')).toHaveLength(count);
    const shown = ran.annotations.filter((annotation) => annotation.level === level);
    expect(shown.length).toBeLessThanOrEqual(10);
    expect(shown.length).toBeGreaterThanOrEqual(Math.min(count, 9));
    const left = shown.map(({ message }) => Number(/^(\d+) more/.exec(message)?.[1] ?? 0)).reduce((sum, one) => sum + one, 0);
    expect(shown.filter(({ file }) => file === card).length + left).toBe(count);
  });

  test('400 findings: the comment stays below 65,536 characters, ends with whole findings and counts the rest', async (context) => {
    const { run, said } = await open(context, { [card]: clean }, { base: demanding(400, 'error') });
    const ran = await run();
    const { summaries, lines } = await said();
    expect(rulesIn(ran, 'new')).toHaveLength(400);
    expect(lines.length).toBeLessThanOrEqual(50);
    const text = summaries[0]!.body;
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(60_000);
    const listed = text.match(/^- .*card\/requirement-unmet/gm)!.length;
    const left = Number(/Left out here for length: (\d+) finding/.exec(text)?.[1] ?? 0);
    expect(listed + left + lines.length).toBe(400);
    expect((text.match(/<details>/g) ?? []).length).toBe((text.match(/<\/details>/g) ?? []).length);
    expect(Buffer.byteLength(ran.summary)).toBeLessThanOrEqual(1_048_576);
  });
});

// ── hostile text ────────────────────────────────────────────────────────────────────────────────

test.concurrent('what a card says mentions nobody, loads nothing and ends no comment', async (context) => {
  const hostile = 'Apache <img src=https://example.org/p.png> @everyone #1 ]( --> ```suggestion ::error::';
  const { run, said } = await open(context, { [card]: frontMatter([`license: "${hostile}"`, 'language: sw', 'pipeline_tag: automatic-speech-recognition', 'library_name: "&#64;everyone ![x](https://example.org/x.png)"']) + body });
  const ran = await run();
  const { lines, summaries } = await said();
  // What stands in code is shown, not rendered.
  const rendered = [...lines, ...summaries].map((comment) => comment.body.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '').replace(/<!-- hub-compliance [^>]* -->/g, ''));
  for (const text of rendered) expect(text).not.toMatch(/@everyone|&#64;|<img|!\[|example\.org|-->/);
  // A line that begins with `::` would be a command to the runner.
  expect(ran.stdout.split('\n').filter((line) => line.startsWith('::')).every((line) => /^::(?:error|warning|notice|add-mask|debug|group|endgroup)[ :]/.test(line))).toBe(true);
  expect(ran.annotations.filter(({ message }) => message === '')).toEqual([]);
});

// ── other servers ───────────────────────────────────────────────────────────────────────────────

test.concurrent('GitHub Enterprise Server has the same review', async (context) => {
  const { github, run, said } = await open(context);
  ended(await run('opened', { apiUrl: github.enterpriseUrl }), 'failure');
  expect(at(await said())).toEqual([`${card}:2 license/unknown`, `${card}:4 card/key-misspelled`]);
});

test.concurrent('behind a proxy every call goes through it', async (context) => {
  const { github, run, said } = await open(context);
  const target = new URL(github.url);
  let through = 0;
  const proxy = createServer((_, response) => {
    // A plain request for an absolute address, where a client does not tunnel.
    response.writeHead(500).end();
  }).on('connect', (_, socket) => {
    through += 1;
    const there = connect(Number(target.port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  });
  await new Promise<void>((done) => void proxy.listen(0, '127.0.0.1', done));
  context.onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  // A name that only the proxy can reach.
  ended(await run('opened', { apiUrl: 'http://github.acme.test', env: { http_proxy: address, https_proxy: address } }), 'failure');
  expect(through).toBeGreaterThan(0);
  expect((await said()).lines).toHaveLength(2);
});

test.concurrent('two steps on different folders keep a comment each', async (context) => {
  const { github, pull, run, said } = await open(context, { [card]: opened, 'data/words/README.md': '---\nlicense: Apache 2.0\n---\n# Words\n\nA list of Swahili words, typed by hand.\n' });
  for (const folder of ['models', 'data', 'models']) await run('opened', { inputs: { path: folder } });
  expect((await said()).summaries).toHaveLength(2);
  expect(new Set((await said()).lines.map(({ path }) => path))).toEqual(new Set([card, 'data/words/README.md']));
  expect((await saidIn(github, pull)).lines.filter(({ path }) => path === card)).toHaveLength(2);
});
