/** Every input and every key of the configuration changes something that one can see; nothing is taken on faith. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { metadata, runAction, type Job, type Ran } from '../github/runner.ts';
import { saidIn } from '../github/said.ts';
import { fakeHub, type FakeWorld } from '../hub/fake-hub.ts';
import { body, card, clean, elsewhere, ended, fine, frontMatter, main, open, opened, reportOf, rulesIn, serve, writes, type Finish } from './stage.ts';

// ── inputs ──────────────────────────────────────────────────────────────────────────────────────

interface Case {
  readonly input: string;
  readonly title: string;
  readonly see: (finish: Finish) => Promise<void>;
}
const two = { [card]: opened, 'data/words/README.md': '---\nlicense: Apache 2.0\n---\n# Words\n\nA list of Swahili words, typed by hand.\n' };
/** Names a model that the Hub does not have. */
const nowhere = frontMatter([...fine, 'base_model: acme/nowhere']) + body;
const hub = async ({ onTestFinished }: Finish, world: FakeWorld) => {
  const fake = await fakeHub(world);
  onTestFinished(() => fake.close());
  return fake;
};
const paths = (ran: Ran): string[] => reportOf(ran).repositories.map((repository) => repository.path).sort();

const cases: readonly Case[] = [
  {
    input: 'path', title: 'keeps to a folder',
    async see(finish) {
      const { run } = await open(finish, two);
      expect(paths(await run())).toEqual(['data/words', 'models/tiny-digits']);
      expect(paths(await run('synchronize', { inputs: { path: 'data' } }))).toEqual(['data/words']);
    },
  },
  {
    input: 'config', title: 'reads another configuration, from the base',
    async see(finish) {
      const { run } = await open(finish, two, { base: { ...elsewhere, 'cards.yml': 'version: 1\nrules: { license/unknown: off }\n' } });
      expect(rulesIn(await run(), 'new')).toContain('license/unknown');
      expect(rulesIn(await run('synchronize', { inputs: { config: 'cards.yml' } }), 'new')).not.toContain('license/unknown');
    },
  },
  {
    input: 'profile', title: 'asks for less or more',
    async see(finish) {
      const { run } = await open(finish);
      const counts: number[] = [];
      for (const profile of ['hub', 'recommended', 'open-science']) counts.push(rulesIn(await run('synchronize', { inputs: { profile } }), 'new').length);
      expect(counts[0]).toBeLessThan(counts[1]!);
      expect(counts[1]).toBeLessThan(counts[2]!);
    },
  },
  {
    input: 'fail-on', title: 'decides what fails',
    async see(finish) {
      const { run } = await open(finish);
      ended(await run('opened', { inputs: { 'fail-on': 'error' } }), 'failure');
      const never = await run('synchronize', { inputs: { 'fail-on': 'never' } });
      expect([never.code, never.outputs['conclusion']]).toEqual([0, 'success']);
      const { run: warned } = await open(finish, { [card]: clean.replace('pipeline_tag', 'pipeline-tag') });
      ended(await warned('opened', { inputs: { 'fail-on': 'error' } }), 'success');
      ended(await warned('synchronize', { inputs: { 'fail-on': 'warning' } }), 'failure');
    },
  },
  {
    input: 'comment', title: 'decides what is posted',
    async see(finish) {
      const seen: Record<string, number[]> = {};
      for (const comment of ['review', 'summary', 'off']) {
        const { run, said } = await open(finish);
        const ran = await run('opened', { inputs: { comment } });
        ended(ran, 'failure');
        expect(ran.outputs['comment-body']).not.toBe('');
        const { lines, summaries } = await said();
        seen[comment] = [lines.length, summaries.length];
      }
      expect(seen).toEqual({ review: [2, 1], summary: [0, 1], off: [0, 0] });
    },
  },
  {
    input: 'changed-only', title: 'leaves out what the change does not touch, unless told otherwise',
    async see(finish) {
      const { run } = await open(finish);
      expect(paths(await run())).toEqual(['models/tiny-digits']);
      expect(paths(await run('synchronize', { inputs: { 'changed-only': 'true' } }))).toEqual(['models/tiny-digits']);
      expect(paths(await run('synchronize', { inputs: { 'changed-only': 'false' } }))).toEqual(['models/old', 'models/tiny-digits']);
    },
  },
  {
    input: 'sarif-file', title: 'names the SARIF file',
    async see(finish) {
      const { run } = await open(finish);
      const ran = await run('opened', { inputs: { 'sarif-file': 'out/cards.sarif' } });
      expect(ran.outputs['sarif']).toMatch(/out\/cards\.sarif$/);
      const sarif = JSON.parse(ran.read(ran.outputs['sarif']!)) as { version: string; runs: { results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] };
      expect(sarif.version).toBe('2.1.0');
      expect(sarif.runs[0]!.results.find(({ ruleId }) => ruleId === 'license/unknown')!.locations[0]!.physicalLocation.artifactLocation.uri).toBe(card);
    },
  },
  {
    input: 'report-file', title: 'names the report',
    async see(finish) {
      const { run } = await open(finish);
      const ran = await run('opened', { inputs: { 'report-file': 'out/report.json' } });
      expect(ran.outputs['report']).toMatch(/out\/report\.json$/);
      expect(reportOf(ran).failed).toBe(true);
    },
  },
  {
    input: 'hub-repo', title: 'compares the card with the one on the Hub',
    async see(finish) {
      const github = await serve(finish, { [card]: clean });
      const { url } = await hub(finish, { repositories: [{ id: 'acme/tiny-digits', files: { 'README.md': clean.replace('36 speakers', '24 speakers') } }, { id: 'acme/same', files: { 'README.md': clean } }] });
      const sha = github.branches.get('main')!;
      const job: Job = { event: 'schedule', payload: { schedule: '23 5 * * 1' }, sha, ref: 'refs/heads/main', env: { HF_ENDPOINT: url } };
      const differs = await runAction(main, github, { ...job, inputs: { 'hub-repo': 'acme/tiny-digits', path: 'models/tiny-digits' } });
      expect(differs.summary).toMatch(/24 speakers/);
      ended(differs, 'failure');
      const same = await runAction(main, github, { ...job, inputs: { 'hub-repo': 'acme/same', path: 'models/tiny-digits' } });
      expect(same.summary).not.toMatch(/24 speakers/);
      ended(same, 'success');
    },
  },
  {
    input: 'online', title: 'looks up what a card names',
    async see(finish) {
      const { url, requests } = await hub(finish, { repositories: [], tokens: { hf_reader: [] } });
      const { run } = await open(finish, { [card]: nowhere });
      const more = { env: { HF_ENDPOINT: url } };
      expect(rulesIn(await run('opened', { ...more, inputs: { online: 'false', 'hf-token': 'hf_reader' } }), 'new')).not.toContain('card/reference-not-found');
      expect(requests).toEqual([]);
      expect(rulesIn(await run('synchronize', { ...more, inputs: { online: 'true', 'hf-token': 'hf_reader' } }), 'new')).toContain('card/reference-not-found');
    },
  },
  {
    input: 'hf-token', title: 'goes to the Hub, and nowhere else, and is masked',
    async see(finish) {
      const fake = await hub(finish, { repositories: [], tokens: { hf_secretsecret: [] } });
      const { run, github } = await open(finish, { [card]: nowhere });
      const env = { HF_ENDPOINT: fake.url };
      // Without one the Hub does not tell what is missing from what is private.
      expect(rulesIn(await run('opened', { env, inputs: { online: 'true' } }), 'new')).not.toContain('card/reference-not-found');
      const before = fake.requests.length;
      const ran = await run('synchronize', { env, inputs: { online: 'true', 'hf-token': 'hf_secretsecret' } });
      expect(rulesIn(ran, 'new')).toContain('card/reference-not-found');
      expect(fake.requests.length).toBeGreaterThan(before);
      expect(fake.requests.slice(before).every(({ headers }) => headers.authorization === 'Bearer hf_secretsecret')).toBe(true);
      expect(ran.masked).toContain('hf_secretsecret');
      expect(ran.stdout.replaceAll(/^::add-mask::.*$/gm, '') + ran.summary + JSON.stringify(ran.outputs)).not.toContain('hf_secretsecret');
      expect(JSON.stringify(github.calls)).not.toContain('hf_secretsecret');
    },
  },
  {
    input: 'github-token', title: 'speaks for whoever it belongs to',
    async see(finish) {
      const { github, pull, run } = await open(finish);
      await run('opened', { inputs: { 'github-token': 'owner-token' } });
      expect((await github.as('owner', 'GET', `/issues/${pull.number}/comments`)).map((comment: any) => comment.user.login)).toEqual(['acme']);
      await run('synchronize', { inputs: { 'github-token': 'owner-token' } });
      expect((await saidIn(github, pull, 'acme')).lines).toHaveLength(2);
    },
  },
];

test('there is a test here for every input of action.yml', () => {
  expect(cases.map(({ input }) => input).sort()).toEqual(Object.keys(metadata().inputs).filter(/* action-two-stages.test.ts */ (input) => input !== 'from-report').sort());
});
test.concurrent.for(cases.map((one) => [one.input, one.title, one] as const))('the input `%s` %s', async ([, , { see }], context) => see(context));

const booleans = ['changed-only', 'online'];
test.concurrent.for(booleans)('`%s` takes the string "false" for what it says', async (input, context) => {
  const { url, requests } = await hub(context, { repositories: [] });
  const { run } = await open(context, { [card]: nowhere });
  const ran = await run('opened', { inputs: { 'changed-only': 'true', online: 'false', [input]: 'false' }, env: { HF_ENDPOINT: url } });
  expect([paths(ran).length, requests.length]).toEqual(input === 'changed-only' ? [2, 0] : [1, 0]);
});

test.concurrent.for([
  ['changed-only', 'yes', 'expected true or false'], ['online', 'False', 'expected true or false'], ['online', '0', 'expected true or false'], ['comment', 'loud', 'expected review, summary or off'],
  ['profile', 'strict', 'expected hub, recommended or open-science'], ['fail-on', 'errors', 'expected error, warning, notice or never'], ['path', '../elsewhere', 'expected'], ['hub-repo', 'https://example.org/x', 'expected'],
] as const)('`%s: %s` is refused in one sentence, and nothing is posted', async ([input, value, words], context) => {
  const { github, run } = await open(context);
  const ran = await run('opened', { inputs: { [input]: value } });
  expect(ran.outputs['conclusion']).toBe('neutral');
  const said = ran.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`\`${input}\``);
  expect(said[0]).toContain(value);
  expect(said[0]).toContain(words);
  expect(said[0]).not.toMatch(/\n\s+at /);
  expect(writes(github)).toEqual([]);
});

// ── configuration ───────────────────────────────────────────────────────────────────────────────

const configured = (text: string, files: Readonly<Record<string, string>> = { [card]: opened }, more: Readonly<Record<string, string>> = {}) => async (finish: Finish): Promise<Ran> => {
  const { run } = await open(finish, files, { base: { ...elsewhere, ...more, '.github/hub-compliance.yml': `version: 1\n${text}` } });
  return run();
};
const keys: readonly (readonly [key: string, see: (finish: Finish) => Promise<void>])[] = [
  ['version', async (finish) => {
    const { run } = await open(finish, { [card]: opened }, { base: { '.github/hub-compliance.yml': 'version: 2\n' } });
    expect((await run()).outputs['conclusion']).toBe('neutral');
  }],
  ['extends', async (finish) => {
    expect(rulesIn(await configured('extends: shared.yml\n', undefined, { '.github/shared.yml': 'version: 1\nrules: { license/unknown: off }\n' })(finish), 'new')).not.toContain('license/unknown');
  }],
  ['profile', async (finish) => {
    expect(rulesIn(await configured('profile: hub\n')(finish), 'new').length).toBeLessThan(rulesIn(await configured('profile: open-science\n')(finish), 'new').length);
  }],
  ['failOn', async (finish) => {
    ended(await configured('failOn: never\n')(finish), 'success');
  }],
  ['repositories', async (finish) => {
    expect(paths(await configured('repositories: [{ path: data/words, kind: dataset }]\n', two)(finish))).toEqual(['data/words']);
  }],
  ['rules', async (finish) => {
    const ran = await configured('rules: { license/unknown: off, card/key-misspelled: error }\n')(finish);
    expect(rulesIn(ran, 'new')).not.toContain('license/unknown');
    expect(reportOf(ran).repositories[0]!.findings.find(({ rule }) => rule === 'card/key-misspelled')!.severity).toBe('error');
  }],
  ['require', async (finish) => {
    expect(rulesIn(await configured('require: [{ section: Release checklist }]\n')(finish), 'new')).toContain('card/requirement-unmet');
  }],
  ['licenses', async (finish) => {
    expect(rulesIn(await configured('licenses: { deny: [apache-2.0] }\n', { [card]: clean })(finish), 'new')).toContain('license/not-allowed');
  }],
  ['waivers', async (finish) => {
    const ran = await configured('waivers: [{ rule: license/unknown, path: "models/tiny-digits/**", because: "being renamed, #12" }]\n')(finish);
    expect(rulesIn(ran, 'new')).not.toContain('license/unknown');
    ended(ran, 'success');
    expect(ran.outputs['comment-body']).toContain('being renamed');
  }],
];
test.concurrent.for(keys)('the configuration\'s key `%s` is heeded', async ([, see], context) => see(context));

test('there is a test here for every key of the configuration', () => {
  const schema = JSON.parse(readFileSync('docs/hub-compliance.schema.json', 'utf8')) as { properties: object };
  // The App's: `bot.test.ts`.
  expect([...keys.map(([key]) => key), 'trackingIssue'].sort()).toEqual(Object.keys(schema.properties).sort());
});

test.concurrent('a configuration with a mistake is refused with line, what was found and what was expected', async (context) => {
  const { github, run } = await open(context, { [card]: opened }, { base: { '.github/hub-compliance.yml': 'version: 1\nfailon: error\n' } });
  const ran = await run();
  expect(ran.outputs['conclusion']).toBe('neutral');
  expect(ran.annotations.map(({ message }) => message).join('\n')).toMatch(/hub-compliance\.yml:2.*failon/);
  expect(writes(github)).toEqual([]);
});

test.concurrent('a pull request that relaxes the configuration is judged by the old one, and told so', async (context) => {
  const { run } = await open(context, { [card]: opened, '.github/hub-compliance.yml': 'version: 1\nfailOn: never\nrules: { license/unknown: off }\nwaivers: [{ rule: card/key-misspelled, because: "we like it" }]\n' }, { base: { '.github/hub-compliance.yml': 'version: 1\n' } });
  const ran = await run();
  ended(ran, 'failure');
  expect(rulesIn(ran, 'new')).toEqual(expect.arrayContaining(['license/unknown', 'card/key-misspelled']));
  expect(ran.outputs['comment-body']).toMatch(/hub-compliance\.yml/);
  expect(ran.summary).toMatch(/hub-compliance\.yml/);
});

test.concurrent('nor does it get round it by the file that `config` names, or by one that is extended', async (context) => {
  const off = 'version: 1\nrules: { license/unknown: off }\n';
  const { run } = await open(context, { [card]: opened, 'ci/cards.yml': off, '.github/shared.yml': off }, { base: { 'ci/cards.yml': 'version: 1\n', '.github/shared.yml': 'version: 1\n', '.github/hub-compliance.yml': 'version: 1\nextends: shared.yml\n' } });
  const named = await run('opened', { inputs: { config: 'ci/cards.yml' } });
  expect(rulesIn(named, 'new')).toContain('license/unknown');
  expect(named.outputs['comment-body']).toContain('ci/cards.yml');
  const extended = await run('synchronize');
  expect(rulesIn(extended, 'new')).toContain('license/unknown');
  expect(extended.outputs['comment-body']).toContain('.github/shared.yml');
});

test.concurrent('the defaults of an organisation are read from its repository', async (context) => {
  const { github, run } = await open(context, { [card]: opened }, { base: { '.github/hub-compliance.yml': 'version: 1\nextends: acme/.github\n' } });
  github.fail({ when: ({ path }) => path === '/repos/acme/.github/contents/hub-compliance.yml', status: 200, body: { type: 'file', encoding: 'base64', content: Buffer.from('version: 1\nrules: { license/unknown: off }\n').toString('base64'), sha: '0'.repeat(40), path: 'hub-compliance.yml', name: 'hub-compliance.yml', size: 40 } });
  expect(rulesIn(await run(), 'new')).not.toContain('license/unknown');
});

// ── a Hub that cannot be reached ────────────────────────────────────────────────────────────────

test.concurrent('a Hub that does not answer is no fault of the card: what could not be looked up is said, and the rest stands', async (context) => {
  const { run } = await open(context, { [card]: nowhere });
  const ran = await run('opened', { env: { HF_ENDPOINT: 'http://127.0.0.1:1' }, inputs: { online: 'true' } });
  expect(ran.outputs['conclusion']).not.toBe('failure');
  expect(rulesIn(ran, 'new')).not.toContain('card/reference-not-found');
  expect(reportOf(ran).repositories[0]!.skipped.map(({ rule }) => rule)).toContain('card/reference-not-found');
  expect(ran.summary).toMatch(/reference-not-found/);
});

test.concurrent('a card that could not be compared with the Hub\'s is neutral, never the same', async (context) => {
  const github = await serve(context, { [card]: clean });
  const ran = await runAction(main, github, { event: 'schedule', payload: {}, sha: github.branches.get('main')!, ref: 'refs/heads/main', inputs: { 'hub-repo': 'acme/tiny-digits', path: 'models/tiny-digits' }, env: { HF_ENDPOINT: 'http://127.0.0.1:1' } });
  expect([ran.code, ran.outputs['conclusion']]).toEqual([2, 'neutral']);
  expect(ran.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
});
