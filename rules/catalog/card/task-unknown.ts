import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, Problem } from '../../engine/types.ts';
import { valuesWhere } from '../../engine/values.ts';
import { subtaskIds, taskIds } from '../../facts/hub-tasks.ts';
import { respelled } from '../../snapshot/spelling.ts';

const normal = (text: string): string => text.trim().toLowerCase().replace(/[\s_]+/g, '-');

export default defineRule({
  id: 'card/task-unknown',
  summary: 'A task of the dataset is not one that the Hub knows',
  why: 'The Hub warns of such a value at every push and leaves the dataset out of the task filters, through which most people look for data.',
  advice: 'Take a task of https://huggingface.co/tasks for `task_categories`, a subtask of it for `task_ids`, and put anything else into `tags`',
  severity: 'warning',
  profile: 'hub',
  kinds: ['dataset'],
  needs: ['front-matter'],
  sources: ['https://github.com/huggingface/huggingface.js/blob/main/packages/tasks/src/pipelines.ts', 'https://github.com/huggingface/huggingface_hub/issues/3130', 'https://github.com/embeddings-benchmark/mteb/pull/3835'],
  resources: ['hugging-face-ml-research-release-toolkit', 'croissant'],
  *check({ card }) {
    yield* judge(card, 'task_categories', taskIds, 'task');
    yield* judge(card, 'task_ids', subtaskIds, 'subtask');
  },
  examples: [
    { title: 'Underscores and capitals', kind: 'dataset', card: '---\ntask_categories:\n- Text_Generation\n---\n# Proverbs\n', fixed: '---\ntask_categories:\n- text-generation\n---\n# Proverbs\n', finds: ['3: `Text_Generation` in `task_categories` is no task of the Hub, `text-generation` is'] },
    { title: 'A subtask among the tasks', kind: 'dataset', card: '---\ntask_categories: [language-modeling]\n---\n# Proverbs\n', finds: ['2: `language-modeling` in `task_categories` is a subtask of `text-generation`, expected in `task_ids`'] },
    { title: 'A task among the subtasks', kind: 'dataset', card: '---\ntask_ids:\n- translation\n---\n# Proverbs\n', finds: ['3: `translation` in `task_ids` is a task, expected in `task_categories`'] },
    { title: 'Of one’s own', kind: 'dataset', card: '---\ntask_categories: [proverb-completion]\n---\n# Proverbs\n', finds: ['2: `proverb-completion` in `task_categories` is no task of the Hub'] },
    { title: 'Tasks and subtasks as the Hub has them', kind: 'dataset', card: '---\ntask_categories: [text-generation, other, robotics]\ntask_ids: [language-modeling, conversational]\n---\n# Proverbs\n' },
    { title: 'No list is another finding', kind: 'dataset', card: '---\ntask_categories: proverbs\n---\n# Proverbs\n' },
  ],
});

function* judge(card: Card, key: 'task_categories' | 'task_ids', known: { has(id: string): boolean }, noun: string): Iterable<Problem> {
  if (!Array.isArray(card.data[key])) return;
  for (const [path, value] of valuesWhere(card.data, key, (one): one is string => typeof one === 'string' && one !== '' && !known.has(one))) {
    const at = { key: path };
    const met = `${shown(value)} in \`${key}\``;
    const parent = subtaskIds.get(value);
    if (key === 'task_categories' && parent) yield { message: `${met} is a subtask of \`${parent}\`, expected in \`task_ids\``, at };
    else if (key === 'task_ids' && taskIds.has(value)) yield { message: `${met} is a task, expected in \`task_categories\``, at };
    else if (known.has(normal(value))) {
      const edit = respelled(card, at.key, value, normal(value));
      yield { message: `${met} is no ${noun} of the Hub, \`${normal(value)}\` is`, at, ...(edit && { fix: { title: `Write \`${normal(value)}\``, edits: [edit] } }) };
    } else yield { message: `${met} is no ${noun} of the Hub`, at };
  }
}
