import { custody } from '../custody/custody.decider.js';
import type { CustodyEvent } from '../custody/custody.events.js';
import { unsignedStep } from './clue.signatures.js';

const hands = (...events: readonly CustodyEvent[]) => events.reduce(custody.evolve, custody.initial);
const opened = (step: number, routingNo?: number): CustodyEvent => ({
  type: 'StepOpened',
  data: {
    organisationId: 'mhk',
    clueNumber: '1',
    kind: 'routing',
    to: { organisationId: 'mhk.zone-1', personId: 'l' },
    step,
    openedBy: 'a',
    ...(routingNo === undefined ? {} : { routingNo }),
  },
});
const received = (step: number): CustodyEvent => ({ type: 'StepReceived', data: { step, receivedOn: '2020-06-11', receivedBy: 'l' } });
const routing = { zoneId: 'mhk.zone-1', leaderPersonId: 'l', level: 'county', proposedBy: 'p' } as const;

describe('B1.4: the signature that a clue lacks', () => {
  it('given a second routing whose step has not opened yet, then it lacks a signature, until it is opened, signed or spared', () => {
    const first = [opened(1, 1), received(1)];
    expect(unsignedStep(hands(...first), { routing, routings: 1 })).toBeUndefined();
    expect(unsignedStep(hands(...first), { routing, routings: 2 })).toEqual({ step: 2, status: 'open' });
    expect(unsignedStep(hands(...first, opened(2, 2)), { routing, routings: 2 })).toEqual({ step: 2, status: 'open' });
    expect(unsignedStep(hands(...first, opened(2, 2), received(2)), { routing, routings: 2 })).toBeUndefined();
    expect(
      unsignedStep(hands(...first, { type: 'StepSpared', data: { routingNo: 2, personId: 'l' } }), { routing, routings: 2 }),
    ).toBeUndefined();
  });

  it('B1.5, B1.8, B1.18: what gave the clue to a department lacks a signature until its step is opened and signed, or spared', () => {
    const given = (step: number, name: string): CustodyEvent => ({
      type: 'StepOpened',
      data: { organisationId: 'mhk', clueNumber: '1', kind: 'issue', to: { organisationId: 'mhk.room-1' }, step, openedBy: 'a', name },
    });
    const never = { routings: 0 };
    expect(unsignedStep(hands(), never, ['department'])).toEqual({ step: 1, status: 'open' });
    expect(unsignedStep(hands(given(1, 'department')), never, ['department'])).toEqual({ step: 1, status: 'open' });
    const signed = [given(1, 'department'), received(1)];
    expect(unsignedStep(hands(...signed), never, ['department'])).toBeUndefined();
    expect(unsignedStep(hands(...signed), never, ['department', 'c1-1-1/1'])).toEqual({ step: 2, status: 'open' });
    expect(
      unsignedStep(hands(...signed, { type: 'StepSpared', data: { name: 'c1-1-1/1' } }), never, ['department', 'c1-1-1/1']),
    ).toBeUndefined();
  });

  it('given routings that were not counted, then the first step tells; a clue that never left the library lacks none', () => {
    expect(unsignedStep(hands(), { routing, routings: 0 })).toEqual({ step: 1, status: 'open' });
    expect(unsignedStep(hands(opened(1), received(1)), { routing, routings: 0 })).toBeUndefined();
    expect(unsignedStep(hands(), { routings: 0 })).toBeUndefined();
  });
});
