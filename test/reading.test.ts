import { describe, expect, test } from 'vitest';
import type { KeyPath } from '../rules/engine/types.ts';
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

  test('a sentence with a colon in it is one statement; a label is none', () => {
    const read = (text: string) => readCard(`${text}\n`).statements.map((s) => [s.label, s.text]);
    expect(read('The data were decontaminated: files with a problem of HumanEval are out.')).toEqual([[null, 'The data were decontaminated: files with a problem of HumanEval are out.']]);
    expect(read('Training data: news and parties.')).toEqual([['Training data', 'news and parties.']]);
    expect(read('How data was collected: by hand.')).toEqual([['How data was collected', 'by hand.']]);
  });

  test('a bold line is the label of the next one', () => {
    const [first] = readCard('**Trained On**  \nA100 80GB * 1\n').statements;
    expect([first?.label, first?.text]).toEqual(['Trained On', 'A100 80GB * 1']);
  });

  test('marks of quotes are in no text, even within what is emphasised or linked', () => {
    const { statements, links } = readCard('> Trained on **news\n> and letters** of [a\n> library](https://a.org), [x] all\n> of *1990*.\n');
    expect(statements.map((s) => s.text)).toEqual(['Trained on news and letters of a library, [x] all of 1990.']);
    expect(links.map((link) => [link.url, link.text])).toEqual([['https://a.org', 'a\n library']]);
  });

  test('a heading without a text takes none from the line below', () => {
    const { sections, statements } = readCard('# A\n##\nhttps://a.org has *all*.\n### B `c` ##\n');
    expect(sections.map((s) => s.heading)).toEqual(['', 'A', 'B c']);
    expect(statements.map((s) => s.text)).toEqual(['https://a.org has all.']);
  });

  test('lists within lists without end are no reason to fall over', () => {
    expect(() => readCard('1. '.repeat(3000)).statements).not.toThrow();
    expect(() => readCard('> '.repeat(3000)).statements).not.toThrow();
  });

  test('front matter that is never closed goes on behind a blank line', () => {
    expect(readCard('---\nlicense: mit\n\n\ndatasets:\n- a/b\n\n# Heading\n').data).toEqual({ license: 'mit', datasets: ['a/b'] });
  });
});

test('what is found by lines in front matter stands where the parser finds it', () => {
  const plain = '---\ntags:\n- soup\n- "hot soup"\nlanguage:\n  - sw\n  - en\nmodel-index:\n- name: soup\n  results:\n  - task:\n      type: asr\n    metrics:\n    - type: wer\n      value: 12.5\n    - type: cer\n      value: 3\n  - dataset: {type: soup}\n---\n# A\n';
  const { frontMatter } = readCard(plain);
  const paths: KeyPath[] = [['tags', 0], ['tags', 1], ['language', 1], ['model-index', 0], ['model-index', 0, 'results'], ['model-index', 0, 'results', 0], ['model-index', 0, 'results', 0, 'metrics'], ['model-index', 0, 'results', 0, 'metrics', 1], ['model-index', 0, 'results', 0, 'metrics', 1, 'value'], ['model-index', 0, 'results', 1, 'dataset']];
  for (const path of paths) {
    const value = frontMatter.spanOf(path)!;
    const start = frontMatter.keySpanOf(path)?.start ?? value.start;
    expect(frontMatter.placeOf(path), path.join('.')).toEqual({ start, end: start + plain.slice(start, value.end).trimEnd().length });
  }
  expect(frontMatter.placeOf(['model-index', 0, 'results', 2])).toBeNull();
  for (const involved of ['tags:\n- |\n  soup\n', 'tags:\n- a # soup\n', 'tags:\n- a\n  b\n', 'tags: [a, b]\n', 'tags:\n- "a\n  b"\n', 'tags:\n- - a\n']) expect(readCard(`---\n${involved}---\n`).frontMatter.placeOf(['tags', 0]), involved).toBeNull();
});
