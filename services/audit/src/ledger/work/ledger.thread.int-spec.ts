import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
import { postgresEventStore } from '@liandong/event-sourcing/postgres';
import { definitionOf, derivedPassword, installService } from '@liandong/service-kit';
import { SupervisedThread } from '@liandong/service-kit/thread';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { AuditModule } from '../../audit.module.js';
import { Scrubber } from '../scrub/scrubber.js';
import { LedgerStore } from '../store/ledger-store.js';
import { ensureSigningKey } from '../signer/key-file.js';
import { installSigner, SIGNER_ROLE } from '../signer/signer.install.js';
import type { SignerNews, SignerThreadData } from '../signer/signer.thread.js';
import { Checkpoints } from '../store/checkpoints.js';
import { newEvents } from '../testing/ledger.fixtures.js';
import type { LedgerThreadData, LedgerThreadOrder } from './ledger.thread.js';
import type { LedgerNews } from './ledger-work.js';

/** As the product runs it: compiled, as the audit service's own role. */
const compiled = (name: string) => pathToFileURL(join(import.meta.dirname, '../../../dist/ledger', name));

describe('the ledger’s work in a thread of its own', () => {
  let database: TestDatabase;
  let admin: pg.Pool;
  let store: EventStore;
  let thread: SupervisedThread<LedgerThreadData, LedgerNews, LedgerThreadOrder>;
  const news: LedgerNews[] = [];
  const falls: string[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    const password = derivedPassword(decodeURIComponent(new URL(database.url).password), 'audit');
    await installService(definitionOf(AuditModule), { adminUrl: database.url, eventStoreAdminUrl: database.url, password });
    admin = new pg.Pool({ connectionString: database.url });
    store = postgresEventStore({ connectionString: database.url });
    const url = Object.assign(new URL(database.url), { username: 'audit', password }).href;
    const config = { LEDGER_SCRUB_PAUSE_MS: 60_000 };
    thread = new SupervisedThread({
      script: compiled('work/ledger.thread.js'),
      data: { databaseUrl: url, eventStoreUrl: url, schema: 'audit', config },
      onTold: (one) => news.push(one),
      onDown: (why) => falls.push(why),
      firstPauseMs: 10,
    });
    thread.start();
  });
  afterAll(async () => {
    await thread.stop();
    await store.close();
    await admin.end();
    await database.drop();
  });

  const integrated = (size: number) => eventually(async () => expect((await new LedgerStore(admin).tree()).size).toBe(size));
  const connections = async () =>
    (await admin.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'liandong-ledger%'`))
      .rowCount;

  it('given events, then they are integrated, and the sizes are told', async () => {
    await store.append(`clue-${randomUUID()}`, 'no-stream', newEvents(30));
    await integrated(30);
    await eventually(async () => expect(news).toContainEqual({ kind: 'sizes', integrated: 30, published: 0 }));
    expect(thread.state).toBe('up');
  });

  it('given the end of the thread, and of all its connections, then it is reported, and the work goes on where it stood', async () => {
    thread.abandon('of the test');
    await eventually(async () => expect(falls).toHaveLength(1));
    await store.append(`clue-${randomUUID()}`, 'no-stream', newEvents(20));
    await integrated(50);
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'liandong-ledger%'`,
    );
    await store.append(`clue-${randomUUID()}`, 'no-stream', newEvents(20));
    await integrated(70);
    expect(falls).toHaveLength(1);
  });

  it('beside it, the signer has one, too', async () => {
    const password = derivedPassword(decodeURIComponent(new URL(database.url).password), SIGNER_ROLE);
    await installSigner(database.url, password);
    const folder = await mkdtemp(join(tmpdir(), 'signer-'));
    const keyFile = join(folder, 'key');
    await ensureSigningKey(keyFile, 'liandong.test/ledger');
    const databaseUrl = Object.assign(new URL(database.url), { username: SIGNER_ROLE, password }).href;
    const heard: SignerNews[] = [];
    const signer = new SupervisedThread<SignerThreadData, SignerNews>({
      script: compiled('signer/signer.thread.js'),
      data: { databaseUrl, keyFile, config: { LEDGER_CHECKPOINT_EVENTS: 1, LEDGER_CHECKPOINT_SECONDS: 1 } },
      onTold: (one) => heard.push(one),
      onDown: (why) => falls.push(why),
    });
    signer.start();
    await eventually(async () => expect((await new Checkpoints(admin).newest())?.size).toBe(70));
    await eventually(async () => expect(news).toContainEqual({ kind: 'sizes', integrated: 70, published: 70 }));
    await signer.stop();
    await rm(folder, { recursive: true });
    expect([heard, falls.length]).toEqual([[], 1]);
  });

  it('asked to check, it checks everything, and tells what is wrong', async () => {
    const scrubber = new Scrubber({ store, pool: admin, lastSigned: async () => undefined, onFinding: async () => undefined });
    thread.tell('scrub');
    await eventually(async () => expect((await scrubber.status()).clean?.size).toBe(70));
    await admin.query('ALTER TABLE event_store.events DISABLE TRIGGER ALL');
    await admin.query(`UPDATE event_store.events SET data = '{}' WHERE position = 7`);
    thread.tell('scrub');
    await eventually(async () =>
      expect(news).toContainEqual({
        kind: 'found',
        by: 'scrubber',
        difference: expect.objectContaining({ kind: 'event-changed', leafIndex: 6, position: 7n }) as object,
      }),
    );
  });

  it('asked to stop, it ends without a report and leaves no connection', async () => {
    expect(await connections()).toBeGreaterThan(0);
    await thread.stop();
    await eventually(async () => expect(await connections()).toBe(0));
    expect(falls).toHaveLength(1);
  });
});
