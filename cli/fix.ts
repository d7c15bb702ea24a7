import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { inspect, repaired, UserError } from '../rules/index.ts';
import { configStart, today } from './check.ts';
import type { CheckOptions } from './options.ts';
import { readSetup } from './policy.ts';
import { isHubTarget, readTarget } from './targets.ts';

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
      const { repository, made } = repaired(raw, (now) => inspect(now, setup.policy, day, root).report.findings.filter((finding) => !finding.waiver));
      fixes += made.length;
      for (const [index, { path: file, text }] of repository.files.entries()) {
        const was = raw.files[index]!.text;
        if (text === was || !text.known || !was.known) continue;
        const [before, after] = [was.value, text.value];
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

/** Writes only over the text that was read: a file that changed meanwhile is left alone. */
async function replace(file: string, before: string, after: string): Promise<void> {
  if ((await readFile(file, 'utf8')) !== before) throw new UserError(`\`${file}\` changed while it was being fixed; nothing was written to it`);
  await writeFile(file, after).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`Cannot write \`${file}\`: ${error.code === 'EACCES' ? 'no permission' : error.message}`);
  });
}
