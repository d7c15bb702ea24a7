import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readEvent, readRepo } from '../../action/event.ts';
import { readInputs } from '../../action/inputs.ts';
import { firstDifference } from '../../action/drift.ts';
import { placesOf } from '../../action/say.ts';

const given = (name: string, value: string): NodeJS.ProcessEnv => ({ [`INPUT_${name.toUpperCase()}`]: value });
const sha = 'c'.repeat(40);

describe('inputs', () => {
  test('unset ones leave the decision to the configuration and the event', () => {
    expect(readInputs({})).toEqual({ path: '.', config: null, profile: undefined, failOn: undefined, comment: 'review', changedOnly: null, sarifFile: null, reportFile: null, fromReport: null, hubRepo: null, online: false, hfToken: null, githubToken: null });
  });

  test('every one that action.yml names is read', () => {
    const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown> };
    const asked: string[] = [];
    readInputs(new Proxy({}, { get: (_, name) => void asked.push(String(name)) }));
    expect([...new Set(asked)].sort()).toEqual(Object.keys(inputs).map((name) => `INPUT_${name.toUpperCase()}`).sort());
  });

  test.for(['changed-only', 'online'])('%s takes the words true and false, and nothing that looks like them', (name) => {
    const key = name === 'online' ? 'online' : 'changedOnly';
    expect(readInputs(given(name, 'false'))[key]).toBe(false);
    expect(readInputs(given(name, ' true '))[key]).toBe(true);
    for (const wrong of ['0', 'yes', 'False', 'TRUE', 'null']) expect(() => readInputs(given(name, wrong))).toThrow(`The input \`${name}\` is \`${wrong}\`; expected true or false`);
  });

  test.for([['comment', 'all', 'review, summary or off'], ['profile', 'strict', 'hub, recommended or open-science'], ['fail-on', 'errors', 'error, warning, notice or never']] as const)('%s says what it expected', ([name, value, expected]) => {
    expect(() => readInputs(given(name, value))).toThrow(`The input \`${name}\` is \`${value}\`; expected ${expected}`);
  });

  test('a path stays inside the repository', () => {
    for (const [value, read] of [['./models/tiny/', 'models/tiny'], ['models\\tiny', 'models/tiny'], ['models/../data', 'data'], ['./', '.'], ['/', null], ['../other', null], ['models/../../x', null], ['/etc', null]] as const) {
      if (read === null) expect(() => readInputs(given('path', value)), value).toThrow('expected a path inside the repository');
      else expect(readInputs(given('path', value)).path, value).toBe(read);
    }
  });

  test('a repository of the Hub is named as on the command line or without `hub:`', () => {
    for (const [value, read] of [['acme/tiny', 'hub:acme/tiny'], ['datasets/acme/words', 'hub:datasets/acme/words'], ['models/acme/tiny', 'hub:acme/tiny'], ['hub:spaces/acme/demo', 'hub:spaces/acme/demo']] as const) expect(readInputs(given('hub-repo', value)).hubRepo).toBe(read);
    for (const wrong of ['tiny', 'https://huggingface.co/acme/tiny', 'acme/tiny/main']) expect(() => readInputs(given('hub-repo', wrong)), wrong).toThrow('expected `owner/name`');
  });
});

describe('events', () => {
  const from = (name: string, payload: object | string, env: NodeJS.ProcessEnv = {}) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'event-'));
    const file = path.join(folder, 'event.json');
    writeFileSync(file, typeof payload === 'string' ? payload : JSON.stringify(payload));
    try {
      return readEvent({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file, ...env });
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const pull = { pull_request: { number: 7, base: { sha: 'a'.repeat(40) }, head: { sha } } };

  test('a pull request is its number and two commits', () => {
    for (const name of ['pull_request', 'pull_request_target']) expect(from(name, pull)).toEqual({ about: 'pull request', number: 7, base: 'a'.repeat(40), head: sha });
  });

  test('a push knows where it began, but not that of a new branch', () => {
    expect(from('push', { before: 'b'.repeat(40) }, { GITHUB_SHA: sha })).toEqual({ about: 'commit', commit: sha, before: 'b'.repeat(40) });
    expect(from('push', { before: '0'.repeat(40) }, { GITHUB_SHA: sha })).toEqual({ about: 'commit', commit: sha, before: null });
    expect(from('schedule', { before: 'b'.repeat(40) }, { GITHUB_SHA: sha })).toEqual({ about: 'commit', commit: sha, before: null });
  });

  test('what is no commit never reaches an address', () => {
    for (const head of ['main', '../../x', `${sha}\n`, 'C'.repeat(40), 7]) expect(() => from('pull_request', { pull_request: { ...pull.pull_request, head: { sha: head } } }), String(head)).toThrow('names no head');
    expect(() => from('push', {}, { GITHUB_SHA: 'HEAD' })).toThrow('names no commit');
  });

  test('another event, no payload and a broken one are said in one sentence', () => {
    expect(() => from('issues', {})).toThrow(/^The workflow was started by `issues`; expected pull_request, /);
    expect(() => from('pull_request', {})).toThrow('names no pull request');
    expect(() => from('pull_request', '{')).toThrow('Cannot read the event');
    expect(() => readRepo({ GITHUB_REPOSITORY: 'acme' })).toThrow('expected `owner/name`');
  });
});

test('files that no input names stand in the runner’s temporary folder, others count from the workspace', () => {
  expect(placesOf({ reportFile: null, sarifFile: 'out/cards.sarif' }, '/home/runner/t', '/home/runner/w')).toEqual({ report: '/home/runner/t/hub-compliance/report.json', sarif: '/home/runner/w/out/cards.sarif', badge: '/home/runner/t/hub-compliance/badge.json' });
});

test('two cards differ where a reader would see it: line ends and white space at the end do not count', () => {
  expect(firstDifference('a\r\nb\r\n', 'a\nb')).toBe(null);
  expect(firstDifference('a\nb\n', 'a\nc\n')).toEqual({ line: 2, here: 'b', there: 'c' });
  expect(firstDifference('a', 'a\nb')).toEqual({ line: 2, here: '', there: 'b' });
  expect(firstDifference('a\nb', 'a')).toEqual({ line: 2, here: 'b', there: '' });
});
