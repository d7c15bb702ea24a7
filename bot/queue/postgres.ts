import { createPostgresBackend, withBackend } from 'bullmq';
import pg from 'pg';
import type { Pace } from './pace.ts';
import type { Address, Kept, Store } from './store.ts';

const schema = 'hub_compliance';

/** BullMQ on PostgreSQL, in a schema of its own. @throws where it cannot be reached now, or the schema may not be made */
export async function openPostgres({ url, name }: Address, pace: Pace, trouble: (error: unknown) => void): Promise<Store> {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const settings = { connectionString: url, max: 4, connectionTimeoutMillis: pace.reach, query_timeout: pace.reach, keepAlive: true };
  const queue = new Queue<Kept>(name, { connection: { ...settings, schema, migrate: true }, streams: { events: { maxLen: 100 } } });
  queue.on('error', trouble);
  const pool = new pg.Pool({ ...settings, max: 1 });
  pool.on('error', trouble);
  try {
    await queue.waitUntilReady();
  } catch (error) {
    await Promise.allSettled([queue.close(), pool.end()]);
    throw error;
  }
  return {
    queue: queue as unknown as Store['queue'],
    startWorker: (process, options) => new Worker<Kept>(name, process, { ...options, connection: { ...settings, schema } }) as unknown as ReturnType<Store['startWorker']>,
    newer: async (keys) => {
      // BullMQ 6.7 keeps the job to come after a running one of the same deduplication id here (`keepLastIfActive`).
      const { rows } = await pool.query<{ dedup_id: string }>(`select dedup_id from ${schema}.dedup_next where queue = $1 and dedup_id = any($2)`, [name, keys]);
      return new Set(rows.map((row) => row.dedup_id));
    },
    close: async () => {
      await Promise.all([queue.close(), pool.end()]);
    },
  };
}
