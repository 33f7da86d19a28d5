import { count } from '@liandong/service-kit/testing';
import type { ClueEvent } from '../clue/clue.events.js';
import { approved, closed, fedBack, keeper, principal, routed, routingProposed } from '../clue/clue.fixtures.js';
import { routingAndFeedbackFigures } from './routing-and-feedback.figures.js';

const counted = (history: readonly ClueEvent[]) => count(routingAndFeedbackFigures, { category: 'clue', history });

describe('figures of routing and feedback', () => {
  it('0.14: given a clue to its end, then it counts in the zone that handled it, and its agency was told of these persons', () => {
    expect(counted(closed)).toMatchObject({
      'clues-handled': { 'mhk.zone-1 county false not-said false': 1 },
      'persons-fed-back': { file: 1, admonish: 1, 'no-case': 1 },
    });
    expect(counted(fedBack)['feedback-acknowledged']).toBeUndefined();
    const acknowledged: ClueEvent = {
      type: 'FeedbackAcknowledged',
      data: { agencyId: 'mhk.procuratorate', acknowledgedBy: 'p', acknowledgedOn: '2020-07-30' },
    };
    expect(counted([...fedBack, acknowledged])['feedback-acknowledged']).toEqual({ '2020-07-30': 1 });
  });

  it('3.15, 2.8, B1.13: given a raised level, a crossing and a supervision, then each counts', () => {
    const handling = { kind: 'passed-on' as const, unitId: 'mhk.room-2' };
    const crossed = { homeZoneIds: ['mhk.zone-2'], reason: '熟人较多' };
    const history = routed.map((event) =>
      event.type === 'RoutingProposed' || event.type === 'ClueRouted'
        ? ({ ...event, data: { ...event.data, handling, crossed } } as ClueEvent)
        : event,
    );
    const raised: ClueEvent = {
      type: 'LevelRaised',
      data: { reason: '村级干部', proposedBy: keeper.personId, approvedBy: principal.personId, approvedAt: '2020-06-11T02:00:00.000Z' },
    };
    const supervised: ClueEvent = {
      type: 'ClueSupervised',
      data: { assignmentId: 'a1', unitId: 'mhk.room-2', ground: 'careless', way: 'letter', recordedBy: keeper.personId },
    };
    expect(counted([...history.slice(0, -1), raised, history.at(-1)!])).toMatchObject({
      'clues-handled': { 'mhk.zone-1 county true passed-on true': 1 },
      'levels-raised': { procuratorate: 1 },
    });
    expect(counted([...history, supervised])).toMatchObject({
      'clues-handled': { 'mhk.zone-1 county false supervised true': 1 },
      'clues-supervised': { 'careless letter': 1 },
    });
  });

  it('given a routing that is not approved, or one whose mode was changed, then it counts in no zone', () => {
    for (const history of [approved, routingProposed]) expect(counted(history)['clues-handled'] ?? {}).toEqual({});
    const changed: readonly ClueEvent[] = [
      ...routed,
      { type: 'DisposalProposed', data: { mode: 'hold', opinion: 'x', proposedBy: keeper.personId } },
      {
        type: 'DisposalApproved',
        data: { mode: 'hold', approvedBy: principal.personId, approvedAt: '2020-06-12T02:00:00.000Z', inTime: true },
      },
    ];
    expect(counted(changed)['clues-handled']).toEqual({});
  });
});
