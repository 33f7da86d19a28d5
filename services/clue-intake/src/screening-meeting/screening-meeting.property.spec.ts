import fc from 'fast-check';
import { type DrawnData, histories } from '@liandong/testing/histories';
import { screeningMeeting, type ScreeningMeetingCommand } from './screening-meeting.decider.js';
import { deferred } from './screening-meeting.events.js';
import { at, keeper, owners, plan, principal } from './screening-meeting.fixtures.js';

const second = { ...keeper, personId: 'mhk-intake-2' };
const clueId = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'toString');
const day = fc.constantFrom('2020-06-28', '2020-06-29', '2020-07-01');
const organisation = fc.constantFrom('mhk.dispatched-1', 'mhk.room-1', 'mhk.room-2');
const data: DrawnData<ScreeningMeetingCommand> = {
  convene: fc
    .record({
      agenda: fc.subarray(['c1', 'c2']),
      participants: fc.array(fc.record({ organisationId: organisation, persons: fc.constant(['a']) }), { minLength: 1, maxLength: 3 }),
    })
    .map((drawn) => ({ ...plan, ...drawn, owners })),
  'add-clue': clueId.map((added) => ({ clueId: added, owners })),
  'read-volumes': fc.record({ clueId, volumes: fc.constant(1), readOn: day }),
  'record-opinion': fc.record({
    clueId,
    decision: fc.constantFrom('initial-verification' as const, 'hold' as const, deferred),
    opinion: fc.constant('……'),
    dissent: fc.array(
      organisation.map((organisationId) => ({ organisationId, opinion: '宜函询' })),
      { maxLength: 1 },
    ),
  }),
  'sign-minutes': day.map((heldOn) => ({ minutes: '会议纪要', heldOn })),
  cancel: fc.constant({ reason: '改期' }),
};
const all = Object.keys(data) as ScreeningMeetingCommand['type'][];
const types = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...all.filter((type) => type !== 'cancel' && type !== 'convene')) },
  { weight: 1, arbitrary: fc.constantFrom(...all) },
);
const meetings = histories(screeningMeeting, {
  data,
  by: fc.constantFrom(keeper, second, principal),
  at: fc.constant(at),
  asks: 40,
  next: ({ status }) => (status === 'none' ? fc.constant('convene') : types),
});

describe('meeting about clues: whatever is studied and written down in whatever order', () => {
  it('0.7, 4.8: several organisations, clues of one library; the minutes repeat what was decided last about every clue, signed by nobody who wrote it down; then nothing changes', () => {
    meetings.check((steps) => {
      const last = new Map<string, string>();
      const wrote = new Set<string>();
      for (const { before, command, events, after } of steps) {
        for (const event of events) {
          if (event.type === 'MeetingConvened')
            expect(new Set(event.data.participants.map(({ organisationId }) => organisationId)).size).toBeGreaterThan(1);
          if (event.type === 'VolumesRead') expect(before.agenda).toContain(event.data.clueId);
          if (event.type === 'OpinionRecorded') {
            expect(before.agenda).toContain(event.data.clueId);
            for (const { organisationId } of event.data.dissent)
              expect(before.participants.map((one) => one.organisationId)).toContain(organisationId);
            last.set(event.data.clueId, event.data.decision);
            wrote.add(event.data.recordedBy);
          }
          if (event.type === 'MinutesSigned') {
            expect(event.data.decisions).toEqual(Object.fromEntries(last));
            expect([...last.keys()].sort()).toEqual(before.agenda.toSorted());
            expect(wrote).not.toContain(event.data.signedBy);
            expect(event.data.heldOn <= '2020-06-30').toBe(true);
          }
        }
        expect(new Set(after.agenda).size).toBe(after.agenda.length);
        expect(after.agenda.every((one) => ['c1', 'c2', 'c3'].includes(one))).toBe(true);
        if (before.status === 'signed' || before.status === 'cancelled') expect(events).toEqual([]);
        if (before.status !== 'none' && command.type === 'convene') expect(events).toEqual([]);
      }
    });
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every status and event, so that the property above says something', () => {
    const reached = meetings.reached(({ events, after }) => [after.status, ...events.map(({ type }) => type)], 300);
    expect(reached.filter((one) => one !== 'none')).toEqual([
      'ClueAdded',
      'MeetingCancelled',
      'MeetingConvened',
      'MinutesSigned',
      'OpinionRecorded',
      'VolumesRead',
      'cancelled',
      'convened',
      'signed',
    ]);
  });
});
