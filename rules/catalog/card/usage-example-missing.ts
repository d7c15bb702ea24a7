import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { filled } from '../../engine/values.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

export default defineRule({
  id: 'card/usage-example-missing',
  summary: 'No code, command or prompt shows how to run the model',
  why: 'A reader who cannot run it within minutes goes on to the next one, or runs it wrongly: with other preprocessing, another prompt format, another sampling rate.',
  advice: 'Add the shortest code that loads the model and gives one answer, with the input it expects (sampling rate, prompt format, image size)',
  severity: 'notice',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/model-card-annotated#how-to-get-started-with-the-model', 'https://huggingface.co/docs/hub/model-release-checklist'],
  resources: ['hugging-face-ml-research-release-toolkit', 'colab-notebooks'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'usage-example')) return;
    const { trial, refersElsewhere } = artefactOf(snapshot);
    if (trial || refersElsewhere) return;
    const { card } = snapshot;
    const home = homeOf(card, 'usage-example');
    const library = filled(card.data['library_name'])[0];
    yield {
      message: home ? `${shown(home.heading)} holds no code, command or prompt that runs this model` : 'No code, command or prompt shows how to run this model',
      at: placeOf(home),
      ...(library === 'transformers' && { advice: 'Add the shortest code that gives one answer, e.g. `pipeline("[add the task]", model="[add the repository id]")`, and say what input it expects' }),
    };
  },
  examples: [
    { title: 'Prose alone', card: '# Lugha ASR\n\nLugha ASR transcribes read Swahili speech.\n', finds: ['1: No code, command or prompt shows how to run this model'] },
    { title: 'A section that only promises', card: '# Lugha ASR\n\nIt transcribes Swahili.\n\n## How to Get Started with the Model\n\n[More Information Needed]\n', finds: ['5: `How to Get Started with the Model` holds no code, command or prompt that runs this model'] },
    { title: 'Three lines of Python', card: '# Lugha ASR\n\n```python\nfrom transformers import pipeline\nasr = pipeline("automatic-speech-recognition", model="acme/lugha-asr")\nprint(asr("a.wav"))\n```\n' },
    { title: 'A command', card: '# Lugha ASR\n\n## Usage\n\n```bash\nlugha transcribe a.wav\n```\n' },
    { title: 'In Korean', card: '# Lugha ASR\n\n스와힐리어 낭독 음성을 글로 옮기는 모델입니다.\n\n## 사용 방법\n\n```python\nfrom transformers import pipeline\n```\n' },
  ],
});
