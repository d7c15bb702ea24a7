import { trigger, triggerCount } from '../engine/phrase.ts';
import { remembered } from '../engine/remembered.ts';
import { languages, type LanguageData } from './languages.ts';

/**
 * What headings, labels and set phrases mean, in the languages that people write cards in.
 * The data stands in one JSON file a language; `README.md` beside them says how to correct one.
 */

interface Term {
  readonly concept: string;
  /** `=usage`: only when the heading says nothing else. */
  readonly whole: boolean;
}

/** Where one comes to by the words of terms: the terms that end here, and the words that others go on with. */
interface Branch {
  readonly ends: Term[];
  readonly words: Map<string, Branch>;
  /** Words with any ending (`limit*`), by their first letter. */
  readonly stems: Map<string, Stem[]>;
}

interface Stem {
  readonly stem: string;
  readonly branch: Branch;
}

/** A term of a language that puts no blanks between words. */
interface Run extends Term {
  readonly text: string;
}

/** All terms, filed for look-up. */
interface Drawers {
  readonly terms: Branch;
  readonly runsByFirstLetter: Map<string, Run[]>;
}

const emoji = /[\p{Extended_Pictographic}\p{So}\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;

let filed: Drawers | null = null;
/** Filed on first use: some 40 ms that a command without a card need not wait for. */
const drawers = (): Drawers => (filed ??= fileTerms());

function fileTerms(): Drawers {
  const made: Drawers = { terms: newBranch(), runsByFirstLetter: new Map() };
  for (const language of languages) {
    for (const [concept, terms] of Object.entries(language.headings)) {
      for (const written of terms) {
        const whole = written.startsWith('=');
        const bareTerm = whole ? written.slice(1) : written;
        const term = normalHeading(bareTerm);
        if (language.spaces === false && /[^\u0000-\u024f]/.test(term)) {
          file(made.runsByFirstLetter, term[0]!, { concept, text: term, whole });
          continue;
        }
        // People leave accents out, in capitals above all.
        for (const spelling of new Set([term, plain(term)])) {
          let branch = made.terms;
          for (const word of spelling.split(' ')) branch = branchOf(branch, word);
          branch.ends.push({ concept, whole });
        }
      }
    }
  }
  return made;
}

const newBranch = (): Branch => ({ ends: [], words: new Map(), stems: new Map() });

/** The branch that a word of a term leads to, made where there is none yet. */
function branchOf({ words, stems }: Branch, word: string): Branch {
  const stem = word.endsWith('*') ? word.slice(0, -1) : null;
  const known = stem === null ? words.get(word) : stems.get(word[0]!)?.find((other) => other.stem === stem)?.branch;
  if (known) return known;
  const made = newBranch();
  if (stem === null) words.set(word, made);
  else file(stems, word[0]!, { stem, branch: made });
  return made;
}

export function file<T>(drawers: Map<string, T[]>, key: string, entry: T): void {
  const drawer = drawers.get(key);
  if (drawer) drawer.push(entry);
  else drawers.set(key, [entry]);
}

function plain(text: string): string {
  return /[\u0080-\u024f]/.test(text) && !/[^\u0000-\u024f]/.test(text) ? text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ł', 'l') : text;
}

/** Letters of the scripts that lexicons are written in. Ranges: compiling `\p{L}` thousands of times takes seconds. */
const letter = '[a-z\\u00aa-\\u024f\\u0300-\\u052f\\u0620-\\u065f\\u066e-\\u06d3\\u06d5-\\u06dc\\u0900-\\u0963\\u1200-\\u135f\\u1e00-\\u1eff\\uac00-\\ud7af]';

/**
 * `limit*` → a word with any ending; `train… on` → both in one clause with at most 40 characters between.
 * An accented Latin letter is also found without its accent.
 */
function source(phrase: string): string {
  return phrase
    .split('…')
    .map((part) => part.trim().replace(/[.*+?^${}()|[\]\\'\u00c0-\u017f]/g, (c) => (c === '*' ? `${letter}*` : c === "'" ? "['’]" : c > '\u007f' ? `[${c}${plain(c)}]` : `\\${c}`)))
    .join('[^\\n。；，]{0,40}?');
}

/** Lower-case words with one blank between: what most headings and labels are, and what all come to. */
const bareWords = /^[a-z]+(?: [a-z]+)*$/;

/** Heading or label as it is compared: lower case, without numbering, emoji and punctuation. The same few stand in most cards. */
export const normalHeading = (heading: string): string => (heading.length <= 60 ? shortNormal(heading) : normalised(heading));

const shortNormal = remembered(normalised);

function normalised(heading: string): string {
  let text = heading.toLowerCase();
  if (bareWords.test(text)) return text;
  const ascii = !/[^\u0000-\u007f]/.test(text);
  if (!ascii) text = text.normalize('NFKC').replace(emoji, ' ').replace(/[\u0307\u064b-\u0652\u200b-\u200f]/g, '');
  return text
    .replace(/^\s*(?:(?:\d+|[ivx]{1,4}|[a-z])[.)]\s*)+(?:\d+\s+)?/, '')
    .replace(/\[optional\]|\(optional\)/g, ' ')
    .replace(ascii ? /[^a-z0-9+#*]+/g : /[^\p{L}\p{N}\p{M}+#*…]+/gu, ' ')
    .replace(/^\s*\d+(?:\s\d+)*\s+(?=\D)/, '')
    .trim();
}

const none: ReadonlySet<string> = new Set();

/** The concepts that a heading or label speaks of. A term inside a longer term that matched is not counted. */
export const conceptsOf = (normal: string): ReadonlySet<string> => (normal === '' || normal.length > 120 ? none : matched(normal));

const matched = remembered(match);

interface Match {
  readonly concept: string;
  readonly from: number;
  readonly to: number;
}

function match(normal: string): ReadonlySet<string> {
  const { terms, runsByFirstLetter } = drawers();
  const matches: Match[] = [];
  const words = normal.split(' ');
  /** Goes on with the terms that the words from `from` on have led to. */
  const follow = (branch: Branch, at: number, from: number, end: number): void => {
    for (const { concept, whole } of branch.ends) if (!whole || (from === 0 && at === words.length)) matches.push({ concept, from, to: end });
    const word = words[at];
    if (word === undefined) return;
    const to = at === 0 || end === from ? end + word.length : end + 1 + word.length;
    const next = branch.words.get(word);
    if (next) follow(next, at + 1, from, to);
    if (branch.stems.size === 0) return;
    for (const { stem, branch: other } of branch.stems.get(word[0]!) ?? []) if (word.startsWith(stem)) follow(other, at + 1, from, to);
  };
  for (let at = 0, from = 0; at < words.length; from += words[at]!.length + 1, at += 1) follow(terms, at, from, from);
  if (/[^\u0000-\u024f]/.test(normal)) {
    for (const first of new Set(normal)) {
      for (const { concept, text, whole } of runsByFirstLetter.get(first) ?? []) {
        const from = normal.indexOf(text);
        if (from >= 0 && (!whole || text === normal)) matches.push({ concept, from, to: from + text.length });
      }
    }
  }
  if (matches.length === 0) return none;
  return new Set(matches.filter((m) => !matches.some((o) => o.from <= m.from && o.to >= m.to && o.to - o.from > m.to - m.from)).map((m) => m.concept));
}

let stops: readonly (readonly string[] | undefined)[] | null = null;

/** Languages by the trigger number of their stop words, to tell in which Latin-script languages a body is written. */
export const stopWords = (): readonly (readonly string[] | undefined)[] => (stops ??= numberStopWords());

function numberStopWords(): (readonly string[] | undefined)[] {
  const numbered: (readonly string[] | undefined)[] = Array.from({ length: triggerCount() }, () => undefined);
  for (const { language, stopwords } of languages) {
    for (const word of stopwords) {
      const number = trigger(word);
      numbered[number] = [...(numbered[number] ?? []), language];
    }
  }
  return numbered;
}

const compiled = new Map<string, RegExp | null>();

/** One pattern for all phrases that say a concept in a language, or null where its lexicon has none. */
export function phrasesFor(language: string, concept: string): RegExp | null {
  const key = `${language} ${concept}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const data = languages.find((l) => l.language === language);
  const phrases = data?.phrases[concept] ?? [];
  const inner = phrases.map(source).join('|');
  const pattern = phrases.length === 0 ? null : new RegExp(data!.spaces === false ? inner : `(?<!${letter})(?:${inner})(?!${letter})`);
  compiled.set(key, pattern);
  return pattern;
}

/**
 * Languages by the characters that tell them. Ukrainian and Persian share a script with Russian and Arabic: their own
 * letters name them beside the language of the script, whose phrases rarely fit them.
 */
export const byScript: readonly { readonly language: string; readonly from: number; readonly to: number }[] = [
  { language: 'ru', from: 0x400, to: 0x52f },
  { language: 'uk', from: 0x454, to: 0x457 },
  { language: 'ar', from: 0x600, to: 0x6ff },
  { language: 'fa', from: 0x67e, to: 0x67e },
  { language: 'fa', from: 0x686, to: 0x686 },
  { language: 'fa', from: 0x6a9, to: 0x6af },
  { language: 'fa', from: 0x6cc, to: 0x6cc },
  { language: 'hi', from: 0x900, to: 0x97f },
  { language: 'th', from: 0xe00, to: 0xe7f },
  { language: 'am', from: 0x1200, to: 0x137f },
  { language: 'ja', from: 0x3040, to: 0x30ff },
  { language: 'zh', from: 0x4e00, to: 0x9fff },
  { language: 'ko', from: 0xac00, to: 0xd7af },
];
export type { LanguageData };
