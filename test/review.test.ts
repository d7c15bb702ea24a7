import { describe, expect, test } from 'vitest';
import { advice, against, frameworks, inspect, keyOf, policyOf, readUntrustedReport, renderAnnotations, renderBadge, renderJson, renderLineComment, renderReview, reportOf, rules, type Finding, type Kind, type Policy, type RawRepository, type Report, type RepositoryReport, type Reviewed } from '../rules/index.ts';
import { suggestion } from '../rules/render/escape.ts';
import { repositoryOf } from './support/repository.ts';

const policy: Policy = policyOf('recommended');
const today = '2026-11-23';
const at = (path: string, card: string | undefined, kind: Kind = 'model'): RawRepository => ({ ...repositoryOf({ ...(card !== undefined && { card }), kind }), path, target: path });
const compared = (before: RawRepository | null, after: RawRepository): RepositoryReport => against(before ? [inspect(before, policy, today).report] : [], [inspect(after, policy, today).report])[0]!;
const reportWith = (...repositories: RepositoryReport[]): Report => reportOf([], policy, today, repositories);
const review = (report: Report, more: Partial<Reviewed> = {}, limit = 65_536): string => renderReview({ report, onLines: new Set(), notes: [], change: 'this pull request', frameworks, skipped: false, ...more }, limit);

const front = (lines: string): string => `---\n${lines}language: sw\npipeline_tag: automatic-speech-recognition\n---\n# Tiny\n\nA small speech recogniser for read Swahili.\n`;
const before = at('models/tiny', front('license: mit\n'));
const after = at('models/tiny', front('license: MIT\nlibrary: transformers\n'));
const worse = compared(before, after);
const made = (count: number, more: Partial<Finding> = {}): Finding[] => Array.from({ length: count }, (_, index) => ({ rule: 'card/link-broken', severity: 'warning', message: `\`figures/${index}.png\` is not in the repository`, file: 'README.md', line: index + 10, endLine: index + 10, column: 1, endColumn: 5, fingerprint: index.toString(16).padStart(16, '0'), state: 'new', sources: [], resources: [], ...more }));

test('an address in an advice ends where the sentence goes on', () => {
  expect(advice('Take it from https://example.org/a.b; else from https://example.org/c?d=1. Or (https://example.org/e)')).toBe('Take it from <https://example.org/a.b>; else from <https://example.org/c?d=1>. Or (<https://example.org/e>)');
});

describe('the review of a change', () => {
  test('says first what there is to do, then what does not count', () => {
    expect(review(reportWith(worse))).toMatch(/^### Hub card review · `models\/tiny` \(model\)\n\n\*\*1 to fix, 1 to improve\*\* in what this pull request changed\. The card tells \d+ of the \d+ things that apply to it\. 7 older findings are unchanged and do not block\.\n\n\| \| what the card tells \| missing here \|/);
  });

  test('counts what stands on its lines and does not say it again', () => {
    const [first, second] = worse.findings.filter(({ state }) => state === 'new');
    const one = review(reportWith(worse), { onLines: new Set([keyOf(worse, first!)]) });
    expect(one).toContain('1 of them has a comment on the line.');
    expect(one).not.toContain(first!.message.slice(0, 20));
    const both = review(reportWith(worse), { onLines: new Set([keyOf(worse, first!), keyOf(worse, second!)]) });
    expect(both).toContain('The comments on the lines say what.');
    expect(both).not.toMatch(/To fix\*\*|To improve\*\*/);
  });

  test('tells in one row how much of each framework the card covers, and nothing of those it does not touch', () => {
    const chat = at('models/chat', '---\nlicense: mit\npipeline_tag: text-generation\n---\n# Chat 7B\n\nA chat model.\n\n## Evaluation\n\nOn BBQ it reaches 61.2 % accuracy.\n');
    expect(review(reportWith(compared(null, chat)))).toContain('\n| In depth | social impact of generative systems 1 of 12 | |\n');
    expect(review(reportWith(worse))).not.toContain('In depth');
  });

  test('is short when all is clear, and folds everything away', () => {
    const text = review(reportWith(compared(after, before)));
    expect(text).toMatch(/\n\*\*All clear\.\*\* The card now tells /);
    expect(text).toContain('Fixed by this pull request: `license/unknown`, `card/key-misspelled`.');
    expect(text.replace(/<details>[\s\S]*?<\/details>/g, '')).not.toMatch(/^\| /m);
  });

  test('of a card that is gone thanks nobody for what cannot be said of it any more', () => {
    const text = review(reportWith(compared(after, { ...at('models/tiny', undefined), files: [{ path: 'model.safetensors', size: 1, text: { known: false, why: 'not read' } }] })));
    expect(text).toContain('card/missing');
    expect(text).not.toContain('Fixed by');
  });

  test('names two or three tools of the cheatsheet for each family with something new', () => {
    const text = review(reportWith(compared(null, after)));
    const folded = /<details><summary>Helpful for ([^<]+)<\/summary>\n\n((?:- .+\n)+)/.exec(text)!;
    expect(folded[1]).toBe('card, licence, training, carbon, evaluation');
    const lines = folded[2]!.trim().split('\n');
    expect(lines.map((line) => /^- (\w+):/.exec(line)![1])).toEqual(['card', 'licence', 'training', 'carbon', 'evaluation']);
    for (const line of lines) expect(line.match(/\]\(https:/g)!.length).toBeLessThanOrEqual(3);
  });

  test('names tools in one line where one or two families have something new, those for the gravest first', () => {
    const tool = (name: string) => [{ name, url: `https://example.org/${name}` }];
    const findings = [...made(1, { rule: 'carbon/missing', severity: 'notice', resources: tool('slight') }), ...made(1, { rule: 'carbon/unit-implausible', severity: 'warning', resources: tool('grave') })];
    expect(review(reportWith({ ...worse, findings }))).toContain('\nHelpful for carbon: [grave](https://example.org/grave), [slight](https://example.org/slight)\n');
  });

  test('of several repositories spreads out those with something new', () => {
    const text = review(reportWith(worse, compared(before, { ...before, path: 'models/same' })));
    expect(text).toContain('### Hub card review · 2 repositories');
    expect(text).toContain('#### `models/tiny` (model)');
    expect(text).not.toContain('#### `models/same`');
    expect(text).toContain('| `models/same` | model | – | 7 | – |');
  });

  test('shows what is told with its line, and short values of the front matter as they are', () => {
    const told = (lines: string): string => /^\| Licence .+\n\| Data .+\n\| Training .+$/m.exec(review(reportWith(compared(before, at('models/tiny', front(lines))))))![0];
    expect(told('license: apache-2.0\nlibrary: x\nbase_model: acme/sw\ndatasets:\n- acme/a\n- acme/b\n').split('\n').map((row) => row.split(' | ')[1])).toEqual(['licence `apache-2.0` (line 2)', 'training data `acme/a, acme/b` (lines 5-7)', 'base model `acme/sw` (line 4)']);
  });

  test('keeps waivers in sight, with reason and end', () => {
    const waiving: Policy = { ...policy, waivers: [{ rule: 'license/unknown', because: 'legal asked for *capitals*', until: '2027-01-01' }] };
    const report = reportOf([inspect(after, waiving, today)], waiving, today);
    expect(review(report)).toMatch(/<summary>Waived \(1\)<\/summary>[\s\S]*Waived: legal asked for \\\*capitals\\\* \(until 2027-01-01\)/);
  });

  test('never says that all is clear where a rule broke', () => {
    const text = review(reportWith({ ...compared(before, before), broken: [{ rule: 'carbon/missing', why: 'TypeError: x' }] }));
    expect(text).toContain('**Not all of it could be checked**, which is our fault: `carbon/missing` broke');
    expect(text).not.toContain('All clear');
  });
});

describe('within GitHub’s limits', () => {
  test.for([2000, 5000, 20_000, 65_536])('at %i characters whole findings are left out, and all are accounted for', (limit) => {
    const findings = [...made(200), ...made(300, { severity: 'error', rule: 'card/front-matter-invalid' }), ...made(400, { state: 'existing' })];
    const text = review(reportWith({ ...worse, findings }), {}, limit);
    expect(text.length).toBeLessThanOrEqual(limit);
    const shown = text.match(/^- .+$/gm) ?? [];
    for (const line of shown) expect(line).toMatch(/^- `figures\/\d+\.png` is not in the repository · \[.+\]\(https:.+\) · `models\/tiny\/README\.md:\d+`/);
    const left = Number(/Left out here for length: (\d+) finding/.exec(text)?.[1] ?? 0);
    expect(shown.length + left).toBe(900);
    // What is left out is the least grave.
    if (shown.some((line) => line.includes('link-broken'))) expect(shown.filter((line) => line.includes('front-matter-invalid'))).toHaveLength(300);
  });

  test('three thousand repositories have one review', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ ...worse, path: `models/m${index}` }));
    const text = review(reportWith(...many));
    expect(text.length).toBeLessThanOrEqual(65_536);
    const sections = (text.match(/^#### /gm) ?? []).length;
    expect(text).toContain(`${3000 - sections} repositories. The job's report holds all of them.`);
  });

  test.for([9, 10, 11, 60])('%i errors are at most nine annotations, with one kept for the verdict', (count) => {
    const shown = renderAnnotations(reportWith({ ...worse, findings: made(count, { severity: 'error' }) }), () => true);
    expect(shown).toHaveLength(Math.min(9, count));
    expect(shown.at(-1)!.message).toBe(count > 9 ? `${count - 8} more errors in the job summary and in the report` : '`figures/8.png` is not in the repository');
  });

  test('an annotation names a file only where there is one, and columns only on one line', () => {
    const [here] = renderAnnotations(reportWith({ ...worse, findings: made(1) }), (file) => file === 'models/tiny/README.md');
    expect(here).toMatchObject({ file: 'models/tiny/README.md', startLine: 10, endLine: 10, startColumn: 1, endColumn: 5 });
    expect(renderAnnotations(reportWith({ ...worse, findings: made(1) }), () => false)[0]).not.toHaveProperty('file');
    expect(renderAnnotations(reportWith({ ...worse, findings: made(1, { endLine: 12 }) }), () => true)[0]).not.toHaveProperty('startColumn');
    expect(renderAnnotations(reportWith({ ...worse, findings: [...made(1, { state: 'existing' }), ...made(1, { state: 'fixed' }), ...made(1, { waiver: { because: 'x' } })] }), () => true)).toEqual([]);
  });
});

describe('a comment on a line', () => {
  const finding = worse.findings.find(({ rule }) => rule === 'license/unknown')!;
  const rule = rules.find(({ id }) => id === 'license/unknown')!;

  test('has what is wrong, the value met, why, and the change to commit', () => {
    const text = renderLineComment(finding, rule, ['license: mit']);
    expect(text.split('\n\n')).toEqual(['**The licence is not one that the Hub knows** · `license/unknown`', expect.stringContaining('`MIT` is none of them, `mit` is. The Hub takes only'), '```suggestion\nlicense: mit\n```', expect.stringMatching(/^\[More, and how to waive it\]\(https:/)]);
  });

  test('without a place for the change says it in words', () => {
    expect(renderLineComment(finding, rule, null)).toContain('\n\nTo do: Write `mit`.\n\n');
  });

  test('a suggestion is closed by nothing inside it, and takes nothing that would be changed on the way', () => {
    expect(suggestion(['```', 'x', '````'])).toBe('`````suggestion\n```\nx\n````\n`````');
    expect(suggestion([])).toBe('```suggestion\n```');
    expect(suggestion([''])).toBe('```suggestion\n\n```');
    expect(suggestion(['a\u202eb'])).toBe(null);
  });
});

test('a badge tells what the cards tell, red where something is wrong', () => {
  expect(JSON.parse(renderBadge(reportWith(worse)))).toEqual({ schemaVersion: 1, label: 'hub card', message: expect.stringMatching(/^1 error, \d+ warnings, tells \d+ of \d+$/), color: 'red' });
  expect(JSON.parse(renderBadge(reportWith()))).toEqual({ schemaVersion: 1, label: 'hub card', message: 'no card', color: 'brightgreen' });
});

describe('a report of a job without rights', () => {
  const own = renderJson(reportWith(worse));
  const forged = (change: (report: any) => void): string => {
    const report = JSON.parse(own);
    change(report);
    return JSON.stringify(report);
  };

  test('is read as it was written', () => {
    expect(readUntrustedReport(own, 'r.json')).toEqual({ ...JSON.parse(own), repositories: [{ ...JSON.parse(own).repositories[0], coverage: {} }] });
  });

  test('of every rule is read: nothing that rules say is outside the schema', () => {
    const all = rules.flatMap((rule) => rule.examples.filter(({ card = '' }) => card.length < 20_000).map((example) => ({ ...repositoryOf({ kind: rule.kinds[0]!, ...example }) })));
    const report = reportOf(all.map((raw) => inspect(raw, policyOf('open-science'), today)), policy, today);
    expect(readUntrustedReport(renderJson(report), 'r.json').summary).toEqual(report.summary);
  });

  test.for<[string, (report: any) => void]>([
    ['a key of its own', (report) => (report.extra = 1)],
    ['a rule that we do not have', (report) => (report.repositories[0].findings[0].rule = 'card/evil')],
    ['a path that leads out', (report) => (report.repositories[0].path = 'models/../..')],
    ['an absolute file', (report) => (report.repositories[0].findings[0].file = '/etc/passwd')],
    ['a line that is none', (report) => (report.repositories[0].findings[0].line = 0)],
    ['a fingerprint that ends a comment', (report) => (report.repositories[0].findings[0].fingerprint = '-->0123456789abc')],
    ['a name with markup', (report) => (report.repositories[0].name = '<img>')],
    ['another version', (report) => (report.schemaVersion = 2)],
    ['a message without end', (report) => (report.repositories[0].findings[0].message = 'x'.repeat(5000))],
  ])('with %s is refused', ([, change]) => {
    expect(() => readUntrustedReport(forged(change), 'r.json')).toThrow(/`r\.json` is no report of this version/);
  });

  test('that is no JSON, or endless, is refused', () => {
    expect(() => readUntrustedReport('{', 'r.json')).toThrow('`r.json` is not JSON');
    expect(() => readUntrustedReport(' '.repeat(20 * 1024 * 1024 + 1), 'r.json')).toThrow('expected a report of at most');
  });

  test('brings no addresses of its own into a comment, and no counts', () => {
    const report = readUntrustedReport(forged((one) => {
      Object.assign(one.repositories[0].findings[0], { message: 'see https://evil.example and @octocat <img src=x>', advice: 'go to https://evil.example/now', resources: [{ name: 'Free tokens', url: 'https://evil.example' }], sources: ['https://evil.example'] });
      one.summary = { errors: 0 };
    }), 'r.json');
    const finding = report.repositories[0]!.findings[0]!;
    for (const text of [review(report), renderLineComment(finding, rules.find(({ id }) => id === finding.rule)!, null)]) {
      expect(text).not.toMatch(/https:\/\/evil|<img|@octocat|Free tokens/);
    }
    expect(report.summary.errors).toBe(1);
  });
});
