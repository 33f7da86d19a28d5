import { falseAccusation } from '../../false-accusation/false-accusation.decider.js';
import { command, found, proposal, proposed, upper } from '../../false-accusation/false-accusation.fixtures.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { falseAccusationRegister } from './false-accusation-register.projection.js';

const denied = [
  ...proposed,
  ...falseAccusation.decide(
    command('deny', { reason: '证据不足' }, upper),
    proposed.reduce(falseAccusation.evolve, falseAccusation.initial),
  ),
];

describe('register of false accusations', () => {
  itIsAReadModel(falseAccusationRegister, ['falseAccusation-f1', found], ['falseAccusation-f2', denied]);

  it('B1.16: after every event the row says the same as the finding, and whose decision it was', () => {
    for (const history of [found, denied]) {
      for (const [index, row] of rowAfterEach(falseAccusationRegister, ['falseAccusation-f1', history]).entries()) {
        expect(row).toMatchObject({
          ...proposal,
          findingId: 'f1',
          status: history.slice(0, index + 1).reduce(falseAccusation.evolve, falseAccusation.initial).status,
          revision: index,
        });
      }
    }
    expect(rowAfterEach(falseAccusationRegister, ['falseAccusation-f1', found]).at(-1)).toMatchObject({
      decidedBy: upper.personId,
      byOrganisation: 'upper',
      reference: '市纪批〔2020〕1号',
      reason: null,
    });
    expect(rowAfterEach(falseAccusationRegister, ['falseAccusation-f1', denied]).at(-1)).toMatchObject({
      decidedBy: upper.personId,
      byOrganisation: 'upper',
      reference: null,
      reason: '证据不足',
    });
  });
});
