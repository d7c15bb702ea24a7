import { evidenceFor, isMissing, statusOf } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { lineShown } from '../../snapshot/lines.ts';

export default defineRule({
  id: 'evaluation/setup-missing',
  summary: 'Results are given, but not on which data or in which metric',
  why: 'A number without the data it was measured on, or without the name of the measure, can neither be repeated nor compared.',
  advice: 'Name both beside the number: `[add metric] [add value] on the [add split] split of [add dataset]`, with prompts, shots or harness where there are any',
  severity: 'notice',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/model-card-annotated#evaluation', 'https://arxiv.org/abs/1810.03993', 'https://arxiv.org/abs/2406.16746'],
  resources: ['lm-evaluation-harness', 'reforms'],
  *check(snapshot) {
    if (statusOf(snapshot, 'evaluation-results') !== 'disclosed' || !isMissing(snapshot, 'evaluation-setup')) return;
    const { copy, agent, trial } = artefactOf(snapshot);
    if (copy || agent || trial) return;
    const first = evidenceFor(snapshot, 'evaluation-results')[0];
    if (!first) return;
    const { card } = snapshot;
    const line = card.statements.find((s) => card.lineAt(s.start) === first.line);
    const row = card.tables.flatMap((table) => table.rows).find(({ span }) => card.lineAt(span.start) === first.line);
    const span = line ?? row?.span;
    yield { message: `${shown(lineShown(card.text, first.line))} is a result of which the data or the metric is not named; expected both`, at: span ? { span: { start: span.start, end: span.end } } : { key: ['model-index'] }, about: 'setup' };
  },
  examples: [
    { title: 'A number of something on something', card: '# Lugha ASR\n\n## Results\n\nAccuracy: 0.91\n', finds: ['5: `Accuracy: 0.91` is a result of which the data or the metric is not named; expected both'] },
    { title: 'In the model-index', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics:\n    - {type: wer, value: 0.21}\n---\n\n# Lugha ASR\n' },
    { title: 'No result is another finding', card: '# Lugha ASR\n\nLugha ASR transcribes Swahili speech.\n' },
    { title: 'An automatic card that did not know its data', card: '# hisia\n\nThis model is a fine-tuned version of xlm-roberta-base on an unknown dataset.\nIt achieves the following results on the evaluation set:\n- Loss: 0.35\n', finds: ['5: `Loss: 0.35` is a result of which the data or the metric is not named; expected both'] },
    { title: 'The data is a repository', card: '# Lugha captions\n\nOn the 400 test pictures of `acme/market-photos` it reaches a BLEU of 21.4.\n' },
    { title: 'Both stand in a table in French', card: '# Lugha résumé\n\n## Évaluation\n\n| jeu de données | métrique | valeur |\n| --- | --- | --- |\n| acme/depeches-fr, test | ROUGE-L | 31.2 |\n' },
    { title: 'Both are named', card: '# Lugha ASR\n\n## Results\n\nWord error rate (WER) on the test set of AfroDigits: 0.21\n' },
  ],
});
