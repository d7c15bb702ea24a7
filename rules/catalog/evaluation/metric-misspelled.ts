import { distance } from 'fastest-levenshtein';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { metricIds, metricNamed } from '../../facts/metrics.ts';
import { indexedMetrics } from '../../recognise/model-index.ts';

/** Names of measures that are near another one and are not it. */
const others = new Set(['rouge3', 'rougelw', 'bleu4', 'bleu1', 'chrf2', 'f2', 'precision@1', 'recall@1', 'meteor_score', 'seqeval', 'exact_match_score']);

export default defineRule({
  id: 'evaluation/metric-misspelled',
  summary: 'The `type` of a metric is a known one with a letter wrong',
  why: 'Tools group results by `type`: a result under `accuracry` stands alone and is compared with nothing.',
  advice: 'Write the metric as it is known: `wer`, `accuracy`, `f1`, `bleu`, `exact_match`',
  severity: 'warning',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1', 'https://huggingface.co/metrics'],
  resources: ['model-cards', 'model-card-resources'],
  *check({ card }) {
    for (const { metric: { type }, key: place } of indexedMetrics(card)) {
      if (typeof type !== 'string') continue;
      const meant = nearest(type.trim());
      if (meant === null) continue;
      const key = [...place, 'type'];
      const [, m, , r, , i] = place;
      const span = card.frontMatter.spanOf(key);
      const quoted = span && card.text.slice(span.start, span.end) !== type;
      yield { message: `The metric \`type: ${type}\` is not known, expected ${shown(meant)}`, at: { key }, about: `${m} ${r} ${i} ${type}`, ...(span && !quoted && { fix: { title: `Write \`${meant}\``, edits: [{ file: card.file, ...span, text: meant }] } }) };
    }
  },
  examples: [
    {
      title: 'Two letters the wrong way round', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task:\n      type: text-generation\n    dataset:\n      type: acme/msimbo\n      name: Msimbo\n    metrics:\n    - type: edit_smiliarity\n      value: 74.1\n---\n# Lugha\n',
      finds: ['11: The metric `type: edit_smiliarity` is not known, expected `edit_similarity`'], fixed: '---\nmodel-index:\n- name: lugha\n  results:\n  - task:\n      type: text-generation\n    dataset:\n      type: acme/msimbo\n      name: Msimbo\n    metrics:\n    - type: edit_similarity\n      value: 74.1\n---\n# Lugha\n',
    },
    { title: 'As they are known, and some that are their own', card: '---\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: text-generation}\n    dataset: {type: acme/msimbo, name: Msimbo}\n    metrics: [{type: accuracy, value: 74.1}, {type: Accuracy, value: 1}, {type: f2, value: 2}, {type: speed, value: 3}, {type: rouge3, value: 4}]\n---\n# Lugha\n' },
  ],
});

/** The one known metric that a name of some length is one or two letters away from. */
function nearest(type: string): string | null {
  if (type.length < 7 || metricNamed(type) !== null || others.has(type) || !/^[a-z][a-z_-]+$/.test(type)) return null;
  const near = [...metricIds].filter((id) => id.length >= 7 && Math.abs(id.length - type.length) <= 1 && distance(id, type) <= (type.length >= 10 ? 2 : 1));
  return near.length === 1 ? near[0]! : null;
}
