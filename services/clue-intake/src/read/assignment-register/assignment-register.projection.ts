import { change, type Projection, put } from '@liandong/projections';
import type { AssignmentEvent, Effect, Given, Supervision } from '../../assignment/assignment.events.js';

export interface SupervisionLine extends Supervision {
  readonly stage: 'proposed' | 'ordered' | 'rejected' | 'carried-out';
  readonly report?: string;
}

export interface ExtensionLine {
  readonly by: 'own-principal' | 'upper-body';
  readonly documentNumber: string;
  readonly dueAt: string;
}

/** One line of the register of assigned matters (交办督办台账). */
export interface AssignmentRow {
  readonly assignmentId: string;
  readonly organisationId: string;
  readonly direction: string;
  readonly kind: string;
  readonly body: string;
  readonly documentNumber: string;
  readonly title: string;
  readonly requirement: string;
  readonly clueId: string | null;
  readonly status: string;
  readonly receivedOn: string | null;
  /** Until when it has to be accepted or passed on (B1.9). */
  readonly registrationDueAt: string | null;
  readonly registeredInTime: boolean | null;
  readonly dueAt: string | null;
  readonly extensions: readonly ExtensionLine[];
  readonly supervisions: readonly SupervisionLine[];
  readonly summary: string | null;
  readonly effects: readonly Effect[];
  readonly reportedOn: string | null;
  readonly reportedInTime: boolean | null;
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('assignment-'.length);
interface Place {
  readonly stream: string;
  readonly revision: number;
}
const row = ({ stream, revision }: Place, how: (row: AssignmentRow) => Partial<AssignmentRow>) => [
  change<AssignmentRow>({ assignmentId: idOf(stream) }, (before) => ({ ...before, ...how(before), revision })),
];
const latest = (lines: readonly SupervisionLine[], more: Partial<SupervisionLine>) =>
  lines.map((line, index) => (index === lines.length - 1 ? { ...line, ...more } : line));
const opening = (
  { stream, revision }: Place,
  { organisationId, kind, body, documentNumber, title, requirement, clueId }: Given,
  more: Pick<AssignmentRow, 'direction' | 'status' | 'receivedOn' | 'registrationDueAt'>,
) => [
  put<AssignmentRow>({
    assignmentId: idOf(stream),
    organisationId,
    kind,
    body,
    documentNumber,
    title,
    requirement,
    clueId: clueId ?? null,
    ...more,
    registeredInTime: null,
    dueAt: null,
    extensions: [],
    supervisions: [],
    summary: null,
    effects: [],
    reportedOn: null,
    reportedInTime: null,
    revision,
  }),
];

export const assignmentRegister: Projection<AssignmentRow, AssignmentEvent> = {
  name: 'assignment-register',
  version: 2,
  categories: ['assignment'],
  table: {
    name: 'assignment_register',
    columns: {
      assignmentId: 'text',
      organisationId: 'text NOT NULL',
      direction: 'text NOT NULL',
      kind: 'text NOT NULL',
      body: 'text NOT NULL',
      documentNumber: 'text NOT NULL',
      title: 'text NOT NULL',
      requirement: 'text NOT NULL',
      clueId: 'text',
      status: 'text NOT NULL',
      receivedOn: 'date',
      registrationDueAt: 'timestamptz',
      registeredInTime: 'boolean',
      dueAt: 'timestamptz',
      extensions: 'jsonb NOT NULL',
      supervisions: 'jsonb NOT NULL',
      summary: 'text',
      effects: 'jsonb NOT NULL',
      reportedOn: 'date',
      reportedInTime: 'boolean',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['assignmentId'],
    indexes: ['(organisation_id, status)'],
  },
  on: {
    AssignmentOpened: (event) =>
      opening(event, event.data, {
        direction: 'from-above',
        status: 'opened',
        receivedOn: event.data.receivedOn,
        registrationDueAt: event.data.registrationDeadline.dueAt,
      }),
    AssignmentReceived: (event) =>
      opening(event, event.data, {
        direction: 'from-above',
        status: 'received',
        receivedOn: event.data.receivedOn,
        registrationDueAt: event.data.registrationDeadline.dueAt,
      }),
    AssignmentProposed: (event) =>
      opening(event, event.data, { direction: 'to-below', status: 'proposed', receivedOn: null, registrationDueAt: null }),
    AssignmentAccepted: (event) =>
      row(event, () => ({ status: 'open', registeredInTime: event.data.inTime, dueAt: event.data.deadline?.dueAt ?? null })),
    AssignmentEnded: (event) => row(event, () => ({ status: 'ended' })),
    AssignmentPassedOn: (event) => row(event, () => ({ status: 'passed-on', registeredInTime: event.data.inTime })),
    AssignmentApproved: (event) => row(event, () => ({ status: 'open', dueAt: event.data.deadline?.dueAt ?? null })),
    // No limit runs on.
    AssignmentWithdrawn: (event) => row(event, () => ({ status: 'withdrawn', dueAt: null })),
    AssignmentRejected: (event) => row(event, () => ({ status: 'rejected' })),
    DeadlineExtended: (event) =>
      row(event, ({ extensions }) => {
        const { dueAt } = event.data.deadline;
        return { dueAt, extensions: [...extensions, { by: 'own-principal', documentNumber: event.data.reportNumber, dueAt }] };
      }),
    DeadlineExtendedFromAbove: (event) =>
      row(event, ({ extensions }) => {
        const { dueAt } = event.data.deadline;
        return { dueAt, extensions: [...extensions, { by: 'upper-body', documentNumber: event.data.documentNumber, dueAt }] };
      }),
    SupervisionProposed: (event) =>
      row(event, ({ supervisions }) => ({
        supervisions: [
          ...supervisions,
          { ground: event.data.ground, way: event.data.way, requirement: event.data.requirement, stage: 'proposed' },
        ],
      })),
    SupervisionApproved: (event) => row(event, ({ supervisions }) => ({ supervisions: latest(supervisions, { stage: 'ordered' }) })),
    SupervisionRejected: (event) => row(event, ({ supervisions }) => ({ supervisions: latest(supervisions, { stage: 'rejected' }) })),
    SupervisionCarriedOut: (event) =>
      row(event, ({ supervisions }) => ({ supervisions: latest(supervisions, { stage: 'carried-out', report: event.data.report }) })),
    ResultProposed: (event) => row(event, () => ({ status: 'result-proposed', summary: event.data.summary, effects: event.data.effects })),
    ResultReviewed: (event) => row(event, () => ({ status: event.data.agreed ? 'result-reviewed' : 'open' })),
    ResultApproved: (event) => row(event, () => ({ status: 'result-approved' })),
    ResultRejected: (event) => row(event, () => ({ status: 'open' })),
    ResultSentUp: (event) => row(event, () => ({ status: 'reported', reportedOn: event.data.sentOn, reportedInTime: event.data.inTime })),
  },
};
