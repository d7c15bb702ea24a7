import { afterEach, expect, test } from 'vitest';
import { lookUpReferences, type HubOptions } from '../../hub/index.ts';
import type { Kind } from '../../rules/index.ts';
import { stoppedClock } from './clock.ts';
import { fakeHub, type FakeHub, type FakeRepository } from './fake-hub.ts';

const open: FakeHub[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((hub) => hub.close()))));

const repositories: FakeRepository[] = [
  { id: 'acme/base', tags: ['pytorch', 'license:apache-2.0', 'region:us'] },
  { id: 'acme/base', kind: 'dataset', tags: ['license:cc-by-4.0'] },
  { id: 'acme/llama', gated: 'manual', tags: ['license:llama3.1'] },
  { id: 'acme/two', tags: ['license:mit', 'license:apache-2.0'] },
  { id: 'acme/silent', tags: [] },
  { id: 'acme/hidden', private: true, tags: ['license:mit'] },
  { id: 'openai-community/gpt2', tags: ['license:mit'] },
  { id: 'acme/demo', kind: 'space', tags: ['gradio'], cardData: { license: 'apache-2.0' } },
];
const start = async (): Promise<FakeHub> => {
  const hub = await fakeHub({ repositories, moved: { 'model:gpt2': 'openai-community/gpt2' }, tokens: { hf_reader: [], hf_owner: ['acme/hidden'] } });
  open.push(hub);
  return hub;
};
const sought = (...ids: string[]): { kind: Kind; id: string }[] => ids.map((id) => id.split(':') as [Kind, string]).map(([kind, id]) => ({ kind, id }));
const lookUp = async (hub: FakeHub, ids: readonly string[], options: Omit<HubOptions, 'hubUrl'> = {}) => Object.fromEntries(await lookUpReferences(sought(...ids), { ...stoppedClock(), ...options, hubUrl: hub.url }));
const infos = (hub: FakeHub): string[] => hub.requests.map(({ path }) => path.split('?')[0]!);

test('says of each repository that it exists, its licence, whether it is gated, and where it went', async () => {
  const hub = await start();
  const plain = { exists: true, movedTo: null, gated: false };
  expect(await lookUp(hub, ['model:acme/base', 'dataset:acme/base', 'model:acme/llama', 'model:gpt2', 'space:acme/demo'])).toEqual({
    'model:acme/base': { known: true, value: { ...plain, kind: 'model', asked: 'acme/base', license: { known: true, value: 'apache-2.0' } } },
    'dataset:acme/base': { known: true, value: { ...plain, kind: 'dataset', asked: 'acme/base', license: { known: true, value: 'cc-by-4.0' } } },
    'model:acme/llama': { known: true, value: { ...plain, kind: 'model', asked: 'acme/llama', gated: true, license: { known: true, value: 'llama3.1' } } },
    'model:gpt2': { known: true, value: { ...plain, kind: 'model', asked: 'gpt2', movedTo: 'openai-community/gpt2', license: { known: true, value: 'mit' } } },
    'space:acme/demo': { known: true, value: { ...plain, kind: 'space', asked: 'acme/demo', license: { known: true, value: 'apache-2.0' } } },
  });
});

test('tells the next hop from the tags, and which licence `other` is with a question of its own', async () => {
  const hub = await fakeHub({ repositories: [
    { id: 'acme/tuned', tags: ['license:apache-2.0', 'base_model:acme/base', 'base_model:adapter:acme/base', 'dataset:squad', 'dataset:../up', 'region:us'] },
    { id: 'acme/own', tags: ['license:other'], cardData: { license: 'other', license_name: 'qwen', widget: 'x'.repeat(10_000) } },
  ] });
  open.push(hub);
  const found = await lookUp(hub, ['model:acme/tuned', 'model:acme/own']);
  expect(found['model:acme/tuned']).toMatchObject({ value: { license: { value: 'apache-2.0' }, baseModels: ['acme/base'], baseModelRelation: 'adapter', datasets: ['squad'] } });
  expect(found['model:acme/own']).toMatchObject({ value: { license: { value: 'other' }, licenseName: 'qwen' } });
  expect(infos(hub).filter((path) => path.includes('acme/tuned'))).toHaveLength(1);
  expect(infos(hub).filter((path) => path.includes('acme/own'))).toHaveLength(2);
});

test('no licence and several licences are not a licence', async () => {
  const found = await lookUp(await start(), ['model:acme/silent', 'model:acme/two']);
  expect(found['model:acme/silent']).toMatchObject({ known: true, value: { exists: true, license: { known: false, why: '`acme/silent` names no licence' } } });
  expect(found['model:acme/two']).toMatchObject({ known: true, value: { exists: true, license: { known: false, why: '`acme/two` names several licences: `mit`, `apache-2.0`' } } });
});

test('without a token, what is missing and what is private look the same: not known', async () => {
  const found = await lookUp(await start(), ['model:acme/none', 'model:acme/hidden']);
  for (const name of ['none', 'hidden']) expect(found[`model:acme/${name}`]).toEqual({ known: false, why: `The Hub does not show the model \`acme/${name}\` (401): either it does not exist, or it is private and needs a token that may read it in \`HF_TOKEN\`` });
});

test('with a token, what the Hub does not have does not exist', async () => {
  expect(await lookUp(await start(), ['model:acme/none'], { token: 'hf_reader' })).toEqual({ 'model:acme/none': { known: true, value: { kind: 'model', asked: 'acme/none', exists: false, movedTo: null, gated: false, license: { known: false, why: '`acme/none` does not exist' } } } });
});

test('with a token that may see it, what is private is known', async () => {
  expect(await lookUp(await start(), ['model:acme/hidden'], { token: 'hf_owner' })).toMatchObject({ 'model:acme/hidden': { known: true, value: { exists: true, license: { value: 'mit' } } } });
});

test.each([
  ['a refused token', { status: 401, headers: { 'x-error-message': 'Invalid credentials in Authorization header' } }, 'does not show'],
  ['a forbidden repository', { status: 403 }, 'forbids reading'],
  ['a Hub that is unwell', { status: 503 }, 'trouble of its own (503'],
  ['a Hub that limits requests', { status: 429, headers: { 'retry-after': '4000' } }, 'takes no more requests'],
  ['an answer that is none', { body: '<html>' }, 'is not what a Hub answers'],
  ['a redirect elsewhere', { status: 307, headers: { location: 'https://evil.example/' } }, 'which is not followed'],
  ['a connection that breaks', { body: '{"id":"acme/base"}', headers: { 'content-length': '18' }, fault: 'break' as const }, 'the connection broke off'],
  ['a repository without a commit', { status: 404, headers: { 'x-error-code': 'RevisionNotFound' } }, 'has no revision'],
  ['a 404 of something before the Hub', { status: 404, body: '<html>' }, 'either there is no such repository, or that is not the address of a Hub'],
])('%s is neither "does not exist" nor a licence', async (_, answer, why) => {
  const hub = await start();
  hub.answer(/./, [answer], true);
  expect(await lookUp(hub, ['model:acme/base'])).toEqual({ 'model:acme/base': { known: false, why: expect.stringContaining(why) } });
});

test('each repository is asked for once in a run, also at the same time', async () => {
  const hub = await start();
  const run: HubOptions = { ...stoppedClock(), hubUrl: hub.url };
  const ids = ['model:acme/base', 'model:acme/base', 'dataset:acme/base'];
  const [first, second] = await Promise.all([lookUpReferences(sought(...ids), run), lookUpReferences(sought(...ids), run)]);
  expect([...first.keys()]).toEqual(['model:acme/base', 'dataset:acme/base']);
  expect(await lookUpReferences(sought(...ids), run)).toEqual(first);
  expect(second).toEqual(first);
  expect(infos(hub).sort()).toEqual(['/api/datasets/acme/base/revision/HEAD', '/api/models/acme/base/revision/HEAD']);
});

test('a Hub that cannot be reached is left alone for a minute, and then asked again', async () => {
  const hub = await start();
  hub.answer(/./, Array.from({ length: 3 }, () => ({ body: 'half of this', headers: { 'content-length': '12' }, fault: 'break' as const })));
  const clock = stoppedClock();
  const run: HubOptions = { ...clock, hubUrl: hub.url, limits: { parallel: 1 } };
  const found = await lookUpReferences(sought('model:acme/base', 'model:acme/llama', 'model:acme/two'), run);
  expect([...found.values()].map(({ known }) => known)).toEqual([false, false, false]);
  expect(hub.requests.length).toBe(3);
  await clock.sleep(60_000);
  expect(await lookUpReferences(sought('model:acme/base'), run)).toMatchObject(new Map([['model:acme/base', { known: true }]]));
});

test('no more requests are under way at once than the limit says', async () => {
  const hub = await start();
  let under = 0;
  let most = 0;
  const counting: typeof fetch = async (input, init) => {
    under += 1;
    most = Math.max(most, under);
    try {
      return await fetch(input, init);
    } finally {
      under -= 1;
    }
  };
  await lookUp(hub, Array.from({ length: 12 }, (_, n) => `model:acme/n${n}`), { fetch: counting, limits: { parallel: 3 } });
  expect([most, hub.requests.length]).toEqual([3, 12]);
});

test('a card that names a great many repositories is followed only so far, aloud', async () => {
  const hub = await start();
  const found = await lookUp(hub, ['model:acme/base', 'model:acme/llama', 'model:acme/two'], { limits: { references: 2 } });
  expect(found['model:acme/two']).toEqual({ known: false, why: 'not looked up: the card names more than 2 repositories' });
  expect(hub.requests.length).toBe(2);
});

test('nothing to look up asks nothing', async () => {
  const hub = await start();
  expect(await lookUp(hub, [])).toEqual({});
  expect(hub.requests).toEqual([]);
});
