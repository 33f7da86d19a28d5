import fc from 'fast-check';
import { commandsOf, type DrawnData, played } from '@liandong/testing/histories';
import { reporter, type ReporterCommand } from './reporter.decider.js';
import { type ReporterEvent, signatures } from './reporter.events.js';
import { identity, phoneOnly, registration, second } from './reporter.fixtures.js';

const number = fc.constantFrom(0, 1, 1, 1, 2, 2, 3);
const reason = fc.constantFrom('甲', '乙');
const data: DrawnData<ReporterCommand> = {
  register: fc
    .record({
      signature: fc.constantFrom(...signatures),
      sealed: fc.constantFrom(identity, phoneOnly),
      number: fc.constantFrom(1, 1, 2, 2, 5, 6, 51),
      follows: fc.constantFrom(true, true, true, false),
      visit: fc.boolean(),
      wantsReply: fc.constantFrom(undefined, true, false),
    })
    .map(({ signature, sealed, number, follows, visit, wantsReply }) => ({
      ...registration,
      signature,
      identity: sealed,
      ...(number === 1 ? {} : { signatory: { ...second, number, follows, visit } }),
      ...(wantsReply === undefined ? {} : { wantsReply }),
    })),
  'check-identity': fc.record({
    outcome: fc.constantFrom('verified' as const, 'verified' as const, 'unverifiable' as const),
    means: reason,
    checkedOn: fc.constant('2020-06-11'),
    wantsReply: fc.constantFrom(undefined, true, false),
  }),
  'request-reveal': fc
    .record({ reason, finding: fc.constantFrom(undefined, undefined, { findingId: 'f1', found: true }, { findingId: 'f2', found: false }) })
    .map(({ finding, ...rest }) => (finding ? { ...rest, finding } : rest)),
  'approve-reveal': fc.record({ number, validHours: fc.constantFrom(1, 24, 72) }),
  'refuse-reveal': fc.record({ number, reason }),
  'read-identity': fc.record({ number }),
  'order-key-destruction': fc.record({ reason }),
  'confirm-key-destruction': fc.constant({}),
};
const types = (Object.keys(data) as ReporterCommand['type'][]).flatMap((type) =>
  Array.from({ length: type.includes('key') ? 1 : type.includes('read') ? 12 : 6 }, () => type),
);
const by = fc.constantFrom('p1', 'p1', 'p2', 'p3').map((personId) => ({ personId, organisationId: 'mhk', role: 'r' }));
const hours = fc.constantFrom(...Array.from({ length: 20 }, () => 0), 1, 30);
const commandOf = (type: ReporterCommand['type'], at: string) => commandsOf<ReporterCommand>(data, by, fc.constant(at))(type);

/** Sixty wishes of three people, whose clock goes on. */
function play(draw: fc.GeneratorValue) {
  let now = Date.parse('2020-06-11T02:00:00.000Z');
  return played(reporter, 60, ({ status }) => {
    now += draw(() => hours) * 3_600_000;
    return draw(commandOf, status === 'none' ? 'register' : draw(() => fc.constantFrom(...types)), new Date(now).toISOString());
  });
}

describe('reporter: whatever is asked in whatever order', () => {
  it('B1.16, B4.4: every reading rests on the reader’s own request, an approval by another person, in its time, of somebody who may be known, under a key that exists', () => {
    let readings = 0;
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const steps = play(draw);
        const history = steps.flatMap(({ command, events }) => events.map((event) => ({ event, at: command.at })));
        history.forEach(({ event, at }, index) => {
          if (event.type !== 'ReporterIdentityRead') return;
          readings += 1;
          const before = history.slice(0, index).map((entry) => entry.event);
          const request = before.find(
            (one): one is Extract<ReporterEvent, { type: 'ReporterRevealRequested' }> =>
              one.type === 'ReporterRevealRequested' && one.data.number === event.data.number,
          );
          const approval = before.find((one) => one.type === 'ReporterRevealApproved' && one.data.number === event.data.number);
          expect(request).toMatchObject({ data: { requestedBy: event.data.readBy } });
          expect(approval).toMatchObject({ type: 'ReporterRevealApproved' });
          if (approval?.type !== 'ReporterRevealApproved') return;
          expect(approval.data.approvedBy).not.toBe(event.data.readBy);
          expect(at <= approval.data.validUntil).toBe(true);
          expect(
            before.some((one) => one.type === 'ReporterIdentityChecked' && one.data.outcome === 'verified') ||
              request?.data.findingId === 'f1',
          ).toBe(true);
          expect(before.some(({ type }) => type.startsWith('ReporterKeyDestr'))).toBe(false);
        });
      }),
      { numRuns: 300, endOnFailure: true },
    );
    // Enough of them for the property to say something.
    expect(readings).toBeGreaterThan(20);
  });

  it('B1.5, B1.16: whoever is registered has a number that follows one, of a visit no more than five; of a visit nobody beyond is ever registered', () => {
    const numbers = new Set<string>();
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        for (const { command, events } of play(draw)) {
          if (command.type !== 'register' || events.length === 0) continue;
          const { signatory } = command.data;
          if (!signatory) continue;
          expect(signatory.follows).toBe(true);
          expect(signatory.number).toBeLessThanOrEqual(signatory.visit ? 5 : 50);
          numbers.add(`${signatory.number} ${signatory.visit}`);
          expect(events).toMatchObject([{ data: { signatory: { clueId: 'c1', number: signatory.number } } }]);
          // What decided is not kept.
          expect(JSON.stringify(events)).not.toMatch(/follows|visit/);
        }
      }),
      { numRuns: 300, endOnFailure: true },
    );
    expect([...numbers]).toEqual(expect.arrayContaining(['2 true', '5 true', '6 false']));
  });

  it('every access to the identity, and nothing else, is marked as one', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        for (const event of play(draw).flatMap(({ events }) => events)) {
          expect('access' in event).toBe(/Reveal|IdentityRead/.test(event.type));
        }
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });
});
