import { randomUUID } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { testNatsUrl } from '@liandong/testing';
import { cuttable } from '../contract/cuttable.js';
import { type BusUnderTest, messageBusContract } from '../contract.js';
import { NatsMessageBus } from './nats-bus.js';

async function create(): Promise<BusUnderTest> {
  const url = new URL(testNatsUrl());
  const name = `T${randomUUID().replaceAll('-', '')}`;
  const admin = await connect({ servers: url.href });
  const manager = await jetstreamManager(admin);
  const closing: (() => Promise<void>)[] = [];
  return {
    async open() {
      const way = await cuttable(url.hostname, Number(url.port));
      const bus = await NatsMessageBus.connect({
        servers: `nats://127.0.0.1:${way.port}`,
        service: 'tester',
        stream: { name, prefix: `test.${name}` },
        ackWaitMs: 1_000,
      });
      closing.push(async () => {
        await bus.close();
        way.cut();
      });
      return { bus, cut: way.cut };
    },
    async loseNewest() {
      const { state } = await manager.streams.info(name);
      await manager.streams.deleteMessage(name, state.last_seq);
    },
    async loseEverything() {
      await manager.streams.delete(name);
    },
    async close() {
      await Promise.all(closing.map((close) => close()));
      await manager.streams.delete(name).catch(() => undefined);
      await admin.close();
    },
  };
}

messageBusContract('NATS JetStream', create);
