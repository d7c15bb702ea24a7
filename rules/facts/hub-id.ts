/** `owner/name`, or the bare name of one of the first models and datasets. Limits as huggingface_hub's `validate_repo_id` has them. */
export const isHubId = (text: string): boolean => /^(?:[\w.-]{1,96}\/)?[\w.-]{1,96}$/.test(text);

/** A place on someone's disk, as training tools write it where the Hub expects an id. */
export function isLocalPath(text: string): boolean {
  if (/^(?:[~.]{0,2}[\\/]|[A-Za-z]:[\\/]|file:)/.test(text) || text.includes('\\')) return true;
  return !/^[a-z][a-z0-9+.-]{1,12}:\/\//i.test(text) && !/\s/.test(text) && (text.endsWith('/') || /^[^/]+\/[^/]+\/./.test(text));
}

/** The id in the address of a model's or dataset's page on the Hub, or null. */
export function idOfPage(url: string): string | null {
  const found = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:datasets\/|models\/)?([\w.-]{1,96}\/[\w.-]{1,96})\/?$/.exec(url.trim());
  return found?.[1] ?? null;
}
