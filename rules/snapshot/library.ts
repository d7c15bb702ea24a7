import type { Card, Snapshot } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

/** Package imported in Python → library id of the Hub (`@huggingface/tasks`, `ALL_MODEL_LIBRARY_KEYS`, 0.21.54); the most specific first, since most of them import transformers as well. */
const packages: Readonly<Record<string, string>> = {
  sentence_transformers: 'sentence-transformers', setfit: 'setfit', span_marker: 'span-marker', peft: 'peft', adapters: 'adapter-transformers', diffusers: 'diffusers', timm: 'timm', spacy: 'spacy', flair: 'flair',
  speechbrain: 'speechbrain', espnet2: 'espnet', asteroid: 'asteroid', nemo: 'nemo', pyannote: 'pyannote-audio', stable_baselines3: 'stable-baselines3', huggingface_sb3: 'stable-baselines3', sample_factory: 'sample-factory',
  fastai: 'fastai', open_clip: 'open_clip', stanza: 'stanza', bertopic: 'bertopic', gliner: 'gliner', ultralytics: 'ultralytics', model2vec: 'model2vec', mamba_ssm: 'mamba-ssm', fasttext: 'fasttext', keras_hub: 'keras-hub', keras: 'keras', transformers: 'transformers',
};
const ranked = Object.keys(packages);
const ids = new Set([...Object.values(packages), 'gguf', 'mlx', 'onnx', 'transformers.js', 'ml-agents', 'unity-sentis', 'k2', 'paddlenlp', 'allennlp', 'mlc-llm', 'tf-keras', 'rwkv', 'llama-cpp-python', 'tensorflowtts', 'sklearn', 'lerobot', 'openvino', 'ctranslate2']);

/** A library that the repository points to without `library_name`, and what points to it: `` the code on line 3 imports `timm` ``. */
export interface FoundLibrary {
  readonly library: string;
  readonly proof: string;
}

/** The library that a card states, as `library_name` or as a tag. */
export function statedLibrary({ data }: Card): string | null {
  return filled(data['library_name'])[0] ?? filled(data['tags']).map((tag) => tag.toLowerCase()).find((tag) => ids.has(tag)) ?? null;
}

/** The library that files or code examples show. */
export function shownLibrary(snapshot: Snapshot): FoundLibrary | null {
  return inFiles(snapshot) ?? inCode(snapshot.card);
}

function inFiles({ files }: Snapshot): FoundLibrary | null {
  for (const [file, library] of [['adapter_config.json', 'peft'], ['modules.json', 'sentence-transformers'], ['model_index.json', 'diffusers']] as const) {
    if (files.has(file)) return { library, proof: `\`${file}\` is here` };
  }
  const config = files.get('config.json')?.text;
  return config?.known && /"transformers_version"\s*:/.test(config.value) ? { library: 'transformers', proof: '`config.json` names a `transformers_version`' } : null;
}

function inCode(card: Card): FoundLibrary | null {
  let best: (FoundLibrary & { readonly rank: number }) | null = null;
  for (const block of card.code) {
    for (const met of block.text.slice(0, 5000).matchAll(/^[ \t>]*(?:from|import)[ \t]+([a-z_0-9]+)/gm)) {
      const rank = ranked.indexOf(met[1]!);
      if (rank >= 0 && (!best || rank < best.rank)) best = { library: packages[met[1]!]!, proof: `the code on line ${card.lineAt(block.start)} imports \`${met[1]!}\``, rank };
    }
  }
  return best;
}
