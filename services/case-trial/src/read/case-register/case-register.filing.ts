import { positionOf, type Subject } from '@liandong/contracts';
import { put } from '@liandong/projections';
import type { FilingEvent } from '../../case/case.filing.events.js';
import type { IdentificationEvent } from '../../case/case.identification.events.js';
import { investigationStatus } from '../../case/case.status.state.js';
import { type CaseRegisterRow, columns, type HandlersOf, key, nothingYet, type Place, row } from './case-register.columns.js';

const about = (subject: Subject) => ({
  subjectId: subject.subjectId,
  subjectName: subject.name,
  subjectPosition: positionOf(subject),
  managedBy: subject.managedBy,
});

const noIdentification = { identification: null, awaitedApprovers: [] } satisfies Partial<CaseRegisterRow>;

const endorsed = (event: Place & { readonly data: { readonly role: string } }) =>
  row(event, ({ awaitedApprovers }) => ({ awaitedApprovers: awaitedApprovers.filter((role) => role !== event.data.role) }));

/** Filing, supplementary filing and investigation: whose case it is, who approves, investigates and signs (B2.4, B2.12). */
export const ofFiling: HandlersOf<(FilingEvent | IdentificationEvent)['type']> = {
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
  FilingProposed: (event) =>
    columns(event, {
      status: 'filing-proposed',
      tracks: event.data.tracks,
      gravity: event.data.gravity,
      awaitedApprovers: event.data.approvers,
    }),
  FilingEndorsed: endorsed,
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
  SubjectIdentified: (event) => columns(event, about(event.data.subject)),
};
