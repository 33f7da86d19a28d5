import fc from 'fast-check';
import { limitFrom } from '@liandong/legal-time';
import { lawful } from '@liandong/testing/lawful';
import { directForward, directForwardActions, envelopeRecipients } from './direct-forward.decider.js';

/** Five working days from each, across a holiday (端午 2020-06-25 to 06-27); the last one in the future. */
const lastDayFrom: Readonly<Record<string, string>> = {
  '2020-06-11': '2020-06-18',
  '2020-06-12': '2020-06-19',
  '2020-06-23': '2020-07-01',
  '2020-07-20': '',
};
const dueAt = '2020-06-15T15:59:59.999Z';
const people = [
  ['reception', 'reception-officer'],
  ['chief', 'principal'],
  ['other', 'principal'],
].map(([personId, role]) => ({ personId: personId!, organisationId: 'mhk', role: role! }));
const envelopes = lawful(
  directForward,
  {
    actions: directForwardActions,
    ends: ['sent-up'],
    own: ['limit-due'],
    again: ['limit-due'],
    refusals: [
      'direct-forward.date-in-future',
      'direct-forward.not-allowed',
      'direct-forward.not-yours',
      'direct-forward.sent-before-receipt',
    ],
  },
  {
    data: {
      pass: fc.record({
        organisationId: fc.constant('mhk'),
        envelope: fc.constant('MF-2020-7'),
        recipient: fc.constantFrom(...envelopeRecipients),
        receivedOn: fc.constantFrom(...Object.keys(lastDayFrom)),
      }),
      'limit-due': fc.record({
        stage: fc.constantFrom('yellow', 'overdue', 'met', 'moved'),
        dueAt: fc.constant(dueAt),
        organisationId: fc.constant('mhk'),
        limit: fc.constant(limitFrom('B1.7', '2020-06-11')),
      }),
      'send-up': fc.record({
        sentOn: fc.constantFrom('2020-06-10', '2020-06-18', '2020-06-19', '2020-06-22', '2020-07-01', '2020-07-02', '2020-07-11'),
      }),
    },
    by: fc.constantFrom(...people),
    at: fc.constantFrom('2020-07-10T02:00:00.000Z'),
    asks: 15,
  },
);

describe('direct forward: whatever is passed, warned about and sent up in whatever order', () => {
  envelopes.itIsLawful();

  it('B1.7: sent up once, in time within five working days of receipt, by the principal what went there, and by nobody of them what is about them', () => {
    envelopes.check((steps) => {
      const history = steps.flatMap(({ command, before, events }) => events.map((event) => ({ event, before, by: command.by })));
      expect(history.filter(({ event }) => event.type === 'EnvelopeSentUp').length).toBeLessThan(2);
      for (const { event, before, by } of history) {
        if (event.type === 'EnvelopePassed')
          expect([event.data.deadline.dueAt, event.rules]).toEqual([
            `${lastDayFrom[event.data.receivedOn]!}T15:59:59.999Z`,
            [{ ruleId: 'B1.7', version: event.data.deadline.version }],
          ]);
        if (event.type !== 'EnvelopeSentUp') continue;
        expect(by.role === 'principal').toBe(before.recipient === 'principal');
        expect(event.data.sentOn >= before.receivedOn!).toBe(true);
        expect(event.data.inTime).toBe(event.data.sentOn <= lastDayFrom[before.receivedOn!]!);
      }
    });
  });

  it('B1.7, B1.23: warned about only while it waits, and nothing of what is inside is anywhere', () => {
    envelopes.check((steps) => {
      for (const { before, events, after } of steps) {
        for (const event of events) {
          if (event.type === 'SendingUpWarned')
            expect([before.status, event.data.band, event.data.late]).toEqual(['passed', event.data.overdue ? 'red' : 'yellow', true]);
          expect(Object.keys(event.data).filter((field) => /content|subject|summary|title|name/i.test(field))).toEqual([]);
        }
        if (events.every(({ type }) => type === 'SendingUpWarned')) expect(after).toEqual(before);
      }
    });
  });
});
