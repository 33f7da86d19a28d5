import fc from 'fast-check';
import { type DrawnData, histories } from '@liandong/testing/histories';
import { isInTime } from '@liandong/legal-time';
import { followUps } from './reply.allowed-actions.js';
import { reply, type ReplyCommand } from './reply.decider.js';
import { recheckOutcomes, replyEnds, type ReplyEvent, replyMeans } from './reply.events.js';
import { deputy, director, intake, objection, reception, supervisor, system } from './reply.fixtures.js';

const AT = '2020-12-31T02:00:00.000Z';
/** Days of half a year, one of them in the future. */
const day = fc.constantFrom('2020-06-11', '2020-07-02', '2020-07-03', '2020-08-31', '2020-09-21', '2020-10-30', '2020-12-31', '2021-01-01');
const told = fc.record({ means: fc.constantFrom(...replyMeans), toldOn: day });
const number = fc.integer({ min: 0, max: 3 });
const data: DrawnData<ReplyCommand> = {
  open: fc
    .constantFrom({ kind: 'report' as const }, { kind: 'clue' as const }, { kind: 'clue' as const, clueId: 'c1' })
    .map((one) => ({ organisationId: 'mhk', ...one, receivedOn: '2020-06-11' })),
  'correct-receipt': fc
    .record({ receivedOn: fc.constantFrom('2020-06-01', '2020-06-10', '2020-06-11'), accepted: fc.boolean() })
    .map(({ receivedOn, accepted }) => ({ receivedOn, ...(accepted ? { acceptShorter: true as const } : {}) })),
  acknowledge: told,
  complete: fc.record({
    clueId: fc.constantFrom('c1', 'c2'),
    completedOn: day,
    realName: fc.boolean(),
    round: fc.constantFrom(0, 0, 1, 2),
  }),
  'tell-result': told,
  'record-objection': fc.record({ statement: fc.constant(objection.statement), newEvidence: fc.boolean(), raisedOn: day }),
  'read-objection': fc.record({ number }),
  'decide-objection': fc.record({ number, recheck: fc.boolean(), reason: fc.constant('……') }),
  'conclude-recheck': fc.record({ number, outcome: fc.constantFrom(...recheckOutcomes), summary: fc.constant('……'), concludedOn: day }),
  end: fc.record({ ground: fc.constantFrom(...replyEnds) }),
};
const all = Object.keys(data) as ReplyCommand['type'][];
/** Ends come seldom, or nothing would follow. */
const types = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...all.filter((type) => type !== 'end' && type !== 'open')) },
  { weight: 1, arbitrary: fc.constantFrom(...all) },
);
const followsUp: ReadonlySet<string> = new Set(followUps);
const people = [intake, reception, director, supervisor, deputy];
const replies = histories(reply, {
  data,
  by: (type) => (followsUp.has(type) ? fc.constant(system) : fc.constantFrom(...people)),
  at: fc.constant(AT),
  asks: 80,
  next: ({ status }) => (status === 'none' ? fc.constant('open') : types),
});

describe('reply: whatever follows, is told and objected in whatever order', () => {
  it('B1.15, B1.16: a result is told once for each completion, in the reporter’s own channel, never before it or in the future; new evidence is always looked at, and by somebody else', () => {
    replies.check(
      (steps) => {
        const history: ReplyEvent[] = [];
        for (const { before, command, events, after } of steps) {
          history.push(...events);
          for (const event of events) {
            if (event.type === 'ReplyAcknowledged') expect(before.acknowledged).toBe(false);
            if (event.type === 'ReplyAcknowledged' || event.type === 'ReplyResultTold') {
              const [since, limit] =
                event.type === 'ReplyAcknowledged' ? [before.receivedOn!, before.acknowledgeBy!] : [before.completedOn!, before.tellBy!];
              expect(event.data.means === 'dialogue').toBe(before.kind === 'report');
              expect(event.data.toldOn >= since && event.data.toldOn <= '2020-12-31').toBe(true);
              expect(event.data.inTime).toBe(isInTime(limit, event.data.toldOn));
            }
            if (event.type === 'ReplyReceiptCorrected') {
              // B1.4: never once it was told, and never the same.
              expect([before.acknowledged, before.status === 'ended', before.kind]).toEqual([false, false, 'clue']);
              expect(event.data.receivedOn).not.toBe(before.receivedOn);
              expect(event.data.shortened === true).toBe(after.acknowledgeBy!.dueAt < before.acknowledgeBy!.dueAt);
              // B1.4: never earlier unseen.
              if (event.data.shortened) expect(command.type === 'correct-receipt' && command.data.acceptShorter).toBe(true);
            }
            // Of a clue that was opened again, anew; never twice of the same conclusion.
            if (event.type === 'ReplyResultOwed' && ['told', 'result-owed'].includes(before.status))
              expect(event.data.round).toBeGreaterThan(before.round);
            if (event.type === 'ReplyResultTold') expect(before.status).toBe('result-owed');
            if (event.type === 'ReplyObjectionDecided') {
              const decided = before.objections[event.data.number - 1]!;
              expect([decided.recordedBy, before.toldBy]).not.toContain(event.data.approvedBy);
              expect(event.data.recheck || !decided.newEvidence).toBe(true);
            }
          }
          // Who counts as anonymous is owed nothing more, until the identity is verified.
          if (after.status === 'ended' && after.ground === 'not-real-name' && events.length === 0)
            expect(command.type === 'complete' && command.data.realName).toBe(false);
          expect(after.objections.length).toBe(
            history.slice(history.findLastIndex(({ type }) => type === 'ReplyOwed')).filter(({ type }) => type === 'ReplyObjectionRecorded')
              .length,
          );
        }
        const count = (type: ReplyEvent['type']) => history.filter((event) => event.type === type).length;
        expect(count('ReplyResultTold')).toBeLessThanOrEqual(count('ReplyResultOwed') + count('ReplyRecheckConcluded'));
        expect(count('ReplyRecheckConcluded')).toBeLessThanOrEqual(count('ReplyObjectionDecided'));
        expect(count('ReplyObjectionDecided')).toBeLessThanOrEqual(count('ReplyObjectionRecorded'));
      },
      { numRuns: 300 },
    );
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every status, so that the property above says something', () => {
    expect(replies.reached(({ after }) => [after.status])).toEqual([
      'acknowledged',
      'ended',
      'objected',
      'owed',
      'rechecking',
      'result-owed',
      'told',
    ]);
  });
});
