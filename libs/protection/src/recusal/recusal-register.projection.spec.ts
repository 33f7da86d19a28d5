import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import type { RecusalEvent } from './recusal.events.js';
import { principal, raised, upheld, upper } from './recusal.fixtures.js';
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
const adopted: RecusalEvent = {
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
};

describe('register of recusals', () => {
  itIsAReadModel(register, ['recusal-m1', [...history, adopted]]);

  it('B4.1: what another service decided moves the row, and makes none', () => {
    expect(rowAfterEach(register, ['recusal-m1', [...history, adopted]]).at(-1)).toMatchObject({
      revision: 7,
      actingChiefId: 'mhk-lead-2',
    });
    expect(() => rowAfterEach(register, ['recusal-m1', [adopted]])).toThrow('0 rows');
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
