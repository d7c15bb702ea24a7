import { setTimeout as sleep } from 'node:timers/promises';
import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import { UserError } from '../../rules/index.ts';
import type { Job } from '../job.ts';
import type { Pace } from './pace.ts';

/** What BullMQ keeps of a job. */
export interface Kept {
  readonly job: Job;
  readonly delivery: string;
}

/** BullMQ on a server that several processes share. */
export interface Store {
  readonly queue: Queue<Kept>;
  readonly startWorker: (process: Processor<Kept>, options: Omit<WorkerOptions, 'connection'>) => Worker<Kept>;
  /** Those of these keys for which a newer job is kept until the running one ends. */
  readonly newer: (keys: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly close: () => Promise<void>;
}

/** Where a store is, as QUEUE_URL says it. */
export interface Address {
  /** The URL without what is ours. */
  readonly url: string;
  /** Apart from other Apps on the same server: `?name=…`. */
  readonly name: string;
  /** Without user, password and options: for messages. */
  readonly shown: string;
}

const defaultName = 'hub-compliance';

/** @throws UserError where this is no URL of a server, or the name is none */
export function addressOf(text: string): Address {
  if (!URL.canParse(text)) throw new UserError('QUEUE_URL is not a URL: expected redis://host:6379 or postgres://user:password@host:5432/database (special characters of a password percent-encoded)');
  const url = new URL(text);
  const name = url.searchParams.get('name') ?? defaultName;
  if (!/^[\w-]{1,60}$/.test(name)) throw new UserError(`The name in QUEUE_URL is \`${name.slice(0, 80)}\`: expected at most 60 letters, digits, \`-\` and \`_\``);
  url.searchParams.delete('name');
  return { url: url.href, name, shown: `${url.protocol}//${url.host}` };
}

/** Milliseconds at start, when the store may be starting too. */
const patience = 20_000;

/**
 * Opens a store, again and again for a while.
 * @throws UserError where it cannot be reached
 */
export async function reached({ shown }: Address, pace: Pace, open: () => Promise<Store>): Promise<Store> {
  const until = performance.now() + Math.min(patience, pace.reach * 4);
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (performance.now() > until) {
        throw new UserError(`QUEUE_URL: the queue at ${shown} cannot be used: ${reasonOf(error)}`);
      }
      await sleep(500);
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error);
}
