import { defineDisclosure } from '../engine/define-disclosure.ts';
import { digit, phrase } from '../engine/phrase.ts';
import type { Card, KeyPath, Kind, Proof, Section, Statement, Table } from '../engine/types.ts';
import { filled, listed, mapping, numeric } from '../engine/values.ts';
import { asksCount, countsData, countsThings } from '../recognise/counts.ts';
import { labelledLike } from '../recognise/labels.ts';
import { speaksOf } from '../recognise/sections.ts';
import { strongest } from '../recognise/strongest.ts';

/** What has a figure at all. */
const numbered = phrase(digit);
const sized = phrase('count counts size', /\b(?:count|size)s? ?[=:] ?\d[\d,.]*(?![\d,.]* ?[x×*])/);
/** Sections in which a number counts something else. */
const otherMatters = ['evaluation-results', 'evaluation-setup', 'usage-example', 'citation', 'contact', 'license', 'hardware', 'training-time', 'environment', 'bias-evaluation', 'safety-evaluation'];
/** Sections that do not say what a dataset holds. */
const notHeld = [...otherMatters.filter((concept) => concept !== 'usage-example'), 'limitations'];
const ofTraining = /\b(?:(?:pre-?|re-?)?train[a-z]*|fine-?tun[a-z]*|finetun[a-z]*|tuned|dreambooth|data ?sets?|corpus|corpora|data|collected|curated|synthetic|examples|instruction[a-z]*|subsets?|texts?|learned)\b|训练|訓練|学習|データ|数据|數據|语料|語料|資料|资料|画像|图像|학습|데이터|훈련|обуч|датасет|корпус|данн|entren|entraîn|treina|trein|datos|dados|données|dataset|tränin|tränat|trænet|getraind|daten|trainiert|addestr|eğit|veri|latih|huấn luyện|dữ liệu/;
const ofTest = /\b(?:test(?:ed|ing)? (?:on|set|data)|evaluat\w+|benchmark\w*|dev set|held-?out|inference|generat\w+ (?:up to|in)|throughput|latency|per second|parameters|layers)\b|测试|測試|评测|評測|評価|テスト|평가|테스트/;
const train = /train|tun(?:ed|ing)|学習|训练|訓練|학습|обуч|entren|entraîn|trein/;
/** `contains information on over 5,000 crashes`: what a dataset is said to hold, whatever it is. */
const holds = phrase(
  'dataset datasets data corpus collection database benchmark it repository archive catalogue catalog set',
  /\b(?:data ?sets?|data|corpus|collection|database|benchmark|it|repository|archive|catalog(?:ue)?|set)\b[^.]{0,60}?\b(?:contain|includ|compris|consist|cover|provid|featur|encompass|hold|compil|describ|span|gather|collect|ha[sv]e?\b|of\b)\w*\b[^.]{0,40}?(?<![\w.,/:=^-])(?:~|(?:over|about|around|nearly|almost|approximately|more than|roughly) )?(?!(?:19|20)\d\d\b)(?:\d{1,3}(?:[,.]\d{3}){1,3}|\d{4,9}|\d{1,4}(?:\.\d{1,2})? ?(?:k|m|thousand|million))\+? (?!(?:hz|khz|px|pixels?|dim\w*|params?|parameters|years?|days|hours|minutes|seconds|bits?|steps?|epochs?|gpus?|x|and|to|by|in|of|for|from|with|on|at|or)\b)(?:[a-z-]{2,20} ){0,3}[a-z-]{3,20}s\b/,
  digit,
);
/** Of a label: what follows bounds a batch or an input. */
const bounded = /batch|length|context|window|vocab|resolution|dimension|steps|max/i;
const integer = /^\W*\d[\d,.'\u00a0 ]*\s?(?:k|m|b|t|million|billion|examples|samples|sentences|images|hours|rows|tokens|h)?\W*(?:\([^)]*\)\W*)?$/i;
const splitWord = /^\W*(?:train|test|val|dev|eval|split|total|all|训练|验证|测试|訓練|훈련|学習)/i;

export default defineDisclosure({
  id: 'data-size',
  summary: 'A count of the dataset, or of the data that the model was trained on',
  kinds: ['model', 'dataset'],
  *detect(card, kind) {
    const elsewhere = askedOnce((section) => speaksOf(section, ...otherMatters));
    const labels: Statement[] = [];
    const counting = new Set<Statement>();
    for (const statement of card.said(numbered)) {
      if (isCount(statement, kind, elsewhere)) labels.push(statement);
      if (counts(statement, kind, elsewhere)) counting.add(statement);
    }
    if (kind === 'dataset') {
      for (const statement of labelledLike(card, /\d/)) if (fits(statement, elsewhere) && countsThings(statement.label!.toLowerCase()) && (!speaksOf(statement.section, 'limitations') || train.test(statement.lower))) counting.add(statement);
      for (const statement of card.said(holds)) if (!speaksOf(statement.section, ...notHeld)) counting.add(statement);
      yield* inFrontMatter(card);
    }
    const all = [...counting];
    const statements = strongest([2, all], [1, all.filter(({ section, lower }) => speaksOf(section, 'data-size', kind === 'model' ? 'training-data' : 'description') || train.test(lower))], [4, labels]);
    const tables = card.tables.filter((table) => countsRows(table, kind)).map(({ span }) => span);
    const first = kind === 'model' ? 3 : 2;
    yield* statements.slice(0, first);
    yield* tables.slice(0, 1);
    if (kind === 'dataset') yield* card.said(sized);
    yield* statements.slice(first);
    yield* tables.slice(1);
    yield* card.saidElsewhere('data-size').filter(({ lower, section }) => /\d/.test(lower) && (kind === 'dataset' || !ofTest.test(lower) || train.test(lower)) && !speaksOf(section, 'citation', 'contact'));
  },
  examples: [
    { title: 'In prose', kind: 'dataset', card: '# A\n\nIt holds 3,300 tweets.\n', lines: [3] },
    { title: 'In the front matter', kind: 'dataset', card: '---\nsize_categories:\n- 1K<n<10K\n---\n# A\n', lines: [2] },
    { title: 'Unknown', kind: 'dataset', card: '---\nsize_categories:\n- unknown\n---\n# A\n', lines: [] },
    { title: 'A split’s number of examples', kind: 'dataset', card: '---\ndataset_info:\n  splits:\n  - name: train\n    num_examples: 812\n---\n# A\n', lines: [5] },
    { title: 'A table of splits', kind: 'dataset', card: '# A\n\n## Data Splits\n\n| train | test |\n|---|---|\n| 8120 | 900 |\n', lines: [5] },
    { title: 'A label', kind: 'dataset', card: '# A\n\n- **Number of records:** 66\n', lines: [3] },
    { title: 'What a model learned from', card: '# A\n\nPre-trained on 1.4 trillion tokens of web text.\n', lines: [3] },
    { title: 'Hours of speech', card: '# A\n\nTrained on about 780 hours of read speech.\n', lines: [3] },
    { title: 'Pictures, in Japanese', card: '# A\n\n学習データはイラスト111枚です。\n', lines: [3] },
    { title: 'Hours of machines', card: '# A\n\nTraining took 25 hours on one GPU with 24 GB of memory.\n', lines: [] },
    { title: 'Parameters and context', card: '# A\n\nA 7B model trained with a context of 4096 tokens and a batch size of 512k tokens.\n', lines: [] },
    { title: 'The version of a dataset', card: '# A\n\nFine-tuned on the Common Voice 11.0 dataset.\n', lines: [] },
  ],
});

/** Keys that count: `size_categories`, or the first split with a number in `dataset_info`. */
function inFrontMatter({ data, frontMatter, text }: Card): Proof[] {
  const found: Proof[] = [];
  if (filled(data['size_categories']).some((size) => /\d/.test(size))) found.push({ key: ['size_categories'] });
  // Where the block is no YAML, a reader still sees the key.
  else if (frontMatter.state !== 'ok') {
    const written = /(?:^|\n)[ \t]*size_categories:[ \t]*(?:\r?\n[ \t]*-[ \t]*)?["']?(?=[^\n]*\d)[n\d]/.exec(text.slice(frontMatter.yaml.start, frontMatter.yaml.end));
    const start = frontMatter.yaml.start + (written?.index ?? 0);
    if (written) found.push({ start: start + written[0].length - 1, end: start + written[0].length });
  }
  const infos = listed(data['dataset_info']);
  for (const [at, info] of infos.entries()) {
    const base: KeyPath = Array.isArray(data['dataset_info']) ? ['dataset_info', at] : ['dataset_info'];
    const splits = listed(mapping(info)['splits']);
    const split = splits.findIndex((s) => (numeric(mapping(s)['num_examples']) ?? 0) > 0);
    if (split >= 0) return [...found, { key: [...base, 'splits', split, 'num_examples'] }];
    for (const key of ['dataset_size', 'download_size']) if ((numeric(mapping(info)[key]) ?? 0) > 0) return [...found, { key: [...base, key] }];
  }
  return found;
}

/** Asks of each section once, though each of its statements asks anew. */
function askedOnce(ask: (section: Section) => boolean): (section: Section) => boolean {
  const answers: boolean[] = [];
  return (section) => (answers[section.index] ??= ask(section));
}

/** Whether a statement counts the data; for a model it has to be the data it was trained on. */
function counts(statement: Statement, kind: Kind, elsewhere: (section: Section) => boolean): boolean {
  const { lower, section, lead, form } = statement;
  if (!fits(statement, elsewhere) || !countsData(lower)) return false;
  if (kind === 'dataset') return !speaksOf(section, 'limitations') || train.test(lower);
  if (speaksOf(section, 'limitations') && !train.test(lower)) return false;
  if (!/text|data|corpus|corpora|dump|articles|wikipedia|audio|speech|code|语料|語料|数据|數據|データ|コーパス/.test(lower) && !countsThings(lower)) return false;
  if (ofTest.test(lower) && !train.test(lower)) return false;
  return speaksOf(section, 'training-data', 'data-size', 'source-data') || namesData(statement) || ofTraining.test(lower) || (form !== 'sentence' && lead !== null && ofTraining.test(lead.toLowerCase()));
}

/** Whether a number in a statement may count the data, by its section and label. */
const fits = (statement: Statement, elsewhere: (section: Section) => boolean): boolean => (!elsewhere(statement.section) || namesData(statement)) && (statement.label === null || !bounded.test(statement.label));
/** A row or sentence on the training data counts wherever it stands. */
const namesData = ({ label, lower }: Statement): boolean => label !== null && (/^(?:pre-?)?train|data ?set|corpus/i.test(label) || trainedOn.test(lower));
const trainedOn = /\b(?:pre-?)?(?:trained|fine-?tuned) (?:on|with|using)\b/;

/** `Number of records: 66`. */
function isCount({ label, lower, section, labelConcepts }: Statement, kind: Kind, elsewhere: (section: Section) => boolean): boolean {
  if (label === null || elsewhere(section) || !/^\W*(?:~|about |approx\w*\.? |over |around |more than )?\d/.test(lower)) return false;
  const asked = asksCount(label.toLowerCase()) || (labelConcepts.has('data-size') && !/^\W*\d+(?:\.\d+)?\W*$/.test(lower)) || /^size of (?:the )?(?:downloaded|generated)|^total amount of disk/i.test(label);
  if (!asked || /\d ?[x×] ?\d/.test(lower) || /param|model|vocab|batch|context|window|max|average|avg|per |embedding|image size|hidden/i.test(label)) return false;
  return kind === 'dataset' || speaksOf(section, 'training-data', 'data-size', 'source-data', 'training-procedure') || /train|data|corpus/i.test(label);
}

/** `193k windows`, `2.5 Trillion`; not the number that is part of a name. */
const quantity = /(?:^|[\s~≈(])\d[\d.,]*\s?(?:[kmbt]|million|billion|trillion|thousand|[kmgt]i?b|h|hours?)\b|(?:^|[\s~≈(])(?:\d{1,3}(?:[,.]\d{3})+|\d{4,})(?![\w-])/i;
const trainingColumn = /train\w*[ -](?:tokens|data|size|samples|examples|images|hours|set)|^#\s?(?:train|samples|examples|sentences|images)|(?:samples|sentences|examples|utterances|hours) \(?train/i;
/** A table with a number per split, or with a column or row that is counted. */
function countsRows({ header, rows, section }: Table, kind: Kind): boolean {
  if (speaksOf(section, ...otherMatters)) return false;
  if (kind === 'model') {
    const training = header.findIndex((cell) => trainingColumn.test(cell));
    if (training >= 0 && rows.some(({ cells }) => integer.test(cells[training] ?? '') || quantity.test(cells[training] ?? ''))) return true;
    if (!speaksOf(section, 'data-size', 'data-structure', 'training-data', 'source-data')) return false;
  }
  if (!header.some((cell) => integer.test(cell)) && !rows.some(({ cells }) => cells.some((cell) => integer.test(cell)))) return false;
  return (
    header.some((cell) => splitWord.test(cell) || asksCount(cell.toLowerCase()) || /\bsize\b|^#|\bcount\b|\bnum/i.test(cell)) ||
    rows.some(({ cells: [title = '', number = ''] }) => splitWord.test(title) || (integer.test(number) && asksCount(title.toLowerCase()))) ||
    (speaksOf(section, 'data-size') && rows.some(({ cells }) => cells.slice(1).some((cell) => /^\W*\d[\d,]{2,}\W*$/.test(cell))))
  );
}
