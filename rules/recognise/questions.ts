import { oncePerCard } from '../engine/once.ts';
import type { Card, Statement } from '../engine/types.ts';

/** How far below a question its answer may stand: data sheets put two or three sentences of help between. */
const reach = 5;

const asks = (text: string): boolean => text.charCodeAt(text.length - 1) === 63;

/** Statements that ask, or whose label does. */
const questionsOf = oncePerCard((card) => card.statements.filter(({ label, lower }) => asks(lower) || (label !== null && asks(label))));
/** Headings that ask, in lower case. */
const askingHeadings = oncePerCard((card) => card.sections.filter(({ heading }) => heading.includes('?')).map((section) => ({ section, lower: section.heading.toLowerCase() })));

/** Answers to the questions of a data sheet, be the question a heading, a label or a sentence. `pattern` runs on lower-case text. */
export function answersTo(card: Card, pattern: RegExp): Statement[] {
  const found: Statement[] = [];
  const questions = questionsOf(card);
  const headings = askingHeadings(card);
  if (questions.length + headings.length === 0) return found;
  const { statements } = card;
  const answer = (from: number, within: (s: Statement) => boolean): void => {
    for (let at = from; at < Math.min(from + reach, statements.length); at += 1) {
      const statement = statements[at]!;
      if (!within(statement) || (at > from && statement.label !== null && asks(statement.label))) return;
      if (asks(statement.lower)) {
        if (at > from) return;
        continue;
      }
      if (/^(?:if (?:so|not|yes|no|any|it|there)|please|for (?:example|instance))\b/.test(statement.lower) || statement.placeholder) continue;
      found.push(statement);
      return;
    }
  };
  const asking = new Set(headings.filter(({ lower }) => pattern.test(lower)).map(({ section }) => section));
  if (asking.size > 0) {
    for (const [at, { section }] of statements.entries()) if (asking.delete(section)) answer(at, (s) => s.section === section);
  }
  for (const { label, lower, index, section } of questions) {
    if (label !== null && asks(label) && pattern.test(label.toLowerCase())) answer(index, (s) => s.section === section && (s.index === index || s.label === null || s.label === label));
    else if (asks(lower) && pattern.test(lower)) answer(index + 1, (s) => s.section === section);
  }
  return found;
}
