/** `owner/name`, or the bare name of one of the first models and datasets. Limits as huggingface_hub's `validate_repo_id` has them. */
export const isHubId = (text: string): boolean => /^(?:[\w.-]{1,96}\/)?[\w.-]{1,96}$/.test(text);

/** An id by every character of it: no sign of a path, a variable or an address, and no folder of a training run. */
const plainly = /^\w[\w.-]*(?:\/(?!checkpoint-?\d*$)[\w.-]+)?$/i;

/** What stands where an id should, if it is a thing of the author's own machine; null for an id, an address or free text. */
export function ofOneMachine(text: string): 'a path' | 'a variable that was not filled' | null {
  if (plainly.test(text)) return null;
  if (/^\$|\$\{|\{\{|^\{.*\}$|^%\w+%/.test(text)) return 'a variable that was not filled';
  if (/^https?:\/\//i.test(text)) return null;
  if (/^(?:\/|\.{1,2}(?:[\\/]|$)|~|[A-Za-z]:[\\/]|file:)|\\/.test(text)) return 'a path';
  if (/\s/.test(text)) return null;
  if (/^(?:checkpoints?|outputs?|out|results?|models?|data|content|kaggle|workspace|root|home|mnt|tmp)\/(?:.*\/|checkpoint-?\d*$)/i.test(text) || text.split('/').length > 2) return 'a path';
  return null;
}

/** The id in the address of a model's or dataset's page on the Hub, or null. */
export function idOfPage(url: string): string | null {
  const found = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:datasets\/|models\/)?([\w.-]{1,96}\/[\w.-]{1,96})\/?$/.exec(url.trim());
  return found?.[1] ?? null;
}
