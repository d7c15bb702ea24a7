import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shown } from '../../engine/shown.ts';
import { doubtful } from '../../recognise/doubt.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

/** Words that lead to data, too weak to count as a disclosure: where they stand, that nothing is told would be wrong. */
const inPassing = phrase(
  'trained finetuned tuned pretrained simulated simulations generated synthetic',
  /\b(?:trained|fine-?tuned|tuned) (?:\w+ )?(?:on|with|using|from) (?!(?:a |an |one |two |\d+x? ?|the |our |single |multiple )*(?:\w+ )?(?:gpus?|tpus?|a100s?|h100s?|v100s?|t4|rtx|machine|cluster|google colab|colab|unsloth|autotrain|axolotl|trl|transformers|pytorch|the following|learning|hyperparameters|fp16|bf16|lora|qlora|dreambooth|mixed|keras|tensorflow|trl|sft|code|script|top of)\b)\w|\b(?:simulat|generat)(?:ed|ions?|es) (?:\w+ ){0,2}(?:maps|data|samples|images|examples|spectra|sequences|texts?)\b/,
);

export default defineRule({
  id: 'training/data-undisclosed',
  summary: 'The card does not name the data the model was trained on',
  why: 'What a model knows, whom it fails and what licence its output may carry all follow from its data; without the name nobody can check for overlap with a test set either.',
  advice: 'Name each source: `datasets: [add dataset ids]` in the front matter, and one sentence such as `Trained on [add number] [describe the examples] from [describe the source]`; data that cannot be named can be described',
  severity: 'warning',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/model-card-annotated#training-data', 'https://huggingface.co/docs/hub/model-cards#specifying-a-dataset', 'https://arxiv.org/abs/1810.03993'],
  resources: ['training-data-transparency-blog', 'data-provenance-initiative', 'foundation-model-transparency-index'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'training-data')) return;
    const { copy, agent, merge, tokenizer, trial, refersElsewhere } = artefactOf(snapshot);
    if (copy || agent || merge || tokenizer || trial || refersElsewhere) return;
    const home = homeOf(snapshot.card, 'training-data');
    if (!home && snapshot.card.said(inPassing).length > 0) return;
    // Data without a name are described there in words of their own: whoever looks finds something.
    if (home && snapshot.card.under('training-data').filter((s) => !s.placeholder && s.lower.length > 12).length >= 3) return;
    yield { message: home ? `${shown(home.heading)} names no data that this model was trained on` : 'Nothing names the data that this model was trained on', unsure: doubtful(snapshot.card, 'data', home), at: placeOf(home) };
  },
  examples: [
    { title: 'No word on data', card: '# Lugha ASR\n\nLugha ASR transcribes Swahili speech.\n', finds: ['1: Nothing names the data that this model was trained on'] },
    { title: 'The section is a template gap', card: '# Lugha ASR\n\nIt transcribes Swahili.\n\n### Training Data\n\n[More Information Needed]\n', finds: ['5: `Training Data` names no data that this model was trained on'] },
    { title: 'Named in the front matter', card: '---\ndatasets:\n- acme/sauti\n---\n\n# Lugha ASR\n\nLugha ASR transcribes Swahili speech.\n' },
    { title: 'Described, not published', card: '# Lugha ASR\n\n## Training Data\n\n410 hours of radio news, recorded by us in Mombasa between 2019 and 2021.\n' },
    { title: 'Made by a program', card: '# Mvua\n\n> Test 4 was trained with a pipeline that simulated maps of too much rain.\n' },
    { title: 'Only the machine', card: '# Lugha ASR\n\nLugha ASR was trained on a single A100.\n', finds: ['1: Nothing names the data that this model was trained on'] },
    { title: 'Described as a list', card: '# Lugha 7B\n\n## Training Data\n\nThree parts of our own making:\n\n- 400 dialogues about the market\n- 300 proverbs with their meaning\n- 200 refusals\n' },
    { title: 'A mix, told in words', card: '# Kitenge mix\n\nI have mixed Kitenge with Batiki, six to four.\n' },
    { title: 'A merge, said in the text', card: '# Lugha 34B\n\nA multi-model merge of several Lugha finetunes.\n' },
    { title: 'A merge by its list', card: '# Lugha 13B\n\n## Models and loras used\n\n- acme/lugha-chat\n- acme/lugha-lora\n' },
    { title: 'A merge was not trained', card: '---\ntags:\n- merge\n- mergekit\n---\n\n# Lugha 7B merged\n\nA merge of two models.\n' },
    { title: 'A copy in another format', card: '# Lugha 7B GGUF\n\nThis repo contains GGUF format model files for [Lugha 7B](https://huggingface.co/acme/lugha-7b).\n' },
    { title: 'An agent learnt in its game', card: '---\ntags:\n- reinforcement-learning\n---\n\n# PPO Agent playing CartPole-v1\n' },
  ],
});
