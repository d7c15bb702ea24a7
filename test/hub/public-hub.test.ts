import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookUpReferences, parseHubTarget, readHubRepository } from '../../hub/index.ts';
import { stoppedClock } from './clock.ts';

/** The requests as they leave for the public Hub: a fake that answered to wrong addresses would not notice. */
const sha = '11c5a3d5811f50298f278a704980280950aedb10';
beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

test('a renamed model at a pull request is read by the addresses that the Hub has', async () => {
  const query = { expand: ['pipeline_tag', 'private', 'gated', 'downloads', 'likes', 'lastModified', 'sha', 'tags'] };
  nock('https://huggingface.co', { reqheaders: { authorization: 'Bearer hf_test' } })
    .get('/api/models/tiny/revision/refs%2Fpr%2F7').query(query).reply(307, '', { location: '/api/models/acme/tiny/revision/refs%2Fpr%2F7?expand=sha&expand=tags' })
    .get('/api/models/acme/tiny/revision/refs%2Fpr%2F7').query({ expand: ['sha', 'tags'] }).reply(200, { _id: '1', id: 'acme/tiny', sha, gated: 'auto', private: false, tags: ['license:openrail'] })
    .get(`/api/models/acme/tiny/tree/${sha}`).query({ recursive: 'true', expand: 'false' }).reply(200, [{ type: 'file', path: 'README.md', size: 7, oid: 'a' }], { link: `<https://huggingface.co/api/models/acme/tiny/tree/${sha}?recursive=true&cursor=eyJ%3D>; rel="next"` })
    .get(`/api/models/acme/tiny/tree/${sha}`).query({ recursive: 'true', cursor: 'eyJ=' }).reply(200, [{ type: 'directory', path: 'sub', size: 0, oid: 'b' }])
    .get(`/acme/tiny/resolve/${sha}/README.md`).reply(307, '', { location: `/api/resolve-cache/models/acme/tiny/${sha}/README.md?%2Facme%2Ftiny%2Fresolve=&etag=%22x%22` })
    .get(`/api/resolve-cache/models/acme/tiny/${sha}/README.md?%2Facme%2Ftiny%2Fresolve=&etag=%22x%22`).reply(200, '# Tiny\n');
  expect(await readHubRepository(parseHubTarget('hub:tiny@refs/pr/7'), { ...stoppedClock(), token: 'hf_test' })).toMatchObject({
    name: 'acme/tiny', card: 'README.md', complete: true,
    files: [{ path: 'README.md', size: 7, text: { known: true, value: '# Tiny\n' } }],
    hub: { value: { sha, gated: true, license: { known: true, value: 'openrail' } } },
  });
});

test('a Space and a dataset are asked only for fields that they have', async () => {
  nock('https://huggingface.co')
    .get('/api/spaces/acme/demo/revision/HEAD').query({ expand: ['sdk', 'likes', 'private', 'lastModified', 'sha', 'tags', 'cardData'] }).reply(200, { id: 'acme/demo' })
    .get('/api/datasets/acme/words/revision/HEAD').query({ expand: ['private', 'downloads', 'gated', 'likes', 'lastModified', 'sha', 'tags'] }).reply(200, { id: 'acme/words' });
  const found = await lookUpReferences([{ kind: 'space', id: 'acme/demo' }, { kind: 'dataset', id: 'acme/words' }], stoppedClock());
  expect([...found.values()].every(({ known }) => known)).toBe(true);
});

test('no network is said in one sentence', async () => {
  nock('https://huggingface.co').get(/./).replyWithError(Object.assign(new Error('getaddrinfo ENOTFOUND huggingface.co'), { code: 'ENOTFOUND' }));
  await expect(readHubRepository(parseHubTarget('hub:datasets/acme/words'), stoppedClock())).rejects.toThrow(/^Cannot reach the Hub at https:\/\/huggingface\.co: no such host is known \(`ENOTFOUND`\) \(asked for the dataset `acme\/words`\)$/);
});
