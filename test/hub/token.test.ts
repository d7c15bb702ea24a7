import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookUpReferences, parseHubTarget, readHubRepository } from '../../hub/index.ts';
import { UserError } from '../../rules/index.ts';
import { stoppedClock } from './clock.ts';
import { fakeHub, type FakeAnswer, type FakeHub } from './fake-hub.ts';

let hub: FakeHub;
let storage: FakeHub;
let script: readonly FakeAnswer[] = [];
let served = 0;
beforeAll(async () => {
  [hub, storage] = await Promise.all([fakeHub(), fakeHub()]);
  hub.answer(/./, () => script[served++ % script.length]!);
  storage.answer(/./, [{ body: 'stored' }], true);
});
afterAll(() => Promise.all([hub.close(), storage.close()]));

const graphic = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const token = fc.oneof(fc.string({ unit: graphic, minLength: 8, maxLength: 300 }), fc.stringMatching(/^hf_[A-Za-z]{8,40}$/));
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A Hub that gives the token away wherever it can. */
const leaking = (secret: string): fc.Arbitrary<FakeAnswer> => {
  const said = fc.constantFrom(`no ${secret}`, `${'x'.repeat(195)}${secret}`, `\`${secret}\`\n${secret}`, secret.toUpperCase());
  const place = fc.constantFrom(`${storage.url}/x`, `${storage.url}/?t=${encodeURIComponent(secret)}`, `http://${encodeURIComponent(secret)}.example/`, `https://evil.example/${encodeURIComponent(secret)}`, '/api/elsewhere', 'http://[', `${storage.url}/#${encodeURIComponent(secret)}`);
  const status = fc.constantFrom(200, 400, 401, 403, 404, 409, 429, 500, 503);
  return fc.oneof(
    fc.record({ status, body: said.map((message) => JSON.stringify({ error: message })) }),
    fc.record({ status, headers: said.map((message) => ({ 'x-error-message': message.replaceAll('\n', ' ') })), body: said }),
    fc.record({ status: fc.constantFrom(301, 302, 303, 307, 308), headers: place.map((location) => ({ location })) }),
    fc.constant({ headers: { link: `<${storage.url}/page>; rel="next"` }, body: JSON.stringify([{ type: 'file', path: 'README.md', size: 1 }]) }),
    fc.constant({ body: '{"id":"acme/tiny","sha":"0123456789012345678901234567890123456789"}' }),
  );
};

test('the token is in no request to another host, and in no sentence, whatever the Hub answers', async () => {
  await fc.assert(
    fc.asyncProperty(token.chain((secret) => fc.tuple(fc.constant(secret), fc.array(leaking(secret), { minLength: 1, maxLength: 6 }))), async ([secret, answers]) => {
      [script, served] = [answers, 0];
      const before = storage.requests.length;
      const options = { ...stoppedClock(), hubUrl: hub.url, token: secret, fileHosts: [storage.host] };
      const error: unknown = await readHubRepository(parseHubTarget('hub:acme/tiny'), options).then(() => null, (thrown: unknown) => thrown);
      if (error !== null && !(error instanceof UserError)) throw error;
      const found = await lookUpReferences([{ kind: 'model', id: 'acme/base' }], options);
      const sentences = [error?.message, ...[...found.values()].map((one) => (one.known ? '' : one.why))].join('\n').toLowerCase();
      for (const form of [secret, secret.slice(0, 8), encodeURIComponent(secret)]) expect(sentences).not.toContain(form.toLowerCase());
      for (const request of storage.requests.slice(before)) {
        const sent = JSON.stringify([request.path, decodeURIComponent(request.path), request.headers, request.body]);
        expect(request.headers.authorization).toBeUndefined();
        for (const form of [JSON.stringify(secret).slice(1, -1), base64(secret)]) expect(sent).not.toContain(form);
      }
    }),
    { numRuns: 150 },
  );
  expect(storage.requests.length, 'some redirects were followed').toBeGreaterThan(0);
  expect(hub.requests.some(({ headers }) => headers.authorization?.startsWith('Bearer ')), 'the Hub itself was shown the token').toBe(true);
});

test.each(['two words', 'hf_line\nbreak', 'hf_ünicode'])('a token that can be none is refused without being shown: %j', async (secret) => {
  const asking = readHubRepository(parseHubTarget('hub:acme/tiny'), { hubUrl: hub.url, token: secret });
  await expect(asking).rejects.toThrow('The token of the Hub holds white space or characters that no token has');
  await expect(asking).rejects.not.toThrow(secret);
});

test('an empty token is none', async () => {
  [script, served] = [[{ status: 404 }], 0];
  const before = hub.requests.length;
  await expect(readHubRepository(parseHubTarget('hub:acme/tiny'), { hubUrl: hub.url, token: ' ' })).rejects.toThrow('Nothing answers for the model');
  expect(hub.requests.slice(before).map(({ headers }) => headers.authorization)).toEqual([undefined]);
});
