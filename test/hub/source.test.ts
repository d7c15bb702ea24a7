import { afterEach, expect, test } from 'vitest';
import { inspect, policyOf, UserError } from '../../rules/index.ts';
import { parseHubTarget, readHubRepository, type HubOptions } from '../../hub/index.ts';
import { stoppedClock } from './clock.ts';
import { fakeHub, shaOf, type FakeHub, type FakeRepository, type FakeWorld } from './fake-hub.ts';

const open: FakeHub[] = [];
const start = async (world: FakeWorld): Promise<FakeHub> => {
  const hub = await fakeHub(world);
  open.push(hub);
  return hub;
};
afterEach(async () => void (await Promise.all(open.splice(0).map((hub) => hub.close()))));

const card = '---\nlicense: mit\n---\n# Tiny\n\nA model of two layers.\n';
const tiny: FakeRepository = { id: 'acme/tiny', tags: ['license:mit'], files: { 'README.md': card, LICENSE: 'MIT License', 'model.safetensors': 'weights', '.eval_results/gsm8k.yaml': '- value: 1\n', 'logs/run 1#2.txt': 'x' } };
const read = (hub: FakeHub, target: string, options: Omit<HubOptions, 'hubUrl'> = {}) => readHubRepository(parseHubTarget(target), { ...stoppedClock(), ...options, hubUrl: hub.url });
const refusal = async (...given: Parameters<typeof read>): Promise<string> => {
  const error: unknown = await read(...given).then(() => 'no error', (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return (error as Error).message;
};

test('reads a model: list, card, the text of what rules read, and what the Hub says of it', async () => {
  const hub = await start({ repositories: [tiny] });
  const repository = await read(hub, 'hub:acme/tiny');
  expect(repository).toMatchObject({
    target: 'hub:acme/tiny', path: '.', name: 'acme/tiny', kind: 'model', card: 'README.md', complete: true,
    hub: { known: true, value: { id: 'acme/tiny', sha: shaOf(tiny.files), private: false, gated: false, license: { known: true, value: 'mit' } } },
  });
  expect(repository.files).toEqual([
    { path: '.eval_results/gsm8k.yaml', size: 11, text: { known: true, value: '- value: 1\n' } },
    { path: 'LICENSE', size: 11, text: { known: true, value: 'MIT License' } },
    { path: 'README.md', size: card.length, text: { known: true, value: card } },
    { path: 'logs/run 1#2.txt', size: 1, text: { known: false, why: 'not read' } },
    { path: 'model.safetensors', size: 7, text: { known: false, why: 'not read' } },
  ]);
  expect(inspect(repository, policyOf('recommended'), '2026-11-23').report.disclosures.license?.status).toBe('disclosed');
});

test.each(['dataset', 'space'] as const)('reads a %s by the addresses of its kind', async (kind) => {
  const hub = await start({ repositories: [{ kind, id: 'acme/thing', files: { 'README.md': card }, tags: ['region:us'], cardData: { license: 'MIT' } }] });
  const repository = await read(hub, `hub:${kind}s/acme/thing`);
  expect(repository).toMatchObject({ kind, card: 'README.md', hub: { value: { license: kind === 'space' ? { known: true, value: 'mit' } : { known: false, why: '`acme/thing` names no licence' } } } });
  expect(hub.requests.map(({ path }) => path.split('?')[0])).toEqual([`/api/${kind}s/acme/thing/revision/HEAD`, `/api/${kind}s/acme/thing/tree/${shaOf({ 'README.md': card })}`, `/${kind}s/acme/thing/resolve/${shaOf({ 'README.md': card })}/README.md`]);
});

test('reads one commit, whatever is pushed meanwhile', async () => {
  const hub = await start({ repositories: [tiny] });
  await read(hub, 'hub:acme/tiny');
  const later = hub.requests.slice(1).map(({ path }) => path);
  expect(later.length).toBe(4);
  for (const path of later) expect(path).toContain(`/${shaOf(tiny.files)}`);
});

test('reads a pull request of the Hub by `@refs/pr/3`, also when the Hub gives no commit', async () => {
  const files = { 'README.md': '# Changed\n' };
  const hub = await start({ repositories: [{ ...tiny, revisions: { 'refs/pr/3': files } }] });
  expect((await read(hub, 'hub:acme/tiny@refs/pr/3')).files).toEqual([{ path: 'README.md', size: 10, text: { known: true, value: '# Changed\n' } }]);
  hub.answer(/\/revision\//, [{ headers: { 'content-type': 'application/json' }, body: '{"id":"acme/tiny"}' }]);
  const repository = await read(hub, 'hub:acme/tiny@refs/pr/3');
  expect(repository.files[0]!.text).toEqual({ known: true, value: '# Changed\n' });
  expect(repository.hub).toMatchObject({ known: true, value: { sha: null, license: { known: false } } });
  expect(hub.requests.at(-1)!.path).toContain('/resolve/refs%2Fpr%2F3/README.md');
});

test('follows a rename and reports the name that the repository has now', async () => {
  const hub = await start({ repositories: [tiny], moved: { 'model:tiny': 'acme/tiny' } });
  expect(await read(hub, 'hub:tiny')).toMatchObject({ target: 'hub:tiny', name: 'acme/tiny', hub: { value: { id: 'acme/tiny' } } });
});

test('reads a long list page by page', async () => {
  const files = Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`data/${String(n).padStart(2, '0')}.parquet`, 'x']));
  const hub = await start({ repositories: [{ id: 'acme/many', files }], pageSize: 4 });
  const repository = await read(hub, 'hub:acme/many');
  expect(repository.files.map(({ path }) => path)).toEqual(Object.keys(files));
  expect(repository).toMatchObject({ card: null, complete: true });
  expect(hub.requests.filter(({ path }) => path.includes('/tree/')).length).toBe(7);
});

test('a list that is longer than what is read is not called complete', async () => {
  const files = Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`${n}`, 'x']));
  const hub = await start({ repositories: [{ id: 'acme/many', files }], pageSize: 4 });
  expect(await read(hub, 'hub:acme/many', { limits: { files: 10 } })).toMatchObject({ complete: false, files: { length: 10 } });
});

test('a list of empty pages without end is given up', async () => {
  const hub = await start({ repositories: [tiny] });
  hub.answer(/\/tree\//, ({ path }) => ({ headers: { link: `<${hub.url}${path}x>; rel="next"` }, body: '[]' }));
  expect(await refusal(hub, 'hub:acme/tiny', { limits: { files: 100 } })).toContain('is not what a Hub answers');
  expect(hub.requests.length).toBe(11);
});

test('a repository without a card has none, which is for a rule to say', async () => {
  const hub = await start({ repositories: [{ id: 'acme/bare', files: { 'config.json': '{}' } }] });
  expect(await read(hub, 'hub:acme/bare')).toMatchObject({ card: null, files: [{ path: 'config.json', text: { known: true, value: '{}' } }] });
});

test('a card that git holds as a pointer is the pointer, as for the Hub', async () => {
  const hub = await start({ repositories: [{ ...tiny, lfs: ['README.md'] }] });
  const { text } = (await read(hub, 'hub:acme/tiny')).files.find(({ path }) => path === 'README.md')!;
  expect(text).toMatchObject({ known: true, value: expect.stringMatching(/^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:[0-9a-f]{64}\nsize \d+\n$/) });
  expect(hub.requests.some(({ path }) => path.endsWith('/README.md'))).toBe(false);
});

test('another file behind a pointer is read from the storage host, which is not shown the token', async () => {
  const storage = await start({});
  storage.answer(/./, [{ body: 'MIT License, from storage' }], true);
  const hub = await start({ repositories: [{ ...tiny, lfs: ['LICENSE'] }], tokens: { hf_reader: [] }, storage: storage.url });
  const { text } = (await read(hub, 'hub:acme/tiny', { token: 'hf_reader', fileHosts: [storage.host] })).files.find(({ path }) => path === 'LICENSE')!;
  expect(text).toEqual({ known: true, value: 'MIT License, from storage' });
  expect(storage.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  expect(hub.requests.every(({ headers }) => headers.authorization === 'Bearer hf_reader')).toBe(true);
});

test('a file that cannot be had is not known, with the reason, and the rest is read', async () => {
  const hub = await start({ repositories: [{ ...tiny, lfs: ['LICENSE'] }], storage: 'http://evil.example' });
  const { files } = await read(hub, 'hub:acme/tiny');
  expect(files.find(({ path }) => path === 'LICENSE')!.text).toEqual({ known: false, why: `The Hub at ${hub.url} sends to \`evil.example\`, which is not followed: it is not a host of this Hub (asked for \`LICENSE\` of the model \`acme/tiny\`)` });
  expect(files.find(({ path }) => path === 'README.md')!.text.known).toBe(true);
});

test('a file beside the card that is too large or no text is known by name only', async () => {
  const hub = await start({ repositories: [{ ...tiny, files: { 'README.md': card, LICENSE: 'x'.repeat(1024 * 1024 + 1), NOTICE: new Uint8Array([65, 0, 66]) } }] });
  const { files } = await read(hub, 'hub:acme/tiny');
  expect(files.map(({ text }) => text.known)).toEqual([false, false, true]);
  expect(files[0]!.text).toMatchObject({ why: 'it has 1048577 bytes, more than the 1048576 that are read' });
  expect(hub.requests.some(({ path }) => path.endsWith('/LICENSE'))).toBe(false);
});

test('a file is asked for by its name, whatever stands in it', async () => {
  const files = { '.eval_results/50% of #1?.yaml': '- value: 1\n' };
  const hub = await start({ repositories: [{ id: 'acme/odd', files }] });
  expect((await read(hub, 'hub:acme/odd')).files[0]!.text).toEqual({ known: true, value: '- value: 1\n' });
  expect(hub.requests.at(-1)!.path).toBe(`/acme/odd/resolve/${shaOf(files)}/.eval_results/50%25%20of%20%231%3F.yaml`);
});

test('a card that cannot be had ends the reading', async () => {
  const files = { 'README.md': card, ...Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`USE_POLICY.${n}`, 'x'])) };
  const hub = await start({ repositories: [{ id: 'acme/gate', gated: 'auto', files }] });
  await refusal(hub, 'hub:acme/gate', { limits: { parallel: 1 } });
  expect(hub.requests.filter(({ path }) => path.includes('/resolve/')).length).toBe(1);
});

test('what the Hub asked one repository to wait, the next of the run waits too', async () => {
  const hub = await start({ repositories: [tiny] });
  hub.answer(/./, [{ status: 429, headers: { 'retry-after': '60' } }]);
  const clock = stoppedClock();
  const run: HubOptions = { ...clock, hubUrl: hub.url, limits: { attempts: 1 } };
  await expect(readHubRepository(parseHubTarget('hub:acme/tiny'), run)).rejects.toThrow('asks to wait 60 s');
  expect(clock.slept).toEqual([]);
  await readHubRepository(parseHubTarget('hub:acme/tiny'), run);
  expect(clock.slept).toEqual([60_000]);
});

test('of a great many files that rules read, the first are read, and the card', async () => {
  const files = { ...Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`.eval_results/${n}.yaml`, '[]'])), 'README.md': card };
  const hub = await start({ repositories: [{ id: 'acme/many', files }] });
  const repository = await read(hub, 'hub:acme/many', { limits: { texts: 3 } });
  expect(repository.files.map(({ text }) => text.known)).toEqual([true, true, true, false, false, true]);
  expect(repository.files[4]!.text).toEqual({ known: false, why: 'not read: there are too many such files' });
  expect(hub.requests.filter(({ path }) => path.includes('/resolve/')).length).toBe(4);
});

test('a name that would lead an address astray is no name', async () => {
  const hub = await start({});
  hub.answer(/./, [{ body: '{"id":"../../acme/tiny","sha":"0123456789012345678901234567890123456789"}' }], true);
  expect(await refusal(hub, 'hub:acme/tiny')).toContain('is not what a Hub answers');
  expect(hub.requests.length).toBe(1);
});

test('a byte-order mark before the card stays', async () => {
  const hub = await start({ repositories: [{ ...tiny, files: { 'README.md': `\ufeff${card}` } }] });
  expect((await read(hub, 'hub:acme/tiny')).files[0]!.text).toEqual({ known: true, value: `\ufeff${card}` });
});

test('a private repository is read with a token that may', async () => {
  const hub = await start({ repositories: [{ ...tiny, private: true }], tokens: { hf_owner: ['acme/tiny'] } });
  expect(await read(hub, 'hub:acme/tiny', { token: 'hf_owner' })).toMatchObject({ hub: { value: { private: true } } });
});

test('a token that does not begin with `hf_` is sent all the same', async () => {
  const hub = await start({ repositories: [{ ...tiny, private: true }], tokens: { 'own-hub-token': ['acme/tiny'] } });
  expect(await read(hub, 'hub:acme/tiny', { token: ' own-hub-token\n' })).toMatchObject({ name: 'acme/tiny' });
});

const world: FakeWorld = {
  repositories: [tiny, { ...tiny, id: 'acme/hidden', private: true }, { ...tiny, id: 'acme/gate', gated: 'manual' }, { ...tiny, id: 'acme/off', disabled: true }],
  tokens: { hf_stranger: [] },
};

test.each<[string, string, string | undefined, string]>([
  ['a missing repository, without a token', 'hub:acme/none', undefined, 'The Hub does not show the model `acme/none` (401): either it does not exist, or it is private and needs a token that may read it in `HF_TOKEN`'],
  ['a private repository, without a token', 'hub:acme/hidden', undefined, 'The Hub does not show the model `acme/hidden` (401): either it does not exist, or it is private and needs a token that may read it in `HF_TOKEN`'],
  ['a missing repository, with a token', 'hub:acme/none', 'hf_stranger', 'There is no model `acme/none` at HUB, or this token may not see it (404); a dataset is written `hub:datasets/owner/name`, a Space `hub:spaces/owner/name`'],
  ['a missing dataset, with a token', 'hub:datasets/acme/none', 'hf_stranger', 'There is no dataset `acme/none` at HUB, or this token may not see it (404)'],
  ['a token that the Hub does not know', 'hub:acme/tiny', 'hf_expired', 'The Hub does not accept the token for the model `acme/tiny` (401): it is mistyped, expired or revoked; expected one with read access in `HF_TOKEN`'],
  ['a gated repository, without a token', 'hub:acme/gate', undefined, 'Access to the model `acme/gate` is gated: accept the conditions at HUB/acme/gate and give a token of the same account in `HF_TOKEN`'],
  ['a gated repository, with a token that was not let in', 'hub:acme/gate', 'hf_stranger', 'Access to the model `acme/gate` is gated and the account of this token is not let in: accept the conditions at HUB/acme/gate and, where its authors approve by hand, wait for their approval'],
  ['a disabled repository', 'hub:acme/off', undefined, 'The Hub has disabled access to the model `acme/off`'],
  ['a missing revision', 'hub:acme/tiny@v9', undefined, 'The model `acme/tiny` has no revision `v9`; expected a branch, a tag, a commit or `refs/pr/N`'],
])('says of %s what it is', async (_, target, token, expected) => {
  const hub = await start(world);
  expect(await refusal(hub, target, { token })).toBe(expected.replaceAll('HUB', hub.url));
});

test('says of a card that is listed but not there that there is none', async () => {
  const hub = await start({ repositories: [tiny] });
  hub.answer(/README\.md$/, [{ status: 404, headers: { 'x-error-code': 'EntryNotFound' } }]);
  expect(await refusal(hub, 'hub:acme/tiny')).toBe(`The model \`acme/tiny\` has no card: there is no \`README.md\` at the revision \`${shaOf(tiny.files)}\``);
});

test('says of a Hub without error codes that repository or revision is missing', async () => {
  const hub = await start({ repositories: [tiny] });
  hub.answer(/./, [{ status: 404 }, { status: 404 }, { status: 404, headers: { 'content-type': 'application/json' }, body: '{"error":"Repository not found"}' }]);
  expect(await refusal(hub, 'hub:acme/tiny@v9')).toBe('The Hub has no model `acme/tiny` with the revision `v9` (404)');
  expect(await refusal(hub, 'hub:acme/tiny')).toBe(`Nothing answers for the model \`acme/tiny\` at ${hub.url} (404): either there is no such repository, or that is not the address of a Hub`);
  expect(await refusal(hub, 'hub:acme/tiny')).toBe(`There is no model \`acme/tiny\` at ${hub.url} (404); a dataset is written \`hub:datasets/owner/name\`, a Space \`hub:spaces/owner/name\``);
});

test('does not blame a token that the Hub took for what it does not show', async () => {
  const hub = await start({});
  hub.answer(/./, [{ status: 401, headers: { 'x-error-code': 'RepoNotFound' } }]);
  expect(await refusal(hub, 'hub:acme/tiny', { token: 'hf_reader' })).toBe('The Hub does not show the model `acme/tiny` (401): either it does not exist, or it is private and needs a token of an account that may read it in `HF_TOKEN`');
});

test('says of a refusal why, in the Hub’s words made fit for one line', async () => {
  const hub = await start({ repositories: [tiny] });
  hub.answer(/./, [{ status: 403, headers: { 'content-type': 'application/json' }, body: '{"error":"Organization `acme`\\n requires\\u001b[31m SSO"}' }, { status: 451, body: '<html>no' }]);
  expect(await refusal(hub, 'hub:acme/tiny')).toBe('The Hub forbids reading the model `acme/tiny` (403, `Organization acme requires [31m SSO`): it needs a token with read access in `HF_TOKEN`');
  expect(await refusal(hub, 'hub:acme/tiny')).toBe('The Hub refuses to answer for the model `acme/tiny` (451)');
});

test('says of a Hub that limits requests how long it asks to wait', async () => {
  const hub = await start({ repositories: [tiny] });
  hub.answer(/./, [{ status: 429, headers: { ratelimit: '"api";r=0;t=999' } }], true);
  expect(await refusal(hub, 'hub:acme/tiny')).toBe('The Hub takes no more requests for now (429) and asks to wait 1000 s: try again later, or give a token in `HF_TOKEN`, for which it takes more (asked for the model `acme/tiny`)');
  expect(hub.requests.length).toBe(1);
});

test('says of a Hub that is unwell that it is', async () => {
  const hub = await start({ repositories: [tiny] });
  hub.answer(/./, [{ status: 503 }], true);
  expect(await refusal(hub, 'hub:acme/tiny')).toBe('The Hub has trouble of its own (503 for the model `acme/tiny`, also when asked again): try again later');
});

test.each(['<html>Welcome</html>', '', '{"id":', 'null', '[1]', '{}', '"id"', '{"id":7}'])('says of an answer that is no answer of a Hub that it is none: %s', async (body) => {
  const hub = await start({});
  hub.answer(/./, [{ body }], true);
  expect(await refusal(hub, 'hub:acme/tiny')).toBe(`What answers at ${hub.url} is not what a Hub answers: expected the JSON of its API (asked for the model \`acme/tiny\`)`);
});

test.each(['[1]', '[null]', '{"error":"x"}', '[{"type":"file","path":"../x"}]', '[{"type":"file","path":"/etc/passwd"}]', '[{"type":"file"}]', '[{"type":"file","path":"a/./b"}]'])('does not take %s for a list of files', async (body) => {
  const hub = await start({ repositories: [tiny] });
  hub.answer(/\/tree\//, [{ body }], true);
  expect(await refusal(hub, 'hub:acme/tiny')).toContain('is not what a Hub answers');
});

test('says of a Hub that nobody runs that it cannot be reached', async () => {
  const hub = await start({});
  await hub.close();
  expect(await refusal(hub, 'hub:acme/tiny')).toBe(`Cannot reach the Hub at ${hub.url}: nothing listens there (\`ECONNREFUSED\`) (asked for the model \`acme/tiny\`)`);
});

test.each([['ftp://hub.example', 'expected an http(s) address'], ['hub.example', 'expected an http(s) address'], ['https://me:secret@hub.example', 'holds a user name or password'], ['https://hub.example/?a=1', 'without a query']])('says of the address %s what is wrong', async (hubUrl, wrong) => {
  const asking = readHubRepository(parseHubTarget('hub:acme/tiny'), { hubUrl });
  await expect(asking).rejects.toThrow(UserError);
  await expect(asking).rejects.toThrow(wrong);
  await expect(asking).rejects.not.toThrow('secret');
});
