import facts from './hub-tasks.json' with { type: 'json' };

interface Task {
  readonly id: string;
  readonly hideInModels?: boolean;
  readonly hideInDatasets?: boolean;
  readonly subtasks?: readonly string[];
}

const all: readonly Task[] = facts.tasks;

/** Ids for `pipeline_tag` and `task_categories`. */
export const taskIds: ReadonlySet<string> = new Set(all.map(({ id }) => id));
/** Ids for `task_ids`, each with the first task that it belongs to. */
export const subtaskIds: ReadonlyMap<string, string> = new Map(all.toReversed().flatMap(({ id, subtasks }) => (subtasks ?? []).map((subtask) => [subtask, id] as const)));
/** Pipeline tags that the Hub dropped; both live on as subtasks. */
export const retiredTasks: ReadonlySet<string> = new Set(['conversational', 'text2text-generation']);
/** Libraries that the Hub has code snippets and download counts for; others are taken as free text. */
export const modelLibraries: ReadonlySet<string> = new Set(facts.libraries);
/** Names for `evaluation_framework` in a benchmark's `eval.yaml`. */
export const evaluationFrameworks: ReadonlySet<string> = new Set(facts.evaluationFrameworks);
