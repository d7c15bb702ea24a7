import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import { metricNamed, putsOutLabels, putsOutText } from '../../facts/metrics.ts';
import { machineResultsOf } from '../../results/index.ts';

export default defineRule({
  id: 'evaluation/metric-unfit',
  summary: 'A metric in `model-index` compares what the task does not put out',
  why: 'Word error rate and BLEU compare texts, FID sets of pictures: beside a classifier the figure was measured on something else, or task or metric is a slip, and the Hub lists the result where nobody can use it.',
  advice: 'Correct `task.type` or the metric’s `type`',
  severity: 'notice',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/evaluate/choosing_a_metric', 'https://huggingface.co/tasks'],
  resources: ['lm-evaluation-harness', 'lighteval'],
  *check(snapshot) {
    for (const { from, metric, task, dataset, place } of machineResultsOf(snapshot)) {
      if (from !== 'model-index' || metric === null || task === null || !('key' in place)) continue;
      const needs = metricNamed(metric)?.needs;
      const unfit = needs === 'text' ? putsOutLabels(task) : needs === 'images' ? putsOutLabels(task) || putsOutText(task) : false;
      if (unfit) yield { message: `\`${oneLine(metric)}\`${dataset ? ` on \`${oneLine(dataset)}\`` : ''} compares ${needs === 'text' ? 'texts' : 'sets of generated pictures'}, but \`${oneLine(task)}\` puts out ${putsOutLabels(task) ? 'labels or numbers' : 'text'}`, at: { key: place.key.slice(0, -1) }, about: `${metric} ${task} ${dataset ?? ''}` };
    }
  },
  examples: [
    { title: 'Word error rate of a classifier', card: '---\nmodel-index:\n- name: hisia\n  results:\n  - task:\n      type: text-classification\n    dataset:\n      type: acme/hisia\n      name: Hisia\n    metrics:\n    - type: wer\n      value: 0.21\n---\n# Hisia\n', finds: ['11: `wer` on `Hisia` compares texts, but `text-classification` puts out labels or numbers'] },
    { title: 'Fréchet distance of a translation', card: '---\nmodel-index:\n- name: tafsiri\n  results:\n  - task:\n      type: translation\n    dataset:\n      type: acme/methali\n      name: Methali\n    metrics:\n    - type: fid\n      value: 12.1\n---\n# Tafsiri\n', finds: ['11: `fid` on `Methali` compares sets of generated pictures, but `translation` puts out text'] },
    { title: 'Fitting ones', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics: [{type: wer, value: 0.21}, {type: accuracy, value: 0.9}]\n  - task: {type: text-classification}\n    dataset: {type: acme/hisia, name: Hisia}\n    metrics: [{type: mse, value: 0.3}]\n---\n# Lugha\n' },
  ],
});
