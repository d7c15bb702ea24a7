import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { Card, KeyPath, Problem } from '../../engine/types.ts';
import { mapping, valuesWhere } from '../../engine/values.ts';
import { idOfPage, isHubId, ofOneMachine } from '../../facts/hub-id.ts';
import { isLanguageCode, meantLanguage, specialLanguages } from '../../facts/language-codes.ts';
import { readYaml } from '../../snapshot/front-matter.ts';
import { renamed, respelled, scalarSpan } from '../../snapshot/spelling.ts';

export default defineRule({
  id: 'card/front-matter-invalid',
  summary: 'The Hub refuses this front matter',
  why: 'The Hub checks the front matter of every push and commit. One wrong value refuses the whole upload: `Sorry, your push was rejected during YAML metadata verification`, or in Python `ValueError: Invalid metadata in README.md`.',
  advice: 'Give the key a value that the Hub takes, or leave the key out',
  severity: 'error',
  profile: 'hub',
  sources: [
    'https://huggingface.co/docs/hub/model-cards#model-card-metadata',
    'https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1',
    'https://github.com/huggingface/hub-docs/blob/main/datasetcard.md?plain=1',
    'https://github.com/huggingface/autotrain-advanced/issues/648',
    'https://github.com/ostris/ai-toolkit/issues/260',
    'https://github.com/huggingface/datasets/pull/5137',
  ],
  resources: ['model-card-resources', 'hugging-face-ml-research-release-toolkit'],
  *check({ card, kind }) {
    const { state } = card.frontMatter;
    if (state === 'not-mapping') yield notMapping(card);
    if (state !== 'ok') return;
    if (kind !== 'space' && card.data['language'] !== undefined) yield* languages(card);
    if (kind === 'model') {
      if (card.data['datasets'] !== undefined) yield* datasets(card);
      if (card.data['base_model'] !== undefined) yield* baseModels(card);
      if (card.data['widget'] !== undefined && !Array.isArray(card.data['widget'])) yield refused(['widget'], 'must be an array', 'Write a list: one `- text: …` for each example, or leave the key out');
      if (card.data['model-index'] !== undefined) yield* modelIndex(card);
    }
    if (kind === 'dataset') yield* datasetKeys(card);
  },
  examples: [
    {
      title: 'A regional tag as language', card: '---\nlicense: mit\nlanguage:\n- sw\n- en-KE\n---\n# Kiswahili ASR\n',
      finds: ['5: "language[1]" with value "en-KE" is not valid. It must be an ISO 639-1, 639-2 or 639-3 code (two/three letters), or a special value like "code", "multilingual". If you want to use BCP-47 identifiers, you can specify them in language_bcp47'],
    },
    {
      title: 'The name of a language', card: '---\nlanguage: "English"\n---\n# Reader\n', fixed: '---\nlanguage: "en"\n---\n# Reader\n',
      finds: ['2: "language" with value "English" is not valid. It must be an ISO 639-1, 639-2 or 639-3 code (two/three letters), or a special value like "code", "multilingual"'],
    },
    {
      title: 'Norwegian after a Python tool has rewritten the card', card: '---\nlanguage:\n- false\n- sv\n---\n# Leser\n', fixed: '---\nlanguage:\n- "no"\n- sv\n---\n# Leser\n',
      finds: ['3: "language[0]" with value "false" is not valid. It must be an ISO 639-1, 639-2 or 639-3 code (two/three letters), or a special value like "code", "multilingual"'],
    },
    {
      title: 'A folder as training data, and an empty item', card: '---\ndatasets:\n- /data/asr/train/\n-\n---\n# Kiswahili ASR\n',
      finds: ['3: "datasets[0]" with value "/data/asr/train/" is not valid. If possible, use a dataset id from https://hf.co/datasets', '4: "datasets[1]" must be a string'],
    },
    { title: 'The name of a model where an id is meant', card: '---\nbase_model: Whisper Small\n---\n# Kiswahili ASR\n', finds: ['2: "base_model" with value "Whisper Small" is not valid. Use a model id from https://hf.co/models'] },
    {
      title: 'The address of a model where an id is meant', card: '---\nbase_model:\n  - https://huggingface.co/openai/whisper-small\n---\n# Kiswahili ASR\n', fixed: '---\nbase_model:\n  - openai/whisper-small\n---\n# Kiswahili ASR\n',
      finds: ['3: "base_model[0]" with value "https://huggingface.co/openai/whisper-small" is not valid. Use a model id from https://hf.co/models'],
    },
    { title: 'A widget that is no list', card: '---\nlicense: mit\nwidget:\n  text: Habari\n---\n# Chat\n', finds: ['3: "widget" must be an array'] },
    {
      title: 'Results that are no list', card: '---\nmodel-index:\n- name: kiswahili\n  results:\n  - task:\n      type: automatic-speech-recognition\n    dataset:\n      name: FLEURS\n      type: google/fleurs\n      config: {lang: sw}\n    metrics:\n      type: wer\n      value: 21.4\n---\n# Kiswahili ASR\n',
      finds: ['10: "model-index[0].results[0].dataset.config" must be a string', '11: "model-index[0].results[0].metrics" must be an array'],
    },
    { title: 'No results at all', card: '---\nmodel-index:\n- name: kiswahili\n---\n# Kiswahili ASR\n', finds: ['3: "model-index[0].results" is required'] },
    {
      title: 'A plural key of a dataset', kind: 'dataset', card: '---\nlicenses:\n- cc-by-4.0\n---\n# Proverbs\n', fixed: '---\nlicense:\n- cc-by-4.0\n---\n# Proverbs\n',
      finds: ['2: The Hub refuses the key `licenses`; it is called `license`'],
    },
    { title: 'Tasks that are no list', kind: 'dataset', card: '---\nlicense: cc-by-4.0\ntask_categories: translation\n---\n# Proverbs\n', finds: ['3: "task_categories" must be an array'] },
    { title: 'A list where a mapping is expected', card: '---\n- license: mit\n- language: sw\n---\n# Kiswahili ASR\n', finds: ['2: "value" must be of type object: the block is a list, expected `key: value` lines'] },
    { title: 'One sentence instead of keys', card: '---\nKiswahili speech model\n---\n# Kiswahili ASR\n', finds: ['2: The YAML metadata of your README.md is invalid: expected `key: value` lines'] },
    { title: 'A block with nothing but a blank line', card: '---\n\n---\n# Kiswahili ASR\n', finds: ['2: The YAML metadata of your README.md is invalid: expected `key: value` lines'] },
    { title: 'Three-letter codes, special values, keys nobody knows', card: '---\nlanguage: [swa, ger, code, multilingual, no]\nbase_model: gpt2\ndatasets: [mozilla-foundation/common_voice_17_0, The Pile, https://example.org/corpus/]\nour_own_key: 1\n---\n# Kiswahili ASR\n' },
    { title: 'A complete result', card: '---\nmodel-index:\n- name: kiswahili\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {name: FLEURS, type: google/fleurs, config: sw_ke}\n    metrics: [{type: wer, value: 21.4}]\n---\n# Kiswahili ASR\n' },
  ],
});

const label = (path: KeyPath): string => path.map((part, depth) => (typeof part === 'number' ? `[${part}]` : depth === 0 ? part : `.${part}`)).join('');
const refused = (path: KeyPath, what: string, advice?: string): Problem => ({ message: `"${label(path)}" ${what}`, at: { key: path }, ...(advice && { advice }) });

function notMapping(card: Card): Problem {
  const { start, end } = card.frontMatter.yaml;
  const { value } = readYaml(card.text.slice(start, end));
  const message = Array.isArray(value) ? '"value" must be of type object: the block is a list, expected `key: value` lines' : 'The YAML metadata of your README.md is invalid: expected `key: value` lines';
  return { message, at: { span: { start, end: Math.max(end, start + 1) } } };
}

const noLanguage = 'is not valid. It must be an ISO 639-1, 639-2 or 639-3 code (two/three letters), or a special value like "code", "multilingual"';
/** Two or three letters that no list has, or in capitals: nobody has seen the Hub refuse them; `card/value-undocumented` speaks of those. */
const isNoLanguage = (value: unknown): value is string | false => (typeof value === 'string' ? !/^[a-z]{2,3}$/i.test(value) && !specialLanguages.has(value) && value.trim() !== '' : value === false);

function* languages(card: Card): Iterable<Problem> {
  for (const [path, value] of valuesWhere(card.data, 'language', isNoLanguage)) {
    if (value === false) {
      const span = scalarSpan(card, path);
      const written = span && card.text.slice(span.start, span.end);
      yield { ...refused(path, `with value "false" ${noLanguage}`, 'Write `"no"` with quotes if Norwegian is meant'), ...(written === 'false' && { fix: { title: 'Write `"no"`, which a YAML 1.1 tool has turned into `false`', edits: [{ file: card.file, ...span!, text: '"no"' }] } }) };
      continue;
    }
    const meant = meantLanguage(value);
    const base = value.toLowerCase().split(/[-_]/)[0]!;
    const regional = value !== base && isLanguageCode(base);
    const edit = meant && respelled(card, path, value, meant);
    yield {
      ...refused(path, `with value "${oneLine(value)}" ${noLanguage}${regional ? '. If you want to use BCP-47 identifiers, you can specify them in language_bcp47' : ''}`),
      ...(regional && { advice: `Write \`${base}\` here and keep \`${oneLine(value)}\` in \`language_bcp47\`` }),
      ...(edit && { fix: { title: `Write the code \`${meant}\``, edits: [edit] } }),
    };
  }
}

const isNoDataset = (value: unknown): value is string | null => (typeof value === 'string' ? ofOneMachine(value) === 'a path' : value === null);

function* datasets(card: Card): Iterable<Problem> {
  for (const [path, value] of valuesWhere(card.data, 'datasets', isNoDataset)) {
    if (value !== null) yield refused(path, `with value "${oneLine(value)}" is not valid. If possible, use a dataset id from https://hf.co/datasets`, 'Name the dataset by its id on the Hub (`owner/name`); describe private data in the text instead');
    else if (path.length > 1) yield refused(path, 'must be a string', 'Take the empty item away, or name the dataset');
  }
}

const isNoId = (value: unknown): value is string => typeof value === 'string' && !isHubId(value) && value.trim() !== '';

function* baseModels(card: Card): Iterable<Problem> {
  for (const [path, value] of valuesWhere(card.data, 'base_model', isNoId)) {
    // Paths and variables have a rule of their own, `card/base-model-is-local-path`.
    if (ofOneMachine(value.trim()) !== null) continue;
    const id = idOfPage(value);
    const edit = id && respelled(card, path, value, id);
    yield { ...refused(path, `with value "${oneLine(value)}" is not valid. Use a model id from https://hf.co/models`), ...(edit && { fix: { title: `Write the id \`${id}\``, edits: [edit] } }) };
  }
}

/** What the Hub has been seen to refuse; `evaluation/model-index-invalid` goes further. */
function* modelIndex(card: Card): Iterable<Problem> {
  const models = card.data['model-index'];
  if (!Array.isArray(models)) return;
  for (const [m, model] of models.entries()) {
    if (typeof model !== 'object' || model === null) continue;
    const { results } = mapping(model);
    if (results === undefined) yield refused(['model-index', m, 'results'], 'is required', 'Add the results, or leave `model-index` out');
    if (!Array.isArray(results)) continue;
    for (const [r, result] of results.entries()) {
      const at = ['model-index', m, 'results', r] as const;
      const { dataset, metrics } = mapping(result);
      const { config } = mapping(dataset);
      if (badConfig(config)) yield refused([...at, 'dataset', 'config'], 'must be a string');
      if (metrics === undefined) continue;
      if (!Array.isArray(metrics)) yield refused([...at, 'metrics'], 'must be an array', 'Put `- ` before the first key of each metric');
      else for (const [i, metric] of metrics.entries()) if (badConfig(mapping(metric)['config'])) yield refused([...at, 'metrics', i, 'config'], 'must be a string');
    }
  }
}

const badConfig = (config: unknown): boolean => config !== undefined && config !== null && typeof config !== 'string';

function* datasetKeys(card: Card): Iterable<Problem> {
  for (const [plural, key] of [['languages', 'language'], ['licenses', 'license']] as const satisfies readonly (readonly [string, string])[]) {
    if (card.data[plural] === undefined) continue;
    const edit = card.data[key] === undefined ? renamed(card, plural, key) : null;
    yield { message: `The Hub refuses the key \`${plural}\`; it is called \`${key}\``, at: { key: [plural] }, ...(edit && { fix: { title: `Call the key \`${key}\``, edits: [edit] } }) };
  }
  for (const key of ['task_categories', 'task_ids']) {
    const value = card.data[key];
    if (value !== undefined && value !== null && !Array.isArray(value)) yield refused([key], 'must be an array', `Write a list, e.g. \`${key}:\` and below it \`- …\` for each task`);
  }
}

