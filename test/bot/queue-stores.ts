import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';

/** A place for jobs that a test has to itself. */
export interface Place {
  /** What QUEUE_URL says; undefined for the file. */
  readonly url: string | undefined;
  readonly file: string;
  readonly clear: () => Promise<void>;
}

/** A kind of store that the tests of the queue run over. */
export interface Kind {
  readonly name: 'file' | 'Redis' | 'PostgreSQL';
  /** Why the tests cannot run over it here; said aloud. */
  readonly absent: string | null;
  readonly place: () => Place;
}

export const redisAt = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/0';
export const postgresAt = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test';

function file(): Place {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-compliance-queue-'));
  return { url: undefined, file: path.join(folder, 'data/queue.db'), clear: async () => rmSync(folder, { recursive: true }) };
}

const named = (at: string, name: string): string => `${at}${at.includes('?') ? '&' : '?'}name=${name}`;

/** A queue of its own on a Redis server; cleared at another address where the first is a line that may be cut. */
export function redis(at: string = redisAt, direct: string = at): Place {
  const name = `test-${randomUUID()}`;
  const clear = async (): Promise<void> => {
    const client = new Redis(direct);
    const keys = await client.keys(`bull:${name}:*`);
    if (keys.length > 0) await client.del(keys);
    client.disconnect();
  };
  return { url: named(at, name), file: '', clear };
}

/** The same on PostgreSQL. */
export function postgres(at: string = postgresAt, direct: string = at): Place {
  const name = `test-${randomUUID()}`;
  const clear = async (): Promise<void> => {
    const client = new pg.Client(direct);
    await client.connect();
    const { rows } = await client.query<{ table_name: string }>("select table_name from information_schema.columns where table_schema = 'hub_compliance' and column_name = 'queue'");
    for (const { table_name: table } of rows) await client.query(`delete from hub_compliance.${table} where queue = $1`, [name]);
    await client.end();
  };
  return { url: named(at, name), file: '', clear };
}

async function answers(at: string): Promise<string | null> {
  const url = new URL(at);
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port) });
    socket.setTimeout(2000, () => socket.destroy(new Error('no answer')));
    socket.once('connect', () => { socket.destroy(); resolve(null); });
    socket.once('error', (error) => resolve(`${url.protocol}//${url.host}: ${error.message || String(error)}`));
  });
}

export const kinds: readonly Kind[] = [
  { name: 'file', absent: null, place: file },
  { name: 'Redis', absent: await answers(redisAt), place: () => redis() },
  { name: 'PostgreSQL', absent: await answers(postgresAt), place: () => postgres() },
];
for (const { name, absent } of kinds) if (absent !== null) console.warn(`SKIPPED: what is to be shown on ${name} is not shown here, there is none (${absent})`);

/** A line to a server that can be cut and mended: what it is like when a server goes away. */
export interface Line {
  readonly port: number;
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function lineTo(at: string): Promise<Line> {
  const { hostname, port: there } = new URL(at);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ host: hostname, port: Number(there) });
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => { open.delete(socket); other.destroy(); });
    }
    near.pipe(far);
    far.pipe(near);
  });
  const listen = (port: number): Promise<void> => new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve()));
  await listen(0);
  const { port } = server.address() as { port: number };
  const cut = (): Promise<void> => new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of open) socket.destroy();
  });
  return { port, cut, mend: () => listen(port), close: () => (server.listening ? cut() : Promise.resolve()) };
}
