import type { RecordedEvent } from '@liandong/event-sourcing';
import { timeline } from './timeline.projection.js';

const event = (stream: string) =>
  ({
    id: '0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001',
    stream,
    revision: 3,
    position: 42n,
    type: 'ClueRouted',
    schemaVersion: 2,
    data: { zoneId: 'z' },
    recordedAt: '2020-06-11T02:00:01.000Z',
    metadata: {
      occurredAt: '2020-06-11T02:00:00.000Z',
      actor: { personId: 'p', organisationId: 'mhk', role: 'principal' },
      correlationId: 'm1',
      causationId: 'c1',
      commandId: 'k1',
      commandDigest: 'd',
      rules: [{ ruleId: 'B1.2', version: '1' }],
    },
  }) as unknown as RecordedEvent;

describe('timeline', () => {
  it('given any event of any service, then its line says what, when, who in which role, why and under which rules', () => {
    expect(timeline.onAny!(event('clue-c-1'))).toEqual([
      {
        op: 'put',
        row: {
          position: 42n,
          matterId: 'm1',
          eventId: '0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001',
          stream: 'clue-c-1',
          category: 'clue',
          revision: 3,
          type: 'ClueRouted',
          schemaVersion: 2,
          occurredAt: '2020-06-11T02:00:00.000Z',
          recordedAt: '2020-06-11T02:00:01.000Z',
          personId: 'p',
          organisationId: 'mhk',
          role: 'principal',
          causationId: 'c1',
          rules: [{ ruleId: 'B1.2', version: '1' }],
          data: { zoneId: 'z' },
        },
      },
    ]);
  });

  it('that it was read does not change a matter’s history', () => {
    expect(timeline.onAny!(event('auditAccess-r1'))).toEqual([]);
  });

  it('it reads every category, and its row has every column of the table', () => {
    expect(timeline.categories).toBe('all');
    const [change] = timeline.onAny!(event('clue-c-1'));
    expect(Object.keys(change!.op === 'put' ? change!.row : {}).sort()).toEqual(Object.keys(timeline.table.columns).sort());
  });
});
