import { defineRule } from '../../engine/define-rule.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { shownLibrary, statedLibrary } from '../../snapshot/library.ts';

export default defineRule({
  id: 'card/library-name-missing',
  summary: 'The library that loads the model is not in the front matter',
  why: 'The Hub counts downloads, shows a loading snippet and filters by `library_name`; for repositories made since August 2024 it no longer guesses it from config.json.',
  advice: 'Add `library_name: [add the library id]` to the front matter; https://huggingface.co/docs/hub/models-libraries lists them',
  severity: 'notice',
  kinds: ['model'],
  // Without front matter every key is missing, and `card/front-matter-missing` says so once.
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/models-libraries', 'https://huggingface.co/docs/hub/model-release-checklist'],
  resources: ['hugging-face-ml-research-release-toolkit', 'model-card-resources'],
  *check(snapshot) {
    const { card } = snapshot;
    if (card.data['library_name'] !== undefined || statedLibrary(card) !== null) return;
    const { copy, tokenizer } = artefactOf(snapshot);
    if (copy || tokenizer) return;
    const found = shownLibrary(snapshot);
    if (!found) return;
    yield {
      message: `No \`library_name\` in the front matter, though ${found.proof}; expected \`${found.library}\` or the library that loads this model`,
      at: { key: ['library_name'] },
      about: 'library_name',
      advice: `Add \`library_name: ${found.library}\` to the front matter if that is what people should load it with`,
    };
  },
  examples: [
    { title: 'No front matter at all is another finding', card: '# Majani\n\nTells healthy maize leaves from sick ones.\n\n```python\nfrom transformers import pipeline\n```\n' },
    { title: 'The example imports it', card: '---\nlicense: mit\n---\n\n# Lugha ASR\n\n```python\nfrom transformers import pipeline\n```\n', finds: ['1: No `library_name` in the front matter, though the code on line 7 imports `transformers`; expected `transformers` or the library that loads this model'] },
    { title: 'An adapter’s file', card: '---\nlicense: mit\n---\n\n# Lugha adapter\n', files: { 'adapter_config.json': '{"base_model_name_or_path": "acme/lugha-7b"}' }, finds: ['1: No `library_name` in the front matter, though `adapter_config.json` is here; expected `peft` or the library that loads this model'] },
    { title: 'Told', card: '---\nlibrary_name: transformers\n---\n\n# Lugha ASR\n\n```python\nfrom transformers import pipeline\n```\n' },
    { title: 'A tag tells it too', card: '---\ntags:\n- timm\n---\n\n# Majani\n\n```python\nimport timm\n```\n' },
    { title: 'Code of its own needs no library', card: '---\nlicense: mit\n---\n\n# Majani\n\n```python\nfrom majani import load\n```\n' },
    { title: 'A GGUF file is loaded by many programs', card: '---\nlicense: mit\n---\n\n# Lugha 7B GGUF\n\n```python\nfrom transformers import AutoTokenizer\n```\n' },
    { title: 'In Chinese', card: '---\nlibrary_name: transformers\n---\n\n# 模型\n\n```python\nfrom transformers import pipeline\n```\n' },
  ],
});
