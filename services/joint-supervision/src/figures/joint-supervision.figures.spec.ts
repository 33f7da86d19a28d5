import { count } from '@liandong/service-kit/testing';
import type { MatterEvent } from '../matter/matter.events.js';
import { play, routedAnew, storyUntil } from '../verification/verification.fixtures.js';
import { jointSupervisionFigures } from './joint-supervision.figures.js';

const leg = { kind: 'clue' as const, legId: 'l1', title: 't', organisationId: 'mhk', source: 'clue-intake' };
const opened: MatterEvent = { type: 'LegOpened', data: { ...leg, openedAt: '2020-06-11T02:00:00.000Z' } };
const closed: MatterEvent = { type: 'LegClosed', data: { ...leg, closedAt: '2020-06-12T02:00:00.000Z', reason: 'done' } };
const counted = (history: readonly MatterEvent[]) => count(jointSupervisionFigures, { category: 'matter', history });

describe('figures of verifications and matters', () => {
  it('0.20: given the article’s verification, then teams, days and persons by treatment count', () => {
    expect(count(jointSupervisionFigures, { category: 'verification', history: storyUntil('concluded') })).toMatchObject({
      'teams-formed': { '': 3 },
      'persons-by-finding': { file: 2, admonish: 2, 'criticise-educate': 5 },
      'verification-days': { '': 4 },
      'zones-drawn-from': { '': 4 },
    });
  });

  it('B1.3: given another routing, then it counts as opened once more, in its zone; of the former one no team is left', () => {
    const counts = count(jointSupervisionFigures, { category: 'verification', history: play([routedAnew], storyUntil('teams')) });
    expect(counts).toMatchObject({ 'verifications-by-status': { 'opened mhk.zone-2': 1 }, 'teams-formed': {}, 'zones-drawn-from': {} });
    expect(Object.values(counts['verifications-opened']!)).toEqual([1, 1]);
  });

  it('given a leg, then it counts once, open or closed, whichever was announced first', () => {
    expect(counted([opened])['legs']).toEqual({ open: 1 });
    expect(counted([opened, closed])['legs']).toEqual({ closed: 1 });
    expect(counted([closed, opened])['legs']).toEqual({ closed: 1 });
  });

  it('given a matter that is reopened, then it is closed no longer', () => {
    const closure: MatterEvent = {
      type: 'MatterClosed',
      data: { closure: 1, closedOn: '2020-07-30', legs: 1, reason: 'x', closedBy: 'd' },
    };
    const matterOpened: MatterEvent = { type: 'MatterOpened', data: { organisationId: 'mhk' } };
    expect(counted([matterOpened, opened])['matters-by-status']).toEqual({ open: 1 });
    expect(counted([matterOpened, opened, closed, closure])['matters-by-status']).toEqual({ closed: 1 });
    expect(counted([opened, closed, closure])['matters-closed']).toEqual({ '': 1 });
    expect(
      counted([opened, closed, closure, { type: 'MatterReopened', data: { because: 'look-back', reason: 'x', reopenedOn: '2020-08-01' } }])[
        'matters-closed'
      ],
    ).toEqual({});
  });
});
