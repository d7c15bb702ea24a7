/** Lines of the new side of a file that a review can comment on, in runs that one comment may span. */
export type Hunks = readonly { readonly first: number; readonly last: number }[];

/**
 * Reads the hunks of a patch as GitHub gives it. A patch that is not as expected has no lines to comment on.
 * @see https://docs.github.com/en/rest/pulls/comments#create-a-review-comment-for-a-pull-request
 */
export function hunksOf(patch: string | undefined): Hunks {
  const hunks: { first: number; last: number }[] = [];
  for (const [, from, count] of (patch ?? '').matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)) {
    const first = Number(from);
    const lines = count === undefined ? 1 : Number(count);
    if (lines > 0) hunks.push({ first, last: first + lines - 1 });
  }
  return hunks;
}

/** Whether lines stand together in one hunk. */
export const within = (hunks: Hunks, line: number, endLine: number): boolean => hunks.some(({ first, last }) => first <= line && endLine <= last);
