import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { UserError } from '../../rules/index.ts';
import { keyOf, type Job } from '../job.ts';
import type { Counts, Ended, JobQueue, Run, Tell } from './job-queue.ts';
import { deadKept, pauseAfter, type Pace } from './pace.ts';
import { within } from './within.ts';

/** A key has at most one job of each state: this is what keeps two of one key from waiting, and from running at once. */
const schema = `
  create table if not exists jobs (
    key text not null,
    state text not null check (state in ('waiting', 'running', 'dead')),
    job text not null,
    delivery text not null,
    tries integer not null,
    due integer not null,
    error text,
    primary key (key, state)
  ) strict, without rowid;
  create index if not exists jobs_due on jobs (state, due);
`;

interface Row {
  readonly key: string;
  readonly job: string;
  readonly delivery: string;
  readonly tries: number;
}

/** Milliseconds that a cancelled job gets to end by itself. */
const grace = 2000;

/**
 * A durable queue in one file, for one process.
 * @throws UserError where the file cannot be used, or is by another process
 */
export function openEmbedded(file: string, tell: Tell, pace: Pace): JobQueue {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    const db = new DatabaseSync(file);
    // Exclusive: a second process on this file would do every job twice. Normal: what was accepted survives the death of the process; a power
    // cut may take the last jobs, which the next look for missed pull requests finds. Full would wait for the disk three times a job.
    db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal; pragma journal_size_limit = 16777216;');
    db.exec(schema);
    return new EmbeddedQueue(db, tell, pace);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/locked|busy/i.test(reason)) throw new UserError(`QUEUE_FILE \`${file}\` is in use by another process: one process has one file, several share a QUEUE_URL`);
    throw new UserError(`QUEUE_FILE \`${file}\` cannot be used: ${reason}`);
  }
}

class EmbeddedQueue implements JobQueue {
  readonly #db: DatabaseSync;
  readonly #tell: Tell;
  readonly #pace: Pace;
  readonly #statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  readonly #running = new Map<string, { readonly abort: AbortController; ended: Promise<void> }>();
  /** Keys whose job ended without the file taking note. */
  readonly #unwritten = new Set<string>();
  #run: Run | null = null;
  #concurrency = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(db: DatabaseSync, tell: Tell, pace: Pace) {
    this.#db = db;
    this.#tell = tell;
    this.#pace = pace;
    this.#recover();
  }

  /** What was running when the process was killed is done again; where that ended the process every time, it is dead. */
  #recover(): void {
    const error = new Error('the process ended each time while at it');
    const left = this.#prepared("select key, job, delivery, tries from jobs where state = 'running'").all() as unknown as Row[];
    for (const { key, job, delivery, tries } of left) {
      if (tries < this.#pace.attempts) this.#putBack(key, tries);
      else {
        this.#bury(key, error);
        this.#tell({ what: 'dead', job: JSON.parse(job) as Job, delivery, tries, error, ms: 0 });
      }
    }
  }

  async add(job: Job, delivery: string): Promise<void> {
    if (this.#stopping) throw new Error('the queue is closed');
    const key = keyOf(job);
    // One that waits keeps its place; one that waits to be tried again starts afresh.
    this.#do(
      `insert into jobs values (?, 'waiting', ?, ?, 0, ?, null)
       on conflict (key, state) do update set job = excluded.job, delivery = excluded.delivery, tries = 0, due = min(due, excluded.due)`,
      key, JSON.stringify(job), delivery, Date.now(),
    );
    this.#running.get(key)?.abort.abort('newer' satisfies Ended);
    this.#pump();
  }

  work(run: Run, concurrency: number): void {
    this.#run = run;
    this.#concurrency = concurrency;
    this.#pump();
  }

  async counts(): Promise<Counts> {
    const row = this.#one(`select
      count(*) filter (where state = 'waiting' and not exists (select 1 from jobs r where r.key = jobs.key and r.state = 'running')) as waiting,
      count(*) filter (where state = 'running') as active,
      count(*) filter (where state = 'dead') as dead from jobs`);
    return { waiting: Number(row!['waiting']), active: Number(row!['active']), dead: Number(row!['dead']) };
  }

  async close(ms: number): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    clearTimeout(this.#timer);
    await within(ms, this.#allEnded());
    for (const { abort } of this.#running.values()) abort.abort('stopping' satisfies Ended);
    await within(grace, this.#allEnded());
    for (const key of this.#running.keys()) this.#putBack(key);
    this.#db.close();
  }

  async #allEnded(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  /** Starts what is due and may run, and sets the clock for what comes next. */
  #pump(): void {
    clearTimeout(this.#timer);
    const run = this.#run;
    if (!run || this.#stopping) return;
    try {
      for (const key of this.#unwritten) {
        if (!this.#running.has(key)) this.#putBack(key);
        this.#unwritten.delete(key);
      }
      while (this.#running.size < this.#concurrency) {
        const row = this.#one(
          `update jobs set state = 'running', tries = tries + 1 where state = 'waiting' and key = (
             select key from jobs w where state = 'waiting' and due <= ? and not exists (select 1 from jobs r where r.key = w.key and r.state = 'running') order by due limit 1
           ) returning key, job, delivery, tries`,
          Date.now(),
        ) as unknown as Row | undefined;
        if (!row) break;
        const abort = new AbortController();
        const entry = { abort, ended: Promise.resolve() };
        this.#running.set(row.key, entry);
        entry.ended = this.#work(run, row, abort);
      }
      if (this.#running.size >= this.#concurrency) return;
      const next = this.#one("select min(due) as due from jobs w where state = 'waiting' and not exists (select 1 from jobs r where r.key = w.key and r.state = 'running')")!['due'];
      if (next !== null) this.#wake(Number(next) - Date.now());
    } catch (error) {
      this.#tell({ what: 'trouble', error });
      this.#wake(this.#pace.first);
    }
  }

  #wake(ms: number): void {
    this.#timer = setTimeout(() => this.#pump(), Math.min(Math.max(ms, 1), 3_600_000));
  }

  async #work(run: Run, { key, job: text, delivery, tries }: Row, abort: AbortController): Promise<void> {
    const job = JSON.parse(text) as Job;
    const started = performance.now();
    const took = (): { job: Job; delivery: string; ms: number } => ({ job, delivery, ms: performance.now() - started });
    let failure: { readonly error: unknown } | null = null;
    try {
      // Not in the turn of whoever added it.
      await Promise.resolve();
      await run(job, delivery, abort.signal);
    } catch (error) {
      failure = { error };
    }
    if (this.#running.get(key)?.abort !== abort) return;
    this.#running.delete(key);
    try {
      if (this.#hasNewer(key)) {
        this.#end(key);
        this.#tell({ what: failure || abort.signal.aborted ? 'superseded' : 'done', ...took() });
      } else if (abort.signal.aborted && this.#stopping) {
        this.#putBack(key);
        this.#tell({ what: 'interrupted', ...took() });
      } else if (!failure) {
        this.#end(key);
        this.#tell({ what: 'done', ...took() });
      } else if (tries >= this.#pace.attempts) {
        this.#bury(key, failure.error);
        this.#tell({ what: 'dead', tries, error: failure.error, ...took() });
      } else {
        const pause = pauseAfter(failure.error, tries, this.#pace, Math.random());
        this.#do("update jobs set state = 'waiting', due = ? where key = ? and state = 'running'", Date.now() + pause, key);
        this.#tell({ what: 'retry', tries, pause, error: failure.error, ...took() });
      }
    } catch (error) {
      // The file could not be written: the job is done again once it can.
      this.#unwritten.add(key);
      this.#tell({ what: 'trouble', error });
    }
    this.#pump();
  }

  #hasNewer(key: string): boolean {
    return this.#one("select 1 as yes from jobs where key = ? and state = 'waiting'", key) !== undefined;
  }

  #end(key: string): void {
    this.#do("delete from jobs where key = ? and state = 'running'", key);
  }

  /** Back to the place it had, unless a newer one waits already. @param tries that it is to have; one fewer where its start does not count */
  #putBack(key: string, tries: number | null = null): void {
    this.#atomically(() => {
      this.#do("update or ignore jobs set state = 'waiting', tries = coalesce(?, tries - 1) where key = ? and state = 'running'", tries, key);
      this.#end(key);
    });
  }

  #bury(key: string, error: unknown): void {
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    this.#atomically(() => {
      this.#do("insert or replace into jobs select key, 'dead', job, delivery, tries, ?, ? from jobs where key = ? and state = 'running'", Date.now(), reason, key);
      this.#end(key);
      this.#do("delete from jobs where state = 'dead' and (due < ? or key not in (select key from jobs where state = 'dead' order by due desc limit ?))", Date.now() - deadKept.age, deadKept.count);
    });
  }

  #atomically(change: () => void): void {
    this.#db.exec('begin immediate');
    try {
      change();
      this.#db.exec('commit');
    } catch (error) {
      this.#db.exec('rollback');
      throw error;
    }
  }

  #prepared(sql: string): ReturnType<DatabaseSync['prepare']> {
    const known = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }

  #do(sql: string, ...values: SQLInputValue[]): void {
    this.#prepared(sql).run(...values);
  }

  #one(sql: string, ...values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.#prepared(sql).get(...values);
  }
}
