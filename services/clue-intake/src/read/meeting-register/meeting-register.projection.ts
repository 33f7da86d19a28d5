import { change, type Projection, put, set } from '@liandong/projections';
import type { MeetingOpinion, Participant, ScreeningMeetingEvent } from '../../screening-meeting/screening-meeting.events.js';

export interface VolumesOfClue {
  readonly clueId: string;
  readonly volumes: number;
  readonly readOn: string;
  readonly readBy: string;
}

/** One meeting about clues, with what it came to. */
export interface MeetingRow {
  readonly meetingId: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly title: string;
  readonly status: string;
  readonly scheduledOn: string;
  readonly heldOn: string | null;
  readonly participants: readonly Participant[];
  readonly agenda: readonly string[];
  readonly opinions: readonly MeetingOpinion[];
  readonly volumesRead: readonly VolumesOfClue[];
  /** Volumes of all clues together (4.8). */
  readonly volumes: number;
  readonly convenedBy: string;
  readonly minutes: string | null;
  readonly signedBy: string | null;
  readonly reason: string | null;
  readonly revision: number;
}

type Place = { readonly stream: string; readonly revision: number };
const idOf = (stream: string) => stream.slice('screeningMeeting-'.length);
const columns = ({ stream, revision }: Place, values: Partial<MeetingRow>) => [
  set<MeetingRow>({ meetingId: idOf(stream) }, { ...values, revision }),
];
const row = ({ stream, revision }: Place, how: (row: MeetingRow) => Partial<MeetingRow>) => [
  change<MeetingRow>({ meetingId: idOf(stream) }, (before) => ({ ...before, ...how(before), revision })),
];

export const meetingRegister: Projection<MeetingRow, ScreeningMeetingEvent> = {
  name: 'meeting-register',
  version: 1,
  categories: ['screeningMeeting'],
  table: {
    name: 'meeting_register',
    columns: {
      meetingId: 'text',
      organisationId: 'text NOT NULL',
      kind: 'text NOT NULL',
      title: 'text NOT NULL',
      status: 'text NOT NULL',
      scheduledOn: 'date NOT NULL',
      heldOn: 'date',
      participants: 'jsonb NOT NULL',
      agenda: 'jsonb NOT NULL',
      opinions: 'jsonb NOT NULL',
      volumesRead: 'jsonb NOT NULL',
      volumes: 'integer NOT NULL',
      convenedBy: 'text NOT NULL',
      minutes: 'text',
      signedBy: 'text',
      reason: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['meetingId'],
    indexes: ['(organisation_id, scheduled_on, meeting_id)', 'USING gin (agenda)'],
  },
  on: {
    MeetingConvened: ({ data, stream, revision }) => [
      put({
        ...data,
        meetingId: idOf(stream),
        status: 'convened',
        heldOn: null,
        opinions: [],
        volumesRead: [],
        volumes: 0,
        minutes: null,
        signedBy: null,
        reason: null,
        revision,
      }),
    ],
    ClueAdded: (event) => row(event, ({ agenda }) => ({ agenda: [...agenda, event.data.clueId] })),
    VolumesRead: (event) =>
      row(event, ({ volumesRead, volumes }) => ({ volumesRead: [...volumesRead, event.data], volumes: volumes + event.data.volumes })),
    OpinionRecorded: (event) =>
      row(event, ({ opinions }) => {
        const { clueId, decision, opinion, dissent } = event.data;
        return { opinions: [...opinions.filter((one) => one.clueId !== clueId), { clueId, decision, opinion, dissent }] };
      }),
    MinutesSigned: (event) =>
      columns(event, { status: 'signed', minutes: event.data.minutes, heldOn: event.data.heldOn, signedBy: event.data.signedBy }),
    MeetingCancelled: (event) => columns(event, { status: 'cancelled', reason: event.data.reason }),
  },
};
