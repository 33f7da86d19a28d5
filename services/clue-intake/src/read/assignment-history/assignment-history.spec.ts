import { recorded } from '@liandong/service-kit/testing';
import type { AssignmentEvent } from '../../assignment/assignment.events.js';
import { accepted, command, deputy, given42, opened, played, received, result, whole } from '../../assignment/assignment.fixtures.js';
import { historyOf } from '../history/history.js';
import { assignmentHistory } from './assignment-history.query.js';
import { assignmentSteps } from './assignment-history.steps.js';
import { assignmentStepTerms } from './assignment-history.terms.js';

const by = 'mhk-lead-1';
const others: readonly AssignmentEvent[] = [
  ...played(opened).slice(-1),
  { type: 'AssignmentEnded', data: { ground: 'forwarded' } },
  { type: 'AssignmentPassedOn', data: { toOrganisation: 'pj', reason: '属其管辖', passedOn: '2020-06-12', passedBy: by, inTime: true } },
  ...played(command('propose', given42), command('approve', { approvedOn: '2020-06-11' }, deputy)),
  { type: 'AssignmentWithdrawn', data: { reason: '改由其他单位承办', withdrawnBy: by } },
  { type: 'AssignmentRejected', data: { reason: '由本室自办', rejectedBy: by } },
  { type: 'SupervisionRejected', data: { reason: '尚未逾期', rejectedBy: by } },
];
const stepsOf = (history: readonly AssignmentEvent[]) => historyOf(assignmentHistory, recorded(['assignment-a1', history]));

describe('history of an assigned matter', () => {
  it('B1.14: who reviewed the result together, what they thought, and why it was sent back', () => {
    const steps = stepsOf(played(...whole));
    expect(steps.find(({ kind }) => kind === 'ResultReviewed')).toMatchObject({
      day: '2020-06-11',
      opinion: '同意上报',
      ledTo: { participants: ['p1', 'p2', 'p3'], agreed: true },
    });
    expect(steps.find(({ kind }) => kind === 'ResultRejected')).toMatchObject({ reason: '清退未到位' });
    // Every result that was proposed, not the last one alone.
    expect(steps.filter(({ kind, opinion }) => kind === 'ResultProposed' && opinion === result.summary)).toHaveLength(2);
  });

  it('B1.13: why something was refused or taken back', () => {
    const reasons = new Map(stepsOf([...played(received, accepted), ...others]).map(({ kind, reason }) => [kind, reason]));
    expect(reasons.get('AssignmentRejected')).toBe('由本室自办');
    expect(reasons.get('AssignmentWithdrawn')).toBe('改由其他单位承办');
    expect(reasons.get('SupervisionRejected')).toBe('尚未逾期');
  });

  it('every step is called something of its own', () => {
    expect(Object.keys(assignmentStepTerms).sort()).toEqual(Object.keys(assignmentSteps).sort());
    expect(new Set(Object.values(assignmentStepTerms).map(({ zh }) => zh)).size).toBe(Object.keys(assignmentSteps).length);
  });
});
