import { evidenceFor } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { listed, mapping } from '../../engine/values.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
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
    if (evidence.length === 0 || artefactOf(snapshot).copy || artefactOf(snapshot).trial) return;
    const indexed = listed(card.data['model-index']).some((entry) => listed(mapping(entry)['results']).some((result) => listed(mapping(result)['metrics']).length > 0));
    if (indexed || [...files.keys()].some((path) => path.startsWith('.eval_results/'))) return;
    const bodyLine = card.lineAt(card.frontMatter.bodyStart);
    const first = evidence.find(({ line }) => line >= bodyLine);
    if (!first) return;
    const section = card.sections.findLast((s) => s.level > 0 && card.lineAt(s.span.start) <= first.line);
    yield { message: `${shown(lineShown(card.text, first.line))} (line ${first.line}) stands in the text only; expected results in \`model-index\` or \`.eval_results/\` too`, at: section ? { section } : 'card', about: 'results' };
  },
  examples: [
    { title: 'A table', card: '# Lugha ASR\n\n## Results\n\n| Dataset | WER |\n| --- | --- |\n| AfroDigits test | 0.21 |\n', finds: ['3: `| AfroDigits test | 0.21 |` (line 7) stands in the text only; expected results in `model-index` or `.eval_results/` too'] },
    { title: 'A list without a front matter', card: '# Lugha ASR\n\n### Validation Metrics\n\n- Accuracy: 0.91\n- F1: 0.88\n', finds: ['3: `Accuracy: 0.91` (line 5) stands in the text only; expected results in `model-index` or `.eval_results/` too'] },
    { title: 'Both', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics:\n    - {type: wer, value: 0.21}\n---\n\n# Lugha ASR\n\n## Results\n\nWER: 0.21\n' },
    { title: 'A file of results', card: '# Lugha ASR\n\n## Results\n\nWER: 0.21\n', files: { '.eval_results/sauti.yaml': '- value: 0.21\n' } },
    { title: 'No result is another finding', card: '# Lugha ASR\n\nLugha ASR transcribes Swahili speech.\n' },
  ],
});
