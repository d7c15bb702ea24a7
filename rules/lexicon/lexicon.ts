import { trigger, triggerCount } from '../engine/phrase.ts';
import { languages, type LanguageData } from './languages.ts';

/**
 * What headings, labels and set phrases mean, in the languages that people write cards in.
 * The data stands in one JSON file a language; `README.md` beside them says how to correct one.
 */

interface Term {
  readonly concept: string;
  readonly words: readonly string[];
  /** `=usage`: only when the heading says nothing else. */
  readonly whole: boolean;
}

/** A term of a language that puts no blanks between words. */
interface Run {
  readonly concept: string;
  readonly text: string;
  readonly whole: boolean;
}

/** All terms and fillers, filed for look-up. */
interface Drawers {
  readonly byFirstWord: Map<string, Term[]>;
  /** Terms whose first word ends in `*`, by its first letter. */
  readonly byFirstLetter: Map<string, Term[]>;
  readonly runsByFirstLetter: Map<string, Run[]>;
  readonly boilerplate: Set<string>;
  readonly boilerplateStarts: string[];
  /** The first words of both, and starts that are not even one whole word: a text that begins with none of them is none of the templates'. */
  readonly boilerplateWords: Set<string>;
  readonly boilerplateStems: string[];
}

const emoji = /[\p{Extended_Pictographic}\p{So}\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;

let filed: Drawers | null = null;
/** Filed on first use: some 40 ms that a command without a card need not wait for. */
const drawers = (): Drawers => (filed ??= fileTerms());

function fileTerms(): Drawers {
  const made: Drawers = { byFirstWord: new Map(), byFirstLetter: new Map(), runsByFirstLetter: new Map(), boilerplate: new Set(), boilerplateStarts: [], boilerplateWords: new Set(), boilerplateStems: [] };
  for (const language of languages) {
    for (const [concept, terms] of Object.entries(language.headings)) {
      for (const written of terms) {
        const whole = written.startsWith('=');
        const bareTerm = whole ? written.slice(1) : written;
        const term = /^[a-z ]+$/.test(bareTerm) ? bareTerm : normalHeading(bareTerm);
        if (language.spaces === false && /[^\u0000-\u024f]/.test(term)) {
          file(made.runsByFirstLetter, term[0]!, { concept, text: term, whole });
          continue;
        }
        // People leave accents out, in capitals above all.
        for (const spelling of new Set([term, plain(term)])) {
          const words = spelling.split(' ');
          if (words[0]!.endsWith('*')) file(made.byFirstLetter, words[0]![0]!, { concept, words, whole });
          else file(made.byFirstWord, words[0]!, { concept, words, whole });
        }
      }
    }
    for (const filler of language.placeholders) {
      const own = bare(filler.replace(/…$/, ''));
      if (filler.endsWith('…')) made.boilerplateStarts.push(own);
      else made.boilerplate.add(own);
      // What begins with a word that is certain (`asciiStart`) begins with no other script's.
      if (!/^[a-z0-9]/.test(own)) continue;
      if (filler.endsWith('…') && !own.includes(' ')) made.boilerplateStems.push(own);
      else made.boilerplateWords.add(own.split(' ')[0]!);
    }
  }
  return made;
}

function file<T>(drawers: Map<string, T[]>, key: string, entry: T): void {
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

const normals = new Map<string, string>();

/** Heading or label as it is compared: lower case, without numbering, emoji and punctuation. The same few stand in most cards. */
export function normalHeading(heading: string): string {
  const known = normals.get(heading);
  if (known !== undefined) return known;
  const normal = normalised(heading);
  if (heading.length <= 60) {
    if (normals.size > 4000) normals.clear();
    normals.set(heading, normal);
  }
  return normal;
}

function normalised(heading: string): string {
  let text = heading.toLowerCase();
  if (/[^\u0000-\u007f]/.test(text)) text = text.normalize('NFKC').replace(emoji, ' ').replace(/[\u0307\u064b-\u0652\u200b-\u200f]/g, '');
  return text
    .replace(/^\s*(?:(?:\d+|[ivx]{1,4}|[a-z])[.)]\s*)+(?:\d+\s+)?/, '')
    .replace(/\[optional\]|\(optional\)/g, ' ')
    .replace(/[^\p{L}\p{N}\p{M}+#*…]+/gu, ' ')
    .replace(/^\s*\d+(?:\s\d+)*\s+(?=\D)/, '')
    .trim();
}

const remembered = new Map<string, ReadonlySet<string>>();
const none: ReadonlySet<string> = new Set();

/** The concepts that a heading or label speaks of. A term inside a longer term that matched is not counted. */
export function conceptsOf(normal: string): ReadonlySet<string> {
  if (normal === '' || normal.length > 120) return none;
  const known = remembered.get(normal);
  if (known) return known;
  if (remembered.size > 4000) remembered.clear();
  const found = match(normal);
  remembered.set(normal, found);
  return found;
}

interface Match {
  readonly concept: string;
  readonly from: number;
  readonly to: number;
}

function match(normal: string): ReadonlySet<string> {
  const { byFirstWord, byFirstLetter, runsByFirstLetter } = drawers();
  const matches: Match[] = [];
  const words = normal.split(' ');
  for (let at = 0, from = 0; at < words.length; from += words[at]!.length + 1, at += 1) {
    for (const terms of [byFirstWord.get(words[at]!), byFirstLetter.get(words[at]![0]!)]) {
      for (const term of terms ?? []) {
        const end = at + term.words.length;
        if (end > words.length || (term.whole && (at > 0 || end < words.length))) continue;
        if (term.words.every((word, i) => (word.endsWith('*') ? words[at + i]!.startsWith(word.slice(0, -1)) : words[at + i] === word))) matches.push({ concept: term.concept, from, to: from + words.slice(at, end).join(' ').length });
      }
    }
  }
  if (/[^\u0000-\u024f]/.test(normal)) {
    for (const first of new Set(normal)) {
      for (const { concept, text, whole } of runsByFirstLetter.get(first) ?? []) {
        const from = normal.indexOf(text);
        if (from >= 0 && (!whole || text === normal)) matches.push({ concept, from, to: from + text.length });
      }
    }
  }
  const concepts = new Set(matches.filter((m) => !matches.some((o) => o.from <= m.from && o.to >= m.to && o.to - o.from > m.to - m.from)).map((m) => m.concept));
  return concepts.size > 0 ? concepts : none;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
}

const gap = /\[[^\]]*(?:more info|needed|needs|optional|todo|to do|tbd|insert|add |your |e\.g\.|write|describe|provide)[^\]]*\]|\{\{[^}]*\}\}|\bmore information (?:is )?needed\b|\bneeds? more information\b|^\W*(?:todo|tbd|tba|wip|n\/?a|none|null|nan|xxx+|fixme|coming soon|to be (?:added|updated|determined|announced|completed|done|filled(?: in)?|written|released soon)|work in progress|lorem ipsum.*|unknown|not (?:available|provided|specified|applicable)|-+|\.\.+|\?+)\W*$|\{[a-z_ ]*(?:model|name|dataset)[a-z_ ]*\}|\blorem ipsum\b/;

const gapWords = new Set('todo tbd tba wip n na none null nan fixme coming to work lorem unknown not'.split(' '));

/** Whether `gap` can be found: what it takes to be one, by its brackets and the words that it or the whole text must begin with. @param first the text's first word, where it is certain */
const mayHaveGap = (lower: string, first: string | undefined): boolean => first === undefined || gapWords.has(first) || first.startsWith('xxx') || lower.includes('[') || lower.includes('{') || lower.includes('information') || lower.includes('lorem');

/** The first word of a text, where it ends for sure. */
const asciiStart = /^[\0-/:-`{-\x7f]*([a-z0-9]+)(?![a-z0-9\x80-\uffff])/;

/** Whether a text is a template's own words, a filler or nothing at all. */
export function isPlaceholder(lower: string): boolean {
  if (lower.length > 600) return false;
  const first = asciiStart.exec(lower);
  if (!first && !/[\p{L}\p{N}]/u.test(lower)) return true;
  const found = mayHaveGap(lower, first?.[1]) ? gap.exec(lower) : null;
  if (found) {
    // A gap in a longer text of the author's own does not undo the text.
    const rest = lower.replace(gap, ' ').replace(/[^\p{L}\p{N}]+/gu, '');
    if (rest.length < 60) return true;
  }
  const { boilerplate, boilerplateStarts, boilerplateWords, boilerplateStems } = drawers();
  // Taking a text's punctuation away costs more than all the rest; its first word most often tells that it need not be.
  if (first && !boilerplateWords.has(first[1]!) && !boilerplateStems.some((stem) => first[1]!.startsWith(stem))) return false;
  const own = bare(lower);
  return boilerplate.has(own) || boilerplateStarts.some((start) => own.startsWith(start));
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
