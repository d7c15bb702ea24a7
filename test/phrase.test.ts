import { expect, test } from 'vitest';
import { oncePerCard } from '../rules/engine/once.ts';
import { phrase } from '../rules/engine/phrase.ts';
import type { Phrase } from '../rules/engine/types.ts';
import { readCard } from '../rules/snapshot/card.ts';

const soup = phrase('soup', /\bsoup\b/);
const figures = phrase('#', /\d+ bowls/);
const either = phrase('spoon ladle');
const hotSoup = phrase('soup broth', /\b(?:soup|broth)\b.*\bhot\b/, 'hot boiling');
const begins = phrase('ladle ladles', /\bladles? (?:of|for)\b/y);
const card = readCard('# A\n\nThe soup is cold.\n\nWe made 12 bowls.\n\nA Spoon lies there.\n\nBroth must be hot.\n\nTwo ladles and a ladle of soup, and ladlefuls.\n\n[More Information Needed on soup]\n');
const texts = (...phrases: Phrase[]): string[] => card.said(...phrases).map(({ text }) => text);

test('A phrase is said where one of its words stands and its pattern is met, in order, and never in a filler', () => {
  expect(texts(soup)).toEqual(['The soup is cold.', 'Two ladles and a ladle of soup, and ladlefuls.']);
  expect(texts(either, figures, soup)).toEqual(['The soup is cold.', 'We made 12 bowls.', 'A Spoon lies there.', 'Two ladles and a ladle of soup, and ladlefuls.']);
});

test('`#` is any digit', () => expect(texts(figures)).toEqual(['We made 12 bowls.']));

test('A second list of words has to be met as well', () => {
  expect(texts(hotSoup)).toEqual(['Broth must be hot.']);
  expect(card.says(card.statements[0]!, hotSoup)).toBe(false);
});

test('A pattern that begins with a word is met at any place where the word stands, not only at the first', () => {
  expect(texts(begins)).toEqual(['Two ladles and a ladle of soup, and ladlefuls.']);
  expect(card.statements.map((statement) => card.says(statement, begins))).toEqual([false, false, false, false, true, false]);
});

test('What is asked of one statement is what is asked of all', () => {
  for (const one of [soup, figures, either, hotSoup, begins]) expect(card.statements.filter((statement) => card.says(statement, one))).toEqual(card.said(one));
});

test('What is worked out once a card is kept with it, and with no other', () => {
  let times = 0;
  const length = oncePerCard(({ text }) => ((times += 1), text.length > 5 ? null : text.length));
  const other = readCard('ab');
  expect([length(card), length(card), length(other), length(other), times]).toEqual([null, null, 2, 2, 2]);
});

test('Typographers’ quotes, dashes and dots part words as ASCII’s do', () => {
  const typeset = readCard('# A\n\nThe chef’s “soup” – hot…\n');
  expect(typeset.said(phrase('chef'))).toHaveLength(1);
  expect(typeset.said(soup)).toHaveLength(1);
  expect(typeset.said(hotSoup)).toHaveLength(1);
});
