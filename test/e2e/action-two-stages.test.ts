/** Pull requests from forks in two stages, as `docs/workflows/review-untrusted.yml` and `review-post.yml` have it: one job may only read, the other posts what the first one found and trusts nothing of it. */
import { describe, expect, test } from 'vitest';
import { runAction, type Ran } from '../github/runner.ts';
import { name, owner } from '../github/server.ts';
import { at, card, clean, ended, main, open, opened, writes, type Opened } from './stage.ts';

const file = 'hub-compliance.json';

/** The first stage, with the token of a fork. @returns the report that it uploads */
async function check({ run }: Opened, action = 'opened'): Promise<string> {
  const ran = await run(action, { inputs: { comment: 'off', 'report-file': file } });
  return ran.read(file);
}

/** The second stage, started by the end of the first. */
const post = ({ github, pull }: Opened, report: string, { head = pull.head.sha, branch = pull.head.ref, repository = `${pull.fork ? 'contributor' : owner}/${name}` } = {}): Promise<Ran> =>
  runAction(main, github, {
    event: 'workflow_run', sha: github.branches.get('main')!, ref: 'refs/heads/main', workspace: { [file]: report }, inputs: { 'from-report': file },
    // GitHub leaves `pull_requests` empty for forks.
    payload: { action: 'completed', workflow_run: { id: 7, event: 'pull_request', conclusion: 'failure', head_sha: head, head_branch: branch, head_repository: { full_name: repository, owner: { login: repository.split('/')[0] } }, pull_requests: [] }, repository: { full_name: `${owner}/${name}` } },
  });
const fork = (context: Parameters<typeof open>[0]): Promise<Opened> => open(context, { [card]: opened }, { fork: true });

describe.concurrent('in two stages', () => {
  test('a fork\'s pull request gets the review that it would get with rights, and is kept up to date', async (context) => {
    const place = await fork(context);
    const { github, pull, said } = place;
    const report = await check(place);
    expect(writes(github)).toEqual([]);
    // The verdict was given by the first stage; this one has done its work.
    ended(await post(place, report), 'success');
    const first = await said();
    expect(at(first)).toEqual([`${card}:2 license/unknown`, `${card}:4 card/key-misspelled`]);
    expect(first.lines.map(({ suggestion }) => suggestion)).toEqual([['license: apache-2.0'], ['pipeline_tag: automatic-speech-recognition']]);
    expect(first.summaries).toHaveLength(1);

    github.forget();
    await post(place, report);
    expect(writes(github)).toEqual([]);

    await github.push(pull, { [card]: clean });
    ended(await post(place, await check(place, 'synchronize')), 'success');
    const second = await said();
    expect(second.lines).toEqual([]);
    expect(second.summaries[0]!.body).toMatch(/all clear/i);
  });

  test('a report of a commit that is no longer the head posts nothing', async (context) => {
    const place = await fork(context);
    const report = await check(place);
    const old = place.pull.head.sha;
    await place.github.push(place.pull, { [card]: clean });
    await post(place, report, { head: old });
    expect(writes(place.github)).toEqual([]);
  });

  test('a report of another fork\'s branch of the same name posts nothing', async (context) => {
    const place = await fork(context);
    const report = await check(place);
    await post(place, report, { repository: 'stranger/cards' });
    expect(writes(place.github)).toEqual([]);
  });

  const forged: readonly (readonly [title: string, change: (report: any) => unknown])[] = [
    ['that is no JSON', () => 'Cards are fine'],
    ['with a key of its own', (report) => ({ ...report, post: 'hello' })],
    ['with a rule of its own', (report) => (report.repositories[0].findings[0].rule = 'card/pay-me', report)],
    ['about a file outside', (report) => (report.repositories[0].findings[0].file = '../../.github/workflows/ci.yml', report)],
    ['with a line that is none', (report) => (report.repositories[0].findings[0].line = -1, report)],
    ['about a card that the pull request does not have', (report) => (report.repositories[0].path = 'models/other', report)],
    ['of another version of the format', (report) => ({ ...report, schemaVersion: 2 })],
    ['with a name that is no name', (report) => (report.repositories[0].name = '[click](https://example.org)', report)],
    ['that is 30 MB long', (report) => ({ ...report, repositories: [{ ...report.repositories[0], target: 'x'.repeat(30_000_000) }] })],
  ];
  test.for(forged)('a report %s is refused in one sentence, and nothing is posted', async ([, change], context) => {
    const place = await fork(context);
    const changed = change(JSON.parse(await check(place)));
    const ran = await post(place, typeof changed === 'string' ? changed : JSON.stringify(changed));
    expect([ran.code, ran.outputs['conclusion']]).toEqual([2, 'neutral']);
    const said = ran.annotations.filter(({ level }) => level === 'error');
    expect(said).toHaveLength(1);
    expect(said[0]!.message.length).toBeLessThan(600);
    expect(said[0]!.message).not.toMatch(/\n\s+at /);
    expect(writes(place.github)).toEqual([]);
  });

  test('words of a report mention nobody, load nothing and lead nowhere', async (context) => {
    const place = await fork(context);
    const report = JSON.parse(await check(place));
    const hostile = '@everyone <img src=https://example.org/p.png> ![x](https://example.org/x.png) [free](https://example.org) --> https://example.org';
    for (const finding of report.repositories[0].findings) {
      finding.message = hostile;
      finding.advice = hostile;
      finding.sources = ['https://example.org'];
      finding.resources = [{ name: hostile, url: 'https://example.org' }];
      if (finding.fix) finding.fix.title = hostile;
    }
    await post(place, JSON.stringify(report));
    const { lines, summaries } = await place.said();
    const texts = [...lines, ...summaries].map((comment) => comment.body.replace(/<!-- hub-compliance [^>]* -->/g, '').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, ''));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      expect(text).not.toMatch(/(?<!\\)@everyone|<img|(?<!\\)!\[|-->/);
      expect(text).not.toMatch(/\]\(https:\/\/example\.org|https:\/\/example\.org/);
    }
  });

  test('without `from-report` it says what it lacks', async (context) => {
    const { github } = await fork(context);
    const ran = await runAction(main, github, { event: 'workflow_run', sha: github.branches.get('main')!, ref: 'refs/heads/main', payload: { action: 'completed', workflow_run: { head_sha: github.branches.get('topic')!, head_branch: 'topic', head_repository: { full_name: 'contributor/cards', owner: { login: 'contributor' } } } } });
    expect(ran.outputs['conclusion']).toBe('neutral');
    expect(ran.annotations.map(({ message }) => message).join()).toMatch(/from-report/);
  });
});
