import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { valuesWhere } from '../../engine/values.ts';
import { ofOneMachine } from '../../facts/hub-id.ts';

const isOfOneMachine = (value: unknown): value is string => typeof value === 'string' && ofOneMachine(value.trim()) !== null;

export default defineRule({
  id: 'card/base-model-is-local-path',
  summary: '`base_model` names a folder on someone’s machine',
  why: 'The Hub refuses the push, or shows no parent: a path such as `./out` leads nowhere for anyone else, and neither licence nor lineage can be followed.',
  advice: 'Write the id of the parent on the Hub, `base_model: [add owner]/[add name]`; where the parent was never published, remove the key and describe it in the text',
  severity: 'error',
  profile: 'hub',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/model-cards#specifying-a-base-model', 'https://github.com/huggingface/peft/issues/2124', 'https://github.com/huggingface/transformers/issues/33922'],
  resources: ['ecosystem-cards', 'foundation-model-transparency-index'],
  *check({ card }) {
    for (const [at, item] of valuesWhere(card.data, 'base_model', isOfOneMachine)) {
      yield { message: `${shown(item)} is ${ofOneMachine(item.trim())}; expected the id of a model on the Hub, \`owner/name\``, at: { key: at } };
    }
  },
  examples: [
    { title: 'An output folder', card: '---\nbase_model: ./out/checkpoint-500\n---\n', finds: ['2: `./out/checkpoint-500` is a path; expected the id of a model on the Hub, `owner/name`'] },
    { title: 'A path on Kaggle', card: '---\nlibrary_name: peft\nbase_model: /kaggle/input/lugha/transformers/7b/1\n---\n', finds: ['3: `/kaggle/input/lugha/transformers/7b/1` is a path; expected the id of a model on the Hub, `owner/name`'] },
    { title: 'Windows, in a list', card: '---\nbase_model:\n- acme/lugha-7b\n- C:\\models\\lugha\n---\n', finds: ['4: `C:\\models\\lugha` is a path; expected the id of a model on the Hub, `owner/name`'] },
    { title: 'A variable that nothing filled', card: '---\nbase_model: ${base_model}\n---\n', finds: ['2: `${base_model}` is a variable that was not filled; expected the id of a model on the Hub, `owner/name`'] },
    { title: 'Ids with and without an owner', card: '---\nbase_model:\n- acme/lugha-7b\n- gpt2\n---\n' },
    { title: 'A name with dots is no path', card: '---\nbase_model: acme/lugha-7b-v1.5\n---\n' },
  ],
});
