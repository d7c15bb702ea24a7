import { hubLicense, hubLicenses, textsOf, type HubLicense } from './hub-licenses.ts';
import { nameOfPage } from './license-pages.ts';
import { reduce, type Words } from './license-words.ts';
import { spdxId, spdxNames } from './spdx-names.ts';

/** What someone meant who wrote the name of a licence in words of their own. Never a guess: where two could be meant, both are there or nothing is. */
export type Meant =
  /** One id of the Hub. `told`: a reading of an ambiguous id (`gpl-3.0`) that the Hub's id does not tell. */
  | { readonly sort: 'license'; readonly id: string; readonly told: 'only' | 'later' | null }
  /** A family or a name without its version. `texts`: the Hub's ids among which its author chooses. */
  | { readonly sort: 'family'; readonly family: string; readonly texts: readonly string[] }
  /** Several licences. `joined`: by what, in the words of SPDX; `list` where the words do not tell. */
  | { readonly sort: 'several'; readonly ids: readonly string[]; readonly joined: 'OR' | 'AND' | 'list' }
  /** A licence with an exception, which the Hub has no id for. */
  | { readonly sort: 'exception'; readonly id: string; readonly exception: string }
  /** A licence of SPDX that is not on the Hub's list. */
  | { readonly sort: 'elsewhere'; readonly spdx: string }
  /** A word that names no terms: `proprietary`, `unlicensed`, `see LICENSE`. */
  | { readonly sort: 'no-licence' };

/** What is left of a name, and the one id that it then stands for. Every pattern takes the whole of it. */
const table: readonly (readonly [RegExp, string])[] = [
  [/^apache ?2(?:\.0)?(?: apache 2(?:\.0)?)?$/, 'apache-2.0'],
  [/^(?:mit|expat|mit expat|mit x11)$/, 'mit'],
  [/^isc$/, 'isc'],
  [/^zlib$/, 'zlib'],
  [/^wtfpl(?: 2(?:\.0)?)?$/, 'wtfpl'],
  [/^unlicense$/, 'unlicense'],
  [/^postgresql$/, 'postgresql'],
  [/^(?:university illinois )?ncsa(?: open source)?$/, 'ncsa'],
  [/^(?:bsd (?:3|three) clause clear|clear bsd|bsd clear)$/, 'bsd-3-clause-clear'],
  [/^(?:bsd (?:3|three)(?: clauses?)?(?: (?:new|revised|modified|or))*|(?:3|three) clauses? bsd|(?:new|modified|revised) bsd(?: (?:3|three) clauses?)?)$/, 'bsd-3-clause'],
  [/^(?:bsd (?:2|two)(?: clauses?)?(?: (?:simplified|freebsd))*|(?:2|two) clauses? bsd|(?:simplified|freebsd) bsd|simplified bsd (?:2|two) clauses?|freebsd)$/, 'bsd-2-clause'],
  [/^gpl 2(?:\.0)?$/, 'gpl-2.0'],
  [/^gpl 3(?:\.0)?$/, 'gpl-3.0'],
  [/^agpl 3(?:\.0)?$/, 'agpl-3.0'],
  [/^lgpl 2\.1$/, 'lgpl-2.1'],
  [/^lgpl 3(?:\.0)?$/, 'lgpl-3.0'],
  [/^(?:lgpl ?lr|lgpl for linguistic resources)$/, 'lgpl-lr'],
  [/^gfdl(?: 1\.[123])?$/, 'gfdl'],
  [/^cc0(?: 1(?:\.0)?)?(?: public domain| pddl)?(?: cc0(?: 1\.0)?)?$/, 'cc0-1.0'],
  [/^creativeml(?: openrail(?: m)?)?(?: 1(?:\.0)?)?$/, 'creativeml-openrail-m'],
  [/^(?:creativeml )?openrail \+\+(?: m)?(?: 1(?:\.0)?)?$/, 'openrail++'],
  [/^bigscience openrail m$/, 'bigscience-openrail-m'],
  [/^bigscience bloom rail(?: 1(?:\.0)?)?$|^bloom rail(?: 1(?:\.0)?)?$|^bigscience rail 1(?:\.0)?$/, 'bigscience-bloom-rail-1.0'],
  [/^bigcode openrail m(?: 1(?:\.0)?)?$/, 'bigcode-openrail-m'],
  [/^(?:meta )?llama 2(?:\.0)?(?: community)?$/, 'llama2'],
  [/^(?:meta )?llama 3(?:\.0)?(?: community)?$/, 'llama3'],
  [/^(?:meta )?llama 3\.1(?: community)?$/, 'llama3.1'],
  [/^(?:meta )?llama 3\.2(?: community)?$/, 'llama3.2'],
  [/^(?:meta )?llama 3\.3(?: community)?$/, 'llama3.3'],
  [/^(?:meta )?llama 4(?: community)?$/, 'llama4'],
  // The Gemma Terms of Use hold for the first three generations; google/gemma-2-9b and google/gemma-3-4b-it carry this id.
  [/^(?:google )?gemma(?: [123]n?)?$/, 'gemma'],
  [/^grok 2(?: community)?$/, 'grok2-community'],
  [/^eupl 1\.1$/, 'eupl-1.1'],
  [/^eupl 1\.2$/, 'eupl-1.2'],
  [/^mpl 2(?:\.0)?$/, 'mpl-2.0'],
  [/^epl 1(?:\.0)?$/, 'epl-1.0'],
  [/^epl 2(?:\.0)?$/, 'epl-2.0'],
  [/^(?:osl|open) 3(?:\.0)?$/, 'osl-3.0'],
  [/^afl 3(?:\.0)?$/, 'afl-3.0'],
  [/^ecl 2(?:\.0)?$/, 'ecl-2.0'],
  [/^artistic 2(?:\.0)?$/, 'artistic-2.0'],
  // `bsl` alone, and 1.1, are as often the Business Source License.
  [/^(?:bsl 1\.0|boost(?: 1(?:\.0)?)?)$/, 'bsl-1.0'],
  [/^ms pl$/, 'ms-pl'],
  [/^ofl 1\.1$/, 'ofl-1.1'],
  [/^lppl 1\.3 ?c$/, 'lppl-1.3c'],
  [/^(?:ouverte )?(?:open )?etalab(?: open)? 2(?:\.0)?$/, 'etalab-2.0'],
  [/^(?:odc )?pddl(?: 1(?:\.0)?)?$/, 'pddl'],
  [/^cdla permissive 1(?:\.0)?$/, 'cdla-permissive-1.0'],
  [/^cdla permissive 2(?:\.0)?$/, 'cdla-permissive-2.0'],
  [/^cdla sharing 1(?:\.0)?$/, 'cdla-sharing-1.0'],
  [/^(?:c uda|computational data)(?: 1(?:\.0)?)?$/, 'c-uda'],
  [/^openmdw 1\.0$/, 'openmdw-1.0'],
  [/^openmdw 1\.1$/, 'openmdw-1.1'],
  [/^deepfloyd(?: if)?(?: research)?$/, 'deepfloyd-if-license'],
  [/^fair (?:nc|noncommercial) research$/, 'fair-noncommercial-research-license'],
  [/^apple (?:amlr|model for research)$/, 'apple-amlr'],
  [/^apple (?:ascl|sample code)$/, 'apple-ascl'],
  [/^intel research$/, 'intel-research'],
  [/^h research$/, 'h-research'],
  [/^other$/, 'other'],
  [/^unknown$/, 'unknown'],
  // One text, which the Hub calls a family.
  [/^odc by(?: 1(?:\.0)?)?$/, 'odc-by'],
  [/^(?:odc )?odbl(?: 1(?:\.0)?)?$/, 'odbl'],
];

/** Names that are no more than a family, with the Hub's id of it (or a name of ours) and the ids to choose from. */
const families: readonly (readonly [RegExp, string, RegExp?])[] = [
  [/^cc$/, 'cc'],
  [/^bsd$/, 'bsd'],
  [/^gpl$/, 'gpl'],
  [/^lgpl$/, 'lgpl'],
  [/^agpl$/, 'AGPL', /^agpl-/],
  [/^apache$/, 'Apache', /^apache-/],
  [/^openrail(?: m)?$/, 'openrail'],
  [/^rail(?: m)?(?: 1(?:\.0)?)?$/, 'RAIL', /rail/],
  [/^(?:meta |code )?llama(?: community)?$/, 'Llama', /^llama/],
  [/^mpl$/, 'MPL', /^mpl-/],
  [/^epl$/, 'EPL', /^epl-/],
  [/^eupl$/, 'EUPL', /^eupl-/],
  [/^osl$/, 'OSL', /^osl-/],
  [/^afl$/, 'AFL', /^afl-/],
  [/^artistic$/, 'Artistic', /^artistic-/],
  [/^ofl$/, 'OFL', /^ofl-/],
  [/^lppl$/, 'LPPL', /^lppl-/],
  [/^etalab(?: open)?$/, 'Etalab', /^etalab-/],
  [/^cdla(?: permissive)?$/, 'CDLA', /^cdla-permissive/],
  [/^cdla sharing$/, 'CDLA-Sharing', /^cdla-sharing/],
  [/^openmdw$/, 'OpenMDW', /^openmdw-/],
  [/^public domain(?: notice| work| dedication)?$|^pd$/, 'public domain', /^(?:cc0-1\.0|pddl|unlicense)$/],
];

const noTerms = /^(?:proprietary|closed|commercial|custom|copyrighted|copyright|all rights reserved|no|none|n|na|not (?:specified|available|applicable|licensed|yet)|unspecified|unlicensed|undefined|null|tbd|todo|see|see file|file|nc|non|nc research(?: only)?|research(?: only| purposes?| academic)*|academic(?: only)?|free|open|open source|private|restricted|internal|other see|various|mixed|multiple|varies)$/;

/**
 * What a name means. Links to a licence's page and SPDX expressions are names too.
 * @param text as someone wrote it, at most 160 characters; null where it says nothing that we know
 */
export function readName(text: string): Meant | null {
  const id = hubLicense(text);
  if (id) return ofHub(id);
  const written = text.trim().replace(/^["'`“”«»<]+|["'`“”«»>.]+$/g, '').trim();
  const lower = written.toLowerCase();
  if (lower.length === 0 || lower.length > 160) return null;
  const known = hubLicense(lower);
  if (known) return ofHub(known);
  if (/^https?:\/\//.test(lower)) {
    const page = nameOfPage(lower);
    return page === null ? null : readOne(page);
  }
  return readException(written) ?? readOne(written) ?? readSeveral(written);
}

function ofHub({ id, kind }: HubLicense): Meant {
  const texts = kind === 'family' ? textsOf(id) : [];
  return texts.length > 0 ? { sort: 'family', family: id, texts } : { sort: 'license', id, told: null };
}

/** The exact id that a name means; a family's id where the Hub has one and the name says no more; else null. */
export function meantLicense(text: string): string | null {
  const meant = readName(text);
  if (meant?.sort === 'license') return meant.id;
  return meant?.sort === 'family' && hubLicense(meant.family) ? meant.family : null;
}

function readOne(written: string): Meant | null {
  const spdx = spdxId(written.trim().replace(/ /g, '-'));
  // A port of a Creative Commons licence is another text than the licence; `de` is also a word.
  if (spdx !== null && /^cc-/i.test(spdx) && !hubLicense(spdx.toLowerCase())) return { sort: 'elsewhere', spdx };
  const words = reduce(written);
  return readWords(words) ?? (spdx === null ? null : { sort: 'elsewhere', spdx }) ?? readBracketed(written) ?? byName(words);
}

/** `Creative Commons Zero (CC0 1.0)`: both say the same, or the first is a longer name of the second. */
function readBracketed(written: string): Meant | null {
  const found = /^([^()]{2,100})\(([^()]{2,60})\)([^()]{0,40})$/.exec(written);
  if (!found) return null;
  const [outside, inside] = [reduce(`${found[1]!} ${found[3]!}`), reduce(found[2]!)].map((words) => readWords(words));
  if (outside?.sort === 'license' && inside?.sort === 'license') return outside.id === inside.id ? { ...outside, told: outside.told ?? inside.told } : null;
  // A name without its version, and the id: `Creative Commons Attribution (CC BY 4.0)`.
  if (outside?.sort === 'family' && inside?.sort === 'license') return outside.texts.includes(inside.id) ? inside : null;
  if (outside?.sort === 'license' && (inside === null || inside?.sort === 'family')) return /\b(?:code|data|dataset|weights|models?)\b/i.test(found[2]!) || /\d/.test(found[2]!) ? null : outside;
  return null;
}

function readWords({ text, told }: Words): Meant | null {
  // A Creative Commons name is put together; the Hub has not every version of each.
  const commons = /^(?:cc )?by((?: nc| nd| sa){0,3})(?: cc by(?: nc| nd| sa){0,3})?(?: (\d)(?:\.(\d))?)?(?: public)?(?: ([a-z]{2,3}))?$/.exec(text);
  if (commons && (text.startsWith('cc') || commons[2] !== undefined || commons[1] !== '')) return readCommons(commons, text);
  const exact = table.find(([pattern]) => pattern.test(text))?.[1];
  if (exact !== undefined) return { sort: 'license', id: exact, told };
  for (const [pattern, family, among] of families) {
    if (!pattern.test(text)) continue;
    return { sort: 'family', family, texts: among ? hubLicenses.filter(({ id, kind }) => kind === 'license' && among.test(id)).map(({ id }) => id) : textsOf(family) };
  }
  // `bsl` is Boost's at 1.0 and Business Source at 1.1.
  if (/^(?:busl|bsl) 1\.1$|^busl$/.test(text)) return { sort: 'elsewhere', spdx: 'BUSL-1.1' };
  return noTerms.test(text) ? { sort: 'no-licence' } : null;
}

function readCommons(found: RegExpExecArray, text: string): Meant | null {
  const parts = ['nc', 'nd', 'sa'].filter((part) => found[1]!.includes(part));
  // No licence both forbids changes and asks that they be shared alike.
  if (parts.includes('nd') && parts.includes('sa')) return null;
  // Said twice, the two have to agree: `Attribution-NonCommercial (CC BY-NC)`.
  const again = /^(?:cc )?by[a-z ]*? cc by((?: nc| nd| sa){0,3})/.exec(text);
  if (again && ['nc', 'nd', 'sa'].some((part) => again[1]!.includes(part) !== parts.includes(part))) return null;
  const name = ['cc', 'by', ...parts].join('-');
  if (found[2] === undefined) return found[4] === undefined ? { sort: 'family', family: 'cc', texts: hubLicenses.filter(({ id }) => id.startsWith(`${name}-`) && /^-\d/.test(id.slice(name.length))).map(({ id }) => id) } : null;
  const id = `${name}-${found[2]}.${found[3] ?? '0'}`;
  if (found[4] === undefined && hubLicense(id)) return { sort: 'license', id, told: null };
  const spdx = spdxId(found[4] === undefined ? id : `${id}-${found[4]}`);
  return spdx === null ? null : { sort: 'elsewhere', spdx };
}

/** `GPL-2.0-only WITH Classpath-exception-2.0`, `gpl-3.0-with-gcc-exception`. */
function readException(written: string): Meant | null {
  const found = /^(.{3,60}?)[\s-]with[\s-](?:the )?(.{3,60})$/i.exec(written);
  if (!found || !/exception/i.test(found[2]!)) return null;
  const base = readOne(found[1]!);
  return base?.sort === 'license' ? { sort: 'exception', id: base.id, exception: found[2]! } : null;
}

/** `MIT OR Apache-2.0`, `mit, cc-by-4.0`, `code: MIT; data: CC BY 4.0`. All of its parts are read exactly, or none is. */
function readSeveral(written: string): Meant | null {
  const bare = written.replace(/^(?:dual(?:ly)?|double)[- ]?(?:licen[cs]ed?)?[ :]*(?:under )?(?:the )?/i, '').replace(/^[([](.*)[)\]]$/, '$1');
  const pieces = bare.split(/\s+(?:or|and|und|oder|et|ou|y|e|plus)\s+|\s*[,;&|+]\s*(?:(?:and|or)\s+)?|\s*\/\s*/i).filter((piece) => piece !== '');
  if (pieces.length < 2 || pieces.length > 6) return null;
  const ids: string[] = [];
  for (const piece of pieces) {
    const part = piece.replace(/^[([]+|[)\]]+$/g, '').replace(/^(?:the )?(?:source )?(?:code|data|dataset|weights|models?|annotations)(?: is| are)?\s*[:=-]?\s+(?:under )?/i, '').replace(/\s*\(?(?:for )?(?:the )?(?:source )?(?:code|data|dataset|weights|models?|annotations)\)?$/i, '');
    const meant = readOne(part);
    if (meant?.sort === 'license') ids.push(meant.id);
    else if (meant?.sort === 'elsewhere') ids.push(meant.spdx);
    else return null;
  }
  const joined = /\s(?:or|oder|ou)\s|\s*[|/]\s*|^dual/i.test(written) ? 'OR' : /\s(?:and|und|et|y|e|plus)\s|&|\+/i.test(written) ? 'AND' : 'list';
  return new Set(ids).size < 2 ? null : { sort: 'several', ids: [...new Set(ids)], joined };
}

let byWords: Map<string, string | null> | null = null;

/** SPDX's full names; those that come to the same words for two licences name neither. */
function byName({ text: wanted }: Words): Meant | null {
  if (!byWords) {
    byWords = new Map();
    for (const [id, name] of spdxNames()) {
      const { text } = reduce(name);
      if (text.split(' ').length > 1) byWords.set(text, byWords.has(text) ? null : id);
    }
  }
  const spdx = byWords.get(wanted);
  return spdx ? { sort: 'elsewhere', spdx } : null;
}
