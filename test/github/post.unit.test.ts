import { expect, test } from 'vitest';
import { findingMarker, findingOf, summaryMarker } from '../../github/marker.ts';
import type { Octokit } from '../../github/octokit.ts';
import { mostComments } from '../../github/line-comments.ts';
import { post, type Wanted } from '../../github/post.ts';

const pull = { owner: 'acme', repo: 'cards', number: 7 };
const head = 'a'.repeat(40);
const me = { id: 41, login: 'github-actions[bot]' };

interface Line {
  readonly key: string;
  readonly resolvedBy?: string;
  readonly isMinimized?: boolean;
  readonly mine?: boolean;
}

interface Given {
  readonly comments?: readonly { readonly id: number; readonly body: string; readonly user: { readonly id: number; readonly login: string } }[];
  readonly lines?: readonly Line[];
  /** Status with which a write is refused, or null. */
  readonly refuse?: (route: string) => number | null;
}

/** A pull request with the comments given; what is written to it is noted. */
function github({ comments = [], lines = [], refuse = () => null }: Given) {
  const written: { route: string; body: Record<string, unknown> }[] = [];
  const octokit = {
    async request(route: string, body: Record<string, unknown>) {
      if (!route.startsWith('GET')) {
        const status = refuse(route);
        written.push({ route, body });
        if (status !== null) throw Object.assign(new Error('refused'), { status });
      }
      if (route.endsWith('/issues/{issue_number}/comments')) return { data: (body['page'] as number) === 1 ? comments : [] };
      return { data: { head: { sha: head } } };
    },
    async graphql(document: string, variables: Record<string, unknown>) {
      if (document.startsWith('mutation')) {
        written.push({ route: 'mutation', body: variables });
        return Object.fromEntries([...document.matchAll(/^ {2}(\w+):/gm)].map(([, alias]) => [alias, {}]));
      }
      const nodes = lines.map(({ key, resolvedBy, isMinimized = false, mine = true }, index) => ({
        id: `T${index}`, isResolved: resolvedBy !== undefined, resolvedBy: resolvedBy === undefined ? null : { login: resolvedBy },
        comments: { nodes: [{ id: `C${index}`, fullDatabaseId: String(100 + index), body: `x\n\n${findingMarker(key, '.')}`, viewerDidAuthor: mine, isMinimized }] },
      }));
      const said = comments.map(({ id, body, user }) => ({ fullDatabaseId: String(id), body, viewerDidAuthor: user.id === me.id }));
      return { viewer: { login: me.login }, repository: { pullRequest: { headRefOid: head, comments: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: said }, reviewThreads: { pageInfo: { hasNextPage: false, endCursor: null }, nodes } } } };
    },
  } as unknown as Octokit;
  return { octokit, written };
}

const comment = (key: string) => ({ key, path: 'README.md', line: 2, endLine: 2, body: key });
const wanting = (keys: readonly string[], more: Partial<Wanted> = {}): Wanted => ({ path: '.', head, open: new Set(keys), comments: keys.map(comment), worthSaying: keys.length > 0, summary: (onLines) => `said ${[...onLines].sort().join(' ')}\n`, ...more });
const ours = (text: string, id = 1) => ({ id, body: `${summaryMarker('.')}\n${text}`, user: me });

test('what has not changed is not written again', async () => {
  const { octokit, written } = github({ comments: [ours('said a b\n')], lines: [{ key: 'a' }, { key: 'b' }] });
  await post(octokit, pull, wanting(['a', 'b']));
  expect(written).toEqual([]);
});

test('a finding that is gone is closed, one that is new is said, the summary follows', async () => {
  const { octokit, written } = github({ comments: [ours('said a b\n')], lines: [{ key: 'a' }, { key: 'b' }] });
  await post(octokit, pull, wanting(['b', 'c']));
  expect(written.map(({ route }) => route)).toEqual(['POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', 'mutation', 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}']);
  expect(written[0]!.body['comments']).toMatchObject([{ path: 'README.md', line: 2, side: 'RIGHT' }]);
  expect(written[1]!.body).toEqual({ m0: 'C0', r0: 'T0' });
  expect(written[2]!.body).toMatchObject({ comment_id: 1, body: `${summaryMarker('.')}\nsaid b c\n` });
});

test('one that a person resolved is not said again, one that we closed and that came back is', async () => {
  const { octokit, written } = github({ comments: [ours('x')], lines: [{ key: 'seen', resolvedBy: 'maria' }, { key: 'back', isMinimized: true }, { key: 'again', resolvedBy: 'github-actions' }] });
  await post(octokit, pull, wanting(['seen', 'back', 'again']));
  expect((written[0]!.body['comments'] as { body: string }[]).map(({ body }) => findingOf(body, '.'))).toEqual(['back', 'again']);
  expect(written.filter(({ route }) => route === 'mutation')).toEqual([]);
});

test('of two comments on one finding, left by two runs at once, one is closed; of two summaries one is deleted', async () => {
  const { octokit, written } = github({ comments: [ours('said a\n'), ours('said a\n', 2)], lines: [{ key: 'a' }, { key: 'a' }] });
  await post(octokit, pull, wanting(['a']));
  expect(written.map(({ route, body }) => [route.split('/').at(-1), body['comment_id'] ?? body])).toEqual([['mutation', { m0: 'C1', r0: 'T1' }], ['{comment_id}', 2]]);
  expect(written[1]!.route).toMatch(/^DELETE/);
});

test('a marker in a comment of somebody else is nothing of ours', async () => {
  const { octokit, written } = github({ comments: [{ ...ours('mine now'), user: { id: 9, login: 'mallory' } }], lines: [{ key: 'a', mine: false }] });
  await post(octokit, pull, wanting(['a']));
  expect(written.map(({ route }) => route.split('/').at(-1))).toEqual(['reviews', 'comments']);
});

test('a review that is refused leaves its findings to the summary', async () => {
  const { octokit, written } = github({ refuse: (route) => (route.endsWith('reviews') ? 422 : null) });
  const posted = await post(octokit, pull, wanting(['a'], { summary: (onLines) => (onLines.size === 0 ? 'all here\n' : 'on lines\n') }));
  expect(posted.failures).toHaveLength(1);
  expect(written.at(-1)!.body['body']).toBe(`${summaryMarker('.')}\nall here\n`);
});

test('an earlier complaint is taken back, and where there was none nothing is said', async () => {
  const before = github({ comments: [ours('said a\n')], lines: [{ key: 'a' }] });
  await post(before.octokit, pull, wanting([], { summary: () => 'All clear\n' }));
  expect(before.written.map(({ route }) => route.split(' ')[0])).toEqual(['mutation', 'PATCH']);
  const never = github({});
  await post(never.octokit, pull, wanting([]));
  expect(never.written).toEqual([]);
});

test('one pull request never has more than twenty of our comments on its lines', async () => {
  const keys = Array.from({ length: 30 }, (_, index) => `f${index}`);
  const { octokit, written } = github({ comments: [ours('x')], lines: keys.slice(0, 5).map((key) => ({ key })) });
  const { onLines } = await post(octokit, pull, wanting(keys));
  expect((written[0]!.body['comments'] as unknown[]).length).toBe(mostComments - 5);
  expect(onLines.size).toBe(mostComments);
});

test('a marker holds any path and key, and ends where it should', () => {
  const key = 'models/a --> b:0123456789abcdef';
  const marker = findingMarker(key, './x -->');
  expect(marker.indexOf('-->')).toBe(marker.length - 3);
  expect(findingOf(`text\n\n${marker}\n`, './x -->')).toBe(key);
  expect(findingOf(`text\n\n${marker}`, '.')).toBe(null);
  expect(findingOf(`${marker}\n\nquoted`, './x -->')).toBe(null);
});
