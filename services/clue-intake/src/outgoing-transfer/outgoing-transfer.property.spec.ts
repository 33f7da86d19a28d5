import fc from 'fast-check';
import { isPerson, type Subject, subjectKindOf, subjectKinds } from '@liandong/contracts';
import { isInTime } from '@liandong/legal-time';
import { attempt } from '@liandong/testing';
import { figures, institution, person, unidentified } from '../clue/clue.fixtures.js';
import {
  type Origin,
  outgoingTransfer,
  outgoingTransferActions,
  type OutgoingTransferCommand,
  type OutgoingTransferStatus,
} from './outgoing-transfer.decider.js';
import { type OutgoingTransferEvent, transferWays } from './outgoing-transfer.events.js';
import { admitted, at, congress, deputy, director, keeper, letter, origin as known, procurator } from './outgoing-transfer.fixtures.js';

const today = at.slice(0, 10);
const LATER = '2020-06-30T02:00:00.000Z';
/** Before the transfer, its day, within the limit, after it, and a day to come. */
const day = fc.constantFrom('2020-06-10', today, '2020-06-18', '2020-06-19', '2020-07-01');
/** One of each kind; then whoever was unidentified is known, a unit's name corrected, a person gone. */
const person1 = person('s1');
const unit2 = institution('s2');
const nobody3 = unidentified('s3');
const proposable: readonly Subject[] = [person1, unit2, nobody3];
const identified: Subject = { ...person('s3'), name: '丙' };
const origin: Origin = { ...known, subjects: proposable };
const from = fc.constantFrom<Origin[]>(
  origin,
  origin,
  { ...origin, subjects: [person1, unit2, identified] },
  { ...origin, subjects: [person1, { ...unit2, name: '更正后的单位' }, nobody3] },
  { ...origin, subjects: [unit2, nobody3] },
  { ...origin, organisationId: 'pj' },
  { ...origin, stands: false },
  { ...origin, level: 'secret' },
  { organisationId: 'mhk', stands: true, subjects: [], level: 'internal' },
);
const agency = fc.constantFrom(admitted, { ...admitted, status: 'suspended' as const }, { status: 'none' as const });
const reason = fc.constant('……');
type Data = { readonly [T in OutgoingTransferCommand['type']]: fc.Arbitrary<Extract<OutgoingTransferCommand, { type: T }>['data']> };
const data: Data = {
  propose: fc.record({
    letter: fc
      .record({
        way: fc.constantFrom(...transferWays),
        of: fc.constantFrom({ clueId: 'c1' }, { keyMarkId: 'k1' }, {}, { clueId: 'c1', keyMarkId: 'k1' }),
      })
      .map(({ way, of }) => {
        const { clueId: _clueId, ...words } = letter;
        return { ...words, way, ...of };
      }),
    subjectIds: fc.subarray(['s1', 's2', 's3', 's9']),
    agency,
    origin: from,
  }),
  approve: fc.record({ agency, origin: from }),
  reject: fc.record({ reason }),
  recall: fc.record({ reason, agency, level: fc.constantFrom<Origin['level'][]>('internal', 'secret') }),
  'give-up': fc.record({ reason }),
  accept: fc.record({ reference: fc.constant('检收1号'), acceptedOn: day }),
  refuse: fc.record({ reason, refusedOn: day }),
  answer: fc.record({ text: fc.constant('已办结'), figures: fc.constant(figures), answeredOn: day }),
  'acknowledge-answer': fc.record({ acknowledgedOn: day }),
};
const all = Object.keys(data) as OutgoingTransferCommand['type'][];
/** They would end too many histories before the agency answers. */
const waysOut: readonly OutgoingTransferCommand['type'][] = ['reject', 'recall', 'give-up'];
const people = [keeper, director, deputy, procurator, congress];
const commandOf = (type: OutgoingTransferCommand['type'], begun: boolean) =>
  fc.record({
    type: fc.constant(type),
    data: data[type] as fc.Arbitrary<object>,
    by: fc.constantFrom(...people),
    at: fc.constant(begun ? LATER : at),
  }) as fc.Arbitrary<OutgoingTransferCommand>;

/** What was sent is sent on the first day, so that every day above means something. */
function play(
  draw: fc.GeneratorValue,
): readonly {
  readonly status: OutgoingTransferStatus;
  readonly command: OutgoingTransferCommand;
  readonly events: readonly OutgoingTransferEvent[];
}[] {
  let state = outgoingTransfer.initial;
  return Array.from({ length: 60 }, () => {
    const { status } = state;
    const allowed = outgoingTransferActions[status];
    const onward = allowed.filter((one) => !waysOut.includes(one));
    const type = draw(() =>
      fc.oneof(
        ...[onward, allowed, all].map((types, index) => ({
          weight: index === 0 ? 6 : 1,
          arbitrary: fc.constantFrom(...(types.length > 0 ? types : all)),
        })),
      ),
    );
    const command = draw(commandOf, type, status !== 'none' && status !== 'proposed');
    const events = attempt(outgoingTransfer, command, state);
    state = events.reduce(outgoingTransfer.evolve, state);
    return { status, command, events };
  });
}

describe('outgoing transfer: whatever is asked in whatever order', () => {
  const reached = new Set<string>();

  it('0.14, B1.6: nobody approves the own proposal, nothing goes to whom was not admitted, nobody but the agency answers, and each answer stands in its place and on its day', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const history: OutgoingTransferEvent[] = [];
        for (const { status, command, events } of play(draw)) {
          history.push(...events);
          reached.add(status);
          if (events.length > 0) expect(outgoingTransferActions[status]).toContain(command.type);
          const proposal = history[0]?.type === 'TransferProposed' ? history[0].data : undefined;
          for (const event of events) {
            if (event.type === 'TransferProposed') {
              expect((event.data.clueId === undefined) !== (event.data.keyMarkId === undefined)).toBe(true);
              if (event.data.way === 'hand-over') expect(event.data.subjects.length).toBeGreaterThan(0);
              for (const subject of event.data.subjects) {
                expect(command.type === 'propose' && command.data.origin.subjects).toContainEqual(subject);
                // Nothing of a person is told of what is none.
                if (!isPerson(subject)) expect(Object.keys(subject)).not.toContain('position');
              }
            }
            if (event.type === 'TransferSent') {
              for (const subject of proposal!.subjects) reached.add(subjectKindOf(subject));
              expect(event.data.approvedBy).not.toBe(proposal!.proposedBy);
              expect(command.type === 'approve' && command.data.agency.status).toBe('active');
              expect(command.type === 'approve' && command.data.origin).toMatchObject({
                organisationId: 'mhk',
                stands: true,
                level: 'internal',
                subjects: expect.arrayContaining([...proposal!.subjects]),
              });
            }
            if (event.type === 'TransferRejected') expect(status).toBe('proposed');
            if (event.type === 'TransferRecalled') expect(['sent', 'accepted']).toContain(status);
            if (event.type === 'TransferAccepted' || event.type === 'TransferRefused' || event.type === 'TransferAnswered')
              expect(command.by.organisationId).toBe('mhk.procuratorate');
            if (event.type === 'TransferAccepted' || event.type === 'TransferRefused') {
              const { acceptBy, sentOn } = history.flatMap((one) => (one.type === 'TransferSent' ? [one.data] : []))[0]!;
              const on = event.type === 'TransferAccepted' ? event.data.acceptedOn : event.data.refusedOn;
              expect([event.data.inTime, on >= sentOn, on <= LATER.slice(0, 10)]).toEqual([isInTime(acceptBy, on), true, true]);
            }
          }
        }
        const number = (type: OutgoingTransferEvent['type']) => history.filter((event) => event.type === type).length;
        expect(number('TransferAccepted') + number('TransferRefused')).toBeLessThanOrEqual(number('TransferSent'));
        expect(number('TransferRecalled') + number('TransferRefused') + number('TransferAnswered')).toBeLessThanOrEqual(
          number('TransferSent'),
        );
        expect(number('TransferAnswered')).toBeLessThanOrEqual(number('TransferAccepted'));
        expect(number('TransferAnswerAcknowledged')).toBeLessThanOrEqual(number('TransferAnswered'));
        for (const type of new Set(history.map((event) => event.type))) expect(number(type)).toBe(1);
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });

  it('every status was reached, and every kind of subject was sent', () => {
    expect([...reached].sort()).toEqual([...Object.keys(outgoingTransferActions), ...subjectKinds].sort());
  });
});
