import { evidenceFor } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Problem, Snapshot } from '../../engine/types.ts';
import { indexedMetrics } from '../../recognise/model-index.ts';
import { hasResultFiles, isTrainingLog, modelIndexOf, resultsOf } from '../../results/index.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { insertKey } from '../../snapshot/insert-key.ts';
import { lineShown } from '../../snapshot/lines.ts';

export default defineRule({
  id: 'evaluation/results-only-in-prose',
  summary: 'Results stand in the text but in no form that a program can read',
  why: 'Leaderboards, the Hub’s result widget and anyone who compares models by program read `model-index` or `.eval_results/`; results in prose stay with the people who happen to open the page.',
  advice: 'Put the main result in `.eval_results/[add name].yaml` (a benchmark of the Hub) or in `model-index`: task, dataset, metric, value',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/eval-results', 'https://huggingface.co/docs/hub/model-cards#evaluation-results'],
  resources: ['lighteval', 'hugging-face-leaderboards-collection'],
  *check(snapshot) {
    const { card, files } = snapshot;
    const evidence = evidenceFor(snapshot, 'evaluation-results');
    if (evidence.length === 0) return;
    if (indexedMetrics(card).length > 0 || hasResultFiles(files)) return;
    const { copy, trial } = artefactOf(snapshot);
    if (copy || trial) return;
    const bodyLine = card.lineAt(card.frontMatter.bodyStart);
    const inLog = (line: number): boolean => card.tables.some((table) => card.lineAt(table.span.start) <= line && line <= card.lineAt(table.span.end - 1) && isTrainingLog(table));
    // The steps of a training are no results to publish.
    const first = evidence.find(({ line }) => line >= bodyLine && !inLog(line));
    if (!first) return;
    const section = card.sections.findLast((s) => s.level > 0 && card.lineAt(s.span.start) <= first.line);
    yield { message: `${shown(lineShown(card.text, first.line))} (line ${first.line}) stands in the text only; expected results in \`model-index\` or \`.eval_results/\` too`, at: section ? { section } : 'card', about: 'results', ...fixOf(snapshot) };
  },
  examples: [
    {
      title: 'This model’s row on data that the card names; the other data has no id, the other model is another', card: '---\nlicense: mit\npipeline_tag: automatic-speech-recognition\ndatasets:\n- acme/sauti\n---\n\n# lugha-asr\n\n## Results\n\n| Model | Sauti (WER) | Radio (WER) |\n| --- | --- | --- |\n| whisper-small | 35.0 | 41.2 |\n| **lugha-asr** | **21.40** | 30.0 |\n',
      finds: ['10: `| lugha-asr | 21.40 | 30.0 |` (line 15) stands in the text only; expected results in `model-index` or `.eval_results/` too'],
      fixed: '---\nlicense: mit\npipeline_tag: automatic-speech-recognition\ndatasets:\n- acme/sauti\nmodel-index:\n- name: lugha-asr\n  results:\n  - task:\n      type: automatic-speech-recognition\n    dataset:\n      name: Sauti\n      type: acme/sauti\n    metrics:\n    - type: wer\n      value: 21.40\n---\n\n# lugha-asr\n\n## Results\n\n| Model | Sauti (WER) | Radio (WER) |\n| --- | --- | --- |\n| whisper-small | 35.0 | 41.2 |\n| **lugha-asr** | **21.40** | 30.0 |\n',
    },
    {
      title: 'The sentence above links the data', card: '---\npipeline_tag: translation\n---\n\n# Tafsiri: a translator\n\n## Evaluation\n\nResults on the test set of [Methali](https://huggingface.co/datasets/acme/methali-sw):\n\n| Metric | Value |\n| --- | --- |\n| BLEU | 31.2 |\n| chrF | 55.0% |\n',
      finds: ['7: `| BLEU | 31.2 |` (line 13) stands in the text only; expected results in `model-index` or `.eval_results/` too'],
      fixed: '---\npipeline_tag: translation\nmodel-index:\n- name: "Tafsiri: a translator"\n  results:\n  - task:\n      type: translation\n    dataset:\n      name: Methali\n      type: acme/methali-sw\n      split: test\n    metrics:\n    - type: bleu\n      value: 31.2\n    - type: chrf\n      value: 55.0\n---\n\n# Tafsiri: a translator\n\n## Evaluation\n\nResults on the test set of [Methali](https://huggingface.co/datasets/acme/methali-sw):\n\n| Metric | Value |\n| --- | --- |\n| BLEU | 31.2 |\n| chrF | 55.0% |\n',
    },
    {
      title: 'Two values of one thing are left alone', card: '---\npipeline_tag: automatic-speech-recognition\ndatasets: [acme/sauti]\n---\n\n# Lugha ASR\n\n## Results\n\n| Dataset | WER |\n| --- | --- |\n| Sauti | 21.4 |\n| Sauti | 30.2 |\n',
      finds: ['8: `| Sauti | 21.4 |` (line 12) stands in the text only; expected results in `model-index` or `.eval_results/` too'],
    },
    { title: 'A table', card: '# Lugha ASR\n\n## Results\n\n| Dataset | WER |\n| --- | --- |\n| AfroDigits test | 0.21 |\n', finds: ['3: `| AfroDigits test | 0.21 |` (line 7) stands in the text only; expected results in `model-index` or `.eval_results/` too'] },
    { title: 'A list without a front matter', card: '# Lugha ASR\n\n### Validation Metrics\n\n- Accuracy: 0.91\n- F1: 0.88\n', finds: ['3: `Accuracy: 0.91` (line 5) stands in the text only; expected results in `model-index` or `.eval_results/` too'] },
    { title: 'Both', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics:\n    - {type: wer, value: 0.21}\n---\n\n# Lugha ASR\n\n## Results\n\nWER: 0.21\n' },
    { title: 'A file of results', card: '# Lugha ASR\n\n## Results\n\nWER: 0.21\n', files: { '.eval_results/sauti.yaml': '- value: 0.21\n' } },
    { title: 'A trainer’s log', card: '# Lugha ASR\n\n### Training results\n\n| Training Loss | Epoch | Step | Validation Loss | Wer |\n| --- | --- | --- | --- | --- |\n| 0.51 | 1.0 | 100 | 0.42 | 0.31 |\n| 0.40 | 2.0 | 200 | 0.39 | 0.29 |\n' },
    { title: 'No result is another finding', card: '# Lugha ASR\n\nLugha ASR transcribes Swahili speech.\n' },
  ],
});

/** The `model-index` that the text proves; none where a dataset, metric or task is in doubt, and that is advice. */
function fixOf(snapshot: Snapshot): Pick<Problem, 'fix'> {
  const { card } = snapshot;
  const index = modelIndexOf(snapshot, () => resultsOf(snapshot));
  if (index === null) return {};
  const end = card.text.startsWith('\r\n', card.frontMatter.yaml.end) ? '\r\n' : '\n';
  const edit = insertKey(card, index.lines.join(end));
  const count = index.results.length;
  return edit === null ? {} : { fix: { title: `Write ${count === 1 ? 'the result' : `${count} results`} of the text into \`model-index\``, edits: [edit] } };
}
