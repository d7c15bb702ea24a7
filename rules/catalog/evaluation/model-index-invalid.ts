import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { KeyPath, Problem } from '../../engine/types.ts';
import { mapping } from '../../engine/values.ts';

/** Words that stand where a figure should. */
const noFigure = /^(?:|n\/?a\.?|none|null|nan|[-+]?inf(?:inity)?|todo|tbd|unknown|\?+|-+|x+(?:\.x+)?|\[?more information needed\]?|\{[^}]*\}|<[^>]*>)$/i;

export default defineRule({
  id: 'evaluation/model-index-invalid',
  summary: 'The results in `model-index` are incomplete',
  why: 'A result without its dataset, metric or figure says nothing and cannot be compared. Tools that read `model-index` leave such results out or fail: huggingface_hub raises an error where the dataset is missing.',
  advice: 'Give each result `task.type`, `dataset.type`, `dataset.name` and a list `metrics` with `type` and `value`, or take it away',
  severity: 'warning',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1', 'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard_data.py', 'https://huggingface.co/docs/hub/eval-results'],
  resources: ['model-cards', 'model-card-resources'],
  *check({ card }) {
    const models = card.data['model-index'];
    if (models === undefined) return;
    if (!Array.isArray(models)) {
      yield say(['model-index'], `\`model-index\` is ${sort(models)}, expected a list of models with their results`);
      return;
    }
    const empty = models.flatMap((model, m) => (isMapping(model) && Array.isArray(model['results']) && model['results'].length === 0 ? [m] : []));
    for (const [m, model] of models.entries()) {
      const path = ['model-index', m] as const;
      if (!isMapping(model)) {
        yield say(path, `\`model-index[${m}]\` is ${sort(model)}, expected \`name\` and \`results\``);
        continue;
      }
      const { name, results } = model;
      if (typeof name !== 'string' || name.trim() === '') yield say([...path, 'name'], `\`model-index[${m}]\` has no \`name\``);
      // Where the key is absent the Hub itself refuses the card.
      if (results === undefined) continue;
      if (!Array.isArray(results)) yield say([...path, 'results'], `\`model-index[${m}].results\` is ${sort(results)}, expected a list`);
      else if (results.length === 0 && m !== empty[0]) continue;
      else if (results.length === 0) yield say([...path, 'results'], `\`results\` is an empty list, as a trainer leaves it before any evaluation${empty.length > 1 ? `, and ${empty.length - 1} more below are like it` : ''}`, 'Add the results of the evaluation, or take `model-index` away');
      else yield* once(results.flatMap((result, r) => [...resultOf([...path, 'results', r], result)]));
    }
  },
  examples: [
    { title: 'What a trainer leaves', card: '---\nmodel-index:\n- name: kiswahili\n  results: []\n---\n# Kiswahili ASR\n', finds: ['4: `results` is an empty list, as a trainer leaves it before any evaluation'] },
    { title: 'The same for each of a family', card: '---\nmodel-index:\n- name: kiswahili-small\n  results: []\n- name: kiswahili-large\n  results: []\n---\n# Kiswahili ASR\n', finds: ['4: `results` is an empty list, as a trainer leaves it before any evaluation, and 1 more below are like it'] },
    { title: 'A mapping in place of a list', card: '---\nmodel-index:\n  name: kiswahili\n---\n# Kiswahili ASR\n', finds: ['2: `model-index` is a mapping, expected a list of models with their results'] },
    { title: 'No dataset', card: '---\nmodel-index:\n- name: kiswahili\n  results:\n  - task: {type: automatic-speech-recognition}\n    metrics: [{type: wer, value: 21.4}]\n---\n# Kiswahili ASR\n', finds: ['5: The result of `automatic-speech-recognition` names no `dataset`'] },
    {
      title: 'No figure, and a figure that is none', card: '---\nmodel-index:\n- name: kiswahili\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: google/fleurs, name: FLEURS}\n    metrics:\n    - type: wer\n    - type: cer\n      value: .nan\n    - value: NA\n---\n# Kiswahili ASR\n',
      finds: ['8: The metric `wer` on `FLEURS` has no `value`', '10: The value of `cer` on `FLEURS` is `NaN`, expected a figure', '11: A metric on `FLEURS` has no `type`', '11: The value of a metric on `FLEURS` is `NA`, expected a figure'],
    },
    { title: 'A dataset without its name, no metrics', card: '---\nmodel-index:\n- name: kiswahili\n  results:\n  - dataset: {type: google/fleurs}\n    task: {name: Speech}\n---\n# Kiswahili ASR\n', finds: ['6: The result on `google/fleurs` has no `task.type`', '5: The result on `google/fleurs` has no `dataset.name`', '5: The result on `google/fleurs` has no `metrics`'] },
    { title: 'A figure with its spread, and a zero', card: '---\nmodel-index:\n- name: walker\n  results:\n  - task: {type: reinforcement-learning, name: Walking}\n    dataset: {type: Walker2d-v4, name: Walker2d-v4}\n    metrics:\n    - {type: mean_reward, value: 999.99 +/- 9.99}\n    - {type: falls, value: 0}\n---\n# Walker\n' },
    { title: 'Several alike', card: '---\nmodel-index:\n- name: kiswahili\n  results:\n  - task: {type: token-classification}\n    metrics: [{type: f1, value: 0.9}]\n  - task: {type: token-classification}\n    metrics: [{type: f1, value: 0.8}]\n---\n# Kiswahili ASR\n', finds: ['5: The result of `token-classification` names no `dataset`, and 1 more below are like it'] },
    { title: 'No model-index', card: '---\nlicense: mit\n---\n# Kiswahili ASR\n' },
  ],
});

const isMapping = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const say = (key: KeyPath, message: string, advice?: string): Problem => ({ message, at: { key }, ...(advice && { advice }) });
const sort = (value: unknown): string => (value === null ? 'empty' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a mapping' : `the ${typeof value === 'string' ? 'text' : typeof value} \`${oneLine(String(value))}\``);
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)) : '');

/** What is wrong in the same words of several results is told once, at the first: a program wrote them all alike. */
function once(problems: readonly Problem[]): Problem[] {
  const alike = new Map<string, Problem[]>();
  for (const problem of problems) alike.set(problem.message, [...(alike.get(problem.message) ?? []), problem]);
  return [...alike.values()].map(([first, ...others]) => (others.length === 0 ? first! : { ...first!, message: `${first!.message}, and ${others.length} more below are like it`, about: first!.message }));
}

function* resultOf(path: KeyPath, result: unknown): Iterable<Problem> {
  if (!isMapping(result)) {
    yield say(path, `A result is ${sort(result)}, expected \`task\`, \`dataset\` and \`metrics\``);
    return;
  }
  const { metrics } = result;
  const task = text(mapping(result['task'])['type']);
  const dataset = mapping(result['dataset']);
  const data = text(dataset['name']) || text(dataset['type']);
  const which = data ? `The result on \`${data}\`` : task ? `The result of \`${task}\`` : 'A result';
  if (task === '') yield say([...path, 'task'], `${which} has no \`task.type\``);
  if (!isMapping(result['dataset'])) yield say(path, `${which} names no \`dataset\``, 'Name what was evaluated on: `dataset: {type: <id on the Hub>, name: <what people call it>}`');
  else for (const key of ['type', 'name']) if (text(dataset[key]) === '') yield say([...path, 'dataset'], `${which} has no \`dataset.${key}\``);
  if (metrics === undefined || metrics === null || (Array.isArray(metrics) && metrics.length === 0)) yield say(path, `${which} has no \`metrics\``);
  if (!Array.isArray(metrics)) return;
  const on = data ? ` on \`${data}\`` : '';
  for (const [i, metric] of metrics.entries()) {
    const at = [...path, 'metrics', i];
    if (!isMapping(metric)) {
      yield say(at, `A metric${on} is ${sort(metric)}, expected \`type\` and \`value\``);
      continue;
    }
    const type = text(metric['type']);
    const value = metric['value'];
    if (type === '') yield say(at, `A metric${on} has no \`type\``);
    const name = type || text(metric['name']);
    const of = name ? `\`${name}\`` : 'a metric';
    if (value === undefined || value === null || value === '') yield say(at, `${name ? `The metric ${of}` : 'A metric'}${on} has no \`value\``);
    else if ((typeof value === 'number' && !Number.isFinite(value)) || (typeof value === 'string' && noFigure.test(value.trim()))) yield say([...at, 'value'], `The value of ${of}${on} is \`${oneLine(String(value))}\`, expected a figure`);
  }
}
