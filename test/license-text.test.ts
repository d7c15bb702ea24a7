import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { licenseText, textCount } from '../rules/facts/license-texts.ts';
import { recogniseLicense, type RecognisedLicense } from '../rules/recognise/license-text.ts';
import { licenseWords } from '../rules/recognise/license-words.ts';

const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('spdx-license-list/package.json')), 'licenses');
const texts = readdirSync(folder).sort().map((file) => ({ id: file.replace(/\.json$/, ''), text: (JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { licenseText: string }).licenseText }));
const textOf = (id: string): string => texts.find((one) => one.id === id)!.text;

/** Ids whose texts SPDX says are one, or whose texts differ in what stands beside them: `GPL-3.0-only`, `GPL-3.0+`. */
const base = (id: string): string => id.replace(/^StandardML-NJ$/, 'SMLNJ').replace(/(?:-no-invariants|-invariants)?(?:-only|-or-later|\+)?$/, '').replace(/-no-copyleft-exception$/, '');
const isNamed = (found: RecognisedLicense | undefined, id: string): boolean => found !== undefined && found.spdxIds.some((one) => base(one) === base(id));
const brief = (found: readonly RecognisedLicense[]): string => found.map(({ name, how, differences }) => `${name} ${how} ${differences.slice(0, 2).map(({ kind, what, now }) => `${kind} ${what} ${now ?? ''}`).join('; ')}`).join(' | ') || 'nothing';

/** Ids in groups, so that no test takes long. */
const groups = Array.from({ length: 14 }, (_, at) => texts.filter((_, number) => number % 14 === at));

/** The same licence as it stands in someone's repository: other years and holders, wrapped at 60, Markdown, Windows line ends, words around it. */
function asPublished(text: string): string {
  // Where several holders are named, or the licence's own author, the notices are part of what is to be kept.
  const own = /Free Software Foundation|and others/i.test(text) || (text.match(/copyright (?:\(c\)|©)/gi)?.length ?? 0) > 1 ? text : text.replace(/^[ \t]*copyright (?:\(c\)|©)[^\n]{0,90}(?=\n\s*\n)/gim, 'Copyright (c) 2031, 2032 Ada Lovelace and the Analytical Engine authors');
  const paragraphs = own.split(/\n{2,}/);
  const wrapped = paragraphs.map((paragraph) => paragraph.replace(/\s+/g, ' ').trim().replace(/(.{1,60})(?: |$)/g, '$1\n').trim());
  const marked = wrapped.map((paragraph, at) => (at % 3 === 1 ? paragraph.replace(/^(\p{Lu}\S+)/u, '**$1**') : paragraph));
  return `# Analytical Engine\n\n${marked.join('\n\n')}\n\nThanks to everyone who helped.\n`.replaceAll('\n', '\r\n');
}

/** Eight words in a row that have to be there, as far from the edges as can be: where they stand in the text. */
function heart(id: string, text: string): { start: number; end: number } | null {
  const { words, starts, ends } = licenseWords(text);
  const places = new Map<string, number>();
  for (let at = 0; at + 8 <= words.length; at += 1) {
    const eight = words.slice(at, at + 8).join(' ');
    places.set(eight, places.has(eight) ? -1 : at);
  }
  for (let number = 0; number < textCount; number += 1) {
    const { ids, parts } = licenseText(number);
    if (!ids.some((one) => base(one) === base(id))) continue;
    const middle = Math.floor(parts.length / 2);
    for (let away = 0; away < middle - 8; away += 1) {
      const eight = parts.slice(middle + away, middle + away + 8);
      // The address of the Free Software Foundation has moved, and may.
      const at = eight.every((part) => part.kind === 'word' && !/^(?:franklin|floor|boston)$/.test(part.word)) && eight.length === 8 ? places.get(eight.map((part) => ('word' in part ? part.word : '')).join(' ')) : undefined;
      if (at !== undefined && at >= 0) return { start: starts[at]!, end: ends[at + 7]! };
    }
  }
  return null;
}

describe('every SPDX licence text', () => {
  for (const [number, group] of groups.entries()) {
    test(`is recognised, plain and as people publish it (${number + 1} of ${groups.length})`, () => {
      const wrong: string[] = [];
      for (const { id, text } of group) {
        for (const [how, variant] of [['plain', text], ['published', asPublished(text)]] as const) {
          const found = recogniseLicense(variant);
          if (found.length !== 1 || found[0]!.how !== 'exact' || !isNamed(found[0], id)) wrong.push(`${id} ${how}: ${brief(found)}`);
        }
      }
      expect(wrong).toEqual([]);
    }, 60_000);

    test(`is not taken for itself when eight of its words are gone or replaced, and the place is told (${number + 1} of ${groups.length})`, () => {
      const wrong: string[] = [];
      for (const { id, text } of group) {
        const place = heart(id, text);
        if (!place) continue;
        const cut = text.slice(0, place.start) + text.slice(place.end);
        const replaced = `${text.slice(0, place.start)}nothing whatever that anybody would look for${text.slice(place.end)}`;
        for (const [how, variant] of [['cut', cut], ['replaced', replaced]] as const) {
          const found = recogniseLicense(variant);
          // A text of a few dozen words is only taken whole; a cut may leave another licence, exactly.
          if (found.length === 0 && licenseWords(text).words.length < 90) continue;
          if (found.length === 1 && found[0]!.how === 'exact' && !isNamed(found[0], id)) continue;
          const [first] = found;
          const told = first?.differences.some(({ at }) => at.start <= place.end + 90 && at.end >= place.start - 90);
          if (first?.how !== 'differs' || !told) wrong.push(`${id} without "${text.slice(place.start, place.end).replace(/\s+/g, ' ')}", ${how}: ${brief(found)}`);
        }
      }
      expect(wrong).toEqual([]);
    }, 60_000);
  }
});

describe('what is no licence, or more than one', () => {
  test('prose, cards and notices are none', () => {
    const prose = [
      'Recognises read Swahili speech. The model was trained on 120 hours of read speech, on four GPUs, for two days; the licence of the recordings is CC BY 4.0.\n'.repeat(40),
      'Licensed under the Apache License, Version 2.0. See LICENSE for the terms.',
      'MIT', 'All rights reserved.', '', '   \n', 'Copyright (c) 2024 Ada Lovelace. All rights reserved.',
      'You may use this model for any purpose, provided that you do not use it to harm people. The authors are not liable for damages of any kind.',
      readFileSync('README.md', 'utf8'), ...readdirSync('docs').filter((file) => file.endsWith('.md')).map((file) => readFileSync(path.join('docs', file), 'utf8')),
    ];
    expect(prose.map((text) => brief(recogniseLicense(text)))).toEqual(prose.map(() => 'nothing'));
  });

  test('the words of a licence in another order are none', () => {
    for (const id of ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'CC-BY-4.0']) {
      const sentences = textOf(id).split(/\s+/);
      expect(recogniseLicense([...sentences].sort().join(' '))).toEqual([]);
    }
  });

  test('two licences in one file are both told, each with its place', () => {
    const code = textOf('MIT');
    const docs = textOf('CC-BY-4.0');
    const text = `The code:\n\n${code}\n\nThe documentation:\n\n${docs}`;
    const found = recogniseLicense(text);
    expect(found.map(({ id, how }) => `${id} ${how}`)).toEqual(['mit exact', 'cc-by-4.0 exact']);
    expect(text.slice(found[1]!.at.start, found[1]!.at.end)).toContain('Attribution');
    expect(text.slice(0, found[1]!.at.start)).toContain(code.slice(-60));
  });

  test('near texts are told apart: MIT and MIT-0, the BSD family, ISC and 0BSD, the AFL versions', () => {
    for (const id of ['MIT', 'MIT-0', 'BSD-1-Clause', 'BSD-2-Clause', 'BSD-3-Clause', 'BSD-4-Clause', 'BSD-3-Clause-Clear', 'ISC', '0BSD', 'AFL-1.1', 'AFL-1.2', 'AFL-2.0', 'AFL-2.1', 'AFL-3.0', 'CC-BY-NC-4.0', 'CC-BY-NC-SA-4.0']) {
      expect(recogniseLicense(textOf(id)).map(({ spdx, how }) => `${spdx} ${how}`), id).toEqual([`${id} exact`]);
    }
  });

  test('a text that does not say “only” or “or later” is named by the Hub’s id, with both of SPDX', () => {
    const [found] = recogniseLicense(textOf('GPL-3.0-or-later'));
    expect(found).toMatchObject({ id: 'gpl-3.0', spdx: null, spdxIds: ['GPL-3.0-only', 'GPL-3.0-or-later'], name: 'GPL-3.0', how: 'exact' });
  });

  test('the LGPL 3 with the GPL behind it is the LGPL', () => {
    expect(recogniseLicense(`${textOf('LGPL-3.0-only').slice(0, 7000)}\n\n${textOf('GPL-3.0-only')}`).map(({ id }) => id)).toEqual(['lgpl-3.0']);
  });

  test('a text broken by hyphens, with an older address and another clause on names, is the same text', () => {
    expect(recogniseLicense(textOf('MIT').replace('distribute', 'dis-\ntribute')).map(({ id, how }) => `${id} ${how}`)).toEqual(['mit exact']);
    expect(recogniseLicense(textOf('GPL-2.0-only').replaceAll('51 Franklin Street, Fifth Floor, Boston, MA 02110-1301 USA', '59 Temple Place, Suite 330, Boston, MA 02111-1307 USA')).map(({ id, how }) => `${id} ${how}`)).toEqual(['gpl-2.0 exact']);
    const bsd = textOf('BSD-3-Clause').replace('Neither the name of the copyright holder nor the names of its contributors may', 'Neither the name of Ada Lovelace nor the names of her helpers may');
    expect(bsd).toContain('her helpers');
    expect(recogniseLicense(bsd).map(({ id, how }) => `${id} ${how}`)).toEqual(['bsd-3-clause exact']);
    expect(recogniseLicense(bsd.replace('her helpers may', 'her helpers must'))[0]).toMatchObject({ how: 'differs' });
  });

  test('terms below a licence are told as added, thanks and addresses are not', () => {
    const [modified] = recogniseLicense(`${textOf('MIT')}\n\nProducts with more than a million users must show the name of the engine.\n`);
    expect(modified).toMatchObject({ id: 'mit', how: 'differs', differences: [{ kind: 'added', what: 'Products with more than a million users must show the name of …' }] });
    expect(recogniseLicense(`${textOf('MIT')}\n\nMany thanks to everyone who helped. Write to us at https://example.org.\n`)).toMatchObject([{ id: 'mit', how: 'exact' }]);
  });

  test('the notice that a licence asks for is no licence, and is told as what it is', () => {
    expect(recogniseLicense('Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.\n')).toMatchObject([{ id: 'llama3.1', part: 'notice' }]);
  });

  test('a sentence that was put into MIT is shown as written, with its place', () => {
    const sentence = 'The Software shall not be used for weather forecasts.';
    const text = textOf('MIT').replace('The above copyright notice', `${sentence} The above copyright notice`);
    const [found] = recogniseLicense(text);
    expect(found).toMatchObject({ id: 'mit', how: 'differs' });
    expect(found!.differences).toEqual([{ kind: 'added', what: 'The Software shall not be used for weather forecasts', at: { start: text.indexOf(sentence), end: text.indexOf(sentence) + sentence.length - 1 } }]);
  });
});
