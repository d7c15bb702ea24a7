import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import { labelledLike } from '../recognise/labels.ts';

const hyperparameters = phrase('learning batch epochs epoch optimizer lr adam adamw warmup steps', /learning[ _-]?rate|batch[ _-]?size|\bepochs?\b|optimi[sz]er|\badamw?\b|warm-?up|weight[ _]decay|\bsteps\b/);
const methods = phrase('lora qlora ppo dpo sft rlhf dreambooth slerp autotrain unsloth reinforce', /\b(?:q?lora|ppo|dpo|sft|rlhf|dreambooth|slerp|autotrain|unsloth|reinforce)\b/);

export default defineDisclosure({
  id: 'training-procedure',
  summary: 'At least one concrete fact on how the model was trained',
  kinds: ['model'],
  detect(card) {
    return [...labelledLike(card, /learning[ _-]?rate|batch[ _-]?size|\bepochs?\b|optimi[sz]er|warm-?up/), ...card.said(hyperparameters), ...card.said(methods), ...card.under('training-procedure')];
  },
  examples: [
    { title: 'A hyperparameter', card: '# A\n\n- learning_rate: 2e-05\n', lines: [3] },
    { title: 'Nothing', card: '# A\n\nA model for cats.\n', lines: [] },
  ],
});
