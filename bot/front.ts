import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from './log.ts';

/** Bytes of a payload. @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
const largest = 25 * 1024 * 1024;
/** Bytes of payloads that are held at a time, of all deliveries together. */
const heldAtOnce = 64 * 1024 * 1024;
/** Milliseconds in which a delivery has to be sent; GitHub itself waits ten seconds for an answer. */
const sendingTime = 30_000;
/** Milliseconds for which a refused body may go on coming. */
const hearingTime = 1000;

/** A delivery whose signature was right. */
export interface Delivery {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

export interface Routes {
  readonly receive: (delivery: Delivery) => Promise<Answer>;
  /** A delivery was turned away. */
  readonly refused: (status: number) => void;
  readonly health: () => Promise<Answer>;
  readonly metrics: () => Promise<Answer>;
}

const plain = (status: number, body: string): Answer => ({ status, body: `${body}\n` });

/**
 * What stands before Probot: nothing is parsed whose signature over the bytes as they came is not right, and nothing is kept
 * of what is too large or has no signature at all.
 */
export function createFront(secret: string, routes: Routes, log: Log): Server {
  let held = 0;

  async function webhook(request: IncomingMessage): Promise<Answer> {
    const signature = request.headers['x-hub-signature-256'];
    if (typeof signature !== 'string' || !/^sha256=[0-9a-f]{64}$/.test(signature)) return plain(401, 'Not signed');
    if (Number(request.headers['content-length'] ?? 0) > largest) return plain(413, 'Too large');
    const mac = createHmac('sha256', secret);
    const parts: Buffer[] = [];
    let size = 0;
    try {
      for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += part.length;
        held += part.length;
        if (size > largest) return plain(413, 'Too large');
        if (held > heldAtOnce) return plain(503, 'Too much at once');
        mac.update(part);
        parts.push(part);
      }
      if (!timingSafeEqual(mac.digest(), Buffer.from(signature.slice(7), 'hex'))) return plain(401, 'Not signed by GitHub');
      const id = header(request, 'x-github-delivery');
      const name = header(request, 'x-github-event');
      let payload: unknown;
      try {
        payload = JSON.parse(Buffer.concat(parts).toString('utf8'));
      } catch {
        return plain(400, 'Not JSON');
      }
      if (id === null || name === null || payload === null || typeof payload !== 'object' || Array.isArray(payload)) return plain(400, 'Not an event');
      parts.length = 0;
      return await routes.receive({ id, name, payload });
    } finally {
      held -= size;
    }
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const route = `${request.method} ${request.url?.split('?')[0]}`;
    switch (route) {
      case 'POST /api/github/webhooks': {
        const answered = await webhook(request);
        if ([400, 401, 413].includes(answered.status)) routes.refused(answered.status);
        return answered;
      }
      case 'GET /ping': return plain(200, 'PONG');
      case 'GET /health': return routes.health();
      case 'GET /metrics': return routes.metrics();
      default: return plain(404, 'Not found');
    }
  }

  const server = createServer({ requestTimeout: sendingTime, headersTimeout: 10_000, keepAliveTimeout: 5000 }, (request, response) => {
    answer(request).then(
      (answered) => send(request, response, answered),
      (error: unknown) => {
        log.error({ err: error, route: request.url?.split('?')[0]?.slice(0, 100) }, 'A request could not be answered');
        send(request, response, plain(500, 'Our fault'));
      },
    );
  });
  server.maxHeadersCount = 100;
  return server;
}

function send(request: IncomingMessage, response: ServerResponse, { status, type = 'text/plain; charset=utf-8', body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  if (request.complete) return void response.end(body);
  // What is still to come of a refused body is thrown away, for as long as its sender may take to hear the answer: who closes at once is not heard.
  response.write(body);
  const timer = setTimeout(() => request.destroy(), hearingTime);
  request.on('error', () => {}).once('end', () => response.end()).once('close', () => clearTimeout(timer)).resume();
}

/** Events and deliveries have plain names; anything else is nobody's. */
function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && /^[\w.:-]{1,100}$/.test(value) ? value : null;
}
