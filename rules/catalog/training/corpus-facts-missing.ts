import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import type { Snapshot } from '../../engine/types.ts';
import { applies, enumerated, silentIn } from '../../recognise/gaps.ts';
import { titleOf } from '../../recognise/opening.ts';
import { trainingCorpusOf } from '../../recognise/training-corpus.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';
import { taskOf } from '../../snapshot/task.ts';

const asked: Readonly<Record<string, readonly [name: string, gap: string]>> = {
  'td-selection': ['what was taken and what was dropped', '[to do: what] was kept, [to do: what] was dropped'],
  'td-dedup': ['how duplicates were handled', 'near-duplicates: [to do: method and threshold, or none removed]'],
  'td-personal-data': ['what was done about personal data', '[to do: kinds] of personal data were found by [to do: tool] and replaced with [to do: what]'],
  'td-opt-out': ['whether authors could opt out', 'authors opt out at [to do: address]; requests were honoured until [to do: date]'],
  'td-tokens': ['how many tokens were seen', '[to do: number] tokens, [to do: number] epochs'],
};
/** Asked of models of code beside the others. */
const ofCode: typeof asked = {
  'td-licence-method': ['which licences the code has', 'licences were found by [to do: tool or source]; [to do: share] of the files have none'],
  'td-lookup': ['how to find where generated code came from', 'generated code can be searched for at [to do: address]'],
};

export default defineRule({
  id: 'training/corpus-facts-missing',
  summary: 'A model was pre-trained on a large body of text or code, and little is told of it',
  why: 'Whose words are in a model, what was filtered out and whether anybody could object decides how far it can be trusted and used. It is known to the trainer alone, and it is forgotten soon.',
  advice: 'A row per source says it all: name, share, duplicates, personal data, decontamination, opt-out; `no` is an answer, and so is `unknown`',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model'],
  sources: ['https://arxiv.org/abs/2402.19173', 'https://arxiv.org/abs/2305.06161', 'https://arxiv.org/abs/2310.12941'],
  resources: ['training-data-transparency-blog', 'foundation-model-transparency-index', 'data-provenance-initiative'],
  *check(snapshot) {
    const { card, coverage } = snapshot;
    // Where no data are named at all, `training/data-undisclosed` says so.
    if (!applies(coverage, 'training-data-transparency') || isMissing(snapshot, 'training-data') || !ofGenerator(snapshot)) return;
    const questions = trainingCorpusOf(snapshot)?.code ? { ...asked, ...ofCode } : asked;
    const missing = silentIn(coverage, 'training-data-transparency', Object.keys(questions));
    if (missing.length < 3) return;
    const home = homeOf(card, 'training-data');
    yield {
      message: `The card names the training data and does not tell ${enumerated(missing.map((id) => questions[id]![0]))}`,
      at: placeOf(home),
      advice: `Say what is known, and of the rest that it is not: \`${missing.map((id) => questions[id]![1]).join('; ')}\``,
    };
  },
  examples: [
    { title: 'A name and nothing else', card: '---\npipeline_tag: text-generation\n---\n\n# Jembe Coder 3B\n\nA code completion model.\n\n## Training data\n\nPre-trained on 640 billion tokens of GitHub code.\n', finds: ['9: The card names the training data and does not tell what was taken and what was dropped, how duplicates were handled, what was done about personal data, whether authors could opt out, which licences the code has and how to find where generated code came from'] },
    { title: 'Told', card: '---\npipeline_tag: text-generation\n---\n\n# Hadithi 1B\n\nA language model.\n\n## Training data\n\nPre-trained on 40 billion tokens of news. Pages in other languages were dropped, duplicates were removed with MinHash, names were replaced. Publishers could opt out.\n' },
    { title: 'An encoder is no such model', card: '---\npipeline_tag: fill-mask\n---\n\n# Hadithi BERT\n\nA language model for Swahili.\n\n## Training data\n\nPre-trained on a corpus of 40 MB of news.\n' },
    { title: 'A fine-tune names its set', card: '---\nbase_model: acme/hadithi-1b\n---\n\n# Hadithi chat\n\nFine-tuned on 4,000 dialogues.\n' },
  ],
});

/** Generators alone: an encoder of last decade’s size is another matter. */
function ofGenerator(snapshot: Snapshot): boolean {
  const { languageModel, refersElsewhere } = artefactOf(snapshot);
  const { tasks } = taskOf(snapshot);
  return languageModel && !refersElsewhere && !tasks.includes('fill-mask') && !/bert\b|bert-|electra|\bxlnet\b/.test(titleOf(snapshot.card));
}
