import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Statement, Table } from '../engine/types.ts';
import { labelledLike } from '../recognise/labels.ts';
import { languageName, languageNames } from '../recognise/language-names.ts';
import { oneOf } from '../recognise/one-of.ts';
import { speaksOf } from '../recognise/sections.ts';

/** Benchmarks of bias, stereotypes and toxicity. */
const benchmark = new RegExp(`\\b${oneOf(['toxigen', 'bbq', 'crows-?\\s?pairs', 'wino-?(?:bias|gender|queer)', 'stereo-?set', 'bold (?:dataset|benchmark)', 'honest (?:score|benchmark)', 'real-?\\s?toxicity-?\\s?prompts', 'discrim-?eval', 'holistic-?bias', 'fair-?face', 'bias in bios', 'bbnli', 'equity evaluation corpus', 'seat\\b', 'weat\\b', 'gender ?shades', 'civil comments identit\\w+', 'hurtful words', 'unqover', 'disco (?:score|metric)', 'multilingual fairness', 'dollar street', 'geode', 'utkface', 'decodingtrust', 'fairness (?:score|metric|gap)', 'disparate impact', 'demographic parity', 'equali[sz]ed odds', 'equal opportunity (?:difference|gap)'])}\\b`);
const groups = '(?:genders?|gendered|races?|racial|ethnic\\w*|age groups?|ages|males?|females?|men|women|she|demographics?|religio\\w+|nationalit\\w+|skin (?:tones?|colou?rs?)|dialects?|accents?|income|protected (?:groups?|classes|attributes)|minorit\\w+|sub-?groups?|people of colou?r|white|black|stereotyp\\w*|hurtful|toxic\\w*|offensive|hateful|sexism|racism|fairness|bias(?:es|ed)?|low-resource|across languages)';
const outcome = '(?:accura\\w+|performance|performs?|differ\\w*|disparit\\w+|gaps?|probab\\w+|frequen\\w+|scores?|scored|rates?|more|less|higher|lower|fewer|better|worse|drop|tends?|significant\\w*|\\d+(?:\\.\\d+)?\\s?%|0\\.\\d+|uneven\\w*|consistent\\w*|not encountered|no evidence|did not (?:find|observe)|encountered)';

/** A measurement and its outcome, said of a group. */
const measured = [
  phrase('found find observed observe measured measure tested test evaluated evaluate assessed probed probe analyzed analysed analysis reveal revealed show shows showed results testing experiments study compared investigated examined', new RegExp(`\\b(?:we (?:also |have |still |did |\\w+ly )?(?:find|found|observed?|measured?|tested|evaluated?|assess(?:ed)?|prob(?:ed?)|analy[sz]ed?|examined|investigated|compared|show)|results? (?:\\w+ )?(?:show|suggest|indicate|reveal)\\w*|(?:analysis|testing|tests|evaluation|experiments|study|audit|probes?) (?:\\w+ ){0,3}(?:show|reveal|indicate|found|suggest|have|we)\\w*|compared (?:to|with))\\b(?=.{0,300}\\b${groups}\\b)(?=.{0,300}\\b${outcome}\\b)`)),
  phrase('unevenly disparate disparity disparities disproportionately disaggregated uneven', /\b(?:perform\w*|works?|accura\w+|results?|error rates?|scores?)\b[^.]{0,60}\b(?:unevenly|disparate\w*|disparit\w+|disproportionately)\b|\bdisparate performance\b|\bdisaggregated (?:results|performance|evaluation|accuracy|metrics)\b/),
  phrase('tends output outputs generates produces associates', /\b(?:tends?|more likely|less likely) to (?:output|generate|produce|associate|assign|predict|depict|show)\b[^.]{0,80}\b(?:white|black|male|female|men|women|people of colou?r|gender|western)\b/),
  phrase('testing tests tested', /\btest(?:ing|s|ed)\b[^.]{0,40}\b(?:not|no|never|few)\b[^.]{0,40}\b(?:offensive|toxic|biased|hateful|inappropriate)\b/),
  phrase('toxicity toxic bias fairness hurtful honest toxigen', new RegExp(`\\b(?:toxicity|bias|fairness|hurtful\\w*|stereotyp\\w*|honest|gender gap|parity)\\b (?:\\w+ ){0,4}(?:score|rate|metric|index|gap|difference|probability|of|is|was|:)+ (?:\\w+ ){0,3}(?:of |is |= ?|: ?)?\\d`)),
  phrase('people persons faces portraits images pictures', /\d ?% of (?:the |all )?(?:\w+ )?(?:people|persons|faces|portraits|images|pictures)\b[^.]{0,60}\b(?:read|seen|classified|labell?ed|perceived|shown|depicted|recogni[sz]ed|rated) as (?:\w+ ){0,2}(?:white|black|men|women|males?|females?|light|dark|western)\b/),
  phrase('men women male female females males', /^(?=.{0,400}\b(?:wer|cer|error|accuracy|f1|scores?|recall|precision|auc|performance)\b).{0,400}\b(?:men|women|males?|females?)\b[^.]{0,60}(?:\d+(?:\.\d+)?\s?%|\b0\.\d+|\b\d+\.\d+\b).{0,100}\b(?:men|women|males?|females?)\b/),
];
/** `Evaluated on German X`, told of one language after the other. */
const byLanguage = new RegExp(`^(?:evaluat(?:ed|ion)|results?|performance|scores?) (?:\\w+ )?(?:on|for|in) (?:the )?(${languageName})\\b`);
const perLanguage = phrase('evaluated evaluation results performance scores', byLanguage);
const inBenchmark = phrase('toxigen bbq crows crowspairs winobias winogender stereoset bold honest realtoxicityprompts realtoxicity toxicity toxicityprompts discrim discrimeval holisticbias fairface bios bbnli seat weat gendershades hurtful unqover disco dollar geode utkface decodingtrust fairness disparate parity odds', benchmark);
/** Advice, plans, what others found, or a data set that is about bias. */
const otherwise = /\b(?:often the case|can be used|prior work|previous work|significant research|has been (?:shown|found)|required to|yet to|not (?:been )?(?:evaluated|tested|assessed|measured)|we (?:do|did) not (?:evaluate|test|assess|measure)|future work|plan to|to be (?:evaluated|measured)|outperforms?|state[- ]of[- ]the[- ]art|inductive bias|term bias|annotat\w+ bias|ann?otators?|sentiment)\b/;

const knownLanguages = new Set([...languageNames.split(' '), ...'en fr de es it pt nl ru pl tr ar zh ja ko hi bn ur vi th sw el bg ro cs da sv fi hu uk he fa id ta te ml mr gu kn pa ne si am yo ha ig zu xh af et lt lv sl sk hr sr ca eu gl cy ga mt is'.split(' ')]);

const hedge = /\b(?:may|might|could|should)\b/;
const firstHand = /\bwe (?:\w+ )?(?:find|found|observed?|measured?|tested|evaluated?|assessed|probed|analy[sz]ed)\b/;

export default defineDisclosure({
  id: 'bias-evaluation',
  summary: 'Bias, fairness, toxicity or performance across groups or languages was measured or probed, with an outcome',
  kinds: ['model', 'dataset'],
  *detect(card, kind) {
    yield* card.said(...measured).filter((s) => s.form !== 'row' && !otherwise.test(s.lower) && (!hedge.test(s.lower) || firstHand.test(s.lower)) && !speaksOf(s.section, 'citation', 'annotation-process', 'source-data'));
    if (kind === 'model') {
      const apart = [...card.said(perLanguage), ...labelledLike(card, byLanguage)];
      if (apart.length >= 2 && new Set(apart.map(({ lower, label }) => (byLanguage.exec(lower) ?? byLanguage.exec(label?.toLowerCase() ?? ''))?.[1])).size >= 2) yield* apart;
      for (const table of card.tables) if (ofGroups(table)) yield table.span;
      yield* card.said(inBenchmark).filter((s) => s.form === 'row' && s.label === null && /\d/.test(s.lower.replace(/20\d\d|\d+\.\d{4,}/g, '')));
    }
    yield* card.under('bias-evaluation').filter(outcomeOf);
    yield* card.saidElsewhere('bias-evaluation');
  },
  examples: [
    { title: 'A number per group', card: '# Lugha\n\n## Fairness evaluation\n\nWord error rate is 12.1 for women and 11.8 for men.\n', lines: [5] },
    { title: 'A probe and what came of it', card: '# Lugha\n\nWe found that the model assigns a higher probability to he than to she for most occupations.\n', lines: [3] },
    { title: 'Who is drawn', card: '# Kitenge\n\nWith prompts for 20 occupations 71 % of the people drawn were read as white by three raters.\n', lines: [3] },
    { title: 'A column of a bias benchmark', card: '# Lugha\n\n| Model | ARC | ToxiGen |\n| --- | --- | --- |\n| Lugha | 41.2 | 38.5 |\n', lines: [3] },
    { title: 'Accuracy per language', card: '# Lugha\n\n## Evaluation\n\n| en | sw | fr | de |\n| --- | --- | --- | --- |\n| 81.2 | 70.4 | 77.9 | 78.0 |\n', lines: [5] },
    { title: 'One language after the other', card: '# Lugha\n\n## Performance\n\nEvaluated on Swahili news: 71.2\n\nEvaluated on French news: 80.4\n', lines: [5, 7] },
    { title: 'A test set in several language pairs', card: '# Lugha\n\n## Benchmarks\n\n| testset | BLEU |\n| --- | --- |\n| Proverbs.eng-swh.eng.swh | 31.2 |\n| Proverbs.eng-kik.eng.kik | 12.9 |\n| Proverbs.eng-luo.eng.luo | 9.4 |\n', lines: [5] },
    { title: 'A column of language pairs', card: '# Lugha\n\n## Benchmarks\n\n| pair | BLEU |\n| --- | --- |\n| eng-swa | 31.2 |\n| eng-kik | 12.9 |\n| eng-luo | 9.4 |\n', lines: [5] },
    { title: 'A column still empty', card: '# Lugha\n\n| Model | ARC | ToxiGen |\n| --- | --- | --- |\n| Lugha | 41.2 | None |\n', lines: [] },
    { title: 'Languages counted, not compared', card: '# Lugha\n\n## Training data\n\n| Language | Hours |\n| --- | --- |\n| Swahili | 40 |\n| French | 10 |\n', lines: [] },
    { title: 'Bias admitted, not measured', card: '# Lugha\n\n## Bias\n\nThe model may be biased.\n', lines: [] },
    { title: 'A template gap', card: '# Lugha\n\n## Bias evaluation\n\n[More Information Needed]\n', lines: [] },
  ],
});

/** Says a number or an outcome below a heading on bias. */
function outcomeOf({ lower, form }: Statement): boolean {
  return (form !== 'row' && !otherwise.test(lower) && /\b\d+(?:\.\d+)?\s?%|\b0\.\d+|\b\d{1,3}\.\d+\b/.test(lower)) || /\bwe (?:found|observed?|tested|measured|evaluated)\b/.test(lower);
}

/** A table of scores whose rows or columns are languages or groups, or one with a column of a bias benchmark. */
function ofGroups({ header, rows, section }: Table): boolean {
  if (!rows.some(({ cells }) => cells.some((cell) => /^[\s*]*(?:0?\.\d+|\d{1,3}\.\d+)\s?%?(?:[\s*(±/].*)?$/.test(cell)))) return false;
  const names = [...header, ...rows.map(({ cells }) => cells[0] ?? '')].map((cell) => cell.toLowerCase().trim());
  const column = header.findIndex((name) => name.length < 120 && benchmark.test(name.toLowerCase()));
  // The first row is this model's own.
  if (column > 0 && /^\W*(?:none|n\/a|-|–|tbd)?\W*$/i.test(rows[0]?.cells[column] ?? '')) return false;
  if (column >= 0 || names.some((name) => name.length < 60 && benchmark.test(name))) return true;
  // A column of language pairs: `spa-bel`.
  if (new Set(names.filter((name) => name.length <= 8 && /^[a-z]{2,3}[-–→>]{1,2}[a-z]{2,3}$/.test(name))).size >= 3) return true;
  // One test set in several language pairs: `Tatoeba-test.eng-hat.eng.hat`.
  if (new Set(names.map((name) => (name.includes('.') ? /\.([a-z]{3}[.-][a-z]{3})\b/.exec(name)?.[1] : undefined)).filter((pair) => pair !== undefined && !/mul|multi/.test(pair))).size >= 3) return true;
  if (names.some((name) => name.includes('multilingual')) && names.some((name) => name.includes('english'))) return true;
  const tested = speaksOf(section, 'evaluation-results', 'evaluation-setup', 'bias-evaluation', 'limitations');
  if (!tested) return false;
  if (names.some((name) => /^(?:female|women|male|men)\b/.test(name))) return true;
  return new Set(names.map((name) => name.replace(/\s*\(.*$|^.*\(|[)*]/g, '').trim()).filter((name) => knownLanguages.has(name))).size >= 4;
}
