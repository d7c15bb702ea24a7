import { oncePerCard } from '../engine/once.ts';
import type { Card, Uncovered } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

export type Modality = 'text' | 'speech' | 'audio' | 'vision' | 'other';

/** Tasks of the Hub (`@huggingface/tasks`, `PIPELINE_DATA`, 0.21.54) and older ones that cards still carry, by what goes in or comes out. */
const modalities: Readonly<Record<string, Modality>> = {
  ...of('text', 'text-classification token-classification table-question-answering question-answering zero-shot-classification translation summarization feature-extraction text-generation text2text-generation fill-mask sentence-similarity text-ranking text-retrieval multiple-choice conversational sequence-modeling language-modeling text-scoring visual-question-answering document-question-answering image-text-to-text image-to-text video-text-to-text visual-document-retrieval tabular-to-text table-to-text structure-prediction conditional-text-generation'),
  ...of('speech', 'automatic-speech-recognition text-to-speech speech-processing audio-text-to-text'),
  ...of('audio', 'text-to-audio audio-to-audio audio-classification voice-activity-detection'),
  ...of('vision', 'depth-estimation image-classification object-detection image-segmentation text-to-image image-to-image image-to-video unconditional-image-generation video-classification text-to-video zero-shot-image-classification mask-generation zero-shot-object-detection text-to-3d image-to-3d image-feature-extraction keypoint-detection image-text-to-image image-text-to-video video-to-video'),
  ...of('other', 'reinforcement-learning robotics tabular-classification tabular-regression time-series-forecasting graph-ml other'),
};

function of(modality: Modality, tasks: string): Record<string, Modality> {
  return Object.fromEntries(tasks.split(' ').map((task) => [task, modality]));
}

/** Whether a name is a task that the Hub knows or knew. */
const isTask = (name: string): boolean => Object.hasOwn(modalities, name);

interface Tasks {
  readonly tasks: readonly string[];
  readonly modality: Modality | null;
}

/** The tasks a card states (`pipeline_tag`, `task_categories`, tags) and what the first of them works on. */
export const taskOf = ({ card, kind }: Uncovered): Tasks => (kind === 'dataset' ? ofDataset(card) : ofModel(card));

const ofDataset = oncePerCard((card) => statedIn(card, 'task_categories'));
const ofModel = oncePerCard((card) => statedIn(card, 'pipeline_tag'));

function statedIn({ data }: Card, key: string): Tasks {
  const tasks = [...filled(data[key]), ...filled(data['tags'])].map((task) => task.toLowerCase()).filter(isTask);
  return { tasks, modality: tasks[0] === undefined ? null : modalities[tasks[0]]! };
}

/** Tasks filed under text whose input is a picture. */
const alsoVision = /^(?:visual-question-answering|document-question-answering|image-text-to-text|image-to-text|video-text-to-text|visual-document-retrieval)$/;

/**
 * What a repository works on, by its tasks, for choosing what helps; a text made from a picture or from speech is not counted. Empty where they do not tell.
 */
export function worksOn(snapshot: Uncovered): readonly ('text' | 'speech' | 'vision')[] {
  const found = new Set<'text' | 'speech' | 'vision'>();
  for (const task of taskOf(snapshot).tasks) {
    const modality = modalities[task];
    if (modality === 'speech' || modality === 'audio') found.add('speech');
    else if (modality === 'vision' || alsoVision.test(task)) found.add('vision');
    else if (modality === 'text') found.add('text');
  }
  return [...found];
}
