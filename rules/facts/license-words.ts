/**
 * The words that names of licences are made of, in the languages and spellings in which people write them, reduced to the few that
 * `license-names.ts` reads. Creative Commons' names for its conditions are those of its own translated deeds
 * (https://creativecommons.org/licenses/by-nc-sa/4.0/deed.de and so on, 2026-11-29); the words for "licence" are ours.
 */

/** Words that carry no meaning in the name of a licence. */
const noise = new Set(
  `a agreement an and aka at de deed der die du full generic http https in int intl international internacional internationaal internationale internazionale is la le legalcode
  licence licenced licences license licensed licenses licensing of official released software standard terms text the type und under universal unported use using v ver version vs with
  licens lisence lisense liscence liscense lincense lincence licese licesne licnse licsense licensce
  lizenz lizenzen licencia licencias licenca licenze licenza licentie licencja licencji lisans lisansi lisensi leseni internasional uluslararasi miedzynarodowe mezinarodni
  лицензия лицензии ліцензія ліцензії международная міжнародна 라이선스 라이센스 국제 رخصة ترخيص دولي مجوز लाइसेंस`.split(/\s+/),
);

/** Longer words first: each is looked for in what the ones before it left. */
const translations: readonly (readonly [RegExp, string])[] = [
  // Creative Commons itself.
  [/知识共享|知識共享|創用 ?cc|创作共用|クリエイティブ[・ ]?コモンズ|크리에이티브 커먼즈|криэйтив коммонс|креатив коммонс|المشاع الابداعي/g, ' cc '],
  // Without derivatives, before anything that its words contain.
  [/keine bearbeitungen?|pas de modifications?|sin ?obras? ?derivadas?|sin ?derivadas?|sem ?deriva(?:coes|dos|das|cao)|non opere derivate|no opere derivate|geen ?afgeleide ?werken|bez utworow zaleznych|ingen ?bearbejdelser?|inga ?bearbetningar|tanpa ?turunan|turetilemez|khong phai sinh|без производных|без похідних|без похидних|禁止演绎|禁止演繹|禁止改作|改変禁止|변경금지|منع الاشتقاق/g, ' nd '],
  [/nicht[- ]?kommerziell|pas d'? ?utilisation commerciale|pas d’utilisation commerciale|no ?comercial|nao ?comercial|non commerciale|niet ?commercieel|uzycie niekomercyjne|niekomercyjne|ikke ?kommerciel|icke ?kommersiell|non ?komersial|gayri ?ticari|phi thuong mai|некоммерческая|некомерцийна|非商业性使用|非商業性使用|非商业性|非商業性|非商业|非商業|非営利|비영리|غير تجاري/g, ' nc '],
  [/weitergabe unter gleichen bedingungen|partage dans les memes conditions|partage a l'identique|compartir ?igual|compartilha ?igual|partilha ?nos ?mesmos ?termos|condividi allo stesso modo|gelijk ?delen|na tych samych warunkach|del ?pa ?samme ?vilkar|dela ?lika|berbagi ?serupa|ayni ?lisansla ?paylas|chia se tuong tu|с сохранением условий|поширення на тих самих умовах|相同方式共享|相同方式分享|継承|동일조건변경허락|الترخيص بالمثل/g, ' sa '],
  [/namensnennung|paternite|atribucion|reconocimiento|atribuicao|attribuzione|naams?vermelding|uznanie autorstwa|navngivelse|erkannande|atribusi|\batif\b|ghi cong|с указанием авторства|атрибуция|из зазначенням авторства|із зазначенням авторства|署名|姓名标示|姓名標示|表示|저작자표시|نسب المصنف/g, ' by '],
  // The public licences of GNU, and the public domain.
  [/licencia publica general(?: de)?(?: gnu)?|licence publique generale(?: gnu)?|licenca publica geral(?: gnu)?|allgemeine offentliche gnu|универсальная общественная (?:лицензия )?gnu|通用公共许可证|通用公共授權|一般公衆利用許諾書/g, ' gpl '],
  [/gemeinfrei(?:heit)?|dominio publico|domaine public|domeniu public|pubblico dominio|domena publiczna|publiek domein|общественное достояние|公有领域|公有領域|パブリックドメイン|퍼블릭 도메인/g, ' public domain '],
  // Words for a licence and for international, in scripts that put no blank between words.
  [/许可证|許可證|许可协议|許可協議|许可|許可|授权条款|授權條款|授权|授權|公共协议|协议|協議|国际|國際|国際|版本?|ライセンス/g, ' '],
];

/** Slips of the pen and spelt-out words, and the short ones that the table reads. Run on words parted by single blanks. */
const short: readonly (readonly [RegExp, string | ((whole: string) => string)])[] = [
  [/\bcreat(?:ive|vie|iv) ?comm?om?ns?\b|\bcreativecommons?\b/g, 'cc'],
  [/\bcc (?:0|zero|o)\b(?: cc 0)?|\bcczero\b/g, 'cc0'],
  [/\bcc(?=by)/g, 'cc '],
  [/\bby(?:nc|sa|nd){1,3}\b/g, (whole) => whole.replace(/nc|sa|nd/g, ' $&')],
  [/\bat+rib+ut+i?on\b/g, 'by'],
  [/\bnon? ?com+er?[cs]i?al\b|\bnoncom\b/g, 'nc'],
  [/\bshare ?a ?like\b|\bsharealik\b/g, 'sa'],
  [/\bno ?deriv(?:ative|ate|ativ)?s?(?: works?)?\b/g, 'nd'],
  [/\b(?:gnu )?affero (?:gpl|general public)\b/g, 'agpl'],
  [/\b(?:gnu )?(?:lesser|library) (?:gpl|general public)\b/g, 'lgpl'],
  [/\b(?:gnu )?gen(?:er|re)al public\b/g, 'gpl'],
  [/\b(?:gnu )?free documentation\b|\bgnu fdl\b|\bfdl\b/g, 'gfdl'],
  [/\bgnu (?=a?l?gpl|gfdl)/g, ''],
  [/\bgnu\b(?= ?\d|$)/g, 'gpl'],
  [/\bopen ?(?:& ?)?responsible ai\b|\bopen ?rail\b/g, 'openrail'],
  [/\b(?:appache|apche|apace|apachee|apachi|apahce|aapche|apach|asl)\b/g, 'apache'],
  [/\bmozilla public\b|\bmozilla(?= \d)/g, 'mpl'],
  [/\beclipse public\b/g, 'epl'],
  [/\beuropean union public\b/g, 'eupl'],
  [/\bacademic free\b/g, 'afl'],
  [/\beducational community\b/g, 'ecl'],
  [/\bopen data commons\b/g, 'odc'],
  [/\bopen database\b/g, 'odbl'],
  [/\bpublic domain dedication\b/g, 'pddl'],
  [/\bmicrosoft public\b/g, 'ms pl'],
  [/\bsil ofl\b|\bsil open font\b|\bopen font\b/g, 'ofl'],
  [/\bcommunity data\b/g, 'cdla'],
  [/\blatex project public\b/g, 'lppl'],
  [/\bopen model data weights\b/g, 'openmdw'],
  [/\bbusiness source\b/g, 'busl'],
  [/\bdo what f ?\w{0,4} ?\w{0,4} you want to public\b/g, 'wtfpl'],
];

/** Readings of `only` and `or later`, which the Hub's ids do not tell. */
const later = /\b(?:or|and) (?:any )?(?:later|newer|above|higher)(?: versions?)?\b|(?<=gpl \d(?:\.\d)?) ?\+|\bou (?:ulterieure|posterior)\b|\boder (?:spater|neuer)\b|\bo posterior\b/g;
const only = /\bonly\b/g;

export interface Words {
  /** Words and version numbers, parted by single blanks: `Apache License, Version 2.0` → `apache 2.0`. */
  readonly text: string;
  readonly told: 'only' | 'later' | null;
}

/** Months and days that stand in the titles of licences: `Version 2.0, January 2004`. */
const dated = /\b(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2})?,? (?:19|20)\d\d\b/g;

/** A name's words in the spelling that the table of names reads. */
export function reduce(written: string): Words {
  const lower = written.toLowerCase();
  const isAscii = !/[^\0-\x7f]/.test(lower);
  let plain = (isAscii ? lower : withoutMarks(lower)).replace(/&amp;/g, '&').replace(dated, ' ');
  if (anyTranslation.test(plain)) for (const [long, brief] of translations) plain = plain.replace(long, brief);
  // `2_0` and `3-1` are versions, `3-clause` is none.
  const joined = plain.replace(/(\d)[-_ ](\d)(?![\w.])/g, '$1.$2');
  const words = (joined.match(isAscii ? asciiWord : anyWord) ?? [])
    .map((word) => (word.endsWith('v') ? word.replace(/^(.*gpl|eupl|mpl|bsd|epl|ofl|odbl|openmdw|apache|cdla|by|sa|nc|nd)v$/, '$1') : word))
    .filter((word) => !noise.has(word));
  const text = words.join(' ');
  const said = text.replace(later, ' ');
  const bare = said.replace(only, ' ');
  const told = said !== text ? 'later' : bare !== said ? 'only' : null;
  return { text: told === null && !anyShort.test(bare) ? bare : shortened(bare), told };
}

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u0652\u0670\u0640]/g, '').normalize('NFC').replace(/\u0131/g, 'i').replace(/\u0142/g, 'l');
const asciiWord = /\d+(?:\.\d+)*|[a-z]+|\+{1,2}/g;
const anyWord = /\d+(?:\.\d+)*|\p{Script=Latin}+|(?:(?!\p{Script=Latin})[\p{L}\p{M}])+|\+{1,2}/gu;

/** Where none of several replacements has anything to do, one look tells. */
const anyOf = (replacements: readonly (readonly [RegExp, unknown])[]): RegExp => new RegExp(replacements.map(([pattern]) => pattern.source).join('|'));
const anyTranslation = anyOf(translations);
const anyShort = anyOf(short);

function shortened(text: string): string {
  let rest = text;
  for (const [long, brief] of short) rest = rest.replace(long, brief as string).replace(/ {2,}/g, ' ').trim();
  return rest;
}
