import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { demoRulesFile, LocalIssuer } from '@liandong/access/local-issuer';
import { createTestDatabase, type TestDatabase } from '@liandong/testing';
import { httpConfig } from '../config/config.js';
import { createHttpApp } from '../http/http-app.js';
import { PlatformModule } from '../platform/platform.module.js';
import { standalonePlatform } from '../platform/standalone-platform.js';
import { LocalKeyWrapper } from '../sealing/key-wrapper.js';
import type { Clock } from '../runtime/clock.js';
import { definitionOf } from '../runtime/define-service.js';

export interface TestAppOptions {
  readonly clock?: Clock;
  readonly environment?: NodeJS.ProcessEnv;
  /** A database that is there already, and stays when the app is closed; by default a new one that goes with it. */
  readonly database?: Pick<TestDatabase, 'url'>;
}

export interface TestAnswer<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: T;
}

export interface TestApp {
  readonly app: NestFastifyApplication;
  /** Where it listens: `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Connection string of the superuser. */
  readonly databaseUrl: string;
  /** Sends a request as a person of the demo directory; `undefined` sends no token. A text or a form is sent as it is, everything else as JSON. */
  send<T>(
    person: string | undefined,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<TestAnswer<T>>;
  /** An access token of a person of the demo directory; `lifetime` in seconds, negative for an expired one. */
  token(person: string, lifetime?: number): Promise<string>;
  /** A command under a random idempotency key; fails unless the answer is 200 or 201. */
  command<T>(person: string, path: string, body?: unknown): Promise<T>;
  /** A query; fails unless the answer is 200. Waits until the read models have passed `after`, by default what was commanded last. */
  read<T>(person: string, path: string, after?: string): Promise<T>;
  close(): Promise<void>;
}

const TOKENS = { issuer: 'https://issuer.test', audience: 'liandong' };
/** The same in every app: what one sealed, the next one opens after a restart. */
const TEST_KEY = Buffer.alloc(32, 7);

/** Service modules as they run in the standalone mode, on a database of their own with a local issuer of tokens. */
export async function startTestApp(
  modules: readonly Type<unknown>[],
  { clock, environment = {}, database: given }: TestAppOptions = {},
): Promise<TestApp> {
  const own = given ? undefined : await newDatabase(modules);
  const database = given ?? own!;
  const platform = await standalonePlatform({
    adminUrl: database.url,
    definitions: modules.map(definitionOf),
    keyWrapper: new LocalKeyWrapper(TEST_KEY),
    ...(clock ? { clock } : {}),
  });
  const issuer = await LocalIssuer.open(TOKENS);
  const http = httpConfig.parse({ LOG_LEVEL: 'fatal', LOCAL_RULES_FILE: demoRulesFile, ...environment });
  @Module({ imports: [PlatformModule.forRoot({ platform, http, tokens: { ...TOKENS, jwks: issuer.jwks } }), ...modules] })
  class TestProcess {}
  const app = await createHttpApp(TestProcess, { title: 'test', http });
  app.connectMicroservice({ strategy: platform.requestServer() });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();

  async function tokenOf(person: string, lifetime?: number): Promise<string> {
    const known = issuer.person(person);
    if (!known) throw new Error(`${person} is nobody of the demo directory`);
    return (await issuer.issue(known, lifetime)).access_token;
  }
  const tokens = new Map<string, Promise<string>>();
  /** Signed once for all that a person asks. */
  function ownToken(person: string): Promise<string> {
    const token = tokens.get(person) ?? tokenOf(person);
    tokens.set(person, token);
    return token;
  }
  // Who reads sees what was commanded before.
  let written = '0';
  const note = (body: unknown) => {
    const { position } = (body ?? {}) as { readonly position?: unknown };
    if (typeof position === 'string' && BigInt(position) > BigInt(written)) written = position;
  };
  const send: TestApp['send'] = async (person, method, path, body, headers = {}) => {
    const authorization = person ? { authorization: `Bearer ${await ownToken(person)}` } : {};
    const asItIs = typeof body === 'string' || body instanceof FormData;
    const content = body === undefined ? {} : { body: asItIs ? body : JSON.stringify(body) };
    const type = body === undefined || asItIs ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(`${url}${path}`, { method, headers: { ...type, ...authorization, ...headers }, ...content });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') ?? false;
    const answered = json ? (JSON.parse(text) as unknown) : text;
    if (method !== 'GET' && answer.ok) note(answered);
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: answered } as never;
  };
  const succeed = <T>({ status, body }: TestAnswer<T>, what: string): T => {
    if (status > 299) throw new Error(`${what} → ${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    app,
    url,
    databaseUrl: database.url,
    send,
    token: tokenOf,
    command: async (person, path, body) =>
      succeed(await send(person, 'POST', path, body, { 'idempotency-key': randomUUID() }), `POST ${path} as ${person}`),
    read: async (person, path, after = written) =>
      succeed(await send(person, 'GET', path, undefined, { 'liandong-wait-for': after }), `GET ${path} as ${person}`),
    close: async () => {
      await app.close();
      await own?.drop();
    },
  };
}

/** By the names of modules: a database in which they were started once, for others to begin with. It goes with the server of the run. */
const templates = new Map<string, Promise<TestDatabase> | undefined>();

/** Tables are made once for a set of modules, and copied from the second time on: a process runs many specs of one service. */
async function newDatabase(modules: readonly Type<unknown>[]): Promise<TestDatabase> {
  const key = modules.map(({ name }) => name).join();
  if (!templates.has(key)) {
    templates.set(key, undefined);
    return createTestDatabase();
  }
  const template = templates.get(key) ?? startedOnce(modules);
  templates.set(key, template);
  return createTestDatabase(await template);
}

async function startedOnce(modules: readonly Type<unknown>[]): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await (await startTestApp(modules, { database })).close();
  return database;
}
