import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hunksOf, within } from '../../github/diff.ts';
import { replacementOf } from '../../github/suggestion.ts';
import { applyEdits, type Edit } from '../../rules/index.ts';

const edit = (start: number, end: number, text: string): Edit => ({ file: 'README.md', start, end, text });
const card = '---\nlicense: MIT\nlanguage: sw\n---\n# Tiny\n';

/** What GitHub makes of a suggestion: the lines commented on are replaced by those of the block. */
function committed(text: string, { line, endLine, lines }: NonNullable<ReturnType<typeof replacementOf>>): string {
  const all = text.split('\n');
  all.splice(line - 1, endLine - line + 1, ...lines);
  return all.join('\n');
}

test('a value is replaced by its whole line', () => {
  expect(replacementOf(card, [edit(13, 16, 'mit')])).toEqual({ line: 2, endLine: 2, lines: ['license: mit'] });
});

test('lines put in stand before the line they are put before', () => {
  expect(replacementOf(card, [edit(4, 4, 'tags: [x]\n')])).toEqual({ line: 2, endLine: 2, lines: ['tags: [x]', 'license: MIT'] });
});

test('a line that goes leaves nothing', () => {
  expect(replacementOf(card, [edit(4, 17, '')])).toEqual({ line: 2, endLine: 2, lines: [] });
});

test('an edit that takes a line end away joins the next line', () => {
  expect(replacementOf(card, [edit(16, 17, ' ')])).toEqual({ line: 2, endLine: 3, lines: ['license: MIT language: sw'] });
});

test('several edits become one run of lines, those between included', () => {
  expect(replacementOf(card, [edit(13, 16, 'mit'), edit(27, 29, 'swa')])).toEqual({ line: 2, endLine: 3, lines: ['license: mit', 'language: swa'] });
});

test('what is spread over more than twenty lines is no suggestion, nor is nothing', () => {
  const long = 'a\n'.repeat(40);
  expect(replacementOf(long, [edit(0, 1, 'b'), edit(60, 61, 'b')])).toBe(null);
  expect(replacementOf(card, [])).toBe(null);
  expect(replacementOf(card, [edit(13, 16, 'MIT')])).toBe(null);
});

test('a card written on Windows is suggested without its line ends, which GitHub keeps', () => {
  expect(replacementOf(card.replaceAll('\n', '\r\n'), [edit(14, 17, 'mit')])).toEqual({ line: 2, endLine: 2, lines: ['license: mit'] });
});

test('committing a suggestion is making its edits', () => {
  const text = fc.array(fc.constantFrom('a', 'bc', '\n', ' ', 'é'), { maxLength: 40 }).map((parts) => parts.join(''));
  const case_ = text.chain((given) => fc.record({ given: fc.constant(given), edits: fc.array(fc.record({ at: fc.nat(given.length), length: fc.nat(6), text: fc.constantFrom('', 'x', 'y\n', '\n', 'p\nq') }), { minLength: 1, maxLength: 3 }) }));
  fc.assert(
    fc.property(case_, ({ given, edits }) => {
      const made = edits.map(({ at, length, text: put }) => edit(at, Math.min(given.length, at + length), put));
      const replacement = replacementOf(given, made);
      if (replacement === null) return;
      const after = applyEdits(given, made);
      // How a file without a last line end ends cannot be suggested.
      expect(committed(given, replacement).replace(/\n+$/, '')).toBe(after.replace(/\n+$/, ''));
    }),
    { numRuns: 2000 },
  );
});

test('lines of a patch are those of the new side, context included', () => {
  const hunks = hunksOf('@@ -1,3 +1,4 @@ heading\n a\n+b\n c\n d\n@@ -20 +21,2 @@\n-x\n+y\n+z\n@@ -30,2 +32,0 @@\n-q\n-r');
  expect(hunks).toEqual([{ first: 1, last: 4 }, { first: 21, last: 22 }]);
  expect([within(hunks, 1, 4), within(hunks, 4, 5), within(hunks, 4, 21), within(hunks, 22, 22), within(hunks, 32, 32)]).toEqual([true, false, false, true, false]);
  expect([hunksOf(undefined), hunksOf('Binary files differ')]).toEqual([[], []]);
});
