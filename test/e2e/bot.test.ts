/** The built App, alone in an empty folder, against GitHub on loopback: what a reader of the pull request meets, read back through the API. */
import { expect, test } from 'vitest';
import { at, card, opened } from './stage.ts';
import { pullEvent, stage } from './bot-stage.ts';

test('an opened pull request gets a check run, one review and one summary', async (context) => {
  const { github, pull, happens, said, runs, bot } = await stage(context, { [card]: opened });
  await happens('pull_request', pullEvent(github, pull, 'opened'));
  expect(runs().map(({ status, conclusion, title }) => [status, conclusion, title]), bot.printed()).toEqual([['completed', 'failure', expect.stringContaining('to fix')]]);
  expect(at(await said())).toEqual([`${card}:2 license/unknown`, `${card}:4 card/key-misspelled`]);
  expect((await said()).summaries).toHaveLength(1);
});
