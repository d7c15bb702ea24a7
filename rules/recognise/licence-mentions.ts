import { agree, claimsOf, type Claim } from '../facts/license-claims.ts';
import { readName } from '../facts/license-names.ts';

/** A licence that a text names, exactly enough to be compared. Offsets are into the text that was read. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly claim: Claim;
}

const version = String.raw`[\s,-]{0,3}(?:licen[cs]e)?[\s,-]{0,3}(?:agreement)?[\s,(-]{0,3}(?:v(?:er(?:sion)?)?\.?\s?)?`;
const commons = String.raw`(?:[\s,/-]{0,3}(?:nc|nd|sa|non-?\s?commercial|no-?\s?deriv(?:ative|ate)?s?|share-?\s?alike))`;

/**
 * Names of licences in running text, lower case. The first pattern that matches at a place is taken; `MIT`, `BSD` and names that are words
 * too need the word licence beside them. What matches is read as any name is, or stands for the claim given.
 */
const names: readonly (readonly [RegExp, Claim | null])[] = [
  [/\bcc[- ]?(?:0|zero)\b|\bcreative commons zero\b/, 'cc0'],
  [new RegExp(String.raw`\b(?:creative\s?commons|cc)(?:\s(?:licen[cs]e|public licen[cs]e))?[\s,:-]{0,3}\(?(?:by|attribution)\b${commons}{0,3}(?:${version}\d(?:\.\d)?(?!\d))?|\battribution${commons}{1,3}${version}\d\.\d|\battribution \d\.\d international`), null],
  [new RegExp(String.raw`\bapache(?:[\s-]+(?:software\s)?licen[cs]e)?${version}2(?:\.0)?(?!\.?\d)`), 'apache-2.0'],
  [/\bapache[\s-]+(?:software\s)?licen[cs]ed?\b/, 'apache'],
  [/\bmit[\s-]+(?:open[\s-]source\s)?(?:licen[cs]ed?|lizenz)\b|\bmit ?(?:许可|許可|协议|協議|开源|開源|ライセンス|라이선스|лицензи)|(?:\b(?:licencia|licença|licenza|licence)|лицензи\S{1,3}) mit\b/, 'mit'],
  [new RegExp(String.raw`\b(?:gnu\s)?(?:affero\s(?:general\spublic|gpl)|agpl)(?:${version}3(?:\.0)?(?!\.?\d))`), 'agpl-3.0'],
  [/\baffero\s(?:general\spublic|gpl)|\bagpl\b/, 'agpl'],
  [new RegExp(String.raw`\b(?:gnu\s)?(?:(?:lesser|library)\s(?:general\spublic|gpl)|lgpl)${version}([23](?:\.[01])?)(?!\.?\d)`), null],
  [/\b(?:lesser|library)\s(?:general\spublic|gpl)|\blgpl\b/, 'lgpl'],
  [new RegExp(String.raw`\b(?:gnu\s)?(?:general\spublic|gpl)${version}([23](?:\.0)?)(?!\.?\d)`), null],
  [/\bgnu\s(?:general\spublic|gpl)\b|\bgpl\b/, 'gpl'],
  [/\bgnu\sfree\sdocumentation\b|\bgfdl\b/, 'gfdl'],
  [/\bbsd[- ](?:3|three)[- ]clause[- ]clear\b/, 'bsd-3-clause-clear'],
  [/\bbsd[- ](?:3|three)(?:[- ]clause)?\b|\b(?:3|three)[- ]clause bsd\b|\b(?:new|revised|modified) bsd\b/, 'bsd-3-clause'],
  [/\bbsd[- ](?:2|two)(?:[- ]clause)?\b|\b(?:2|two)[- ]clause bsd\b|\bsimplified bsd\b/, 'bsd-2-clause'],
  [/\bbsd[- ](?:style )?licen[cs]ed?\b/, 'bsd'],
  [/\bcreativeml[\s-]+open[\s-]?rail(?:\+\+)(?:-m)?/, 'openrail++'],
  [/\bcreativeml[\s-]+open[\s-]?rail(?:-m)?\b/, 'creativeml-openrail-m'],
  [/\bopen[\s-]?rail\+\+(?:-m)?/, 'openrail++'],
  [/\bbigscience[\s-]+open[\s-]?rail(?:-m)?\b/, 'bigscience-openrail-m'],
  [/\bbigscience[\s-]+(?:bloom[\s-]+)?rail(?:[\s-]+licen[cs]e)?(?: v?1(?:\.0)?)?\b|\bbloom[\s-]+rail\b/, 'bigscience-bloom-rail-1.0'],
  [/\bbigcode[\s-]+open[\s-]?rail(?:-m)?\b/, 'bigcode-openrail-m'],
  [/\bopen[\s-]?rail(?:-[amsd])?\b/, 'openrail'],
  [/\bllama[\s-]?4(?:\.0)? (?:community )?licen[cs]e/, 'llama4'],
  [/\bllama[\s-]?3\.3 (?:community )?licen[cs]e/, 'llama3.3'],
  [/\bllama[\s-]?3\.2 (?:community )?licen[cs]e/, 'llama3.2'],
  [/\bllama[\s-]?3\.1 (?:community )?licen[cs]e/, 'llama3.1'],
  [/\bllama[\s-]?3(?:\.0)? (?:community )?licen[cs]e/, 'llama3'],
  [/\bllama[\s-]?2 (?:community )?licen[cs]e/, 'llama2'],
  [/\bgemma (?:terms of use|licen[cs]e)/, 'gemma'],
  [new RegExp(String.raw`\b(?:mozilla\spublic|mpl)${version}2(?:\.0)?(?!\.?\d)`), 'mpl-2.0'],
  [new RegExp(String.raw`\b(?:eclipse\spublic|epl)${version}2(?:\.0)?(?!\.?\d)`), 'epl-2.0'],
  [new RegExp(String.raw`\b(?:european\sunion\spublic|eupl)${version}1\.([12])(?!\.?\d)`), null],
  [new RegExp(String.raw`\b(?:etalab|licen[cs]e ouverte)(?:[\s/-]+(?:open\slicen[cs]e|licen[cs]e ouverte|etalab)){0,2}${version}2(?:\.0)?(?!\.?\d)`), 'etalab-2.0'],
  [/\bopen database licen[cs]e\b|\bodbl\b/, 'odbl'],
  [/\bopen data commons attribution\b|\bodc-by\b/, 'odc-by'],
  [/\bpddl\b|\bpublic domain dedication and licen[cs]e\b/, 'pddl'],
  [/\bcdla[\s-]+(?:permissive|sharing)[\s-]+(?:version\s|v)?[12](?:\.0)?\b/, null],
  [/\bthe unlicense\b/, 'unlicense'],
  [/\bwtfpl\b/, 'wtfpl'],
  [/\bisc licen[cs]e\b/, 'isc'],
  [/\bartistic licen[cs]e (?:v|version )?2(?:\.0)?\b/, 'artistic-2.0'],
  [/\bbusiness source licen[cs]e\b/, 'busl-1.1'],
];
const any = new RegExp(names.map(([pattern]) => `(?:${pattern.source.replace(/\((?!\?)/g, '(?:')})`).join('|'), 'g');

/** The licences that a text names, in order. @param lower lower-case text of one statement */
export function mentionsIn(lower: string): readonly Mention[] {
  const found: Mention[] = [];
  for (const match of lower.matchAll(any)) {
    const claim = claimIn(match[0]);
    if (claim !== null) found.push({ start: match.index, end: match.index + match[0].length, claim });
  }
  // `MIT or Apache 2.0`: the word licence may stand behind the other one.
  const mit = found.length === 0 ? null : /\bmit(?= ?(?:or|and|\/|&|\+|oder|und|ou|et) ?(?:the )?apache)|(?<=\bapache(?:[- ]2(?:\.0)?)? ?(?:or|and|\/|&|\+|oder|und|ou|et) ?)mit\b(?! licen)/.exec(lower);
  if (mit && !found.some(({ start }) => start === mit.index)) found.push({ start: mit.index, end: mit.index + 3, claim: 'mit' });
  return found.sort((a, b) => a.start - b.start);
}

function claimIn(text: string): Claim | null {
  for (const [pattern, claim] of names) {
    const at = pattern.exec(text);
    if (at?.index !== 0) continue;
    return claim ?? claimNamed(at[0]);
  }
  return null;
}

/** The one claim of a name, or null where it says nothing or several things. */
export function claimNamed(name: string): Claim | null {
  const meant = readName(name.replace(/[\s,(-]+$/, ''));
  const claims = meant === null ? [] : claimsOf(meant);
  return claims.length === 1 ? claims[0]! : null;
}

/** Whether one of the claims can be one of the others. */
export const anyAgrees = (claims: Iterable<Claim>, others: readonly Claim[]): boolean => [...claims].some((claim) => others.some((other) => agree(claim, other)));
