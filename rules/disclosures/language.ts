import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { languageName, languageNames } from '../recognise/language-names.ts';

const prose = phrase(
  languageNames,
  new RegExp(`\\b${languageName}(?:[ -](?:language|text|texts|speech|corpus|corpora|data|dataset|sentences?|tweets?|news|reviews?|wikipedia|bert|model|speakers?|dialects?))|\\b(?:in|for|from|to|into|language|languages:?|and|speaks?) ${languageName}\\b|^${languageName}\\b`),
);
const names = new RegExp(`\\b${languageName}\\b|\\b[a-z]{2,3}(?:[-_][a-z]{2,4})?\\b|[^\\u0000-\\u024f]`);
const silentTasks = /^(?:image-classification|object-detection|image-segmentation|depth-estimation|unconditional-image-generation|video-classification|zero-shot-object-detection|mask-generation|keypoint-detection|image-feature-extraction|image-to-image|reinforcement-learning|robotics|tabular-\w+|time-series-\w+|graph-ml|deep-reinforcement-learning|molecul\w+|biology|chemistry|audio-to-audio|text-to-image|image-to-video|ml-agents|stable-baselines3)$/;

export default defineDisclosure({
  id: 'language',
  kinds: ['model', 'dataset'],
  summary: 'The natural languages that it covers are stated',
  detect(card) {
    const found: Proof[] = [];
    const { data } = card;
    for (const key of ['language', 'languages', 'language_details']) if (filled(data[key]).some((value) => !/^(?:unk|unknown|und|zxx|code|other)$/i.test(value))) found.push({ key: [key] });
    found.push(...card.labelled('language').filter(({ lower }) => names.test(lower)));
    found.push(...card.under('language').filter(({ lower }) => names.test(lower)));
    found.push(...card.said(prose));
    found.push(...card.saidElsewhere('language'));
    if (found.length === 0 && [...filled(data['pipeline_tag']), ...filled(data['task_categories']), ...filled(data['tags'])].some((tag) => silentTasks.test(tag))) return 'not-applicable';
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\nlanguage:\n- sw\n---\n# A\n', lines: [2] },
    { title: 'Only implied', card: '# A\n\nIt answers questions.\n', lines: [] },
    { title: 'Pictures have no language', card: '---\npipeline_tag: image-classification\n---\n# A\n', lines: 'not-applicable' },
  ],
});
