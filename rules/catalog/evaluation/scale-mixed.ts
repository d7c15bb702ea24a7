import { defineRule } from '../../engine/define-rule.ts';
import { oneLine, shown } from '../../engine/shown.ts';
import { metricKey, metricNamed } from '../../facts/metrics.ts';
import { machineResultsOf, type Result } from '../../results/index.ts';

const decimals = ({ written }: Result): number => /\.(\d+)$/.exec(written)?.[1]!.length ?? 0;
/** A share of one: percentages below one are written with fewer decimals. */
const isShare = (result: Result): boolean => result.value > 0.02 && result.value < 1 && decimals(result) >= 3;
const isPercentage = ({ value }: Result): boolean => value > 1.5 && value <= 100;

export default defineRule({
  id: 'evaluation/scale-mixed',
  summary: 'One metric is given from 0 to 1 here and from 0 to 100 there',
  why: 'A program that reads `model-index` cannot tell 0.336 from 33.6: it sorts one of them a hundred times too low.',
  advice: 'Give the metric on one scale throughout `model-index`, best the one of the benchmark’s own leaderboard',
  severity: 'notice',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1', 'https://arxiv.org/abs/2402.19173'],
  resources: ['lm-evaluation-harness', 'lighteval'],
  *check(snapshot) {
    const groups = new Map<string, Result[]>();
    for (const result of machineResultsOf(snapshot)) {
      if (result.from !== 'model-index' || result.metric === null || metricNamed(result.metric)?.scale !== 'share') continue;
      const key = `${result.model ?? ''} ${metricKey(result.metric)}`;
      groups.set(key, [...(groups.get(key) ?? []), result]);
    }
    for (const results of groups.values()) {
      const shares = results.filter(isShare);
      const percentages = results.filter(isPercentage);
      const rest = results.length - shares.length - percentages.length;
      // The fewer are the odd ones; where others are in doubt, so are these.
      const odd = shares.length <= percentages.length ? shares : percentages;
      const [first] = odd;
      const [other] = odd === shares ? percentages : shares;
      if (!first || !other || rest > 0 || !('key' in first.place)) continue;
      const more = odd.length > 1 ? `, and ${odd.length - 1} more like it` : '';
      yield { message: `${shown(first.metric!)} on \`${oneLine(first.dataset ?? 'unnamed data')}\` is \`${first.written}\`${more}, but \`${other.written}\` on \`${oneLine(other.dataset ?? 'unnamed data')}\`; expected one scale`, at: { key: first.place.key }, about: metricKey(first.metric!) };
    }
  },
  examples: [
    { title: 'Two benchmarks, two scales', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: text-generation}\n    dataset: {type: acme/he, name: HumanEval}\n    metrics:\n    - type: pass@1\n      value: 0.336\n  - task: {type: text-generation}\n    dataset: {type: acme/mbpp, name: MBPP}\n    metrics:\n    - type: pass@1\n      value: 52.7\n---\n# Lugha\n', finds: ['9: `pass@1` on `HumanEval` is `0.336`, but `52.7` on `MBPP`; expected one scale'] },
    { title: 'One scale', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: text-generation}\n    dataset: {type: acme/he, name: HumanEval}\n    metrics: [{type: pass@1, value: 33.6}]\n  - task: {type: text-generation}\n    dataset: {type: acme/mbpp, name: MBPP}\n    metrics: [{type: pass@1, value: 52.7}]\n---\n# Lugha\n' },
    { title: 'A hard benchmark', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: text-generation}\n    dataset: {type: acme/math, name: MATH}\n    metrics: [{type: exact_match, value: 0.68}]\n  - task: {type: text-generation}\n    dataset: {type: acme/mbpp, name: GSM8K}\n    metrics: [{type: exact_match, value: 12.3}]\n---\n# Lugha\n' },
  ],
});
