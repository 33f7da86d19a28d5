import { clarification } from '../../clarification/clarification.decider.js';
import type { ClarificationEvent } from '../../clarification/clarification.events.js';
import { made, plan, principal, proposed } from '../../clarification/clarification.fixtures.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { clarificationRegister } from './clarification-register.projection.js';

const rejected: readonly ClarificationEvent[] = [
  ...proposed,
  { type: 'ClarificationRejected', data: { reason: '须先结案', rejectedBy: principal.personId } },
];

describe('register of clarifications', () => {
  itIsAReadModel(clarificationRegister, ['clarification-k1', made], ['clarification-k2', rejected]);

  it('B1.17: after every event the row says the same as the clarification: to whom, by whom decided, when made', () => {
    for (const history of [made, rejected]) {
      for (const [index, row] of rowAfterEach(clarificationRegister, ['clarification-k1', history]).entries()) {
        expect(row).toMatchObject({
          ...plan,
          clarificationId: 'k1',
          status: history.slice(0, index + 1).reduce(clarification.evolve, clarification.initial).status,
          revision: index,
        });
      }
    }
    expect(rowAfterEach(clarificationRegister, ['clarification-k1', made]).at(-1)).toMatchObject({
      decidedBy: principal.personId,
      reason: null,
      madeOn: '2020-08-31',
      reference: '澄清函〔2020〕1号',
    });
    expect(rowAfterEach(clarificationRegister, ['clarification-k1', rejected]).at(-1)).toMatchObject({
      decidedBy: principal.personId,
      reason: '须先结案',
      madeOn: null,
    });
  });
});
