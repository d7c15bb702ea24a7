/** The built App, alone in an empty folder, against GitHub on loopback: what a reader of the pull request meets, read back through the API. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { appId } from '../github/app.ts';
import { at, card, clean, elsewhere, fine, frontMatter, body, opened, writes } from './stage.ts';
import { buttonEvent, comment, example, pullEvent, rerunEvent, sender, stage, type Stage } from './bot-stage.ts';

const verdicts = ({ runs }: Stage): unknown[] => runs().map(({ status, conclusion }) => `${status} ${conclusion}`);
const open = ({ github, pull, happens }: Stage): Promise<void> => happens('pull_request', pullEvent(github, pull, 'opened'));
/** What the App itself asked of GitHub. */
const calls = ({ github }: Stage): string[] => github.calls.filter(({ who, app }) => who === 'app' || app).map(({ operation }) => operation);

// ── the story ───────────────────────────────────────────────────────────────────────────────────

test.concurrent('a pull request, opened, pushed again and pushed clean, has exactly the right words each time', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens, said, runs } = set;
  await open(set);
  const one = await said();
  expect(at(one)).toEqual([`${card}:2 license/unknown`, `${card}:4 card/key-misspelled`]);
  expect(one.reviews).toEqual([expect.objectContaining({ state: 'COMMENTED', commit: pull.head.sha })]);
  expect(one.summaries).toHaveLength(1);
  const [run] = runs();
  expect(run).toMatchObject({ name: 'hub-compliance', status: 'completed', conclusion: 'failure', title: expect.stringMatching(/^\d+ to fix/) });
  expect(run!.actions.map(({ label }) => label)).toEqual(['Apply fixes', 'Recheck', 'Explain']);
  expect(run!.annotations.map((note) => `${note.path}:${note.start_line} ${note.annotation_level} ${note.title}`)).toEqual(expect.arrayContaining([`${card}:2 failure license/unknown`]));
  expect(run!.summary).toContain('license/unknown');

  await github.push(pull, { [card]: opened.replace('Apache 2.0', 'apache-2.0').replace('emissions: 12', 'emissions: 0.41 kg') });
  await happens('pull_request', pullEvent(github, pull, 'synchronize'));
  const two = await said();
  expect(at(two)).toEqual([`${card}:4 card/key-misspelled`, `${card}:6 carbon/not-a-number`]);
  expect(two.summaries.map(({ id }) => id)).toEqual([one.summaries[0]!.id]);

  await github.push(pull, { [card]: clean });
  await happens('pull_request', pullEvent(github, pull, 'synchronize'));
  const three = await said();
  expect(three.lines).toEqual([]);
  expect(three.reviews).toHaveLength(2);
  expect(three.summaries).toEqual([expect.objectContaining({ id: one.summaries[0]!.id, body: expect.stringMatching(/all clear/i) })]);
  expect(verdicts(set)).toEqual(['completed success']);
  expect(runs()[0]!.actions.map(({ label }) => label)).toEqual(['Recheck']);
});

test.concurrent('two pushes within a second, while the first look is under way, end in one review, for the last head', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, bot, said } = set;
  const heads = [pull.head.sha];
  github.before('git/get-tree', async () => {
    for (const line of ['One.', 'Two.']) {
      await github.push(pull, { [card]: `${opened}\n${line}\n` });
      heads.push(pull.head.sha);
      await bot.send('pull_request', pullEvent(github, pull, 'synchronize'));
    }
  });
  await open(set);
  expect((await said()).reviews.map((review) => review.commit)).toEqual([heads[2]]);
  expect((await said()).summaries).toHaveLength(1);
  expect(heads.map((head) => github.checks.at(head).filter(({ title }) => title !== 'Superseded').length)).toEqual([0, 0, 1]);
  expect(github.checks.runs.every(({ status }) => status === 'completed')).toBe(true);
});

test.concurrent('a push while the review is being posted leaves no verdict on the old head', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, bot, said } = set;
  const old = pull.head.sha;
  github.before('checks/create', async () => {
    await github.push(pull, { [card]: clean });
    await bot.send('pull_request', pullEvent(github, pull, 'synchronize'));
  });
  await open(set);
  expect(github.checks.at(old).map(({ conclusion, title }) => [conclusion, title])).toEqual([['neutral', 'Superseded']]);
  expect(verdicts(set)).toEqual(['completed success']);
  expect(await said()).toMatchObject({ lines: [], reviews: [], summaries: [] });
});

test.concurrent('a force-push while a look is under way leaves no run open at the commit that it took out of the branch', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, bot } = set;
  const old = pull.head.sha;
  github.before('pulls/create-review', async () => {
    await github.push(pull, { [card]: clean }, { from: 'main' });
    await bot.send('pull_request', pullEvent(github, pull, 'synchronize'));
  });
  await open(set);
  expect(github.history.get(pull.head.sha)!.parents).not.toContain(old);
  expect(github.checks.at(old).map(({ status, title }) => `${status} ${title}`)).toEqual(['completed Superseded']);
  expect(verdicts(set)).toEqual(['completed success']);
});

// ── the same, twice ─────────────────────────────────────────────────────────────────────────────

test.concurrent('whatever GitHub delivers again, nothing is written again', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens, runs } = set;
  const twice = async (name: string, payload: object): Promise<void> => {
    const delivery = randomUUID();
    await happens(name, payload, delivery);
    github.forget();
    await happens(name, payload, delivery);
    expect(writes(github), `${name} ${(payload as { action?: string }).action ?? ''}`).toEqual([]);
  };
  for (const action of ['opened', 'reopened', 'ready_for_review', 'synchronize']) await twice('pull_request', pullEvent(github, pull, action));
  await twice('pull_request', pullEvent(github, pull, 'edited', { changes: { base: { ref: { from: 'other' }, sha: { from: 'x' } } } }));
  await twice('check_run', rerunEvent(runs()[0]!));
  await twice('check_run', buttonEvent(runs()[0]!, 'recheck'));
  await twice('check_run', buttonEvent(runs()[0]!, 'explain'));
  await twice('check_suite', example('check_suite', 'rerequested', { check_suite: { head_sha: pull.head.sha, app: { id: appId }, pull_requests: [] }, sender }));
  for (const text of ['/hub-compliance recheck', '/hub-compliance explain license/unknown']) await twice('issue_comment', (await comment(github, pull, text)).event);
  await twice('check_run', buttonEvent(runs()[0]!, 'fix'));
  await twice('pull_request', pullEvent(github, pull, 'synchronize'));
  await twice('issue_comment', (await comment(github, pull, '/hub-compliance fix')).event);
  await twice('merge_group', example('merge_group', 'checks_requested', { merge_group: { head_sha: pull.head.sha, head_ref: 'refs/heads/gh-readonly-queue/main/pr-1', base_sha: pull.base.sha, base_ref: 'refs/heads/main' } }));
  await twice('push', example('push', null, { ref: 'refs/heads/main', before: pull.base.sha, after: pull.head.sha, deleted: false }));
  for (const [name, action] of [['installation', 'created'], ['installation_repositories', 'added']] as const) await twice(name, example(name, action, {}));
  expect(github.checks.runs.every(({ status }) => status === 'completed')).toBe(true);
});

test.concurrent('a run that is asked for again gets a new verdict, by its button, by its suite and by a comment', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens, runs } = set;
  await open(set);
  await happens('check_run', rerunEvent(runs()[0]!));
  expect(verdicts(set)).toEqual(['completed failure', 'completed failure']);
  await happens('check_suite', example('check_suite', 'rerequested', { check_suite: { head_sha: pull.head.sha, app: { id: appId }, pull_requests: [] }, sender }));
  expect(verdicts(set)).toHaveLength(3);
  const asked = await comment(github, pull, '/hub-compliance recheck');
  await happens('issue_comment', asked.event);
  expect(verdicts(set)).toEqual(Array(4).fill('completed failure'));
  expect(github.reactions.get(asked.id)!.map(({ content, user }) => `${content} ${user.login}`)).toEqual(['eyes hub-compliance[bot]', '+1 hub-compliance[bot]']);
});

test.concurrent('asked for again while a look is under way, it ends with one verdict, and no run is left open', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, bot } = set;
  const asked = (await comment(github, pull, '/hub-compliance recheck')).event;
  github.before('pulls/create-review', async () => {
    await bot.send('issue_comment', asked);
    await vi.waitFor(() => expect(github.checks.runs).toHaveLength(2), { timeout: 20_000 });
  });
  await open(set);
  expect(set.runs().map(({ status, conclusion, title }) => [status, conclusion, title])).toEqual([['completed', 'failure', expect.stringMatching(/to fix/)], ['completed', 'neutral', 'Superseded']]);
});

test.concurrent('what a pull request is judged by is what its base branch has now, not what it had when the pull request was made', async (context) => {
  const set = await stage(context, { [card]: opened }, { base: { ...elsewhere, '.github/hub-compliance.yml': 'version: 1\n' } });
  await open(set);
  expect(verdicts(set)).toEqual(['completed failure']);
  await set.github.commit('main', { '.github/hub-compliance.yml': 'version: 1\nfailOn: never\n' });
  await set.happens('check_run', buttonEvent(set.runs()[0]!, 'recheck'));
  expect(verdicts(set)).toEqual(['completed success', 'completed failure']);
});

test.concurrent('runs of other Apps, and other buttons than ours, start nothing', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, happens, runs } = set;
  await open(set);
  github.forget();
  await happens('check_run', { ...buttonEvent(runs()[0]!, 'merge-it') });
  const theirs = rerunEvent(runs()[0]!) as { check_run: { app: { id: number } } };
  await happens('check_run', { ...theirs, check_run: { ...theirs.check_run, app: { id: 1 } } });
  expect(calls(set)).toEqual([]);
});

test.concurrent('at most 10 calls for an event of a pull request, the first token among them', async (context) => {
  const set = await stage(context, { [card]: opened, '.github/hub-compliance.yml': 'version: 1\n' });
  const { github, pull, happens } = set;
  const counts: number[] = [];
  for (const text of [opened, opened.replace('Apache 2.0', 'apache-2.0').replace('emissions: 12', 'emissions: 0.41 kg'), clean, `${clean}\n`]) {
    await github.push(pull, { [card]: text });
    github.forget();
    await happens('pull_request', pullEvent(github, pull, 'synchronize'));
    expect(calls(set).length, calls(set).join(', ')).toBeLessThanOrEqual(10);
    counts.push(calls(set).length);
  }
  expect(Math.min(...counts)).toBeGreaterThan(4);
});

// ── fixes ───────────────────────────────────────────────────────────────────────────────────────

test.concurrent('the button commits the certain fixes onto the branch, byte for byte, in the name of who pressed it', async (context) => {
  const windows = opened.replaceAll('\n', '\r\n');
  const set = await stage(context, { [card]: windows, 'models/tiny-digits/notes.txt': 'kept\r\n' });
  const { github, pull, happens, runs } = set;
  await open(set);
  const before = pull.head.sha;
  const pressed = runs()[0]!;
  await happens('check_run', buttonEvent(pressed, 'fix'));
  const commit = github.history.get(pull.head.sha)!;
  expect(commit.parents).toEqual([before]);
  expect(commit.files.get(card)).toBe(clean.replaceAll('\n', '\r\n'));
  const others = (files: ReadonlyMap<string, string>): unknown[] => [...files].filter(([path]) => path !== card).sort();
  expect(others(commit.files)).toEqual(others(github.history.get(before)!.files));
  expect(commit.message).toMatch(/^Apply 2 fixes of hub-compliance\n\n[\s\S]*\n\nCo-authored-by: contributor <3\+contributor@users\.noreply\.github\.com>$/);
  // The new head is looked at, also where its event is lost.
  expect(verdicts(set)).toEqual(['completed success']);
  expect(github.checks.at(before)[0]).toMatchObject({ id: pressed.id, conclusion: 'failure', summary: expect.stringContaining(commit.sha) });
});

test.concurrent('fixes whose commit was made before the answer was cut off are told as made, not made twice', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens, runs } = set;
  await open(set);
  const pressed = runs()[0]!;
  github.fail({ when: ({ operation, body: sent }) => operation === 'checks/update' && String(sent.output?.summary).includes('committed to'), status: 502, body: {}, times: 4 });
  await happens('check_run', buttonEvent(pressed, 'fix'));
  const commit = github.history.get(pull.head.sha)!;
  expect(commit.parents).toEqual([pressed.sha]);
  expect(github.checks.at(pressed.sha)[0]!.summary).toMatch(new RegExp(`^Fixes were committed to \`topic\` as ${commit.sha}`));
  expect(verdicts(set)).toEqual(['completed success']);
});

test.concurrent('a folder whose name closes issues, mentions people or signs has no such say in the commit', async (context) => {
  const hostile = 'fixes #1 @acme/owners\nSigned-off-by: owner/README.md';
  const set = await stage(context, { [hostile]: opened });
  const { github, pull, happens, runs } = set;
  await open(set);
  await happens('check_run', buttonEvent(runs()[0]!, 'fix'));
  const { files, message } = github.history.get(pull.head.sha)!;
  expect(files.get(hostile)).toBe(clean);
  expect(message).toContain('- fixes%20%231%20%40acme/owners%0ASigned-off-by%3A%20owner/README.md: ');
  expect(message).not.toMatch(/#1|@acme|^Signed-off-by/m);
});

test.concurrent('`/hub-compliance fix` does the same, and says so where there is nothing to fix', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens } = set;
  await happens('issue_comment', (await comment(github, pull, 'Thanks!\n\n/hub-compliance fix\n')).event);
  expect(github.history.get(pull.head.sha)!.files.get(card)).toBe(clean);
  expect(verdicts(set)).toEqual(['completed success']);
  const again = await comment(github, pull, '/hub-compliance fix');
  const head = pull.head.sha;
  await happens('issue_comment', again.event);
  expect(pull.head.sha).toBe(head);
  expect((await set.said()).summaries.map((one) => one.body).filter((text) => text.includes('nothing that can be put right'))).toHaveLength(1);
});

test.concurrent('a fix is made for the text that is there now: older faults stay, and a push meanwhile is not overwritten', async (context) => {
  const base = { ...elsewhere, [card]: frontMatter(['license: MIT', ...fine.slice(1)]) + body };
  const changed = base[card].replace('library_name', 'library');
  const set = await stage(context, { [card]: changed }, { base });
  const { github, pull, happens } = set;
  github.before('git/create-commit', () => github.push(pull, { [card]: `${changed}\nWritten meanwhile.\n` }));
  await happens('issue_comment', (await comment(github, pull, '/hub-compliance fix')).event);
  const { files } = github.history.get(pull.head.sha)!;
  expect(files.get(card)).toBe(`${base[card]}\nWritten meanwhile.\n`);
});

test.concurrent('a button of an earlier commit commits nothing and says where the present ones are', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens, runs } = set;
  await open(set);
  const pressed = runs()[0]!;
  await github.push(pull, { [card]: `${opened}\nMore.\n` });
  const head = pull.head.sha;
  await happens('check_run', buttonEvent(pressed, 'fix'));
  expect(pull.head.sha).toBe(head);
  expect(github.checks.at(pressed.sha)[0]!.summary).toContain(`offered at ${head}`);
  expect(verdicts(set)).toEqual(['completed failure']);
});

test.concurrent('on a branch of a fork no fixes are offered: an App cannot push there', async (context) => {
  const set = await stage(context, { [card]: opened }, { fork: true });
  await open(set);
  expect(set.runs()[0]!.actions.map(({ label }) => label)).toEqual(['Recheck', 'Explain']);
  expect(set.runs()[0]!.summary).toContain('in a fork');
  expect((await set.said()).lines).toHaveLength(2);
  const head = set.pull.head.sha;
  await set.happens('issue_comment', (await comment(set.github, set.pull, '/hub-compliance fix')).event);
  expect(set.pull.head.sha).toBe(head);
});

test.concurrent('a branch that may not be pushed to is said, and nothing else breaks', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens } = set;
  github.fail({ when: ({ operation }) => operation === 'git/update-ref', status: 422, body: { message: 'Cannot update this protected ref.' } });
  await happens('issue_comment', (await comment(github, pull, '/hub-compliance fix')).event);
  expect((await set.said()).summaries[0]!.body).toContain('protected ref');
});

// ── words ───────────────────────────────────────────────────────────────────────────────────────

test.concurrent('explains a rule, and to a word that is no rule the ones that it may have meant', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens } = set;
  await happens('issue_comment', (await comment(github, pull, '/hub-compliance explain license/unknown')).event);
  await happens('issue_comment', (await comment(github, pull, '/hub-compliance explain licence/unknwon')).event);
  const { summaries } = await set.said();
  expect(summaries[0]!.body).toMatch(/\*\*The licence is not one that the Hub knows\*\*[\s\S]*\*\*What to do\.\*\*/);
  expect(summaries[1]!.body).toMatch(/There is no rule `licence\/unknwon`\. Nearest: \[`license\/unknown`\]/);
});

test.concurrent('the button `Explain` adds the rules behind what is open to the run itself', async (context) => {
  const set = await stage(context, { [card]: opened });
  await open(set);
  await set.happens('check_run', buttonEvent(set.runs()[0]!, 'explain'));
  const [run] = set.runs();
  expect(run).toMatchObject({ conclusion: 'failure', title: expect.stringMatching(/to fix/) });
  expect(run!.text).toContain('**The licence is not one that the Hub knows**');
});

describe.concurrent('a comment', () => {
  test.for([
    ['of somebody without write access', '/hub-compliance fix', 'reader'],
    ['that quotes a command', '> /hub-compliance fix', 'contributor'],
    ['with a command in a block of code', 'Type\n```\n/hub-compliance fix\n```', 'contributor'],
    ['with a command within a line', 'or use /hub-compliance fix here', 'contributor'],
    ['with a command in a hidden part', '<!--\n/hub-compliance fix\n-->', 'contributor'],
    ['with another command', '/hub-compliance delete-everything', 'contributor'],
  ] as const)('%s is not acted on', async ([, text, who], context) => {
    const set = await stage(context, { [card]: opened });
    const said = await comment(set.github, set.pull, text, who);
    set.github.forget();
    await set.happens('issue_comment', said.event);
    expect(writes(set.github)).toEqual([]);
    expect(set.github.reactions.size).toBe(0);
  });

  test('of a bot, or one that was edited, or one below an issue, is not acted on', async (context) => {
    const set = await stage(context, { [card]: opened });
    const { event } = (await comment(set.github, set.pull, '/hub-compliance fix')) as { event: any };
    set.github.forget();
    await set.happens('issue_comment', { ...event, comment: { ...event.comment, user: { ...event.comment.user, type: 'Bot' } } });
    await set.happens('issue_comment', { ...event, action: 'edited' });
    await set.happens('issue_comment', { ...event, issue: { ...event.issue, pull_request: undefined } });
    expect(calls(set)).toEqual([]);
  });
});

test.concurrent('in a locked conversation the verdict has the whole review, commands are obeyed, and nothing is written', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens, runs } = set;
  const { event } = await comment(github, pull, '/hub-compliance fix');
  pull.locked = true;
  await open(set);
  expect(runs()[0]).toMatchObject({ conclusion: 'failure', summary: expect.stringMatching(/license\/unknown[\s\S]*The conversation is locked/) });
  await happens('issue_comment', event);
  expect(github.history.get(pull.head.sha)!.files.get(card)).toBe(clean);
  expect(verdicts(set)).toEqual(['completed success']);
  expect([await set.said(), github.reactions.size, github.calls.filter(({ status }) => status === 403)]).toEqual([expect.objectContaining({ lines: [], reviews: [], summaries: [] }), 0, []]);
});

// ── what is hostile, and what is none of ours ───────────────────────────────────────────────────

test.concurrent('a card full of mentions, HTML, images, closing fences and 100,000 characters is harmless', async (context) => {
  const nasty = '@everyone <img src=x onerror=alert(1)> ![p](https://evil.example/p.png) ```` </details> --> <!-- https://evil.example www.evil.example';
  const text = `---\nlicense: "@acme/owners <img src=x> \`\`\`\`"\nlanguage: sw\npipeline-tag: "![x](https://evil.example/x.png)"\n---\n# ${nasty}\n\n[More Information Needed] ${nasty}\n\n[broken @maria <script>](missing-@maria.md)\n\n${`${nasty}\n\n`.repeat(800)}`;
  expect(text.length).toBeGreaterThan(100_000);
  const set = await stage(context, { [card]: text });
  await open(set);
  const { lines, summaries, reviews } = await set.said();
  const [run] = set.runs();
  expect(run!.conclusion).toBe('failure');
  expect(lines.length + summaries.length).toBeGreaterThan(1);
  const words = [...lines.map((one) => one.body), ...summaries.map((one) => one.body), ...reviews.map((one) => one.body), run!.summary!];
  for (const said of words) {
    expect(said.length).toBeLessThanOrEqual(65_536);
    // Code spans and blocks are shown as they are; what is left is live.
    const live = said.replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, '').replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
    expect(live).not.toMatch(/@(?:everyone|acme|maria)|<(?:img|script)|!\[|https?:\/\/(?:www\.)?evil|onerror=/);
  }
});

test.concurrent('a repository without a Hub card is not spoken to, whatever happens in it', async (context) => {
  const set = await stage(context, { 'src/train.py': 'print(1)\n', 'data/test.parquet': 'PAR1' }, { base: { 'src/train.py': 'print(0)\n' } });
  const { github, pull, happens } = set;
  await open(set);
  await happens('pull_request', pullEvent(github, pull, 'synchronize'));
  await happens('merge_group', example('merge_group', 'checks_requested', { merge_group: { head_sha: pull.head.sha, head_ref: 'refs/heads/gh-readonly-queue/main/pr-1', base_sha: pull.base.sha, base_ref: 'refs/heads/main' } }));
  await happens('push', example('push', null, { ref: 'refs/heads/main', before: pull.base.sha, after: pull.head.sha, deleted: false }));
  for (const [name, action] of [['installation', 'created'], ['installation_repositories', 'added']] as const) await happens(name, example(name, action, {}));
  expect(writes(github)).toEqual([]);
  expect(calls(set).length).toBeGreaterThan(4);
});

test.concurrent('but whoever asks by hand in such a repository is told that there is nothing', async (context) => {
  const set = await stage(context, { 'src/train.py': 'print(1)\n' }, { base: { 'src/train.py': 'print(0)\n' } });
  await set.happens('issue_comment', (await comment(set.github, set.pull, '/hub-compliance recheck')).event);
  expect(set.runs().map(({ conclusion, title }) => [conclusion, title])).toEqual([['neutral', 'No Hub card here']]);
  expect((await set.said()).summaries).toEqual([]);
});

test.concurrent('two pull requests with the same head have a verdict each, and the rest is left alone', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens } = set;
  await github.commit('release', { [card]: opened, 'notes.md': 'Release.\n' }, 'main');
  const other = await github.openPull({ head: 'topic', base: 'release' });
  for (const one of [pull, other]) await happens('pull_request', pullEvent(github, one, 'opened'));
  expect(set.runs().map(({ externalId, conclusion }) => `${externalId} ${conclusion}`)).toEqual([`pull=${other.number} base=release failure`, `pull=${pull.number} base=main failure`]);
  github.forget();
  for (const one of [pull, other]) await happens('pull_request', pullEvent(github, one, 'synchronize'));
  expect(writes(github)).toEqual([]);
  await happens('check_run', rerunEvent(set.runs()[1]!));
  expect(set.runs().map(({ externalId }) => externalId.split(' ')[0])).toEqual([`pull=${pull.number}`, `pull=${other.number}`, `pull=${pull.number}`]);
});

test.concurrent('a pull request that touches no card of a repository with cards has its verdict, so that a required check is met, and no words', async (context) => {
  const set = await stage(context, { 'src/train.py': 'print(1)\n' });
  await open(set);
  expect(set.runs().map(({ conclusion, title }) => [conclusion, title])).toEqual([['success', 'No Hub card changed']]);
  expect(await set.said()).toMatchObject({ lines: [], reviews: [], summaries: [] });
});

test.concurrent('a pull request that edits the configuration is judged by that of its base, and told so', async (context) => {
  const set = await stage(context, { [card]: opened, '.github/hub-compliance.yml': 'version: 1\nfailOn: never\nrules: { license/unknown: off }\n' }, { base: { ...elsewhere, '.github/hub-compliance.yml': 'version: 1\n' } });
  await open(set);
  expect(verdicts(set)).toEqual(['completed failure']);
  expect((await set.said()).summaries[0]!.body).toContain('judged by the configuration of its base branch');
});

test.concurrent('a configuration that cannot be read makes the verdict neutral, with the reason, and no comment', async (context) => {
  const set = await stage(context, { [card]: opened }, { base: { ...elsewhere, '.github/hub-compliance.yml': 'version: 1\nfailOm: error\n' } });
  await open(set);
  expect(set.runs().map(({ conclusion, title }) => [conclusion, title])).toEqual([['neutral', 'Could not be checked']]);
  expect(set.runs()[0]!.summary).toMatch(/failOm[\s\S]*did you mean `failOn`/);
  expect(await set.said()).toMatchObject({ lines: [], reviews: [], summaries: [] });
});

test.concurrent('the organisation\'s configuration is the default, and may be extended', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens } = set;
  github.others.set('.github', new Map([['hub-compliance.yml', 'version: 1\nfailOn: never\n']]));
  await open(set);
  expect(verdicts(set)).toEqual(['completed success']);
  await github.commit('main', { '.github/hub-compliance.yml': 'version: 1\nextends: acme/.github\nrules: { license/unknown: off }\n' });
  pull.base.sha = github.branches.get('main')!;
  await github.push(pull, { [card]: `${opened}\n` });
  await happens('pull_request', pullEvent(github, pull, 'synchronize'));
  expect(verdicts(set)).toEqual(['completed success']);
  expect(set.runs()[0]!.summary).not.toContain('license/unknown');
});

test.concurrent('the organisation\'s default is the same for a merge queue\'s group: what the `.github` repository has for itself is not it', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens } = set;
  github.others.set('.github', new Map([['.github/hub-compliance.yml', 'version: 1\nfailOn: never\n']]));
  await open(set);
  expect(verdicts(set)).toEqual(['completed failure']);
  await happens('merge_group', example('merge_group', 'checks_requested', { merge_group: { head_sha: pull.head.sha, head_ref: 'refs/heads/gh-readonly-queue/main/pr-1', base_sha: pull.base.sha, base_ref: 'refs/heads/main' } }));
  expect(verdicts(set)).toEqual(['completed failure', 'completed failure']);
});

test.concurrent('more findings than one request takes are all annotated, once, also where a try was cut off', async (context) => {
  const cards = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`models/m${index}/README.md`, opened]));
  const set = await stage(context, cards);
  // The last request of the first try does not arrive; neither does what asks again at once.
  set.github.fail({ when: ({ operation, body: sent }) => operation === 'checks/update' && sent.status === 'completed', status: 502, body: {}, times: 4 });
  await open(set);
  const [run, ...others] = set.runs();
  expect([others, run!.conclusion]).toEqual([[], 'failure']);
  const notes = run!.annotations.filter(({ title }) => title === 'license/unknown');
  expect(new Set(notes.map(({ path }) => path)).size).toBe(30);
  expect(notes).toHaveLength(30);
  expect(run!.annotations.length).toBeGreaterThan(50);
  expect(set.bot.printed()).toContain('To be tried again');
});

test.concurrent('a pull request that is aimed at another branch is judged against that one', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens } = set;
  await open(set);
  const [first] = set.runs();
  await github.commit('release', { [card]: opened }, 'main');
  pull.base = { ref: 'release', sha: github.branches.get('release')! };
  await happens('pull_request', pullEvent(github, pull, 'edited', { changes: { title: { from: 'x' } } }));
  expect(set.runs()).toHaveLength(1);
  await happens('pull_request', pullEvent(github, pull, 'edited', { changes: { base: { ref: { from: 'main' }, sha: { from: 'x' } } } }));
  expect(set.runs().map(({ externalId }) => externalId)).toEqual([`pull=${pull.number} base=release`, first!.externalId]);
});

// ── the merge queue, the default branch ─────────────────────────────────────────────────────────

test.concurrent('a group of the merge queue gets its verdict and no comments', async (context) => {
  const set = await stage(context, { [card]: opened });
  const { github, pull, happens } = set;
  const event = (head: string): object => example('merge_group', 'checks_requested', { merge_group: { head_sha: head, head_ref: `refs/heads/gh-readonly-queue/main/pr-${pull.number}-abc`, base_sha: pull.base.sha, base_ref: 'refs/heads/main' } });
  await happens('merge_group', event(pull.head.sha));
  expect(verdicts(set)).toEqual(['completed failure']);
  const { sha } = await github.commit('queue', { [card]: clean }, 'main');
  await happens('merge_group', event(sha));
  expect(github.checks.at(sha).map(({ conclusion }) => conclusion)).toEqual(['success']);
  await happens('check_run', rerunEvent(github.checks.at(sha)[0]!));
  expect(github.checks.at(sha).map(({ conclusion }) => conclusion)).toEqual(['success', 'success']);
  expect(await set.said()).toMatchObject({ lines: [], reviews: [], summaries: [] });
});

describe.concurrent('a push to the default branch', () => {
  const push = (set: Stage, before: string, after: string): Promise<void> => set.happens('push', example('push', null, { ref: 'refs/heads/main', before, after, deleted: false }));
  const issues = async ({ github }: Stage): Promise<{ state: string; title: string; body: string; login: string }[]> => (await github.as('owner', 'GET', '/issues?state=all&per_page=100')).filter((one: any) => !one.pull_request).map((one: any) => ({ state: one.state, title: one.title, body: one.body, login: one.user.login }));

  test('that touches a card gets a check, one that touches none gets nothing, and no issue is opened unasked', async (context) => {
    const set = await stage(context, { [card]: opened });
    const { github } = set;
    const start = github.branches.get('main')!;
    const one = await github.commit('main', { [card]: opened });
    await push(set, start, one.sha);
    expect(github.checks.at(one.sha).map(({ conclusion }) => conclusion)).toEqual(['failure']);
    const two = await github.commit('main', { 'src/train.py': 'print(2)\n' });
    await push(set, one.sha, two.sha);
    expect(github.checks.at(two.sha)).toEqual([]);
    expect(await issues(set)).toEqual([]);
  });

  test('with `trackingIssue: true` keeps one issue: opened, brought up to date, closed, opened again', async (context) => {
    const set = await stage(context, { [card]: opened }, { base: { 'README.md': '# Cards\n', '.github/hub-compliance.yml': 'version: 1\ntrackingIssue: true\n' } });
    const { github } = set;
    const start = github.branches.get('main')!;
    const one = await github.commit('main', { [card]: opened });
    await push(set, start, one.sha);
    const [first, ...others] = (await issues(set)).filter(({ login }) => login === 'hub-compliance[bot]');
    expect([others, first]).toEqual([[], expect.objectContaining({ state: 'open', title: expect.stringMatching(/^Hub cards: \d+ to fix/), body: expect.stringContaining('license/unknown') })]);
    await github.as('contributor', 'POST', '/issues', { title: 'Hub cards', body: `${first!.body.split('\n')[0]}\nmine` });
    const two = await github.commit('main', { [card]: opened.replace('Apache 2.0', 'apache-2.0') });
    await push(set, one.sha, two.sha);
    expect((await issues(set)).find(({ login }) => login === 'hub-compliance[bot]')!.body).not.toContain('license/unknown');
    const three = await github.commit('main', { [card]: `${clean}` });
    await push(set, two.sha, three.sha);
    expect((await issues(set)).filter(({ login }) => login === 'hub-compliance[bot]')).toEqual([expect.objectContaining({ state: 'closed', title: 'Hub cards: all clear' })]);
    const four = await github.commit('main', { [card]: opened });
    await push(set, three.sha, four.sha);
    const all = await issues(set);
    expect(all.filter(({ login }) => login === 'hub-compliance[bot]')).toEqual([expect.objectContaining({ state: 'open', body: expect.stringContaining('license/unknown') })]);
    expect(all.find(({ login }) => login === 'contributor')).toMatchObject({ state: 'open', title: 'Hub cards' });
  });

  const tracking = { base: { 'README.md': '# Cards\n', '.github/hub-compliance.yml': 'version: 1\ntrackingIssue: true\n' } };
  const ours = async (set: Stage): Promise<unknown[]> => (await issues(set)).filter(({ login }) => login === 'hub-compliance[bot]').map(({ state, title }) => `${state} ${title}`);

  test('that asks for the tracking issue opens it, one that takes the last card away closes it', async (context) => {
    const set = await stage(context, { [card]: opened }, { base: { 'README.md': '# Cards\n', [card]: opened } });
    const { github } = set;
    const start = github.branches.get('main')!;
    const one = await github.commit('main', { '.github/hub-compliance.yml': 'version: 1\ntrackingIssue: true\n' });
    await push(set, start, one.sha);
    expect(await ours(set)).toEqual([expect.stringMatching(/^open Hub cards: \d+ to fix/)]);
    expect(github.checks.at(one.sha)).toEqual([]);
    const two = await github.commit('main', { [card]: null });
    await push(set, one.sha, two.sha);
    expect(await ours(set)).toEqual(['closed Hub cards: all clear']);
  });

  test('keeps the tracking issue also where a try was cut off', async (context) => {
    const set = await stage(context, { [card]: opened }, tracking);
    const { github } = set;
    const start = github.branches.get('main')!;
    github.fail({ when: ({ operation }) => operation === 'issues/create', status: 502, body: {}, times: 1 });
    const one = await github.commit('main', { [card]: opened });
    await push(set, start, one.sha);
    expect(github.checks.at(one.sha).map(({ status, conclusion }) => `${status} ${conclusion}`)).toEqual(['completed failure']);
    expect(await ours(set)).toEqual([expect.stringMatching(/^open Hub cards/)]);
  });

  test('has its verdict where a tracking issue is not possible, and says why there is none', async (context) => {
    const set = await stage(context, { [card]: opened }, tracking);
    const { github } = set;
    const start = github.branches.get('main')!;
    github.fail({ when: ({ operation }) => operation === 'issues/create', status: 410, body: { message: 'Issues has been disabled in this repository.' } });
    const one = await github.commit('main', { [card]: opened });
    await push(set, start, one.sha);
    expect(github.checks.at(one.sha).map(({ conclusion, summary }) => [conclusion, summary])).toEqual([['failure', expect.stringMatching(/tracking issue could not be kept: 410 Issues has been disabled/)]]);
  });

  test('of another branch is nothing of ours', async (context) => {
    const set = await stage(context, { [card]: opened });
    await set.happens('push', example('push', null, { ref: 'refs/heads/topic', before: set.pull.base.sha, after: set.pull.head.sha, deleted: false }));
    expect(calls(set)).toEqual([]);
  });
});
