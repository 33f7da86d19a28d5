import type { RecordedEvent } from '@liandong/event-sourcing';
import { foldRows } from '@liandong/projections';
import { count } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { meetingFigures } from '../../figures/meeting.figures.js';
import { screeningMeeting } from '../../screening-meeting/screening-meeting.decider.js';
import type { ScreeningMeetingEvent } from '../../screening-meeting/screening-meeting.events.js';
import { after, command, convened, opinion, owners, signed, studied } from '../../screening-meeting/screening-meeting.fixtures.js';
import { meetingRegister, type MeetingRow } from './meeting-register.projection.js';

function rowOf(history: readonly ScreeningMeetingEvent[]): MeetingRow {
  const events = history.map((event, revision) => ({
    ...event,
    stream: 'screeningMeeting-m1',
    revision,
    position: BigInt(revision + 1),
    metadata: { correlationId: 'm1' },
  }));
  return foldRows(meetingRegister, events as unknown as readonly RecordedEvent[])[0]!;
}

describe('register of meetings', () => {
  it('after every event of every history the row says the same as the meeting', () => {
    for (const history of [
      signed,
      after(studied, command('add-clue', { clueId: 'c3', owners }), opinion('c1', 'close'), command('cancel', { reason: 'x' })),
    ]) {
      for (let length = 1; length <= history.length; length += 1) {
        const { state } = given(screeningMeeting, history.slice(0, length));
        const row = rowOf(history.slice(0, length));
        expect(row).toMatchObject({
          meetingId: 'm1',
          revision: length - 1,
          status: state.status,
          agenda: state.agenda,
          participants: state.participants,
        });
        expect(Object.fromEntries(row.opinions.map(({ clueId, decision }) => [clueId, decision]))).toEqual(state.decisions);
      }
    }
    expect(rowOf(signed)).toMatchObject({ volumes: 4, minutes: '会议纪要', heldOn: '2020-06-29' });
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(rowOf(convened)).sort()).toEqual(Object.keys(meetingRegister.table.columns).sort());
  });

  it('4.8: figures count meetings that were signed, each clue once, and all volumes', () => {
    const life = (id: string, history: readonly ScreeningMeetingEvent[]) => ({ category: 'screeningMeeting', id, history });
    const figures = count(meetingFigures, life('a', signed), life('b', signed), life('c', studied));
    expect(Object.fromEntries(Object.entries(figures).map(([name, groups]) => [name, Object.values(groups)]))).toEqual({
      'meetings-held': [2],
      'clues-studied': [2],
      'volumes-read': [12],
    });
  });
});
