import { expect, test } from 'vitest';
import { passing } from '../../bot/passing.ts';

const answered = (status: number, message = '', headers: Record<string, string> = {}): Error => Object.assign(new Error(message), { status, response: { headers } });
const graphql = (...types: string[]): Error => Object.assign(new Error('GraphQL'), { errors: types.map((type) => ({ type })) });

test.for<readonly [what: string, error: unknown, pause: number | null]>([
  ['a server that is ill', answered(502), 0],
  ['a token that has run out', answered(401), 0],
  ['two writes at once', answered(409), 0],
  ['a secondary limit that says how long', answered(403, 'You have exceeded a secondary rate limit', { 'retry-after': '7' }), 7000],
  ['a secondary limit that does not say how long', answered(403, 'You have exceeded a secondary rate limit'), 60_000],
  ['too many requests', answered(429, '', { 'retry-after': '3' }), 3000],
  ['a lack of rights', answered(403, 'Resource not accessible by integration'), null],
  ['what is not there', answered(404, 'Not Found'), null],
  ['a wrong request', answered(422, 'Validation Failed'), null],
  ['a limit of GraphQL', graphql('RATE_LIMITED'), 60_000],
  ['what GraphQL does not let us see', graphql('NOT_FOUND', 'FORBIDDEN'), null],
  ['an error within GraphQL', graphql('INTERNAL'), 0],
  ['a connection that broke', Object.assign(new Error('read'), { code: 'ECONNRESET' }), 0],
  ['an answer that took too long', new DOMException('late', 'TimeoutError'), 0],
  ['a mistake of ours', new TypeError('x is not a function'), null],
  ['a mistake of ours that Node has a code for', Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' }), null],
])('%s', ([, error, pause]) => {
  expect(passing(error)).toBe(pause);
});
