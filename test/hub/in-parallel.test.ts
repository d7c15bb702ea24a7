import { expect, test } from 'vitest';
import { inParallel } from '../../hub/in-parallel.ts';

const tick = (): Promise<void> => new Promise((done) => void setImmediate(done));

test('results stand in the order of the items, whichever is done first', async () => {
  const results = await inParallel([3, 1, 2, 0], 3, async (ticks) => {
    for (let n = 0; n < ticks; n += 1) await tick();
    return ticks * 10;
  });
  expect(results).toEqual([30, 10, 20, 0]);
});

test('nothing more is begun after an error, which the caller gets', async () => {
  const begun: number[] = [];
  const working = inParallel([0, 1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    await tick();
    if (item === 1) throw new Error('no more');
  });
  await expect(working).rejects.toThrow('no more');
  for (let n = 0; n < 10; n += 1) await tick();
  // The other of the two had gone on to the next one by then.
  expect(begun).toEqual([0, 1, 2]);
});

test('nothing to do is done', async () => {
  expect(await inParallel([], 4, () => Promise.reject(new Error('asked')))).toEqual([]);
});
