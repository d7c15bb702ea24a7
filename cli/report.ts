import { readFile } from 'node:fs/promises';
import { anyFails, summarise, UserError, version, factsDate, type Report, type RepositoryReport } from '../rules/index.ts';
import { put, render, type OutputOptions } from './output.ts';

/** `hub-compliance report`: a saved report in another format. */
export async function report(file: string, options: OutputOptions): Promise<number> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`Cannot read \`${file}\`: ${error.code === 'ENOENT' ? 'there is no such file' : error.code === 'EISDIR' ? 'it is a directory' : error.message}`);
  });
  const saved = readSaved(text, file);
  await put(render(saved, options), options.output);
  return 0;
}

function readSaved(text: string, file: string): Report {
  const expected = 'expected a report that `check --format json` or `--format jsonl` wrote';
  const parse = (source: string, where: string): unknown => {
    try {
      return JSON.parse(source);
    } catch (error) {
      throw new UserError(`${where} is not JSON (${(error as Error).message}); ${expected}`);
    }
  };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  // One repository a line, or one report over many lines.
  const streamed = lines.length > 0 && lines.every((line) => line.startsWith('{"target"'));
  if (streamed) {
    const repositories = lines.map((line, index) => parse(line, `\`${file}\` line ${index + 1}`) as RepositoryReport);
    return { schemaVersion: 1, tool: { name: 'hub-compliance', version, factsDate }, repositories, unusedWaivers: [], expiredWaivers: [], summary: summarise(repositories), failed: anyFails(repositories, 'error') };
  }
  const value = parse(text, `\`${file}\``) as Partial<Report> | null;
  if (value?.schemaVersion !== 1 || !Array.isArray(value.repositories) || !value.summary || !value.tool) throw new UserError(`\`${file}\` is no report of version 1; ${expected}`);
  return { ...(value as Report), expiredWaivers: value.expiredWaivers ?? [], unusedWaivers: value.unusedWaivers ?? [] };
}
