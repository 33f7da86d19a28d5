import fc from 'fast-check';
import { type DrawnData, histories } from '@liandong/testing/histories';
import { library, type LibraryCommand } from './library.decider.js';
import { differenceKinds } from './library.events.js';
import { at, giver, list, principal, taker } from './library.fixtures.js';
import { isInOffice, mayRegister, openHandover } from './library.state.js';

const third = { personId: 'mhk-intake-2', organisationId: 'mhk.case-management', role: 'intake-officer' };
const today = '2020-06-11';
const day = fc.constantFrom('2020-06-01', '2020-06-05', '2020-06-10', today, '2020-06-12');
const keeper = fc.constantFrom(giver.personId, taker.personId, third.personId);
const reconciliation = fc.record({
  reconciliationId: fc.constantFrom('r1', 'r2', 'r3'),
  organisationId: fc.constantFrom('mhk', 'mhk', 'pj'),
  handlerId: fc.constantFrom('h1', 'h2'),
  openedOn: day,
  reconciled: fc.constantFrom(true, true, false),
});
const data: DrawnData<LibraryCommand> = {
  entrust: fc.record({
    organisationId: fc.constant('mhk'),
    unitId: fc.constantFrom('mhk.case-management', 'pj.case-management'),
    since: fc.constantFrom('2020-06-01', '2020-06-05', '2020-06-12'),
  }),
  appoint: fc.record({ personId: keeper, from: day, documentNumber: fc.constant('指定〔2020〕1号') }),
  'prepare-handover': fc.record({ giver: keeper, taker: keeper, preparedOn: day, list: fc.constant(list) }),
  'note-difference': fc.record({
    number: fc.constant('信〔2020〕1号'),
    kind: fc.constantFrom(...differenceKinds),
    note: fc.constant('原件未见'),
    listed: fc.boolean(),
  }),
  'sign-handover': day.map((signedOn) => ({ signedOn })),
  'cancel-handover': fc.constant({ reason: '……' }),
  'close-period': fc.record({
    reconciledOn: day,
    reconciliations: fc.array(reconciliation, { maxLength: 2 }),
    handlers: fc.subarray(['h1', 'h2']),
  }),
};
const all = Object.keys(data) as LibraryCommand['type'][];
/** A hand-over that is prepared is seldom cancelled. */
const types = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<LibraryCommand['type']>('appoint', 'prepare-handover', 'sign-handover', 'note-difference', 'close-period'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...all) },
);
const libraries = histories(library, {
  data,
  by: fc.constantFrom(principal, giver, taker, third),
  at: fc.constant(at),
  asks: 80,
  next: ({ status }) => (status === 'none' ? fc.constant('entrust') : types),
});

describe('library: whoever keeps and hands over in whatever order', () => {
  it('B1.4: a hand-over is between two keepers in office, who both sign, each once and not before it was prepared; its list is noted upon only before; it alone ends an office', () => {
    libraries.check((steps) => {
      let signedOn: string[] = [];
      for (const { before, command, events, after } of steps) {
        const open = openHandover(before);
        for (const event of events) {
          if (event.type === 'HandoverPrepared') {
            signedOn = [];
            const { giver: gives, taker: takes } = event.data;
            expect([gives === takes, isInOffice(before, gives, today), isInOffice(before, takes, today), event.data.handover]).toEqual([
              false,
              true,
              true,
              before.handovers.length + 1,
            ]);
            // Whoever gives the items away enters nothing new.
            expect([mayRegister(after, gives, today), mayRegister(after, takes, today)]).toEqual([false, true]);
          }
          if (event.type === 'DifferenceNoted')
            expect({ signed: open!.signed, isSide: [open!.giver, open!.taker].includes(event.data.notedBy) }).toEqual({
              signed: [],
              isSide: true,
            });
          if (event.type === 'HandoverSigned') {
            expect(event.data.signedBy).toBe(open![event.data.side]);
            expect(open!.signed).not.toContain(event.data.side);
            signedOn.push(event.data.signedOn);
            expect(event.data.signedOn >= open!.preparedOn && event.data.signedOn <= today).toBe(true);
          }
          if (event.type === 'HandoverCompleted') {
            expect(event.data.completedOn).toBe(signedOn.toSorted().at(-1));
            expect(after.handovers.at(-1)!.signed.toSorted()).toEqual(['giver', 'taker']);
            expect([isInOffice(after, event.data.giver, today), isInOffice(after, event.data.taker, today)]).toEqual([false, true]);
          }
        }
        if (!events.some(({ type }) => type === 'HandoverCompleted'))
          expect(after.keepers.slice(0, before.keepers.length)).toEqual(before.keepers);
        expect(after.handovers.filter(({ status }) => status === 'prepared')).toHaveLength(after.status === 'handing-over' ? 1 : 0);
        const inOffice = after.keepers.filter(({ until }) => until === null).map(({ personId }) => personId);
        expect(new Set(inOffice).size).toBe(inOffice.length);
        expect(after.keepers.every(({ from, until }) => until === null || until >= from)).toBe(true);
        if (command.type === 'entrust' && before.status !== 'none') expect(events).toEqual([]);
      }
    });
  });

  it('B1.3: periods of reconciliation follow each other without a gap, and leave out nobody who has something in hand', () => {
    libraries.check((steps) => {
      for (const { before, command, events, after } of steps) {
        for (const event of events) {
          if (event.type !== 'PeriodReconciled' || command.type !== 'close-period') continue;
          const { from, reconciledOn, reconciliationIds } = event.data;
          expect([from, after.periodFrom]).toEqual([before.periodFrom, reconciledOn]);
          expect(reconciledOn >= from && reconciledOn <= today).toBe(true);
          const named = command.data.reconciliations;
          expect(
            named.every(
              (one) =>
                one.reconciled &&
                one.organisationId === 'mhk' &&
                one.openedOn! >= from &&
                one.openedOn! <= reconciledOn &&
                reconciliationIds.includes(one.reconciliationId),
            ),
          ).toBe(true);
          expect(command.data.handlers.every((handler) => named.some(({ handlerId }) => handlerId === handler))).toBe(true);
        }
        if (events.every(({ type }) => type !== 'PeriodReconciled' && type !== 'LibraryEntrusted'))
          expect(after.periodFrom).toBe(before.periodFrom);
      }
    });
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every event, so that the properties above say something', () => {
    const reached = libraries.reached(({ events, after }) => [after.status, ...events.map(({ type }) => type)], 300);
    expect(reached.filter((one) => one !== 'none')).toEqual([
      'DifferenceNoted',
      'HandoverCancelled',
      'HandoverCompleted',
      'HandoverPrepared',
      'HandoverSigned',
      'KeeperAppointed',
      'LibraryEntrusted',
      'PeriodReconciled',
      'handing-over',
      'held',
    ]);
  });
});
