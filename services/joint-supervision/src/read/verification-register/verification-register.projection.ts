import type { Subject } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { change, type Projection, put, revise, type RowChange } from '@liandong/projections';
import type { Figures, Team, VerificationEvent } from '../../verification/verification.events.js';
import {
  evolveVerification,
  initialVerification,
  isBarred,
  membersOf,
  type VerificationState,
} from '../../verification/verification.state.js';
import { idOfStream } from '../stream-id.js';

/** One line of the register of verifications (初步核实台账). */
export interface VerificationRegisterRow {
  readonly verificationId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly zoneId: string;
  readonly leaderPersonId: string;
  readonly clueNumber: string;
  readonly title: string;
  readonly sourceKind: string;
  readonly priority: boolean;
  readonly status: string;
  readonly subjects: readonly Subject[];
  readonly teams: readonly Team[];
  /** Everybody with a place in a team now. */
  readonly memberIds: readonly string[];
  /** B4.1: whoever is barred sees nothing. */
  readonly barredIds: readonly string[];
  readonly startedOn: string | null;
  readonly dueAt: string | null;
  readonly reportedOn: string | null;
  readonly reportInTime: boolean | null;
  readonly concludedOn: string | null;
  readonly days: number | null;
  readonly figures: Figures | null;
  readonly revision: number;
  /** The whole file (核查卷宗), for those who work on it. */
  readonly file: VerificationState;
}

function rowOf(verificationId: string, matterId: string, revision: number, file: VerificationState): VerificationRegisterRow {
  return {
    verificationId,
    matterId,
    organisationId: file.organisationId!,
    zoneId: file.zoneId!,
    leaderPersonId: file.leaderPersonId!,
    clueNumber: file.clueNumber!,
    title: file.title,
    sourceKind: file.sourceKind!,
    priority: file.priority!,
    status: file.status,
    subjects: file.subjects,
    teams: file.teams,
    memberIds: membersOf(file).map(({ personId }) => personId),
    // Sorted: jsonb does not keep the order of keys, and a rebuild must give the same row.
    barredIds: Object.keys(file.recusals)
      .filter((personId) => isBarred(file, personId))
      .toSorted(),
    startedOn: file.startedOn ?? null,
    dueAt: file.deadline?.dueAt ?? null,
    reportedOn: file.reportedOn ?? null,
    reportInTime: file.reportInTime ?? null,
    concludedOn: file.concludedOn ?? null,
    days: file.days ?? null,
    figures: file.figures ?? null,
    revision,
    file,
  };
}

/** The file as it stands after the event; the columns follow from it. */
function advance(event: RecordedEvent<VerificationEvent>): readonly RowChange<VerificationRegisterRow>[] {
  const verificationId = idOfStream(event.stream);
  return [
    change<VerificationRegisterRow>({ verificationId }, (row) =>
      rowOf(verificationId, row.matterId, event.revision, evolveVerification(row.file, event)),
    ),
  ];
}

export const verificationRegister: Projection<VerificationRegisterRow, VerificationEvent> = {
  name: 'verification-register',
  version: 1,
  categories: ['verification'],
  table: {
    name: 'verification_register',
    columns: {
      verificationId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      zoneId: 'text NOT NULL',
      leaderPersonId: 'text NOT NULL',
      clueNumber: 'text NOT NULL',
      title: 'text NOT NULL',
      sourceKind: 'text NOT NULL',
      priority: 'boolean NOT NULL',
      status: 'text NOT NULL',
      subjects: 'jsonb NOT NULL',
      teams: 'jsonb NOT NULL',
      memberIds: 'jsonb NOT NULL',
      barredIds: 'jsonb NOT NULL',
      startedOn: 'date',
      dueAt: 'timestamptz',
      reportedOn: 'date',
      reportInTime: 'boolean',
      concludedOn: 'date',
      days: 'integer',
      figures: 'jsonb',
      revision: 'integer NOT NULL',
      file: 'jsonb NOT NULL',
    },
    primaryKey: ['verificationId'],
    indexes: ['(organisation_id, status)', '(zone_id)', '(due_at)', '(matter_id)', 'USING gin (member_ids)'],
  },
  on: {
    VerificationOpened: (event) => [
      put(rowOf(idOfStream(event.stream), event.metadata.correlationId, event.revision, evolveVerification(initialVerification, event))),
    ],
    VerificationOpenedAnew: advance,
    // It may have fallen before anything was opened.
    RoutingFell: (event) => [
      revise<VerificationRegisterRow>({ verificationId: idOfStream(event.stream) }, (row) =>
        rowOf(row.verificationId, row.matterId, event.revision, evolveVerification(row.file, event)),
      ),
    ],
    VerificationPlanProposed: advance,
    VerificationPlanApproved: advance,
    VerificationPlanRejected: advance,
    TeamsFormed: advance,
    MemberReplaced: advance,
    RecusalRaised: advance,
    RecusalDecided: advance,
    VerificationStarted: advance,
    VerificationExtended: advance,
    MeasureTaken: advance,
    SubjectsAdded: advance,
    SubjectsApproved: advance,
    SubjectsRejected: advance,
    FindingRecorded: advance,
    ReportDrafted: advance,
    ReportSigned: advance,
    ReportSubmitted: advance,
    ReportReturned: advance,
    VerificationConcluded: advance,
  },
};
