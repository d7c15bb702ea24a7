import { oncePerCard } from '../engine/once.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Section, Statement } from '../engine/types.ts';
import type { Claim } from '../facts/license-claims.ts';
import { nameOfPage } from '../facts/license-pages.ts';
import { claimNamed, mentionsIn } from './licence-mentions.ts';
import { linksWithin } from './links.ts';

/** What a licence is said to cover: `repository` may be any of the others. */
export type Part = 'code' | 'weights' | 'data' | 'writing' | 'repository';

/** One licence that the card's text names for this artefact or a part of it. */
export interface LicencedPart {
  readonly statement: Statement;
  readonly claim: Claim;
  /** Null where the text speaks of the whole, or does not tell. */
  readonly part: Part | null;
  /** Said of this artefact in so many words (`this model is released under`), whatever stands around it. */
  readonly sure: boolean;
}

/** Statements on licences that belong together: a section, or one statement elsewhere. */
export interface LicencePassage {
  readonly statements: readonly Statement[];
  readonly parts: readonly LicencedPart[];
  /** Licences whose pages are linked there. */
  readonly linked: readonly Claim[];
  /** The statement that takes commerce out, in whatever words. */
  readonly nonCommercial: Statement | null;
  /** Something else's licence is spoken of there too (a base model's, a source's): what is not said of this artefact cannot be told. */
  readonly mixed: boolean;
}

/** Words for each part, whole ones of Latin scripts, and pieces of other scripts, where no blank parts a word from the next. */
const nouns: readonly (readonly [part: Part, words: string, pieces: string])[] = [
  ['code', String.raw`source[- ]?code|code ?base|codes?|scripts?|software|librar(?:y|ies)|packages?|toolkit|implementation|notebooks?|apps?|application|programs?|demo|cli|sdk|plugin|tools?|quellcode|c[oó]digo|codice`, '代码|代碼|コード|코드|код[аеу]?(?![а-я])|кодов'],
  ['weights', String.raw`weights?|checkpoints?|models?|parameters|adapters?|loras?|embeddings?|modell\w{0,2}|modèles?|modelos?|modelli?|gewichte|poids|pesos`, '模型|权重|權重|モデル|重み|모델|가중치|модел|вес[аы]'],
  ['data', String.raw`data|datasets?|data sets?|corpus|corpora|annotations?|images?|texts?|audio|recordings?|labels?|transcri\w{3,9}|databases?|benchmarks?|questions?|captions?|subtitles?|dumps?|videos?|collections?|treebank|lexicon|daten\w{0,5}|datensatz|datensätze|korpus|données|datos|dados|dati`, '数据|數據|语料|データ|コーパス|데이터|말뭉치|данн|датасет|корпус'],
  ['writing', String.raw`papers?|articles?|documentation|docs|cards?|website|blog|figures?|tutorials?|books?|manuscript`, '论文|論文|논문|文档'],
  ['repository', String.raw`repo(?:sitory)?|project|projekt|proyecto|projet|github`, '仓库|倉庫|项目|專案|リポジトリ|저장소|репозитори|проект'],
];
const anyNoun = new RegExp(nouns.map(([part, words, pieces]) => `(?<${part}>\\b(?:${words})\\b|${pieces})`).join('|'), 'g');
/** `MIT (code)`, `MIT for the code`, `CC BY 4.0 on the annotations`. */
const behind = new RegExp(`^(?: ?licen[cs]es?)?(?: ?\\((?:for |on )?| (?:for|on|of|covers?|covering|applies to) )(?:(?:the|all|our|its|model) )?(?:${nouns.map(([part, words]) => `(?<${part}>${words})`).join('|')})\\b`);

/** Words that make a statement one on the licence of something else, or on what was, may be or is not. */
const ofOthers =
  /\b(?:base[- ]models?|original\w{0,4}|ursprünglich\w{0,2}|basismodell\w{0,2}|upstream|parent|teacher|underlying|pre-?trained|foundation|backbone|based (?:up)?on|derived|derivatives?|fine-?tuned (?:from|on|version)|built (?:up)?on|adapted|modified|third[- ]part(?:y|ies)|respective|wikipedia|wiktionary|wikidata|common ?crawl|tokenizer|dependenc(?:y|ies)|depends?|llama\.cpp|inherit\w*|portions?|subsets?|some|except\w*|unless|each|individual|sources?|sourced|component|compatible|incompatible|compatib\w+|previous(?:ly)?|earlier|formerly|older|prior|until|used to be|was (?:once|before)|relicen\w+|change[ds]?|switch\w*|not (?:under|licensed|released)|instead of|rather than|unlike|similar to|same licen[cs]e as|generated (?:by|with|using)|trained (?:on|with|using)|taken from|obtained from|collected from|from the|extracted from|if you|in case|for example|e\.g|such as|version \d|licen[cs]es? (?:for|of) (?!(?:this|the|these|our|all|code|weights|models?|data|dataset)\b)|includes?|including|contains?|several|various|different|multiple|mixture|mix|other)\b/;
/** The same in scripts without blanks, and where letters with marks begin or end a word. */
const ofOthersToo = /modèle de base|modelo base|modello (?:di )?base|基座|基础模型|基礎模型|底座|原始|原模型|原作|原版|第三方|ベースモデル|元の|元モデル|派生|第三者|기반 모델|베이스|원본|базов|исходн|сторонн|الأساسي|الأصلي/;
/** Sections that speak of what this was made of, of others' work or of nothing. */
const foreign: readonly string[] = ['training-data', 'source-data', 'base-model', 'evaluation-results', 'citation', 'usage-example', 'acknowledgements', 'contents', 'related-work'];

/** A statement that speaks of this artefact in so many words. */
const artefacts = String.raw`(?:models?|weights|checkpoints?|adapters?|data|datasets?|corpus|corpora|annotations?|collection|benchmark|database|treebank|space|app|demo)`;
const released = new RegExp(
  [
    String.raw`\b(?:this|the|our|these|all) (?:[\w.-]+ ){0,4}${artefacts}\b(?: [\w-]+){0,3} (?:(?:is|are|was|were|(?:has|have) been|will be) )?(?:[\w-]+ ){0,2}(?:released|licen[cs]ed|distributed|published|available|provided|shared|open[- ]?sourced)\b.{0,60}\b(?:under|with|as)\b`,
    String.raw`\b(?:this|the) (?:model|dataset) is (?:open[- ]access|licen[cs]ed)\b.{0,40}\b(?:under|with)\b`,
    String.raw`\b(?:this|the) ${artefacts} (?:\w+ )?(?:uses|has|comes with|carries) (?:the|a|an)\b.{0,40}\blicen[cs]e`,
    String.raw`\bwe (?:\w+ )?(?:release|license|distribute|publish|provide|share|make) (?:this|the|our|these|all|it|them)\b.{0,80}\bunder\b`,
    String.raw`^(?:it is |it's |they are )?(?:released|licen[cs]ed|distributed) under\b`,
    String.raw`^["“][^"”]{2,80}["”] is licen[cs]ed under\b`,
  ].join('|'),
);
// A statement that names no licence is of no use here, so the words of their names are what makes one worth a look.
const releases = phrase(
  'license licence licensed licenced licenses cc cc0 commons creative attribution apache apache2 mit gnu gpl gplv2 gplv3 agpl agplv3 lgpl lgplv3 affero gfdl bsd creativeml openrail rail bigscience bigcode mozilla mpl eupl odbl odc pddl cdla unlicense wtfpl',
  released,
);

/** What the text of a card says of licences, passage by passage, with the part of the work that each licence is for. */
export const licencePassages = oncePerCard((card): readonly LicencePassage[] => {
  const under = card.under('license').filter(({ form }) => form !== 'heading');
  const labels = card.labelled('license').filter(isOfThis);
  const seen = new Set([...under, ...labels]);
  const elsewhere = card.said(releases).filter((s) => !seen.has(s) && s.form !== 'heading' && isOfThis(s));
  // Several labels of one section may belong to several works; together they are one passage.
  const bySection = new Map<Section, Statement[]>();
  for (const statement of [...seen].sort((a, b) => a.index - b.index)) {
    const list = bySection.get(statement.section);
    if (list) list.push(statement);
    else bySection.set(statement.section, [statement]);
  }
  return [...bySection.values(), ...elsewhere.map((statement) => [statement])].map((statements) => passageOf(card, statements)).filter(({ parts, nonCommercial }) => parts.length > 0 || nonCommercial !== null);
});

const isOfThis = ({ section: { concepts } }: Statement): boolean => concepts.size === 0 || !foreign.some((concept) => concepts.has(concept));

/** `for non-commercial use only`, `not for commercial purposes`. */
const withoutCommerce = /\b(?:only|solely|exclusively|strictly|restricted to|limited to)\b.{0,40}\bnon-?\s?commercial|\bnon-?\s?commercial\b[\w ,/-]{0,40}\bonly\b|\b(?:not|no|cannot|restricted from|prohibit\w*|forbid\w*|prohibited for)\b.{0,30}\bcommercial (?:use|purposes?|usage)\b|\bcommercial (?:use|usage|purposes?) (?:of \w+ \w+ )?(?:is|are) (?:strictly |expressly )?(?:prohibited|forbidden|not (?:allowed|permitted|granted))\b/;

function passageOf(card: Card, statements: readonly Statement[]): LicencePassage {
  const parts: LicencedPart[] = [];
  const linked = new Set<Claim>();
  let mixed = false;
  let nonCommercial: Statement | null = null;
  for (const statement of statements) {
    if (ofOthers.test(statement.lower) || ofOthersToo.test(statement.lower) || (statement.label !== null && ofOthers.test(statement.label.toLowerCase()))) mixed = true;
    else {
      parts.push(...partsIn(statement));
      if (withoutCommerce.test(statement.lower)) nonCommercial ??= statement;
    }
    for (const { url } of linksWithin(card, statement)) {
      const page = nameOfPage(url);
      const claim = page === null ? null : claimNamed(page);
      if (claim !== null) linked.add(claim);
      // A licence's port to one country is another text, whatever the words beside the link say.
      else if (page !== null) mixed = true;
    }
  }
  return { statements, parts, linked: [...linked], nonCommercial, mixed };
}

/** The licences of one statement, each with the noun that stands nearest to it. */
function partsIn(statement: Statement): LicencedPart[] {
  const { lower, text, label } = statement;
  const mentions = mentionsIn(lower);
  const sure = released.test(lower);
  const ofLabel = label === null ? null : lastNoun(label.toLowerCase());
  if (mentions.length === 0) {
    const whole = text.length <= 60 ? claimNamed(text.replace(/[.\s]+$/, '')) : null;
    // The public domain is as often said of what this was made of.
    return whole === null || whole === 'public domain' ? [] : [{ statement, claim: whole, part: ofLabel, sure: false }];
  }
  return mentions.map(({ start, end, claim }, index) => {
    const before = lower.slice(mentions[index - 1]?.end ?? 0, start);
    const groups = behind.exec(lower.slice(end, mentions[index + 1]?.start ?? lower.length))?.groups;
    const after = groups ? (nouns.find(([part]) => groups[part] !== undefined)?.[0] ?? null) : null;
    return { statement, claim, part: after ?? lastNoun(before) ?? ofLabel, sure };
  });
}

function lastNoun(text: string): Part | null {
  let last: RegExpExecArray | null = null;
  anyNoun.lastIndex = 0;
  for (let found = anyNoun.exec(text); found; found = anyNoun.exec(text)) last = found;
  return last && nouns.find(([part]) => last.groups![part] !== undefined)![0];
}
