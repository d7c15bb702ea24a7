import type { Span } from '../engine/types.ts';
import { behaviouralTexts, clauseNamed } from '../facts/rail-clauses.ts';
import { clausesOf } from './barred-uses.ts';
import { licenseWords, type Words } from './license-words.ts';
import { brief, type Fit, type RecognisedLicense, type TextDifference } from './recognised-license.ts';

/** The sentences that licences ask to be put into a NOTICE file, where a text is little else. */
export function noticesIn({ words, starts, ends }: Words): RecognisedLicense[] {
  if (words.length > longestNotice) return [];
  const whole = ` ${words.join(' ')} `;
  return behaviouralTexts.flatMap(({ id, title, noticeText }): RecognisedLicense[] => {
    const sentence = noticeText === undefined ? '' : licenseWords(noticeText).words.join(' ');
    const at = sentence === '' ? -1 : whole.indexOf(` ${sentence} `);
    if (at < 0) return [];
    const from = whole.slice(0, at).split(' ').filter((word) => word !== '').length;
    return [{ id, spdx: null, spdxIds: [], name: title, part: 'notice', how: 'exact', differences: [], coverage: 1, at: { start: starts[from]!, end: ends[from + sentence.split(' ').length - 1]! } }];
  });
}

/** Words of a file that may be a notice; a README that names a licence is none. */
const longestNotice = 200;

/** A condition or a prohibition, wherever it stands. */
const term = /\b(?:must|shall|may not|may only|must not|cannot|agrees? (?:to|not)|(?:is|are) (?:not permitted|prohibited|forbidden|required)|not be used|additional (?:terms|conditions|restrictions)|grant of rights)\b/i;
/** Sentences that bring a licence in, or end it, and add nothing: the notice of Apache-2.0 and of the GPL. */
const customary = /obtain a copy|in compliance with the license|required by applicable law|see the license|as-is|as is\b|should have received a copy|without (?:even )?the implied warranty|trademark/i;
const fewest = 8;

/** Terms before and behind the licences of a file: they bind as much as what stands within. Number of the licence → the first sentence of them. */
export function termsBeside(text: string, words: Words, found: readonly Fit[]): [number, TextDifference][] {
  const terms: [number, TextDifference][] = [];
  let from = 0;
  for (const [number, { from: next }] of [...found, { from: words.words.length, to: 0 }].entries()) {
    const before = found[number - 1];
    // A list of barred uses that goes on where the licence's own ends.
    if (before?.barsUses && next > from) {
      for (const line of text.slice(words.starts[from], words.ends[next - 1]).matchAll(/[^\n;]*\S[^\n;]*/g)) {
        const at = { start: words.starts[from]! + line.index, end: words.starts[from]! + line.index + line[0].length };
        for (const use of addedUses(line[0], at) ?? []) terms.push([number - 1, use]);
      }
    }
    const sentence = found.length > 0 && next - from >= fewest ? sentences(text, words.starts[from]!, words.ends[next - 1]!).find((one) => term.test(one.text) && !customary.test(one.text) && licenseWords(one.text).words.length >= fewest) : undefined;
    if (sentence) terms.push([Math.max(0, number - 1), { kind: 'added', what: brief(sentence.text.replace(/\s+/g, ' ')), at: { start: sentence.start, end: sentence.start + sentence.text.length } }]);
    from = found[number]?.to ?? 0;
  }
  return terms;
}

function sentences(text: string, start: number, end: number): { readonly text: string; readonly start: number }[] {
  return [...text.slice(start, end).matchAll(/[^\s](?:[^.\n]|\.(?!\s|$)|\n(?!\s*\n))*/g)].map((match) => ({ text: match[0].trimEnd(), start: start + match.index }));
}

/** What a list item that was added bars, if it reads like a barred use; null for anything else. */
export function addedUses(item: string, at: Span): TextDifference[] | null {
  const bare = item.replace(/^[\s\W]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])?\s*/i, '');
  const clauses = /^(?:to|for|in|by|with|as)\b/i.test(bare) ? clausesOf(bare) : [];
  return clauses.length > 0 ? clauses.map((clause) => ({ kind: 'added', what: clauseNamed(clause).summary, clause, at })) : null;
}
