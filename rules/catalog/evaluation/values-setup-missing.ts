import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { applies, enumerated, silentIn } from '../../recognise/gaps.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

const asked: Readonly<Record<string, readonly [name: string, gap: string]>> = {
  'vev-refusal': ['how often the model refused', 'refusals: [to do: share in each language], never counted as disagreement'],
  'vev-language': ['results by language', 'results by language: [to do: one for each]'],
  'vev-setup': ['whether probabilities or free answers were read', 'ratings were read from [to do: log-probabilities or free answers]'],
  'vev-prompt': ['the prompt', 'prompt: [to do: exact words in each language]'],
  'vev-decoding': ['how answers were sampled', 'temperature [to do: value], [to do: number] samples an item'],
  'vev-uncertainty': ['on how many items', 'on [to do: number] items'],
};

export default defineRule({
  id: 'evaluation/values-setup-missing',
  summary: 'Results on values or opinions that cannot be told from the way they were asked for',
  why: 'On such questions the wording, the language and the way an answer is read move a result more than the model does, and a refusal counted as “disagree” turns it round.',
  advice: 'Tell prompt, language, how an answer was read, and refusals apart',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model', 'dataset'],
  sources: ['https://arxiv.org/abs/2405.13974'],
  resources: ['process-for-adapting-language-models-to-society-palms-with-v', 'reforms'],
  *check(snapshot) {
    const { card, coverage } = snapshot;
    if (!applies(coverage, 'values-evaluation') || artefactOf(snapshot).refersElsewhere) return;
    const several = filled(card.data['language']).length > 1;
    const missing = silentIn(coverage, 'values-evaluation', Object.keys(asked)).filter((id) => several || id !== 'vev-language');
    if (missing.length < 3) return;
    const home = homeOf(card, 'evaluation-results', 'evaluation-setup');
    yield { message: `Results on values are given, and the card does not tell ${enumerated(missing.map((id) => asked[id]![0]))}`, at: placeOf(home), advice: `Say what is known, and of the rest that it is not: \`${missing.map((id) => asked[id]![1]).join('; ')}\`` };
  },
  examples: [
    { title: 'One mean over two languages', card: '---\nlanguage:\n- sw\n- en\n---\n\n# Hadithi 7B\n\nA language model.\n\n## Results\n\nIt scores 0.71 on GlobalOpinionQA.\n', finds: ['11: Results on values are given, and the card does not tell how often the model refused, results by language, whether probabilities or free answers were read, the prompt, how answers were sampled and on how many items'] },
    { title: 'Told', card: '# Hadithi 7B\n\nA language model.\n\n## Results\n\nOn 400 statements of GlobalOpinionQA it scores 0.71, read from the log-probabilities of the options; the prompt was the question itself. It refused to answer 12 %.\n' },
    { title: 'Trained on such data', card: '# Hadithi 7B\n\nA language model trained on the Moral Foundations corpus of 3,000 posts.\n' },
  ],
});
