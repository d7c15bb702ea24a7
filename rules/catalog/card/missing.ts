import { defineRule } from '../../engine/define-rule.ts';

export default defineRule({
  id: 'card/missing',
  summary: 'The repository has no card',
  why: 'The Hub shows an empty page and finds the repository under no task, language or licence; whoever meets the files has to guess what they are and whether they may use them.',
  advice: 'Add a `README.md`; `hub-compliance init` writes a skeleton with every section and visible gaps',
  severity: 'error',
  profile: 'hub',
  needs: ['files'],
  sources: ['https://huggingface.co/docs/hub/model-cards', 'https://huggingface.co/docs/hub/datasets-cards', 'https://arxiv.org/abs/1810.03993'],
  resources: ['model-card-resources', 'hugging-face-ml-research-release-toolkit'],
  *check({ card, kind }) {
    if (card.exists || card.unread !== null) return;
    yield { message: `This ${kind === 'space' ? 'Space' : kind} has no card; expected a \`README.md\``, at: { file: 'README.md' } };
  },
  examples: [
    { title: 'Weights on their own', files: { 'config.json': '{}', 'model.safetensors': '' }, finds: ['README.md: This model has no card; expected a `README.md`'] },
    { title: 'A Space without its configuration', kind: 'space', files: { 'app.py': 'import gradio' }, finds: ['README.md: This Space has no card; expected a `README.md`'] },
    { title: 'A card that is there but cannot be read is another finding', unread: 'it is not UTF-8' },
    { title: 'A card of one line', card: '# Lugha ASR\n' },
  ],
});
