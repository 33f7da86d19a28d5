import { breach } from '../../breach/breach.decider.js';
import { after, cleared, close, examined, handedOver, report, told } from '../../breach/breach.fixtures.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { breachRegister } from './breach-register.projection.js';

const histories = [handedOver, after(cleared, close())];

describe('register of breaches', () => {
  itIsAReadModel(breachRegister, ...histories.map((history, index) => [`breach-b${index}`, history] as const));

  it('after every event of every history the row says the same as the breach', () => {
    for (const history of histories) {
      for (const [index, row] of rowAfterEach(breachRegister, ['breach-b1', history]).entries()) {
        const state = history.slice(0, index + 1).reduce(breach.evolve, breach.initial);
        expect(row).toMatchObject({
          breachId: 'b1',
          matterId: 'm1',
          status: state.status,
          organisationId: state.organisationId,
          kind: state.kind,
          examiner: state.examiner ?? null,
          revision: index,
        });
      }
    }
  });

  it('B4.5, B4.8: who, by which rule, what was found or not, and where it went', () => {
    const [first] = rowAfterEach(breachRegister, ['breach-b1', examined]);
    expect(first).toMatchObject({
      officerId: told.officer.personId,
      standing: 'staff',
      aboutKind: 'clue',
      aboutId: 'c1',
      result: null,
      occupation: null,
    });
    expect(first!.ruleId).toMatch(/^B4\./);
    expect(rowAfterEach(breachRegister, ['breach-b1', handedOver]).at(-1)).toMatchObject({
      result: 'found',
      statement: '经查属实',
      receiverId: 'mhk',
      documentNumber: '追责〔2020〕1号',
      handedOn: '2020-06-23',
    });
    expect(rowAfterEach(breachRegister, ['breach-b1', histories[1]!]).at(-1)).toMatchObject({
      result: 'not-found',
      statement: '查无实据',
      receiverId: null,
      closedOn: '2020-06-30',
    });
    expect(rowAfterEach(breachRegister, ['breach-b2', after([], report({ about: undefined } as never))])[0]).toMatchObject({
      aboutKind: null,
      aboutId: '',
    });
  });
});
