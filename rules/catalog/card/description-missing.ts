import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { homeOf, placeOf, saysAnything } from '../../snapshot/home.ts';

export default defineRule({
  id: 'card/description-missing',
  summary: 'The card does not say what the repository holds',
  why: 'Someone who finds it by search reads the first lines and leaves when they do not tell what it is and what it does.',
  advice: 'Begin with one or two sentences: `[describe what it is] that [describe what it does], made from [describe what] for [describe whom].`',
  severity: 'warning',
  sources: ['https://huggingface.co/docs/hub/model-card-annotated', 'https://huggingface.co/docs/hub/datasets-cards', 'https://arxiv.org/abs/1810.03993'],
  resources: ['model-cards', 'model-card-resources'],
  *check(snapshot) {
    const { card, kind } = snapshot;
    if (!isMissing(snapshot, 'description')) return;
    if (kind === 'space' && filled(card.data['short_description']).length > 0) return;
    const what = kind === 'space' ? 'Space' : kind;
    const home = homeOf(card, 'description');
    // A list below a heading of description is no sentence, and tells it all the same.
    if (card.under('description').some((s) => s.form === 'item' && s.label === null && !s.placeholder && /\p{L}+\s+\p{L}+\s+\p{L}+/u.test(s.text))) return;
    const message = saysAnything(card)
      ? `No sentence tells what this ${what} is or does`
      : `The card has no text of its own; expected at least a sentence on what this ${what} is or does`;
    yield {
      message,
      at: placeOf(home),
      ...(kind === 'space' && { advice: 'Say in one sentence what a visitor can do here, below the front matter or as `short_description` (at most 60 characters)' }),
    };
  },
  examples: [
    { title: 'A list in place of a sentence', kind: 'dataset', card: '# Hotuba\n\n### Dataset Summary\n\n- Parallel corpus of Swahili and English\n- 2k pairs\n' },
    { title: 'Front matter and a title', card: '---\nlicense: mit\n---\n\n# Lugha ASR\n', finds: ['1: The card has no text of its own; expected at least a sentence on what this model is or does'] },
    { title: 'A template gap', card: '# Lugha ASR\n\n## Model Description\n\n[More Information Needed]\n', finds: ['3: The card has no text of its own; expected at least a sentence on what this model is or does'] },
    { title: 'The words that a Space is born with', kind: 'space', card: '---\ntitle: Lugha\nsdk: gradio\n---\n\nCheck out the configuration reference at https://huggingface.co/docs/hub/spaces-config-reference\n', finds: ['1: The card has no text of its own; expected at least a sentence on what this Space is or does'] },
    { title: 'A Space with a short description', kind: 'space', card: '---\ntitle: Lugha\nsdk: gradio\nshort_description: Transcribes spoken Swahili\n---\n' },
    { title: 'One sentence is enough', card: '# Lugha ASR\n\nLugha ASR is a wav2vec 2.0 model that transcribes read Swahili speech.\n' },
    { title: 'In German', card: '# Lugha ASR\n\nDieses Modell ist ein Spracherkenner, der gelesenes Suaheli in Text umwandelt. Es wurde auf Aufnahmen von Freiwilligen trainiert und läuft auf einem Rechner ohne Grafikkarte.\n' },
  ],
});
