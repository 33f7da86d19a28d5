import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Controller, Logger } from '@nestjs/common';
import { type ClientProxy, type CustomTransportStrategy, Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { z } from 'zod';
import { DomainError, StoreUnavailable } from '@liandong/event-sourcing';
import { testNatsUrl } from '@liandong/testing';
import { pause } from '../contract/fixtures.js';
import { Answers } from './answers.decorator.js';
import { ClientRequester } from './client-requester.js';
import { InProcessClient, InProcessHub, InProcessServer } from './in-process-transport.js';
import { natsRequestClient, natsRequestServer } from './nats-transport.js';
import type { RequestPacket } from './requester.js';

const run = randomUUID();
const pattern = (name: string) => `test.${run}.${name}`;
const refusal = {
  code: 'document.number-taken',
  kind: 'invalid',
  zh: '文号已占用',
  en: 'number taken',
  rule: 'B6.6',
  allowed: ['withdraw'],
  details: { number: '〔2020〕7号' },
} as const;

@Controller()
class Documents {
  readonly received: RequestPacket[] = [];

  @Answers(pattern('draft'))
  draft(@Payload() packet: RequestPacket<{ title: string }>) {
    this.received.push(packet);
    return { documentId: `d-${packet.payload.title}`, none: undefined };
  }

  @Answers(pattern('refuse'))
  refuse() {
    throw new DomainError(refusal);
  }

  @Answers(pattern('parse'))
  async parse(@Payload() { payload }: RequestPacket) {
    return z.strictObject({ reporter: z.object({ age: z.number() }) }).parse(payload);
  }

  @Answers(pattern('break'))
  break(): never {
    throw new TypeError('secret of the implementation');
  }

  @Answers(pattern('silent'))
  silent(): Promise<never> {
    return new Promise(() => undefined);
  }

  @Answers(pattern('nothing'))
  nothing(): void {}
}

interface Transport {
  server(): CustomTransportStrategy;
  client(): ClientProxy;
}

const hub = new InProcessHub();
const transports: [string, Transport][] = [
  [
    'NATS',
    {
      server: () => natsRequestServer({ servers: testNatsUrl(), service: 'answering' }),
      client: () => natsRequestClient({ servers: testNatsUrl(), service: 'asking' }),
    },
  ],
  ['in process', { server: () => new InProcessServer(hub), client: () => new InProcessClient(hub) }],
];

describe.each(transports)('requests between services: %s', (_, transport) => {
  let stop: () => Promise<void>;
  let documents: Documents;
  let requester: ClientRequester;
  const ask = (name: string, payload: object = {}, timeoutMs?: number) =>
    requester.request(pattern(name), payload, { idempotencyKey: 'key-1', ...(timeoutMs ? { timeoutMs } : {}) });

  beforeAll(async () => {
    const module = await Test.createTestingModule({ controllers: [Documents] }).compile();
    const app = module.createNestMicroservice({ strategy: transport.server() });
    await app.listen();
    Logger.overrideLogger(false);
    documents = module.get(Documents);
    const client = transport.client();
    requester = new ClientRequester(client);
    stop = async () => {
      await client.close();
      await app.close();
    };
  });
  afterAll(() => stop());

  it('given a request, then the answer comes, and the idempotency key has travelled with the payload', async () => {
    const payload = { title: '督办单' };
    expect(await ask('draft', payload)).toEqual({ documentId: 'd-督办单' });
    expect(documents.received).toEqual([{ idempotencyKey: 'key-1', payload: { title: '督办单' } }]);
    expect(documents.received[0]!.payload).not.toBe(payload);
  });

  it('given many requests at the same time, then each gets its own answer', async () => {
    const titles = Array.from({ length: 50 }, (__, index) => `t${index}`);
    expect(await Promise.all(titles.map((title) => ask('draft', { title })))).toEqual(
      titles.map((title) => ({ documentId: `d-${title}` })),
    );
  });

  it('given a handler that answers nothing, then that is an answer', async () => {
    expect(await ask('nothing')).toBeUndefined();
  });

  it('given a refusal of the domain, then it crosses whole: code, kind, texts, rule, what is allowed', async () => {
    const error = await ask('refuse').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code: refusal.code, kind: 'invalid', refusal });
  });

  it('given a payload that breaks the contract, then it is refused by place, without its values', async () => {
    const error = await ask('parse', { reporter: { age: '张三' } }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DomainError);
    expect((error as DomainError).refusal).toMatchObject({
      code: 'request.contract-broken',
      kind: 'invalid',
      details: { issues: [{ path: 'reporter.age', code: 'invalid_type' }] },
    });
    expect(JSON.stringify((error as DomainError).refusal)).not.toContain('张三');
  });

  it('given a handler that breaks, then the request may be sent again, and nothing of the inside is told', async () => {
    const error = await ask('break').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect((error as Error).message).not.toContain('secret');
  });

  it('given nobody who listens, then that is told at once', async () => {
    const since = Date.now();
    await expect(ask('nobody')).rejects.toThrow(StoreUnavailable);
    expect(Date.now() - since).toBeLessThan(4_500);
  });

  it('given no answer in time, then the request may be sent again', async () => {
    await expect(ask('silent', {}, 100)).rejects.toThrow('no answer in time');
  });
});

describe('requests over NATS', () => {
  it('given two processes of the answering service, then each request is answered by one of them', async () => {
    const modules = await Promise.all([1, 2].map(() => Test.createTestingModule({ controllers: [Documents] }).compile()));
    const apps = modules.map((module) =>
      module.createNestMicroservice({ strategy: natsRequestServer({ servers: testNatsUrl(), service: 'answering' }) }),
    );
    await Promise.all(apps.map((app) => app.listen()));
    const client = natsRequestClient({ servers: testNatsUrl(), service: 'asking' });
    const requester = new ClientRequester(client);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => requester.request(pattern('draft'), { title: `${index}` }, { idempotencyKey: `${index}` })),
    );
    await client.close();
    const received = modules.flatMap((module) => module.get(Documents).received.map(({ idempotencyKey }) => idempotencyKey));
    await Promise.all(apps.map((app) => app.close()));
    expect(received.sort()).toEqual(Array.from({ length: 40 }, (_, index) => `${index}`).sort());
  });

  it('given no NATS at all, then the request fails in its time instead of waiting for ever', async () => {
    const client = natsRequestClient({ servers: 'nats://127.0.0.1:1', service: 'asking' });
    await expect(new ClientRequester(client).request('any', {}, { idempotencyKey: 'k', timeoutMs: 300 })).rejects.toThrow(StoreUnavailable);
    await client.close();
  });

  it('given a server that is closed before NATS is there, then it lets go', async () => {
    const module = await Test.createTestingModule({ controllers: [Documents] }).compile();
    const app = module.createNestMicroservice({ strategy: natsRequestServer({ servers: 'nats://127.0.0.1:1', service: 'answering' }) });
    Logger.overrideLogger(false);
    const listening = app.listen();
    await pause(100);
    await app.close();
    // Neither an error that nobody awaits, nor a server: it just never listens.
    expect(await Promise.race([listening, pause(300).then(() => 'still waiting')])).toBe('still waiting');
  });
});
