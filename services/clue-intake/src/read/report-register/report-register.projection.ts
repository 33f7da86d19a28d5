import type { QuietWarning } from '@liandong/legal-time';
import { change, type Projection, put } from '@liandong/projections';
import type { ReportEvent } from '../../report/report.events.js';

/** One report as everybody who may see the list sees it: neither what was told nor any ciphertext of it. */
export interface ReportRow {
  readonly reportId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly channel: string;
  readonly form: string;
  readonly status: string;
  readonly receivedOn: string;
  /** Whoever reported gave a name, which does not stand here. */
  readonly signed: boolean;
  /** B1.15, where it is signed. */
  readonly acknowledgeDueAt: string | null;
  /** Questions that wait for the reporter. */
  readonly openQuestions: number;
  /** Answers and supplements since somebody read last; 1 for a report that nobody has read. */
  readonly unread: number;
  /** Numbers of photographs that nobody has opened. */
  readonly unopenedPhotographs: readonly number[];
  readonly declineGround: string | null;
  readonly declineProposedBy: string | null;
  readonly clueId: string | null;
  readonly firstReportId: string | null;
  /** B1.7: why it is for the upper level alone. */
  readonly directForwardGround: string | null;
  readonly sendUpDueAt: string | null;
  /** Warnings about that limit (B1.23), in the order in which they fired. */
  readonly sendUpWarnings: readonly QuietWarning[];
  readonly sentTo: string | null;
  readonly sentOn: string | null;
  readonly sentInTime: boolean | null;
  readonly revision: number;
}

interface Place {
  readonly stream: string;
  readonly revision: number;
}

const key = (stream: string) => ({ reportId: stream.slice('report-'.length) });
const row = ({ stream, revision }: Place, how: (row: ReportRow) => Partial<ReportRow>) => [
  change<ReportRow>(key(stream), (before) => ({ ...before, ...how(before), revision })),
];

/** New evidence is looked at anew (B1.15). */
const reopened = (status: string) => (status === 'declined' ? 'submitted' : status);

const nothingYet = {
  openQuestions: 0,
  unread: 1,
  unopenedPhotographs: [],
  declineGround: null,
  declineProposedBy: null,
  clueId: null,
  firstReportId: null,
  directForwardGround: null,
  sendUpDueAt: null,
  sendUpWarnings: [],
  sentTo: null,
  sentOn: null,
  sentInTime: null,
} satisfies Partial<ReportRow>;

export const reportRegister: Projection<ReportRow, ReportEvent> = {
  name: 'report-register',
  version: 3,
  categories: ['report'],
  table: {
    name: 'report_register',
    columns: {
      reportId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      channel: 'text NOT NULL',
      form: 'text NOT NULL',
      status: 'text NOT NULL',
      receivedOn: 'date NOT NULL',
      signed: 'boolean NOT NULL',
      acknowledgeDueAt: 'timestamptz',
      openQuestions: 'integer NOT NULL',
      unread: 'integer NOT NULL',
      unopenedPhotographs: 'jsonb NOT NULL',
      declineGround: 'text',
      declineProposedBy: 'text',
      clueId: 'text',
      firstReportId: 'text',
      directForwardGround: 'text',
      sendUpDueAt: 'timestamptz',
      sendUpWarnings: 'jsonb NOT NULL',
      sentTo: 'text',
      sentOn: 'date',
      sentInTime: 'boolean',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['reportId'],
    indexes: ['(organisation_id, received_on, report_id)'],
  },
  on: {
    ReportSubmitted: ({ data, stream, revision, metadata }) => {
      const { organisationId, channel, form, receivedOn, identity, acknowledgeBy } = data;
      return [
        put({
          ...nothingYet,
          ...key(stream),
          matterId: metadata.correlationId,
          organisationId,
          channel,
          form,
          status: 'submitted',
          receivedOn,
          signed: identity !== undefined,
          acknowledgeDueAt: acknowledgeBy?.dueAt ?? null,
          revision,
        }),
      ];
    },
    ReportContentRead: (event) => row(event, () => ({ unread: 0 })),
    ReportPhotographRead: (event) =>
      row(event, ({ unopenedPhotographs }) => ({
        unopenedPhotographs: unopenedPhotographs.filter((number) => number !== event.data.number),
      })),
    ReportQuestionAsked: (event) => row(event, ({ openQuestions }) => ({ openQuestions: openQuestions + 1 })),
    ReportQuestionAnswered: (event) =>
      row(event, ({ openQuestions, unread }) => ({ openQuestions: openQuestions - 1, unread: unread + 1 })),
    ReportSupplemented: (event) => row(event, ({ status, unread }) => ({ unread: unread + 1, status: reopened(status) })),
    ReportPhotographAdded: (event) =>
      row(event, ({ status, unopenedPhotographs }) => ({
        unopenedPhotographs: [...unopenedPhotographs, event.data.number],
        status: reopened(status),
      })),
    ReportNoticeGiven: (event) => row(event, () => ({})),
    ReportTakenIn: (event) => row(event, () => ({ status: 'taken-in', clueId: event.data.clueId })),
    ReportDeclineProposed: (event) =>
      row(event, () => ({ status: 'decline-proposed', declineGround: event.data.ground, declineProposedBy: event.data.proposedBy })),
    ReportDeclined: (event) => row(event, () => ({ status: 'declined' })),
    ReportDeclineRejected: (event) => row(event, () => ({ status: 'submitted', declineGround: null, declineProposedBy: null })),
    ReportRepeatKept: (event) => row(event, () => ({ status: 'repeat-kept', firstReportId: event.data.firstReportId })),
    ReportDirectForwardFound: (event) =>
      row(event, () => ({ status: 'direct-forward', directForwardGround: event.data.ground, sendUpDueAt: event.data.deadline.dueAt })),
    ReportSendingUpWarned: (event) => row(event, ({ sendUpWarnings }) => ({ sendUpWarnings: [...sendUpWarnings, event.data] })),
    ReportSentUp: (event) =>
      row(event, () => ({
        status: 'sent-up',
        sentTo: event.data.toOrganisation,
        sentOn: event.data.sentOn,
        sentInTime: event.data.inTime,
      })),
    ReportContentDestroyed: (event) =>
      row(event, () => ({ status: 'content-destroyed', openQuestions: 0, unread: 0, unopenedPhotographs: [] })),
  },
};
