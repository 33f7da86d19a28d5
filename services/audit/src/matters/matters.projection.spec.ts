import type { RecordedEvent } from '@liandong/event-sourcing';
import { type MatterRow, matters } from './matters.projection.js';

const event = (position: bigint, stream: string, type: string, data: object, organisationId = 'mhk') =>
  ({
    stream,
    type,
    data,
    position,
    recordedAt: `2020-06-11T02:00:0${position}.000Z`,
    metadata: { correlationId: 'm1', actor: { organisationId } },
  }) as unknown as RecordedEvent;

const project = (events: readonly RecordedEvent[]) =>
  events
    .flatMap((one) => matters.onAny!(one))
    .reduce<MatterRow | undefined>((row, change) => (change.op === 'upsert' ? change.change(row) : row), undefined);

describe('matters', () => {
  it('given events of several services, then the matter has its first and latest event, its title and its counts', () => {
    const row = project([
      event(1n, 'clue-c1', 'ClueReceived', { title: '某部门不认真履职' }, 'mhk.procuratorate'),
      event(2n, 'clue-c1', 'ClueRegistered', {}),
      event(5n, 'verification-c1', 'VerificationOpened', { title: '核查' }),
      event(6n, 'auditAccess-r1', 'AuditRead', {}),
      event(7n, 'intervention-i1', 'InterventionRecorded', {}),
    ]);
    expect(row).toEqual({
      matterId: 'm1',
      title: '某部门不认真履职',
      organisationId: 'mhk.procuratorate',
      firstPosition: 1n,
      firstType: 'ClueReceived',
      firstRecordedAt: '2020-06-11T02:00:01.000Z',
      latestPosition: 5n,
      latestType: 'VerificationOpened',
      latestRecordedAt: '2020-06-11T02:00:05.000Z',
      events: 3,
      categories: { clue: 2, verification: 1 },
    });
    expect(Object.keys(row!).sort()).toEqual(Object.keys(matters.table.columns).sort());
  });

  it('given no title at first, then the first one that comes stands', () => {
    expect(
      project([event(1n, 'caseNumber-r', 'NumberAssigned', { title: 7 }), event(2n, 'clue-c1', 'ClueReceived', { title: '甲' })]),
    ).toMatchObject({ title: '甲' });
  });
});
