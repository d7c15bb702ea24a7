import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameworks, inspect, policyOf, renderHtml, renderMarkdown, renderSarif, renderText, reportOf, rules, type Kind } from '../rules/index.ts';
import { readCard } from '../rules/snapshot/card.ts';
import { repositoryOf } from './support/repository.ts';

const piece = fc.oneof(
  fc.constantFrom('---\n', '---', '# ', '## Limitations\n', '\n\n', '\r\n', '\ufeff', '```\n', '~~~', '| a | b |\n| --- | --- |\n| 1 | 2 |\n', '<table><tr><td>', '</table>', '<!--', '-->', '- ', '1. ', '> ', '**', '**License:** ', 'license: ', 'license: mit\n', 'model-index:\n- name: a\n  results:\n', 'co2_eq_emissions: ', '[More Information Needed]', '[x](y)', '![', '&a ', '*a', '\u0000', '\u202e', '训练数据', 'العربية', '🤗', '<details><summary>', '$', '\\', '{{ x }}', 'trained on 2 GPUs for 3 hours', '99.9%'),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.lorem({ maxCount: 8 }),
);
const card = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const policy = policyOf('open-science');

test('any text is read and judged without breaking, and every place lies in the text', () => {
  fc.assert(
    fc.property(card, fc.constantFrom<Kind>('model', 'dataset', 'space'), (text, kind) => {
      const inspected = inspect(repositoryOf({ card: text, kind }), policy, '2026-11-23');
      expect(inspected.report.broken).toEqual([]);
      const lines = text.split(/\r\n|\r|\n/).length;
      for (const { evidence } of Object.values(inspected.report.disclosures)) {
        for (const { line, endLine } of evidence) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(endLine).toBeGreaterThanOrEqual(line);
          expect(endLine).toBeLessThanOrEqual(lines);
        }
      }
      for (const finding of inspected.report.findings) {
        if (finding.line === undefined) continue;
        expect(finding.endLine!).toBeLessThanOrEqual(lines);
        expect(finding.endLine! > finding.line || finding.endColumn! >= finding.column!).toBe(true);
        for (const edit of finding.fix?.edits ?? []) expect(edit.end <= text.length && edit.start <= edit.end).toBe(true);
      }
      const report = reportOf([inspected], policy, '2026-11-23');
      for (const rendered of [renderText(report), renderMarkdown(report, frameworks), renderSarif(report, rules), renderHtml(report, frameworks)]) expect(rendered.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

test('statements lie in the text and know their section', () => {
  fc.assert(
    fc.property(card, (text) => {
      const { statements, sections } = readCard(text);
      for (const { start, end, section } of statements) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length + 1);
        expect(sections).toContain(section);
      }
    }),
    { numRuns: 300 },
  );
});

test('markup made to be slow is read in time that grows with its length', () => {
  const hostile = ['1. '.repeat(30_000), '> '.repeat(50_000), '['.repeat(50_000), '**a '.repeat(30_000), '<a '.repeat(30_000), '`'.repeat(50_000), '| a '.repeat(10_000), '![['.repeat(20_000), '_a'.repeat(30_000), '<details><summary>'.repeat(3000), '# '.repeat(30_000), 'a@'.repeat(30_000), '9'.repeat(80_000), '('.repeat(50_000), 'co2 '.repeat(20_000), 'https://a.'.repeat(10_000), '[a](b) ![x](y) <b>x</b> ['.repeat(40_000), '<div><b><svg>'.repeat(100_000)];
  for (const text of hostile) {
    // Bounded by the test's own limit: quadratic time takes minutes on the longest of these.
    const { report } = inspect(repositoryOf({ card: text }), policy, '2026-11-23');
    expect(report.broken).toEqual([]);
  }
}, 60_000);

test('a hundred thousand paragraphs that all say the same are read in a few seconds', () => {
  const started = performance.now();
  inspect(repositoryOf({ card: `# Log\n\n${'step 1 loss 0.5\n\n'.repeat(120_000)}` }), policy, '2026-11-23');
  // About 1.5 s; 20 s where a statement is looked for among those found before.
  expect(performance.now() - started).toBeLessThan(12_000);
});
