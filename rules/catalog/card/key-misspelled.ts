import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, Kind, Problem } from '../../engine/types.ts';
import { listed, mapping } from '../../engine/values.ts';
import { isCardKey, keysOf, valuesOf } from '../../facts/card-keys.ts';
import { isHubId, ofOneMachine } from '../../facts/hub-id.ts';
import { hubLicense } from '../../facts/hub-licenses.ts';
import { taskIds } from '../../facts/hub-tasks.ts';
import { isLanguageCode, specialLanguages } from '../../facts/language-codes.ts';
import { renamed } from '../../snapshot/spelling.ts';

export default defineRule({
  id: 'card/key-misspelled',
  summary: 'A key of the front matter is not the one that was meant',
  why: 'The Hub takes unknown keys without a word and does nothing with them: the licence, task or base model given under them does not exist for search, filters and tools.',
  advice: 'Use the name of the key as the Hub’s documents have it',
  severity: 'warning',
  needs: ['front-matter'],
  sources: [
    'https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1',
    'https://github.com/huggingface/hub-docs/blob/main/datasetcard.md?plain=1',
    'https://huggingface.co/docs/hub/spaces-config-reference',
    'https://huggingface.co/docs/hub/webhooks-guide-metadata-review',
    'https://github.com/huggingface/huggingface_hub/issues/3000',
  ],
  resources: ['model-card-resources', 'hugging-face-ml-research-release-toolkit'],
  *check({ card, kind }) {
    for (const key of Object.keys(card.data)) {
      if (isCardKey(key) && !retired.has(key)) continue;
      const found = meant(key, kind, card.data[key]);
      if (found) yield problem(card, key, found);
    }
  },
  examples: [
    { title: 'British spelling', card: '---\nlicence: mit\n---\n# Kiswahili ASR\n', fixed: '---\nlicense: mit\n---\n# Kiswahili ASR\n', finds: ['2: The Hub does not read `licence`, it reads `license`'] },
    {
      title: 'Dash and underscore the wrong way round', card: '---\n"pipeline-tag": automatic-speech-recognition\nmodel_index: []\n---\n# Kiswahili ASR\n', fixed: '---\n"pipeline_tag": automatic-speech-recognition\nmodel-index: []\n---\n# Kiswahili ASR\n',
      finds: ['2: The Hub does not read `pipeline-tag`, it reads `pipeline_tag`', '3: The Hub does not read `model_index`, it reads `model-index`'],
    },
    { title: 'Carbon without its unit', card: '---\nco2: 12\n---\n# Kiswahili ASR\n', finds: ['2: The Hub does not read `co2`, it reads `co2_eq_emissions`'] },
    { title: 'The right key is there too', card: '---\nlanguages: [sw]\nlanguage: sw\n---\n# Kiswahili ASR\n', finds: ['2: The Hub does not read `languages`, it reads `language`, which is given too'] },
    { title: 'A letter missing', kind: 'dataset', card: '---\nlicense: cc-by-4.0\nsize_categores: [n<1K]\n---\n# Proverbs\n', fixed: '---\nlicense: cc-by-4.0\nsize_categories: [n<1K]\n---\n# Proverbs\n', finds: ['3: The Hub does not read `size_categores`, it reads `size_categories`'] },
    { title: 'Space keys in another case', kind: 'space', card: '---\ntitle: Reader\ncolorfrom: red\n---\n', fixed: '---\ntitle: Reader\ncolorFrom: red\n---\n', finds: ['3: The Hub does not read `colorfrom`, it reads `colorFrom`'] },
    { title: 'Results as a key', card: '---\neval_results: see the table\n---\n# Kiswahili ASR\n', finds: ['2: `eval_results` is no key of a card, results belong in `.eval_results/*.yaml` or `model-index`'] },
    { title: 'A key that is gone', card: '---\nfinetuned_from: openai/whisper-small\n---\n# Kiswahili ASR\n', fixed: '---\nbase_model: openai/whisper-small\n---\n# Kiswahili ASR\n', finds: ['2: `finetuned_from` is the old name of `base_model`'] },
    { title: 'A value that the Hub would refuse under the right name stays where it is', card: '---\nlanguages: [sw-KE, en-US]\n---\n# Kiswahili ASR\n', finds: ['2: The Hub does not read `languages`, it reads `language`'] },
    { title: 'Keys of one’s own that are like no other', card: '---\nlicense: mit\nmodel_type: whisper\nlibrary_version: "4.2"\nversion: 1\nxdatasets: [common_voice]\n---\n# Kiswahili ASR\n' },
    { title: 'A key of another kind of card is no slip', card: '---\nlicense: mit\npretty_name: Kiswahili ASR\n---\n# Kiswahili ASR\n' },
    { title: 'The plural on a dataset is refused, which is another finding', kind: 'dataset', card: '---\nlicenses: [cc-by-4.0]\n---\n# Proverbs\n' },
  ],
});

interface Meant {
  readonly key: string;
  /** Whether the value may stand under the right key as it is. */
  readonly same: boolean;
  readonly advice?: string;
}

const carbon = 'Give the figure in grams of CO2 equivalent under `co2_eq_emissions`; from codecarbon’s kilograms multiply by 1,000';
/** Keys of the Hub's own that others have taken the place of. */
const retired: ReadonlySet<string> = new Set(['finetuned_from']);
/** Names met on real cards that are further from the right one than a slip of the pen. */
const aliases: ReadonlyMap<string, { readonly key: string; readonly advice?: string }> = new Map(Object.entries({
  licence: { key: 'license' }, lisence: { key: 'license' }, licenses: { key: 'license' }, licences: { key: 'license' }, licenseid: { key: 'license' },
  languages: { key: 'language' }, lang: { key: 'language' }, langs: { key: 'language' },
  library: { key: 'library_name' }, libraries: { key: 'library_name' }, pipeline: { key: 'pipeline_tag' }, pipelinetags: { key: 'pipeline_tag' },
  dataset: { key: 'datasets' }, metric: { key: 'metrics' }, tag: { key: 'tags' },
  basemodels: { key: 'base_model' }, finetunedfrom: { key: 'base_model' }, parentmodel: { key: 'base_model' },
  co2: { key: 'co2_eq_emissions', advice: carbon }, co2emissions: { key: 'co2_eq_emissions', advice: carbon }, co2eq: { key: 'co2_eq_emissions', advice: carbon }, carbonemissions: { key: 'co2_eq_emissions', advice: carbon }, emissions: { key: 'co2_eq_emissions', advice: carbon },
  evalresult: { key: 'eval_results' }, evalresults: { key: 'eval_results' },
  colourfrom: { key: 'colorFrom' }, colourto: { key: 'colorTo' }, taskcategory: { key: 'task_categories' }, sizecategory: { key: 'size_categories' },
}));

const bare = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');
const byBare = (kind: Kind): ReadonlyMap<string, string> => new Map(keysOf(kind).map((key) => [bare(key), key]));
const bareKeys: Readonly<Record<Kind, ReadonlyMap<string, string>>> = { model: byBare('model'), dataset: byBare('dataset'), space: byBare('space') };

function meant(key: string, kind: Kind, value: unknown): Meant | null {
  // A dataset's `languages` and `licenses` are refused: `card/front-matter-invalid`.
  if (kind === 'dataset' && (key === 'languages' || key === 'licenses')) return null;
  const short = bare(key);
  const alias = aliases.get(short);
  if (alias && (alias.key === 'eval_results' ? kind === 'model' : keysOf(kind).includes(alias.key))) return { key: alias.key, same: !alias.advice && fits(alias.key, value), ...(alias.advice && { advice: alias.advice }) };
  if (kind === 'model' && (short === 'task' || short === 'tasks') && typeof value === 'string' && taskIds.has(value)) return { key: 'pipeline_tag', same: true };
  const exact = bareKeys[kind].get(short);
  if (exact !== undefined) return { key: exact, same: fits(exact, value) };
  if (short.length < 6) return null;
  // A letter put before a key is how people switch it off: `xdatasets`.
  for (const [other, key] of bareKeys[kind]) if (other.length > 5 && oneSlip(other, short) && short.slice(1) !== other) return { key, same: fits(key, value) };
  return null;
}

/** Whether two different words differ in one letter, which is another one or is not there. */
function oneSlip(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (longer - shorter > 1) return false;
  let before = 0;
  while (before < shorter && a[before] === b[before]) before += 1;
  let behind = 0;
  while (behind < shorter && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind += 1;
  return before + behind >= longer - 1;
}

/** Values that the Hub takes under a key which it checks. */
const taken: Readonly<Record<string, (text: string) => boolean>> = {
  license: (text) => hubLicense(text) !== undefined,
  language: (text) => isLanguageCode(text) || specialLanguages.has(text),
  base_model: isHubId,
  datasets: (text) => ofOneMachine(text) === null,
  metrics: () => true,
  tags: () => true,
};

/**
 * Whether the value may stand under the right key as it is. Under the wrong one the Hub took it unseen;
 * a fix must never make a card that is taken into one that is refused.
 */
function fits(key: string, value: unknown): boolean {
  if (value === null) return false;
  const test = taken[key];
  if (test) return listed(value).every((item) => typeof item === 'string' && test(item));
  if (key === 'model-index') return Array.isArray(value) && value.every((model) => Array.isArray(mapping(model)['results']) && (mapping(model)['results'] as unknown[]).every((result) => Array.isArray(mapping(result)['metrics'])));
  if (['colorFrom', 'colorTo', 'header', 'sdk'].includes(key)) return valuesOf(key).includes(String(value));
  if (key === 'short_description') return typeof value === 'string' && value.length <= 60;
  if (key === 'app_port') return typeof value === 'number' && value > 1024;
  if (['task_categories', 'task_ids', 'size_categories', 'widget'].includes(key)) return Array.isArray(value);
  if (['library_name', 'pipeline_tag', 'pretty_name', 'title', 'app_file', 'sdk_version', 'python_version', 'license_name', 'license_link'].includes(key)) return typeof value === 'string';
  return key !== 'eval_results' && key !== 'co2_eq_emissions';
}

function problem(card: Card, key: string, { key: right, same, advice }: Meant): Problem {
  if (right === 'eval_results') return { message: `${shown(key)} is no key of a card, results belong in \`.eval_results/*.yaml\` or \`model-index\``, at: { key: [key] }, advice: 'Move the results into a file below `.eval_results/`; a text under this key has broken tools that read cards' };
  const given = card.data[right] !== undefined;
  const edit = same && !given ? renamed(card, key, right) : null;
  const says = retired.has(key) ? `${shown(key)} is the old name of \`${right}\`` : `The Hub does not read ${shown(key)}, it reads \`${right}\``;
  return { message: `${says}${given ? ', which is given too' : ''}`, at: { key: [key] }, ...(advice && { advice }), ...(edit && { fix: { title: `Call the key \`${right}\``, edits: [edit] } }) };
}
