import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, Problem, Snapshot } from '../../engine/types.ts';
import { filled } from '../../engine/values.ts';
import { artefactOf } from '../../snapshot/artefact.ts';

/** Package imported in Python → library id of the Hub (`@huggingface/tasks`, `ALL_MODEL_LIBRARY_KEYS`, 0.21.54). */
const libraries: Readonly<Record<string, string>> = {
  sentence_transformers: 'sentence-transformers', setfit: 'setfit', span_marker: 'span-marker', peft: 'peft', adapters: 'adapter-transformers', diffusers: 'diffusers', timm: 'timm', spacy: 'spacy', flair: 'flair',
  speechbrain: 'speechbrain', espnet2: 'espnet', asteroid: 'asteroid', nemo: 'nemo', pyannote: 'pyannote-audio', stable_baselines3: 'stable-baselines3', huggingface_sb3: 'stable-baselines3', sample_factory: 'sample-factory',
  fastai: 'fastai', open_clip: 'open_clip', stanza: 'stanza', bertopic: 'bertopic', gliner: 'gliner', ultralytics: 'ultralytics', model2vec: 'model2vec', mamba_ssm: 'mamba-ssm', fasttext: 'fasttext', keras_hub: 'keras-hub', keras: 'keras', transformers: 'transformers',
};
const names = Object.keys(libraries);
const ids = new Set([...Object.values(libraries), 'gguf', 'mlx', 'onnx', 'transformers.js', 'ml-agents', 'unity-sentis', 'k2', 'paddlenlp', 'allennlp', 'mlc-llm', 'tf-keras', 'rwkv', 'llama-cpp-python', 'tensorflowtts', 'sklearn', 'lerobot', 'openvino', 'ctranslate2']);

export default defineRule({
  id: 'card/library-name-missing',
  summary: 'The library that loads the model is not in the front matter',
  why: 'The Hub counts downloads, shows a loading snippet and filters by `library_name`; for repositories made since August 2024 it no longer guesses it from config.json.',
  advice: 'Add `library_name: [add the library id]` to the front matter; https://huggingface.co/docs/hub/models-libraries lists them',
  severity: 'notice',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/models-libraries', 'https://huggingface.co/docs/hub/model-release-checklist'],
  resources: ['hugging-face-ml-research-release-toolkit'],
  *check(snapshot) {
    const { card } = snapshot;
    if (card.data['library_name'] !== undefined) return;
    if (filled(card.data['tags']).some((tag) => ids.has(tag.toLowerCase()))) return;
    const { copy, tokenizer } = artefactOf(snapshot);
    if (copy || tokenizer) return;
    const found = inFiles(snapshot) ?? inCode(card);
    if (!found) return;
    const problem: Problem = { message: `No \`library_name\` in the front matter, though ${found.proof}; expected \`${found.library}\` or the library that loads this model`, at: { key: ['library_name'] }, about: 'library_name' };
    yield { ...problem, advice: `Add \`library_name: ${found.library}\` to the front matter if that is what people should load it with` };
  },
  examples: [
    { title: 'The example imports it', card: '# Lugha ASR\n\n```python\nfrom transformers import pipeline\n```\n', finds: ['1: No `library_name` in the front matter, though the code on line 3 imports `transformers`; expected `transformers` or the library that loads this model'] },
    { title: 'An adapter’s file', card: '---\nlicense: mit\n---\n\n# Lugha adapter\n', files: { 'adapter_config.json': '{"base_model_name_or_path": "acme/lugha-7b"}' }, finds: ['1: No `library_name` in the front matter, though `adapter_config.json` is here; expected `peft` or the library that loads this model'] },
    { title: 'Told', card: '---\nlibrary_name: transformers\n---\n\n# Lugha ASR\n\n```python\nfrom transformers import pipeline\n```\n' },
    { title: 'A tag tells it too', card: '---\ntags:\n- timm\n---\n\n# Majani\n\n```python\nimport timm\n```\n' },
    { title: 'Code of its own needs no library', card: '# Majani\n\n```python\nfrom majani import load\n```\n' },
    { title: 'A GGUF file is loaded by many programs', card: '# Lugha 7B GGUF\n\n```python\nfrom transformers import AutoTokenizer\n```\n' },
    { title: 'In Chinese', card: '---\nlibrary_name: transformers\n---\n\n# 模型\n\n```python\nfrom transformers import pipeline\n```\n' },
  ],
});

interface Found {
  readonly library: string;
  readonly proof: string;
}

function inFiles({ files }: Snapshot): Found | null {
  for (const [file, library] of [['adapter_config.json', 'peft'], ['modules.json', 'sentence-transformers'], ['model_index.json', 'diffusers']] as const) {
    if (files.has(file)) return { library, proof: `\`${file}\` is here` };
  }
  const config = files.get('config.json')?.text;
  return config?.known && /"transformers_version"\s*:/.test(config.value) ? { library: 'transformers', proof: '`config.json` names a `transformers_version`' } : null;
}

/** The most specific library that a code block imports: most of them import transformers as well. */
function inCode(card: Card): Found | null {
  let best: Found & { readonly rank: number } | null = null;
  for (const block of card.code) {
    for (const met of block.text.slice(0, 5000).matchAll(/^[ \t>]*(?:from|import)[ \t]+([a-z_0-9]+)/gm)) {
      const rank = names.indexOf(met[1]!);
      if (rank >= 0 && (!best || rank < best.rank)) best = { library: libraries[met[1]!]!, proof: `the code on line ${card.lineAt(block.start)} imports ${shown(met[1]!)}`, rank };
    }
  }
  return best;
}
