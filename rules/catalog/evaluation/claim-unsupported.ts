import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { oneLine } from '../../engine/shown.ts';
import type { Snapshot, Statement } from '../../engine/types.ts';
import { pointsTo } from '../../recognise/pointers.ts';
import { speaksOf } from '../../recognise/sections.ts';
import { resultsOf } from '../../results/index.ts';
import { artefactOf } from '../../snapshot/artefact.ts';

const self = String.raw`(?:this|our|the) (?:[\w-]+ ){0,3}?(?:models?|adapter|checkpoint|system|version|fine-?tune)|it|we`;
const best = phrase(
  'outperforms outperform outperforming surpasses surpass beats beating exceeds state sota best superior unmatched unrivaled',
  new RegExp(`(?:^|[.;,] |\\b(?:and|that|,) )(?:${self})\\b (?:\\w+ly |also |even |now |can ){0,2}(?:outperforms?|surpass(?:es)?|beats?|exceeds?)\\b [^.]{0,80}\\b(?:models?|baselines?|methods?|systems?|approaches|competitors|alternatives|gpt\\S*|llama\\S*|bert\\S*|others|all|every|existing|previous|state[- ]of[- ]the[- ]art|sota)\\b|(?:^|[.;,] |\\b(?:and|that|,) )(?:${self})\\b (?:\\w+ly |also |now ){0,2}(?:achiev(?:es?|ed)|reach(?:es|ed)?|sets?|obtains?|delivers?|offers?|shows?|demonstrates?) (?:a |the |new |impressive ){0,3}(?:state[- ]of[- ]the[- ]art|sota|superior|unmatched|unrivaled|best(?:-in-class)?) (?:results?|performance|accuracy|scores?|quality)\\b|(?:^|[.;,] |\\b(?:and|that|,) )(?:${self})\\b is (?:currently |now |by far )?(?:the )?(?:new )?(?:state[- ]of[- ]the[- ]art|sota|best|most (?:accurate|powerful|capable|advanced))\\b (?:[\\w-]+ ){0,4}?(?:models?|llm|open|for|in|on|available|among)\\b`),
);
const harmless = phrase(
  'safe unbiased harmless fair bias biases toxic',
  new RegExp(`(?:^|[.;,] |\\b(?:and|that|,) )(?:${self}|(?:its|the) (?:outputs?|answers|responses))\\b (?:is|are) (?:now )?(?:completely |fully |totally |entirely |100% |always |absolutely ){0,2}(?:safe(?!\\s+(?:for work|to (?:load|share|run|delete|assume)|tensors?|mode|space))|unbiased|harmless|bias[- ]free|free (?:of|from) (?:any )?(?:bias(?:es)?|toxic\\w*|harm\\w*)|never (?:biased|toxic|harmful))\\b|(?:^|[.;,] )(?:${self})\\b (?:has|have|contains?|shows?|exhibits?) no (?:bias(?:es)?|toxic\\w*)\\b`),
);
/** Hopes, plans, questions, comparisons of others, and words that take the claim back. */
const hedged = /\b(?:may|might|could|can be|should|aims?|aim(?:ed|ing)|hopes?|hoping|try|tries|trying|intended|designed|expected?|potentially|possibly|believe|think|arguably|in my opinion|subjectively|not|n['’]t|never|no guarantee|if|whether|unless|when|goal|seems?|appears?|based on|compared (?:to|with) its|sometimes|often|some|certain|as reported|according to|paper)\b|[?"“”]/;
const hedgedHarm = /\b(?:may|might|could|should|aims?|intended|designed|expected?|not|n['’]t|if|whether|unless|when|goal|for (?:use|research)|more|believe|think)\b|[?"“”]/;

export default defineRule({
  id: 'evaluation/claim-unsupported',
  summary: 'The card claims that the model is best, safe or unbiased, and shows no result',
  why: 'A claim without a measurement cannot be checked, and readers choose by it all the same.',
  advice: 'Put the result behind it, with data and metric, or say what was seen instead: `In [add number] tries it [add what it did]`',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model'],
  sources: ['https://arxiv.org/abs/2406.16746', 'https://arxiv.org/abs/1810.03993', 'https://arxiv.org/abs/2306.05949'],
  resources: ['reforms', 'lm-evaluation-harness'],
  *check(snapshot) {
    const { card } = snapshot;
    if (artefactOf(snapshot).copy) return;
    const claims = card.said(best).filter((s) => plain(s) && !hedged.test(s.lower));
    if (claims.length > 0 && !hasResults(snapshot)) yield say(claims[0]!, 'no result of this model is given', claims.length);
    const safe = card.said(harmless).filter((s) => plain(s) && !hedgedHarm.test(s.lower));
    if (safe.length > 0 && isMissing(snapshot, 'bias-evaluation') && isMissing(snapshot, 'safety-evaluation')) yield say(safe[0]!, 'no test of bias or safety is given', safe.length);
  },
  examples: [
    { title: 'Best of all', card: '# Lugha 7B\n\nThis model outperforms all other models of its size in Swahili.\n', finds: ['3: `This model outperforms all other models of its size in Swah…` is claimed, but no result of this model is given'] },
    { title: 'Safe', card: '# Lugha 7B\n\nOur model is completely safe and unbiased. MMLU is 41.2.\n', finds: ['3: `Our model is completely safe and unbiased.` is claimed, but no test of bias or safety is given'] },
    { title: 'The best there is', card: '# Lugha ASR\n\nIt achieves state-of-the-art performance for Swahili speech.\n', finds: ['3: `It achieves state-of-the-art performance for Swahili speech.` is claimed, but no result of this model is given'] },
    { title: 'With its results', card: '# Lugha ASR\n\nIt achieves state-of-the-art performance for Swahili speech.\n\n| Dataset | WER |\n| --- | --- |\n| Sauti | 18.9 |\n' },
    { title: 'The results are in the paper', card: '# Lugha ASR\n\nIt achieves state-of-the-art performance for Swahili speech. See our paper for the results.\n' },
    { title: 'Others, hopes and doubts', card: '# Lugha 7B\n\nLlama is a state-of-the-art model. We hope that it outperforms other models. It is not the best model. This model may be safe. It is safe to load.\n' },
  ],
});

const plain = (s: Statement): boolean => s.form !== 'row' && s.form !== 'heading' && s.lower.length < 400 && !/\d\s?%|\d[.,]\d/.test(s.lower) && !speaksOf(s.section, 'citation', 'references', 'acknowledgements', 'license', 'base-model');

function hasResults(snapshot: Snapshot): boolean {
  const { card, files } = snapshot;
  if (!isMissing(snapshot, 'evaluation-results') || pointsTo(card, 'results')) return true;
  if ([...files.keys()].some((path) => path.startsWith('.eval_results/'))) return true;
  // A paper or a plot beside it may hold them.
  return resultsOf(snapshot).some(({ whose }) => whose !== 'other') || card.links.some(({ url, image }) => image && /result|eval|bench|score|perf|compar|leader|chart|plot|radar/i.test(url)) || card.links.some(({ url }) => /arxiv\.org|aclanthology|openreview|huggingface\.co\/papers|doi\.org|wandb\.ai|leaderboard/.test(url));
}

const say = (s: Statement, lacks: string, count: number) => ({ message: `\`${oneLine(s.text)}\`${count > 1 ? ` and ${count - 1} more like it are` : ' is'} claimed, but ${lacks}`, at: { span: { start: s.start, end: s.end } }, about: lacks });
