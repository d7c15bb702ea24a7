import { distance } from 'fastest-levenshtein';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type * as z from 'zod';
import { UserError } from '../engine/user-error.ts';
import { readExpression } from '../facts/license-expressions.ts';
import { configSchema, type Config } from './schema.ts';

/**
 * Reads a configuration's text.
 * @param file name for messages
 * @throws UserError with line, what was found and what was expected
 */
export function readConfig(text: string, file: string, ruleIds: readonly string[]): Config {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const broken = document.errors[0];
  if (broken) throw new UserError(`${file}:${counter.linePos(broken.pos[0]).line}: this is not YAML: ${broken.message.replace(/\s+/g, ' ').replace(/\.$/, '')}`);
  const parsed = configSchema(ruleIds).safeParse(document.toJS({ maxAliasCount: 10 }) ?? {});
  const sentences = parsed.success ? wrongLicenses(parsed.data, (path) => counter.linePos(offsetOf(document, path)).line) : parsed.error.issues.flatMap((issue) => sentencesFor(issue, document, counter, ruleIds));
  if (parsed.success && sentences.length === 0) return parsed.data;
  throw new UserError(sentences.map(({ line, says }) => `${file}:${line}: ${says}`).join('\n'));
}

interface Sentence {
  readonly line: number;
  readonly says: string;
}

function sentencesFor(issue: z.core.$ZodIssue, document: Document, counter: LineCounter, ruleIds: readonly string[]): Sentence[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const at = (steps: readonly (string | number)[]): number => counter.linePos(offsetOf(document, steps)).line;
  const name = (steps: readonly (string | number)[]): string => `\`${steps.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '') || 'the file'}\``;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = path[0] === 'rules' ? ruleIds : keysAt(path);
      return { line: at([...path, key]), says: `${name([...path, key])} is no ${path[0] === 'rules' ? 'rule' : 'key of the configuration'}${nearest(key, known)}; expected ${path[0] === 'rules' ? 'a rule id, `hub-compliance rules` lists them' : known.map((k) => `\`${k}\``).join(', ')}` };
    });
  }
  if (issue.code === 'invalid_union') {
    const value = document.getIn(path);
    return [{ line: at(path), says: `${name(path)} is ${shown(isNode(value) ? value.toJSON() : value)}; expected \`section: Heading\` or \`key: name\`` }];
  }
  const value = plain(document.getIn(path));
  const found = value === undefined ? 'missing' : shown(value);
  const expected = expectation(issue, path, value, ruleIds);
  return [{ line: at(path), says: `${name(path)} is ${found}; expected ${expected}` }];
}

/** Expressions and ids that nobody could hold a licence against. */
function wrongLicenses({ licenses }: Config, lineOf: (path: readonly (string | number)[]) => number): Sentence[] {
  if (!licenses) return [];
  const given: readonly (readonly [path: readonly (string | number)[], text: string | undefined, expected: string])[] = [
    [['licenses', 'allow'], licenses.allow, 'ids of SPDX or of the Hub joined by OR, AND and WITH'],
    ...(licenses.deny ?? []).map((text, index) => [['licenses', 'deny', index], text, 'an id of SPDX or of the Hub, or `LicenseRef-` with a `license_name`'] as const),
    ...(licenses.exempt ?? []).map(({ license }, index) => [['licenses', 'exempt', index, 'license'], license, 'an id of SPDX or of the Hub, or `LicenseRef-` with a `license_name`'] as const),
  ];
  return given.flatMap(([path, text, expected]) => {
    const plainName = path[1] !== 'allow';
    const read = text === undefined || (path[1] === 'exempt' && /^(?:other|unknown|none)$/i.test(text)) ? null : readExpression(text);
    const name = path.reduce<string>((whole, step) => (typeof step === 'number' ? `${whole}[${step}]` : whole === '' ? step : `${whole}.${step}`), '');
    if (read && 'wrong' in read) return [{ line: lineOf(path), says: `\`${name}\`: ${read.wrong}; expected ${expected}` }];
    return plainName && text !== undefined && /\s(?:AND|OR)\s/i.test(text) ? [{ line: lineOf(path), says: `\`${name}\` is \`${text.slice(0, 80)}\`; expected ${expected}, one an entry` }] : [];
  });
}

function expectation(issue: z.core.$ZodIssue, path: readonly (string | number)[], value: unknown, ruleIds: readonly string[]): string {
  if (issue.code === 'invalid_value') {
    if (issue.values.length > 12) return `a rule id, \`hub-compliance rules\` lists them${nearest(String(value), ruleIds)}`;
    return `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((v) => `\`${String(v)}\``).join(', ')}${nearest(String(value), issue.values.map(String))}`;
  }
  if (issue.code === 'invalid_type') return { object: 'a mapping', record: 'a mapping', array: 'a list', string: 'a text', number: 'a number', boolean: 'true or false' }[issue.expected as string] ?? issue.expected;
  if (issue.code === 'invalid_key') return 'a rule id, `hub-compliance rules` lists them';
  if (path.at(-1) === 'until') return 'a day as YYYY-MM-DD';
  if (path.at(-1) === 'hub') return '`owner/name`';
  if (issue.code === 'too_small') return 'a text that is not empty';
  return issue.message;
}

/** Keys that may stand at a path, for the message about one that may not. */
function keysAt(path: readonly (string | number)[]): readonly string[] {
  const at = path.filter((step) => typeof step === 'string').join('.');
  const keys: Readonly<Record<string, readonly string[]>> = {
    '': ['version', 'extends', 'profile', 'failOn', 'repositories', 'trackingIssue', 'rules', 'require', 'licenses', 'waivers'],
    repositories: ['path', 'kind', 'hub'],
    licenses: ['allow', 'deny', 'unknown', 'exempt'],
    'licenses.exempt': ['path', 'name', 'license', 'because', 'until'],
    waivers: ['rule', 'path', 'because', 'until'],
    require: ['section', 'key', 'kinds'],
  };
  return keys[at] ?? [];
}

function nearest(word: string, known: readonly string[]): string {
  const best = known.map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) })).sort((a, b) => a.far - b.far)[0];
  return best && best.candidate !== word && best.far <= Math.max(2, word.length / 4) ? ` (did you mean \`${best.candidate}\`?)` : '';
}

const plain = (value: unknown): unknown => (isNode(value) ? value.toJSON() : value);

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'a mapping';
  return value === null ? 'empty' : `\`${String(value).slice(0, 80)}\``;
}

/** Offset of a path's key, of the nearest ancestor that exists, or of the beginning. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      if (isNode(node) && node.range) offset = node.range[0];
    } else break;
  }
  return offset;
}
