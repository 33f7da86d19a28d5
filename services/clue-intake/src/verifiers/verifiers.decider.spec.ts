import { automationPrincipal } from '@liandong/access';
import { given } from '@liandong/testing';
import { type ToldVerifiers, verifiers, type VerifiersCommand, type VerifiersEvent } from './verifiers.decider.js';

const { personId } = automationPrincipal('clue-intake', 'mhk');
const by = { personId, organisationId: 'mhk', role: 'automation' };
const told = (revision: number, ...members: readonly string[]): ToldVerifiers => ({
  organisationId: 'mhk',
  clueId: 'c1',
  revision,
  members,
});
const record = (data: ToldVerifiers): VerifiersCommand => ({ type: 'record', data, by, at: '2020-06-11T02:00:00.000Z' });
const recorded = (data: ToldVerifiers): VerifiersEvent => ({ type: 'VerifiersRecorded', data });

describe('who verifies a clue, as it was told', () => {
  it('0.3: given teams, when they change, then the whole is kept as it is now, up to nobody', () => {
    given(verifiers, [])
      .when(record(told(3, 'p1', 'p2')))
      .then([recorded(told(3, 'p1', 'p2'))]);
    given(verifiers, [recorded(told(3, 'p1', 'p2'))])
      .when(record(told(9)))
      .then([recorded(told(9))]);
  });

  it('0.3: given a newer state, when an older one comes, or the same again, then it says nothing new', () => {
    for (const revision of [2, 3])
      given(verifiers, [recorded(told(3, 'p1'))])
        .when(record(told(revision, 'p2')))
        .thenNothing();
  });
});
