import { defineRule } from '../../engine/define-rule.ts';
import { oneLine, shown } from '../../engine/shown.ts';
import type { Place, Problem, Snapshot } from '../../engine/types.ts';
import { dataKey, isTrainingLog, machineResultsOf, proseResultsOf, resultsOf, sameValue, subjectOf, type Result } from '../../results/index.ts';
import { artefactOf } from '../../snapshot/artefact.ts';

export default defineRule({
  id: 'evaluation/results-contradict',
  summary: 'One measure on one set of data has two values',
  why: 'Leaderboards show what `model-index` or `.eval_results/` says, people read the table: when they differ, one of them compares the model by a figure that is wrong.',
  advice: 'Correct the one that is wrong, or name what sets the two apart: split, shots, subset, decoding, revision',
  severity: 'warning',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/eval-results', 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1', 'https://arxiv.org/abs/2406.16746'],
  resources: ['lm-evaluation-harness', 'reforms'],
  *check(snapshot) {
    const { card } = snapshot;
    if (artefactOf(snapshot).copy) return;
    // Without figures for programs there are only a table and a sentence to compare.
    if (machineResultsOf(snapshot).length === 0 && (card.tables.every(isTrainingLog) || !proseResultsOf(snapshot).some((result) => subjectOf(result) !== null))) return;
    const all = resultsOf(snapshot).filter(({ average }) => !average);
    const own = all.filter(({ whose }) => whose === 'this');
    if (own.length < 2) return;
    const written = own.filter(({ from }) => from === 'model-index');
    const told = own.filter(({ from }) => from === 'table' || from === 'prose');
    // A figure that the text gives as well, be it for a model of another name, is the model's under that name rather than a wrong one.
    const given = (a: Result): boolean => all.some((one) => one.whose !== 'this' && one.from === 'table' && subjectOf(one) === subjectOf(a) && sameValue(one, a));
    for (const [m, b] of apart(written, told, subjectOf)) if (!given(m)) yield say(snapshot, m, b, m.metric);
    for (const [f, b] of apart(own.filter(({ from }) => from === 'eval-results'), [...written, ...told], ({ dataset }) => (dataset === null ? null : dataKey(dataset)))) yield say(snapshot, f, b, b.metric);
    for (const [p, t] of apart(told.filter(({ from }) => from === 'prose'), told.filter(({ from }) => from === 'table'), subjectOf)) yield say(snapshot, p, t, p.metric);
    yield* twice(snapshot, written, told);
  },
  examples: [
    {
      title: 'The table was made again, the model-index was not',
      card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics:\n    - type: wer\n      value: 21.4\n---\n\n# Lugha ASR\n\n## Results\n\n| Dataset | WER |\n| --- | --- |\n| Sauti | 18.9 |\n',
      finds: ['9: `wer` on `Sauti` is `21.4` here and `18.9` in line 18, expected one value'],
    },
    {
      title: 'A file of results against the table', card: '# Lugha ASR\n\n## Results\n\n| Dataset | WER |\n| --- | --- |\n| Sauti | 18.9 |\n',
      files: { '.eval_results/sauti.yaml': '- dataset: {id: acme/sauti, task_id: sw}\n  value: 21.4\n' }, finds: ['.eval_results/sauti.yaml: `WER` on `acme/sauti` is `21.4` here and `18.9` in line 7 of the card, expected one value'],
    },
    {
      title: 'Twice in the model-index', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti, split: test}\n    metrics:\n    - type: wer\n      value: 21.4\n    - type: wer\n      value: 18.9\n---\n# Lugha ASR\n',
      finds: ['11: `wer` on `Sauti` is `18.9` here and `21.4` in line 9, expected one value'],
    },
    {
      title: 'Twice in the model-index, and told apart in the text', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics:\n    - {type: wer, value: 7.6514}\n    - {type: wer, value: 6.6}\n---\n\n# Lugha ASR\n\nIt achieves the following results on the evaluation set:\n\n- WER (augmented test): 7.65\n\nThe official script gives 6.60.\n',
    },
    {
      title: 'A sentence against the table', card: '# Lugha ASR\n\nOn the test set of Sauti the word error rate is 12.1%.\n\n## Results\n\n| Dataset | WER |\n| --- | --- |\n| Sauti | 18.9 |\n',
      finds: ['3: `word error rate` on `Sauti` is `12.1` here and `18.9` in line 9, expected one value'],
    },
    { title: 'A share and a percentage, rounded', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics:\n    - {type: wer, value: 0.21437}\n---\n\n# Lugha ASR\n\n## Results\n\n| Dataset | WER |\n| --- | --- |\n| Sauti | 21.4% |\n' },
    { title: 'Another model’s row', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics:\n    - {type: wer, value: 21.4}\n---\n\n# lugha\n\n## Results\n\n| Model | Sauti (WER) |\n| --- | --- |\n| whisper-small | 35.0 |\n| lugha | 21.4 |\n' },
    { title: 'The name of a well-known model within its own', card: '---\nmodel-index:\n- name: mti-gpt2-small\n  results:\n  - task: {type: text-generation}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics:\n    - {type: perplexity, value: 36.0}\n---\n\n# Mti GPT-2 Small\n\n## Results\n\n| Benchmark | Mti GPT-2 | GPT-2 Small |\n| --- | --- | --- |\n| Sauti PPL | **36.0** | 37.5 |\n' },
    { title: 'With and without a language model', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics:\n    - {type: wer, value: 21.4}\n---\n\n# Lugha ASR\n\n## Results\n\n| Dataset | WER | WER (with LM) |\n| --- | --- | --- |\n| Sauti | 21.4 | 15.2 |\n' },
    { title: 'Two splits', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti, split: test}\n    metrics:\n    - {type: wer, value: 21.4}\n---\n\n# Lugha ASR\n\n## Results\n\n| Dataset | Dev WER |\n| --- | --- |\n| Sauti | 18.9 |\n' },
  ],
});

const conditions = (config: string | null): string => (config ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
/** What only one of two results tells may be true of both. */
const compatible = (a: Result, b: Result): boolean => (a.split === null || b.split === null || a.split === b.split) && (a.config === null || b.config === null || conditions(a.config) === conditions(b.config));

function bySubject(results: readonly Result[], subject: (result: Result) => string | null): Map<string, Result[]> {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const key = subject(result);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  return groups;
}

/**
 * Pairs of one subject from two places that differ. Where either place has several values that the other has not,
 * they were measured under conditions that nobody can match, and nothing is said.
 */
function* apart(ones: readonly Result[], others: readonly Result[], subject: (result: Result) => string | null): Iterable<readonly [Result, Result]> {
  const subjects = bySubject(ones, subject);
  if (subjects.size === 0) return;
  const there = bySubject(others, subject);
  for (const [key, here] of subjects) {
    const facing = there.get(key);
    if (facing === undefined) continue;
    const left = here.filter((a) => !facing.some((b) => sameValue(a, b)));
    const right = facing.filter((b) => !here.some((a) => sameValue(a, b)));
    const [a, b] = [left[0], right[0]];
    if (a === undefined || b === undefined || left.length !== here.length || right.length !== facing.length || !compatible(a, b)) continue;
    if (left.some((one) => !sameValue(one, a)) || right.some((one) => !sameValue(one, b))) continue;
    yield [a, b];
  }
}

/** The same result given twice in `model-index`, with two values. */
function* twice(snapshot: Snapshot, written: readonly Result[], told: readonly Result[]): Iterable<Problem> {
  const first = new Map<string, Result>();
  for (const result of written) {
    const key = JSON.stringify([result.model, result.dataset, result.datasetId, result.task, result.metric?.toLowerCase(), result.split, result.config]);
    const before = first.get(key);
    if (before === undefined) first.set(key, result);
    else if (!sameValue(before, result) && !toldApart(told, before, result)) yield say(snapshot, result, before, result.metric);
  }
}

/** Whether the text gives both values, or a condition for one of them: `WER (augmented test): 7.65`. */
function toldApart(told: readonly Result[], ...values: readonly Result[]): boolean {
  const inText = values.map((value) => told.filter((one) => sameValue(one, value)));
  return inText.every((ones) => ones.length > 0) || inText.some((ones) => ones.some(({ config }) => config !== null));
}

function say(snapshot: Snapshot, here: Result, there: Result, metric: string | null): Problem {
  const line = lineOf(snapshot, there);
  const where = 'file' in here.place ? `line ${line} of the card` : `line ${line}`;
  const about = subjectOf(here) ?? `${here.dataset}`;
  return { message: `${metric === null ? 'The result' : shown(metric)} on \`${oneLine(here.dataset ?? '')}\` is \`${here.written}\` here and \`${there.written}\` in ${where}, expected one value`, at: placeOf(here), about: `${about} ${here.split ?? ''} ${here.config ?? ''}` };
}

const placeOf = ({ place }: Result): Place => ('span' in place && !('file' in place) ? { span: place.span } : place);

function lineOf({ card }: Snapshot, { place }: Result): number {
  const span = 'key' in place ? (card.frontMatter.placeOf(place.key) ?? card.frontMatter.spanOf(place.key)) : place.span;
  return card.lineAt(span?.start ?? 0);
}
