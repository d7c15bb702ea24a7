/** Comments of ours carry a hidden line that says what they are about. The line alone proves nothing: anyone can write it. */

/** Text of a card that reaches a marker must not end it. */
const safe = (text: string): string => encodeURIComponent(text).replace(/-/g, '%2D');

/** @param path what the run looks at, so that two steps with different paths keep a comment each */
export const summaryMarker = (path: string): string => `<!-- hub-compliance summary path=${safe(path)} -->`;

/** @param key of the finding */
export const findingMarker = (key: string, path: string): string => `<!-- hub-compliance finding=${safe(key)} path=${safe(path)} -->`;

/** Key of the finding that a line comment is about, or null for what is no comment of this run's. */
export function findingOf(body: string, path: string): string | null {
  const [, key, scope] = /<!-- hub-compliance finding=(\S+) path=(\S+) -->\s*$/.exec(body) ?? [];
  if (key === undefined || scope !== safe(path)) return null;
  try {
    return decodeURIComponent(key);
  } catch {
    return null;
  }
}
