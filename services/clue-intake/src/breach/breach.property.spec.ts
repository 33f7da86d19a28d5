import type { Actor } from '@liandong/event-sourcing';
import fc from 'fast-check';
import { isInTime } from '@liandong/legal-time';
import { useDemoRules } from '@liandong/service-kit/testing';
import { type DrawnData, histories } from '@liandong/testing/histories';
import { breachKinds } from '../rules/breach-kinds.js';
import { breach, type BreachCommand, type DepartedOfficer } from './breach.decider.js';
import { breachDiscoveries, type BreachEvent } from './breach.events.js';
import { at, cadre, director, officer, principal, reporter, told } from './breach.fixtures.js';

useDemoRules();

const day = fc.constantFrom('2020-06-11', '2020-06-12', '2020-06-15', '2020-06-22', '2020-07-01', '2020-07-02');
const departed: DepartedOfficer = {
  departureId: 'd1',
  departedOn: '2020-06-12',
  bar: { ruleId: 'B4.7', version: '2019', startsOn: '2020-06-12', dueAt: '2020-06-22T15:59:59.999Z' } as unknown as NonNullable<
    DepartedOfficer['bar']
  >,
};
const concerned = fc.record({
  personId: fc.constantFrom(officer.personId, cadre.personId, principal.personId),
  organisationId: fc.constant(officer.organisationId),
  standing: fc.constantFrom('leader' as const, 'staff' as const),
});
const maybe = <T>(value: T) => fc.constantFrom(value, undefined);
const data: DrawnData<BreachCommand> = {
  report: fc.record({
    organisationId: fc.constant('mhk'),
    officer: concerned,
    kind: fc.constantFrom(...breachKinds),
    discovery: fc.constantFrom(...breachDiscoveries),
    about: fc.constant(told.about),
    occurredOn: day,
    content: fc.constant('……'),
    occupation: maybe({ employer: '某公司', position: '顾问' }),
    departed: fc.constantFrom(departed, { ...departed, bar: null }, undefined),
  }),
  register: day.map((registeredOn) => ({ registeredOn })),
  'open-examination': day.map((openedOn) => ({ openedOn })),
  find: day.map((decidedOn) => ({ facts: '经查属实', decidedOn })),
  clear: day.map((decidedOn) => ({ reason: '查无实据', decidedOn })),
  'hand-over': fc.record({
    receiverId: fc.constantFrom('mhk', 'pj', 'tonghua', 'th', 'upper'),
    documentNumber: fc.constant('追责〔2020〕1号'),
    handedOn: day,
  }),
  close: day.map((closedOn) => ({ reason: '……', closedOn })),
};
/** What ends it comes seldom. */
const types = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<BreachCommand['type']>('register', 'open-examination', 'find', 'clear', 'hand-over') },
  { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(data) as BreachCommand['type'][])) },
);
const people: readonly Actor[] = [reporter, officer, director, cadre, principal];
const reports = histories(breach, {
  data,
  by: fc.constantFrom(...people),
  at: fc.constant(at),
  asks: 80,
  next: ({ status }) => (status === 'none' ? fc.constant('report') : types),
});

/** The day on which it happened, in whatever field it stands. */
function dayOf({ data: of }: BreachEvent): string {
  const entry = Object.entries(of).find(([field]) =>
    ['occurredOn', 'registeredOn', 'openedOn', 'decidedOn', 'handedOn', 'closedOn'].includes(field),
  );
  return entry![1] as string;
}

describe('breach: whatever is entered and found in whatever order', () => {
  it('B4.5, B4.7: whom it concerns decides nothing of it, who reported does not examine, who examined states the result and takes no further step; days follow each other; a bar was in force', () => {
    reports.check(
      (steps) => {
        for (const { before, command, events, after } of steps) {
          for (const event of events) {
            expect(dayOf(event) >= (before.lastDay ?? '') && dayOf(event) <= '2020-07-01').toBe(true);
            expect(after.lastDay).toBe(dayOf(event));
            if (event.type !== 'BreachReported') expect(command.by.personId).not.toBe(before.officer!.personId);
            if (event.type === 'BreachExaminationOpened') expect(event.data.openedBy).not.toBe(before.reportedBy);
            if (event.type === 'BreachFound' || event.type === 'BreachNotFound') expect(event.data.decidedBy).toBe(before.examiner);
            if (event.type === 'BreachHandedOver') {
              expect(event.data.decidedBy).not.toBe(before.examiner);
              expect(event.data.level).toBe(before.officer!.standing === 'leader' ? 'upper' : 'own');
              expect(event.data.receiverId === 'mhk').toBe(before.officer!.standing === 'staff');
            }
            if (event.type === 'BreachClosed' && before.status === 'found') expect(event.data.closedBy).not.toBe(before.examiner);
            if (event.type === 'BreachReported') {
              const { kind, occupation, occurredOn, discovery } = event.data;
              expect(occupation !== undefined).toBe(kind === 'barred-occupation');
              if (occupation) expect(occurredOn >= departed.departedOn && isInTime(occupation.bar, occurredOn)).toBe(true);
              if (discovery === 'found') expect(command.by.role).not.toBe('investigator');
              expect(event.rules).toHaveLength(1);
            }
          }
          // Who and what it is about never changes; nothing follows the end.
          if (before.status !== 'none')
            expect([after.officer, after.kind, after.reportedBy]).toEqual([before.officer, before.kind, before.reportedBy]);
          if (before.status === 'closed') expect(events).toEqual([]);
          expect(events.length).toBeLessThan(2);
        }
      },
      { numRuns: 300 },
    );
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every status, kind and level, so that the property above says something', () => {
    const reached = reports.reached(({ events, after }) => [
      after.status,
      ...events.flatMap((event) =>
        event.type === 'BreachReported' ? [event.data.kind] : event.type === 'BreachHandedOver' ? [event.data.level] : [],
      ),
    ]);
    expect(reached.filter((one) => one !== 'none')).toEqual(
      ['reported', 'registered', 'under-examination', 'found', 'not-found', 'handed-over', 'closed', 'own', 'upper', ...breachKinds].sort(),
    );
  });
});
