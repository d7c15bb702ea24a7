import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { against, anyFails, inspectAll, isFull, renderJsonLine, reportOf, UserError, type Inspected, type Policy, type RawRepository, type RepositoryReport } from '../rules/index.ts';
import type { CheckOptions } from './options.ts';
import { put, render, withoutNotices } from './output.ts';
import { readSetup } from './policy.ts';
import { readKnown } from './known.ts';
import { connect } from './online.ts';
import { isHubTarget, readTarget, targetsFrom, type Target } from './targets.ts';

/** Today in UTC, the only clock that a report depends on. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/**
 * `hub-compliance check`.
 * @returns the exit code: 0, 1 where a finding fails the run, 2 where something could not be checked
 */
export async function check(given: readonly string[], options: CheckOptions): Promise<number> {
  const named = given.length > 0 || options.targetsFrom !== undefined ? given : ['.'];
  const setup = await readSetup(await configStart(named), options);
  const { policy } = setup;
  const root = path.relative(process.cwd(), setup.root).replaceAll('\\', '/') || '.';
  const day = options.today ?? today();
  const hub = connect(options);
  const recorded = options.known === undefined ? undefined : await readKnown(options.known);
  const read = async (target: Target): Promise<RawRepository[]> => {
    const repositories = await readTarget(target, setup, hub.read);
    const related = options.online ? await Promise.all(repositories.map((raw) => hub.withReferences(raw))) : repositories;
    return recorded ? related.map((raw) => ({ ...raw, recorded })) : related;
  };
  const judge = (raws: readonly RawRepository[]): Inspected[] => inspectAll(raws, policy, day, root);
  const base = options.base === undefined ? null : judge(await read({ target: options.base, kind: options.kind })).map(({ report }) => report);

  const looked = looks(targets(named, options), read, judge);
  if (options.format === 'jsonl') return stream(looked, base, policy, options);
  const inspected: Inspected[] = [];
  const refused: UserError[] = [];
  for await (const one of looked) {
    if (one instanceof UserError) refused.push(one);
    else inspected.push(...one);
  }
  // One target that cannot be read does not take the report of the others with it.
  if (refused.length > 0 && inspected.length === 0) throw new UserError(refused.map(({ message }) => message).join('\n'));
  const repositories = base ? against(base, inspected.map(({ report }) => report)) : undefined;
  const report = reportOf(inspected, policy, day, repositories);
  await put(render(report, options), options.output);
  for (const { message } of refused) process.stderr.write(`hub-compliance: ${message}\n`);
  if (refused.length > 0) return 2;
  return exitCode(report.repositories, report.failed);
}

/** Milliseconds that what was read waits for company: a reader of the stream sees the first of a slow list soon. */
const patience = 300;

/** Reads targets one after the other and inspects those of a group together: target by target what was found, or why it cannot be read. */
async function* looks(all: AsyncIterable<Target>, read: (target: Target) => Promise<RawRepository[]>, judge: (raws: readonly RawRepository[]) => Inspected[]): AsyncGenerator<Inspected[] | UserError> {
  let group: (readonly RawRepository[] | UserError)[] = [];
  let began = 0;
  const raws = (): RawRepository[] => group.flatMap((one) => (one instanceof UserError ? [] : one));
  const judged = (): (Inspected[] | UserError)[] => {
    const inspected = judge(raws());
    const byTarget = group.map((one) => (one instanceof UserError ? one : inspected.splice(0, one.length)));
    group = [];
    return byTarget;
  };
  const coming = all[Symbol.asyncIterator]();
  try {
    for (let next = coming.next(); ; next = coming.next()) {
      if (group.length > 0 && !(await comesBy(next, began + patience))) yield* judged();
      const { done, value: target } = await next;
      if (done === true) break;
      if (group.length === 0) began = performance.now();
      group.push(await read(target).catch(refusal));
      if (performance.now() > began + patience || isFull(raws())) yield* judged();
    }
  } catch (error) {
    // A list that breaks off: what it named before is not lost.
    yield* judged();
    throw error;
  }
  yield* judged();
}

/** Whether something is there by a point of `performance.now()`. */
async function comesBy(something: Promise<unknown>, until: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => void (timer = setTimeout(() => resolve(false), until - performance.now())));
  return Promise.race([something.then(() => true), late]).finally(() => clearTimeout(timer));
}

function refusal(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

async function* targets(named: readonly string[], options: CheckOptions): AsyncGenerator<Target> {
  for (const target of named) yield { target, kind: options.kind };
  if (options.targetsFrom === undefined) return;
  for await (const { target, kind } of targetsFrom(options.targetsFrom)) yield { target, kind: kind ?? options.kind };
}

/** One line a repository, written as soon as its group is known; what cannot be read is said and the others go on. */
async function stream(looked: AsyncIterable<Inspected[] | UserError>, base: readonly RepositoryReport[] | null, policy: Policy, options: CheckOptions): Promise<number> {
  // Node lets the old space grow to several times what is kept before it collects it: a list of any length is to take what a short one takes.
  setFlagsFromString('--heap-growing-percent=30');
  const lines: string[] = [];
  let code = 0;
  const write = async (line: string): Promise<void> => {
    if (options.output !== undefined) lines.push(line);
    else if (!process.stdout.write(line)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
  };
  for await (const one of looked) {
    if (one instanceof UserError) {
      process.stderr.write(`hub-compliance: ${one.message}\n`);
      code = 2;
      continue;
    }
    const reports = one.map(({ report }) => report);
    for (const repository of base ? against(base, reports) : reports) {
      await write(renderJsonLine(options.quiet ? withoutNotices(repository) : repository));
      code = Math.max(code, exitCode([repository], anyFails([repository], policy.failOn)));
    }
  }
  if (options.output !== undefined) await put(lines.join(''), options.output);
  return code;
}

function exitCode(repositories: readonly RepositoryReport[], failed: boolean): number {
  if (failed) return 1;
  const broken = repositories.flatMap((repository) => repository.broken.map(({ rule, why }) => `${rule} broke on \`${repository.target}\`, which is our fault: ${why}`));
  for (const sentence of broken) process.stderr.write(`hub-compliance: ${sentence}\n`);
  return broken.length > 0 ? 2 : 0;
}

/** The folder from which a configuration is looked for: the first local target's, else the current one. */
export async function configStart(named: readonly string[]): Promise<string> {
  const first = named.find((target) => !isHubTarget(target));
  if (first === undefined) return process.cwd();
  const info = await stat(first).catch(() => null);
  return info?.isFile() ? path.dirname(first) : first;
}
