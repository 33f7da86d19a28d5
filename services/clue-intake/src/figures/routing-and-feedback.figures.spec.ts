import { count } from '@liandong/service-kit/testing';
import type { ClueEvent } from '../clue/clue.events.js';
import { approved, closed, fedBack, keeper, principal, routed, routingProposed } from '../clue/clue.fixtures.js';
import { routingAndFeedbackFigures } from './routing-and-feedback.figures.js';

const counted = (history: readonly ClueEvent[]) => count(routingAndFeedbackFigures, { category: 'clue', history });

describe('figures of routing and feedback', () => {
  it('0.14: given a clue to its end, then it counts in the zone that handled it, and its agency was told of these persons', () => {
    expect(counted(closed)).toMatchObject({ 'clues-handled': { 'mhk.zone-1 county false': 1 }, 'persons-fed-back': { file: 1, admonish: 1, 'no-case': 1 } });
    expect(counted(fedBack)['feedback-acknowledged']).toBeUndefined();
    const acknowledged: ClueEvent = { type: 'FeedbackAcknowledged', data: { agencyId: 'mhk.procuratorate', acknowledgedBy: 'p', acknowledgedOn: '2020-07-30' } };
    expect(counted([...fedBack, acknowledged])['feedback-acknowledged']).toEqual({ '2020-07-30': 1 });
  });

  it('given a routing that is not approved, or one whose mode was changed, then it counts in no zone', () => {
    for (const history of [approved, routingProposed]) expect(counted(history)['clues-handled'] ?? {}).toEqual({});
    const changed: readonly ClueEvent[] = [
      ...routed,
      { type: 'DisposalProposed', data: { mode: 'hold', opinion: 'x', proposedBy: keeper.personId } },
      { type: 'DisposalApproved', data: { mode: 'hold', approvedBy: principal.personId, approvedAt: '2020-06-12T02:00:00.000Z', inTime: true } },
    ];
    expect(counted(changed)['clues-handled']).toEqual({});
  });
});
