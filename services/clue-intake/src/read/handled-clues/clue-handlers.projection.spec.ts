import { itIsAReadModel, rowsAfter } from '@liandong/service-kit/testing';
import type { ClueEvent } from '../../clue/clue.events.js';
import { after, township } from '../../clue/clue.disposal.fixtures.js';
import {
  approved,
  clueReopened,
  command,
  from,
  principal,
  registered,
  routed,
  routing,
  routingProposed,
} from '../../clue/clue.fixtures.js';
import type { VerifiersEvent } from '../../verifiers/verifiers.decider.js';
import { clueHandlers, type ClueHandlersRow } from './clue-handlers.projection.js';

type Data<Type extends ClueEvent['type']> = Extract<ClueEvent, { readonly type: Type }>['data'];
const department = { departmentId: 'mhk.room-2', as: 'handed-over' } as const;
const given = { unitId: 'mhk.room-2', as: 'handed-over' };
const left: readonly ClueEvent[] = [
  { type: 'ClueForwarded', data: { remaining: 0 } as Data<'ClueForwarded'> },
  { type: 'ClueReturned', data: {} as Data<'ClueReturned'> },
  { type: 'RepeatKept', data: {} as Data<'RepeatKept'> },
  { type: 'ClueVoided', data: {} as Data<'ClueVoided'> },
];
const withHandling = (handling: Data<'ClueRouted'>['handling']): readonly ClueEvent[] =>
  routed.map((event) => (event.type === 'ClueRouted' ? { ...event, data: { ...event.data, handling: handling! } } : event));
const raised = after(township, command('propose-raise', { reason: '村级干部' }), command('approve-raise', { plan: undefined }, principal));
const rowOf = (history: readonly ClueEvent[]) => rowsAfter(clueHandlers, ['clue-c1', history])[0];
const told = (...members: readonly string[]): VerifiersEvent => ({
  type: 'VerifiersRecorded',
  data: { organisationId: 'mhk', clueId: 'c1', revision: 3, members },
});
const unitsOf = (history: readonly ClueEvent[]) => rowOf(history)?.units ?? [];

describe('who handles a clue', () => {
  itIsAReadModel(clueHandlers, ['clue-c1', [...raised, clueReopened, ...left]], ['verifiers-v1', [told('p1')]]);

  it('B1.15: opened again, it is with nobody that it was routed to before', () => {
    expect(rowOf([...routed, clueReopened])).toMatchObject({ units: [], reach: [], level: null, verifiers: [] });
  });

  it('B1.3: whoever it was routed to by approval; whoever is merely proposed does not', () => {
    expect(unitsOf(routingProposed)).toEqual([]);
    // A library is mostly clues that nobody has yet.
    expect(rowOf(registered)).toBeUndefined();
    expect(rowOf(routed)).toMatchObject({ units: [{ unitId: 'mhk.zone-1', as: 'routed' }], reach: ['mhk', 'mhk.zone-1'], level: 'county' });
    expect(unitsOf(after(approved, command('propose-routing', routing), command('reject-routing', { reason: '……' }, principal)))).toEqual(
      [],
    );
  });

  it('B1.13: the unit that is named handles it, and those who assist beside the zone', () => {
    expect(unitsOf(withHandling({ kind: 'passed-on', unitId: 'mhk.room-1' }))).toEqual([{ unitId: 'mhk.room-1', as: 'routed' }]);
    expect(unitsOf(withHandling({ kind: 'assisted', assistingIds: ['mhk.room-1', 'mhk.township-1'] }))).toEqual([
      { unitId: 'mhk.zone-1', as: 'routed' },
      { unitId: 'mhk.room-1', as: 'assisting' },
      { unitId: 'mhk.township-1', as: 'assisting' },
    ]);
  });

  it('B1.5: a department keeps what it was given, whatever is routed; what has left the library is with nobody', () => {
    const history = from('supervision', routed, { department });
    expect(unitsOf(from('supervision', registered, { department }))).toEqual([given]);
    expect(unitsOf(history)).toEqual([given, { unitId: 'mhk.zone-1', as: 'routed' }]);
    for (const event of left) expect(rowOf([...history, event])).toMatchObject({ units: [], reach: [], level: null });
    expect(unitsOf([...history, { type: 'ClueForwarded', data: { remaining: 1 } as Data<'ClueForwarded'> }])).toHaveLength(2);
  });

  it('0.3: whoever has a place in a team verifies it, until the routing falls; of a clue that is not here, nothing is kept', () => {
    const [row] = rowsAfter<ClueHandlersRow, ClueEvent | VerifiersEvent>(
      clueHandlers,
      ['clue-c1', routed],
      ['verifiers-c1', [told('p1'), told('p1', 'p2')]],
    );
    expect(row).toMatchObject({ clueId: 'c1', verifiers: ['p1', 'p2'], level: 'county' });
    const other = { ...told('p1'), data: { ...told('p1').data, clueId: 'c2' } };
    expect(
      rowsAfter<ClueHandlersRow, ClueEvent | VerifiersEvent>(clueHandlers, ['clue-c1', routed], ['verifiers-c2', [other]]),
    ).toMatchObject([{ clueId: 'c1', verifiers: [] }]);
    const fallen = { type: 'DisposalApproved', data: {} } as ClueEvent;
    const changes = clueHandlers.on.DisposalApproved!({ ...fallen, stream: 'clue-c1' } as never);
    expect(changes.map((one) => (one.op === 'revise' ? one.change(row!) : one))).toMatchObject([{ verifiers: [], units: [], level: null }]);
  });

  it('0.3, B1.3: of a team is kept for which zone it verifies, beside the zone of the routing that stands', () => {
    const inZone: VerifiersEvent = { ...told('p1'), data: { ...told('p1').data, zoneId: 'mhk.zone-2' } };
    const rowWith = (event: VerifiersEvent) =>
      rowsAfter<ClueHandlersRow, ClueEvent | VerifiersEvent>(clueHandlers, ['clue-c1', routed], ['verifiers-c1', [event]])[0];
    expect(rowWith(inZone)).toMatchObject({ zoneId: 'mhk.zone-1', verifiersZoneId: 'mhk.zone-2' });
    expect(rowWith(told('p1'))).toMatchObject({ zoneId: 'mhk.zone-1', verifiersZoneId: null });
    expect(rowOf(raised)).toMatchObject({ zoneId: null });
  });

  it('0.3, B1.3: of a team is kept for which routing it verifies, beside the number of the one that stands', () => {
    const counted = routed.map((event) => (event.type === 'ClueRouted' ? { ...event, data: { ...event.data, routingNo: 2 } } : event));
    const late: VerifiersEvent = { ...told('p1'), data: { ...told('p1').data, zoneId: 'mhk.zone-1', routingNo: 1 } };
    const rowAfter = (...history: readonly ClueEvent[]) =>
      rowsAfter<ClueHandlersRow, ClueEvent | VerifiersEvent>(clueHandlers, ['clue-c1', history], ['verifiers-v1', [late]])[0];
    expect(rowAfter(...counted)).toMatchObject({ routingNo: 2, verifiersRoutingNo: 1 });
    expect(rowOf([...counted, clueReopened])).toMatchObject({ routingNo: null, verifiersRoutingNo: null });
    expect(rowOf(routed)).toMatchObject({ routingNo: null });
  });

  it('B1.1, 3.15: another mode, and a level that is raised, take back what was routed to a township', () => {
    expect(rowOf(raised)).toMatchObject({ units: [], level: null });
    expect(rowOf(raised.slice(0, -1))).toMatchObject({ units: [{ as: 'routed' }], level: 'township' });
    expect(unitsOf([...routed, ...raised.filter(({ type }) => type === 'LevelRaised')])).toHaveLength(1);
    const other = routed.find(({ type }) => type === 'DisposalApproved')!;
    expect(unitsOf([...from('supervision', routed, { department }), other])).toEqual([given]);
  });
});
