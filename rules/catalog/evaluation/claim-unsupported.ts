import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { oneLine } from '../../engine/shown.ts';
import type { Snapshot, Statement } from '../../engine/types.ts';
import { pointsTo } from '../../recognise/pointers.ts';
import { speaksOf } from '../../recognise/sections.ts';
import { hasResultFiles, isOwnName, namesOf, resultsOf, type Names } from '../../results/index.ts';
import { artefactOf } from '../../snapshot/artefact.ts';

/** Up to where a claim's subject may reach back: four words at the beginning of a clause. */
const who = String.raw`(?:^|[.;,!] |\b(?:and|that) )([\p{L}\d][\p{L}\d._'-]*(?: [\p{L}\d][\p{L}\d._'-]*){0,4}?)`;
const superior = String.raw`(?:state[- ]of[- ]the[- ]art|sota|superior|unmatched|unrivall?ed|best(?:-in-class)?)`;
const outdone = new RegExp(`${who} (?:outperforms?|surpass(?:es)?|beats?|exceeds?) [^.]{0,80}\\b(?:models?|baselines?|methods?|systems?|approaches|competitors|alternatives|gpt\\S*|llama\\S*|bert\\S*|others|all|every|existing|previous|state[- ]of[- ]the[- ]art|sota)\\b`, 'u');
const reached = new RegExp(`${who} (?:achiev(?:es?|ed)|reach(?:es|ed)?|sets?|obtains?|delivers?|offers?|shows?|demonstrates?|provides?) (?:a |the |new |impressive ){0,3}${superior} (?:results?|performance|accuracy|scores?|quality)\\b`, 'u');
const named = new RegExp(`${who} (?:is|are) (?:currently |now |by far )?(?:an? |the )?(?:new )?(?:state[- ]of[- ]the[- ]art|sota|best|most (?:accurate|powerful|capable|advanced))\\b (?:[\\w-]+ ){0,4}?(?:models?|llms?|open|for|in|on|available|among)\\b`, 'u');
/** Looked for first: most sentences with these words claim nothing. */
const best = phrase('outperforms outperform surpasses surpass beats beat exceeds exceed state sota best superior unmatched unrivaled unrivalled most', /\b(?:outperforms?|surpass(?:es)?|beats?|exceeds?|state[- ]of[- ]the[- ]art|sota|superior|unmatched|unrivall?ed|best|most (?:accurate|powerful|capable|advanced))\b/);
const harmed = new RegExp(`${who} (?:is|are) (?:now )?(?:completely |fully |totally |entirely |100% |always |absolutely ){0,2}(?:safe(?!\\s+(?:for work|to (?:load|share|run|delete|assume)|tensors?|mode|space|or|if|and sound))|unbiased|harmless|bias[- ]free|free (?:of|from) (?:any )?(?:bias(?:es)?|toxic\\w*|harm\\w*)|never (?:biased|toxic|harmful))\\b|${who} (?:has|have|contains?|shows?|exhibits?) no (?:bias(?:es)?|toxic\\w*)\\b`, 'u');
const harmless = phrase('safe unbiased harmless free bias biases toxic', /\b(?:is|are|has|have|contains?|shows?|exhibits?)\b.{0,40}\b(?:safe|unbiased|harmless|bias|biases|biased|toxic\w*|harmful)\b/);
/** The artefact itself, by a word for it. */
const itself = /^(?:(?:this|our|the (?:resulting|final|fine-?tuned|trained|proposed)) (?:[\w-]+ ){0,3}?(?:models?|adapter|checkpoint|system|version|fine-?tune)|the model|it|we|(?:its|the model's|all) (?:outputs?|answers|responses))$/;
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
    const claimed = card.said(best).filter((s) => plain(s) && !hedged.test(s.lower));
    const called = card.said(harmless).filter((s) => plain(s) && !hedgedHarm.test(s.lower));
    if (claimed.length === 0 && called.length === 0) return;
    const names = namesOf(snapshot);
    const claims = claimed.filter((s) => [outdone, reached, named].some((pattern) => ofItself(pattern.exec(s.lower), names)));
    if (claims.length > 0 && !hasResults(snapshot)) yield say(claims[0]!, 'no result of this model is given', claims.length);
    const safe = called.filter((s) => ofItself(harmed.exec(s.lower), names));
    if (safe.length > 0 && isMissing(snapshot, 'bias-evaluation') && isMissing(snapshot, 'safety-evaluation')) yield say(safe[0]!, 'no test of bias or safety is given', safe.length);
  },
  examples: [
    { title: 'Best of all', card: '# Lugha 7B\n\nThis model outperforms all other models of its size in Swahili.\n', finds: ['3: `This model outperforms all other models of its size in Swah…` is claimed, but no result of this model is given'] },
    { title: 'Safe', card: '# Lugha 7B\n\nOur model is completely safe and unbiased. MMLU is 41.2.\n', finds: ['3: `Our model is completely safe and unbiased.` is claimed, but no test of bias or safety is given'] },
    { title: 'The best there is', card: '# Lugha ASR\n\nIt achieves state-of-the-art performance for Swahili speech.\n', finds: ['3: `It achieves state-of-the-art performance for Swahili speech.` is claimed, but no result of this model is given'] },
    { title: 'By its name', card: '# Lugha 7B\n\nLugha is the best open model for Swahili.\n', finds: ['3: `Lugha is the best open model for Swahili.` is claimed, but no result of this model is given'] },
    { title: 'With its results', card: '# Lugha ASR\n\nIt achieves state-of-the-art performance for Swahili speech.\n\n| Dataset | WER |\n| --- | --- |\n| Sauti | 18.9 |\n' },
    { title: 'The results are in the paper', card: '# Lugha ASR\n\nIt achieves state-of-the-art performance for Swahili speech. See our paper for the results.\n' },
    { title: 'Others, hopes and doubts', card: '# Lugha 7B\n\nLlama is a state-of-the-art model. We hope that it outperforms other models. It is not the best model. This model may be safe. It is safe to load.\n' },
  ],
});

/** Whether a claim's subject is this model: a word for it, or its name. */
function ofItself(found: RegExpExecArray | null, names: Names): boolean {
  const subject = found?.slice(1).find((group) => group !== undefined)?.replace(/ (?:\w+ly|also|even|now|can|has)$/, '').trim();
  return subject !== undefined && (itself.test(subject) || isOwnName(subject, names));
}

const plain = (s: Statement): boolean => s.form !== 'row' && s.form !== 'heading' && s.lower.length < 400 && !/\d\s?%|\d[.,]\d/.test(s.lower) && !speaksOf(s.section, 'citation', 'references', 'acknowledgements', 'license', 'base-model');

function hasResults(snapshot: Snapshot): boolean {
  const { card, files } = snapshot;
  if (!isMissing(snapshot, 'evaluation-results') || pointsTo(card, 'results')) return true;
  if (hasResultFiles(files)) return true;
  // A paper or a plot beside it may hold them.
  return resultsOf(snapshot).some(({ whose }) => whose !== 'other') || card.links.some(({ url, image }) => image && /result|eval|bench|score|perf|compar|leader|chart|plot|radar/i.test(url)) || card.links.some(({ url }) => /arxiv\.org|aclanthology|openreview|huggingface\.co\/papers|doi\.org|wandb\.ai|leaderboard/.test(url));
}

const say = (s: Statement, lacks: string, count: number) => ({ message: `\`${oneLine(s.text)}\`${count > 1 ? ` and ${count - 1} more like it are` : ' is'} claimed, but ${lacks}`, at: { span: { start: s.start, end: s.end } }, about: lacks });
