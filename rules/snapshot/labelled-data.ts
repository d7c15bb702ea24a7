import type { KeyPath, Snapshot } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

/** Tasks whose data carry a label that somebody or something had to give. */
const labelledTasks = /^(?:(?:text|token|audio|image|video|tabular|sequence)-classification|zero-shot-(?:classification|image-classification|object-detection)|object-detection|image-segmentation|keypoint-detection|question-answering|visual-question-answering|document-question-answering|table-question-answering|multiple-choice|structure-prediction|text-scoring|sentence-similarity|text-ranking)$/;

/** The task of a data set that needs labels, or null where the card names none or says that there are none. */
export function labelsOf({ card }: Snapshot): { readonly words: string; readonly key: KeyPath } | null {
  if (filled(card.data['annotations_creators']).includes('no-annotation')) return null;
  const task = filled(card.data['task_categories']).find((name) => labelledTasks.test(name));
  return task === undefined ? null : { words: task, key: ['task_categories'] };
}
