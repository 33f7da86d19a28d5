import { count } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { clue } from '../clue/clue.decider.js';
import type { ClueEvent } from '../clue/clue.events.js';
import { approved, closed, clueReceived, keeper, principal, registered, routed, routingProposed, voided } from '../clue/clue.fixtures.js';
import { clueIntakeFigures } from './clue-intake.figures.js';

const counted = (history: readonly ClueEvent[]) => count(clueIntakeFigures, { category: 'clue', history });
const changed: readonly ClueEvent[] = [
  ...approved,
  { type: 'DisposalProposed', data: { mode: 'hold', opinion: 'x', proposedBy: keeper.personId } },
  {
    type: 'DisposalApproved',
    data: { mode: 'hold', approvedBy: principal.personId, approvedAt: '2020-06-12T02:00:00.000Z', inTime: true },
  },
];

describe('figures of the clue library', () => {
  it('B1.22: after every event a clue counts once, in the status and mode in which it stands', () => {
    for (const history of [closed, changed]) {
      for (let length = 1; length <= history.length; length += 1) {
        const { state } = given(clue, history.slice(0, length));
        const figures = counted(history.slice(0, length));
        expect(figures['clues-by-status']).toEqual({ [state.status]: 1 });
        expect(figures['clues-by-mode'] ?? {}).toEqual(state.mode ? { [state.mode]: 1 } : {});
      }
    }
  });

  it('B1.4, B1.22: what was entered twice counts no more from the moment on at which it was voided', () => {
    expect(counted([...registered, voided])).toMatchObject({ 'clues-received': {}, 'clues-registered': {}, 'clues-by-status': {} });
    expect(counted([clueReceived, voided])['clues-registered'] ?? {}).toEqual({});
  });

  it('B1.1: a changed mode is taken back', () => {
    expect(counted(approved)['clues-by-mode']).toEqual({ 'initial-verification': 1 });
    expect(counted(changed)['clues-by-mode']).toEqual({ hold: 1 });
  });

  it('B1.22: what an old ledger says counts under the mode of its day, until another one is approved', () => {
    const old: readonly ClueEvent[] = [
      ...registered,
      { type: 'PastDisposalEntered', data: { mode: 'file', disposedOn: '2014-03-20', inTime: true, recordedBy: keeper.personId } },
    ];
    expect(counted(old)).toMatchObject({ 'clues-by-mode': { file: 1 }, 'clues-by-status': { 'disposed-before': 1 } });
    expect(counted([...old, ...changed.slice(-2)])['clues-by-mode']).toEqual({ hold: 1 });
  });

  it('given a clue to its end, then source, level and outcomes count', () => {
    expect(counted(closed)).toMatchObject({
      'clues-received': { 'procuratorate false': 1 },
      'clues-registered': { procuratorate: 1 },
      'clues-by-level': { county: 1 },
      'clues-closed': { procuratorate: 1 },
      'persons-by-outcome': { 'file procuratorate': 1, 'admonish procuratorate': 1, 'no-case procuratorate': 1 },
    });
  });

  it('given a routing that is only proposed, or rejected, then no level counts', () => {
    expect(counted(routingProposed)['clues-by-level'] ?? {}).toEqual({});
    expect(
      counted([...routingProposed, { type: 'RoutingRejected', data: { rejectedBy: 'p', reason: 'x' } }])['clues-by-level'] ?? {},
    ).toEqual({});
    expect(counted(routed)['clues-by-level']).toEqual({ county: 1 });
  });
});
