import type { Edit } from './types.ts';

/**
 * Applies edits to one file's text; every other character stays as it was.
 * Edits that are equal count once; of two that overlap the later one is left out, so that a second run can make it.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits
    .filter((edit, index) => edits.findIndex((e) => e.start === edit.start && e.end === edit.end && e.text === edit.text) === index)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, text: replacement } of ordered) {
    if (start < at) continue;
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}
