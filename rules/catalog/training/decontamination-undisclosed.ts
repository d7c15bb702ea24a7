import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shownSome } from '../../engine/shown.ts';
import type { Card, Place } from '../../engine/types.ts';
import { filled, listed, mapping } from '../../engine/values.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf } from '../../snapshot/home.ts';

/** Test sets that stand on the open web, so that a web crawl or a set of instructions may hold them. */
const benchmarks: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['MMLU', /\bc?mmlu(?:-pro)?\b/], ['HumanEval', /\bhumaneval\+?/], ['GSM8K', /\bgsm-?8k\b/], ['HellaSwag', /\bhellaswag\b/], ['ARC', /\barc[- ](?:challenge|easy|c|e)\b|\bai2[_ ]arc\b/], ['TruthfulQA', /\btruthfulqa\b/],
  ['MBPP', /\bmbpp\+?/], ['WinoGrande', /\bwinogrande\b/], ['BBH', /\bbbh\b|\bbig-?bench/], ['AGIEval', /\bagieval\b/], ['C-Eval', /\bc-?eval\b/], ['GPQA', /\bgpqa\b/], ['IFEval', /\bifeval\b/], ['DROP', /\bdrop \(/], ['DS-1000', /\bds-1000\b/], ['MT-Bench', /\bmt[- ]?bench\b/],
];
const any = phrase('mmlu cmmlu humaneval gsm8k gsm hellaswag arc ai2 truthfulqa mbpp winogrande bbh bigbench bench agieval ceval eval gpqa ifeval ds', new RegExp(benchmarks.map(([, pattern]) => pattern.source).join('|')));

export default defineRule({
  id: 'training/decontamination-undisclosed',
  summary: 'Scores on public test sets, and no word on whether they were in the training data',
  why: 'The questions and answers of these test sets are on the open web. A score means something only if the reader knows whether they were looked for and taken out.',
  advice: 'Say what was done, even if nothing was: `Training data were searched for [add benchmarks] by [describe the matching]; [add number] matches were removed`, or `Overlap with the benchmarks below was not checked`',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model'],
  sources: ['https://arxiv.org/abs/2402.19173', 'https://arxiv.org/abs/2406.16746', 'https://arxiv.org/abs/2310.17623'],
  resources: ['carper-ai-decontamination-tool', 'wimbd', 'proving-test-set-contamination-in-black-box-language-models'],
  *check(snapshot) {
    const { card } = snapshot;
    if (!isMissing(snapshot, 'decontamination') || isMissing(snapshot, 'evaluation-results')) return;
    const { copy, trial, agent, languageModel } = artefactOf(snapshot);
    if (copy || trial || agent || !languageModel) return;
    const { names, at } = claimed(card);
    if (names.length === 0) return;
    yield { message: `Results on ${shownSome(names)}, and nothing tells whether the training data overlap with them`, at: homeOf(card, 'decontamination') ? { section: homeOf(card, 'decontamination')! } : at, about: 'benchmarks' };
  },
  examples: [
    { title: 'Scores in a table', card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n\nA language model for Swahili.\n\n## Evaluation\n\n| Benchmark | Score |\n| --- | --- |\n| MMLU | 41.2 |\n| GSM8K | 18.9 |\n', finds: ['13: Results on `MMLU`, `GSM8K`, and nothing tells whether the training data overlap with them'] },
    { title: 'Said that it was not checked', card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n\nA language model for Swahili.\n\n## Evaluation\n\nMMLU: 41.2. Overlap of the training data with MMLU was not checked; contamination is possible.\n' },
    { title: 'Decontaminated', card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n\nA language model for Swahili.\n\n## Training Data\n\nThe training data were decontaminated against MMLU by 13-gram overlap.\n\n## Evaluation\n\nMMLU accuracy: 41.2\n' },
    { title: 'A test set of its own', card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n\nA language model for Swahili.\n\n## Evaluation\n\nAccuracy on 200 questions of our own: 61.0\n' },
    { title: 'A classifier', card: '---\npipeline_tag: image-classification\n---\n\n# Majani\n\nAccuracy on CIFAR-10: 0.91\n' },
  ],
});

/** The public test sets on which the card gives a number, and the first place. */
function claimed(card: Card): { names: string[]; at: Place } {
  const names = new Set<string>();
  let at: Place = 'card';
  const note = (text: string, place: Place): void => {
    for (const [name, pattern] of benchmarks) {
      if (!pattern.test(text)) continue;
      if (names.size === 0) at = place;
      names.add(name);
    }
  };
  for (const statement of card.said(any)) if (/\d/.test(statement.lower.replace(/gsm-?8k|ds-1000|\b\d+-?shot/g, ''))) note(statement.lower, { span: { start: statement.start, end: statement.end } });
  for (const table of card.tables) {
    for (const { cells, span } of table.rows) {
      if (cells.length > 1 && cells.slice(1).some((cell) => /\d/.test(cell))) note(cells[0]!.toLowerCase(), { span });
    }
    if (table.rows.some(({ cells }) => cells.some((cell) => /^\W*\d+(?:\.\d+)?\W*$/.test(cell)))) note(table.header.join(' ').toLowerCase(), { span: { start: table.span.start, end: Math.min(table.span.end, table.span.start + 1) } });
  }
  for (const [i, model] of listed(card.data['model-index']).entries()) {
    for (const result of listed(mapping(model)['results'])) note(filled(mapping(mapping(result)['dataset'])['name']).join(' ').toLowerCase(), { key: ['model-index', i] });
  }
  return { names: [...names], at };
}
