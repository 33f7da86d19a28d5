import { positionOf, type Subject } from '@liandong/contracts';
import { change, type Projection, put, set } from '@liandong/projections';
import type { CaseEvent, DecisionLetter, ImposedSanction } from '../../case/case.events.js';
import { investigationStatus, trialStatus } from '../../case/case.state.js';

/** One line of the case register (案件台账). */
export interface CaseRegisterRow {
  readonly caseId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly townshipId: string | null;
  readonly clueId: string;
  readonly verificationId: string;
  readonly status: string;
  readonly number: string | null;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly subjectPosition: string;
  readonly managedBy: string;
  readonly verifiers: readonly string[];
  readonly tracks: readonly string[];
  readonly gravity: string | null;
  /** Whose approval of the filing, or of the supplementary one, is awaited, in this order. */
  readonly awaitedApprovers: readonly string[];
  /** Who the unidentified subject is said to be, as long as nobody has decided on it (补充立案). */
  readonly identification: {
    readonly subject: Subject;
    readonly basis: string;
    readonly proposedBy: string;
    readonly proposedOn: string;
  } | null;
  /** Day of the supplementary filing. */
  readonly supplementedOn: string | null;
  readonly filedOn: string | null;
  readonly decisionDueAt: string | null;
  readonly investigators: readonly string[];
  readonly filingAnnouncedOn: string | null;
  readonly signatures: readonly string[];
  readonly townshipRoute: string | null;
  readonly acceptedOn: string | null;
  readonly complex: boolean;
  readonly trialDueAt: string | null;
  /** The clock stands still while evidence is supplemented (B2.15). */
  readonly trialPaused: boolean;
  readonly trialInTime: boolean | null;
  readonly panel: readonly string[];
  /** Day of the trial talk, or of the approval to skip it (B2.17). */
  readonly talkSettledOn: string | null;
  readonly deliberatedOn: string | null;
  readonly outcome: string | null;
  readonly sanctions: readonly ImposedSanction[];
  readonly form: number | null;
  readonly decidedOn: string | null;
  readonly decisionInTime: boolean | null;
  readonly letter: DecisionLetter | null;
  readonly announcementDueAt: string | null;
  readonly announcedOn: string | null;
  readonly announcedInTime: boolean | null;
  readonly executionDueAt: string | null;
  readonly executionReportDueAt: string | null;
  readonly outstanding: readonly string[];
  /** False as soon as one part was late (B2.28). */
  readonly executionInTime: boolean | null;
  readonly closedOn: string | null;
  /** Why the case ended without a filing. */
  readonly declinedReason: string | null;
  readonly revision: number;
}

/** Where an event happened: its stream and its place there. */
interface Place {
  readonly stream: string;
  readonly revision: number;
}

const key = (stream: string) => ({ caseId: stream.slice('case-'.length) });
const columns = ({ stream, revision }: Place, values: Partial<CaseRegisterRow>) => [
  set<CaseRegisterRow>(key(stream), { ...values, revision }),
];
const row = ({ stream, revision }: Place, how: (row: CaseRegisterRow) => Partial<CaseRegisterRow>) => [
  change<CaseRegisterRow>(key(stream), (before) => ({ ...before, ...how(before), revision })),
];

/** What no case has when it is opened. */
const nothingYet = {
  number: null,
  tracks: [],
  gravity: null,
  awaitedApprovers: [],
  identification: null,
  supplementedOn: null,
  filedOn: null,
  decisionDueAt: null,
  investigators: [],
  filingAnnouncedOn: null,
  signatures: [],
  townshipRoute: null,
  acceptedOn: null,
  complex: false,
  trialDueAt: null,
  trialPaused: false,
  trialInTime: null,
  panel: [],
  talkSettledOn: null,
  deliberatedOn: null,
  outcome: null,
  sanctions: [],
  form: null,
  decidedOn: null,
  decisionInTime: null,
  letter: null,
  announcementDueAt: null,
  announcedOn: null,
  announcedInTime: null,
  executionDueAt: null,
  executionReportDueAt: null,
  outstanding: [],
  executionInTime: null,
  closedOn: null,
  declinedReason: null,
} satisfies Partial<CaseRegisterRow>;

/** A re-investigation begins the trial anew. */
const noTrial = {
  signatures: [],
  townshipRoute: null,
  acceptedOn: null,
  complex: false,
  trialDueAt: null,
  trialPaused: false,
  trialInTime: null,
  panel: [],
  talkSettledOn: null,
  deliberatedOn: null,
};

const about = (subject: Subject) => ({
  subjectId: subject.subjectId,
  subjectName: subject.name,
  subjectPosition: positionOf(subject),
  managedBy: subject.managedBy,
});

const noIdentification = { identification: null, awaitedApprovers: [] } satisfies Partial<CaseRegisterRow>;

const endorsed = (event: Place & { readonly data: { readonly role: string } }) =>
  row(event, ({ awaitedApprovers }) => ({ awaitedApprovers: awaitedApprovers.filter((role) => role !== event.data.role) }));

export const caseRegister: Projection<CaseRegisterRow, CaseEvent> = {
  name: 'case-register',
  version: 2,
  categories: ['case'],
  table: {
    name: 'case_register',
    columns: {
      caseId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      townshipId: 'text',
      clueId: 'text NOT NULL',
      verificationId: 'text NOT NULL',
      status: 'text NOT NULL',
      number: 'text',
      subjectId: 'text NOT NULL',
      subjectName: 'text NOT NULL',
      subjectPosition: 'text NOT NULL',
      managedBy: 'text NOT NULL',
      verifiers: 'jsonb NOT NULL',
      tracks: 'jsonb NOT NULL',
      gravity: 'text',
      awaitedApprovers: 'jsonb NOT NULL',
      identification: 'jsonb',
      supplementedOn: 'date',
      filedOn: 'date',
      decisionDueAt: 'timestamptz',
      investigators: 'jsonb NOT NULL',
      filingAnnouncedOn: 'date',
      signatures: 'jsonb NOT NULL',
      townshipRoute: 'text',
      acceptedOn: 'date',
      complex: 'boolean NOT NULL',
      trialDueAt: 'timestamptz',
      trialPaused: 'boolean NOT NULL',
      trialInTime: 'boolean',
      panel: 'jsonb NOT NULL',
      talkSettledOn: 'date',
      deliberatedOn: 'date',
      outcome: 'text',
      sanctions: 'jsonb NOT NULL',
      form: 'smallint',
      decidedOn: 'date',
      decisionInTime: 'boolean',
      letter: 'jsonb',
      announcementDueAt: 'timestamptz',
      announcedOn: 'date',
      announcedInTime: 'boolean',
      executionDueAt: 'timestamptz',
      executionReportDueAt: 'timestamptz',
      outstanding: 'jsonb NOT NULL',
      executionInTime: 'boolean',
      closedOn: 'date',
      declinedReason: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['caseId'],
    indexes: [
      '(organisation_id, status)',
      '(township_id)',
      '(clue_id)',
      '(matter_id)',
      'USING gin (investigators)',
      'USING gin (verifiers)',
      'USING gin (panel)',
    ],
  },
  on: {
    CaseOpened: ({ data, stream, revision, metadata }) => {
      const { organisationId, townshipId, clueId, verificationId, subject, verifiers } = data;
      return [
        put({
          ...nothingYet,
          ...key(stream),
          matterId: metadata.correlationId,
          organisationId,
          townshipId,
          clueId,
          verificationId,
          status: 'opened',
          ...about(subject),
          verifiers,
          revision,
        }),
      ];
    },
    SubjectIdentified: (event) => columns(event, about(event.data.subject)),
    FilingProposed: (event) =>
      columns(event, {
        status: 'filing-proposed',
        tracks: event.data.tracks,
        gravity: event.data.gravity,
        awaitedApprovers: event.data.approvers,
      }),
    FilingEndorsed: endorsed,
    SupplementaryFilingProposed: (event) => {
      const { subject, basis, proposedBy, proposedOn, approvers } = event.data;
      return columns(event, {
        status: 'identification-proposed',
        identification: { subject, basis, proposedBy, proposedOn },
        awaitedApprovers: approvers,
        signatures: [],
      });
    },
    SupplementaryFilingEndorsed: endorsed,
    SupplementaryFilingApproved: (event) => {
      const { subject, townshipId, filedOn } = event.data;
      return columns(event, {
        status: investigationStatus(false),
        ...about(subject),
        townshipId,
        ...noIdentification,
        supplementedOn: filedOn,
        filingAnnouncedOn: null,
      });
    },
    SupplementaryFilingRejected: (event) =>
      row(event, ({ filingAnnouncedOn }) => ({ status: investigationStatus(filingAnnouncedOn !== null), ...noIdentification })),
    FilingApproved: (event) =>
      columns(event, {
        status: 'filed',
        number: event.data.caseNumber,
        filedOn: event.data.filedOn,
        decisionDueAt: event.data.decisionDeadline.dueAt,
        awaitedApprovers: [],
      }),
    FilingReturned: (event) => columns(event, { status: 'opened', tracks: [], gravity: null, awaitedApprovers: [] }),
    FilingDeclined: (event) =>
      columns(event, { status: 'closed', awaitedApprovers: [], declinedReason: event.data.reason, closedOn: event.data.declinedOn }),
    InvestigatorsAppointed: (event) =>
      row(event, ({ filingAnnouncedOn }) => ({
        status: investigationStatus(filingAnnouncedOn !== null),
        investigators: event.data.investigators,
        signatures: [],
      })),
    FilingAnnounced: (event) => columns(event, { status: 'investigating', filingAnnouncedOn: event.data.announcedOn }),
    InvestigativeMeasureTaken: (event) => columns(event, {}),
    InvestigationReported: (event) => columns(event, { status: 'reported', signatures: [event.data.draftedBy] }),
    ReportSigned: (event) => row(event, ({ signatures }) => ({ signatures: [...signatures, event.data.personId] })),
    ReportReturned: (event) =>
      row(event, ({ filingAnnouncedOn }) => ({ status: investigationStatus(filingAnnouncedOn !== null), signatures: [] })),
    HandedOverToTrial: (event) => columns(event, { status: 'handed-over' }),
    TownshipReviewed: (event) => columns(event, { status: 'township-reviewed', townshipRoute: event.data.route }),
    SubmittedToCounty: (event) => columns(event, { status: 'submitted' }),
    TrialAccepted: (event) =>
      columns(event, {
        status: 'accepted',
        acceptedOn: event.data.acceptedOn,
        complex: event.data.complex,
        trialDueAt: event.data.deadline.dueAt,
      }),
    PanelFormed: (event) =>
      row(event, ({ talkSettledOn }) => ({ status: trialStatus(event.data.members, talkSettledOn !== null), panel: event.data.members })),
    CaseClassified: (event) => columns(event, { complex: event.data.complex }),
    TrialExtended: (event) => columns(event, { trialDueAt: event.data.deadline.dueAt }),
    ReturnedForSupplement: (event) => columns(event, { status: 'supplementing', trialPaused: true }),
    Resubmitted: (event) =>
      row(event, ({ panel, talkSettledOn }) => ({
        status: trialStatus(panel, talkSettledOn !== null),
        trialPaused: false,
        trialDueAt: event.data.deadline.dueAt,
        trialInTime: null,
        deliberatedOn: null,
      })),
    ReturnedForReinvestigation: (event) =>
      row(event, ({ filingAnnouncedOn }) => ({ ...noTrial, status: investigationStatus(filingAnnouncedOn !== null) })),
    TrialTalkHeld: (event) => columns(event, { status: 'talk-settled', talkSettledOn: event.data.heldOn }),
    TrialTalkSkipped: (event) => columns(event, { status: 'talk-settled', talkSettledOn: event.data.skippedOn }),
    CaseDeliberated: (event) =>
      columns(event, { status: 'deliberated', deliberatedOn: event.data.deliberatedOn, trialInTime: event.data.inTime }),
    DefenceHeard: (event) => columns(event, { status: 'defence-heard' }),
    CaseDecided: (event) => {
      const { outcome, sanctions, form, decidedOn, inTime, letter, announcementDeadline, changesDeadline, reportDeadline, required } =
        event.data;
      const due = {
        announcementDueAt: announcementDeadline.dueAt,
        executionDueAt: changesDeadline.dueAt,
        executionReportDueAt: reportDeadline.dueAt,
      };
      return columns(event, {
        status: 'decided',
        outcome,
        sanctions,
        form,
        decidedOn,
        decisionInTime: inTime,
        letter,
        ...due,
        outstanding: required,
      });
    },
    DecisionAnnounced: (event) =>
      columns(event, { status: 'announced', announcedOn: event.data.announcedOn, announcedInTime: event.data.inTime }),
    ExecutionRecorded: (event) =>
      row(event, ({ outstanding, executionInTime }) => ({
        status: event.data.complete ? 'executed' : 'announced',
        outstanding: outstanding.filter((kind) => !event.data.items.some((item) => item.kind === kind)),
        executionInTime: (executionInTime ?? true) && event.data.inTime,
      })),
    CaseClosed: (event) => columns(event, { status: 'closed', closedOn: event.data.closedOn }),
  },
};
