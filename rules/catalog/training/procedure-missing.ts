import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

export default defineRule({
  id: 'training/procedure-missing',
  summary: 'The card does not tell how the model was trained',
  why: 'Nobody can repeat, improve or fairly compare a model whose objective, steps and settings are unknown.',
  advice: 'Name the method and the settings you would need yourself to do it again: `[add method] for [add number] epochs, learning rate [add value], batch size [add number]`, and link the script',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/model-card-annotated#training-procedure', 'https://arxiv.org/abs/1810.03993'],
  resources: ['reforms', 'machine-learning-engineering-online-book', 'foundation-model-transparency-index'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'training-procedure')) return;
    const { copy, tokenizer, trial, refersElsewhere, agent } = artefactOf(snapshot);
    if (copy || tokenizer || trial || refersElsewhere || agent) return;
    const home = homeOf(snapshot.card, 'training-procedure');
    yield { message: home ? `${shown(home.heading)} tells no method, setting or step of the training` : 'Nothing tells how this model was trained', at: placeOf(home) };
  },
  examples: [
    { title: 'Only what it does', card: '# Lugha ASR\n\nLugha ASR transcribes Swahili speech.\n', finds: ['1: Nothing tells how this model was trained'] },
    { title: 'The section is a template gap', card: '# Lugha ASR\n\nIt transcribes Swahili.\n\n### Training Procedure\n\n[More Information Needed]\n', finds: ['5: `Training Procedure` tells no method, setting or step of the training'] },
    { title: 'Hyperparameters', card: '# Lugha ASR\n\n### Training hyperparameters\n\n- learning_rate: 3e-05\n- train_batch_size: 16\n- num_epochs: 10\n' },
    { title: 'A copy was not trained', card: '# Lugha 7B AWQ\n\nThis repo contains AWQ model files for [Lugha 7B](https://huggingface.co/acme/lugha-7b).\n' },
    { title: 'A tokenizer', card: '# Lugha tokenizer\n\nA tokenizer for Swahili.\n' },
  ],
});
