import type { RecordedEvent } from '@liandong/event-sourcing';
import { type ReferenceRow, references } from './references.projection.js';

const event = (position: bigint, stream: string, data: object, personId = 'p-1') =>
  ({
    stream,
    type: 'X',
    data,
    position,
    recordedAt: `2020-06-11T02:00:0${position}.000Z`,
    metadata: { correlationId: 'm1', actor: { personId, organisationId: 'mhk', role: 'deputy' } },
  }) as unknown as RecordedEvent;

function project(events: readonly RecordedEvent[]): readonly ReferenceRow[] {
  const rows = new Map<string, ReferenceRow>();
  for (const change of events.flatMap((one) => references.onAny!(one))) {
    if (change.op !== 'upsert') throw new Error(change.op);
    const key = JSON.stringify(change.key);
    rows.set(key, change.change(rows.get(key)));
  }
  return [...rows.values()];
}

describe('references', () => {
  it('given events, then each person and organisation has a row per matter, with how often as what, and when last', () => {
    const rows = project([
      event(1n, 'clue-c1', { leaderPersonId: 'p-2' }),
      event(2n, 'verification-c1', { leaderPersonId: 'p-2', unitId: 'u-1' }, 'p-2'),
    ]);
    expect(rows.map(({ kind, referenceId, appearances, latestPosition }) => [kind, referenceId, appearances, latestPosition])).toEqual([
      ['person', 'p-1', { actor: 1 }, 1n],
      ['organisation', 'mhk', { actor: 2 }, 2n],
      ['person', 'p-2', { leaderPersonId: 2, actor: 1 }, 2n],
      ['organisation', 'u-1', { unitId: 1 }, 2n],
    ]);
    expect(Object.keys(rows[0]!).sort()).toEqual(Object.keys(references.table.columns).sort());
  });

  it('B4.6: each entry that is kept from whom it is about has rows of its own', () => {
    const rows = project([
      event(1n, 'clue-c1', { personId: 'p-2' }),
      event(2n, 'intervention-i1', { by: { personId: 'p-2' } }),
      event(3n, 'intervention-i2', { by: { personId: 'p-2' } }),
    ]);
    expect(rows.filter(({ referenceId }) => referenceId === 'p-2').map(({ entry, appearances }) => [entry, appearances])).toEqual([
      ['', { personId: 1 }],
      ['intervention-i1', { personId: 1 }],
      ['intervention-i2', { personId: 1 }],
    ]);
  });

  it('that an auditor read is no appearance', () => {
    expect(project([event(1n, 'auditAccess-r1', { readBy: 'mhk-auditor' })])).toEqual([]);
  });
});
