import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '@liandong/testing';
import { cuttable } from '../contract/cuttable.js';
import { type BusUnderTest, messageBusContract } from '../contract.js';
import { installInProcessBus } from '../install.js';
import { InProcessMessageBus } from './in-process-bus.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function create(): Promise<BusUnderTest> {
  const schema = `bus_${randomUUID().slice(0, 8)}`;
  const admin = new pg.Pool({ connectionString: database.url, max: 2 });
  await installInProcessBus(admin, schema);
  const closing: (() => Promise<void>)[] = [];
  return {
    async open() {
      const url = new URL(database.url);
      const way = await cuttable(url.hostname, Number(url.port));
      url.port = String(way.port);
      const pool = new pg.Pool({ connectionString: url.href, max: 5 });
      pool.on('error', () => undefined);
      const bus = new InProcessMessageBus({ pool, schema });
      closing.push(async () => {
        await bus.close();
        await pool.end();
        way.cut();
      });
      return { bus, cut: way.cut };
    },
    async loseNewest() {
      await admin.query(`DELETE FROM ${schema}.messages WHERE sequence = (SELECT max(sequence) FROM ${schema}.messages)`);
    },
    async loseEverything() {
      await admin.query(`DROP SCHEMA ${schema} CASCADE`);
      await installInProcessBus(admin, schema);
    },
    async close() {
      await Promise.all(closing.map((close) => close()));
      await admin.query(`DROP SCHEMA ${schema} CASCADE`);
      await admin.end();
    },
  };
}

messageBusContract('in process', create);
