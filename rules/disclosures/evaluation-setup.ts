import { defineDisclosure } from '../engine/define-disclosure.ts';
import { oncePerCard } from '../engine/once.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { labelledLike } from '../recognise/labels.ts';
import { namesKnownData, namesTrainingData, specifiesDataset } from '../recognise/datasets.ts';
import { namesTestData } from '../recognise/evaluation-data.ts';
import { benchmark, isMetricTitle, metric, namesBenchmark } from '../recognise/metrics.ts';
import { namelessData, onEvaluation, resultsOf, type Result } from '../recognise/results.ts';
import { isTitle } from '../recognise/sections.ts';
import { isSample } from '../recognise/training.ts';

const evaluated = phrase(
  'evaluated evaluate evaluation evaluating tested test testing benchmarked benchmark benchmarks reported measured validated validation assessed results scores performance dev held metrics accuracy compared judged assess assessing assessed sanity check validate measure',
  /\b(?:evaluat\w+|test(?:ed|ing)?|benchmark\w*|report\w*|measured?|validat\w+|assess\w*|results?|scores?|performance|dev|held-?out|metrics|compar\w+|judg\w+|sanity check)\b/,
);
/** `a 20% split`, `the test set consists of 400 pictures`: all with a digit. */
const split = /\b\d+ ?% (?:test|validation|val|held-?out|of the (?:data|dataset))|\b(?:test|validation|held-?out|eval\w*)(?: set| split| data)? (?:is|of|was|with|using|consist\w*)[^.]{0,40}?\b\d[\d,.]* ?(?:%|\w+)|\b\d+ ?% (?:split|of)|\b\d\d ?[/:-] ?\d\d\b.{0,20}\bsplit|\b\d+ ?% train\w*,? .{0,20}\b\d+ ?% test/;
/** So many things make up the test set, in languages whose words for it the lexicons have. */
const counted = /(?<![\d.,])\d{3,9}(?![\d]|[.,]\d)|(?<!\d)\d{1,3}[., ]\d{3}(?!\d)/;
/** In a text without capitals, a name in Latin letters. */
const foreign = /[\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]{4}/;
const named = /(?<![A-Za-z])[A-Z][A-Za-z\d]*[A-Z\d-][A-Za-z\d-]*|(?<![A-Za-z])[A-Z][a-z]{3,}/;
const measuring = /\b(?:evaluat\w+|tested|benchmark\w*|test set|measured|scores?|judged|validated|assess\w*|sanity check)\b/;
const finetunedOn = phrase('version fine', /\bfine-?tuned (?:version|variant) of .{0,200}? on (?:the )?(?!an unknown|a unknown|none|unknown|an? custom|null)(\S+(?: \S+){0,4}?) data ?set/);
/** A part of the data that the model was tuned on, where that has a name. */
const ownSplit = phrase('set split', /\b(?:test|dev|validation|evaluation|eval|development)[- ](?:set|split)\b/);
const titled = /\b(?:fine ?tuned|finetuned|trained|tuned)\b/;
/** Labels behind which the data stands. */
const dataLabel = /^(?:(?:train(?:ing)?[ /-]+)?(?:test|val(?:idation)?|data)? ?splits?|(?:test|eval(?:uation)?|validation)(?:ing)? (?:sets?|data(?: ?sets?)?|corpus|benchmarks?)|evaluated on|tested on)$/;
const unknownData = phrase('unknown none imagefolder audiofolder csv json generator text parquet null', /\bon (?:the |an? )?(?:unknown|none|imagefolder|audiofolder|csv|json|generator|text|parquet|null) data ?set/);
const usedFor = phrase('used use using', /\b(?:use[ds]?|using) .{0,80}\b(?:data ?set|corpus)\b.{0,60}\b(?:pre-?train|train|fine-?tun)/);
const tunedOn = phrase('tuned trained finetuned distilled distillation', /\b(?:fine-?tuned|finetuned|trained|distill\w+)\b.{0,120}\b(?:on|using|with)\b/);
const trainerResults = phrase('achieves following', /achieves the following results on the (?:evaluation|test|validation) set/);

export default defineDisclosure({
  id: 'evaluation-setup',
  summary: 'For the results that are given, both the evaluation data and the metric can be identified',
  kinds: ['model'],
  *detect(card) {
    const results = resultsOf(card);
    if (results.length === 0) return;
    const commands = code(card);
    const metrics = metricStatements(card);
    if (metrics.length + commands.length === 0 && !results.some((result) => result.metric)) return;
    const whole = new Set(results.slice(0, 40).filter((result) => result.metric && result.data).map(({ proof }) => setOf(proof)));
    yield* inTurn(whole, dataOf(card, { results, whole, metrics, commands }));
  },
  examples: [
    { title: 'In the model index', card: '---\nmodel-index:\n- name: a\n  results:\n  - dataset:\n      name: IMDb\n      type: imdb\n    metrics:\n    - type: accuracy\n      value: 0.91\n---\n# A\n', lines: [6] },
    { title: 'A column of data, a column of a metric', card: '# A\n\n| Test corpus | WER |\n| --- | --- |\n| Common Voice | 12.5% |\n', lines: [5] },
    { title: 'A trainer\'s card on a named set', card: '# A\n\nThis model is a fine-tuned version of [b](https://huggingface.co/b) on the quakes dataset.\nIt achieves the following results on the evaluation set:\n- Loss: 1.1\n', lines: [3, 4] },
    { title: 'Shots of known benchmarks', card: '# A\n\n| Metric | Value |\n| --- | --- |\n| ARC (25-shot) | 61.2 |\n| MMLU (5-shot) | 55.0 |\n', lines: [5] },
    { title: 'In German', card: '# A\n\n## Evaluation\n\nAuf dem Testset von GermanQuAD erreicht das Modell ein F1 von 0,84.\n', lines: [5] },
    { title: 'A repository and a count', card: '# A\n\nOn the 400 test pictures of `acme/harbour-photos` it reaches a BLEU of 21.4.\n', lines: [3] },
    { title: 'A column in French', card: '# A\n\n## Évaluation\n\n| jeu de données | métrique | valeur |\n| --- | --- | --- |\n| Criée, test | ROUGE-L | 31.2 |\n', lines: [7] },
    { title: 'The one set that the model was tuned on', card: '# A\n\nA vision model fine-tuned on the `acme/harbour-photos` dataset.\n\nTest set accuracy: 0.93\n', lines: [5] },
    { title: 'A measure inside a Chinese sentence', card: '# 模型\n\n## 评估\n\n我们计算了向量与标签之间的相关性系数：\n\n| | afqmc | lcqmc |\n| --- | --- | --- |\n| A | 32.1% | 70.5% |\n', lines: [9] },
    { title: 'The loss of training on named data', card: '# A\n\nFine-tuned on the quakes dataset. The final training loss was 1.21.\n', lines: [] },
    { title: 'An unknown set', card: '# A\n\nThis model is a fine-tuned version of [b](https://huggingface.co/b) on an unknown dataset.\nIt achieves the following results on the evaluation set:\n- Accuracy: 0.9\n', lines: [] },
    { title: 'No metric', card: '# A\n\n## Results\n\n| Model | MMLU | GSM8K |\n| --- | --- | --- |\n| A | 45.2 | 20.3 |\n', lines: [] },
    { title: 'No results', card: '# A\n\n## Testing data\n\nThe SQuAD development set.\n', lines: [] },
    { title: 'A template left as it was', card: '# A\n\n## Evaluation\n\n### Testing Data\n\n[More Information Needed]\n\n### Metrics\n\n[More Information Needed]\n', lines: [] },
  ],
});

interface Told {
  readonly results: readonly Result[];
  /** Results that name both data and metric. */
  readonly whole: ReadonlySet<Proof>;
  readonly metrics: readonly Statement[];
  readonly commands: readonly Proof[];
}

/** Where the data is told, then headings and metrics; nothing where no place tells the data. */
function* dataOf(card: Card, { results, whole, metrics, commands }: Told): Iterable<Proof> {
  let told = whole.size > 0;
  for (const places of [trainer, autotrain, statements]) {
    for (const proof of places(card)) {
      told = true;
      yield proof;
    }
  }
  const others = [...commands, ...(metrics.length > 0 && whole.size === 0 ? results.filter((result) => result.data).map(({ proof }) => proof) : [])];
  yield* others;
  if (!told && others.length === 0) {
    const own = ownData(card, results);
    if (own.length === 0) return;
    yield* own;
  }
  yield* headings(card);
  yield* metrics;
}

/** One of each by turns, the first of the one first. */
function* inTurn<T>(ones: Iterable<T>, others: Iterable<T>): Iterable<T> {
  const rest = others[Symbol.iterator]();
  for (const one of ones) {
    yield one;
    const { value, done } = rest.next();
    if (done !== true) yield value;
  }
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

function trainer(card: Card): Statement[] {
  const results = card.said(trainerResults);
  if (results.length === 0) return [];
  const named = card.said(finetunedOn).filter((s) => !namelessData.test(finetunedOn.pattern.exec(s.lower)?.[1]?.split(' ').at(-1) ?? ''));
  return named.flatMap((s) => [s, ...results]);
}

/** AutoTrain names its data in the front matter only. */
function autotrain({ data, sections }: Card): Proof[] {
  const metrics = sections.find(({ normal }) => normal === 'validation metrics');
  return metrics && filled(data['datasets']).some((name) => !namelessData.test(name)) ? [metrics.span, { key: ['datasets'] }] : [];
}

/** More statements than anyone asks to see. */
const enough = 12;

/** Statements that tell what it was evaluated on, each once: those that name the measure too first. */
function* statements(card: Card): Iterable<Statement> {
  const seen = new Set<Statement>();
  for (const places of [labelled, withMetric, underHeadings, said, elsewhere]) {
    for (const s of places(card)) {
      if (seen.has(s)) continue;
      seen.add(s);
      yield s;
    }
  }
}

const tells = (s: Statement): boolean => (/\d/.test(s.lower) && split.test(s.lower)) || namesTestData(s) || namesKnownData(s.lower);

const labelled = (card: Card): Statement[] => labelledLike(card, dataLabel).filter((s) => s.lower.length > 8 && (/\btest\b/.test(s.lower) || tells(s)));
const underHeadings = (card: Card): Statement[] => card.under('evaluation-setup').filter((s) => s.form !== 'row' && (/^(?:[\w.-]+\/)[\w.-]+$/.test(s.lower) || tells(s)));
const elsewhere = (card: Card): Statement[] => card.saidElsewhere('evaluation-setup').filter((s) => s.form !== 'row' && (counted.test(s.lower) || (foreign.test(s.lower) && named.test(s.text)) || tells(s)));
const withMetric = (card: Card): Statement[] => said(card).filter((s) => metric.test(s.lower));

const said = oncePerCard((card): readonly Statement[] => {
  const found: Statement[] = [];
  for (const s of card.said(evaluated)) {
    if (found.length >= enough) break;
    if (s.form === 'row' || isSample(s) || /\btrain(?:ed|ing) (?:on|data)\b/.test(s.lower) || !(onEvaluation(s.section) || measuring.test(s.lower))) continue;
    if (tells(s) && (!/state[- ]of[- ]the[- ]art/.test(s.lower) || /\d\.\d|%/.test(s.lower))) found.push(s);
  }
  return found;
});

/** Results that are not said to be on anything else are on a part of the one set that the card names. */
function ownData(card: Card, results: readonly Result[]): Proof[] {
  const measured = results.filter(({ metric: told, proof }) => told && !ofTraining(card, proof)).map(({ proof }) => proof);
  if (measured.length === 0) return [];
  if (card.said(unknownData).length > 0) return [];
  const title = card.sections.filter((section) => isTitle(section) && titled.test(section.normal) && namesKnownData(section.normal)).map(({ span }) => span);
  const said: Proof[] = card.said(tunedOn).filter((s) => s.form !== 'row' && !isSample(s) && namesTrainingData(s));
  said.push(...card.said(usedFor).filter((s) => specifiesDataset(s.lower)));
  const listed = filled(card.data['datasets']).flatMap((name, at) => (namelessData.test(name) ? [] : [{ key: ['datasets', at] }]));
  const parts = card.said(ownSplit).filter((s) => !isSample(s));
  const named = said.length + title.length + parts.length > 0 ? [...said, ...title, ...listed.slice(0, 1)] : [];
  return named.length > 0 ? [...inTurn([...parts.filter((s) => s.form !== 'row' && metric.test(s.lower)), ...measured], named)] : [];
}

/** The loss at the end of training was measured on nothing but the training data. */
const ofTraining = (card: Card, proof: Proof): boolean => !('key' in proof) && /train(?:ing)?[ _]loss/i.test(card.text.slice(Math.max(0, proof.start - 24), proof.end)) && !/eval|test|valid/i.test(card.text.slice(proof.start, proof.end));

/** Below a heading on metrics or the like: which one it is. */
function metricStatements(card: Card): Statement[] {
  return card.under('evaluation-setup').filter((s) => s.form !== 'row' && (metric.test(s.lower) || (s.label !== null && isMetricTitle(s.label))));
}

/** A command that measures on a named set. */
function code({ code: blocks }: Card): Proof[] {
  return blocks.filter(({ section, text }) => onEvaluation(section) && text.length < 5000 && metric.test(text.toLowerCase()) && benchmark.test(text.toLowerCase()));
}

/** `On FQuAD validation set`. */
function headings({ sections }: Card): Proof[] {
  return sections.filter((section) => !isTitle(section) && namesBenchmark(section.normal) && (onEvaluation(section) || /\b(?:set|split|test|results?|performance)\b/.test(section.normal))).map(({ span }) => span);
}

/** In the model index, the data set rather than the value. */
function setOf(proof: Proof): Proof {
  return 'key' in proof && proof.key[0] === 'model-index' ? { key: [...proof.key.slice(0, 4), 'dataset', 'name'] } : proof;
}
