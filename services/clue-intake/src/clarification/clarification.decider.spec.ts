import { given } from '@liandong/testing';
import { isCleared } from '../clue/clue.cleared.js';
import { clue } from '../clue/clue.decider.js';
import { after, approve, propose as proposeMode } from '../clue/clue.disposal.fixtures.js';
import { decided, proposed, screened } from '../clue/clue.fixtures.js';
import { clarification } from './clarification.decider.js';
import { approved, at, command, plan, principal, proposed as history, supervisor } from './clarification.fixtures.js';

const propose = (more: object = {}) => command('propose', { ...plan, cleared: true, ...more });

describe('clarification', () => {
  it('B1.17: only for a subject against whom nothing was found', () => {
    given(clarification, [])
      .when(propose({ cleared: false }))
      .thenRefused('clarification.not-cleared');
    given(clarification, []).when(propose()).then(history);
  });

  it('B1.17: a subject is cleared by the outcome “no case”, or by the approved mode “close”', () => {
    const state = (events: Parameters<typeof after>[0]) => given(clue, events).state;
    expect(['s1', 's2', 's3'].map((subjectId) => isCleared(state(decided), subjectId))).toEqual([false, false, true]);
    expect(isCleared(state(proposed), 's1')).toBe(false);
    const close = after(screened, proposeMode('close'));
    expect(isCleared(state(close), 's1')).toBe(false);
    expect(isCleared(state(after(close, approve())), 's1')).toBe(true);
    expect(isCleared(state(after(close, approve())), 'constructor')).toBe(false);
    expect(isCleared(state(after(close, approve(), proposeMode('initial-verification'))), 's1')).toBe(false);
  });

  it('B1.17: a circular goes no further than the effect of the report; a letter and a talk have no scope', () => {
    given(clarification, [])
      .when(propose({ scope: ['某局', '全市'] }))
      .thenRefused('clarification.scope-too-wide');
    given(clarification, [])
      .when(propose({ scope: [] }))
      .thenRefused('clarification.scope-unfit');
    for (const form of ['letter', 'face-to-face'] as const) {
      given(clarification, []).when(propose({ form })).thenRefused('clarification.scope-unfit');
      given(clarification, [])
        .when(propose({ form, scope: [] }))
        .thenTypes('ClarificationProposed');
    }
  });

  it('B1.17: approved by another person than the proposer, then made', () => {
    given(clarification, history)
      .when(command('approve', {}, { ...principal, personId: supervisor.personId }))
      .thenRefused('clarification.proposer-approves');
    given(clarification, history)
      .when(command('approve', {}, principal))
      .then([{ type: 'ClarificationApproved', data: { approvedBy: principal.personId, approvedAt: at } }]);
    given(clarification, history)
      .when(command('make', { madeOn: '2020-08-31', reference: 'x' }))
      .thenRefused('clarification.not-allowed');
    given(clarification, approved)
      .when(command('make', { madeOn: '2020-09-01', reference: 'x' }))
      .thenRefused('clarification.date-in-future');
    given(clarification, approved)
      .when(command('make', { madeOn: '2020-08-31', reference: '澄清函〔2020〕1号' }))
      .then([{ type: 'ClarificationMade', data: { madeOn: '2020-08-31', reference: '澄清函〔2020〕1号', madeBy: supervisor.personId } }]);
    given(clarification, history)
      .when(command('reject', { reason: 'x' }, principal))
      .thenTypes('ClarificationRejected');
  });
});
