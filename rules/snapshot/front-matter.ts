import jsYaml from 'js-yaml';
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from 'yaml';
import { later } from '../engine/later.ts';
import type { FrontMatter, FrontMatterState, KeyPath, Span } from '../engine/types.ts';
import { placeIn } from './yaml-lines.ts';

/** The Hub server's own expression (huggingface_hub repocard.py, #4526); JavaScript's `\s` takes a byte-order mark for white space, as the Hub does. */
const block = /^(\s*---(?:\r\n|\r|\n))([\S\s]*?)((?:\r\n|\r|\n)---[ \t]*(?:\r\n|\n|$))/;
/** A block that would be front matter, below other text. Looked for in the first 4,000 characters only. */
const displaced = /(?:^|\n)(---[ \t]*\r?\n)((?:[A-Za-z_-]+:[^\n]*|[ \t]+[^\n]*|-[ \t][^\n]*|#[^\n]*)(?:\n(?:[A-Za-z_-]+:[^\n]*|[ \t]+[^\n]*|-[ \t][^\n]*|#[^\n]*|\r?))*?)\n---[ \t]*(?:\r?\n|$)/;
const pointer = 'version https://git-lfs.github.com/spec/';
/** Aliases that may be expanded before a document counts as an attack (`yaml`'s own default). */
const maxAliases = 100;

interface Cut {
  readonly state: FrontMatterState;
  readonly yaml: Span;
  readonly bodyStart: number;
}

function cut(text: string): Cut {
  if (text.startsWith(pointer)) return { state: 'pointer', yaml: { start: 0, end: 0 }, bodyStart: text.length };
  const whole = block.exec(text);
  // The expression would split the CR LF of `---` `---` in two and find an empty block there; LF cards have none.
  const split = whole?.[2] === '' && whole[1]!.endsWith('\r') && whole[3]!.startsWith('\n');
  if (whole && !split) {
    const start = whole[1]!.length;
    return { state: 'ok', yaml: { start, end: start + whole[2]!.length }, bodyStart: whole[0].length };
  }
  if (/^\s*---[ \t]*(?:\r\n|\r|\n)\s*---[ \t]*(?:\r?\n|$)/.test(text)) {
    const end = /^\s*---[ \t]*(?:\r\n|\r|\n)\s*---[ \t]*(?:\r?\n|$)/.exec(text)![0].length;
    return { state: 'empty', yaml: { start: end, end }, bodyStart: end };
  }
  const opening = /^\s*---[ \t]*(?:\r+\n|\r|\n)/.exec(text);
  if (opening && /^[ \t]*[A-Za-z_-]+[ \t]*:/.test(text.slice(opening[0].length))) {
    // Never closed: a reader still means the leading `key: value` lines as metadata.
    const rest = text.slice(opening[0].length);
    const lines = /^(?:[ \t]*(?:[A-Za-z_-]+[ \t]*:|-[ \t]|#)[^\n]*\n?|[ \t]+[^\n]*\n?|\r*\n(?:\r*\n)?(?=[a-z_]+:))*/.exec(rest)![0];
    const end = opening[0].length + lines.length;
    return { state: 'unclosed', yaml: { start: opening[0].length, end }, bodyStart: end };
  }
  const below = displaced.exec(text.slice(0, 4000));
  // Inside a code fence it is an example.
  if (below && (text.slice(0, below.index + 1).match(/(?:^|\n)[ \t]{0,3}(?:```|~~~)/g)?.length ?? 0) % 2 === 0) {
    const start = below.index + below[0].indexOf(below[1]!) + below[1]!.length;
    return { state: 'displaced', yaml: { start, end: start + below[2]!.length }, bodyStart: 0 };
  }
  return { state: 'none', yaml: { start: 0, end: 0 }, bodyStart: 0 };
}

/** Reads the metadata of a card. Never throws: what cannot be read is in `problems`, in the Hub's words. */
export function readFrontMatter(text: string): FrontMatter {
  const { state, yaml, bodyStart } = cut(text);
  const frame = { yaml, bodyStart };
  if (yaml.end === yaml.start) return { ...frame, state: state === 'ok' ? 'not-mapping' : state, data: {}, problems: [], spanOf: () => null, keySpanOf: () => null, entryOf: () => null, placeOf: () => null };
  const source = text.slice(yaml.start, yaml.end);
  const read = readYaml(source);
  const problems = read.problems.map((p) => ({ message: p.message, span: { start: yaml.start + p.start, end: yaml.start + p.end } }));
  const locate = locator(read.document, yaml.start);
  const entryOf = (key: string): Span | null => entryIn(source, key, yaml.start);
  const placeOf = (path: KeyPath): Span | null => {
    const entry = entryIn(source, String(path[0]), 0);
    const place = entry && placeIn(source, entry, path);
    return place && { start: yaml.start + place.start, end: yaml.start + place.end };
  };
  const isMapping = typeof read.value === 'object' && read.value !== null && !Array.isArray(read.value);
  // Every card has other keys: as a dictionary without a prototype all are of one shape, which is much quicker to ask.
  const data = isMapping ? (Object.assign(Object.create(null) as object, read.value) as Record<string, unknown>) : {};
  const shape = problems.length > 0 ? 'unreadable' : isMapping ? 'ok' : 'not-mapping';
  return { ...frame, state: state === 'ok' ? shape : state, data, problems, ...locate, entryOf, placeOf };
}

const atMargin = new Map<string, RegExp>();

/** Finds a key's line; keys that cards have are few, so each pattern is made once. */
function marginOf(key: string): RegExp {
  const known = atMargin.get(key);
  if (known) return known;
  if (atMargin.size > 500) atMargin.clear();
  const pattern = new RegExp(`^["']?${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']?[ \\t]*:`, 'm');
  atMargin.set(key, pattern);
  return pattern;
}

/** A key at the margin with all that hangs below it: by its lines, without the parser. */
function entryIn(source: string, key: string, offset: number): Span | null {
  const start = marginOf(key).exec(source)?.index;
  if (start === undefined) return null;
  const next = /\n(?=[^\s#-])/g;
  next.lastIndex = start;
  const end = next.exec(source)?.index ?? source.length;
  return { start: offset + start, end: offset + start + source.slice(start, end).trimEnd().length };
}

/** A YAML file beside the card, with the places of its values. */
export interface YamlFile extends Pick<FrontMatter, 'spanOf' | 'keySpanOf'> {
  readonly value: unknown;
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

/** Reads a whole YAML file as `readFrontMatter` reads the block. Never throws. */
export function readYamlFile(text: string): YamlFile {
  const { value, document, problems } = readYaml(text);
  return { value, problems: problems.map(({ message, start, end }) => ({ message, span: { start, end } })), ...locator(document, 0) };
}

interface ReadYaml {
  readonly value: unknown;
  /** With positions; parsed when first asked for, since most cards are read without. */
  readonly document: () => Document | null;
  readonly problems: readonly { readonly message: string; readonly start: number; readonly end: number }[];
}

/** Dates stay text, as in YAML 1.2. */
const schema = jsYaml.CORE_SCHEMA;
/** Anchors, aliases and merge keys: for the parser that bounds them. */
const anchored = /(?:^|[\s[{,:-])(?:[&*]\w|<<)/;

/**
 * YAML as the Hub takes it: `js-yaml` is the Hub's parser and ten times as fast as `yaml`, which has positions, bounds
 * aliases and says more of what is wrong.
 */
export function readYaml(source: string): ReadYaml {
  if (!anchored.test(source)) {
    try {
      const value: unknown = jsYaml.load(source, { schema }) ?? null;
      return { value, document: later(() => parsed(source)), problems: [] };
    } catch (error) {
      // What is wrong, and where, is for the slow way to say.
      if (!(error instanceof jsYaml.YAMLException) && !(error instanceof RangeError)) throw error;
    }
  }
  return readSlowly(source);
}

const parsed = (source: string): Document => parseDocument(source, { prettyErrors: false, logLevel: 'silent', merge: true, keepSourceTokens: false });

function readSlowly(source: string): ReadYaml {
  let document: Document | null = null;
  let value: unknown;
  let failure: string | null = null;
  try {
    document = parsed(source);
    value = document.toJS({ maxAliasCount: maxAliases });
  } catch (error) {
    failure = tooMuch(error);
  }
  const whole = (): Document | null => document;
  if (failure) return { value: undefined, document: whole, problems: [{ message: failure, start: 0, end: Math.min(source.length, 1) }] };
  if (document!.errors.length === 0) return { value, document: whole, problems: [] };
  try {
    return { value: jsYaml.load(source, { schema }), document: whole, problems: [] };
  } catch (error) {
    const at = document!.errors[0]!.pos[0];
    if (!(error instanceof jsYaml.YAMLException)) return { value, document: whole, problems: [{ message: tooMuch(error), start: at, end: at + 1 }] };
    const start = Math.min(error.mark?.position ?? at, Math.max(source.length - 1, 0));
    return { value, document: whole, problems: [{ message: error.reason, start, end: start + 1 }] };
  }
}

/** What the parser gives up on: alias bombs and nesting beyond the stack. Anything else is our fault and goes on up. */
function tooMuch(error: unknown): string {
  if (error instanceof ReferenceError) return /alias/i.test(error.message) ? `more than ${maxAliases} expanded aliases` : error.message;
  if (error instanceof RangeError) return 'nested too deeply';
  throw error;
}

function locator(documentOf: () => Document | null, offset: number): Pick<FrontMatter, 'spanOf' | 'keySpanOf'> {
  const spanOfNode = (node: Node | null | undefined): Span | null => (node?.range ? { start: offset + node.range[0], end: offset + Math.max(node.range[1], node.range[0]) } : null);
  const pairAt = (node: unknown, key: string | number): Pair | undefined =>
    isMap(node) ? (node.items as Pair[]).find((pair) => (isScalar(pair.key) ? String(pair.key.value) : String(pair.key)) === String(key)) : undefined;
  const walk = (path: KeyPath): { node: unknown; pair: Pair | null; depth: number; nearest: Span | null } => {
    const document = documentOf();
    let node: unknown = document?.contents;
    let pair: Pair | null = null;
    let nearest: Span | null = null;
    for (const [depth, key] of path.entries()) {
      if (isAlias(node) && document) node = node.resolve(document);
      const next: Pair | undefined = pairAt(node, key);
      const item: unknown = next ? next.value : isSeq(node) && typeof key === 'number' ? node.items[key] : undefined;
      if (!next && item === undefined) return { node, pair, depth, nearest };
      pair = next ?? null;
      nearest = spanOfNode(item as Node) ?? spanOfNode(next?.key as Node) ?? nearest;
      if (next && nearest && nearest.end <= nearest.start) nearest = spanOfNode(next.key as Node) ?? nearest;
      node = item;
    }
    return { node, pair, depth: path.length, nearest };
  };
  return {
    spanOf: (path) => walk(path).nearest,
    keySpanOf: (path) => {
      const { pair, depth } = walk(path);
      return depth === path.length && pair ? spanOfNode(pair.key as Node) : null;
    },
  };
}
