import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { configure, overridden, policyOf, rules, UserError, type ConfiguredRepository, type FolderRepository, type Policy } from '../rules/index.ts';
import { readOrganisationConfig } from './organisation-config.ts';
import type { CheckOptions } from './options.ts';

/** Where a configuration is looked for, in this order. */
const configNames = ['.github/hub-compliance.yml', '.github/hub-compliance.yaml', 'hub-compliance.yml', 'hub-compliance.yaml'];

export interface Setup {
  readonly policy: Policy;
  /** Repositories that the configuration names, with absolute folders; null where it names none. */
  readonly repositories: readonly FolderRepository[] | null;
  /** Folder that the configuration speaks for; the current one where there is none. */
  readonly root: string;
}

/** Reads the configuration that `--config` names or that stands at or above a folder, up to the root of its Git repository. */
export async function readSetup(folder: string, options: Pick<CheckOptions, 'config' | 'profile' | 'failOn'>): Promise<Setup> {
  const file = options.config ?? findConfig(folder);
  if (file === null) return { policy: overridden(policyOf(options.profile ?? 'recommended'), options), repositories: null, root: process.cwd() };
  const root = path.resolve(path.dirname(file).endsWith('.github') ? path.dirname(path.dirname(file)) : path.dirname(file));
  const configured = await configure({ file, text: await read(file) }, readExtended, rules.map((rule) => rule.id));
  return { policy: overridden(configured.policy, options), repositories: configured.repositories?.map((one) => placed(one, root, file)) ?? null, root };
}

function placed({ path: below, kind, hub }: ConfiguredRepository, root: string, file: string): FolderRepository {
  const folder = path.resolve(root, below);
  if (!existsSync(folder)) throw new UserError(`${file}: \`repositories\` names \`${below}\`; expected a folder below \`${root === process.cwd() ? '.' : path.relative(process.cwd(), root)}\``);
  return { folder, kind, name: hub };
}

function findConfig(folder: string): string | null {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    for (const name of configNames) {
      const file = path.join(at, name);
      if (existsSync(file)) return path.relative(process.cwd(), file) || file;
    }
    if (existsSync(path.join(at, '.git')) || path.dirname(at) === at) return null;
  }
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`Cannot read the configuration \`${file}\`: ${error.code === 'ENOENT' ? 'there is no such file' : error.code === 'EISDIR' ? 'it is a directory' : error.message}`);
  });
}

/** `./base.yml` is a file beside the configuration; `owner/repository` is an organisation's. */
async function readExtended(reference: string, from: string): Promise<{ file: string; text: string }> {
  if (/^[\w.-]+\/[\w.-]+$/.test(reference) && !/\.ya?ml$/i.test(reference)) return readOrganisationConfig(reference, from);
  if (/^[a-z][a-z+.-]*:/i.test(reference)) throw new UserError(`${from}: \`extends\` is \`${reference}\`; expected a file beside it or \`owner/repository\``);
  const file = path.join(path.dirname(from), reference);
  return { file, text: await read(file) };
}
