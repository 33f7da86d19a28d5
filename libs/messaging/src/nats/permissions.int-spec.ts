import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Logger } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { draftDocument, type IntegrationEvent } from '@liandong/contracts';
import { type LocalNats, startNats } from '@liandong/local-servers/nats';
import { eventually } from '@liandong/testing';
import { pause } from '../contract/fixtures.js';
import { Answers } from '../request/answers.decorator.js';
import { ClientRequester } from '../request/client-requester.js';
import { natsRequestClient, natsRequestServer } from '../request/nats-transport.js';
import type { RequestPacket } from '../request/requester.js';
import { natsConfiguration, natsPasswordVariable, natsPermissions } from './configuration.js';
import { natsConnectionOptions } from './connection.js';
import { NatsMessageBus } from './nats-bus.js';
import { type NatsGrants, natsGrants, type NatsService, natsServices } from './permissions.js';
import { eventSubject } from './subjects.js';

const CONFIG = join(import.meta.dirname, '../../../../infra/nats/nats.conf');
const everyType = [...new Set(natsServices.flatMap((service) => natsGrants[service].consumes.map(({ type }) => type)))];
const publisherOf = (type: string) => (type.startsWith('matter.') ? 'case-trial' : type.split('.', 1)[0]!) as NatsService;
const passwordOf = (service: string) => `secret${service.length}${service.replaceAll('-', '')}`;

function publicEvent(type: string, source: string): IntegrationEvent {
  return { id: randomUUID(), type, source, time: '2020-06-11T01:30:00.000Z', matterId: 'm', causationId: 'c', data: {} };
}

@Controller()
class Drafting {
  @Answers(draftDocument.pattern)
  draft(@Payload() { idempotencyKey }: RequestPacket) {
    return { documentId: `for-${idempotencyKey}`, position: '1' };
  }
}

describe('permissions on NATS', () => {
  let server: LocalNats;
  const closing: (() => Promise<unknown>)[] = [];
  const as = (service: string) => ({ servers: server.url, service, user: service, pass: passwordOf(service) });

  beforeAll(async () => {
    const env = Object.fromEntries(natsServices.map((service) => [natsPasswordVariable(service), passwordOf(service)]));
    server = await startNats({ config: CONFIG, env });
  });
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });
  afterAll(() => server.stop());

  async function busOf(service: string): Promise<NatsMessageBus> {
    const bus = await NatsMessageBus.connect(as(service));
    closing.push(() => bus.close());
    return bus;
  }
  async function connectionOf(service: string): Promise<NatsConnection> {
    const connection = await connect(natsConnectionOptions(as(service)));
    closing.push(() => connection.close());
    return connection;
  }
  /** What the server refused while the action ran. */
  async function refusals(connection: NatsConnection, action: () => unknown): Promise<string[]> {
    const refused: string[] = [];
    const status = connection.status();
    void (async () => {
      for await (const event of status) if (event.type === 'error') refused.push(event.error.message);
    })();
    await action();
    // The server answers in order: a refusal comes before the answer to this.
    await connection.flush();
    await pause(20);
    return refused;
  }

  it('the configuration is what the table says', async () => {
    expect(await readFile(CONFIG, 'utf8')).toBe(natsConfiguration());
  });

  it('every service may announce under its own name, and read exactly the types of its row, in order', async () => {
    const received = new Map<string, string[]>();
    const publishers = new Map<string, NatsMessageBus>();
    for (const service of natsServices) if (natsGrants[service].publishes) publishers.set(service, await busOf(service));
    const sent: IntegrationEvent[] = [];
    for (const type of everyType) {
      const event = publicEvent(type, publisherOf(type));
      sent.push(event);
      await publishers.get(event.source)!.publish([event]);
    }
    for (const service of natsServices) {
      const types = natsGrants[service].consumes.map(({ type }) => type);
      if (types.length === 0) continue;
      const ids: string[] = [];
      received.set(service, ids);
      await publishers.get(service)!.subscribe({ durable: service, types, handler: async ({ id }) => void ids.push(id) });
    }
    for (const [service, ids] of received) {
      const allowed: readonly { type: string }[] = natsGrants[service as NatsService].consumes;
      const expected = sent.filter(({ type }) => allowed.some((granted) => granted.type === type)).map(({ id }) => id);
      await eventually(() => ids.length >= expected.length, 20_000);
      expect(ids).toEqual(expected);
    }
  }, 60_000);

  it('a relay may ask whether the bus still holds what it published', async () => {
    const bus = await busOf('case-trial');
    const receipt = await bus.publish([publicEvent('case-trial.case-filed.v1', 'case-trial')]);
    expect(await bus.stillHolds(receipt!)).toBe(true);
  });

  it.each(natsServices)('%s may not announce as anybody else', async (service) => {
    const connection = await connectionOf(service);
    for (const other of natsServices.filter((name) => name !== service)) {
      const subject = eventSubject(other, 'matter.leg-closed.v1');
      expect(await refusals(connection, () => connection.publish(subject, '{}'))).toEqual([expect.stringContaining(subject)]);
    }
  });

  it('who announces under its own name as another source is not believed', async () => {
    const [connection, consumer] = await Promise.all([connectionOf('rectification'), busOf('joint-supervision')]);
    const forged = publicEvent('matter.leg-closed.v1', 'case-trial');
    await connection.request(eventSubject('rectification', forged.type), JSON.stringify(forged));
    const genuine = publicEvent('matter.leg-closed.v1', 'rectification');
    await (await busOf('rectification')).publish([genuine]);
    const ids: string[] = [];
    await consumer.subscribe({
      durable: 'joint-supervision',
      types: ['matter.leg-closed.v1'],
      handler: async ({ id }) => void ids.push(id),
    });
    await eventually(() => ids.includes(genuine.id), 20_000);
    expect(ids).not.toContain(forged.id);
  }, 30_000);

  it.each(natsServices)('%s may listen to its own inbox and to no other, nor to any event on its way', async (service) => {
    const connection = await connectionOf(service);
    const others = natsServices.filter((name) => name !== service).map((name) => `_INBOX_${name}.>`);
    expect(await refusals(connection, () => connection.subscribe(`_INBOX_${service}.x`))).toEqual([]);
    for (const subject of [...others, '_INBOX.>', '>', 'liandong.events.>', `liandong.events.${service}.>`, '$JS.>', '$SYS.>']) {
      expect(await refusals(connection, () => connection.subscribe(subject))).toEqual([expect.stringContaining('Permissions Violation')]);
    }
  });

  it('a service may make consumers for its own types only, under its own names only', async () => {
    const connection = await connectionOf('clue-intake');
    const api = '$JS.API.CONSUMER';
    const mine = 'clue-intake--case-trial_case-decided_v1';
    const foreign = eventSubject('rectification', 'rectification.item-opened.v1');
    const subjects = [
      `${api}.CREATE.LIANDONG.${mine}.${foreign}`,
      `${api}.CREATE.LIANDONG.${mine}`,
      `${api}.CREATE.LIANDONG.${mine}.>`,
      `${api}.CREATE.LIANDONG.clue-intake--x.${foreign}`,
      `${api}.CREATE.LIANDONG`,
      `${api}.DURABLE.CREATE.LIANDONG.${mine}`,
      `${api}.DELETE.LIANDONG.notification--rectification_item-opened_v1`,
      `${api}.MSG.NEXT.LIANDONG.notification--rectification_item-opened_v1`,
      `${api}.INFO.LIANDONG.notification--rectification_item-opened_v1`,
      `${api}.NAMES.LIANDONG`,
      '$JS.ACK.LIANDONG.notification--rectification_item-opened_v1.1.1.1.1.1',
    ];
    for (const subject of subjects)
      expect(await refusals(connection, () => connection.publish(subject, '{}', { reply: '_INBOX_clue-intake.x' }))).toEqual([
        expect.stringContaining(subject),
      ]);
  });

  it('the filter in the body of a request cannot say another thing than its subject', async () => {
    const connection = await connectionOf('clue-intake');
    const name = 'clue-intake--case-trial_case-decided_v1';
    const config = { durable_name: name, filter_subject: 'liandong.events.>', ack_policy: 'explicit', deliver_policy: 'all' };
    const answer = await connection.request(
      `$JS.API.CONSUMER.CREATE.LIANDONG.${name}.${eventSubject('case-trial', 'case-trial.case-decided.v1')}`,
      JSON.stringify({ stream_name: 'LIANDONG', config, action: '' }),
    );
    expect(answer.json<{ error?: { code: number } }>().error?.code).toBe(400);
  });

  it.each(natsServices)('%s may read no message past its consumers, and change no stream', async (service) => {
    const connection = await connectionOf(service);
    const foreign = service === 'inspection-liaison' ? 'rectification' : 'inspection-liaison';
    const subjects = [
      'STREAM.MSG.GET.LIANDONG',
      'STREAM.MSG.DELETE.LIANDONG',
      'STREAM.PURGE.LIANDONG',
      'STREAM.UPDATE.LIANDONG',
      'STREAM.CREATE.OTHER',
      'STREAM.SNAPSHOT.LIANDONG',
      'DIRECT.GET.LIANDONG',
      `DIRECT.GET.LIANDONG.liandong.events.${foreign}.>`,
    ];
    for (const subject of subjects)
      expect(await refusals(connection, () => connection.publish(`$JS.API.${subject}`, '{}'))).toEqual([expect.stringContaining(subject)]);
  });

  it('audit, which reads the event store, may send its requests and publish nothing else', async () => {
    const connection = await connectionOf('audit');
    for (const subject of ['liandong.events.audit.x', '_INBOX_audit.x', '$JS.API.INFO', 'anything'])
      expect(await refusals(connection, () => connection.publish(subject))).toHaveLength(1);
    expect(natsPermissions('audit', natsGrants.audit).publish).toEqual(natsGrants.audit.calls.map(({ pattern }) => pattern));
  });

  it('nobody gets in without a user, or with a wrong password', async () => {
    await expect(connect({ servers: server.url })).rejects.toThrow(/authorization/i);
    await expect(connect({ servers: server.url, user: 'audit', pass: 'wrong' })).rejects.toThrow(/authorization/i);
  });

  describe('requests', () => {
    it('who may call gets its answer; who may not is refused', async () => {
      const module = await Test.createTestingModule({ controllers: [Drafting] }).compile();
      const app = module.createNestMicroservice({ strategy: natsRequestServer(as('notification')) });
      Logger.overrideLogger(false);
      await app.listen();
      const client = natsRequestClient(as('rectification'));
      closing.push(
        () => client.close(),
        () => app.close(),
      );
      expect(await new ClientRequester(client).request(draftDocument.pattern, {}, { idempotencyKey: 'k1' })).toEqual({
        documentId: 'for-k1',
        position: '1',
      });
      for (const service of natsServices) {
        const grants: NatsGrants = natsGrants[service];
        if (grants.calls.some(({ pattern }) => pattern === draftDocument.pattern)) continue;
        const connection = await connectionOf(service);
        expect(await refusals(connection, () => connection.publish(draftDocument.pattern, '{}'))).toEqual([
          expect.stringContaining(draftDocument.pattern),
        ]);
      }
    });

    it('only the service that serves a pattern may listen to it, and only in its own group', async () => {
      for (const service of natsServices) {
        const connection = await connectionOf(service);
        expect(await refusals(connection, () => connection.subscribe(draftDocument.pattern, { queue: service }))).toHaveLength(
          service === 'notification' ? 0 : 1,
        );
        expect(await refusals(connection, () => connection.subscribe(draftDocument.pattern))).toHaveLength(1);
      }
    });

    it('who answers may reply to whoever asked, once, and to nobody else', async () => {
      const [answering, asking] = await Promise.all([connectionOf('notification'), connectionOf('rectification')]);
      expect(await refusals(answering, () => answering.publish('_INBOX_rectification.x', 'unasked'))).toHaveLength(1);
      const replies: string[] = [];
      asking.subscribe('_INBOX_rectification.mine', { callback: (_, message) => void replies.push(message.string()) });
      const asked = new Promise<void>((resolve) => {
        answering.subscribe(draftDocument.pattern, {
          queue: 'notification',
          callback(_, message) {
            message.respond('first');
            message.respond('second');
            resolve();
          },
        });
      });
      await answering.flush();
      const refused = await refusals(answering, async () => {
        asking.publish(draftDocument.pattern, '{}', { reply: '_INBOX_rectification.mine' });
        await asked;
      });
      await asking.flush();
      expect([replies, refused.length]).toEqual([['first'], 1]);
    });
  });

  it('given a type that a service was not granted, then its bus says at once where to add it', async () => {
    const bus = await busOf('case-trial');
    await expect(
      bus.subscribe({ durable: 'case-trial', types: ['rectification.item-opened.v1'], handler: async () => undefined }),
    ).rejects.toThrow('case-trial may not consume rectification.item-opened.v1');
  });
});
