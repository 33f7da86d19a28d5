import { count } from '@liandong/service-kit/testing';
import { approvedResult, played, whole } from '../assignment/assignment.fixtures.js';
import { assignmentFigures } from './assignment.figures.js';

const counted = (commands: typeof whole) => count(assignmentFigures, { category: 'assignment', history: played(...commands) });

describe('figures of results that went up', () => {
  it('4.2: what handling led to counts once the result went up, and not before', () => {
    expect(counted(approvedResult)).toEqual({});
    expect(counted(whole)).toEqual({
      'results-reported': { 'assigned true': 1 },
      effects: { 'refund 甲市': 1 },
      'effect-quantities': { 'refund 甲市': 10 },
      'money-returned': { 'refund 甲市': 1_000 },
    });
  });
});
