import { describe, expect, test } from 'vitest';
import { readCard } from '../rules/snapshot/card.ts';

const table = '| a | b | c |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n';
const cells = (text: string) => readCard(text).tables.map(({ header, rows }) => [header, ...rows.map((row) => row.cells)]);

describe('a body is read as a person sees it', () => {
  test('a table is one with blanks or carriage returns behind its bars', () => {
    const expected = cells(table);
    expect(expected).toEqual([[['a', 'b', 'c'], ['1', '2', '3']]]);
    for (const variant of [table.replaceAll('\n', '  \n'), table.replaceAll('\n', '\r\n'), table.replaceAll('\n', '\r\r\n')]) expect(cells(variant)).toEqual(expected);
  });

  test('front matter is read where every line end has a second carriage return', () => {
    expect(readCard('---\r\r\nlanguage: en\r\r\nlicense: mit\r\r\n---\r\r\n\r\r\n# A\r\r\n').data).toEqual({ language: 'en', license: 'mit' });
  });

  test('offsets into a table hold with Windows line ends', () => {
    const text = `Before.\r\n\r\n${table.replaceAll('\n', '\r\n')}`;
    const { span } = readCard(text).tables[0]!.rows[0]!;
    expect(text.slice(span.start, span.end).trim()).toBe('| 1 | 2 | 3 |');
  });

  test('a sentence ends at a line end of Windows too', () => {
    const texts = (text: string) => readCard(text).statements.map((s) => s.text);
    const text = 'This model was made by hand.\nIt achieves the following results:\n';
    expect(texts(text.replaceAll('\n', '\r\n'))).toEqual(texts(text));
  });

  test('a bold line is the label of the next one', () => {
    const [first] = readCard('**Trained On**  \nA100 80GB * 1\n').statements;
    expect([first?.label, first?.text]).toEqual(['Trained On', 'A100 80GB * 1']);
  });

  test('lists within lists without end are no reason to fall over', () => {
    expect(() => readCard('1. '.repeat(3000)).statements).not.toThrow();
    expect(() => readCard('> '.repeat(3000)).statements).not.toThrow();
  });

  test('front matter that is never closed goes on behind a blank line', () => {
    expect(readCard('---\nlicense: mit\n\n\ndatasets:\n- a/b\n\n# Heading\n').data).toEqual({ license: 'mit', datasets: ['a/b'] });
  });
});
