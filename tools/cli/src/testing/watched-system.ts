import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ClientProxy } from '@nestjs/microservices';
import pg from 'pg';
import { tap as tapped } from 'rxjs';
import { tapLog } from '@liandong/service-kit/testing';
import { startTestSystem } from '@liandong/standalone/testing';
import { eventually, filesWith, holdsAny, type Plaintext, tablesWith } from '@liandong/testing';
import { readZip } from '@liandong/verifier';
import { keptLibrary } from './kept-library.js';
import { liandong } from './liandong.js';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}
export type Method = 'GET' | 'POST' | 'PUT';

/** A whole system, of which everything that it keeps, says and sends can be searched. */
export interface WatchedSystem {
  readonly url: string;
  readonly database: pg.Client;
  file(name: string): string;
  log(): string;
  /** Without a person: as anybody, without a token. A text is sent as it is, a form as a form. Reads wait for what was commanded before. */
  ask(person: string | undefined, method: Method, path: string, body?: object | string | FormData): Promise<Answer>;
  /**
   * Where one of them can be found: tables of every schema, the log, files of the system, what services ask each other, what the auditors take away and see,
   * the library as it is taken away. `decisions`: what whoever took these had seen is asked for, too.
   */
  placesOf(plaintexts: readonly Plaintext[], matterIds: readonly string[], decisions?: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Call it in beforeAll, and close() in afterAll. */
export async function startWatched(): Promise<WatchedSystem> {
  const system = await startTestSystem({ LEDGER_CHECKPOINT_SECONDS: 0.5 });
  await keptLibrary(system.url);
  const tap = tapLog();
  /** Requests between services and their answers; what is published stands in a table, and is found there. */
  const messages: string[] = [];
  const send = ClientProxy.prototype.send;
  const wire = jest.spyOn(ClientProxy.prototype, 'send').mockImplementation(function (this: ClientProxy, pattern: unknown, packet: unknown) {
    messages.push(JSON.stringify([pattern, packet]));
    return send.call(this, pattern, packet).pipe(tapped((answer: unknown) => void messages.push(JSON.stringify([pattern, answer]))));
  });
  const database = new pg.Client({ connectionString: system.databaseUrl });
  await database.connect();
  const { ask } = asking(system.url);
  const seen = async (path: string) => (await ask('mhk-auditor', 'GET', `/api/audit/matters/${path}`)).text;

  async function exported(matterId: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const file = system.file(`${randomUUID()}.zip`);
    await eventually(async () => expect(await liandong('export', matterId, '-o', file, '--url', system.url)).toMatchObject({ code: 0 }));
    return new Map(await readZip(await readFile(file)));
  }
  async function placesOf(plaintexts: readonly Plaintext[], matterIds: readonly string[], decisions: readonly string[] = []): Promise<readonly string[]> {
    const places = [...(await tablesWith(database, plaintexts))];
    const look = (place: string, where: Plaintext) => void (holdsAny(where, plaintexts) && places.push(place));
    look('log', tap.lines.join(''));
    for (const matterId of matterIds) {
      for (const page of ['', '/timeline', '/access-log']) look(`audit${page}`, await seen(`${matterId}${page}`));
      for (const id of decisions) look('audit/as-seen', await seen(`${matterId}/decisions/${id}/as-seen`));
      for (const [name, bytes] of await exported(matterId)) look(`export ${name}`, bytes);
    }
    look('messages', messages.join(''));
    look('library export', (await ask('mhk-director', 'GET', '/api/clue-intake/library-export?format=csv')).text);
    places.push(...(await filesWith(system.file('.'), plaintexts)).map((name) => `file ${name}`));
    return [...new Set(places)];
  }
  return {
    url: system.url,
    database,
    file: (name) => system.file(name),
    log: () => tap.lines.join(''),
    ask,
    placesOf,
    async close() {
      await database.end();
      await system.close();
      tap.restore();
      wire.mockRestore();
    },
  };
}

function asking(url: string): Pick<WatchedSystem, 'ask'> {
  const tokens = new Map<string, string>();
  let position = '0';
  async function tokenOf(person: string): Promise<string> {
    const known = tokens.get(person);
    if (known) return known;
    const answer = await fetch(`${url}/auth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: person }) });
    const { access_token: token } = (await answer.json()) as { readonly access_token: string };
    tokens.set(person, token);
    return token;
  }
  return {
    async ask(person, method, path, body) {
      const form = body instanceof FormData;
      const headers = {
        ...(person === undefined ? {} : { authorization: `Bearer ${await tokenOf(person)}` }),
        ...(method === 'GET' ? { 'liandong-wait-for': position } : { 'idempotency-key': randomUUID() }),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      };
      const answer = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body: form || typeof body === 'string' ? body : JSON.stringify(body) }) });
      const text = await answer.text();
      const parsed = answer.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as Answer['body']) : {};
      if (typeof parsed['position'] === 'string') position = parsed['position'];
      return { status: answer.status, text, body: parsed };
    },
  };
}
