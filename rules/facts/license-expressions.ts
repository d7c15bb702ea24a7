import parse from 'spdx-expression-parse';
import { hubLicense, hubLicenses, textsOf } from './hub-licenses.ts';
import { meantLicense } from './license-names.ts';
import { spdxId } from './spdx-names.ts';

/**
 * SPDX expressions over the Hub's ids. The Hub has ids that SPDX has not (`openrail++`, `llama3.1`, families), SPDX has ids that the Hub has not,
 * and one id of the Hub may be two of SPDX (`gpl-3.0`). Everything is told in SPDX's words, ids of the Hub alone as `LicenseRef-hub-…`.
 */

/** One licence in SPDX's words, with its exception where it has one: `MIT`, `GPL-2.0-only WITH Classpath-exception-2.0`. */
export type Leaf = string;
/** Any of these, each of which is all of its licences together. */
export type Alternatives = readonly (readonly Leaf[])[];

/** Alternatives that one expression may come to; more are taken for a mistake. */
const mostAlternatives = 2000;

/** A licence that SPDX has no id for, as an SPDX expression can name it. */
const reference = (id: string): Leaf => `LicenseRef-hub-${id.replaceAll('+', '-plus').replace(/[^\w.-]/g, '-')}`;

/** A licence of someone's own, by its `license_name`. */
export const ownReference = (name: string): Leaf => `LicenseRef-${name.trim().toLowerCase().replace(/[^a-z0-9.-]+/g, '-').replace(/^-+|-+$/g, '')}`;

/** SPDX's ids for an id of the Hub: one, the readings of an ambiguous one (`gpl-3.0`), or a reference. */
export function spdxOf(id: string): readonly Leaf[] {
  const license = hubLicense(id.toLowerCase());
  if (!license) return [];
  if (license.spdx) return [license.spdx];
  if (license.relation === 'ambiguous' && license.members) return license.members;
  return license.members?.length === 1 ? license.members : [reference(license.id)];
}

/** The Hub's id for an id of SPDX, or null where the Hub has none. `GPL-3.0-only` and `GPL-3.0-or-later` are both `gpl-3.0`. */
export function hubOf(spdx: string): string | null {
  byLeaf ??= new Map(hubLicenses.flatMap(({ id }) => spdxOf(id).map((leaf) => [leaf.toLowerCase(), id])));
  return byLeaf.get(spdx.toLowerCase()) ?? null;
}

let byLeaf: ReadonlyMap<string, string> | null = null;

/** What a name in an expression stands for; a family stands for itself and all of its texts. */
function leavesOf(name: string): readonly Leaf[] | null {
  if (/^LicenseRef-[\w.-]+$/i.test(name)) return [`LicenseRef-${name.slice('LicenseRef-'.length).toLowerCase()}`];
  const license = hubLicense(name.toLowerCase());
  if (license?.kind === 'placeholder') return null;
  if (license?.kind === 'family' && license.members?.length !== 1) return [reference(license.id), ...new Set([...(license.members ?? []), ...textsOf(license.id).flatMap(spdxOf)])];
  if (license) return spdxOf(license.id);
  const bare = spdxId(name.replace(/\+$/, ''));
  if (bare === null) return null;
  // `GPL-3.0+` is the old spelling of `GPL-3.0-or-later`.
  const deprecated = name.endsWith('+') ? spdxId(`${bare}-or-later`) : null;
  return [deprecated ?? (name.endsWith('+') ? `${bare}+` : bare)];
}

/** Reads an expression. @returns its alternatives, or a sentence on what is wrong with it */
export function readExpression(expression: string): { readonly alternatives: Alternatives } | { readonly wrong: string } {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  const spelt: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (/^(?:[()]|AND|OR|WITH)$/i.test(token)) {
      spelt.push(token.toUpperCase());
      continue;
    }
    const leaves = leavesOf(token);
    if (leaves === null) return { wrong: `\`${token.slice(0, 60)}\` is neither an SPDX expression nor a licence of the Hub${nearest(token)}` };
    // An exception goes with every reading of an ambiguous id.
    const exception = /^with$/i.test(tokens[at + 1] ?? '') ? ` WITH ${tokens[at + 2] ?? ''}` : '';
    if (exception !== '') at += 2;
    spelt.push(`(${leaves.map((leaf) => leaf + exception).join(' OR ')})`);
  }
  try {
    const alternatives = spread(parse(spelt.join(' ')) as Node);
    return alternatives === null ? { wrong: 'it has more than two thousand alternatives' } : { alternatives };
  } catch (error) {
    // The parser trips over an expression that ends too early instead of saying so.
    return { wrong: `\`${expression.slice(0, 80)}\` is no SPDX expression: ${error instanceof TypeError ? 'a licence is missing behind its last word' : (error as Error).message}` };
  }
}

type Node = { readonly license: string; readonly plus?: true; readonly exception?: string } | { readonly left: Node; readonly conjunction: 'and' | 'or'; readonly right: Node };

/** The tree as alternatives; null where there would be too many. */
function spread(node: Node): Alternatives | null {
  if ('license' in node) return [[`${node.license}${node.plus ? '+' : ''}${node.exception ? ` WITH ${node.exception}` : ''}`]];
  const [left, right] = [spread(node.left), spread(node.right)];
  if (!left || !right || left.length * right.length > mostAlternatives) return null;
  return node.conjunction === 'or' ? [...left, ...right] : left.flatMap((one) => right.map((other) => [...new Set([...one, ...other])]));
}

function nearest(token: string): string {
  const meant = meantLicense(token);
  return meant === null ? '' : ` (did you mean \`${meant}\`?)`;
}
