import { applyEdits } from './engine/edit.ts';
import type { Finding, RawRepository } from './engine/types.ts';

/** Rounds of fixing: one fix may make room for another, as a key that is renamed and then spelled right. */
const rounds = 5;

/**
 * Makes fixes in memory until there is nothing left to fix. Pure; files that no fix touches are the same objects.
 * @param fixable the findings of a repository whose fixes are to be made
 * @returns the repository as it is then, and the findings that were mended, in order
 */
export function repaired(raw: RawRepository, fixable: (raw: RawRepository) => readonly Finding[]): { readonly repository: RawRepository; readonly made: readonly Finding[] } {
  const made: Finding[] = [];
  let repository = raw;
  for (let round = 0; round < rounds; round += 1) {
    const findings = fixable(repository).filter(({ fix }) => fix !== undefined);
    const mended = withEdits(repository, findings);
    if (mended === repository) break;
    made.push(...findings);
    repository = mended;
  }
  return { repository, made };
}

/** The same object where nothing changes. */
function withEdits(raw: RawRepository, findings: readonly Finding[]): RawRepository {
  const edits = findings.flatMap(({ fix }) => fix!.edits);
  let changed = false;
  const files = raw.files.map((file) => {
    const own = edits.filter((edit) => edit.file === file.path);
    if (own.length === 0 || !file.text.known) return file;
    const value = applyEdits(file.text.value, own);
    if (value === file.text.value) return file;
    changed = true;
    return { ...file, text: { known: true as const, value } };
  });
  return changed ? { ...raw, files } : raw;
}
