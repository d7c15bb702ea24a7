import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { mapping } from '../engine/values.ts';
import type { Known, RepoFile, Span } from '../engine/types.ts';

/** A licence that a package's own description names. */
export interface PackageLicense {
  readonly file: string;
  /** Where the name stands. */
  readonly span: Span;
  /** As it is written: an id, an SPDX expression, the last part of a classifier. */
  readonly name: string;
  /** What is described: software, or data where the file says so. */
  readonly of: 'software' | 'data';
}

interface Named {
  readonly name: string;
  readonly of?: 'data';
  /** The line on which it stands. */
  readonly line: RegExp;
}

interface Format {
  readonly parse: (text: string) => unknown;
  readonly named: (data: Readonly<Record<string, unknown>>) => readonly Named[];
}

const formats: readonly (readonly [file: string, Format])[] = Object.entries({
  'pyproject.toml': { parse: (text) => parseToml(text), named: pyproject },
  'package.json': { parse: (text) => JSON.parse(text) as unknown, named: packageJson },
  'CITATION.cff': { parse: (text) => parseDocument(text, { logLevel: 'silent' }).toJS({ maxAliasCount: 10 }) as unknown, named: citation },
});

/** Licences named in the package metadata at the root of a repository, by file; not known where the file cannot be read. */
export function packageLicenses(repository: ReadonlyMap<string, RepoFile>): Known<readonly PackageLicense[]>[] {
  const found: Known<readonly PackageLicense[]>[] = [];
  for (const [file, format] of formats) {
    const text = repository.get(file)?.text;
    if (text !== undefined) found.push(text.known ? licensesOf(file, text.value, format) : text);
  }
  return found;
}

function licensesOf(file: string, text: string, { parse, named }: Format): Known<readonly PackageLicense[]> {
  try {
    return { known: true, value: named(mapping(parse(text))).map(({ name, of, line }) => ({ file, name, of: of ?? 'software', span: spanOf(text, line) })) };
  } catch (error) {
    return { known: false, why: `\`${file}\` cannot be read: ${(error as Error).message}` };
  }
}

/** The first line that matches, from its first character that is no blank. */
function spanOf(text: string, line: RegExp): Span {
  const found = line.exec(text);
  if (!found) return { start: 0, end: 0 };
  const start = found.index + found[0].search(/\S/);
  const end = /[\r\n]/.exec(text.slice(start))?.index;
  return { start, end: end === undefined ? text.length : start + end };
}

const said = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= 160;

/** https://packaging.python.org/en/latest/specifications/pyproject-toml/#license, and Poetry's own table. */
function pyproject(data: Readonly<Record<string, unknown>>): Named[] {
  const project = mapping(data['project']);
  const poetry = mapping(mapping(data['tool'])['poetry']);
  const line = /^[ \t]*license[ \t]*=/m;
  for (const value of [project['license'], mapping(project['license'])['text'], poetry['license']]) if (said(value)) return [{ name: value, line }];
  const classifiers = [project['classifiers'], poetry['classifiers']].flatMap((list) => (Array.isArray(list) ? list : [])).filter((one): one is string => typeof one === 'string' && one.startsWith('License :: ')).map((one) => one.split(' :: ').at(-1)!);
  return classifiers.filter((name) => name !== 'OSI Approved' && said(name)).map((name) => ({ name, line: new RegExp(`^.*License :: .*${name.replace(/[^\w ]/g, '\\$&')}`, 'm') }));
}

/** https://docs.npmjs.com/cli/configuring-npm/package-json#license; `licenses` and an object are older forms. */
function packageJson(data: Readonly<Record<string, unknown>>): Named[] {
  const older = Array.isArray(data['licenses']) ? data['licenses'] : [data['licenses']];
  const names = [data['license'], mapping(data['license'])['type'], ...older.map((one) => mapping(one)['type'])].filter(said);
  return names.filter((name) => !/^(?:see licen[cs]e in|unlicensed$)/i.test(name)).map((name) => ({ name, line: /^[ \t{]*"licenses?"[ \t]*:/m }));
}

/** https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md#license: an SPDX id, or a list of which one may choose. */
function citation(data: Readonly<Record<string, unknown>>): Named[] {
  const of = data['type'] === 'dataset' ? ({ of: 'data' } as const) : {};
  const names = (Array.isArray(data['license']) ? data['license'] : [data['license']]).filter(said);
  return names.length === 0 ? [] : [{ name: names.join(' OR '), line: /^license:/m, ...of }];
}
