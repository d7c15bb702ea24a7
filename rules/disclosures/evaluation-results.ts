import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof } from '../engine/types.ts';
import { listed, mapping } from '../engine/values.ts';

const scores = phrase('accuracy f1 bleu wer cer rouge loss perplexity', /(?:accuracy|f1|bleu|wer|cer|rouge\w*|loss|perplexity)\b.{0,40}\d/);

export default defineDisclosure({
  id: 'evaluation-results',
  summary: 'At least one quantitative result of the model on some data',
  kinds: ['model'],
  detect(card) {
    return [...inModelIndex(card), ...card.labelled('evaluation-results').filter((s) => /\d/.test(s.lower)), ...card.under('evaluation-results').filter((s) => /\d/.test(s.lower)), ...card.said(scores)];
  },
  examples: [
    { title: 'A label', card: '# A\n\n- Accuracy: 0.91\n', lines: [3] },
    { title: 'Nothing', card: '# A\n\nA model for cats.\n', lines: [] },
  ],
});

function inModelIndex({ data }: Card): Proof[] {
  const found: Proof[] = [];
  for (const [i, model] of listed(data['model-index']).entries()) {
    for (const [j, result] of listed(mapping(model)['results']).entries()) {
      for (const [k, metric] of listed(mapping(result)['metrics']).entries()) if (/\d/.test(String(mapping(metric)['value']))) found.push({ key: ['model-index', i, 'results', j, 'metrics', k, 'value'] });
    }
  }
  return found;
}
