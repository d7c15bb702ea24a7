import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { readCardFile, readFolder, UserError, type Kind, type RawRepository } from '../rules/index.ts';
import type { Setup } from './policy.ts';

export interface Target {
  readonly target: string;
  readonly kind?: Kind | undefined;
}

export const isHubTarget = (target: string): boolean => target.startsWith('hub:');

/** How a Hub target is read; comes from `hub/`, loaded only when there is one. */
export type ReadHub = (target: string, kind: Kind | undefined) => Promise<RawRepository>;

/** Reads what one target names: one repository, or all below a folder. */
export async function readTarget({ target, kind }: Target, setup: Pick<Setup, 'repositories' | 'root'>, readHub: ReadHub): Promise<RawRepository[]> {
  if (isHubTarget(target)) return [await readHub(target, kind)];
  if (target.trim() === '') throw new UserError('A target is empty; expected a folder, a card file or hub:owner/name');
  const info = await stat(target).catch(() => null);
  if (info === null && !existsSync(target) && /^[\w.-]+\/[\w.-]+$/.test(target)) throw new UserError(`Cannot read \`${target}\`: there is no such file or folder; for the Hub repository write \`hub:${target}\``);
  if (info?.isFile()) return [await readCardFile(target, target, kind)];
  if (info !== null && !info.isDirectory()) throw new UserError(`Cannot read \`${target}\`: it is neither a file nor a folder`);
  const here = path.resolve(target);
  const configured = setup.repositories?.filter(({ folder }) => `${folder}${path.sep}`.startsWith(`${here}${path.sep}`) || folder === here) ?? [];
  return readFolder(target, { kind, only: configured.length > 0 ? configured : undefined });
}

const kinds = new Set(['model', 'dataset', 'space']);

/** Targets of a list, one a line, with an optional kind after a tab. Empty lines and lines that begin with `#` are passed by. */
export async function* targetsFrom(file: string): AsyncGenerator<Target> {
  if (file !== '-' && !existsSync(file)) throw new UserError(`Cannot read the list of targets \`${file}\`: there is no such file`);
  const lines = createInterface({ input: file === '-' ? process.stdin : createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      if (line.trim() === '' || line.startsWith('#')) continue;
      const [target, kind] = line.split('\t');
      if (kind !== undefined && kind !== '' && !kinds.has(kind.trim())) throw new UserError(`${file}:${number}: the kind is \`${kind}\`; expected model, dataset or space`);
      yield { target: target!, kind: kind ? (kind.trim() as Kind) : undefined };
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') throw new UserError(`Cannot read the list of targets \`${file}\`: it is a directory`);
    throw error;
  }
}
