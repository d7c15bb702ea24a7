import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shown } from '../../engine/shown.ts';
import type { Table } from '../../engine/types.ts';
import { filled } from '../../engine/values.ts';
import { pointsTo } from '../../recognise/pointers.ts';
import { doubtful } from '../../recognise/doubt.ts';
import { hasResultFiles } from '../../results/index.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';
import { taskOf } from '../../snapshot/task.ts';

/** Tasks whose output is seen or heard. */
const generators = new Set(['text-to-image', 'image-to-image', 'unconditional-image-generation', 'text-to-video', 'image-to-video', 'text-to-3d', 'image-to-3d', 'text-to-audio', 'text-to-speech']);

/** The author says that there is no result yet, which is what the advice asks for. */
const unmeasured = phrase('evaluate evaluated evaluation evaluations benchmarked benchmarks benchmark', /\b(?:not|n['’]t|never|yet|still|no|without)\b[^.]{0,50}\b(?:evaluat(?:e|ed|ions?)|benchmarked|benchmarks?)\b|\b(?:evaluations?|benchmarks?|results) (?:\w+ ){0,3}(?:pending|coming soon|in progress|under way|underway|ongoing|to follow|will follow)\b/);

/** A metric or the word result, and a decimal within the next lines: a table or list that no reader of results knows. */
const scored = /\b(?:results?|wer|cer|accuracy|bleu|chrf|rouge[-\w]*|f1[-\w]*|scores?|auc|auroc|psnr|perplexity|ppl|rmse|mae|iou|exact match|error rate)\b[^\n]{0,80}\n(?:[^\n]{0,120}\n){0,3}[^\n]{0,60}(?<![\d.])\d{1,3}\.\d+(?![\d.])/i;

/** What a picture is called that shows how well it did. */
const plotted = /(?:^|[^a-z])(?:accurac(?:y|ies)|wer|bleu|f1|roc|confusion[-_ ]?matrix|benchmarks?|eval(?:uation)?(?:[-_ ]results?)?)(?:[^a-z]|$)/;

export default defineRule({
  id: 'evaluation/missing',
  summary: 'The card gives no result of the model on any data',
  why: 'Nobody can tell whether the model does what the card says, or choose between it and another.',
  advice: 'Give one number on data that was not trained on: `[add metric] of [add value] on the [add split] split of [add dataset]`, or say that it was not evaluated',
  severity: 'warning',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/model-card-annotated#evaluation', 'https://huggingface.co/docs/hub/eval-results', 'https://arxiv.org/abs/1810.03993'],
  resources: ['lighteval', 'lm-evaluation-harness', 'hugging-face-leaderboards-collection'],
  *check(snapshot) {
    const { card, files } = snapshot;
    if (!isMissing(snapshot, 'evaluation-results')) return;
    const { copy, tokenizer, trial, refersElsewhere } = artefactOf(snapshot);
    if (copy || tokenizer || trial || refersElsewhere) return;
    if (hasResultFiles(files)) return;
    // What a generator of pictures or sound can do is shown by what it made.
    if ((taskOf(snapshot).tasks.some((task) => generators.has(task)) || filled(card.data['tags']).includes('stable-diffusion')) && card.links.some((link) => link.image || /\.(?:wav|mp3|mp4|gif|webm)$/i.test(link.url))) return;
    if (card.tables.some(ofScores)) return;
    const home = homeOf(card, 'evaluation-results');
    // A plot, or the place where results are kept, is shown there: the reader has them.
    if (home && card.links.some((link) => link.url !== '' && link.start > home.span.start && link.start < home.end)) return;
    if (card.links.some((link) => link.image && plotted.test(`${link.text} ${link.url}`.toLowerCase()))) return;
    if (home && /\d\s*%|\d\.\d/.test(card.text.slice(home.span.end, home.end))) return;
    if (card.said(unmeasured).length > 0 || pointsTo(card, 'results')) return;
    if (scored.test(card.text)) return;
    yield { message: home ? `${shown(home.heading)} holds no result of this model` : 'No result of this model on any data is given', unsure: doubtful(card, 'results', home), at: placeOf(home) };
  },
  examples: [
    { title: 'No result', card: '# Lugha ASR\n\nLugha ASR transcribes Swahili speech.\n', finds: ['1: No result of this model on any data is given'] },
    { title: 'The section is a template gap', card: '# Lugha ASR\n\nIt transcribes Swahili.\n\n### Results\n\n[More Information Needed]\n', finds: ['5: `Results` holds no result of this model'] },
    { title: 'In a sentence', card: '# Lugha ASR\n\nOn the test split of AfroDigits it reaches a word error rate (WER) of 0.21.\n' },
    { title: 'In the model-index', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: acme/sauti, name: Sauti}\n    metrics:\n    - {type: wer, value: 0.21}\n---\n\n# Lugha ASR\n' },
    { title: 'In a file of results', card: '# Lugha ASR\n\nLugha ASR transcribes Swahili speech.\n', files: { '.eval_results/sauti.yaml': '- value: 0.21\n' } },
    { title: 'Shown as a plot', card: '# Lugha ASR\n\nIt transcribes Swahili.\n\n## Results\n\n![Word error rate by accent](wer.png)\n' },
    { title: 'Compared with others in a table', card: '# Kitenge\n\nDraws kitenge patterns.\n\n## Comparison\n\n| | fits the text | looks good |\n| --- | --- | --- |\n| other | 64.3 | 60.6 |\n| Kitenge | 74.2 | 74.3 |\n' },
    { title: 'Percentages below the heading, of no known metric', card: '# Lugha 7B\n\nLugha writes in Swahili.\n\n## Results\n\n- **Stays in Swahili:** 95% across prompts\n' },
    { title: 'A small table under a metric, below the code', card: '# Lugha ASR\n\n## Usage\n\nResult with a beam of 100 (WER):\n\n| quiet | noisy |\n| --- | --- |\n| 21.5 | 25.7 |\n' },
    { title: 'Not evaluated, and said so', card: '# Lugha 7B\n\nLugha writes in Swahili. It has not been evaluated yet.\n' },
    { title: 'The paper has the results, and the card says so', card: '# Lugha 7B\n\nLugha writes in Swahili. Results are reported in our paper.\n' },
    { title: 'A checkpoint in another wrapping', card: '# Lugha loader\n\n`acme/lugha-hf` packages the `acme/lugha-7b` checkpoint with code for another library.\n' },
    { title: 'A folder without weights', card: '# Lugha agent\n\nThis repository contains no weights, only the settings of an agent that loads another model.\n' },
    { title: 'Pictures that it made', card: '---\npipeline_tag: text-to-image\n---\n\n# Kitenge\n\nDraws kitenge patterns.\n\n![four patterns](samples.png)\n' },
    { title: 'A copy in another format', card: '# Lugha 7B GGUF\n\nThis repo contains GGUF format model files for [Lugha 7B](https://huggingface.co/acme/lugha-7b).\n' },
    { title: 'A plot of it', card: '# Lugha ASR\n\nLugha ASR transcribes read Swahili speech.\n\n![Accuracy by epoch](accuracy.svg)\n' },
  ],
});

/** Whether a table compares at least two things by decimals: scores of a kind that the words around it do not name. */
function ofScores({ rows }: Table): boolean {
  return rows.filter(({ cells }) => cells.slice(1).filter((cell) => /^\W{0,3}\d{1,3}\.\d+\W{0,3}$/.test(cell)).length >= 2).length >= 2;
}
