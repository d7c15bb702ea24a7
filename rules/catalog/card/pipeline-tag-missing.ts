import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { saysAnything } from '../../snapshot/home.ts';
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
  sources: ['https://huggingface.co/docs/hub/models-tasks', 'https://huggingface.co/docs/hub/model-release-checklist'],
  resources: ['hugging-face-ml-research-release-toolkit'],
  *check(snapshot) {
    const { card, files, complete } = snapshot;
    if (card.data['pipeline_tag'] !== undefined || taskOf(snapshot).tasks.length > 0 || !saysAnything(card)) return;
    const { tokenizer, trial, copy, agent } = artefactOf(snapshot);
    if (tokenizer || trial || copy || agent) return;
    const names = [...filled(card.data['library_name']), ...filled(card.data['tags'])].map((name) => name.toLowerCase());
    // The Hub reads `architectures` of config.json; where the files are not here, nobody can say that it does not.
    if (!complete ? names.length > 0 && names.some((name) => inferred.has(name)) : names.some((name) => inferred.has(name) && name !== 'transformers' && name !== 'peft') || tellsArchitecture(files.get('config.json')?.text)) return;
    yield { message: 'No `pipeline_tag` in the front matter; expected the task of this model', at: { key: ['pipeline_tag'] } };
  },
  examples: [
    { title: 'A model of its own code', card: '---\nlicense: mit\n---\n\n# Majani\n\nTells healthy maize leaves from sick ones.\n', finds: ['1: No `pipeline_tag` in the front matter; expected the task of this model'] },
    { title: 'No front matter', card: '# Majani\n\nTells healthy maize leaves from sick ones.\n', finds: ['1: No `pipeline_tag` in the front matter; expected the task of this model'] },
    { title: 'Told', card: '---\npipeline_tag: image-classification\n---\n\n# Majani\n\nTells healthy maize leaves from sick ones.\n' },
    { title: 'A tag tells the task too', card: '---\ntags:\n- image-classification\n---\n\n# Majani\n\nTells healthy maize leaves from sick ones.\n' },
    { title: 'The Hub reads it from config.json', card: '---\nlicense: mit\n---\n\n# Hisia\n\nTells moods.\n', files: { 'config.json': '{"architectures": ["BertForSequenceClassification"]}' } },
    { title: 'A tokenizer has no task', card: '# Lugha tokenizer\n\nA tokenizer for Swahili with 32,000 pieces.\n' },
  ],
});

function tellsArchitecture(text: { readonly known: boolean; readonly value?: string } | undefined): boolean {
  return text?.known === true && /"architectures"\s*:\s*\[\s*"/.test(text.value ?? '');
}
