import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readDetectedLicense } from '../../action/event.ts';

const detected = (payload: unknown): string | null => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'event-')), 'event.json');
  writeFileSync(file, JSON.stringify(payload));
  return readDetectedLicense({ GITHUB_EVENT_PATH: file });
};

test('The licence that GitHub detected is taken from the event, without a request', () => {
  expect(detected({ repository: { license: { key: 'mit', spdx_id: 'MIT' } } })).toBe('MIT');
});

test.each([[{ repository: { license: null } }], [{ repository: { license: { key: 'other', spdx_id: 'NOASSERTION' } } }], [{ repository: {} }], [{}], [{ repository: { license: { spdx_id: 3 } } }]])('%j tells none', (payload) => {
  expect(detected(payload)).toBeNull();
});

test('A run without an event tells none', () => expect(readDetectedLicense({})).toBeNull());
