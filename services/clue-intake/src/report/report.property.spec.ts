import fc from 'fast-check';
import { type DrawnData, histories } from '@liandong/testing/histories';
import { report, type ReportCommand } from './report.decider.js';
import { type ReportEvent, declineGrounds, directForwardGrounds } from './report.events.js';
import { anybody, chief, deputy, limit, message, photograph, reception, submission } from './report.fixtures.js';
import { openQuestions, photographsOf } from './report.state.js';

const text = fc.constantFrom('甲', '乙').map(message);
const data: DrawnData<ReportCommand> = {
  submit: fc.constant(submission),
  'read-content': fc.constant({}),
  'read-photograph': fc.record({ number: fc.integer({ min: 0, max: 4 }) }),
  'add-photograph': fc.constantFrom('d1', 'd2').map((digest) => ({ photograph: photograph(digest) })),
  ask: text.map((question) => ({ question })),
  answer: fc.record({ number: fc.integer({ min: 0, max: 6 }), answer: text }),
  supplement: text.map((supplement) => ({ supplement })),
  tell: text.map((notice) => ({ notice })),
  'take-in': fc.constantFrom('c1', 'c2').map((clueId) => ({ clueId })),
  'propose-decline': fc.record({ ground: fc.constantFrom(...declineGrounds), notice: text }),
  'approve-decline': fc.constant({}),
  'reject-decline': fc.constant({ reason: '甲' }),
  'keep-repeat': text.map((notice) => ({ firstReportId: 'r0', notice, first: { organisationId: 'mhk', isRepeat: false } })),
  'find-direct-forward': fc.constantFrom(...directForwardGrounds).map((ground) => ({ ground })),
  'send-up': fc.constantFrom('2020-06-11', '2020-06-12').map((sentOn) => ({ toOrganisation: 'upper', sentOn })),
  'limit-due': fc.constantFrom('yellow', 'overdue', 'met').map((stage) => ({ stage, dueAt: limit.dueAt, organisationId: 'mhk', limit })),
  'confirm-destruction': fc.constant({}),
};
/** The dialogue goes on for long; what ends it comes seldom. */
const talk: readonly ReportCommand['type'][] = [
  'read-content',
  'read-photograph',
  'ask',
  'answer',
  'answer',
  'supplement',
  'add-photograph',
  'tell',
];
const types = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...talk) },
  { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(data) as ReportCommand['type'][])) },
);
const reporters: ReadonlySet<string> = new Set(['submit', 'answer', 'supplement', 'add-photograph']);
const reports = histories(report, {
  data,
  by: (type) => (reporters.has(type) ? fc.constant(anybody) : fc.constantFrom(reception, reception, deputy, chief)),
  at: fc.constant('2020-06-12T02:00:00.000Z'),
  asks: 60,
  next: ({ status }) => (status === 'none' ? fc.constant('submit') : types),
});

const isReading = ({ type }: ReportEvent) => type === 'ReportContentRead' || type === 'ReportPhotographRead';

describe('report: whatever is said and decided in whatever order', () => {
  it('B1.7, B1.10, B4.4: an answer belongs to its question, what is for the upper level is read by nobody else, nothing is declined by its proposer, nothing happens after the destruction', () => {
    reports.check(
      (steps) => {
        for (const { before, command, events, after } of steps) {
          for (const event of events) {
            if (event.type === 'ReportQuestionAnswered') expect(openQuestions(before)).toContain(event.data.number);
            if (event.type === 'ReportPhotographRead')
              expect(photographsOf(before).map(({ number }) => number)).toContain(event.data.number);
            if (isReading(event) && before.directForward)
              expect(command.by.role).toBe(before.directForward.ground === 'upper-managed' ? 'principal' : 'reception-officer');
            if (isReading(event) && command.by.role === 'deputy') expect(['decline-proposed', 'declined']).toContain(before.status);
            if (event.type === 'ReportDeclined') expect(event.data.approvedBy).not.toBe(before.decline!.proposedBy);
            if (event.type === 'ReportTakenIn') expect(before.directForward).toBeUndefined();
          }
          if (before.directForward && events.length > 0)
            expect([
              'ReportContentRead',
              'ReportPhotographRead',
              'ReportSendingUpWarned',
              'ReportSentUp',
              'ReportContentDestroyed',
            ]).toContain(events[0]!.type);
          if (before.status === 'content-destroyed') expect(events).toEqual([]);
          if (after.status === 'content-destroyed')
            expect({ content: after.content, turns: after.turns }).toEqual({ content: undefined, turns: [] });
          // Questions and photographs are numbered without gaps, whatever was said in between.
          for (const wanted of ['question', 'photograph']) {
            const numbers = after.turns.flatMap((turn) => (turn.kind === wanted && 'number' in turn ? [turn.number] : []));
            expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
          }
        }
      },
      { numRuns: 300 },
    );
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every status, so that the property above says something', () => {
    expect(reports.reached(({ after }) => [after.status])).toEqual([
      'content-destroyed',
      'decline-proposed',
      'declined',
      'direct-forward',
      'repeat-kept',
      'sent-up',
      'submitted',
      'taken-in',
    ]);
  });
});
