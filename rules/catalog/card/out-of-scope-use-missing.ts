import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

export default defineRule({
  id: 'card/out-of-scope-use-missing',
  summary: 'The card does not say what it should not be used for',
  why: 'The uses that look near and are not safe are the ones a reader tries; only whoever built it knows where it stops working.',
  advice: 'One sentence is enough: `Not meant for [describe the nearest use that would go wrong], because [describe why].`',
  severity: 'notice',
  kinds: ['model', 'dataset'],
  sources: ['https://huggingface.co/docs/hub/model-card-annotated#out-of-scope-use', 'https://arxiv.org/abs/1810.03993', 'https://arxiv.org/abs/1803.09010'],
  resources: ['model-card-resources', 'ai-incident-database'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'out-of-scope-use')) return;
    const { copy, agent, tokenizer, trial, refersElsewhere, output } = artefactOf(snapshot);
    if (copy || agent || tokenizer || trial || refersElsewhere || output) return;
    const home = homeOf(snapshot.card, 'out-of-scope-use') ?? homeOf(snapshot.card, 'intended-use');
    const wanted = `a use for which this ${snapshot.kind} is not meant`;
    yield { message: home ? `${shown(home.heading)} does not name ${wanted}` : `Nothing names ${wanted}`, at: placeOf(home) };
  },
  examples: [
    { title: 'Only what it is for', card: '# Lugha ASR\n\n## Uses\n\nFor journalists who transcribe interviews in Swahili.\n', finds: ['3: `Uses` does not name a use for which this model is not meant'] },
    { title: 'No word on use', kind: 'dataset', card: '# Sauti\n\nSauti holds 410 recordings of read Swahili.\n', finds: ['1: Nothing names a use for which this dataset is not meant'] },
    { title: 'Under its heading', card: '# Lugha ASR\n\n## Out-of-Scope Use\n\nCalls over the telephone, which it has never heard.\n' },
    { title: 'In a sentence elsewhere', card: '# Lugha ASR\n\nThe model should not be used to identify speakers or to transcribe medical dictation.\n' },
    { title: 'A copy in another format', card: '# Lugha 7B AWQ\n\nThis repo contains AWQ model files for [Lugha 7B](https://huggingface.co/acme/lugha-7b).\n' },
    { title: 'In Spanish', card: '# Lugha ASR\n\nLugha ASR transcribe suajili leído.\n\n## Usos fuera de alcance\n\nNo debe usarse para identificar a personas por su voz ni para transcribir dictado médico.\n' },
  ],
});
