import { defineRule } from '../../engine/define-rule.ts';
import { oneLine, shown } from '../../engine/shown.ts';
import type { Card, KeyPath, Problem } from '../../engine/types.ts';
import { valuesWhere } from '../../engine/values.ts';
import { valuesOf } from '../../facts/card-keys.ts';
import { retiredTasks, taskIds } from '../../facts/hub-tasks.ts';
import { isLanguageCode, meantLanguage } from '../../facts/language-codes.ts';
import { respelled } from '../../snapshot/spelling.ts';

/** Keys of datasets and models whose values the Hub's documents list. */
const listedKeys = {
  dataset: ['annotations_creators', 'language_creators', 'multilinguality', 'size_categories'].map((key) => [key, new Set(valuesOf(key))] as const),
  model: [['base_model_relation', new Set(valuesOf('base_model_relation'))]],
} as const;
/** Answers that nothing is known or done: no filter has them, and none should. */
const admitted = new Set(['unknown', 'none', 'n/a', 'not-applicable', 'other']);
const fieldTypes = new Set(valuesOf('extra_gated_fields').filter((type) => !type.startsWith('{')));

export default defineRule({
  id: 'card/value-undocumented',
  summary: 'A value is not among those that the Hub documents',
  why: 'Filters, widgets and tools know the documented values only. Whether the Hub refuses another one or takes it silently is not known; it has no effect in either case.',
  advice: 'Use a documented value, or say it in `tags` or in the text',
  severity: 'warning',
  kinds: ['model', 'dataset'],
  needs: ['front-matter'],
  sources: [
    'https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1',
    'https://github.com/huggingface/hub-docs/blob/main/datasetcard.md?plain=1',
    'https://huggingface.co/docs/hub/models-gated',
    'https://iso639-3.sil.org/code_tables/639/data',
  ],
  resources: ['model-card-resources', 'hugging-face-ml-research-release-toolkit'],
  *check({ card, kind }) {
    if (kind === 'space') return;
    for (const [key, values] of listedKeys[kind]) if (card.data[key] !== undefined) yield* outside(card, key, values);
    if (card.data['language'] !== undefined) yield* languages(card);
    if (kind === 'model' && card.data['pipeline_tag'] !== undefined) yield* pipelineTag(card);
    if (card.data['extra_gated_fields'] !== undefined) yield* gatedFields(card);
  },
  examples: [
    { title: 'A retired task', card: '---\npipeline_tag: conversational\n---\n# Chat\n', finds: ['2: `pipeline_tag: conversational` is no longer a task of the Hub'] },
    { title: 'A task with blanks', card: '---\npipeline_tag: Text Generation\n---\n# Chat\n', fixed: '---\npipeline_tag: text-generation\n---\n# Chat\n', finds: ['2: `pipeline_tag: Text Generation` is no task of the Hub, `text-generation` is'] },
    { title: 'A country for a language', card: '---\nlanguage: [jp, EN]\n---\n# Reader\n', fixed: '---\nlanguage: [ja, en]\n---\n# Reader\n', finds: ['2: `jp` in `language` is no code of ISO 639, `ja` is', '2: `EN` in `language` is no code of ISO 639, `en` is'] },
    { title: 'A size in lower case', kind: 'dataset', card: '---\nsize_categories:\n- 10K<n<100k\n---\n# Proverbs\n', fixed: '---\nsize_categories:\n- 10K<n<100K\n---\n# Proverbs\n', finds: ['3: `10K<n<100k` in `size_categories` is not documented, `10K<n<100K` is'] },
    { title: 'A size of one’s own', kind: 'dataset', card: '---\nsize_categories: 12-15k\n---\n# Proverbs\n', finds: ['2: `12-15k` in `size_categories` is not documented'] },
    { title: 'A field for access requests of a sort that is not offered', card: '---\nextra_gated_fields:\n  Name: string\n---\n# Chat\n', finds: ['3: `string` is no type for a field of an access request, expected `text`, `checkbox`, `date_picker`, `country` or a `select`'] },
    { title: 'Nothing is known', kind: 'dataset', card: '---\nlanguage_creators: [unknown]\nannotations_creators: [none]\n---\n# Proverbs\n' },
    { title: 'Documented values', kind: 'dataset', card: '---\nlanguage: [sw, ger, multilingual]\nsize_categories: [1K<n<10K]\nannotations_creators: [expert-generated]\n---\n# Proverbs\n' },
    { title: 'Fields for access requests, as mapping and as list', card: '---\nbase_model_relation: quantized\nextra_gated_fields:\n- Name: text\n- Sector:\n    type: select\n    options: [public, private]\n- I agree: checkbox\n---\n# Chat\n' },
  ],
});

function* outside(card: Card, key: string, documented: ReadonlySet<string>): Iterable<Problem> {
  const isStrange = (value: unknown): value is string => typeof value === 'string' && !documented.has(value) && value !== '' && !admitted.has(value.toLowerCase());
  for (const [at, value] of valuesWhere(card.data, key, isStrange)) {
    const values = [...documented];
    const right = values.find((one) => one.toLowerCase() === value.trim().toLowerCase().replace(/[\s_]+/g, '-'));
    const edit = right && respelled(card, at, value, right);
    yield { message: `${shown(value)} in \`${key}\` is not documented${right ? `, \`${right}\` is` : ''}`, at: { key: at }, ...(edit && { fix: { title: `Write \`${right}\``, edits: [edit] } }), ...(!edit && { advice: `Documented are ${values.map((one) => `\`${one}\``).join(', ')}` }) };
  }
}

/** What `card/front-matter-invalid` leaves: two or three letters that no list has, and codes in capitals. */
const isNoCode = (value: unknown): value is string => typeof value === 'string' && !isLanguageCode(value) && /^[a-z]{2,3}$/i.test(value);

function* languages(card: Card): Iterable<Problem> {
  for (const [at, value] of valuesWhere(card.data, 'language', isNoCode)) {
    const meant = meantLanguage(value);
    const edit = meant && respelled(card, at, value, meant);
    yield { message: `\`${value}\` in \`language\` is no code of ISO 639${meant ? `, \`${meant}\` is` : ''}`, at: { key: at }, ...(edit && { fix: { title: `Write \`${meant}\``, edits: [edit] } }) };
  }
}

function* pipelineTag(card: Card): Iterable<Problem> {
  const value = card.data['pipeline_tag'];
  if (typeof value !== 'string' || value === '' || taskIds.has(value)) return;
  const at: KeyPath = ['pipeline_tag'];
  const right = value.trim().toLowerCase().replace(/[\s_]+/g, '-');
  if (retiredTasks.has(value)) yield { message: `\`pipeline_tag: ${value}\` is no longer a task of the Hub`, at: { key: at }, advice: 'Most such models are `text-generation` or, for sequence to sequence, `translation` or `summarization` today' };
  else {
    const edit = taskIds.has(right) ? respelled(card, at, value, right) : null;
    yield { message: `\`pipeline_tag: ${oneLine(value)}\` is no task of the Hub${taskIds.has(right) ? `, \`${right}\` is` : ''}`, at: { key: at }, ...(edit && { fix: { title: `Write \`${right}\``, edits: [edit] } }), ...(!edit && { advice: 'Take a task of https://huggingface.co/tasks, and put anything else into `tags`' }) };
  }
}

/** The documents show a mapping in one place, a list of one-key mappings in another. */
function* gatedFields(card: Card): Iterable<Problem> {
  const fields = card.data['extra_gated_fields'];
  const parts: (readonly [KeyPath, unknown])[] = Array.isArray(fields) ? fields.map((field, index) => [['extra_gated_fields', index], field] as const) : [[['extra_gated_fields'], fields]];
  for (const [path, part] of parts) {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) continue;
    for (const [name, type] of Object.entries(part)) {
      const given: unknown = typeof type === 'object' && type !== null ? (type as Record<string, unknown>)['type'] : type;
      if (typeof given !== 'string' || fieldTypes.has(given) || (given === 'select' && given !== type)) continue;
      yield { message: `${shown(given)} is no type for a field of an access request, expected \`text\`, \`checkbox\`, \`date_picker\`, \`country\` or a \`select\``, at: { key: [...path, name] }, advice: 'For a choice write `type: select` and `options: [...]`; see https://huggingface.co/docs/hub/models-gated' };
    }
  }
}
