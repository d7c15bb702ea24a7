import { evidenceFor, statusOf } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { filled } from '../../engine/values.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { lineShown } from '../../snapshot/lines.ts';
import { taskOf, type Modality } from '../../snapshot/task.ts';

const spoken: ReadonlySet<Modality> = new Set<Modality>(['text', 'speech']);

export default defineRule({
  id: 'card/language-missing',
  summary: 'Text or speech, and no `language` in the front matter',
  why: 'The Hub’s language filter reads only the front matter: speakers of the language do not find it, and readers take English for granted.',
  advice: 'Add `language: [add an ISO 639 code]` to the front matter, one for each language it was made for (`en`, `sw`; `multilingual` and `code` are understood too)',
  severity: 'notice',
  kinds: ['model', 'dataset'],
  // Without front matter every key is missing, and `card/front-matter-missing` says so once.
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/model-cards#specifying-a-language', 'https://huggingface.co/docs/hub/datasets-cards', 'https://doi.org/10.1162/tacl_a_00041'],
  resources: ['data-statements', 'glotlid', 'quality-at-a-glance'],
  *check(snapshot) {
    const { card } = snapshot;
    if (card.data['language'] !== undefined || filled(card.data['languages']).length > 0 || filled(card.data['language_bcp47']).length > 0) return;
    const status = statusOf(snapshot, 'language');
    if (status === 'not-applicable' || artefactOf(snapshot).trial) return;
    const told = evidenceFor(snapshot, 'language')[0];
    const { modality } = taskOf(snapshot);
    if (status === 'missing' && (modality === null || !spoken.has(modality))) return;
    yield {
      message: told
        ? `${shown(lineShown(card.text, told.line))} (line ${told.line}) names the language in the text only; expected \`language\` in the front matter too`
        : `No \`language\` in the front matter and none named in the text; expected the code of the language that this ${snapshot.kind} was made for`,
      at: { key: ['language'] },
    };
  },
  examples: [
    { title: 'Speech recognition of no language', card: '---\npipeline_tag: automatic-speech-recognition\n---\n\n# Lugha ASR\n\nTranscribes speech.\n', finds: ['1: No `language` in the front matter and none named in the text; expected the code of the language that this model was made for'] },
    { title: 'Named in the text only', card: '---\npipeline_tag: text-classification\n---\n\n# Hisia\n\n- **Language:** Swahili\n', finds: ['1: `Language: Swahili` (line 7) names the language in the text only; expected `language` in the front matter too'] },
    { title: 'A dataset of text', kind: 'dataset', card: '---\ntask_categories:\n- text-classification\n---\n\n# Hisia\n\nReviews with labels.\n', finds: ['1: No `language` in the front matter and none named in the text; expected the code of the language that this dataset was made for'] },
    { title: 'In the front matter', card: '---\nlanguage: sw\npipeline_tag: text-classification\n---\n\n# Hisia\n' },
    { title: 'Pictures speak no language', card: '---\npipeline_tag: image-classification\n---\n\n# Majani\n\nTells healthy maize leaves from sick ones.\n' },
    { title: 'An agent', card: '---\ntags:\n- reinforcement-learning\n---\n\n# PPO Agent playing CartPole-v1\n' },
  ],
});
