import type { Projection } from '@liandong/projections';
import { change, put, set } from '@liandong/projections';
import type { Subject } from '@liandong/contracts';
import type { ClueEvent, Figures } from '../../clue/clue.events.js';

/** One line of the clue library (线索库). */
export interface ClueRegisterRow {
  readonly clueId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly number: string | null;
  readonly title: string;
  readonly status: string;
  readonly sourceKind: string;
  readonly sourceAgencyId: string;
  readonly sourceReference: string;
  readonly receivedOn: string;
  readonly disposalDueAt: string;
  readonly disposalInTime: boolean | null;
  readonly mode: string | null;
  readonly zoneId: string | null;
  readonly leaderPersonId: string | null;
  readonly level: string | null;
  readonly priority: boolean;
  readonly subjects: readonly Subject[];
  readonly figures: Figures | null;
  readonly feedbackText: string | null;
  readonly feedbackAcknowledgedOn: string | null;
  readonly revision: number;
}

type Key = { readonly clueId: string };
const idOf = (stream: string): Key => ({ clueId: stream.slice(stream.indexOf('-') + 1) });

export const clueRegister: Projection<ClueRegisterRow, ClueEvent> = {
  name: 'clue-register',
  version: 1,
  categories: ['clue'],
  table: {
    name: 'clue_register',
    columns: {
      clueId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      number: 'text',
      title: 'text NOT NULL',
      status: 'text NOT NULL',
      sourceKind: 'text NOT NULL',
      sourceAgencyId: 'text NOT NULL',
      sourceReference: 'text NOT NULL',
      receivedOn: 'date NOT NULL',
      disposalDueAt: 'timestamptz NOT NULL',
      disposalInTime: 'boolean',
      mode: 'text',
      zoneId: 'text',
      leaderPersonId: 'text',
      level: 'text',
      priority: 'boolean NOT NULL',
      subjects: 'jsonb NOT NULL',
      figures: 'jsonb',
      feedbackText: 'text',
      feedbackAcknowledgedOn: 'date',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['clueId'],
    indexes: ['(organisation_id, status)', '(source_agency_id, source_reference)', '(matter_id)'],
  },
  on: {
    ClueReceived: ({ data, stream, revision, metadata }) => [
      put({
        ...idOf(stream),
        matterId: metadata.correlationId,
        organisationId: data.organisationId,
        number: null,
        title: data.title,
        status: 'received',
        sourceKind: data.source.kind,
        sourceAgencyId: data.source.agencyId,
        sourceReference: data.source.reference,
        receivedOn: data.receivedOn,
        disposalDueAt: data.disposalDeadline.dueAt,
        disposalInTime: null,
        mode: null,
        zoneId: null,
        leaderPersonId: null,
        level: null,
        priority: data.priority,
        subjects: data.subjects,
        figures: null,
        feedbackText: null,
        feedbackAcknowledgedOn: null,
        revision,
      }),
    ],
    ClueRegistered: ({ data, stream, revision }) => [set<ClueRegisterRow>(idOf(stream), { status: 'registered', number: data.number, revision })],
    ClueScreened: ({ stream, revision }) => [set<ClueRegisterRow>(idOf(stream), { status: 'screened', revision })],
    DisposalProposed: ({ stream, revision }) => [set<ClueRegisterRow>(idOf(stream), { status: 'disposal-proposed', revision })],
    DisposalApproved: ({ data, stream, revision }) => [
      set<ClueRegisterRow>(idOf(stream), { status: 'disposal-approved', mode: data.mode, disposalInTime: data.inTime, revision }),
    ],
    DisposalRejected: ({ stream, revision }) => [
      change<ClueRegisterRow>(idOf(stream), (row) => ({ ...row, status: row.mode ? 'disposal-approved' : 'screened', revision })),
    ],
    RoutingProposed: ({ stream, revision }) => [set<ClueRegisterRow>(idOf(stream), { status: 'routing-proposed', revision })],
    ClueRouted: ({ data, stream, revision }) => [
      set<ClueRegisterRow>(idOf(stream), { status: 'routed', zoneId: data.zoneId, leaderPersonId: data.leaderPersonId, level: data.level, revision }),
    ],
    RoutingRejected: ({ stream, revision }) => [set<ClueRegisterRow>(idOf(stream), { status: 'disposal-approved', revision })],
    VerificationRecorded: ({ data, stream, revision }) => [
      set<ClueRegisterRow>(idOf(stream), { status: 'verified', subjects: data.findings.map((finding) => finding.subject), revision }),
    ],
    OutcomeRecorded: ({ stream, revision }) => [set<ClueRegisterRow>(idOf(stream), { revision })],
    ClueConcluded: ({ data, stream, revision }) => [set<ClueRegisterRow>(idOf(stream), { status: 'concluded', figures: data.figures, revision })],
    FeedbackGiven: ({ data, stream, revision }) => [set<ClueRegisterRow>(idOf(stream), { status: 'feedback-given', feedbackText: data.text, revision })],
    FeedbackAcknowledged: ({ data, stream, revision }) => [
      set<ClueRegisterRow>(idOf(stream), { feedbackAcknowledgedOn: data.acknowledgedOn, revision }),
    ],
    ClueClosed: ({ stream, revision }) => [set<ClueRegisterRow>(idOf(stream), { status: 'closed', revision })],
  },
};
