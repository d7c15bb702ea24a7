import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { Edit, KeyPath, Problem, RuleExample } from '../../engine/types.ts';
import { mapping, numeric } from '../../engine/values.ts';
import { isHubId } from '../../facts/hub-id.ts';
import { readYamlFile, type YamlFile } from '../../snapshot/front-matter.ts';

const file = '.eval_results/fleurs.yaml';
const beside = (text: string): Pick<RuleExample, 'card' | 'files'> => ({ card: '---\nlicense: mit\n---\n# Kiswahili ASR\n', files: { [file]: text } });

export default defineRule({
  id: 'evaluation/eval-results-invalid',
  summary: 'A file of results below `.eval_results/` does not follow its form',
  why: 'Leaderboards of benchmark datasets take results from these files. One without its task, figure or dataset appears nowhere, and nobody is told.',
  advice: 'Write a list; each entry has `dataset.id`, `dataset.task_id` and `value`; `date` stands between quotes, and a `source` has its `url`',
  severity: 'warning',
  kinds: ['model'],
  needs: ['files'],
  sources: ['https://huggingface.co/docs/hub/eval-results', 'https://github.com/huggingface/hub-docs/blob/main/eval_results.yaml', 'https://github.com/huggingface/hub-docs/pull/2179', 'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/_eval_results.py'],
  resources: ['lm-evaluation-harness', 'lighteval'],
  *check({ files }) {
    const seen = new Map<string, string>();
    for (const [path, { text }] of files) {
      if (!/^\.eval_results\/[^/]+\.ya?ml$/.test(path) || !text.known) continue;
      for (const problem of judge(path, text.value, seen)) yield problem;
    }
  },
  examples: [
    { title: 'No task', ...beside('- dataset:\n    id: google/fleurs\n    config: sw_ke\n  value: 21.4\n'), finds: [`${file}: The result on \`google/fleurs\` has no \`dataset.task_id\`, which is required since 2026-01-23`] },
    { title: 'A date without quotes, a source without an address', ...beside('- dataset: {id: google/fleurs, task_id: sw}\n  value: 21.4\n  date: 2026-05-01\n  source:\n    name: Our logs\n'), finds: [`${file}: \`date: 2026-05-01\` stands without quotes, and YAML 1.1 tools read no text there`, `${file}: The \`source\` of the result on \`google/fleurs\` has no \`url\``] },
    { title: 'A figure with its sign', ...beside('- dataset: {id: google/fleurs, task_id: sw}\n  value: 21.4%\n'), finds: [`${file}: The value on \`google/fleurs\` is \`21.4%\`, expected a number`] },
    { title: 'A mapping', ...beside('dataset: {id: google/fleurs, task_id: sw}\nvalue: 21.4\n'), finds: [`${file}: The file holds a mapping, expected a list of results`] },
    { title: 'Broken YAML', ...beside('- dataset: {id: google/fleurs\n  value: 21.4\n'), finds: [`${file}: The file cannot be read as YAML: missed comma between flow collection entries`] },
    { title: 'The same result twice', ...beside('- dataset: {id: google/fleurs, task_id: sw}\n  value: 21.4\n- dataset: {id: google/fleurs, task_id: sw}\n  value: 22.0\n'), finds: [`${file}: The result on \`google/fleurs\` for \`sw\` is given twice, in \`${file}\` before`] },
    { title: 'Complete', ...beside('- dataset:\n    id: google/fleurs\n    task_id: sw\n  value: 21.4\n  date: "2026-05-01"\n  source:\n    url: https://example.org/logs\n- dataset: {id: google/fleurs, task_id: lg}\n  value: 30.1\n') },
    { title: 'No such file', card: '---\nlicense: mit\n---\n# Kiswahili ASR\n', files: { 'results/fleurs.yaml': 'wer: 21.4\n' } },
  ],
});

function* judge(path: string, text: string, seen: Map<string, string>): Iterable<Problem> {
  const yaml = readYamlFile(text);
  const at = (key: KeyPath): Problem['at'] => ({ file: path, span: yaml.keySpanOf(key) ?? yaml.spanOf(key) ?? { start: 0, end: 1 } });
  const [broken] = yaml.problems;
  if (broken) {
    yield { message: `The file cannot be read as YAML: ${broken.message}`, at: { file: path, span: broken.span } };
    return;
  }
  if (!Array.isArray(yaml.value)) {
    yield { message: `The file holds ${typeof yaml.value === 'object' && yaml.value !== null ? 'a mapping' : 'no list'}, expected a list of results`, at: { file: path, span: { start: 0, end: 1 } } };
    return;
  }
  for (const [index, entry] of yaml.value.entries()) {
    const { dataset, value, date, source } = mapping(entry);
    const { id, task_id: task } = mapping(dataset);
    const named = typeof id === 'string' && id.trim() !== '';
    const which = named ? `The result on \`${oneLine(id)}\`` : `Result ${index + 1}`;
    if (!named) yield { message: `${which} has no \`dataset.id\``, at: at([index]) };
    else if (!isHubId(id) || !id.includes('/')) yield { message: `\`dataset.id: ${oneLine(id)}\` is no id of a dataset on the Hub, expected \`owner/name\``, at: at([index, 'dataset', 'id']) };
    if (task === undefined || task === null || task === '') yield { message: `${which} has no \`dataset.task_id\`, which is required since 2026-01-23`, at: at([index, 'dataset']) };
    if (value === undefined || value === null || value === '') yield { message: `${which} has no \`value\``, at: at([index]) };
    else if (typeof value !== 'number' || !Number.isFinite(value)) yield { message: `The value${named ? ` on \`${oneLine(id)}\`` : ''} is \`${oneLine(String(value))}\`, expected a number`, at: at([index, 'value']), ...(numeric(value) !== null && { advice: 'Write the number without quotes and separators' }) };
    yield* dateOf(path, text, yaml, [index, 'date'], date, at);
    if (source !== undefined && source !== null && typeof mapping(source)['url'] !== 'string') yield { message: `The \`source\` of the result${named ? ` on \`${oneLine(id)}\`` : ''} has no \`url\``, at: at([index, 'source']) };
    if (!named || typeof task !== 'string') continue;
    const key = JSON.stringify([id, task, mapping(dataset)['revision'] ?? null, mapping(entry)['notes'] ?? null]);
    const before = seen.get(key);
    if (before !== undefined) yield { message: `${which} for \`${oneLine(task)}\` is given twice, in \`${before}\` before`, at: at([index]) };
    seen.set(key, path);
  }
}

function* dateOf(path: string, text: string, yaml: YamlFile, key: KeyPath, date: unknown, at: (key: KeyPath) => Problem['at']): Iterable<Problem> {
  if (date === undefined || date === null) return;
  const span = yaml.spanOf(key);
  const written = span ? text.slice(span.start, span.end) : '';
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(date)) {
    yield { message: `\`date: ${oneLine(written)}\` is no date of ISO 8601, expected e.g. \`"2026-05-01"\``, at: at(key) };
    return;
  }
  if (!span || written !== date) return;
  const edit: Edit = { file: path, ...span, text: `"${date}"` };
  yield { message: `\`date: ${date}\` stands without quotes, and YAML 1.1 tools read no text there`, at: at(key), fix: { title: `Write \`"${date}"\``, edits: [edit] } };
}
