import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { meetingRegister, type MeetingRow } from '../read/meeting-register/meeting-register.projection.js';
import { screeningMeetingActions } from '../screening-meeting/screening-meeting.allowed-actions.js';
import { screeningMeeting } from '../screening-meeting/screening-meeting.decider.js';
import type { ScreeningMeetingEvent } from '../screening-meeting/screening-meeting.events.js';
import type { MeetingStatus } from '../screening-meeting/screening-meeting.state.js';

export interface ShownMeeting extends MeetingRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<MeetingRow, ShownMeeting> = {
  project: (events) => rowOf(meetingRegister, events),
  mask: (row) => ({ ...row, allowed: screeningMeetingActions[row.status as MeetingStatus] }),
};

/** A meeting as it lies before whoever signs its minutes. */
export const meetingView = decisionView<ScreeningMeetingEvent, { 1: typeof version1 }, 1>({
  name: 'screening-meeting',
  category: screeningMeeting.category,
  decisions: ['OpinionRecorded', 'MinutesSigned', 'MeetingCancelled'],
  versions: { 1: version1 },
  current: 1,
});
