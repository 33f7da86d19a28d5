import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ClientProxy } from '@nestjs/microservices';
import pg from 'pg';
import { tap as tapped } from 'rxjs';
import { tapLog } from '@liandong/service-kit/testing';
import { startTestSystem } from '@liandong/standalone/testing';
import type { Plaintext } from '@liandong/testing';
import { isService, oneTarget, type Targets } from '../targets.js';

export interface Answer {
  readonly status: number;
  readonly headers: string;
  readonly bytes: Buffer;
  readonly body: Readonly<Record<string, unknown>>;
}
export type Method = 'GET' | 'POST' | 'PUT';

/** A whole system, of which everything that it keeps, says and sends can be searched. */
export interface WatchedSystem {
  /** Where each of its processes answers. */
  readonly urls: readonly string[];
  /** With these the command line finds it. */
  readonly cli: readonly string[];
  readonly database: pg.Client;
  /** Its files. */
  readonly folder: string;
  /** Without a person: as anybody, without a token. A text is sent as it is, bytes as a file, a form as a form. Reads wait for what was commanded before. */
  ask(person: string | undefined, method: Method, path: string, body?: object | string | FormData | Buffer): Promise<Answer>;
  /** What its processes wrote to their logs, and said to each other, so far. */
  said(): Promise<readonly (readonly [place: string, said: Plaintext])[]>;
  close(): Promise<void>;
}

/** All services in one process. Call it in beforeAll, and close() in afterAll. */
export async function startWatched(): Promise<WatchedSystem> {
  const system = await startTestSystem({ LEDGER_CHECKPOINT_SECONDS: 0.5 });
  const tap = tapLog();
  /** Requests between services and their answers; what is published stands in a table, and is found there. */
  const messages: string[] = [];
  const send = ClientProxy.prototype.send;
  const wire = jest.spyOn(ClientProxy.prototype, 'send').mockImplementation(function (
    this: ClientProxy,
    pattern: unknown,
    packet: unknown,
  ) {
    messages.push(JSON.stringify([pattern, packet]));
    return send.call(this, pattern, packet).pipe(tapped((answer: unknown) => void messages.push(JSON.stringify([pattern, answer]))));
  });
  const database = new pg.Client({ connectionString: system.databaseUrl });
  await database.connect();
  return {
    urls: [system.url],
    cli: ['--url', system.url],
    database,
    folder: dirname(system.file('.keep')),
    ask: asking(oneTarget(system.url)),
    said: () =>
      Promise.resolve([
        ['log', tap.lines.join('')],
        ['messages', messages.join('')],
      ]),
    async close() {
      await database.end();
      await system.close();
      tap.restore();
      wire.mockRestore();
    },
  };
}

/** How long whoever answers that it is not ready is asked again, in ms. */
const PATIENCE_MS = 60_000;

/** Asks the service that the path names, as one of the people of the demo directory. */
export function asking(targets: Targets): WatchedSystem['ask'] {
  const tokens = new Map<string, string>();
  let position = '0';
  async function tokenOf(person: string): Promise<string> {
    const known = tokens.get(person);
    if (known) return known;
    const answer = await fetch(`${targets.issuer}/auth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: person }),
    });
    const { access_token: token } = (await answer.json()) as { readonly access_token: string };
    tokens.set(person, token);
    return token;
  }
  return async (person, method, path, body) => {
    const service = path.split('/')[2]!;
    if (!isService(service)) throw new Error(`no service answers ${path}`);
    const form = body instanceof FormData;
    const file = Buffer.isBuffer(body);
    const headers = {
      ...(person === undefined ? {} : { authorization: `Bearer ${await tokenOf(person)}` }),
      ...(method === 'GET' ? { 'liandong-wait-for': position } : { 'idempotency-key': randomUUID() }),
      ...(body === undefined || form ? {} : { 'content-type': file ? 'application/octet-stream' : 'application/json' }),
    };
    const sent = file ? new Uint8Array(body) : form || typeof body === 'string' ? body : JSON.stringify(body);
    const attempt = () => fetch(`${targets.service(service)}${path}`, { method, headers, ...(body === undefined ? {} : { body: sent }) });
    let answer = await attempt();
    // Not yet: read models are behind what was commanded, or somebody who is to be asked is busy.
    for (const until = Date.now() + PATIENCE_MS; answer.status === 503 && Date.now() < until; answer = await attempt()) await delay(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const parsed = answer.headers.get('content-type')?.includes('json') ? (JSON.parse(bytes.toString()) as Answer['body']) : {};
    if (typeof parsed['position'] === 'string') position = parsed['position'];
    return { status: answer.status, headers: JSON.stringify([...answer.headers]), bytes, body: parsed };
  };
}
