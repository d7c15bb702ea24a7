import type { Section, Statement } from '../engine/types.ts';

/** Words for training, in the languages that cards are written in; on lower-case text. */
export const saysTraining = /\b(?:re-?|pre-?|post-?|co-?|un)?train(?:ed|ing|s|er)?\b|fine-?tun|\bfinetun|\bfit(?:ted)? on\b|entren|entraîn|entrain|treina|treino|addestr|trainier|обуч|тренир|学習|訓練|训练|預訓練|预训练|微调|微調|파인튜닝|학습|훈련|eğit|dilatih|latih|huấn luyện|تدريب|प्रशिक्ष|mafunzo/;

/** Concepts whose headings stand over how and on what a model was trained. */
const trainingConcepts = ['training-procedure', 'training-time', 'hardware', 'environment'];

/** Whether a heading above a statement speaks of training, of its hardware or of its cost. */
export function underTraining(section: Section): boolean {
  for (let s: Section | null = section; s; s = s.parent) if (trainingConcepts.some((c) => s.concepts.has(c)) || saysTraining.test(s.normal)) return true;
  return false;
}

/** What frames a statement: its label and the sentence that introduces it, lower case. */
export const framing = ({ label, lead }: Statement): string => `${label ?? ''} ${lead ?? ''}`.toLowerCase();

/** `Example: …` and `E.g., …` in a template show what to write; the author has not said it. */
export function isSample({ label, lead, lower }: Statement): boolean {
  if (lead !== null && lead.length < 10 && /^examples?:?$/i.test(lead)) return true;
  if (label !== null && label.length < 8 && /^(?:example|e\.g\.?|sample)$/i.test(label)) return true;
  return lower.startsWith('e') && (lower.startsWith('example:') || lower.startsWith('e.g.'));
}
