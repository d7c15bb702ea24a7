import { GFM, parser } from '@lezer/markdown';
import { expect, test } from 'vitest';
import { countWords, singleSpaced } from '../rules/engine/spaces.ts';
import { isPlain, plainText } from '../rules/snapshot/plain-text.ts';

const texts = [
  'Plain words, nothing else.', 'soft\nbreak, hard  \nbreak, hard\\\nbreak, one blank \nnone', '*a* __b__ ~~c~~ `d` \\* &amp; ![e](f) [g][h] <br> <a@b.org>',
  'See www.example.org, https://example.org/a_b?c=d. and ada@example.org; mailto:ada@example.org xmpp:ada@example.org/x', 'x.ada+soup@example.org -b@c.org _d@e.org 9www.example.org (https://a.org) éhttps://b.org',
  '| a | b@c.org |\n| --- | --- |\n| *d* | www.e.org |', 'スープ https://example.org と [料理](x)。 ada@例.jp', 'a_b_c d*e*f !g ~h',
];

test('stepping over plain text changes no tree', () => {
  const whole = parser.configure(GFM);
  const quick = parser.configure([GFM, { parseInline: [plainText] }]);
  for (const text of texts) expect(String(quick.parse(text)), text).toBe(String(whole.parse(text)));
  const spans = (tree: ReturnType<typeof whole.parse>): string[] => {
    const found: string[] = [];
    tree.iterate({ enter: ({ name, from, to }) => void found.push(`${name} ${from}-${to}`) });
    return found;
  };
  for (const text of texts) expect(spans(quick.parse(text)), text).toEqual(spans(whole.parse(text)));
});

test('a plain text has no inline element in it', () => {
  const whole = parser.configure(GFM);
  for (const text of texts) {
    for (let from = 0; from < text.length; from += 1) {
      for (let to = from; to <= text.length; to += 1) if (isPlain(text.slice(from, to))) expect(whole.parseInline(text.slice(from, to), 0), text.slice(from, to)).toEqual([]);
    }
  }
});

test('white space is folded and words are counted as patterns would', () => {
  for (const text of ['', ' ', 'a', ' a', 'a ', 'a b', 'a  b', ' a\n\tb \u00a0c\u3000', 'a\u200bb', '\ufeffa\u2028b', 'a\u007fb', 'ä  ö']) {
    expect(singleSpaced(text), JSON.stringify(text)).toBe(text.replace(/\s+/g, ' ').trim());
    expect(countWords(text), JSON.stringify(text)).toBe(text.split(/\s+/).length);
  }
});
