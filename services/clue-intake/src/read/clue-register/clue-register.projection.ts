import { type Projection, put } from '@liandong/projections';
import type { ClueEvent } from '../../clue/clue.events.js';
import { areasOf } from '../../clue/clue.problem-types.js';
import { type SubjectEvent, withSubject } from '../../clue/clue.subjects.decider.js';
import {
  type ClueRegisterRow,
  clueRegisterTable,
  columns,
  idOf,
  nothingUndecided,
  nothingYet,
  type Place,
  row,
} from './clue-register.columns.js';
import { ofCorrections } from './clue-register.corrections.js';
import { ofForwardings } from './clue-register.forwardings.js';
import { ofReopenings } from './clue-register.reopenings.js';
import { ofOutcomes } from './clue-register.outcomes.js';
import { approvedOn, withFact, withMovedFiling } from './clue-register.past.js';
import {
  approvedRouting,
  noRouting,
  proposedRouting,
  raisedRouting,
  rejectedRouting,
  supervisedRouting,
  withAdded,
} from './clue-register.routing.js';

/** What a clue goes back to when its mode stays. */
const withoutProposal = ({ mode, zoneId, proposal }: ClueRegisterRow) =>
  proposal?.from ?? (!mode ? 'screened' : zoneId === null ? 'disposal-approved' : 'routed');
const changedSubject = (event: Place & Pick<SubjectEvent, 'data'>) =>
  row(event, ({ subjects, raisedLevel, acquaintances }) => ({
    acquaintances: withAdded(acquaintances, event.data.acquaintances),
    subjects: withSubject(subjects, event.data.subject),
    raisedLevel: event.data.raisedLevel ?? raisedLevel,
    approvalLacks: event.data.approvalLacks ?? null,
  }));

/** The clue library as people read it (线索库); its columns stand in clue-register.columns.ts. */
export const clueRegister: Projection<ClueRegisterRow, ClueEvent> = {
  name: 'clue-register',
  version: 20,
  categories: ['clue'],
  table: clueRegisterTable,
  on: {
    ClueReceived: ({ data, stream, revision, metadata }) => {
      const { organisationId, source, title, summary, receivedOn, subjects, priority, raisedLevel, disposalDeadline } = data;
      return [
        put({
          ...nothingYet,
          clueId: idOf(stream),
          matterId: metadata.correlationId,
          status: 'received',
          sourceKind: source.kind,
          sourceAgencyId: source.agencyId,
          sourceReference: source.reference,
          origin: data.origin ?? null,
          departmentId: data.department?.departmentId ?? null,
          departmentAs: data.department?.as ?? null,
          forwardedFrom: data.forwarded ? { organisationId: data.forwarded.organisationId, clueNumber: data.forwarded.clueNumber } : null,
          disposalDueAt: disposalDeadline.dueAt,
          organisationId,
          title,
          summary,
          receivedOn,
          subjects,
          priority,
          urgent: priority,
          arrived: [data.transfer, data.forwarded, data.partOf].some((way) => way !== undefined),
          raisedLevel,
          revision,
        }),
      ];
    },
    ClueRegistered: (event) =>
      columns(event, {
        status: 'registered',
        number: event.data.number,
        keeper: event.data.keeper,
        acceptedInTime: event.data.acceptance?.inTime ?? null,
      }),
    ...ofForwardings,
    ...ofCorrections,
    ...ofReopenings,
    ClueReturned: (event) =>
      columns(event, {
        ...nothingUndecided,
        status: 'returned',
        urgent: false,
        closedOn: event.data.returnedOn,
        departmentId: null,
        departmentAs: null,
      }),
    RepeatKept: (event) =>
      columns(event, {
        ...nothingUndecided,
        proposal: null,
        status: 'repeat-kept',
        urgent: false,
        firstClueId: event.data.firstClueId,
        departmentId: null,
        departmentAs: null,
      }),
    SubjectIdentified: changedSubject,
    SubjectAdded: changedSubject,
    SubjectCorrected: changedSubject,
    ClueScreened: (event) =>
      columns(event, { status: 'screened', problemTypes: event.data.problemTypes, problemAreas: areasOf(event.data) }),
    PastDisposalEntered: (event) =>
      columns(event, {
        status: 'disposed-before',
        mode: event.data.mode,
        disposedOn: event.data.disposedOn,
        disposalInTime: event.data.inTime,
        limitChange: null,
      }),
    CaseFactRecorded: (event) => row(event, (before) => withFact(before, event.data)),
    FilingMoved: (event) => row(event, (before) => withMovedFiling(before, event.data)),
    RecoveryConfirmed: (event) => columns(event, {}),
    DisposalProposed: (event) =>
      row(event, ({ status }) => ({
        status: 'disposal-proposed',
        proposal: status === 'disposed-before' ? { ...event.data, from: status } : event.data,
      })),
    LimitChangeProposed: (event) => columns(event, { limitChange: event.data }),
    LimitChangeRejected: (event) => columns(event, { limitChange: null }),
    DisposalLimitPaused: (event) => columns(event, { limitChange: null, disposalPausedAt: event.data.deadline.pausedAt! }),
    DisposalLimitExtended: (event) => columns(event, { limitChange: null, disposalDueAt: event.data.deadline.dueAt }),
    DisposalLimitResumed: (event) => columns(event, { disposalPausedAt: null, disposalDueAt: event.data.deadline.dueAt }),
    DisposalStepApproved: (event) => columns(event, {}),
    DisposalApproved: (event) =>
      row(event, ({ proposal }) => ({
        ...approvedOn(event.data),
        plan: proposal?.plan ?? null,
        approvalLacks: null,
        status: 'disposal-approved',
        mode: event.data.mode,
        reviewDueAt: event.data.reviewDeadline?.dueAt ?? null,
        disposalInTime: event.data.inTime,
        limitChange: null,
        proposal: null,
        ...noRouting,
      })),
    DisposalPlanApproved: (event) =>
      row(event, (before) => ({ status: withoutProposal(before), plan: event.data.plan, approvalLacks: null, proposal: null })),
    DisposalRejected: (event) => row(event, (before) => ({ status: withoutProposal(before), proposal: null })),
    HoldReviewed: (event) => columns(event, event.data.deadline ? { reviewDueAt: event.data.deadline.dueAt } : {}),
    ...ofOutcomes,
    RoutingProposed: ({ data, ...event }) => columns(event, { status: 'routing-proposed', ...proposedRouting(data) }),
    ClueRouted: (event) => row(event, (before) => ({ status: 'routed', ...approvedRouting(event.data, before) })),
    RoutingRejected: (event) => row(event, rejectedRouting),
    ClueSupervised: (event) => columns(event, supervisedRouting(event.data)),
    RaiseProposed: (event) => columns(event, { raise: event.data }),
    RaiseRejected: (event) => columns(event, { raise: null }),
    LevelRaised: (event) => row(event, (before) => raisedRouting(event.data, before)),
    ClueConcluded: (event) =>
      columns(event, {
        status: 'concluded',
        urgent: false,
        figures: event.data.figures,
        concludedOn: event.data.concludedOn,
        feedbackDueAt: event.data.feedbackBy?.dueAt ?? null,
      }),
    FeedbackGiven: (event) =>
      columns(event, {
        status: 'feedback-given',
        feedbackText: event.data.text,
        feedbackGivenOn: event.data.givenOn,
        feedbackReceiptDueAt: event.data.receiptBy?.dueAt ?? null,
      }),
    FeedbackAcknowledged: (event) => columns(event, { feedbackAcknowledgedOn: event.data.acknowledgedOn }),
    ClueClosed: (event) => columns(event, { ...nothingUndecided, status: 'closed', urgent: false, closedOn: event.data.closedOn }),
  },
};
