import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { applyEdits, inspect, UserError, type Edit, type RawRepository } from '../rules/index.ts';
import { configStart, today } from './check.ts';
import type { CheckOptions } from './options.ts';
import { readSetup } from './policy.ts';
import { isHubTarget, readTarget } from './targets.ts';

/** Rounds of fixing: one fix may make room for another, as a key that is renamed and then spelled right. */
const rounds = 5;

/** `hub-compliance fix`: applies the fixes of all findings that have one and are not waived. */
export async function fix(given: readonly string[], options: Pick<CheckOptions, 'kind' | 'config' | 'profile' | 'today'> & { readonly dryRun?: boolean }): Promise<number> {
  const named = given.length > 0 ? given : ['.'];
  const remote = named.find(isHubTarget);
  if (remote !== undefined) throw new UserError(`\`fix\` writes local files only; \`${remote}\` is on the Hub`);
  const setup = await readSetup(await configStart(named), options);
  const day = options.today ?? today();
  const root = path.relative(process.cwd(), setup.root).replaceAll('\\', '/') || '.';
  let files = 0;
  let fixes = 0;
  for (const target of named) {
    const info = await readTarget({ target, kind: options.kind }, setup, () => Promise.reject(new Error('not asked')));
    for (const raw of info) {
      const { changed, count } = repaired(raw, (repository) => inspect(repository, setup.policy, day, root).report.findings.filter((finding) => !finding.waiver && finding.fix).map((finding) => finding.fix!.edits));
      fixes += count;
      for (const [file, { before, after }] of changed) {
        files += 1;
        const at = path.join(raw.path, file);
        if (options.dryRun) process.stdout.write(createTwoFilesPatch(`a/${at}`, `b/${at}`, before, after, undefined, undefined, { context: 3 }).replace(/^=+\n/, ''));
        else await replace(at, before, after);
      }
    }
  }
  process.stderr.write(`${fixes} ${fixes === 1 ? 'fix' : 'fixes'} ${options.dryRun ? 'would be ' : ''}made in ${files} ${files === 1 ? 'file' : 'files'}\n`);
  return 0;
}

interface Change {
  readonly before: string;
  readonly after: string;
}

/** Fixes a repository in memory until there is nothing left to fix. */
function repaired(raw: RawRepository, editsOf: (raw: RawRepository) => readonly (readonly Edit[])[]): { readonly changed: ReadonlyMap<string, Change>; readonly count: number } {
  const changed = new Map<string, Change>();
  let repository = raw;
  let count = 0;
  for (let round = 0; round < rounds; round += 1) {
    const sets = editsOf(repository);
    const edits = sets.flat();
    if (edits.length === 0) break;
    const files = repository.files.map((file) => {
      const own = edits.filter((edit) => edit.file === file.path);
      if (own.length === 0 || !file.text.known) return file;
      const after = applyEdits(file.text.value, own);
      if (after === file.text.value) return file;
      changed.set(file.path, { before: changed.get(file.path)?.before ?? file.text.value, after });
      return { ...file, text: { known: true as const, value: after } };
    });
    if (files.every((file, index) => file === repository.files[index])) break;
    count += sets.length;
    repository = { ...repository, files };
  }
  return { changed, count };
}

/** Writes only over the text that was read: a file that changed meanwhile is left alone. */
async function replace(file: string, before: string, after: string): Promise<void> {
  if ((await readFile(file, 'utf8')) !== before) throw new UserError(`\`${file}\` changed while it was being fixed; nothing was written to it`);
  await writeFile(file, after).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`Cannot write \`${file}\`: ${error.code === 'EACCES' ? 'no permission' : error.message}`);
  });
}
