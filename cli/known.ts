import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { isRepositoryId, UserError, type Kind, type Known, type RelatedFacts } from '../rules/index.ts';

/** Bytes of a file of known repositories, and characters of one line of it. */
const mostBytes = 512 * 1024 * 1024;
const mostOfLine = 64 * 1024;

const kinds: ReadonlySet<unknown> = new Set(['model', 'dataset', 'space']);
const relations: ReadonlySet<unknown> = new Set(['finetune', 'adapter', 'merge', 'quantized']);

/**
 * Reads a file of known repositories: JSON Lines of `{id, kind, license, license_name?, base_model?, base_model_relation?, datasets?}`. It answers what
 * nobody looks up, at any distance. The last line on a repository counts.
 * @throws UserError with the line, what was found and what was expected
 */
export async function readKnown(file: string): Promise<ReadonlyMap<string, RelatedFacts>> {
  const info = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`Cannot read the known repositories \`${file}\`: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`);
  });
  if (!info.isFile()) throw new UserError(`Cannot read the known repositories \`${file}\`: it is not a file`);
  if (info.size > mostBytes) throw new UserError(`Cannot read the known repositories \`${file}\`: ${info.size} bytes; at most ${mostBytes} are read`);
  const known = new Map<string, RelatedFacts>();
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, { encoding: 'utf8' }), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const wrong = (what: string): UserError => new UserError(`${file}:${number}: ${what}`);
    if (line.length > mostOfLine) throw wrong(`the line has ${line.length} characters; expected at most ${mostOfLine}`);
    const facts = factsOf(parsed(line, wrong), wrong);
    known.set(`${facts.kind}:${facts.asked}`, facts);
  }
  return known;
}

type Wrong = (what: string) => UserError;

function parsed(line: string, wrong: Wrong): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw wrong(`this is no JSON (${(error as Error).message}); expected one object a line`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(`found ${Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`}; expected an object with \`id\`, \`kind\` and \`license\``);
  return value as Record<string, unknown>;
}

function factsOf(record: Readonly<Record<string, unknown>>, wrong: Wrong): RelatedFacts {
  const { id, kind } = record;
  if (typeof id !== 'string' || !isRepositoryId(id)) throw wrong(`\`id\` is ${JSON.stringify(id ?? null)}; expected a repository as \`owner/name\``);
  if (!kinds.has(kind)) throw wrong(`\`kind\` is ${JSON.stringify(kind ?? null)}; expected model, dataset or space`);
  const relation = record['base_model_relation'];
  if (relation !== undefined && relation !== null && !relations.has(relation)) throw wrong(`\`base_model_relation\` is ${JSON.stringify(relation)}; expected finetune, adapter, merge or quantized`);
  const baseModels = strings('base_model', record['base_model'], wrong).filter(isRepositoryId);
  const datasets = strings('datasets', record['datasets'], wrong).filter(isRepositoryId);
  const [licenseName] = strings('license_name', record['license_name'], wrong);
  return {
    kind: kind as Kind, asked: id, exists: true, movedTo: null, gated: false, license: licenseOf(id, strings('license', record['license'], wrong)),
    ...(licenseName !== undefined && { licenseName }),
    ...(baseModels.length > 0 && { baseModels }),
    ...(typeof relation === 'string' && { baseModelRelation: relation }),
    ...(datasets.length > 0 && { datasets }),
  };
}

/** Text, a list of it, or nothing. */
function strings(key: string, value: unknown, wrong: Wrong): string[] {
  if (value === undefined || value === null || value === '') return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!list.every((item) => typeof item === 'string')) throw wrong(`\`${key}\` is ${JSON.stringify(value)}; expected text or a list of it`);
  return list as string[];
}

function licenseOf(id: string, named: readonly string[]): Known<string> {
  const [first] = named;
  if (first === undefined) return { known: false, why: `\`${id}\` names no licence` };
  return named.length === 1 ? { known: true, value: first } : { known: false, why: `\`${id}\` names several licences: ${named.map((one) => `\`${one}\``).join(', ')}` };
}
