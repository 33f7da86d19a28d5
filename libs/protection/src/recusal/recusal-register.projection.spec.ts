import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import type { RecusalEvent } from './recusal.events.js';
import { principal, raised, upheld, upper } from './recusal.fixtures.js';
import { recusal } from './recusal.decider.js';
import { actingChiefOf } from './recusal.state.js';
import { recusalRegister } from './recusal-register.projection.js';

const register = recusalRegister('recusal');

const raisedOf = (personId: string, chief = false) => ({ ...raised[0]!, data: { ...raised[0]!.data, personId, chief } }) as RecusalEvent;
const decided = (personId: string, isUpheld: boolean, more: object = {}) =>
  ({
    type: 'RecusalDecided',
    data: { personId, upheld: isUpheld, reason: 'x', decidedOn: '2020-06-14', decidedBy: upper.personId, decidedFor: 'upper', ...more },
  }) as RecusalEvent;
const history = [
  ...upheld,
  raisedOf(principal.personId, true),
  decided(principal.personId, true, { actingChiefId: 'mhk-lead-1' }),
  raisedOf('mhk-inv-1'),
  decided('mhk-inv-1', false),
  raisedOf('mhk-inv-1'),
];
const adopted = {
  type: 'RecusalsAdopted',
  data: {
    organisationId: 'mhk',
    source: 'clue-intake',
    registerId: 'm1',
    revision: 0,
    barred: ['mhk-inv-2'],
    released: [],
    actingChiefId: 'mhk-lead-2',
  },
} satisfies RecusalEvent;

describe('register of recusals', () => {
  itIsAReadModel(register, ['recusal-m1', [...history, adopted]]);

  const told = (source: string, actingChiefId: string | undefined, barred: readonly string[] = []) =>
    ({ type: 'RecusalsAdopted', data: { ...adopted.data, source, barred, actingChiefId } }) as RecusalEvent;

  it('B4.2: whom another service appoints comes after whoever was appointed here, and services in the order in which they were heard of', () => {
    const chiefs = (...events: readonly RecusalEvent[]) =>
      rowAfterEach(register, ['recusal-m1', events]).map(({ actingChiefId }) => actingChiefId);
    expect(chiefs(...history, adopted).at(-1)).toBe('mhk-lead-1');
    // Told by one, then by the other; the first names somebody else; whoever stands in is barred by the second.
    const [case1, clue1] = [told('case-trial', 'mhk-lead-2'), told('clue-intake', 'mhk-lead-3')];
    expect(chiefs(case1, clue1, told('case-trial', 'mhk-lead-4'), told('clue-intake', undefined, ['mhk-lead-4']))).toEqual([
      'mhk-lead-2',
      'mhk-lead-2',
      'mhk-lead-4',
      'mhk-lead-3',
    ]);
    expect(chiefs(told('case-trial', undefined), clue1, case1)).toEqual([null, 'mhk-lead-3', 'mhk-lead-2']);
  });

  it('B4.2: after every event the row has the acting chief of the aggregate', () => {
    for (const events of [
      [...history, adopted, told('case-trial', 'mhk-lead-2', ['mhk-lead-1']), raisedOf('mhk-lead-2')],
      [told('case-trial', 'mhk-lead-2'), adopted, ...history, told('case-trial', 'mhk-lead-3', ['mhk-lead-1', 'mhk-lead-2'])],
    ])
      for (const [index, row] of rowAfterEach(register, ['recusal-m1', events]).entries()) {
        const state = events.slice(0, index + 1).reduce(recusal.evolve, recusal.initial);
        expect(row.actingChiefId).toBe(actingChiefOf(state) ?? null);
      }
  });

  it('B4.1: what another service told before anybody was recused here is remembered, and makes no line that is shown', () => {
    const rows = rowAfterEach(register, ['recusal-m1', [adopted, ...history.slice(0, 2)]]);
    expect(rows.map(({ aboutId, actingChiefId, revision }) => [aboutId, actingChiefId, revision])).toEqual([
      [null, 'mhk-lead-2', 0],
      ['c1', 'mhk-lead-2', 1],
      ['c1', 'mhk-lead-2', 2],
    ]);
  });

  it('B4.1: one line per person, the latest; how many wait for a decision', () => {
    const rows = rowAfterEach(register, ['recusal-m1', history]);
    expect(rows.map(({ pending, revision }) => [pending, revision])).toEqual([
      [1, 0],
      [0, 1],
      [1, 2],
      [0, 3],
      [1, 4],
      [0, 5],
      [1, 6],
    ]);
    expect(rows[5]!.recusals.map(({ personId, status }) => [personId, status])).toEqual([
      ['mhk-intake', 'upheld'],
      [principal.personId, 'upheld'],
      ['mhk-inv-1', 'rejected'],
    ]);
    expect(rows.at(-1)!.recusals.at(-1)).toMatchObject({ personId: 'mhk-inv-1', status: 'pending', decision: null });
    expect(rows.at(-1)).toMatchObject({ matterId: 'm1', aboutKind: 'clue', aboutId: 'c1' });
  });

  it('B4.2: who acts for a recused chief stays, whatever is decided about others', () => {
    expect(rowAfterEach(register, ['recusal-m1', history]).map(({ actingChiefId }) => actingChiefId)).toEqual([
      null,
      null,
      null,
      ...Array.from({ length: 4 }, () => 'mhk-lead-1'),
    ]);
  });
});
