import { phrase } from '../engine/phrase.ts';
import type { Card, Statement } from '../engine/types.ts';
import { anyAmount, scored, scoreWords } from '../recognise/metrics.ts';
import { isSample } from '../recognise/training.ts';
import { dataIn, frameOf, metricsIn, statementsBefore } from './frame.ts';
import { valuesIn } from './cells.ts';
import { isMetric, splitSaid, titleOf } from './names.ts';
import type { Result } from './result.ts';

const said = phrase(scoreWords, anyAmount);
const amounts = /(?<![\w.-])(?:\d{1,3}(?:[.,]\d+)?\s?\\?[%％]|\d{1,3}[.,]\d+(?![\w.]))/g;
/** Sentences that compare, wish, set or recount. */
const notItsOwn = /\b(?:compar\w+|than|versus|vs\.?|baseline|while|whereas|respectively|previous|improv\w+|increas\w+|decreas\w+|reduc\w+|drop\w*|threshold|above|at least|up to|between|from|target|expect\w*|human|should|would|random|original|base model|state[- ]of[- ]the[- ]art|sota|learning rate|dropout|temperature|loss of)\b/;

/** Results in lists (`Accuracy: 0.91`) and in sentences that have one measure and one number. */
export function resultsInProse(card: Card): readonly Result[] {
  const found: Result[] = [];
  for (const s of card.statements) {
    if (s.label === null || s.form === 'row' || s.placeholder || s.text.length > 60 || !/^\W{0,4}\d|^\W{0,4}[.]\d/.test(s.text)) continue;
    const title = titleOf(s.label);
    if (!isMetric(s.label) || title.counts || title.other || isSample(s) || /^train(?:ing)?\b/i.test(s.label)) continue;
    const [value, more] = valuesIn(s.text);
    if (value === undefined || more !== undefined) continue;
    const frame = frameOf(s.section, statementsBefore(card, s.start, 4).filter((one) => one.label === null || !isMetric(one.label)), s.lead ?? '');
    if (!frame.evaluates) continue;
    found.push(resultOf(s, title.metric ?? s.label, value.value, value.digits, value.percent || title.percent, title.dataset ?? frame.dataset, title.split ?? frame.split, [title.config, title.qualifier].filter(Boolean).join(', ') || null));
  }
  for (const s of card.said(said)) {
    if (s.form === 'row' || (s.label !== null && isMetric(s.label)) || s.text.length > 260 || !scored.test(s.lower) || notItsOwn.test(s.lower) || isSample(s)) continue;
    const numbers = [...s.text.matchAll(amounts)];
    const metrics = metricsIn(s.text);
    if (numbers.length !== 1 || metrics.length !== 1) continue;
    const [value] = valuesIn(numbers[0]![0]);
    if (value) found.push(resultOf(s, metrics[0]!, value.value, value.digits, value.percent, dataIn(s.text), splitSaid(s.text), null));
  }
  return found;
}

const resultOf = (s: Statement, metric: string, value: number, written: string, percent: boolean, dataset: string | null, split: string | null, config: string | null): Result => ({
  model: null, whose: 'this', dataset, datasetId: dataset !== null && /^[\w.-]{2,96}\/[\w.-]{2,96}$/.test(dataset) ? dataset : null, config, split, task: null, metric, value, written, percent, average: false, from: 'prose', place: { span: s },
});
