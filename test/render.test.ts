import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { Parser } from 'htmlparser2';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { against, frameworks, inspect, policyOf, renderHtml, renderJson, renderMarkdown, renderSarif, renderText, reportOf, rules, type Report } from '../rules/index.ts';
import { code, fenced, markdown, sentence } from '../rules/render/escape.ts';
import { repositoryOf } from './support/repository.ts';

const policy = policyOf('open-science');
const reportFor = (card: string, kind: 'model' | 'dataset' | 'space' = 'model'): Report => reportOf([inspect({ ...repositoryOf({ card, kind }), path: 'models/tiny', name: 'acme/tiny' }, policy, '2026-11-23')], policy, '2026-11-23');

const hostile = `---
license: "</script><script>alert(1)</script>"
pipeline_tag: "\`\`\` @everyone <img src=x onerror=alert(1)> \u001b[31m"
language: ["|", "![x](https://evil.example/a.png)", "\u202eevil"]
base_model: "/home/me/@octocat/<b>"
---
# <img src="https://evil.example/t.png"> [click](javascript:alert(1)) @octocat

This model does things </q><script>alert(2)</script> for @octocat and https://evil.example/.
`;

describe('a card full of markup, mentions and control characters', () => {
  const report = reportFor(hostile);

  test('is harmless as Markdown', () => {
    const text = renderMarkdown(report, frameworks);
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
    const outside = text.replace(/(`+)[^`][\s\S]*?\1/g, '').replace(/<\/?(?:details|summary)>|<https:[^>]*>|<img alt="[^"<>]*" width="760" src="data:image\/svg\+xml;base64,[\w+/=]+">/g, '');
    expect(outside).not.toMatch(/<[a-z/]/i);
    expect(outside).not.toMatch(/@\w/);
    expect(outside).not.toMatch(/https?:\/\/evil/);
    expect(text).not.toMatch(/!\[/);
  });

  test('is harmless as HTML: nothing loads, nothing of the card runs', () => {
    const tags: string[] = [];
    const links: string[] = [];
    new Parser({
      onopentag(name, attributes) {
        tags.push(name);
        if (attributes['href']) links.push(attributes['href']);
        expect(Object.keys(attributes).filter((key) => key.startsWith('on') && key !== 'onsubmit')).toEqual([]);
        expect(attributes['src']).toBeUndefined();
      },
    }).end(renderHtml(report, frameworks));
    expect(tags.filter((tag) => tag === 'script')).toHaveLength(1);
    expect(tags).not.toContain('img');
    expect(links.every((href) => href.startsWith('https://') || href.startsWith('#'))).toBe(true);
    expect(renderHtml(report, frameworks)).not.toMatch(/<(?:link|iframe|object|embed)\b|url\(|@import/);
  });

  test('is harmless in a terminal', () => {
    // oxlint-disable-next-line no-control-regex
    expect(renderText(report)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
  });
});

test('a code span and a fence outlast any run of backticks inside', () => {
  expect(code('a``b')).toBe('```a``b```');
  expect(code('`x`')).toBe('`` `x` ``');
  expect(fenced('```\nx\n````')).toMatch(/^`````\n[\s\S]*\n`````$/);
  expect(sentence('`a|b` is not `c`')).toBe('`a\\|b` is not `c`');
  expect(markdown('@octocat [x](y) <b> #1 www.a.b')).toBe('@\u200boctocat \\[x\\](y) &lt;b&gt; \\#1 www\u200b.a.b');
});

describe('SARIF', () => {
  const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as object;
  const ajv = new AjvDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const valid = ajv.compile(schema);
  const log = (report: Report) => JSON.parse(renderSarif(report, rules)) as { runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; partialFingerprints: Record<string, string>; baselineState?: string; suppressions?: unknown[] }[] }[] };

  test('is valid by the OASIS schema, with every rule once and every result pointing at its rule', () => {
    for (const report of [reportFor(hostile), reportFor('---\nlicense: mit\n---\n# A\n', 'dataset'), reportOf([], policy, '2026-11-23')]) {
      const sarif = log(report);
      expect(valid(sarif), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true);
      const { rules: listed } = sarif.runs[0]!.tool.driver;
      expect(new Set(listed.map((rule) => rule.id)).size).toBe(listed.length);
      for (const result of sarif.runs[0]!.results) expect(listed[result.ruleIndex]!.id).toBe(result.ruleId);
    }
  });

  test('has fingerprints that survive an edit above a finding', () => {
    const prints = (card: string) => log(reportFor(card)).runs[0]!.results.map((result) => [result.ruleId, result.partialFingerprints['hubCompliance/v1']]).sort();
    const body = '# Tiny\n\n## Training data\n\n[More Information Needed]\n';
    expect(prints(`---\nlanguage: sw\nlicense: mit\n---\n${body}`)).toEqual(prints(`---\n# a comment\n\nlicense: mit\nlanguage: sw\n---\n\n\n${body}`));
  });

  test('marks what is waived and what is old', () => {
    const waived = { ...policy, waivers: [{ rule: 'license/missing', because: 'see #3' }] };
    const before = inspect(repositoryOf({ card: '# A\n' }), waived, '2026-11-23');
    const report = reportOf([before], waived, '2026-11-23', against([before.report], [before.report]));
    const result = log(report).runs[0]!.results.find((one) => one.ruleId === 'license/missing')!;
    expect(result.suppressions).toHaveLength(1);
    expect(result.baselineState).toBe('unchanged');
  });
});

test('against a base, findings are new, existing or fixed, and only new ones fail', () => {
  const strict = { ...policy, severities: { 'license/missing': 'error', 'card/placeholder-left': 'error' } as const };
  const look = (card: string) => inspect(repositoryOf({ card }), strict, '2026-11-23');
  const old = look('# A\n\n## Limitations\n\nIt mishears names.\n\n## Glossary\n\n[More Information Needed]\n');
  const now = look('# A\n\n## Limitations\n\nIt mishears names.\n');
  const marked = against([old.report], [now.report])[0]!;
  expect(marked.findings.find((finding) => finding.rule === 'license/missing')!.state).toBe('existing');
  expect(marked.findings.some((finding) => finding.state === 'fixed' && finding.rule === 'card/placeholder-left')).toBe(true);
  expect(reportOf([now], strict, '2026-11-23', [marked]).failed).toBe(false);
  expect(reportOf([now], strict, '2026-11-23', against([], [now.report])).failed).toBe(true);
});

test('the same tree gives byte-identical JSON', () => {
  expect(renderJson(reportFor(hostile))).toBe(renderJson(reportFor(hostile)));
});

test('a Markdown report longer than its limit leaves out whole parts and counts them', () => {
  const many = reportOf(Array.from({ length: 40 }, (_, index) => inspect({ ...repositoryOf({ card: hostile }), path: `models/m${index}` }, policy, '2026-11-23')), policy, '2026-11-23');
  const text = renderMarkdown(many, frameworks, 65_536);
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text).toMatch(/\d+ parts of this report left out/);
  expect(renderMarkdown(reportFor(hostile), frameworks, 65_536)).not.toMatch(/left out/);
});
