import type { Card, Statement } from '../engine/types.ts';
import { labelledFigures, scoresInProse } from '../recognise/results.ts';
import { isSample } from '../recognise/training.ts';
import { dataIn, frameOf, metricsIn, statementsBefore, type Frame } from './frame.ts';
import { valuesIn, type Written } from './cells.ts';
import { isMetric, splitSaid, titleOf, type Title } from './names.ts';
import type { Result } from './result.ts';

const amounts = /(?<![\w.-])(?:\d{1,3}(?:[.,]\d+)?\s?\\?[%％]|\d{1,3}[.,]\d+(?![\w.]))/g;
/** Sentences that compare, wish, set or recount. */
const notItsOwn = /\b(?:compar\w+|than|versus|vs\.?|baseline|while|whereas|respectively|previous|improv\w+|increas\w+|decreas\w+|reduc\w+|drop\w*|threshold|above|at least|up to|between|from|target|expect\w*|human|should|would|random|original|base model|state[- ]of[- ]the[- ]art|sota|learning rate|dropout|temperature|loss of)\b/;

/** Results in lists (`Accuracy: 0.91`) and in sentences that have one measure and one number. */
export function resultsInProse(card: Card): readonly Result[] {
  const found: Result[] = [];
  for (const s of labelledFigures(card)) {
    if (s.text.length > 60 || !/^\W{0,4}\d|^\W{0,4}[.]\d/.test(s.text)) continue;
    const label = s.label!;
    if (!isMetric(label)) continue;
    const title = titleOf(label);
    if (title.counts || title.other || isSample(s) || /^train(?:ing)?\b/i.test(label)) continue;
    const [value, more] = valuesIn(s.text);
    if (value === undefined || more !== undefined) continue;
    const frame = frameOf(s.section, statementsBefore(card, s.start, 4).filter((one) => one.label === null || !isMetric(one.label)), s.lead ?? '');
    if (!frame.evaluates) continue;
    found.push(resultOf(s, title.metric ?? label, value, title, frame));
  }
  for (const s of scoresInProse(card)) {
    if ((s.label !== null && isMetric(s.label)) || s.text.length > 260 || notItsOwn.test(s.lower) || isSample(s)) continue;
    const numbers = [...s.text.matchAll(amounts)];
    if (numbers.length !== 1) continue;
    const metrics = metricsIn(s.text);
    if (metrics.length !== 1) continue;
    const [value] = valuesIn(numbers[0]![0]);
    if (value) found.push(resultOf(s, metrics[0]!, value, untitled, { get dataset() { return dataIn(s.text); }, get split() { return splitSaid(s.text); } }));
  }
  return found;
}

const untitled: Pick<Title, 'dataset' | 'split' | 'config' | 'qualifier' | 'percent'> = { dataset: null, split: null, config: null, qualifier: null, percent: false };

/** Data and split are looked for when they are asked for: of most results nothing but the value is. */
const resultOf = (s: Statement, metric: string, { value, digits, percent }: Written, title: typeof untitled, frame: Pick<Frame, 'dataset' | 'split'>): Result => ({
  model: null, whose: 'this',
  get dataset() { return title.dataset ?? frame.dataset; },
  get datasetId() { return this.dataset !== null && /^[\w.-]{2,96}\/[\w.-]{2,96}$/.test(this.dataset) ? this.dataset : null; },
  config: [title.config, title.qualifier].filter(Boolean).join(', ') || null,
  get split() { return title.split ?? frame.split; },
  task: null, metric, value, written: digits, percent: percent || title.percent, average: false, from: 'prose', place: { span: s },
});
