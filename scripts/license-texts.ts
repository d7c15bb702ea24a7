/**
 * Compiles the SPDX licence texts into `rules/facts/license-texts.json`, which the recogniser reads.
 *
 *   git clone --depth 1 https://github.com/spdx/license-list-XML /tmp/spdx
 *   node scripts/license-texts.ts /tmp/spdx/src "license-list-XML e4c1f27 (2026-07-16)"
 *
 * The texts come from SPDX's own mark-up, since only that says which words of a licence may be left out or replaced
 * (titles, names, appendices); the ids are those of the package `spdx-license-list`, and a text that has no mark-up is taken from there.
 */
import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { licenseWords } from '../rules/recognise/license-words.ts';
import { licenseOf, packShingles, shinglesOf } from '../rules/facts/license-texts.ts';
import { align, searchable } from '../rules/recognise/license-alignment.ts';

const [folder, source] = process.argv.slice(2);
if (!folder || !source) throw new Error('node scripts/license-texts.ts FOLDER-OF-LICENSE-LIST-XML/src "what it is, with commit and date"');

/** Words of a file that a free part takes: `.+` in SPDX's mark-up, which stands for names. */
const most = 40;
const patterns: string[] = [];
let loose = 0;

type Piece = string | { readonly open: 'optional' } | { readonly close: 'optional' } | { readonly match: string; readonly usual: string };

/** What stands between `<text>` and `</text>`: words, parts that may be missing, parts that may read otherwise. */
function piecesOf(xml: string): Piece[] {
  const pieces: Piece[] = [];
  let inText = false;
  let skipped = 0;
  let alt: { match: string; usual: string } | null = null;
  const say = (text: string): void => {
    if (alt) alt.usual += text;
    else if (typeof pieces.at(-1) === 'string') pieces[pieces.length - 1] += text;
    else pieces.push(text);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'text') inText = true;
        if (!inText) return;
        if (name === 'copyrightText') skipped += 1;
        else if (name === 'optional' || name === 'bullet' || name === 'titleText' || name === 'standardLicenseHeader') pieces.push({ open: 'optional' });
        else if (name === 'alt') alt = { match: attributes['match'] ?? '.+', usual: '' };
        else say('\n');
      },
      ontext(text) {
        if (inText && skipped === 0) say(text);
      },
      onclosetag(name) {
        if (!inText) return;
        if (name === 'text') inText = false;
        else if (name === 'copyrightText') {
          skipped -= 1;
          say('\n');
        } else if (name === 'optional' || name === 'bullet' || name === 'titleText' || name === 'standardLicenseHeader') pieces.push({ close: 'optional' });
        else if (name === 'alt' && alt) {
          const { match, usual } = alt;
          alt = null;
          pieces.push({ match, usual });
        } else say('\n');
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return pieces;
}

/** SPDX's pattern for a replaceable part, rewritten for folded words with single spaces; null for `.+` and the like. */
function patternOf(match: string): string | null {
  if (/^\(?\.(?:[+*]|\{\d+,\d+\})\)?$/.test(match.trim())) return null;
  const folded = match
    .replace(/\[ \\t\\r\\n\\f\](?:\{\d+,\d+\})?|\\s[+*]?|\\[tnrf]/g, ' ')
    .replace(/\.[+*]\??|\.\{\d+,\d+\}/g, '\u0001')
    .replace(/\\[.()[\]*"'&/-]|&quot;|[,:;"'’“”#&/Ê¹-]+(?=[*?+]|\{\d+,\d+\})?(?:[*?+]|\{\d+,\d+\})?/g, ' ')
    .replace(/\\\\/g, ' ')
    .toLowerCase()
    .replace(/https?|\bwww\b/g, ' ')
    .replace(/ +\??/g, ' ?')
    .replaceAll('\u0001', '.{0,400}')
    .replace(/(?<![.\w)\]?])\.(?!\{)/g, ' ?');
  try {
    void new RegExp(`^(?:${folded})$`);
    return folded;
  } catch {
    return null;
  }
}

/** A licence's own copyright notice may be missing like any other. */
const notice = /(?:^|\n)\s*copyright\s*(?:\(c\)|©)?\s*[\d<[{][^\n]*/gi;

function wordsOf(text: string): string[] {
  const out: string[] = [];
  let from = 0;
  for (const { index, 0: found } of text.matchAll(notice)) {
    out.push(...licenseWords(text.slice(from, index)).words, '[', ...licenseWords(found).words, ']');
    from = index + found.length;
  }
  return [...out, ...licenseWords(text.slice(from)).words];
}

/** The line that the recogniser reads: words, `[ … ]` may be missing, `(40 … )` up to 40 other words, `/7 … )` what pattern 7 takes. */
function streamOf(pieces: readonly Piece[]): string {
  const out: string[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') out.push(...wordsOf(piece));
    else if ('open' in piece) out.push('[');
    else if ('close' in piece) out.push(']');
    else {
      const usual = licenseWords(piece.usual).words;
      const pattern = patternOf(piece.match);
      if (pattern === null) {
        out.push(`(${most}`, ...usual, ')');
        continue;
      }
      if (!new RegExp(`^ ?(?:${pattern}) ?$`).test(usual.join(' '))) {
        // A pattern that says more than folded words do: as many words as it has, and three.
        loose += 1;
        out.push(`(${usual.length + 3}`, ...usual, ')');
        continue;
      }
      let at = patterns.indexOf(pattern);
      if (at < 0) at = patterns.push(pattern) - 1;
      out.push(`/${at}`, ...usual, ')');
    }
  }
  return out.join(' ').replace(/\[ \]/g, ' ').replace(/ {2,}/g, ' ').trim();
}

const texts = path.join(path.dirname(createRequire(import.meta.url).resolve('spdx-license-list/package.json')), 'licenses');
interface Compiled {
  readonly id: string;
  /** Whether SPDX keeps the id for old documents only. */
  readonly old: boolean;
  readonly stream: string;
}

/** Ids that differ in what the licensor says beside the text, not in the text: `GPL-3.0-only`, `GPL-3.0-or-later`. */
const base = (id: string): string => id.replace(/^StandardML-NJ$/, 'SMLNJ').replace(/(?:-no-invariants|-invariants)?(?:-only|-or-later|\+)?$/, '').replace(/-no-copyleft-exception$/, '');
const fixed = (stream: string): string => stream.replace(/\[[^[\]]*\]/g, ' ').replace(/\[[^[\]]*\]/g, ' ').replace(/(?:\(\d+|\/\d+)[^)]*\)/g, ' ').replace(/ {2,}/g, ' ').trim();

const compiled: Compiled[] = [];
let bare = 0;
let varied = 0;
for (const file of readdirSync(texts).sort()) {
  const id = file.replace(/\.json$/, '');
  const marked = path.join(folder, `${id}.xml`);
  const { licenseText } = JSON.parse(readFileSync(path.join(texts, file), 'utf8')) as { licenseText: string };
  const xml = existsSync(marked) ? readFileSync(marked, 'utf8') : null;
  const stream = streamOf(xml === null ? [licenseText] : piecesOf(xml));
  if (xml === null) bare += 1;
  compiled.push({ id, old: xml !== null && /<license\b[^>]*\b(?:isDeprecated="true"|deprecatedVersion=)/.test(xml), stream });
  // The plain text of some licences says more than their mark-up takes: it is a text of its own.
  const alignment = align(licenseOf([id], stream, patterns), searchable(licenseWords(licenseText).words), () => false);
  if (!alignment || alignment.departures.some(({ from, to, missing, kind }) => kind !== 'added' || missing.length > 0 || to - from > 25 || !/^(?:copyright|all rights reserved)\b/.test(licenseWords(licenseText).words.slice(from, to).join(' ')))) {
    varied += 1;
    compiled.push({ id, old: compiled.at(-1)!.old, stream: streamOf([licenseText]) });
  }
}

/** Stream → ids: one text for ids of one base with the same words, and no old id where there is a current one. */
const byStream = new Map<string, string[]>();
const groups = new Map<string, Compiled[]>();
for (const one of compiled) {
  const key = `${base(one.id)}\n${fixed(one.stream)}`;
  groups.set(key, [...(groups.get(key) ?? []), one]);
}
for (const group of groups.values()) {
  const ids = [...new Set(compiled.filter(({ id, old }) => base(id) === base(group[0]!.id) && !old).map(({ id }) => id))];
  const stream = (group.find(({ old }) => !old) ?? group[0]!).stream;
  byStream.set(stream, [...new Set([...(byStream.get(stream) ?? []), ...(ids.length > 0 ? ids : group.map(({ id }) => id))])]);
}
const lines = [...byStream].map(([stream, ids]) => `${ids.join(',')}\t${stream}`);
const packed = brotliCompressSync(Buffer.from([JSON.stringify(patterns), ...lines].join('\n')), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });
const index = packShingles([...byStream.keys()].map((stream) => shinglesOf(stream)));
const facts = {
  title: 'SPDX licence texts as the recogniser reads them: folded words, which of them may be missing or replaced, and an index of word groups',
  source: `SPDX ${source}, CC0-1.0; ids of spdx-license-list 6.12.0`,
  retrieved: '2026-11-29',
  made: 'node scripts/license-texts.ts',
  texts: byStream.size,
  packed: packed.toString('base64'),
  index: index.toString('base64'),
};
const target = path.resolve(import.meta.dirname, '../rules/facts/license-texts.json');
writeFileSync(target, `${JSON.stringify(facts, null, 2)}\n`);
console.log(`${readdirSync(texts).length} ids, ${byStream.size} texts (${bare} without mark-up, ${varied} in plain words too), ${patterns.length} patterns (and ${loose} parts taken by number of words); ${packed.length} + ${index.length} bytes`);
