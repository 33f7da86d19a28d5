import fc from 'fast-check';
import { attempt, type Step } from '@liandong/testing';
import { screeningMeeting, type ScreeningMeetingCommand, type ScreeningMeetingData } from './screening-meeting.decider.js';
import { deferred, type ScreeningMeetingEvent } from './screening-meeting.events.js';
import { at, keeper, owners, plan, principal } from './screening-meeting.fixtures.js';
import type { ScreeningMeetingState } from './screening-meeting.state.js';

const second = { ...keeper, personId: 'mhk-intake-2' };
const clueId = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'toString');
const day = fc.constantFrom('2020-06-28', '2020-06-29', '2020-07-01');
const organisation = fc.constantFrom('mhk.dispatched-1', 'mhk.room-1', 'mhk.room-2');
const data: { readonly [T in ScreeningMeetingCommand['type']]: fc.Arbitrary<ScreeningMeetingData<T>> } = {
  convene: fc.record({ agenda: fc.subarray(['c1', 'c2']), participants: fc.array(fc.record({ organisationId: organisation, persons: fc.constant(['a']) }), { minLength: 1, maxLength: 3 }) }).map((drawn) => ({ ...plan, ...drawn, owners })),
  'add-clue': clueId.map((added) => ({ clueId: added, owners })),
  'read-volumes': fc.record({ clueId, volumes: fc.constant(1), readOn: day }),
  'record-opinion': fc.record({ clueId, decision: fc.constantFrom('initial-verification' as const, 'hold' as const, deferred), opinion: fc.constant('……'), dissent: fc.array(organisation.map((organisationId) => ({ organisationId, opinion: '宜函询' })), { maxLength: 1 }) }),
  'sign-minutes': day.map((heldOn) => ({ minutes: '会议纪要', heldOn })),
  cancel: fc.constant({ reason: '改期' }),
};
const all = Object.keys(data) as ScreeningMeetingCommand['type'][];
const types = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...all.filter((type) => type !== 'cancel' && type !== 'convene')) }, { weight: 1, arbitrary: fc.constantFrom(...all) });
const commandOf = (type: ScreeningMeetingCommand['type']) => fc.record({ type: fc.constant(type), data: data[type] as fc.Arbitrary<object>, by: fc.constantFrom(keeper, second, principal), at: fc.constant(at) }) as fc.Arbitrary<ScreeningMeetingCommand>;

function play(draw: fc.GeneratorValue): readonly Step<ScreeningMeetingState, ScreeningMeetingCommand, ScreeningMeetingEvent>[] {
  let state = screeningMeeting.initial;
  return Array.from({ length: 40 }, () => {
    const before = state;
    const command = draw(commandOf, before.status === 'none' ? ('convene' as const) : draw(() => types));
    const events = attempt(screeningMeeting, command, before);
    state = events.reduce(screeningMeeting.evolve, before);
    return { command, before, events, after: state };
  });
}

describe('meeting about clues: whatever is studied and written down in whatever order', () => {
  it('0.7, 4.8: several organisations, clues of one library; the minutes repeat what was decided last about every clue, signed by nobody who wrote it down; then nothing changes', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const last = new Map<string, string>();
        const wrote = new Set<string>();
        for (const { before, command, events, after } of play(draw)) {
          for (const event of events) {
            if (event.type === 'MeetingConvened') expect(new Set(event.data.participants.map(({ organisationId }) => organisationId)).size).toBeGreaterThan(1);
            if (event.type === 'VolumesRead') expect(before.agenda).toContain(event.data.clueId);
            if (event.type === 'OpinionRecorded') {
              expect(before.agenda).toContain(event.data.clueId);
              for (const { organisationId } of event.data.dissent) expect(before.participants.map((one) => one.organisationId)).toContain(organisationId);
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
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every status and event, so that the property above says something', () => {
    const reached = new Set<string>();
    fc.assert(fc.property(fc.gen(), (draw) => play(draw).forEach(({ events, after }) => [after.status, ...events.map(({ type }) => type)].forEach((one) => reached.add(one)))), { numRuns: 300, seed: 20_200_611 });
    reached.delete('none');
    expect([...reached].sort()).toEqual(['ClueAdded', 'MeetingCancelled', 'MeetingConvened', 'MinutesSigned', 'OpinionRecorded', 'VolumesRead', 'cancelled', 'convened', 'signed']);
  });
});
