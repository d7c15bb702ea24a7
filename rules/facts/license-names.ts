import { hubLicense } from './hub-licenses.ts';

/** Words that carry no meaning in the name of a licence. */
const noise = new Set(['a', 'agreement', 'an', 'and', 'generic', 'international', 'licence', 'licences', 'licenced', 'license', 'licensed', 'licenses', 'of', 'software', 'terms', 'the', 'under', 'universal', 'unported', 'use', 'v', 'ver', 'version']);

/** Spelt-out words and the short ones that the table below reads. */
const short: readonly (readonly [RegExp, string])[] = [
  [/\bcreative ?commons\b|\bcreativecommons\b/, 'cc'],
  [/\bcc (?:0|zero)\b(?: cc 0)?/, 'cc0'],
  [/\battribution\b/, 'by'],
  [/\bnon ?commercial\b/, 'nc'],
  [/\bshare ?alike\b/, 'sa'],
  [/\bno ?deriv(?:ative|ate)?s?\b/, 'nd'],
  [/\b(?:gnu )?affero (?:gpl|general public)\b/, 'agpl'],
  [/\b(?:gnu )?(?:lesser|library) (?:gpl|general public)\b/, 'lgpl'],
  [/\b(?:gnu )?general public\b/, 'gpl'],
  [/\b(?:gnu )?free documentation\b/, 'gfdl'],
  [/\bgnu (?=a?l?gpl|gfdl)/, ''],
  [/\bopen ?rail\b/, 'openrail'],
  [/\bor later\b|\bonly\b|\bor newer\b|(?<=\bgpl \d(?:\.\d)?) \+/, ''],
  [/\bmozilla public\b/, 'mpl'],
  [/\beclipse public\b/, 'epl'],
  [/\beuropean union public\b/, 'eupl'],
  [/\bacademic free\b/, 'afl'],
  [/\bopen database\b/, 'odbl'],
  [/\bmicrosoft public\b/, 'ms pl'],
  [/\bsil open font\b|\bopen font\b/, 'ofl'],
  [/\bcommunity data\b/, 'cdla'],
];

/** What is left of a name, and the one id (or family) that it then stands for. Every pattern takes the whole of it. */
const table: readonly (readonly [RegExp, string])[] = [
  [/^apache 2(?:\.0)?$/, 'apache-2.0'],
  [/^mit$/, 'mit'],
  [/^isc$/, 'isc'],
  [/^zlib$/, 'zlib'],
  [/^wtfpl(?: 2(?:\.0)?)?$/, 'wtfpl'],
  [/^unlicense$/, 'unlicense'],
  [/^postgresql$/, 'postgresql'],
  [/^(?:university illinois )?ncsa(?: open source)?$/, 'ncsa'],
  [/^bsd$/, 'bsd'],
  [/^(?:bsd (?:3|three) clause clear|clear bsd)$/, 'bsd-3-clause-clear'],
  [/^(?:bsd (?:3|three)(?: clause)?(?: (?:new|revised|modified))*|(?:3|three) clause bsd|(?:new|modified|revised) bsd)$/, 'bsd-3-clause'],
  [/^(?:bsd (?:2|two)(?: clause)?(?: simplified)?|(?:2|two) clause bsd|simplified bsd)$/, 'bsd-2-clause'],
  [/^gpl$/, 'gpl'],
  [/^gpl 2(?:\.0)?$/, 'gpl-2.0'],
  [/^gpl 3(?:\.0)?$/, 'gpl-3.0'],
  [/^agpl 3(?:\.0)?$/, 'agpl-3.0'],
  [/^lgpl$/, 'lgpl'],
  [/^lgpl 2\.1$/, 'lgpl-2.1'],
  [/^lgpl 3(?:\.0)?$/, 'lgpl-3.0'],
  [/^lgpl ?lr$/, 'lgpl-lr'],
  [/^gfdl(?: 1\.[123])?$/, 'gfdl'],
  [/^cc$/, 'cc'],
  [/^cc0(?: 1(?:\.0)?)?$/, 'cc0-1.0'],
  [/^cc by(?: nc| nd| sa)*$/, 'cc'],
  [/^openrail(?: m)?$/, 'openrail'],
  [/^creativeml(?: openrail(?: m)?)?$/, 'creativeml-openrail-m'],
  [/^(?:creativeml )?openrail \+\+(?: m)?$/, 'openrail++'],
  [/^bigscience openrail m$/, 'bigscience-openrail-m'],
  [/^(?:bigscience )?bloom rail(?: 1(?:\.0)?)?$/, 'bigscience-bloom-rail-1.0'],
  [/^bigcode openrail m(?: 1(?:\.0)?)?$/, 'bigcode-openrail-m'],
  [/^(?:meta )?llama 2(?: community)?$/, 'llama2'],
  [/^(?:meta )?llama 3(?: community)?$/, 'llama3'],
  [/^(?:meta )?llama 3\.1(?: community)?$/, 'llama3.1'],
  [/^(?:meta )?llama 3\.2(?: community)?$/, 'llama3.2'],
  [/^(?:meta )?llama 3\.3(?: community)?$/, 'llama3.3'],
  [/^(?:meta )?llama 4(?: community)?$/, 'llama4'],
  [/^(?:google )?gemma$/, 'gemma'],
  [/^grok 2(?: community)?$/, 'grok2-community'],
  [/^eupl 1\.1$/, 'eupl-1.1'],
  [/^eupl 1\.2$/, 'eupl-1.2'],
  [/^mpl 2(?:\.0)?$/, 'mpl-2.0'],
  [/^epl 1(?:\.0)?$/, 'epl-1.0'],
  [/^epl 2(?:\.0)?$/, 'epl-2.0'],
  [/^osl 3(?:\.0)?$/, 'osl-3.0'],
  [/^afl 3(?:\.0)?$/, 'afl-3.0'],
  [/^ecl 2(?:\.0)?$/, 'ecl-2.0'],
  [/^artistic 2(?:\.0)?$/, 'artistic-2.0'],
  // `bsl` alone, and 1.1, are as often the Business Source License.
  [/^(?:bsl 1\.0|boost(?: 1(?:\.0)?)?)$/, 'bsl-1.0'],
  [/^ms pl$/, 'ms-pl'],
  [/^ofl 1\.1$/, 'ofl-1.1'],
  [/^lppl 1\.3 ?c$/, 'lppl-1.3c'],
  [/^etalab 2(?:\.0)?$/, 'etalab-2.0'],
  [/^(?:odc|open data commons) by(?: 1(?:\.0)?)?$/, 'odc-by'],
  [/^(?:odc )?odbl(?: 1(?:\.0)?)?$/, 'odbl'],
  [/^(?:odc )?pddl(?: 1(?:\.0)?)?$/, 'pddl'],
  [/^cdla permissive 1(?:\.0)?$/, 'cdla-permissive-1.0'],
  [/^cdla permissive 2(?:\.0)?$/, 'cdla-permissive-2.0'],
  [/^cdla sharing 1(?:\.0)?$/, 'cdla-sharing-1.0'],
  [/^c uda(?: 1(?:\.0)?)?$/, 'c-uda'],
  [/^openmdw 1\.0$/, 'openmdw-1.0'],
  [/^openmdw 1\.1$/, 'openmdw-1.1'],
  [/^deepfloyd(?: if)?(?: research)?$/, 'deepfloyd-if-license'],
  [/^fair nc research$/, 'fair-noncommercial-research-license'],
  [/^apple amlr$/, 'apple-amlr'],
  [/^other$/, 'other'],
  [/^unknown$/, 'unknown'],
];

/** Pages that stand for a licence: what matters of their address. */
const pages: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(?:www\.)?creativecommons\.org\/licenses\/([a-z-]{2,10}\/\d\.\d)(?:\/|$).{0,30}$/, 'cc $1'],
  [/^https?:\/\/(?:www\.)?creativecommons\.org\/publicdomain\/zero\/1\.0(?:\/|$).{0,30}$/, 'cc0'],
  [/^https?:\/\/(?:www\.)?apache\.org\/licenses\/license-(2\.0)(?:\.\w+)?$/, 'apache $1'],
  [/^https?:\/\/(?:www\.)?opensource\.org\/licenses?\/([\w.-]{2,30}?)(?:\.php|\/)?$/, '$1'],
  [/^https?:\/\/(?:www\.)?gnu\.org\/licenses\/([al]?gpl-\d\.\d)(?:\.[\w.-]+)?$/, '$1'],
];

/**
 * The Hub's id for a licence that someone wrote in other words (`Apache License 2.0`, `GPLv3`), a family's id where the words
 * name no more than a family (`CC BY-NC` without a version gives `cc`), or null wherever more than one could be meant.
 */
export function meantLicense(text: string): string | null {
  const written = text.trim().toLowerCase();
  if (written.length === 0 || written.length > 120) return null;
  if (hubLicense(written)) return written;
  const page = pages.find(([pattern]) => pattern.test(written));
  if (page) return read(written.replace(page[0], page[1]));
  return read(written) ?? read(written.replace(/\([^()]*\)/g, ' '));
}

function read(written: string): string | null {
  const rest = reduce(written);
  // A Creative Commons name with its version is put together; the Hub has not every version of each.
  const commons = /^cc by((?: nc| nd| sa){0,2}) (\d)(?:\.(\d))?$/.exec(rest);
  if (commons) {
    const parts = ['nc', 'nd', 'sa'].filter((part) => commons[1]!.includes(part));
    const id = ['cc', 'by', ...parts, `${commons[2]}.${commons[3] ?? '0'}`].join('-');
    return hubLicense(id) ? id : null;
  }
  return table.find(([pattern]) => pattern.test(rest))?.[1] ?? null;
}

/** Words and version numbers of a name, in the table's spelling: `Apache License, Version 2.0` → `apache 2.0`. */
function reduce(written: string): string {
  const joined = written.replace(/(\d)[-_ ](\d)(?![\w.])/g, '$1.$2');
  let rest = (joined.match(/\d+(?:\.\d+)*|\p{L}+|\++/gu) ?? [])
    .map((word) => word.replace(/^(.*gpl|eupl|mpl|bsd|epl|ofl|odbl|openmdw)v$/, '$1'))
    .filter((word) => !noise.has(word))
    .join(' ');
  for (const [long, brief] of short) rest = rest.replace(long, brief).replace(/ {2,}/g, ' ').trim();
  return rest;
}
