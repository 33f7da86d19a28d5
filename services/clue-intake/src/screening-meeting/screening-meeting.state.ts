import type { MeetingDecision, MeetingKind, Participant, ScreeningMeetingEvent } from './screening-meeting.events.js';

export type MeetingStatus = 'none' | 'convened' | 'signed' | 'cancelled';

export interface ScreeningMeetingState {
  readonly status: MeetingStatus;
  readonly organisationId?: string;
  readonly kind?: MeetingKind;
  readonly participants: readonly Participant[];
  readonly agenda: readonly string[];
  readonly decisions: Readonly<Record<string, MeetingDecision>>;
  /** Who wrote an opinion down; they do not sign the minutes. */
  readonly recorders: readonly string[];
  /** Once the minutes are signed. */
  readonly heldOn?: string;
}

export const initialScreeningMeeting: ScreeningMeetingState = {
  status: 'none',
  participants: [],
  agenda: [],
  decisions: {},
  recorders: [],
};

export function evolveScreeningMeeting(state: ScreeningMeetingState, event: ScreeningMeetingEvent): ScreeningMeetingState {
  switch (event.type) {
    case 'MeetingConvened': {
      const { organisationId, kind, participants, agenda } = event.data;
      return { ...state, status: 'convened', organisationId, kind, participants, agenda };
    }
    case 'ClueAdded':
      return { ...state, agenda: [...state.agenda, event.data.clueId] };
    case 'VolumesRead':
      return state;
    case 'OpinionRecorded': {
      const { clueId, decision, recordedBy } = event.data;
      return { ...state, decisions: { ...state.decisions, [clueId]: decision }, recorders: [...new Set([...state.recorders, recordedBy])] };
    }
    case 'MinutesSigned':
      return { ...state, status: 'signed', heldOn: event.data.heldOn };
    case 'MeetingCancelled':
      return { ...state, status: 'cancelled' };
  }
}
