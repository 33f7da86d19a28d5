import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';
import { DomainError } from '@liandong/event-sourcing';
import { eventually, openTestPool, type TestPool } from '@liandong/testing';
import { gate, newEvent } from '../contract/fixtures.js';
import { InProcessMessageBus } from '../in-process/in-process-bus.js';
import { installInProcessBus, installMessaging } from '../install.js';
import { InboxConsumer } from './inbox-consumer.js';
import type { CopyHandler, InboxHandler, ReactionHandler } from './inbox-handler.js';

const TYPE = 'alpha.begun.v1';

/** So many messages of each matter, the matters taking turns. */
function ofMatters(matters: readonly string[], each: number): IntegrationEvent[] {
  return Array.from({ length: each }, () => matters.map((matterId) => ({ ...newEvent(TYPE), matterId }))).flat();
}

describe('the inbox with a page of messages', () => {
  let database: TestPool;
  let pool: pg.Pool;
  let schema: string;
  let bus: InProcessMessageBus;
  let consumer: InboxConsumer;

  beforeAll(async () => {
    database = await openTestPool();
    ({ pool } = database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    schema = `s_${randomUUID().slice(0, 8)}`;
    await pool.query(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.effects (event_id uuid PRIMARY KEY, nth bigserial)`);
    await installMessaging(pool, schema);
    await installInProcessBus(pool, `${schema}_bus`);
    bus = new InProcessMessageBus({ pool, schema: `${schema}_bus` });
  });
  afterEach(async () => {
    await consumer.stop();
    await bus.close();
  });

  /** Everything is there before the consumer begins, so that it is one page. */
  async function consume(events: readonly IntegrationEvent[], ...handlers: InboxHandler[]): Promise<void> {
    await bus.publish(events);
    consumer = new InboxConsumer({ bus, pool, schema, service: 'tester', handlers });
    await consumer.start();
  }
  const reaction = (react: ReactionHandler['react']): ReactionHandler => ({ name: 'reacts', types: [TYPE], react });
  const copy = (handle: CopyHandler['handle'] = async () => undefined): CopyHandler => ({
    name: 'copies',
    types: [TYPE],
    async handle(event, tx) {
      await tx.query(`INSERT INTO ${schema}.effects (event_id) VALUES ($1)`, [event.id]);
      await handle(event, tx);
    },
  });
  async function inbox(): Promise<readonly string[]> {
    return (await pool.query<{ event_id: string }>(`SELECT event_id FROM ${schema}.inbox`)).rows.map((row) => row.event_id);
  }
  async function effects(): Promise<readonly string[]> {
    return (await pool.query<{ event_id: string }>(`SELECT event_id FROM ${schema}.effects ORDER BY nth`)).rows.map((row) => row.event_id);
  }
  const ids = (events: readonly IntegrationEvent[]) => events.map(({ id }) => id);

  it('given reactions to several matters, then matters are handled side by side, and each in its order', async () => {
    const events = ofMatters(['m-1', 'm-2', 'm-3'], 5);
    const begun = gate();
    const log: IntegrationEvent[] = [];
    const handle = async (event: IntegrationEvent) => {
      // The first one cannot end before another matter has begun.
      if (event.matterId === 'm-3') begun.open();
      if (event.matterId === 'm-1') await begun.opened;
      log.push(event);
    };
    await consume(events, reaction(handle));
    await eventually(async () => (await inbox()).length === events.length);
    for (const matter of ['m-1', 'm-2', 'm-3'])
      expect(ids(log.filter(({ matterId }) => matterId === matter))).toEqual(ids(events.filter(({ matterId }) => matterId === matter)));
  });

  it('given a message that cannot be reacted to yet, then only its own matter waits for it, and goes on in order', async () => {
    const events = ofMatters(['m-1', 'm-2'], 4);
    const stuck = events[2]!;
    const log: IntegrationEvent[] = [];
    let away = true;
    const handle = async (event: IntegrationEvent) => {
      if (away && event.id === stuck.id) throw new Error('no answer');
      log.push(event);
    };
    await consume(events, reaction(handle));
    const ofMatter = (matter: string) => ids(events.filter(({ matterId }) => matterId === matter));
    await eventually(async () => (await inbox()).length === 5);
    expect(ids(log.filter(({ matterId }) => matterId === 'm-2'))).toEqual(ofMatter('m-2'));
    expect(ids(log.filter(({ matterId }) => matterId === 'm-1'))).toEqual(ofMatter('m-1').slice(0, 1));
    const status = await eventually(() => consumer.status().state === 'blocked' && consumer.status());
    expect(status.blockedBy).toMatchObject({ handler: 'reacts', eventId: stuck.id, message: 'no answer' });
    away = false;
    await eventually(async () => (await inbox()).length === events.length);
    expect(ids(log.filter(({ matterId }) => matterId === 'm-1'))).toEqual(ofMatter('m-1'));
    expect(log).toHaveLength(events.length);
    await eventually(() => consumer.status().state === 'running');
  });

  it('given a message that is refused, then it alone is parked, and its own matter goes on too', async () => {
    const events = ofMatters(['m-1', 'm-2'], 3);
    const log: string[] = [];
    const handle = async ({ id }: IntegrationEvent) => {
      if (id === events[0]!.id) throw new DomainError({ code: 'box.full', zh: '已满', en: 'full' });
      log.push(id);
    };
    await consume(events, reaction(handle));
    await eventually(async () => (await inbox()).length === 5);
    expect(new Set(log)).toEqual(new Set(ids(events.slice(1))));
    expect(await consumer.parked()).toMatchObject([{ eventId: events[0]!.id, handler: 'reacts', code: 'box.full' }]);
  });

  it('I5: given a death between the effects and their inbox rows, then it is reacted to again, and there is one effect all the same', async () => {
    const events = ofMatters(['m-1', 'm-2'], 2);
    const query = pool.query.bind(pool) as (...parts: unknown[]) => unknown;
    let deaths = 1;
    const dying = jest
      .spyOn(pool, 'query')
      .mockImplementation(((text: unknown, ...rest: unknown[]) =>
        typeof text === 'string' && text.includes('.inbox (') && deaths-- > 0
          ? Promise.reject(new Error('terminated'))
          : query(text, ...rest)) as never);
    let reactions = 0;
    // As a command whose id follows from the event's.
    await consume(
      events,
      reaction(async ({ id }) => {
        reactions += 1;
        await pool.query(`INSERT INTO ${schema}.effects (event_id) VALUES ($1) ON CONFLICT DO NOTHING`, [id]);
      }),
    );
    await eventually(async () => (await inbox()).length === events.length);
    dying.mockRestore();
    expect(reactions).toBe(2 * events.length);
    expect(new Set(await effects())).toEqual(new Set(ids(events)));
  });

  it('given copies, then a page commits at once, in the order of the messages, and before any reaction to it', async () => {
    const events = ofMatters(['m-1', 'm-2', 'm-3'], 10);
    const seen: number[] = [];
    await consume(
      events,
      reaction(async () => void seen.push((await effects()).length)),
      copy(),
    );
    await eventually(async () => (await inbox()).length === 2 * events.length);
    expect(await effects()).toEqual(ids(events));
    expect(new Set(seen)).toEqual(new Set([events.length]));
    const { rows } = await pool.query(
      `SELECT DISTINCT xmin::text FROM ${schema}.inbox WHERE handler = 'copies' UNION SELECT xmin::text FROM ${schema}.effects`,
    );
    expect(rows).toHaveLength(1);
  });

  it('given one copy that is refused and one that fails for a while, then the page is handled message by message: nothing twice, nothing out of order', async () => {
    const events = ofMatters(['m-1', 'm-2', 'm-3'], 3);
    let failures = 3;
    const handle: CopyHandler['handle'] = async ({ id }, tx) => {
      if (id === events[1]!.id) throw new DomainError({ code: 'box.full', zh: '已满', en: 'full' });
      // The connection dies after the effect and before the commit.
      if (id === events[5]!.id && failures-- > 0) await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    };
    const reacted: string[] = [];
    await consume(
      events,
      copy(handle),
      reaction(async ({ id }) => void reacted.push(id)),
    );
    await eventually(async () => (await inbox()).length === 2 * events.length - 1);
    expect(await effects()).toEqual(ids(events.filter((_, index) => index !== 1)));
    expect(await consumer.parked()).toMatchObject([{ eventId: events[1]!.id, handler: 'copies' }]);
    expect(new Set(reacted)).toEqual(new Set(ids(events)));
    expect(reacted).toHaveLength(events.length);
  });
});
