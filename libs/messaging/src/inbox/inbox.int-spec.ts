import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';
import { DomainError } from '@liandong/event-sourcing';
import { eventually, openTestPool, type TestPool } from '@liandong/testing';
import { newEvent, newEvents, pause } from '../contract/fixtures.js';
import { InProcessMessageBus } from '../in-process/in-process-bus.js';
import { installInProcessBus, installMessaging } from '../install.js';
import { type InboxAlarm, InboxConsumer } from './inbox-consumer.js';
import type { InboxHandler } from './inbox-handler.js';

const TYPE = 'alpha.begun.v1';

describe('the inbox', () => {
  let database: TestPool;
  let pool: pg.Pool;
  let schema: string;
  let bus: InProcessMessageBus;
  const consumers: InboxConsumer[] = [];
  const alarms: InboxAlarm[] = [];

  beforeAll(async () => {
    database = await openTestPool();
    ({ pool } = database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    schema = `s_${randomUUID().slice(0, 8)}`;
    await pool.query(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.effects (handler text, event_id uuid, nth bigserial)`);
    await installMessaging(pool, schema);
    await installInProcessBus(pool, `${schema}_bus`);
    bus = new InProcessMessageBus({ pool, schema: `${schema}_bus` });
    alarms.length = 0;
  });
  afterEach(async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
    await bus.close();
  });

  /** Leaves a row per effect, in the transaction; `before` and `after` may fail. */
  function handler(
    name: string,
    {
      before = async () => undefined,
      after = async () => undefined,
      types = [TYPE],
    }: Partial<Record<'before' | 'after', (event: IntegrationEvent, tx: pg.PoolClient) => Promise<void>>> & { types?: string[] } = {},
  ): InboxHandler {
    return {
      name,
      types,
      async handle(event, tx) {
        await before(event, tx);
        await tx.query(`INSERT INTO ${schema}.effects (handler, event_id) VALUES ($1, $2)`, [name, event.id]);
        await after(event, tx);
      },
    };
  }
  async function consume(...handlers: InboxHandler[]): Promise<InboxConsumer> {
    const consumer = new InboxConsumer({ bus, pool, schema, service: 'tester', handlers, onAlarm: (alarm) => alarms.push(alarm) });
    consumers.push(consumer);
    await consumer.start();
    return consumer;
  }
  async function effects(name: string): Promise<string[]> {
    const { rows } = await pool.query<{ event_id: string }>(`SELECT event_id FROM ${schema}.effects WHERE handler = $1 ORDER BY nth`, [
      name,
    ]);
    return rows.map(({ event_id }) => event_id);
  }
  /** The bus forgets how far the consumer has come, and delivers everything again. */
  const redeliver = () => pool.query(`DELETE FROM ${schema}_bus.durables`);
  const delivered = (event: IntegrationEvent) =>
    eventually(
      async () =>
        (
          await pool.query(
            `SELECT 1 FROM ${schema}_bus.durables WHERE sequence >= (SELECT sequence FROM ${schema}_bus.messages WHERE id = $1)`,
            [event.id],
          )
        ).rowCount === 1,
    );

  it('given two handlers, when every message is delivered several times, then each handler has acted once per message, in order', async () => {
    await consume(handler('copies'), handler('reacts'), handler('other', { types: ['beta.begun.v1'] }));
    const events = newEvents(30, [TYPE]);
    await bus.publish(events);
    await delivered(events.at(-1)!);
    for (let round = 0; round < 2; round += 1) {
      await redeliver();
      await bus.publish([newEvent('alpha.done.v1')]);
      await delivered(events.at(-1)!);
    }
    const ids = events.map(({ id }) => id);
    expect([await effects('copies'), await effects('reacts'), await effects('other')]).toEqual([ids, ids, []]);
    expect(alarms).toEqual([]);
  });

  it('I5: given a connection that dies after the effect and before the commit, then there is one effect all the same', async () => {
    const event = newEvent(TYPE);
    let crashes = 3;
    await consume(
      handler('crashing', {
        async after(_, tx) {
          if (crashes-- > 0) await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
        },
      }),
    );
    await bus.publish([event]);
    await delivered(event);
    expect(crashes).toBe(-1);
    expect(await effects('crashing')).toEqual([event.id]);
  });

  it('I5: given two processes that handle one message at the same time, then there is one effect', async () => {
    const event = newEvent(TYPE);
    const slow = handler('twice', { after: () => pause(200) });
    await consume(slow);
    const otherBus = new InProcessMessageBus({ pool, schema: `${schema}_bus2` });
    await installInProcessBus(pool, `${schema}_bus2`);
    const other = new InboxConsumer({ bus: otherBus, pool, schema, service: 'tester', handlers: [slow] });
    await other.start();
    await Promise.all([bus.publish([event]), otherBus.publish([event])]);
    await delivered(event);
    await otherBus.close();
    expect(await effects('twice')).toEqual([event.id]);
  });

  it('given a handler that fails for a while, then it is tried again, nothing overtakes, and the status tells', async () => {
    const events = newEvents(5, [TYPE]);
    let failures = 3;
    const consumer = await consume(
      handler('patient', {
        async before(event) {
          if (event.id === events[1]!.id && failures-- > 0) throw new Error('the other service does not answer');
        },
      }),
    );
    await bus.publish(events);
    const status = await eventually(() => consumer.status().state === 'blocked' && consumer.status());
    expect(status.blockedBy).toMatchObject({
      handler: 'patient',
      eventId: events[1]!.id,
      type: TYPE,
      message: 'the other service does not answer',
    });
    await delivered(events.at(-1)!);
    expect(await effects('patient')).toEqual(events.map(({ id }) => id));
    expect(consumer.status()).toEqual({ state: 'running' });
    expect([await consumer.parked(), alarms]).toEqual([[], []]);
  });

  it('given a message that fails again and again without being refused, then one alarm tells that it blocks', async () => {
    const events = newEvents(2, [TYPE]);
    const consumer = await consume(handler('stuck', { before: () => Promise.reject(new Error('no connection')) }));
    await bus.publish(events);
    await eventually(() => alarms.length > 0, 20_000);
    expect(alarms).toEqual([
      { kind: 'blocked', handler: 'stuck', eventId: events[0]!.id, type: TYPE, code: 'inbox.blocked', message: 'no connection' },
    ]);
    expect(consumer.status().blockedBy?.attempts).toBeGreaterThanOrEqual(8);
    expect([await effects('stuck'), await consumer.parked()]).toEqual([[], []]);
  }, 40_000);

  describe('given a message that is refused', () => {
    const refusal = { code: 'verification.already-open', zh: '已经立项', en: 'already open' };
    let events: IntegrationEvent[];
    let refuses: boolean;
    let consumer: InboxConsumer;
    beforeEach(async () => {
      refuses = true;
      events = newEvents(3, [TYPE]);
      const picky = handler('picky', {
        async after(event) {
          if (refuses && event.id === events[1]!.id) throw new DomainError(refusal);
        },
      });
      consumer = await consume(picky, handler('easy'));
      await bus.publish(events);
      await delivered(events[2]!);
    });

    it('then it is parked with one alarm and without effect; the other messages and handlers go on', async () => {
      const parked = { handler: 'picky', eventId: events[1]!.id, type: TYPE, code: refusal.code, message: '已经立项 / already open' };
      expect(await consumer.parked()).toEqual([{ ...parked, parkedAt: expect.any(Date) as Date }]);
      expect(alarms).toEqual([{ kind: 'parked', ...parked }]);
      expect(await effects('picky')).toEqual([events[0]!.id, events[2]!.id]);
      expect(await effects('easy')).toHaveLength(3);
    });

    it('when it is delivered again, then nothing happens, though it would succeed by now: an operator decides', async () => {
      refuses = false;
      await redeliver();
      await bus.publish([newEvent('alpha.done.v1')]);
      await delivered(events[2]!);
      expect(await effects('picky')).toHaveLength(2);
      expect(alarms).toHaveLength(1);
    });

    it('when it is replayed, then it has its effect once, also when two operators ask; while it is still refused it stays parked', async () => {
      await expect(consumer.replay(events[1]!.id, 'picky', 'ops-1')).rejects.toMatchObject({ code: refusal.code });
      expect(await consumer.parked()).toHaveLength(1);
      refuses = false;
      const outcomes = await Promise.allSettled([
        consumer.replay(events[1]!.id, 'picky', 'ops-1'),
        consumer.replay(events[1]!.id, 'picky', 'ops-2'),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await effects('picky')).filter((id) => id === events[1]!.id)).toHaveLength(1);
      await redeliver();
      await bus.publish([newEvent('alpha.done.v1')]);
      await delivered(events[2]!);
      expect(await effects('picky')).toHaveLength(3);
      expect(await consumer.parked()).toEqual([]);
    });

    it('when it is discarded, then who did and why is kept, and it never has an effect', async () => {
      await consumer.discard(events[1]!.id, 'picky', '已由人工办理', 'ops-1');
      const { rows } = await pool.query(`SELECT resolution, reason, resolved_by FROM ${schema}.inbox_parked`);
      expect(rows).toEqual([{ resolution: 'discarded', reason: '已由人工办理', resolved_by: 'ops-1' }]);
      refuses = false;
      await redeliver();
      await bus.publish([newEvent('alpha.done.v1')]);
      await delivered(events[2]!);
      expect(await effects('picky')).toHaveLength(2);
      await expect(consumer.replay(events[1]!.id, 'picky', 'ops-1')).rejects.toMatchObject({ code: 'inbox.not-parked' });
    });

    it('when something is asked about a message that is not parked, then it is refused', async () => {
      for (const [id, name] of [
        [events[0]!.id, 'picky'],
        [events[1]!.id, 'easy'],
        [events[1]!.id, 'nobody'],
      ] as const) {
        await expect(consumer.replay(id, name, 'ops')).rejects.toMatchObject({ code: 'inbox.not-parked' });
        await expect(consumer.discard(id, name, 'why', 'ops')).rejects.toMatchObject({ code: 'inbox.not-parked' });
      }
    });
  });

  it('given a programming error in a handler, then the message is parked: trying again would hold up everything behind it for nothing', async () => {
    const event = newEvent(TYPE);
    const consumer = await consume(
      handler('buggy', { before: async (received) => void (received.data as { absent?: { field: string } }).absent!.field }),
    );
    await bus.publish([event]);
    await eventually(async () => (await consumer.parked()).length === 1);
    expect(alarms).toMatchObject([{ kind: 'parked', eventId: event.id, code: 'inbox.handler-failed' }]);
  });

  it('given two handlers of one name, then that is refused at once', () => {
    expect(() => new InboxConsumer({ bus, pool, schema, service: 'tester', handlers: [handler('same'), handler('same')] })).toThrow(
      'two inbox handlers are called same',
    );
  });
});
