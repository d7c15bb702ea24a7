import { remembered } from '../engine/remembered.ts';
import { metricNamed } from '../facts/metrics.ts';
import { namesKnownData } from '../recognise/datasets.ts';
import { benchmark, isMetricTitle, metric as metricPattern } from '../recognise/metrics.ts';

/** What a title of a column or row says. */
export interface Title {
  readonly text: string;
  readonly metric: string | null;
  readonly dataset: string | null;
  readonly split: string | null;
  /** Shots and what stands beside them. */
  readonly config: string | null;
  /** What stands beside a metric: `with LM`. */
  readonly qualifier: string | null;
  /** What is left when metric, split and shots are taken away. */
  readonly rest: string;
  readonly percent: boolean;
  readonly average: boolean;
  /** Counts, sizes, times: no score. */
  readonly other: boolean;
  /** Nothing but the name of a count: `Support`, `Number of samples`. */
  readonly counts: boolean;
}

const counting = /(?<![\p{L}\d])(?:params?|parameters?|size|speed|time|latency|throughput|memory|v?ram|gpus?|hours?|tokens?(?!\s*(?:acc|f1))|samples?|images?|examples|instances|counts?|epochs?|steps?|batch|learning|lr|price|costs?|years?|versions?|dates?|ids?|seeds?|layers?|dim\w*|heads?|vocab\w*|context length|max length|length|ranks?|alpha|temperature|bits?|bpw|gb|mb|ms|flops|gmacs|macs|support|snt|wrd|duration|downloads?|co2\w*|carbon|emissions?|kwh|energy|power|lines|words|chars|documents|sentences|rtf|real[- ]time factor|gen len|train(?:ing)? (?:loss|data\w*|set|accuracy|acc)|hyper-?parameters?|description|checkpoint|link|url|license|n)(?![\p{L}\d])/iu;
const countingLabel = /^\W*(?:(?:number|no\.?|num|total|count) (?:of )?)?(?:#|total |trainable |model )*(?:params?|parameters?|size|speed|time|latency|throughput|memory|v?ram|tokens?|samples?|images?|examples|instances|counts?|epochs?|steps?|batch size|learning rate|price|costs?|version|license|support|rtf|(?:eval[_ ])?gen[_ ]len|(?:eval[_ ])?runtime|\w*(?:samples|steps)[_ ]per[_ ]second|duration|downloads?|lines|words)\W*(?:\(.{0,60}\))?$|^\W*(?:gap|delta|diff(?:erence)?|improvement|gain|Δ)\b/i;
/** What spaCy writes of its training. */
const trainingLoss = /^[A-Z\d_]+_LOSS$/;
/** A model by its size: `7B`, `7B Params`. */
const sized = /^\W*\d+(?:\.\d+)?\s?[BM](?:\s+params?| parameters)?\W*$/i;
const averaging = /^\W*(?:(?:overall|total)[- ])?(?:avg|average|mean|overall|gmean|geometric mean|moyenne|durchschnitt|media|média|平均|avg score|average score|mean score|total|score)\.?(?:\s*\(.{0,20}\))?[\W]*$/i;
const splits: readonly (readonly [RegExp, string])[] = [[/(?<![\p{L}\d])(?:test(?:ing)?|eval(?:uation)?)(?: set| split| data)?(?![\p{L}\d])/iu, 'test'], [/(?<![\p{L}\d])(?:dev(?:elopment)?|val(?:id(?:ation)?)?)(?: set| split| data)?(?![\p{L}\d])/iu, 'validation'], [/(?<![\p{L}\d])train(?:ing)?(?: set| split| data)?(?![\p{L}\d])/iu, 'train']];
const shots = /\b(?:\d+(?:[-–]\d+)?|zero|one|few|five)[- ]?shots?\b/i;
/** A bracket with shots in it, and more: `(3-shot, CoT)`. */
const shotBracket = /\s*[([]([^()[\]]{0,40}?\b(?:\d+(?:[-–]\d+)?|zero|one|few|five)[- ]?shots?\b[^()[\]]{0,40})[)\]]/i;
const generic = /^(?:value|score|results?|performance|metric|model|ours|this model|the|of|on|in|for|set|split|w|with|mean|macro|micro|weighted|avg|average|overall|best|final|top|normali[sz]ed|norm)$/i;

const splitIn = (text: string): string | null => splits.find(([pattern]) => pattern.test(text))?.[1] ?? null;
/** Words that are a split and nothing else: `Test`, `dev set`. */
export const isSplit = (text: string): boolean => splits.some(([pattern]) => pattern.test(text) && text.replace(pattern, '').replace(/[^\p{L}\d]+/gu, '') === '');
export const splitNamed = splitIn;
/** The split that a heading or sentence says outright: `on the test set`, not `Evaluation`. */
export function splitSaid(text: string): string | null {
  const [, found] = /(?<![\p{L}\d])(test(?:ing)?|dev(?:elopment)?|valid(?:ation)?|eval(?:uation)?)[- ](?:sets?|splits?|data|portion|partition|results?)(?![\p{L}\d])/iu.exec(text) ?? [];
  return found === undefined ? null : splitIn(found);
}

/** Scores of sclite, the usual tool for recognised speech; the last but one is the error rate. */
const sclite = /^(?:corr|sub|del|ins|err|s\.err|wer|ser)$/i;
const short = /^(?:prec\.?|rec\.?|acc\.?|r[12l]|p|r|f|ap|em|top-?\d+|rouge[\w-]*|sar|sir|si[-_ ]?snr|snr|\w+_(?:p|r|f|acc))$/i;

/** Whether a title as it stands is a measure, by a table of measures or by the words of one. */
export const isMetric = remembered((title) => metricNamed(title) !== null || sclite.test(title.trim()) || short.test(title.trim()) || isMetricTitle(title));

/** A metric within a title: `SQAC (F1)`, `Dev WER`, `XLM-R F1`. */
function metricIn(text: string): { readonly metric: string; readonly rest: string } | null {
  const plain = text.replace(/\s*[([]\s*[%％↑↓⬆⬇]+\s*[)\]]\s*$|\s*[%％↑↓⬆⬇]+\s*$/, '').replace(/\s*[%％](?=\s*[)\]])/, '').trim();
  const split = /^(test|dev|val|valid|validation|eval)[ _-]+(?!sets?\b|split\b|data\b)(.{2,40})$/i.exec(plain);
  if (split && isMetric(split[2]!)) return { metric: split[2]!, rest: split[1]! };
  if (metricNamed(plain) || sclite.test(plain) || short.test(plain)) return { metric: plain, rest: '' };
  const parts = plain.split(/\s*\/\s*/);
  if (parts.length > 1 && parts.every((part) => part.length <= 20 && !/[()]/.test(part) && isMetric(part))) return { metric: plain, rest: '' };
  const bracketed = /^(.{2,60}?)\s*[([]\s*([^()[\]]{1,30}?)\s*[)\]]\s*$/.exec(plain);
  if (bracketed && isMetric(bracketed[2]!) && !isMetric(bracketed[1]!)) {
    const last = bracketed[2]!.split(/,\s*/).findLast((part) => isMetric(part)) ?? bracketed[2]!;
    return { metric: last, rest: `${bracketed[1]!} ${bracketed[2]!.replace(last, '').replace(/[\s,]+$/, '')}`.trim() };
  }
  const path = /^([^\s/]{2,60})\/([\w@.-]{1,20})$/.exec(plain);
  if (path) return isMetric(path[2]!) ? { metric: path[2]!, rest: path[1]! } : null;
  // `inference_model_valid.acc.ave/test` is a name that has a metric in it.
  if (!isMetricTitle(plain) || (/^\S{25,}$/.test(plain) && /[./]/.test(plain))) return null;
  const lower = plain.toLowerCase().replace(/[_/|:*`]/g, ' ');
  const found = metricPattern.exec(lower);
  if (!found || lower.length !== plain.length) return { metric: plain, rest: '' };
  const rest = `${plain.slice(0, found.index)} ${plain.slice(found.index + found[0].length)}`.trim();
  const bare = rest.replace(/[\s%()[\]@↑↓⬆⬇$.:*-]+/g, ' ').trim();
  // Cut-offs and orders belong to the name: `NDCG@10`, `chrF-3`, `BLEU_4`.
  if (bare === '' || /^[\d\s]+$/.test(bare) || /^(?:score|rate|macro|micro|weighted|mean|avg|average|norm|lsum|l)$/i.test(bare)) return { metric: plain.replace(/[\s(]*[%↑↓⬆⬇][)\s]*/g, ' ').trim(), rest: '' };
  return { metric: plain.slice(found.index, found.index + found[0].length), rest };
}

/** Reads a title once; tables of one run share many. */
export const titleOf = remembered((text): Title => {
  const plain = text.replace(/[*_`]{2,}|[`*]/g, '').replace(/\s+/g, ' ').trim();
  if (plain.length > 120) return { text: plain, metric: null, dataset: null, split: null, config: null, qualifier: null, rest: plain, percent: false, average: false, other: false, counts: false };
  const percent = /[%％]/.test(plain);
  const average = averaging.test(plain);
  const bracket = shotBracket.exec(plain);
  const shot = bracket ? null : shots.exec(plain);
  const extras = bracket ? bracket[1]!.split(/\s*,\s*/) : shot ? [shot[0]] : [];
  const bracketed = extras.find((extra) => isMetric(extra));
  const unshot = bracket ? plain.replace(bracket[0], ' ').trim() : shot ? plain.replace(shot[0], ' ').replace(/\s+/g, ' ').trim() : plain;
  const found = average ? null : bracketed === undefined ? metricIn(unshot) : { metric: bracketed, rest: unshot };
  const left = (found?.rest ?? (found ? '' : unshot)).trim();
  const words = left.replace(/[()[\]:,↑↓%]/g, ' ').replace(/\s+/g, ' ').trim();
  const named = benchmark.test(words.toLowerCase()) || namesKnownData(words.toLowerCase());
  const split = splitIn(words);
  const told = words.split(' ').filter((word) => word !== '' && !generic.test(word)).join(' ');
  const isPart = told !== '' && isSplit(told);
  return {
    text: plain, metric: found?.metric ?? null, split: found || isPart ? split : null, percent, average,
    dataset: named ? cleanDataset(left) : null,
    config: extras.filter((extra) => extra !== bracketed).join(', ') || null,
    qualifier: found && told !== '' && !isPart && !named ? told : null,
    rest: isPart ? '' : cleanDataset(left),
    other: !average && !sized.test(plain) && (counting.test(plain) || (plain.startsWith('#') && !/^#+\s*(?:values?|scores?|results?)\b/i.test(plain))) && metricNamed(plain) === null,
    counts: countingLabel.test(plain) || trainingLoss.test(plain),
  };
});

/** Without brackets that close or open on nothing, and marks at the ends. */
const cleanDataset = (text: string): string => text.replace(/\(\s*(?:scores?|results?|values?)?\s*\)|\[\s*\]/gi, ' ').replace(/^\s*(?:on|in|for)\s+(?:the\s+)?/i, '').replace(/[\s:,;–-]+$|^[\s:,;–-]+/g, '').replace(/\s+/g, ' ').replace(/^\((.*)\)$/, '$1').trim();
