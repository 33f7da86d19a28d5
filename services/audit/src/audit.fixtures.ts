import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import type { AccessMark, EventStore, NewEvent } from '@liandong/event-sourcing';
import { defineService } from '@liandong/service-kit';

/** Owns the categories of the other services whose events the specs append. */
@Module(defineService({ name: 'others', categories: ['clue', 'verification', 'matter'] }))
export class OthersModule {}

export interface EventParts {
  readonly organisationId?: string;
  readonly personId?: string;
  readonly access?: AccessMark;
}

export function event(
  matterId: string,
  type: string,
  data: object = {},
  { organisationId = 'mhk', personId = 'mhk-intake', access }: EventParts = {},
): NewEvent {
  return {
    id: randomUUID(),
    type,
    schemaVersion: 1,
    data,
    metadata: {
      occurredAt: '2020-06-11T02:00:00.000Z',
      actor: { personId, organisationId, role: 'intake-officer' },
      correlationId: matterId,
      causationId: 'c',
      commandId: randomUUID(),
      commandDigest: 'd',
      rules: [{ ruleId: 'B1.2', version: '1' }],
      ...(access ? { access } : {}),
    },
  };
}

export interface TestMatter {
  readonly matterId: string;
  readonly positions: readonly string[];
  /** Position of its last event. */
  readonly last: string;
}

/** A matter with three events in two services. */
export async function matterOf(
  store: EventStore,
  organisationId: string,
  title: string,
  matterId: string = randomUUID(),
): Promise<TestMatter> {
  const first = await store.append(`clue-${matterId}`, 'no-stream', [event(matterId, 'ClueReceived', { title }, { organisationId })]);
  const second = await store.append(`clue-${matterId}`, 0, [event(matterId, 'ClueRegistered', {}, { organisationId })]);
  const third = await store.append(`verification-${matterId}`, 'no-stream', [
    event(matterId, 'VerificationOpened', {}, { organisationId }),
  ]);
  return { matterId, last: third.position.toString(), positions: [first, second, third].map(({ position }) => position.toString()) };
}
