import { describe, expect, test } from 'vitest';
import { metricIds, metricKey, metricNamed } from '../rules/facts/metrics.ts';
import { impactCategories, impactEvaluations } from '../rules/facts/social-impact.ts';
import { evaluationsIn } from '../rules/recognise/impact-evaluations.ts';
import { valuesIn } from '../rules/results/cells.ts';
import { resultsOf, sameValue, type Result } from '../rules/results/index.ts';
import { readCard } from '../rules/snapshot/card.ts';

/** `model|dataset|config|split|metric|value|whose` of each result. */
const read = (card: string, name: string | null = null, files: Readonly<Record<string, string>> = {}): string[] =>
  resultsOf({
    target: '', path: '.', kind: 'model', name, complete: true, card: readCard(card), disclosures: {}, hub: { known: false, why: '' }, related: new Map(), recorded: new Map(), detectedLicense: null,
    files: new Map(Object.entries(files).map(([path, text]) => [path, { path, size: text.length, text: { known: true, value: text } }])),
  }).map(({ model, dataset, config, split, metric, written, whose }) => [model, dataset, config, split, metric, written, whose].map((part) => part ?? '-').join('|'));

const table = (rows: string, before = '## Results'): string => `# Lugha 7B\n\n${before}\n\n${rows.trim()}\n`;

describe('A number in a cell', () => {
  const cells: Readonly<Record<string, readonly (number | string)[]>> = {
    '76.3': [76.3], '**91.2%**': [91.2], '.998': [0.998], '0.91 ± 0.02': [0.91], '27.25 (± 10.7)': [27.25], '81.1/71.1': [81.1, 71.1], '76.3 / 81.2': [76.3, 81.2], '12,5': [12.5], '1,234.5': [1234.5],
    '95.7 Ivanov et al.': [95.7], '45.2 ↑': [45.2], '60.1*': [60.1], '-0.12': [-0.12], '85/100': [85], '0,001': [0.001],
    '110M': [], '3.0.0': [], '1000 million': [], '138 GB': [], '-': [], '': [], 'n/a': [], 'SQuAD 1.1': [], '2.22E+09': [], '2024-01-02': [], 'v1.5': [],
  };
  for (const [cell, values] of Object.entries(cells)) test(`\`${cell}\` gives ${values.length === 0 ? 'none' : values.join(' and ')}`, () => expect(valuesIn(cell).map(({ value }) => value)).toEqual(values));

  test('names stand beside their numbers', () => {
    expect(valuesIn('EM: 34.2 F1: 61.3').map(({ metric, value }) => [metric, value])).toEqual([['EM', 34.2], ['F1', 61.3]]);
  });
});

describe('A table', () => {
  test('has models in its rows and data in its columns', () => {
    expect(read(table('| Model | MMLU (5-shot) | GSM8K |\n| --- | --- | --- |\n| other-7b | 40.1 | 12.0 |\n| **Lugha 7B** | 45.2 | - |'))).toEqual(['other-7b|MMLU|5-shot|-|-|40.1|other', 'other-7b|GSM8K|-|-|-|12.0|other', 'Lugha 7B|MMLU|5-shot|-|-|45.2|this']);
  });

  test('has data in its rows and models in its columns', () => {
    expect(read(table('| Benchmark | Metric | mBERT | Lugha |\n| --- | --- | --- | --- |\n| NER | F1 | 70.9 | 74.9 |'))).toEqual(['mBERT|NER|-|-|F1|70.9|other', 'Lugha|NER|-|-|F1|74.9|this']);
  });

  test('has measures in its columns', () => {
    expect(read(table('| Dataset | WER | CER (%) |\n| --- | --- | --- |\n| Sauti | 0.21 | 7.1 |'))).toEqual(['-|Sauti|-|-|WER|0.21|this', '-|Sauti|-|-|CER|7.1|this']);
  });

  test('takes what it does not say from its heading and the sentence before it', () => {
    expect(read(table('| BLEU | chrF |\n| --- | --- |\n| 31.2 | 55.0 |', '## Evaluation\n\nResults on the test set of Methali:'))).toEqual(['-|Methali|-|test|BLEU|31.2|this', '-|Methali|-|test|chrF|55.0|this']);
  });

  test('names its columns in two rows', () => {
    expect(read(table('| | Ndege | Ndege | Samaki |\n| --- | --- | --- | --- |\n| | MAP | NDCG@10 | MAP |\n| Lugha 7B | 28.2 | 59.2 | 60.6 |\n| other-7b | 1.0 | 2.0 | 3.0 |')).slice(0, 3)).toEqual(['Lugha 7B|Ndege|-|-|MAP|28.2|this', 'Lugha 7B|Ndege|-|-|NDCG@10|59.2|this', 'Lugha 7B|Samaki|-|-|MAP|60.6|this']);
  });

  test('parts its rows into groups', () => {
    expect(read('# lugha-large-v2\n\n## Results\n\n| | MNLI | RACE |\n| --- | --- | --- |\n| V2 | | |\n| Lugha-large | 86.5 | 75.2 |\n| V1 | | |\n| Lugha-large | 83.5 | 68.5 |\n')).toEqual(['V2 Lugha-large|MNLI|-|-|-|86.5|this', 'V2 Lugha-large|RACE|-|-|-|75.2|this', 'V1 Lugha-large|MNLI|-|-|-|83.5|other', 'V1 Lugha-large|RACE|-|-|-|68.5|other']);
  });

  test('splits two values under two names', () => {
    expect(read(table('| Task | Metric | Lugha |\n| --- | --- | --- |\n| Parsing | UAS/LAS | 87.1/82.3 |'))).toEqual(['Lugha|Parsing|-|-|UAS|87.1|this', 'Lugha|Parsing|-|-|LAS|82.3|this']);
  });

  test('is in HTML', () => {
    expect(read('# Lugha 7B\n\n## Results\n\n<table><tr><th>Model</th><th>MMLU</th></tr><tr><td><b>Lugha 7B</b></td><td>45.2</td></tr><tr><td>other-7b</td><td>40.1</td></tr></table>\n')).toEqual(['Lugha 7B|MMLU|-|-|-|45.2|this', 'other-7b|MMLU|-|-|-|40.1|other']);
  });

  test('logs, sets or counts, and has no result', () => {
    expect(read(table('| Training Loss | Epoch | Step | Validation Loss | Wer |\n| --- | --- | --- | --- | --- |\n| 0.5 | 1.0 | 100 | 0.4 | 0.3 |'))).toEqual([]);
    expect(read(table('| Hyperparameter | Value |\n| --- | --- |\n| learning_rate | 0.001 |\n| dropout | 0.1 |', '## Training'))).toEqual([]);
    expect(read(table('| Split | # samples |\n| --- | --- |\n| train | 46472 |\n| test | 1960 |', '## Data'))).toEqual([]);
    expect(read(table('| Corpus | Lines(M) | Size(GB) |\n| --- | --- | --- |\n| OSCAR | 33.56 | 11.4 |', '## Corpus'))).toEqual([]);
    expect(read(table('| | Time (GPU hours) | Carbon Emitted (tCO2eq) |\n| --- | --- | --- |\n| Lugha 7B | 184320 | 31.22 |', '## Hardware'))).toEqual([]);
  });

  test('compares families: none of them is taken for this one where no name fits', () => {
    expect(read(table('| Model | MMLU |\n| --- | --- |\n| alpha | 40.1 |\n| beta | 41.0 |')).map((line) => line.split('|').at(-1))).toEqual(['unknown', 'unknown']);
  });

  test('compares a public model with this one, whichever stands first', () => {
    expect(read('# lugha\n\n## Results\n\n| Task | Metric | Lugha-176B | OPT-175B* |\n| --- | --- | --- | --- |\n| HumanEval | pass@1 | 0.155 | 0.0 |\n').map((line) => line.split('|').at(-1))).toEqual(['this', 'other']);
    expect(read('# kiswahili-tagger\n\n## Results\n\n| Dataset | XLM-R F1 | sw_roberta F1 |\n| --- | --- | --- |\n| NER | 73.2 | 77.8 |\n').map((line) => line.split('|').at(-1))).toEqual(['other', 'this']);
  });

  test('has the base model in it, which is another', () => {
    expect(read('---\nbase_model: acme/lugha\n---\n\n# lugha-sw\n\n## Results\n\n| Model | MMLU |\n| --- | --- |\n| lugha | 40.1 |\n| lugha-sw | 41.0 |\n')).toEqual(['lugha|MMLU|-|-|-|40.1|other', 'lugha-sw|MMLU|-|-|-|41.0|this']);
  });
});

test('Results stand in model-index, in files, in lists and in sentences', () => {
  const card = '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti, split: test}\n    metrics:\n    - {type: wer, value: 0.21}\n    - {type: cer, value: .nan}\n---\n\n# Lugha ASR\n\n## Results\n\nIt achieves the following results on the evaluation set:\n- Wer: 0.22\n\nOn the test set of Redio the word error rate is 31.5%.\n';
  expect(read(card, 'acme/lugha', { '.eval_results/a.yaml': '- dataset: {id: acme/sauti, task_id: sw}\n  value: 21.4\n', '.eval_results/b.yaml': '- [\n' })).toEqual([
    'lugha|Sauti|-|test|wer|0.21|this', '-|acme/sauti|sw|-|-|21.4|this', '-|-|-|test|Wer|0.22|this', '-|Redio|-|test|word error rate|31.5|this',
  ]);
});

describe('Two figures', () => {
  const result = (written: string, metric: string): Result => ({ model: null, whose: 'this', dataset: 'x', datasetId: null, config: null, split: null, task: null, metric, value: Number(written), written, percent: false, average: false, from: 'table', place: { span: { start: 0, end: 1 } } });
  const same: readonly (readonly [string, string, string, boolean])[] = [['0.21437', '21.4', 'wer', true], ['21.437', '21.4', 'wer', true], ['0.214', '21.9', 'wer', false], ['18.9', '21.4', 'wer', false], ['0.9', '87.2', 'accuracy', true], ['0.05', '5', 'perplexity', false], ['0.336', '33.6', 'pass@1', true], ['46.3', '48.1', 'pass@1', false]];
  for (const [a, b, metric, is] of same) test(`${a} and ${b} of ${metric} are ${is ? 'the same' : 'two'}`, () => expect([sameValue(result(a, metric), result(b, metric)), sameValue(result(b, metric), result(a, metric))]).toEqual([is, is]));
});

describe('Facts', () => {
  test('a metric is found by every spelling, and no spelling stands for two', () => {
    for (const id of metricIds) expect(metricNamed(id)?.id).toBe(id);
    expect(['Word Error Rate', 'F1-score', 'ROUGE-L', 'exact-match', 'R²'].map(metricKey)).toEqual(['wer', 'f1', 'rougeL', 'exact_match', 'r2']);
  });

  test('sixty evaluations serve the twelve categories, each found by its name', () => {
    expect(impactCategories).toHaveLength(12);
    expect(impactEvaluations).toHaveLength(60);
    const known = new Set(impactCategories.map(({ id }) => id));
    for (const { categories } of impactEvaluations) for (const category of categories) expect(known).toContain(category);
    for (const name of ['BBQ', 'WinoBias', 'CrowS-Pairs', 'crows_pairs_english', 'RealToxicityPrompts', 'BOLD', 'HONEST', 'TruthfulQA', 'CyberSecEval', 'StereoSet', 'ToxiGen', 'Stable Bias', 'I2P']) expect(evaluationsIn(`Results on ${name}: 0.5`), name).not.toEqual([]);
    for (const words of ['a bold and honest answer', 'the facet of a problem', 'we tango', 'the model is seated']) expect(evaluationsIn(words), words).toEqual([]);
  });
});
