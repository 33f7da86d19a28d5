import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { classification } from './classification.decider.js';
import type { ClassificationEvent } from './classification.events.js';
import { admitted, director, principal, proposal, proposed } from './classification.fixtures.js';
import { classificationRegister } from './classification-register.projection.js';

const register = classificationRegister('classification');

const raised: readonly ClassificationEvent[] = [
  ...admitted,
  { type: 'PersonAdmitted', data: { personId: 'mhk-inv-2', reason: '协办', admittedBy: principal.personId } },
  {
    type: 'ClassificationProposed',
    data: { ...proposal, from: 'secret', level: 'top-secret', reason: '涉及更重要案件', proposedBy: director.personId },
  },
  { type: 'ClassificationApproved', data: { level: 'top-secret', approvedBy: principal.personId, lapsed: ['mhk-inv-2'] } },
];
const withdrawn: readonly ClassificationEvent[] = [
  ...admitted,
  { type: 'AdmissionWithdrawn', data: { personId: 'mhk-inv-1', reason: 'x', withdrawnBy: principal.personId } as never },
];
const adopted: readonly ClassificationEvent[] = [
  ...admitted,
  {
    type: 'LevelAdopted',
    data: {
      organisationId: 'mhk',
      source: 'case-trial',
      registerId: 'm1',
      revision: 0,
      level: 'top-secret',
      admitted: [],
      lapsed: ['mhk-inv-1'],
    },
  },
];
const rejected: readonly ClassificationEvent[] = [
  ...proposed,
  { type: 'ClassificationRejected', data: { level: 'secret', reason: '不必', rejectedBy: principal.personId } },
];

describe('register of classifications', () => {
  itIsAReadModel(
    register,
    ['classification-m1', raised],
    ['classification-m2', withdrawn],
    ['classification-m3', rejected],
    ['classification-m4', adopted],
  );

  it('B4.9: after every event the row has the status, level and admitted persons of the matter', () => {
    for (const history of [raised, withdrawn, rejected, adopted]) {
      for (const [index, row] of rowAfterEach(register, ['classification-m1', history]).entries()) {
        const state = history.slice(0, index + 1).reduce(classification.evolve, classification.initial);
        expect(row).toMatchObject({ matterId: 'm1', status: state.status, level: state.level, aboutId: 'c1', revision: index });
        expect(row.admitted.map(({ personId }) => personId)).toEqual(state.admitted);
      }
    }
  });

  it('B4.9: every decision stays readable with its reason; a higher level takes the admission from those whom it names', () => {
    const row = rowAfterEach(register, ['classification-m1', raised]).at(-1)!;
    expect(row.history.map(({ level, approved, reason }) => [level, approved, reason])).toEqual([
      ['secret', true, '涉及重要案件'],
      ['top-secret', true, '涉及更重要案件'],
    ]);
    expect(row).toMatchObject({ proposal: null, admitted: [{ personId: 'mhk-inv-1' }] });
    expect(rowAfterEach(register, ['classification-m1', rejected]).at(-1)).toMatchObject({
      level: 'internal',
      proposal: null,
      history: [{ level: 'secret', approved: false, reason: '不必' }],
    });
  });
});
