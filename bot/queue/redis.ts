import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Pace } from './pace.ts';
import type { Address, Store } from './store.ts';

/** Milliseconds between attempts to reach a server that went away. */
const again = (times: number): number => Math.min(50 * times, 500);

/** BullMQ on Redis. @throws where it cannot be reached now */
export async function openRedis({ url, name }: Address, pace: Pace, trouble: (error: unknown) => void): Promise<Store> {
  // What is asked while the server is away waits, but not for ever: whoever delivers an event is told that it was not taken.
  const client = new Redis(url, { retryStrategy: again, maxRetriesPerRequest: Math.ceil(pace.reach / 500), connectTimeout: pace.reach, lazyConnect: true });
  const said: unknown[] = [];
  const hear = (error: unknown): void => void said.push(error);
  client.on('error', hear);
  try {
    await client.connect();
    // A password or a database that is refused leaves the connection open.
    if (said.length > 0) throw said[0];
  } catch (error) {
    client.disconnect();
    // `connect` itself only tells that there is no connection.
    throw said[0] ?? error;
  }
  client.off('error', hear).on('error', trouble);
  const queue = new Queue(name, { connection: client, streams: { events: { maxLen: 100 } } });
  queue.on('error', trouble);
  const blocking = { url, retryStrategy: again, maxRetriesPerRequest: null, connectTimeout: pace.reach };
  return {
    queue,
    startWorker: (process, options) => new Worker(name, process, { ...options, connection: blocking }),
    newer: async (keys) => {
      // BullMQ 6.7 keeps the job to come after a running one of the same deduplication id here (`keepLastIfActive`).
      const found = await Promise.all(keys.map((key) => client.exists(queue.toKey(`dn:${key}`))));
      return new Set(keys.filter((_, at) => found[at] === 1));
    },
    close: async () => {
      await queue.close();
      client.disconnect();
    },
  };
}
