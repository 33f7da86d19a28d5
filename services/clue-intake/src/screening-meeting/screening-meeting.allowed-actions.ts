import type { AllowedActions } from '@liandong/event-sourcing';
import type { ScreeningMeetingCommand } from './screening-meeting.decider.js';
import type { MeetingStatus } from './screening-meeting.state.js';

/** Which command is allowed in which status. */
export const screeningMeetingActions: AllowedActions<MeetingStatus, ScreeningMeetingCommand['type']> = {
  none: ['convene'],
  convened: ['add-clue', 'read-volumes', 'record-opinion', 'sign-minutes', 'cancel'],
  signed: [],
  cancelled: [],
};
