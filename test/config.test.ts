import { describe, expect, test } from 'vitest';
import { configure, inspect, renderMarkdown, renderText, reportOf, UserError, type Policy } from '../rules/index.ts';
import { repositoryOf } from './support/repository.ts';

const ids = ['carbon/missing', 'card/citation-missing', 'license/missing'];
const nothing = () => Promise.reject(new Error('nothing to extend'));
const read = async (text: string, files: Record<string, string> = {}) => (await configure({ file: 'hub-compliance.yml', text }, async (reference) => ({ file: reference, text: files[reference]! }), ids)).policy;
const refused = async (text: string) => {
  const error = await configure({ file: 'c.yml', text }, nothing, ids).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UserError);
  return (error as Error).message;
};

describe('a configuration', () => {
  test('may say everything the contract shows', async () => {
    const policy = await read(`version: 1
profile: open-science
failOn: warning
repositories:
  - { path: models/tiny, kind: model, hub: my-org/tiny }
rules: { carbon/missing: error, card/citation-missing: off }
require: [ { section: "Release checklist" }, { key: doi } ]
licenses: { allow: "Apache-2.0 OR MIT OR CC-BY-4.0", deny: [llama2], unknown: warning }
waivers:
  - { rule: carbon/missing, path: "models/legacy/**", because: "trained before measuring, #12", until: 2027-01-01 }
`);
    expect(policy).toMatchObject({ profile: 'open-science', failOn: 'warning', severities: { 'carbon/missing': 'error', 'card/citation-missing': 'off' }, licenses: { deny: ['llama2'] } });
    expect(policy.waivers).toEqual([{ rule: 'carbon/missing', path: 'models/legacy/**', because: 'trained before measuring, #12', until: '2027-01-01' }]);
    expect(policy.require).toEqual([{ section: 'Release checklist' }, { key: 'doi' }]);
  });

  const wrong: readonly (readonly [what: string, text: string, says: RegExp])[] = [
    ['an unknown key', 'version: 1\nprofil: hub\n', /^c\.yml:2: `profil` is no key of the configuration \(did you mean `profile`\?\); expected `version`, /],
    ['an unknown rule', 'version: 1\nrules:\n  carbon/mising: error\n', /^c\.yml:3: `rules\.carbon\/mising` .*did you mean `carbon\/missing`/],
    ['an unknown severity', 'version: 1\nrules:\n  carbon/missing: fatal\n', /^c\.yml:3: `rules\.carbon\/missing` is `fatal`; expected one of `error`, `warning`, `notice`, `off`/],
    ['an unknown profile', 'version: 1\nprofile: recomended\n', /^c\.yml:2: `profile` is `recomended`; expected one of .*did you mean `recommended`/],
    ['a wrong type', 'version: 1\nwaivers: none\n', /^c\.yml:2: `waivers` is `none`; expected a list/],
    ['no version', 'profile: hub\n', /^c\.yml:1: `version` is missing; expected `1`/],
    ['another version', 'version: 2\n', /^c\.yml:1: `version` is `2`; expected `1`/],
    ['a waiver without a reason', 'version: 1\nwaivers:\n  - rule: carbon/missing\n', /^c\.yml:3: `waivers\[0\]\.because` is missing; expected a text/],
    ['a day that is none', 'version: 1\nwaivers:\n  - { rule: carbon/missing, because: x, until: next year }\n', /^c\.yml:3: `waivers\[0\]\.until` is `next year`; expected a day as YYYY-MM-DD/],
    ['no YAML', 'version: [1\n', /^c\.yml:\d: this is not YAML: /],
    ['a list', '- version: 1\n', /^c\.yml:1: `the file` is a list; expected a mapping/],
    ['a requirement of neither sort', 'version: 1\nrequire:\n  - heading: x\n', /^c\.yml:3: `require\[0\]` is a mapping; expected `section: Heading` or `key: name`/],
  ];
  for (const [what, text, says] of wrong) {
    test(`with ${what} is refused with line, found and expected`, async () => {
      expect(await refused(text)).toMatch(says);
    });
  }

  test('extends another: what stands nearer wins, lists are joined', async () => {
    const policy = await read('version: 1\nextends: ./org.yml\nfailOn: never\nwaivers: [{ rule: license/missing, because: here }]\n', {
      './org.yml': 'version: 1\nprofile: open-science\nfailOn: warning\nrules: { carbon/missing: off }\nwaivers: [{ rule: carbon/missing, because: there }]\n',
    });
    expect(policy).toMatchObject({ profile: 'open-science', failOn: 'never', severities: { 'carbon/missing': 'off' } });
    expect(policy.waivers.map((waiver) => waiver.because)).toEqual(['there', 'here']);
  });

  test('that extends itself is refused', async () => {
    await expect(read('version: 1\nextends: ./a.yml\n', { './a.yml': 'version: 1\nextends: ./a.yml\n' })).rejects.toThrow(/comes back to itself/);
  });
});

describe('a policy', () => {
  const bare = repositoryOf({ card: '# Kiswahili ASR\n', kind: 'model' });
  const look = async (text: string, today = '2026-11-23') => {
    const { policy } = await configure({ file: 'c.yml', text }, nothing, ['license/missing', 'card/limitations-missing', 'card/requirement-unmet']);
    return reportOf([inspect(bare, policy as Policy, today)], policy, today);
  };
  const license = (report: Awaited<ReturnType<typeof look>>) => report.repositories[0]!.findings.find((finding) => finding.rule === 'license/missing');

  test('switches a rule off and changes how much it matters', async () => {
    expect(license(await look('version: 1\nrules: { license/missing: off }\n'))).toBeUndefined();
    expect(license(await look('version: 1\nrules: { license/missing: notice }\n'))!.severity).toBe('notice');
  });

  test('waives with a reason: the finding stays and no longer fails the run', async () => {
    const report = await look('version: 1\nprofile: hub\nrules: { license/missing: error }\nwaivers: [{ rule: license/missing, path: "README.md", because: "see #3", until: 2026-11-23 }]\n');
    expect(license(report)!.waiver).toEqual({ because: 'see #3', until: '2026-11-23' });
    expect(report.summary.waived).toBe(1);
    expect(report.failed).toBe(false);
    expect(report.unusedWaivers).toEqual([]);
  });

  test('no longer waives after the last day, and says so', async () => {
    const report = await look('version: 1\nprofile: hub\nrules: { license/missing: error }\nwaivers: [{ rule: license/missing, because: "see #3", until: 2026-11-22 }]\n');
    expect(license(report)!.waiver).toBeUndefined();
    expect(report.failed).toBe(true);
    expect(report.expiredWaivers).toHaveLength(1);
    expect(report.unusedWaivers).toEqual([]);
  });

  test('names the waivers that hid nothing', async () => {
    const report = await look('version: 1\nwaivers: [{ rule: license/missing, path: "models/**", because: "elsewhere" }]\n');
    expect(report.unusedWaivers.map((waiver) => waiver.because)).toEqual(['elsewhere']);
  });

  test('asks for what its owners require', async () => {
    const report = await look('version: 1\nrequire: [{ section: Release checklist }]\n');
    expect(report.repositories[0]!.findings.some((finding) => finding.rule === 'card/requirement-unmet')).toBe(true);
  });

  test('fails at the severity asked for', async () => {
    expect((await look('version: 1\nfailOn: never\nrules: { license/missing: error }\n')).failed).toBe(false);
    expect((await look('version: 1\nfailOn: notice\nrules: { license/missing: notice }\n')).failed).toBe(true);
  });
});

describe('a licence policy', () => {
  test('that is no expression of licences is refused', async () => {
    expect(await refused('version: 1\nlicenses:\n  allow: Apach OR MIT\n')).toBe('c.yml:3: `licenses.allow`: `Apach` is neither an SPDX expression nor a licence of the Hub; expected ids of SPDX or of the Hub joined by OR, AND and WITH');
    expect(await refused('version: 1\nlicenses: { allow: "GPLv3 OR MIT" }\n')).toMatch(/^c\.yml:2: .*`GPLv3` is neither .* \(did you mean `gpl-3\.0`\?\)/);
    expect(await refused('version: 1\nlicenses: { allow: "MIT OR" }\n')).toMatch(/^c\.yml:2: `licenses\.allow`: `MIT OR` is no SPDX expression: /);
    expect(await refused('version: 1\nlicenses: { allow: "other OR MIT" }\n')).toMatch(/`other` is neither/);
    expect(await refused('version: 1\nlicenses:\n  deny:\n    - llama2\n    - lama3\n')).toBe('c.yml:5: `licenses.deny[1]`: `lama3` is neither an SPDX expression nor a licence of the Hub; expected an id of SPDX or of the Hub, or `LicenseRef-` with a `license_name`');
    expect(await refused('version: 1\nlicenses:\n  deny: [MIT OR ISC]\n')).toMatch(/^c\.yml:3: `licenses\.deny\[0\]` is `MIT OR ISC`; expected .*, one an entry$/);
  });

  test('whose exemptions say too little or too much is refused', async () => {
    expect(await refused('version: 1\nlicenses:\n  exempt:\n    - because: old\n')).toBe('c.yml:4: `licenses.exempt[0]` is a mapping; expected `path`, `name` or `license` beside `because`, to say what is exempt');
    expect(await refused('version: 1\nlicenses:\n  exempt:\n    - { license: llama2 }\n')).toMatch(/^c\.yml:4: `licenses\.exempt\[0\]\.because` is missing; expected a text/);
    expect(await refused('version: 1\nlicenses:\n  exempt:\n    - { licence: llama2, because: x }\n')).toMatch(/^c\.yml:4: .*`licenses\.exempt\[0\]\.licence` is no key of the configuration \(did you mean `license`\?\); expected `path`, `name`, /s);
    expect(await refused('version: 1\nlicenses:\n  exempt:\n    - { license: lama2, because: x }\n')).toMatch(/^c\.yml:4: `licenses\.exempt\[0\]\.license`: `lama2` is neither/);
    expect(await refused('version: 1\nlicenses:\n  exempt:\n    - { license: llama2, because: x, until: soon }\n')).toMatch(/^c\.yml:4: `licenses\.exempt\[0\]\.until` is `soon`; expected a day as YYYY-MM-DD/);
  });

  test('is joined with that of the organisation: who stands nearer allows, and what anyone denies stays denied', async () => {
    const org = { './org.yml': 'version: 1\nlicenses: { allow: MIT, deny: [llama2], exempt: [{ name: "acme/*", because: there }] }\n' };
    const policy = await read('version: 1\nextends: ./org.yml\nlicenses: { deny: [gpl], exempt: [{ license: llama2, because: here }] }\n', org);
    expect(policy.licenses).toEqual({ allow: 'MIT', deny: ['llama2', 'gpl'] });
    expect(policy.waivers).toEqual([{ rule: 'licenses', name: 'acme/*', because: 'there' }, { rule: 'licenses', license: 'llama2', because: 'here' }]);
    expect((await read('version: 1\nextends: ./org.yml\nlicenses: { allow: Apache-2.0 }\n', org)).licenses).toEqual({ allow: 'Apache-2.0', deny: ['llama2'] });
  });

  describe('has exemptions', () => {
    const look = async (exempt: string, { card = '---\nlicense: llama2\n---\n# A\n', name = 'acme/soup', today = '2026-11-29' } = {}) => {
      const { policy } = await configure({ file: 'c.yml', text: `version: 1\nlicenses:\n  allow: MIT\n  exempt: [${exempt}]\n` }, nothing, ids);
      const report = reportOf([inspect({ ...repositoryOf({ card }), name }, policy, today)], policy, today);
      const finding = report.repositories[0]!.findings.find(({ rule }) => rule === 'license/not-allowed' || rule === 'license/allowance-unknown');
      return { finding, report };
    };

    test.each([
      ['by licence', '{ license: llama2, because: "signed, #7" }'],
      ['by name', '{ name: "acme/*", because: "signed, #7" }'],
      ['by path', '{ path: "**/*.md", because: "signed, #7" }'],
      ['by all of them', '{ license: Llama2, name: acme/soup, path: README.md, because: "signed, #7" }'],
    ])('%s, seen with their reason', async (_, exempt) => {
      const { finding, report } = await look(exempt);
      expect(finding?.waiver).toEqual({ because: 'signed, #7' });
      expect(report.unusedWaivers).toEqual([]);
      expect(report.summary.waived).toBe(1);
    });

    test.each([
      ['another licence', '{ license: llama3, because: x }'],
      ['another name', '{ name: "other/*", because: x }'],
      ['another path', '{ path: "data/**", because: x }'],
      ['the licence, but another name', '{ license: llama2, name: "other/*", because: x }'],
    ])('that do not hold for %s, and say so', async (_, exempt) => {
      const { finding, report } = await look(exempt);
      expect(finding?.severity).toBe('error');
      expect(finding?.waiver).toBeUndefined();
      expect(report.unusedWaivers).toHaveLength(1);
      expect(renderText(report)).toMatch(/The exemption from the licence policy for .* hid nothing: x/);
      expect(renderMarkdown(report, [])).toMatch(/The exemption from the licence policy for `.*` hid nothing: x/);
    });

    test('for what cannot be told', async () => {
      expect((await look('{ license: LicenseRef-acme-1.0, because: ours }', { card: '---\nlicense: other\nlicense_name: Acme 1.0\n---\n# A\n' })).finding).toMatchObject({ rule: 'license/allowance-unknown', waiver: { because: 'ours' } });
    });

    test('that end', async () => {
      const { finding, report } = await look('{ license: llama2, because: x, until: 2026-11-28 }');
      expect(finding?.waiver).toBeUndefined();
      expect(report.expiredWaivers).toHaveLength(1);
    });

    test('that hide no other rule', async () => {
      const { report } = await look('{ name: "acme/*", because: x }', { card: '# A\n' });
      expect(report.repositories[0]!.findings.filter(({ waiver }) => waiver)).toEqual([]);
    });
  });

  test('says how much a licence matters that cannot be told', async () => {
    const look = async (unknown: string) => {
      const { policy } = await configure({ file: 'c.yml', text: `version: 1\nlicenses: { allow: MIT, unknown: ${unknown} }\n` }, nothing, ids);
      return inspect(repositoryOf({ card: '---\nlicense: other\n---\n# A\n' }), policy, '2026-11-23').report.findings.find((finding) => finding.rule === 'license/allowance-unknown')?.severity;
    };
    expect(await look('error')).toBe('error');
    expect(await look('off')).toBeUndefined();
  });
});
