import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shown } from '../../engine/shown.ts';
import { doubtful } from '../../recognise/doubt.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

/** Weak signs of a purpose, too weak to count as a disclosure: where one stands, that nothing is told would be wrong. */
const inPassing = phrase(
  'for works work great good best only used recommend recommended suggest prototype artifact artefact specialized specialised field',
  /^(?:for|to) [^,.:]{3,60}, (?:you|we|one|please|try|use)\b|\bworks? (?:well |best |great |also )?(?:for|in|as) (?!\d|the same|example|more)|\b(?:great|good|best|excellent) (?:for|at) \w+|\bonly be used (?:for|in|by)\b|\brecommend(?:ed)? (?:using )?(?:it |this \w+ )?for \w+|\bresearch (?:prototype|artifact|artefact)\b|\bfor the field of\b|\bspeciali[sz]ed (?:in|for|on)\b/,
);
/** `Networks for rain forecasts`, near the top: what it is for, in a word. */
const namedFor = phrase('for', /\b(?:models?|networks?|cnns?|\w*bert\w*|checkpoints?|adapters?|loras?|encoders?|transformers?|classifiers?|llms?|systems?|engines?|weights|data ?sets?|corpus|benchmark|collection)\b[^.]{0,40}\bfor (?!example|instance|more|further|details|the (?:paper|code|first|full)|free|\d|each|all|every|its|training|using|this|how|both|our|better|now|inference)[\w-]+/);
const opening = 40;
const notIts = ['citation', 'license', 'usage-example', 'training-procedure', 'training-data', 'evaluation-results'];

export default defineRule({
  id: 'card/intended-use-missing',
  summary: 'The card does not say what it is meant to be used for, or by whom',
  why: 'What was built and tested for one purpose is taken for another when nobody says which it was; a reader cannot weigh limits and results without it.',
  advice: 'Write one sentence: `Meant for [describe whom] to [describe the task], on [describe the kind of input].`',
  severity: 'warning',
  kinds: ['model', 'dataset'],
  sources: ['https://huggingface.co/docs/hub/model-card-annotated#uses', 'https://arxiv.org/abs/1810.03993', 'https://arxiv.org/abs/1803.09010'],
  resources: ['model-cards', 'datasheets-for-datasets'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'intended-use')) return;
    const { copy, agent, tokenizer, trial, refersElsewhere, output } = artefactOf(snapshot);
    if (copy || agent || tokenizer || trial || refersElsewhere || output) return;
    const home = homeOf(snapshot.card, 'intended-use');
    const passed = snapshot.card.said(inPassing).some((s) => !s.section.concepts.has('citation')) || snapshot.card.said(namedFor).some((s) => s.index < opening && s.form !== 'row' && !notIts.some((one) => s.section.concepts.has(one)));
    if (passed || snapshot.card.sections.some((s) => /\bresearch (?:prototype|preview|only)\b/.test(s.normal))) return;
    const wanted = `what this ${snapshot.kind} is meant for, or for whom`;
    yield {
      message: home ? `${shown(home.heading)} does not tell ${wanted}` : `Nothing tells ${wanted}`,
      at: placeOf(home),
      unsure: doubtful(snapshot.card, 'purpose', home),
      ...(snapshot.kind === 'dataset' && { advice: 'Name the tasks it was made for: `task_categories: [add a task id]` in the front matter, and a sentence such as `Meant for [describe the task] by [describe whom].`' }),
    };
  },
  examples: [
    { title: 'What it is, not what for', card: '# Lugha ASR\n\nLugha ASR is a wav2vec 2.0 model trained on read Swahili speech.\n', finds: ['1: Nothing tells what this model is meant for, or for whom'] },
    { title: 'The section is a template gap', card: '# Lugha ASR\n\nLugha ASR is a wav2vec 2.0 model.\n\n## Direct Use\n\n[More Information Needed]\n', finds: ['5: `Direct Use` does not tell what this model is meant for, or for whom'] },
    { title: 'A dataset that names no task', kind: 'dataset', card: '# Sauti\n\nSauti holds 410 recordings of read Swahili.\n', finds: ['1: Nothing tells what this dataset is meant for, or for whom'] },
    { title: 'A dataset that names its task', kind: 'dataset', card: '---\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Sauti\n\nSauti holds 410 recordings of read Swahili.\n' },
    { title: 'Said in a sentence, without a heading', card: '# Lugha ASR\n\nThis model is intended for journalists who transcribe interviews in Swahili.\n' },
    { title: 'Said among other things', card: '# Lugha ASR\n\nLugha ASR is a wav2vec 2.0 model.\n\n## FAQ\n\nFor dictation, you can run it with the same options as any other model.\n' },
    { title: 'Work of research, below code on how to use it', card: '# Lugha ASR\n\nLugha ASR is a wav2vec 2.0 model.\n\n## Use\n\n```python\nlugha.read(sound)\n```\n\n## Ethics\n\nThis is a research artifact.\n' },
    { title: 'A warning in bold', card: '# Mvua\n\n**RESEARCH PROTOTYPE, NOT READY**\n\nMvua draws maps of rain.\n' },
    { title: 'For what, in a word', card: '# Mvua\n\nMvua holds small convolutional networks for rain forecasts, trained on radar.\n' },
    { title: 'A quantised copy: the original tells', card: '# Lugha 7B GGUF\n\nThis repo contains GGUF format model files for [Lugha 7B](https://huggingface.co/acme/lugha-7b).\n' },
    { title: 'A game-playing agent needs no more than its game', card: '---\ntags:\n- reinforcement-learning\n- LunarLander-v2\n---\n\n# PPO Agent playing LunarLander-v2\n\nThis is a trained PPO agent.\n' },
    { title: 'In French', card: '# Lugha ASR\n\nLugha ASR transcrit le swahili lu.\n\n## Utilisation prévue\n\nLe modèle est destiné aux journalistes qui transcrivent des entretiens enregistrés en studio.\n' },
    { title: 'A repository to try something out', card: '# Kadi\n\nThis isn’t really a model, it is just a test repo.\n' },
  ],
});
