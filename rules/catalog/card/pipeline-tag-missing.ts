import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { saysAnything } from '../../snapshot/home.ts';
import { shownLibrary, statedLibrary } from '../../snapshot/library.ts';
import { taskOf } from '../../snapshot/task.ts';

/** Libraries from whose files or tags the Hub itself tells the task. */
const inferred = new Set(['transformers', 'sentence-transformers', 'setfit', 'spacy', 'flair', 'diffusers', 'stable-baselines3', 'ml-agents', 'sample-factory', 'timm', 'span-marker', 'open_clip', 'peft', 'pyannote-audio', 'speechbrain', 'espnet', 'asteroid', 'nemo', 'transformers.js']);

export default defineRule({
  id: 'card/pipeline-tag-missing',
  summary: 'The task of the model is not in the front matter',
  why: 'The Hub’s task filter, the widget and the code snippet on the page all follow `pipeline_tag`; without it people who look for the task do not find the model.',
  advice: 'Add `pipeline_tag: [add the task id]`; https://huggingface.co/tasks lists them',
  severity: 'notice',
  kinds: ['model'],
  // Without front matter every key is missing, and `card/front-matter-missing` says so once.
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/models-tasks', 'https://huggingface.co/docs/hub/model-release-checklist'],
  resources: ['hugging-face-ml-research-release-toolkit', 'model-card-resources'],
  *check(snapshot) {
    const { card, files } = snapshot;
    if (card.data['pipeline_tag'] !== undefined || taskOf(snapshot).tasks.length > 0 || !saysAnything(card)) return;
    const { tokenizer, trial, copy, agent } = artefactOf(snapshot);
    if (tokenizer || trial || copy || agent) return;
    const config = files.get('config.json')?.text;
    if (config?.known && /"architectures"\s*:\s*\[\s*"/.test(config.value)) return;
    const library = statedLibrary(card) ?? shownLibrary(snapshot)?.library ?? (filled(card.data['tags']).includes('generated_from_trainer') ? 'transformers' : '');
    // The Hub reads the architecture from config.json; where that file is not here, nobody can say that it does not.
    if (inferred.has(library) && (config === undefined || (library !== 'transformers' && library !== 'peft'))) return;
    yield { message: 'No `pipeline_tag` in the front matter; expected the task of this model', at: { key: ['pipeline_tag'] } };
  },
  examples: [
    { title: 'No front matter at all is another finding', card: '# Majani\n\nTells healthy maize leaves from sick ones.\n\n```python\nfrom transformers import pipeline\n```\n' },
    { title: 'A model of its own code', card: '---\nlicense: mit\n---\n\n# Majani\n\nTells healthy maize leaves from sick ones.\n', finds: ['1: No `pipeline_tag` in the front matter; expected the task of this model'] },
    { title: 'No task among the keys', card: '---\nlicense: mit\n---\n\n# Majani\n\nTells healthy maize leaves from sick ones.\n', finds: ['1: No `pipeline_tag` in the front matter; expected the task of this model'] },
    { title: 'Told', card: '---\npipeline_tag: image-classification\n---\n\n# Majani\n\nTells healthy maize leaves from sick ones.\n' },
    { title: 'A tag tells the task too', card: '---\ntags:\n- image-classification\n---\n\n# Majani\n\nTells healthy maize leaves from sick ones.\n' },
    { title: 'The Hub reads it from config.json', card: '---\nlicense: mit\n---\n\n# Hisia\n\nTells moods.\n', files: { 'config.json': '{"architectures": ["BertForSequenceClassification"]}' } },
    { title: 'A transformers model whose config.json is on the Hub alone', card: '---\nlicense: mit\n---\n\n# Hisia\n\nTells moods.\n\n```python\nfrom transformers import AutoModel\n```\n' },
    { title: 'A tokenizer has no task', card: '---\nlicense: mit\n---\n\n# Lugha tokenizer\n\nA tokenizer for Swahili with 32,000 pieces.\n' },
  ],
});
