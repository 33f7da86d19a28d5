import type { RecordedEvent } from '@liandong/event-sourcing';
import { reads } from './reads.projection.js';

const actor = { personId: 'p', organisationId: 'mhk', role: 'auditor' };
const event = (stream: string, type: string, data: object, access?: object) =>
  ({
    id: 'e1',
    stream,
    type,
    data,
    position: 7n,
    metadata: { actor, occurredAt: '2020-06-11T02:00:00.000Z', correlationId: 'm1', ...(access ? { access } : {}) },
  }) as unknown as RecordedEvent;
const row = { position: 7n, eventId: 'e1', ...actor, at: '2020-06-11T02:00:00.000Z' };

describe('who read what', () => {
  it('given a read by an auditor, then who, when, what, of which matter and how it was asked', () => {
    expect(
      reads.onAny!(
        event('auditAccess-r1', 'AuditRead', {
          resource: 'timeline',
          matterId: 'm1',
          query: { at: '4' },
          readBy: 'p',
          organisationId: 'mhk',
        }),
      ),
    ).toEqual([
      {
        op: 'put',
        row: {
          ...row,
          kind: 'audit-read',
          matterId: 'm1',
          what: 'timeline',
          reason: null,
          query: { at: '4' },
          stream: 'auditAccess-r1',
          type: 'AuditRead',
        },
      },
    ]);
    expect(
      reads.onAny!(event('auditAccess-r1', 'AuditRead', { resource: 'matters', query: {}, readBy: 'p', organisationId: 'mhk' })),
    ).toMatchObject([{ row: { matterId: null } }]);
  });

  it('given an event of any service that is marked as access, then it stands there with what and why; events without a mark do not', () => {
    expect(
      reads.onAny!(
        event(
          'reporter-x',
          'ReporterRevealed',
          { secret: 'never shown' },
          { kind: 'sealed-data-read', what: 'reporter-identity', reason: '复核' },
        ),
      ),
    ).toEqual([
      {
        op: 'put',
        row: {
          ...row,
          kind: 'sealed-data-read',
          matterId: 'm1',
          what: 'reporter-identity',
          reason: '复核',
          query: null,
          stream: 'reporter-x',
          type: 'ReporterRevealed',
        },
      },
    ]);
    expect(reads.onAny!(event('clue-c1', 'ClueReceived', { access: { kind: 'sealed-data-read' } }))).toEqual([]);
  });

  it('its rows have every column of the table', () => {
    const [change] = reads.onAny!(
      event('auditAccess-r1', 'AuditRead', { resource: 'matters', query: {}, readBy: 'p', organisationId: 'mhk' }),
    );
    expect(Object.keys(change!.op === 'put' ? change!.row : {}).sort()).toEqual(Object.keys(reads.table.columns).sort());
  });
});
