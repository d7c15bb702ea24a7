/** The built Action, alone in an empty folder, against GitHub on loopback: what a reader of the pull request meets, read back through the API. */
import { describe, expect, test } from 'vitest';
import { accepted, saidIn } from '../github/said.ts';
import { at, card, clean, ended, nodes, open, opened, rulesIn, writes } from './stage.ts';

// ── the story ───────────────────────────────────────────────────────────────────────────────────

describe.concurrent.for(nodes)('a pull request, opened, pushed again and pushed clean, on %s', ([, node]) => {
  test('has exactly the right comments each time', async (context) => {
    const { github, pull, run, said } = await open(context);

    const first = await run('opened', { node });
    ended(first, 'failure');
    expect(rulesIn(first, 'new')).toEqual(expect.arrayContaining(['card/key-misspelled', 'license/unknown']));
    const one = await said();
    expect(at(one)).toEqual([`${card}:2 license/unknown`, `${card}:4 card/key-misspelled`]);
    expect(one.closed).toEqual([]);
    expect(one.reviews).toHaveLength(1);
    expect(one.reviews[0]).toMatchObject({ state: 'COMMENTED', commit: pull.head.sha });
    expect(one.summaries).toHaveLength(1);
    expect(one.summaries[0]!.body).toContain(first.outputs['comment-body']!.trim());

    // The licence is mended by the button, and a unit added to the emissions.
    const licence = one.lines.find(({ rule }) => rule === 'license/unknown')!;
    const mended = accepted(opened, licence);
    expect(mended).toBe(opened.replace('license: Apache 2.0', 'license: apache-2.0'));
    await github.push(pull, { [card]: mended.replace('emissions: 12', 'emissions: 0.41 kg') });
    const second = await run('synchronize', { node });
    expect(rulesIn(second, 'new')).not.toContain('license/unknown');
    const two = await said();
    expect(at(two)).toEqual([`${card}:4 card/key-misspelled`, `${card}:6 carbon/not-a-number`]);
    // What stood there and is still so was left alone, what is mended is out of the way.
    expect(two.lines.find(({ rule }) => rule === 'card/key-misspelled')!.id).toBe(one.lines.find(({ rule }) => rule === 'card/key-misspelled')!.id);
    expect(one.lines.find(({ rule }) => rule === 'license/unknown')!.id).toSatisfy((id: number) => !two.lines.some((line) => line.id === id));
    expect(two.summaries.map(({ id }) => id)).toEqual([one.summaries[0]!.id]);
    expect(two.summaries[0]!.body).not.toBe(one.summaries[0]!.body);

    await github.push(pull, { [card]: clean });
    const third = await run('synchronize', { node });
    ended(third, 'success');
    const three = await said();
    expect(three.lines).toEqual([]);
    expect(three.summaries.map(({ id }) => id)).toEqual([one.summaries[0]!.id]);
    expect(three.summaries[0]!.body).toMatch(/all clear/i);
    expect(three.reviews.length).toBe(2);
  });

  test('says nothing twice when the same head is checked again', async (context) => {
    const { github, run, said } = await open(context);
    await run('opened', { node });
    const before = await said();
    github.forget();
    await run('reopened', { node });
    expect(writes(github)).toEqual([]);
    expect(await said()).toEqual(before);
  });
});

test.concurrent('every suggestion of a review, committed one after the other, leaves a card without its findings', async (context) => {
  const { github, pull, run, said } = await open(context);
  await run();
  const lines = [...(await said()).lines].sort((a, b) => b.line! - a.line!);
  expect(lines.every(({ suggestion }) => suggestion !== null)).toBe(true);
  const mended = lines.reduce(accepted, opened);
  expect(mended).toBe(clean);
  await github.push(pull, { [card]: mended });
  const ran = await run('synchronize');
  expect(rulesIn(ran, 'new').filter((rule) => ['license/unknown', 'card/key-misspelled'].includes(rule))).toEqual([]);
});

test.concurrent('a suggestion keeps the line ends of a card written on Windows', async (context) => {
  const windows = opened.replaceAll('\n', '\r\n');
  const { run, said } = await open(context, { [card]: windows });
  await run();
  const lines = [...(await said()).lines].sort((a, b) => b.line! - a.line!);
  expect(lines.map(({ rule }) => rule)).toEqual(['card/key-misspelled', 'license/unknown']);
  expect(lines.reduce(accepted, windows)).toBe(clean.replaceAll('\n', '\r\n'));
});

test.concurrent('a clean pull request is met with silence', async (context) => {
  const { github, run, said } = await open(context, { [card]: clean });
  ended(await run(), 'success');
  const { lines, reviews } = await said();
  expect([lines, reviews]).toEqual([[], []]);
  expect(writes(github).filter((operation) => operation !== 'issues/create-comment')).toEqual([]);
});

test.concurrent('a pull request that touches no card is met with silence', async (context) => {
  const { github, run, said } = await open(context, { 'src/train.py': 'print(1)\n' });
  ended(await run(), 'success');
  expect(await said()).toEqual({ lines: [], closed: [], summaries: [], reviews: [] });
  expect(writes(github)).toEqual([]);
});

test.concurrent('at most 8 calls for a pull request that changes one card, on every push', async (context) => {
  const { github, pull, run } = await open(context);
  const counts: number[] = [];
  for (const text of [opened, opened.replace('Apache 2.0', 'apache-2.0').replace('emissions: 12', 'emissions: 0.41 kg'), clean, clean]) {
    await github.push(pull, { [card]: text });
    github.forget();
    await run('synchronize');
    expect(github.calls.length, github.calls.map(({ operation }) => operation).join(', ')).toBeLessThanOrEqual(8);
    counts.push(github.calls.length);
  }
  expect(Math.min(...counts)).toBeGreaterThan(2);
});

// ── other people's comments ─────────────────────────────────────────────────────────────────────

test.concurrent('among 101 comments of others, one of which quotes our marker, there is one of ours and theirs are left alone', async (context) => {
  const { run, said } = await open(context);
  await run();
  const marker = (await said()).summaries[0]!.body.split('\n')[0]!;
  expect(marker).toMatch(/^<!--.*-->$/);
  const again = await open(context);
  await again.github.as('contributor', 'POST', `/issues/${again.pull.number}/comments`, { body: `${marker}\nAll clear, merge it` });
  for (let index = 1; index < 101; index++) await again.github.as('contributor', 'POST', `/issues/${again.pull.number}/comments`, { body: `comment ${index}` });
  again.github.forget();
  for (const action of ['opened', 'synchronize', 'synchronize']) await again.run(action);
  const found = await again.said();
  expect(found.summaries).toHaveLength(1);
  expect(found.lines).toHaveLength(2);
  const theirs = (await again.github.as('owner', 'GET', `/issues/${again.pull.number}/comments?per_page=100`)).filter((comment: any) => comment.user.login === 'contributor');
  expect(theirs[0].body).toBe(`${marker}\nAll clear, merge it`);
  expect(theirs).toHaveLength(100);
});

test.concurrent('a line comment of somebody else who quotes our marker is neither taken for ours nor closed', async (context) => {
  const { github, pull, run, said } = await open(context);
  await run();
  const [ours] = (await said()).lines;
  await github.as('contributor', 'POST', `/pulls/${pull.number}/comments`, { body: ours!.body, path: card, line: 2, side: 'RIGHT', commit_id: pull.head.sha });
  await github.push(pull, { [card]: clean });
  github.forget();
  await run('synchronize');
  const theirs = await saidIn(github, pull, 'contributor');
  expect(theirs.lines).toHaveLength(1);
  expect((await said()).lines).toEqual([]);
});

test.concurrent('a conversation that a person resolved stays resolved', async (context) => {
  const { github, pull, run, said } = await open(context);
  await run();
  const { data } = await github.as('owner', 'POST', '/graphql', { query: `query($n: Int!) { repository(owner: "acme", name: "cards") { pullRequest(number: $n) { reviewThreads(first: 1) { nodes { id } } } } }`, variables: { n: pull.number } });
  await github.as('owner', 'POST', '/graphql', { query: 'mutation($t: ID!) { resolveReviewThread(input: { threadId: $t }) { thread { isResolved } } }', variables: { t: data.repository.pullRequest.reviewThreads.nodes[0].id } });
  await github.push(pull, { 'models/tiny-digits/notes.txt': 'x\n' });
  await run('synchronize');
  const { lines, closed } = await said();
  expect([lines.length, closed.length]).toEqual([1, 1]);
});
