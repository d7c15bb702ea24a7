import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { makeBadge } from 'badge-maker';
import { factsOf, frameworks, inspect, renderMatrix, UserError, type Fact, type RepositoryReport } from '../rules/index.ts';
import { configStart, today } from './check.ts';
import { closest } from './closest.ts';
import { connect } from './online.ts';
import type { CheckOptions } from './options.ts';
import { put } from './output.ts';
import { readSetup } from './policy.ts';
import { readTarget } from './targets.ts';

export interface BadgeOptions extends Pick<CheckOptions, 'kind' | 'config' | 'hubUrl'> {
  readonly fact?: string;
  readonly format: 'svg' | 'json';
  readonly output?: string;
}

/** The picture of all frameworks, beside the single facts. */
const picture = 'coverage';

/** `hub-compliance badge`: facts about a card as pictures, or as JSON for shields.io. Told is blue, not told is grey: no marks out of ten. */
export async function badge(target: string, options: BadgeOptions): Promise<number> {
  const setup = await readSetup(await configStart([target]), options);
  const raws = await readTarget({ target, kind: options.kind }, setup, connect(options).read);
  const repositories = raws.map((raw) => inspect(raw, setup.policy, today()).report);
  if (options.output !== undefined) return writeAll(repositories, target, options.output);
  const [repository] = repositories;
  if (repository === undefined || repositories.length > 1) throw new UserError(`${repositories.length} repositories were found in \`${target}\`; expected one, or \`--output\` with a folder for the badges of all`);
  const facts = factsOf(repository, frameworks);
  if (options.fact === undefined) {
    const wide = Math.max(...facts.map(({ id }) => id.length));
    process.stdout.write(facts.map(({ id, label, message }) => `${id.padEnd(wide)}  ${label}: ${message}\n`).join(''));
    return 0;
  }
  if (options.fact === picture && options.format === 'json') throw new UserError(`\`${picture}\` is a picture; expected \`--format svg\`, or a single fact for JSON`);
  process.stdout.write(options.fact === picture ? `${pictureOf(repository)}\n` : written(named(facts, options.fact), options.format));
  return 0;
}

function named(facts: readonly Fact[], id: string): Fact {
  const fact = facts.find((one) => one.id === id);
  if (!fact) throw new UserError(`There is no fact \`${id}\` for this repository${closest(id, [picture, ...facts.map((one) => one.id)])}; expected ${[...facts.map((one) => one.id), picture].map((one) => `\`${one}\``).join(', ')}`);
  return fact;
}

function pictureOf(repository: RepositoryReport): string {
  const svg = renderMatrix(repository, frameworks);
  if (svg === '') throw new UserError(`No framework speaks of \`${repository.target}\`, so there is nothing to draw`);
  return svg;
}

/** @see https://shields.io/badges/endpoint-badge */
function written({ label, message, told }: Fact, format: 'svg' | 'json'): string {
  const color = told ? 'blue' : 'lightgrey';
  return format === 'svg' ? `${makeBadge({ label, message, color })}\n` : `${JSON.stringify({ schemaVersion: 1, label, message, color })}\n`;
}

/** One folder a repository where there are several. */
async function writeAll(repositories: readonly RepositoryReport[], target: string, folder: string): Promise<number> {
  let files = 0;
  for (const repository of repositories) {
    const below = path.relative(path.resolve(target), path.resolve(repository.path));
    const own = repositories.length === 1 || below.startsWith('..') ? folder : path.join(folder, below);
    await mkdir(own, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      throw new UserError(`Cannot write to the folder \`${folder}\`: ${error.code === 'EEXIST' || error.code === 'ENOTDIR' ? 'it is a file' : error.code === 'EACCES' ? 'no permission' : error.message}`);
    });
    for (const fact of factsOf(repository, frameworks)) {
      for (const format of ['svg', 'json'] as const) await put(written(fact, format), path.join(own, `${fact.id}.${format}`));
      files += 2;
    }
    const svg = renderMatrix(repository, frameworks);
    if (svg === '') continue;
    await put(`${svg}\n`, path.join(own, `${picture}.svg`));
    files += 1;
  }
  process.stdout.write(`wrote ${files} files to ${folder}\n`);
  return 0;
}
