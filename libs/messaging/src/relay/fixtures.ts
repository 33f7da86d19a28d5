import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { contract, type IntegrationEvent } from '@liandong/contracts';
import type { EventStore, NewEvent, RecordedEvent } from '@liandong/event-sourcing';
import { installProjections } from '@liandong/projections';
import { z } from 'zod';
import { InboxConsumer } from '../inbox/inbox-consumer.js';
import type { CopyHandler } from '../inbox/inbox-handler.js';
import { installMessaging } from '../install.js';
import { integrationEvent } from '../integration-event.js';
import type { MessageBus } from '../message-bus.js';
import { Relay, type RelayOptions } from './relay.js';

const begun = contract('alpha.begun.v1', z.object({ nth: z.number() }));
const done = contract('alpha.done.v1', z.object({ nth: z.number() }));

/** A private event of the publishing service. */
export function step(nth: number, type: 'Begun' | 'Done' | 'Private' = nth % 3 === 2 ? 'Done' : 'Begun'): NewEvent {
  const metadata = {
    occurredAt: '2020-06-11T01:30:00.000Z',
    actor: { personId: 'p', organisationId: 'o', role: 'r' },
    correlationId: 'matter-1',
    causationId: 'c',
    commandId: 'c',
    commandDigest: 'd',
    rules: [],
  };
  return { id: randomUUID(), type, schemaVersion: 1, data: { nth }, metadata };
}

/** The public form: one event per step, none for what is private. */
export function publishStep(event: RecordedEvent): readonly IntegrationEvent[] {
  if (event.type === 'Private') return [];
  return [integrationEvent('alpha', event.type === 'Begun' ? begun : done, event, event.data as { nth: number })];
}

/** Schema with all tables that a relay and an inbox need, and a table of effects. */
export async function installService(pool: pg.Pool): Promise<string> {
  const schema = `s_${randomUUID().slice(0, 8)}`;
  await pool.query(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.effects (consumer text, event_id uuid, nth integer, at bigserial)`);
  await installProjections(pool, schema);
  await installMessaging(pool, schema);
  return schema;
}

export function alphaRelay(
  parts: { readonly store: EventStore; readonly bus: MessageBus; readonly pool: pg.Pool; readonly schema: string } & Partial<RelayOptions>,
): Relay {
  return new Relay({ service: 'alpha', categories: ['step'], publish: publishStep, batchSize: 10, ...parts });
}

/** A consuming service: its effect is a row, in the inbox's transaction. No constraint would hide a second one. */
export function effectsInbox(
  parts: { readonly bus: MessageBus; readonly pool: pg.Pool; readonly schema: string; readonly service: string },
  before: CopyHandler['handle'] = async () => undefined,
): InboxConsumer {
  const handler: CopyHandler = {
    name: parts.service,
    types: [begun.type, done.type],
    async handle(event, tx) {
      await before(event, tx);
      await tx.query(`INSERT INTO ${parts.schema}.effects (consumer, event_id, nth) VALUES ($1, $2, $3)`, [
        parts.service,
        event.id,
        (event.data as { nth: number }).nth,
      ]);
    },
  };
  return new InboxConsumer({ ...parts, handlers: [handler] });
}

/** Which steps had their effect with this consumer, in order of effect. */
export async function effectsOf(pool: pg.Pool, schema: string, consumer: string): Promise<number[]> {
  const { rows } = await pool.query<{ nth: number }>(`SELECT nth FROM ${schema}.effects WHERE consumer = $1 ORDER BY at`, [consumer]);
  return rows.map(({ nth }) => nth);
}

export function upTo(end: number, from = 0): number[] {
  return Array.from({ length: end - from }, (_, index) => from + index);
}
