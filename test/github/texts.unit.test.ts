import { expect, test } from 'vitest';
import { textsOf, type Octokit } from '../../github/index.ts';
import { meansOf } from '../../bot/check-pull.ts';

const repo = { owner: 'acme', repo: 'cards' };
const wanted = (count: number): { commit: string; path: string; size: number | null }[] => Array.from({ length: count }, (_, index) => ({ commit: 'c0ffee', path: `m${index}/README.md`, size: null }));

/** A repository whose files all have the same text. @returns what was asked, too */
function holding(text: string): { readonly octokit: Octokit; readonly asked: string[] } {
  const asked: string[] = [];
  const octokit = {
    async graphql(query: string) {
      asked.push('graphql');
      return { repository: Object.fromEntries([...query.matchAll(/\b(t\d+):/g)].map(([, name]) => [name, { text, byteSize: Buffer.byteLength(text), isBinary: false, isTruncated: false }])) };
    },
    async request(route: string) {
      asked.push(route);
      return { data: { type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64'), sha: 'x' } };
    },
  };
  return { octokit: octokit as unknown as Octokit, asked };
}

test('more files than there is room for are not asked for', async () => {
  const { octokit, asked } = holding('# Card\n');
  const texts = textsOf(octokit, repo, { files: 90, longest: 1e6, characters: 1e6 });
  await texts.fetch(wanted(80));
  expect(asked).toEqual(['graphql', 'graphql']);
  await expect(texts.fetch(wanted(1091))).rejects.toThrow('There are 1,091 files to read here; expected at most 90 in one look');
  expect(asked).toHaveLength(2);
});

test('reading stops where the texts are more than there is room for, whichever way they come', async () => {
  const { octokit, asked } = holding('x'.repeat(1000));
  await expect(textsOf(octokit, repo, { files: 1000, longest: 1e6, characters: 50_000 }).fetch(wanted(400))).rejects.toThrow('more than 50,000 characters');
  expect(asked).toEqual(['graphql', 'graphql']);
  const one = textsOf(octokit, repo, { files: 1000, longest: 1e6, characters: 1500 });
  await one.read('c0ffee', 'README.md');
  await expect(one.read('c0ffee', 'LICENSE')).rejects.toThrow('more than 1,500 characters');
});

test('a file that is too long is refused before it is asked for where GitHub tells its size, else when it came', async () => {
  const { octokit, asked } = holding('x'.repeat(1000));
  const texts = textsOf(octokit, repo, { files: 10, longest: 900, characters: 1e6 });
  await expect(texts.fetch([{ commit: 'c0ffee', path: 'README.md', size: 3000 }])).rejects.toThrow('`README.md` has 1,000 characters; expected at most 900 in one look');
  expect(asked).toEqual([]);
  await expect(texts.read('c0ffee', 'LICENSE')).rejects.toThrow('`LICENSE` has 1,000 characters');
});

test('the App, whose process all share, has bounds; whoever reads for itself has none', async () => {
  const { room } = meansOf({} as Parameters<typeof meansOf>[0], repo);
  expect(room).toEqual({ files: 1000, longest: 2_000_000, characters: 16_000_000 });
  const { octokit } = holding('# Card\n');
  await textsOf(octokit, repo).fetch(wanted(1500));
});
