import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';
import { clueReceived, command, director, keeper, transferredClue } from './clue.fixtures.js';
import type { ReceiveClue } from './clue.intake.decider.js';

const supervisor = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
const another = { personId: 'mhk-supervisor-2', organisationId: 'mhk.party-conduct', role: 'supervisor' };
const found = (more: Partial<ReceiveClue>): ReceiveClue => ({
  ...transferredClue,
  source: { kind: 'supervision', agencyId: 'mhk.room-1', reference: '监发1号' },
  ...more,
});
const kept = found({ origin: { handling: 'reported-for-record' } });
const handedOver = found({ origin: { handling: 'handed-over' } });
const letter: ReceiveClue = {
  ...transferredClue,
  source: { kind: 'letter', agencyId: 'mhk.reception', reference: '信1号' },
  origin: { occurredOn: '2020-06-11' },
};
const receive = (data: ReceiveClue, by = keeper) => command('receive', data, by);
/** From receipt to screening. */
const screened = (data: ReceiveClue): readonly ClueEvent[] => [
  ...clue.decide(receive(data), clue.initial),
  { type: 'ClueRegistered', data: { number: '监发〔2020〕1号', keeper: keeper.personId } },
  { type: 'ClueScreened', data: { problemTypes: ['conduct'], opinion: '属本级管辖', screenedBy: keeper.personId } },
];
const departmentOf = (data: ReceiveClue, by = keeper) =>
  clue.decide(receive(data, by), clue.initial).map((event) => (event.type === 'ClueReceived' ? event.data.department : event))[0];
const propose = (by = keeper) => command('propose-disposal', { mode: 'hold', opinion: '……' }, by);

describe('clue: the department that it is with', () => {
  it('B1.5: given what a department found, when it reports it for the record, then the finder keeps it', () => {
    expect(departmentOf(kept, supervisor)).toEqual({ departmentId: 'mhk.room-1', as: 'kept' });
    expect(departmentOf({ ...kept, departmentId: 'mhk.room-1' })).toEqual({ departmentId: 'mhk.room-1', as: 'kept' });
  });

  it('B1.5: given that it is another department’s, when handed over, then it is with that one, or with case management alone', () => {
    expect(departmentOf({ ...handedOver, departmentId: 'mhk.room-3' }, supervisor)).toEqual({
      departmentId: 'mhk.room-3',
      as: 'handed-over',
    });
    expect(departmentOf(handedOver, supervisor)).toBeUndefined();
  });

  it('B1.8: given a first report, when it enters with its department, then it is issued to that one', () => {
    expect(departmentOf({ ...letter, departmentId: 'mhk.room-1' })).toEqual({ departmentId: 'mhk.room-1', as: 'issued' });
    expect(departmentOf(letter)).toBeUndefined();
  });

  it('B1.5, B1.8: given no department of this organisation, the finder itself, or a source that names none, then it is refused', () => {
    const unfit: readonly ReceiveClue[] = [
      { ...handedOver, departmentId: 'mhk.room-1' },
      { ...handedOver, departmentId: 'pj.room-1' },
      { ...handedOver, departmentId: 'mhk' },
      { ...kept, departmentId: 'mhk.room-3' },
      { ...kept, source: { ...kept.source, agencyId: 'mhk' } },
      { ...letter, departmentId: 'mhk.reception' },
      { ...letter, departmentId: 'pj.room-1' },
      { ...transferredClue, departmentId: 'mhk.room-1' },
      found({ departmentId: 'mhk.room-3' }),
    ];
    for (const data of unfit) given(clue, []).when(receive(data)).thenRefused('clue.department-unfit');
    given(clue, []).when(receive(kept, another)).thenRefused('clue.not-your-finding');
  });

  it('B1.5: given a clue that its finder keeps, then the finder proposes the disposal, case management’s director where need be, and nobody else', () => {
    given(clue, screened(kept)).when(propose(supervisor)).thenTypes('DisposalProposed');
    given(clue, screened(kept)).when(propose(director)).thenTypes('DisposalProposed');
    expect(given(clue, screened(kept)).when(propose(keeper)).thenRefused('clue.kept-by-department')).toMatchObject({
      refusal: { details: { departmentId: 'mhk.room-1' } },
    });
    given(clue, screened(kept)).when(propose(another)).thenRefused('clue.not-your-department');
  });

  it('B1.5, B1.8: given a clue handed over or issued, then its department proposes as case management does; without a department, case management alone', () => {
    for (const data of [
      { ...handedOver, departmentId: 'mhk.party-conduct' },
      { ...letter, departmentId: 'mhk.party-conduct' },
    ]) {
      for (const by of [another, keeper, director]) given(clue, screened(data)).when(propose(by)).thenTypes('DisposalProposed');
      given(clue, screened(data)).when(propose(supervisor)).thenRefused('clue.not-your-department');
    }
    given(clue, screened(handedOver)).when(propose(supervisor)).thenRefused('clue.not-your-department');
  });

  it('B1.5: given a finding stored before departments were named, then everything goes on as it did', () => {
    const before = screened(kept).map((event) =>
      event.type === 'ClueReceived' ? { ...clueReceived, data: { ...event.data, department: undefined } } : event,
    ) as readonly ClueEvent[];
    given(clue, before).when(propose(keeper)).thenTypes('DisposalProposed');
    given(clue, before).when(propose(supervisor)).thenRefused('clue.not-your-department');
  });

  it('B1.8: given a repeat, when it is kept with the first one, then it is issued to nobody', () => {
    const repeat: readonly ClueEvent[] = [
      ...screened({ ...letter, departmentId: 'mhk.room-1' }).slice(0, 2),
      { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: keeper.personId } },
    ];
    expect(given(clue, repeat).state).toMatchObject({ status: 'repeat-kept', department: undefined });
  });
});
