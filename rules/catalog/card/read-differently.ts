import { defineRule } from '../../engine/define-rule.ts';
import { valuesWhere } from '../../engine/values.ts';
import { isPlain, quoted } from '../../snapshot/spelling.ts';

/** Plain words and dates that YAML 1.1 (PyYAML, and so huggingface_hub and datasets) takes for something else than text; YAML 1.2 leaves them text. */
const booleans: ReadonlyMap<string, string> = new Map([
  ...['yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, 'the boolean true'] as const),
  ...['no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, 'the boolean false'] as const),
]);
const numbers: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/^\d{4}-\d{2}-\d{2}$/, () => 'a date'],
  [/^[-+]?\d{1,3}(?:_\d{3})+$/, (text) => `the number ${text.replaceAll('_', '')}`],
  [/^[1-9]\d{0,2}(?::[0-5]\d)+$/, () => 'a number to the base of 60'],
];
const keys = ['language', 'language_bcp47', 'language_details', 'tags', 'title', 'pretty_name', 'license_name', 'datasets', 'metrics', 'base_model', 'model_name', 'instance_prompt', 'short_description'];

/** What older YAML takes a text for, or undefined where that is text too. */
function readingOf(text: string): string | undefined {
  if (text.length <= 3) return booleans.get(text);
  return text.length > 20 || !/^[-+\d]/.test(text) ? undefined : numbers.find(([pattern]) => pattern.test(text))?.[1](text);
}

const isReadOtherwise = (value: unknown): value is string => typeof value === 'string' && readingOf(value) !== undefined;

export default defineRule({
  id: 'card/read-differently',
  summary: 'Python tools read the front matter otherwise than the Hub does',
  why: 'The Hub reads YAML 1.2, the Python libraries read YAML 1.1, where `no` is false and a plain date is no text. The next tool that rewrites the card writes `false` where Norwegian stood, and then the Hub refuses it.',
  advice: 'Put the value between quotes',
  severity: 'notice',
  sources: ['https://github.com/huggingface/huggingface_hub/issues/797', 'https://yaml.org/type/bool.html', 'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard.py'],
  resources: ['model-card-resources', 'hugging-face-ml-research-release-toolkit'],
  *check({ card }) {
    const { state } = card.frontMatter;
    if (card.text.startsWith('\uFEFF') && state !== 'none') {
      yield { message: 'A byte-order mark stands before the front matter: the Hub reads the block, Python’s `ModelCard.load` finds none', at: { span: { start: 0, end: 1 } }, fix: { title: 'Take the byte-order mark away', edits: [{ file: card.file, start: 0, end: 1, text: '' }] } };
    }
    if (state !== 'ok') return;
    for (const key of keys) {
      for (const [at, item] of valuesWhere(card.data, key, isReadOtherwise)) {
        if (!isPlain(card, at, item)) continue;
        const edit = quoted(card, at);
        yield { message: `\`${item}\` in \`${key}\` is text for the Hub but ${readingOf(item)} for Python tools`, at: { key: at }, ...(edit && { fix: { title: `Write \`"${item}"\``, edits: [edit] } }) };
      }
    }
  },
  examples: [
    { title: 'Norwegian', card: '---\nlanguage:\n- no\n- sv\n---\n# Leser\n', fixed: '---\nlanguage:\n- "no"\n- sv\n---\n# Leser\n', finds: ['3: `no` in `language` is text for the Hub but the boolean false for Python tools'] },
    { title: 'Norwegian in a list on one line', card: '---\nlanguage: [da, no, sv]  # Scandinavian\n---\n# Leser\n', fixed: '---\nlanguage: [da, "no", sv]  # Scandinavian\n---\n# Leser\n', finds: ['2: `no` in `language` is text for the Hub but the boolean false for Python tools'] },
    { title: 'A date as a tag', kind: 'dataset', card: '---\ntags:\n- 2024-05-01\n---\n# Proverbs\n', fixed: '---\ntags:\n- "2024-05-01"\n---\n# Proverbs\n', finds: ['3: `2024-05-01` in `tags` is text for the Hub but a date for Python tools'] },
    { title: 'A byte-order mark', card: '\uFEFF---\nlicense: mit\n---\n# Leser\n', fixed: '---\nlicense: mit\n---\n# Leser\n', finds: ['1: A byte-order mark stands before the front matter: the Hub reads the block, Python’s `ModelCard.load` finds none'] },
    { title: 'With quotes', card: '---\nlanguage: ["no", \'no\', nn, nb]\ntags: ["2024-05-01", 2024-05]\n---\n# Leser\n' },
    { title: 'Words that only begin so', card: '---\ntitle: No more tears\ntags: [no-code, on-device, notes]\n---\n# Leser\n' },
  ],
});
