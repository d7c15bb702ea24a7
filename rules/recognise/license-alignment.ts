import { hashOf, type LicenseText, type Part } from '../facts/license-texts.ts';

/** One place where a text departs from the licence, in numbers of words. */
export interface Departure {
  readonly kind: 'removed' | 'added' | 'changed';
  /** Words that the licence has and the text has not. */
  readonly missing: readonly string[];
  /** The same with what usually stands in its replaceable places, to be shown. */
  readonly reads: readonly string[];
  /** Words of the text that the licence has not: from, up to. For what is missing the place where it would stand. */
  readonly from: number;
  readonly to: number;
}

export interface Alignment {
  readonly license: LicenseText;
  /** Words of the text that the licence spans: from, up to. */
  readonly from: number;
  readonly to: number;
  /** Words that have to be there, and are. */
  readonly found: number;
  /** Words that may be missing, and are there: tells two texts apart that differ in their titles only. */
  readonly optional: number;
  readonly departures: readonly Departure[];
}

interface Run {
  /** Position among the licence's parts. */
  readonly part: number;
  /** Position among the words. */
  readonly word: number;
  readonly length: number;
}

/** Fewest words that anchor a licence's place in a text. */
const anchor = 4;
/** Anchors considered, the longest ones. */
const mostRuns = 250;
/** Largest gap, licence words times text words, that is compared word by word. */
const mostCells = 40_000;

/**
 * Lays a licence over the words of a text, where it fits best; what precedes and follows is left alone.
 * @param free whether words from, up to, may stand between those of any licence
 * @param least words that have to be anchored: a licence with fewer is not worth a closer look
 * @returns null where less than half of the licence, or less than `least`, is there
 */
export function align(license: LicenseText, text: Searchable, free: (from: number, to: number) => boolean, least = 0): Alignment | null {
  const { parts } = license;
  const { words } = text;
  const chain = bestChain(runsOf(parts, text));
  const anchored = chain.reduce((sum, { length }) => sum + length, 0);
  if (chain.length === 0 || anchored * 2 < license.required || anchored < least) return null;
  // The word that stands for each part, -1 for none.
  const partner = new Int32Array(parts.length).fill(-1);
  const first = chain[0]!;
  const last = chain.at(-1)!;
  let part = -1;
  let word = Math.max(-1, first.word - first.part - 1);
  for (const run of chain) {
    // Words before the first run, and behind the last, are the licence's only as far as it misses some there.
    if (part >= 0 || lacks(parts, 0, run.part)) fillGap(parts, words, partner, part, word, run.part, run.word);
    for (let next = 0; next < run.length; next += 1) partner[run.part + next] = run.word + next;
    part = run.part + run.length - 1;
    word = run.word + run.length - 1;
  }
  if (lacks(parts, part + 1, parts.length)) fillGap(parts, words, partner, part, word, parts.length, Math.min(words.length, last.word + parts.length - last.part));
  return judged(license, words, partner, free);
}

/** Whether a word that has to be there stands among these parts. */
function lacks(parts: readonly Part[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (parts[at]!.kind === 'word') return true;
  return false;
}

/** What is there, what is missing, what is strange. */
function judged(license: LicenseText, words: readonly string[], partner: Int32Array, free: (from: number, to: number) => boolean): Alignment {
  const { parts } = license;
  const departures: Departure[] = [];
  let found = 0;
  let optional = 0;
  let from = -1;
  let part = -1;
  let word = -1;
  const step = (nextPart: number, nextWord: number): void => {
    const departure = departureIn(parts, words, part, word, nextPart, nextWord, free);
    if (departure) departures.push(departure);
    part = nextPart;
    word = nextWord;
  };
  for (let next = 0; next < parts.length; next += 1) {
    const at = partner[next]!;
    if (at < 0) continue;
    if (from < 0) word = (from = at) - 1;
    if (next - part > 1 || at - word > 1) step(next, at);
    part = next;
    word = at;
    if (parts[next]!.kind === 'word') found += 1;
    else optional += 1;
  }
  const to = word + 1;
  step(parts.length, to);
  return { license, from, to, found, optional, departures };
}

const wordOf = (part: Part): string | null => (part.kind === 'word' || part.kind === 'optional' ? part.word : null);

/** The words of a text by groups of four, to be laid under several licences. */
export interface Searchable {
  readonly words: readonly string[];
  readonly places: ReadonlyMap<number, readonly number[]>;
}

const grams = (hashes: readonly number[], at: number): number => (Math.imul(Math.imul(Math.imul(hashes[at]!, 31) + hashes[at + 1]!, 31) + hashes[at + 2]!, 31) + hashes[at + 3]!) | 0;

export function searchable(words: readonly string[]): Searchable {
  const places = new Map<number, number[]>();
  const hashes = words.map(hashOf);
  for (let at = 0; at + anchor <= words.length; at += 1) {
    const key = grams(hashes, at);
    const known = places.get(key);
    // A group that stands everywhere anchors nothing.
    if (!known) places.set(key, [at]);
    else if (known.length < 6) known.push(at);
  }
  return { words, places };
}

/** Stretches of at least four equal words. */
function runsOf(parts: readonly Part[], { words, places }: Searchable): Run[] {
  const folded = parts.map(wordOf);
  const hashes = folded.map((one) => (one === null ? 0 : hashOf(one)));
  const runs: Run[] = [];
  // How far along each diagonal a run has been followed.
  const followed = new Map<number, number>();
  for (let part = 0; part + anchor <= folded.length; part += 1) {
    for (const word of places.get(grams(hashes, part)) ?? []) {
      if ((followed.get(word - part) ?? -1) > part) continue;
      let length = 0;
      while (word + length < words.length && part + length < folded.length && folded[part + length] === words[word + length]) length += 1;
      if (length < anchor) continue;
      followed.set(word - part, part + length);
      runs.push({ part, word, length });
    }
  }
  return runs.length <= mostRuns ? runs : runs.sort((a, b) => b.length - a.length).slice(0, mostRuns);
}

/** The runs that follow each other in both, with most words and least strayed. */
function bestChain(runs: readonly Run[]): Run[] {
  const order = [...runs].sort((a, b) => a.part - b.part || a.word - b.word);
  const score: number[] = [];
  const before: number[] = [];
  let best = -1;
  for (const [at, run] of order.entries()) {
    score[at] = run.length;
    before[at] = -1;
    for (let earlier = 0; earlier < at; earlier += 1) {
      const other = order[earlier]!;
      const overlap = Math.max(0, other.part + other.length - run.part, other.word + other.length - run.word);
      if (other.part >= run.part || other.word >= run.word || overlap >= run.length) continue;
      const strayed = Math.abs(run.word - other.word - (run.part - other.part));
      const value = score[earlier]! + run.length - overlap - Math.min(40, strayed * 0.4) - 1;
      if (value > score[at]!) {
        score[at] = value;
        before[at] = earlier;
      }
    }
    if (best < 0 || score[at]! > score[best]!) best = at;
  }
  const chain: Run[] = [];
  for (let at = best; at >= 0; at = before[at]!) chain.unshift(order[at]!);
  // Where two runs overlap the earlier one keeps its words.
  const cut: Run[] = [];
  for (const run of chain) {
    const last = cut.at(-1);
    const overlap = last ? Math.max(0, last.part + last.length - run.part, last.word + last.length - run.word) : 0;
    cut.push({ part: run.part + overlap, word: run.word + overlap, length: run.length - overlap });
  }
  return cut;
}

/** Pairs equal words between two pairs: the longest common subsequence, where the gap is small enough to look. */
function fillGap(parts: readonly Part[], words: readonly string[], partner: Int32Array, part: number, word: number, nextPart: number, nextWord: number): void {
  const rows = nextPart - part - 1;
  const columns = nextWord - word - 1;
  if (rows <= 0 || columns <= 0 || rows * columns > mostCells) return;
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  // What has to be there weighs more than what may be missing.
  const weight = (row: number): number => (parts[part + 1 + row]!.kind === 'word' ? 3 : 2);
  for (let row = rows - 1; row >= 0; row -= 1) {
    const own = wordOf(parts[part + 1 + row]!);
    for (let column = columns - 1; column >= 0; column -= 1) {
      const skip = Math.max(lengths[(row + 1) * width + column]!, lengths[row * width + column + 1]!);
      lengths[row * width + column] = own !== null && own === words[word + 1 + column] ? Math.max(skip, lengths[(row + 1) * width + column + 1]! + weight(row)) : skip;
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const here = lengths[row * width + column]!;
    const own = wordOf(parts[part + 1 + row]!);
    if (own !== null && own === words[word + 1 + column] && here === lengths[(row + 1) * width + column + 1]! + weight(row)) {
      partner[part + 1 + row] = word + 1 + column;
      row += 1;
      column += 1;
    } else if (here === lengths[(row + 1) * width + column]!) row += 1;
    else column += 1;
  }
}

const address = new Set('59 temple place suite 330 51 franklin st street fifth floor 675 mass massachusetts ave avenue boston cambridge ma 02110 1301 02111 1307 02139 usa'.split(' '));

/** Numbers and letters of lists, which copies drop and add. */
export const numbering = /^(?:\d{1,4}|[a-z]|[ivx]{1,5})$/;

/** What a gap between two pairs departs in; null where the licence allows it. */
function departureIn(parts: readonly Part[], words: readonly string[], part: number, word: number, nextPart: number, nextWord: number, free: (from: number, to: number) => boolean): Departure | null {
  if (nextPart - part <= 1 && nextWord - word <= 1) return null;
  const between = parts.slice(part + 1, nextPart);
  const missing = between.flatMap((one) => (one.kind === 'word' ? [one.word] : []));
  const extra = nextWord - word - 1;
  const place = { missing, from: word + 1, to: nextWord };
  const here = words.slice(word + 1, nextWord);
  // `dis- tribute`, `of a` for `ofa`; the address of the Free Software Foundation, which has moved.
  if (missing.join('') === here.join('') || (missing.length > 0 && [...missing, ...here].every((one) => address.has(one)))) return null;
  // Words within the title or the appendix: nothing that has to be there stands before, or behind.
  if (missing.length === 0 && (!lacks(parts, 0, part + 1) || !lacks(parts, nextPart, parts.length))) return null;
  if (missing.length === 0 || (extra === 0 && missing.every((one) => numbering.test(one)))) {
    if (extra === 0 || takes(between, here) || free(word + 1, nextWord)) return null;
    return { kind: 'added', ...place, reads: [] };
  }
  return { kind: extra === 0 || free(word + 1, nextWord) ? 'removed' : 'changed', ...place, reads: readingOf(between) };
}

/** From the first word that has to be there to the last. */
function readingOf(between: readonly Part[]): string[] {
  const fixed = between.map(({ kind }) => kind === 'word');
  return between.slice(fixed.indexOf(true), fixed.lastIndexOf(true) + 1).flatMap((one) => (one.kind === 'word' ? [one.word] : one.kind === 'open' || one.kind === 'pattern' ? one.usual : []));
}

/** Whether the replaceable parts of a gap take all of its words. */
function takes(between: readonly Part[], extra: readonly string[]): boolean {
  // The clause of the BSD family that nobody's name may be used, in one of its many wordings.
  const named = between.some((part) => part.kind === 'pattern' && part.pattern.includes('neither')) && extra.length <= 60 ? extra.join(' ') : '';
  if (/^(?:neither|none of) .*\bnames?\b.* may$|^(?:the )?names? .* may not$/.test(named)) return true;
  const open = between.reduce((sum, part) => sum + (part.kind === 'open' ? part.most : 0), 0);
  if (open > 0 && extra.length <= open) return true;
  if (extra.length > 80 || !between.some((part) => part.kind === 'pattern')) return false;
  const pattern = between.map((part) => (part.kind === 'pattern' ? ` ?(?:${part.pattern})` : part.kind === 'open' ? '.{0,400}' : part.kind === 'optional' ? `(?: ?${part.word})?` : '')).join('');
  return compiled(`^${pattern} ?$`).test(extra.join(' '));
}

const expressions = new Map<string, RegExp>();
function compiled(source: string): RegExp {
  let expression = expressions.get(source);
  if (!expression) expressions.set(source, (expression = new RegExp(source)));
  return expression;
}
