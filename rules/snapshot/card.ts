import { triggerCount, triggerOf } from '../engine/phrase.ts';
import type { Card, Phrase, Section, Statement } from '../engine/types.ts';
import { byScript, conceptsOf, normalHeading, phrasesFor, stopWords } from '../lexicon/lexicon.ts';
import { readBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { indexLines } from './lines.ts';
import { readBody } from './statements.ts';

/** Characters of a body that are read. The largest real card seen has 976,906; the Hub itself takes 10 MiB. */
export const bodyLimit = 1_500_000;
/** A script or a language's stop words count from this many on; in a short text, ones that make up a good part of it. */
const languageFloor = 12;
const shortFloor = 4;
const shortShare = 0.04;
/** Different stop words that a language needs. */
const variety = 3;
/** With fewer stop words than this share of the strongest Latin-script language's, a language only shares words with it. */
const kinShare = 1 / 3;

/** Reads a card. Never throws on any text; `null` is a repository without one. */
export function readCard(text: string | null, file = 'README.md', unread: string | null = null): Card {
  const source = text ?? '';
  const frontMatter = readFrontMatter(source);
  const { bodyStart } = frontMatter;
  const stop = Math.min(source.length, bodyStart + bodyLimit);
  let body = source.slice(bodyStart, stop);
  if (frontMatter.state === 'displaced') {
    const blank = (from: number, to: number): void => {
      body = body.slice(0, from) + body.slice(from, to).replace(/[^\r\n]/g, ' ') + body.slice(to);
    };
    const before = source.lastIndexOf('---', frontMatter.yaml.start);
    const after = source.indexOf('---', frontMatter.yaml.end);
    blank(before - bodyStart, after + 3 - bodyStart);
  }
  const { blocks, links: found } = readBlocks(body.includes('\u0000') ? body.replaceAll('\u0000', ' ') : body, bodyStart);
  const { sections, statements, tables, code, links } = readBody(blocks, found, bodyStart, stop);
  let lines: ReturnType<typeof indexLines> | null = null;
  let scanned: Scan | null = null;
  const scan = (): Scan => (scanned ??= scanStatements(statements));

  return {
    exists: text !== null || unread !== null,
    unread,
    file,
    text: source,
    frontMatter,
    data: frontMatter.data,
    sections,
    statements,
    tables,
    code,
    links,
    truncated: stop < source.length,
    get languages() {
      return scan().languages;
    },
    lineAt: (offset) => (lines ??= indexLines(source)).lineAt(offset),
    said: (...phrases) => saidIn(statements, scan().hits, phrases),
    saidElsewhere(concept) {
      const patterns = [...scan().languages].map((language) => phrasesFor(language, concept)).filter((p) => p !== null);
      if (patterns.length === 0) return [];
      return statements.filter((s) => !s.placeholder && patterns.some((pattern) => pattern.test(s.lower)));
    },
    sectionsOn: (concept) => sections.filter((s) => s.concepts.has(concept)),
    under(concept) {
      const on = new Set(sections.filter((s) => s.concepts.has(concept)));
      if (on.size === 0) return [];
      return statements.filter((s) => !s.placeholder && within(s.section, on));
    },
    listed: (concept) => statements.filter((s) => !s.placeholder && s.lead !== null && s.lead.length <= 40 && conceptsOf(normalHeading(s.lead)).has(concept)),
    labelled: (concept) => statements.filter((s) => !s.placeholder && s.labelConcepts.has(concept)),
  };
}

function within(section: Section, on: ReadonlySet<Section>): boolean {
  for (let s: Section | null = section; s; s = s.parent) {
    if (on.has(s)) return true;
    if (s.concepts.size > 0) return false;
  }
  return false;
}

interface Scan {
  readonly hits: readonly (number[] | undefined)[];
  readonly languages: ReadonlySet<string>;
}

/** Looks every word up once; remembers in which statements each trigger word stands. */
function scanStatements(statements: readonly Statement[]): Scan {
  const hits: (number[] | undefined)[] = Array.from({ length: triggerCount() });
  const counts = new Map<string, number>();
  let words = 0;
  const count = (language: string): void => void counts.set(language, (counts.get(language) ?? 0) + 1);
  for (const { lower, index, placeholder } of statements) {
    if (placeholder) continue;
    let start = -1;
    for (let at = 0; at <= lower.length; at += 1) {
      const code = at < lower.length ? lower.charCodeAt(at) : 32;
      // Chinese, Japanese and Korean put no blank between their own words and a Latin one: `GPUで`.
      const inWord = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 0xc0 && code < 0x2e80);
      if (code >= 0x400) for (const script of byScript) if (code >= script.from && code <= script.to) count(script.language);
      if (inWord) {
        if (start < 0) start = at;
        continue;
      }
      if (start < 0) continue;
      words += 1;
      const id = triggerOf(lower.slice(start, at));
      start = -1;
      if (id === undefined) continue;
      for (const language of stopWords.get(id) ?? []) count(language);
      const list = hits[id];
      if (!list) hits[id] = [index];
      else if (list[list.length - 1] !== index) list.push(index);
    }
  }
  // Japanese is written with Chinese characters too.
  if ((counts.get('ja') ?? 0) * 8 > (counts.get('zh') ?? 0)) counts.delete('zh');
  // One word over and over is a name or a code of something else.
  const own = new Map<string, number>();
  for (const [id, languages] of stopWords) if (hits[id]) for (const language of languages) own.set(language, (own.get(language) ?? 0) + 1);
  const latin = [...counts].filter(([language]) => !byScript.some((script) => script.language === language));
  const most = Math.max(0, ...latin.map(([, n]) => n));
  for (const [language, n] of latin) if ((own.get(language) ?? 0) < variety || n < most * kinShare || (n < languageFloor && (n < shortFloor || n < words * shortShare))) counts.delete(language);
  return { hits, languages: new Set([...counts].filter(([language, n]) => n >= languageFloor || latin.some(([l]) => l === language)).map(([language]) => language)) };
}

function saidIn(statements: readonly Statement[], hits: Scan['hits'], phrases: readonly Phrase[]): Statement[] {
  const found = new Set<number>();
  for (const { triggers, pattern } of phrases) {
    for (const id of triggers) {
      for (const index of hits[id] ?? []) if (!found.has(index) && pattern.test(statements[index]!.lower)) found.add(index);
    }
  }
  return [...found].sort((a, b) => a - b).map((index) => statements[index]!);
}
