import type { MeetingDecision, MeetingKind } from './screening-meeting.events.js';

/** What signed minutes say about one clue (0.7, 4.8). */
export interface SignedDecision {
  readonly meetingId: string;
  readonly kind: MeetingKind;
  readonly heldOn: string;
  readonly decision: MeetingDecision;
}

/** A meeting that somebody names, whose it is, and what its signed minutes say about a clue; no decision while they are not signed. */
export interface NamedMeeting {
  readonly meetingId: string;
  readonly organisationId?: string;
  readonly decision?: MeetingDecision;
}
