import { languages } from './languages.ts';
import { file } from './lexicon.ts';

/** Fillers of all languages, filed for look-up. */
interface Templates {
  readonly texts: Set<string>;
  readonly starts: string[];
  /** By the first word of both, the longest word of each: a text that begins with none of them, or has none of those in it, is none of the templates'. */
  readonly words: Map<string, string[]>;
  /** Starts that are not even one whole word. */
  readonly stems: string[];
}

let filed: Templates | null = null;
const templates = (): Templates => (filed ??= fileTemplates());

function fileTemplates(): Templates {
  const made: Templates = { texts: new Set(), starts: [], words: new Map(), stems: [] };
  for (const filler of languages.flatMap(({ placeholders }) => placeholders)) {
    const begins = filler.endsWith('…');
    const own = bare(filler.replace(/…$/, ''));
    if (begins) made.starts.push(own);
    else made.texts.add(own);
    // What begins with a word that is certain (`asciiStart`) begins with no other script's.
    if (!/^[a-z0-9]/.test(own)) continue;
    if (begins && !own.includes(' ')) made.stems.push(own);
    else {
      const words = (begins ? own.slice(0, own.lastIndexOf(' ')) : own).split(' ');
      file(made.words, words[0]!, words.reduce((longest, word) => (word.length > longest.length ? word : longest)));
    }
  }
  return made;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
}

const gap = /\[[^\]]*(?:more info|needed|needs|optional|todo|to do|tbd|insert|add |your |e\.g\.|write|describe|provide)[^\]]*\]|\{\{[^}]*\}\}|\bmore information (?:is )?needed\b|\bneeds? more information\b|^\W*(?:todo|tbd|tba|wip|n\/?a|none|null|nan|xxx+|fixme|coming soon|to be (?:added|updated|determined|announced|completed|done|filled(?: in)?|written|released soon)|work in progress|lorem ipsum.*|unknown|not (?:available|provided|specified|applicable)|-+|\.\.+|\?+)\W*$|\{[a-z_ ]*(?:model|name|dataset)[a-z_ ]*\}|\blorem ipsum\b/;

const gapWords = new Set('todo tbd tba wip n na none null nan fixme coming to work lorem unknown not'.split(' '));

/** Whether `gap` can be found: what it takes to be one, by its brackets and the words that it or the whole text must begin with. @param first the text's first word, where it is certain */
const mayHaveGap = (lower: string, first: string): boolean => first === '' || gapWords.has(first) || first.startsWith('xxx') || /[[{]|information|lorem/.test(lower);

const isAsciiWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** The first word of a text, where nothing but ASCII signs stand before it and it ends for sure; otherwise empty. */
function asciiStart(lower: string): string {
  let at = 0;
  while (at < lower.length && lower.charCodeAt(at) < 128 && !isAsciiWord(lower.charCodeAt(at))) at += 1;
  const start = at;
  while (at < lower.length && isAsciiWord(lower.charCodeAt(at))) at += 1;
  return at < lower.length && lower.charCodeAt(at) >= 128 ? '' : lower.slice(start, at);
}

/** Whether a text is a template's own words, a filler or nothing at all. */
export function isPlaceholder(lower: string): boolean {
  if (lower.length > 600) return false;
  const first = asciiStart(lower);
  if (first === '' && !/[\p{L}\p{N}]/u.test(lower)) return true;
  const found = mayHaveGap(lower, first) ? gap.exec(lower) : null;
  if (found) {
    // A gap in a longer text of the author's own does not undo the text.
    const most = lower.length - found[0].length;
    if (most < 60 || lower.replace(gap, ' ').replace(/[^\p{L}\p{N}]+/gu, '').length < 60) return true;
  }
  const { texts, starts, words, stems } = templates();
  // Taking a text's punctuation away costs more than all the rest; its first word most often tells that it need not be.
  if (first !== '' && !words.get(first)?.some((word) => lower.includes(word)) && !stems.some((stem) => first.startsWith(stem))) return false;
  const own = bare(lower);
  return texts.has(own) || starts.some((start) => own.startsWith(start));
}
