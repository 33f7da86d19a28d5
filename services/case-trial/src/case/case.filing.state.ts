import type { Deadline } from '@liandong/legal-time';
import type { FilingApprover } from '../rules/filing-authority.js';
import type { Track } from '../rules/sanctions.js';
import { withDuty } from './case.duties.state.js';
import type { FilingEvent, Gravity, InvestigationPlan } from './case.filing.events.js';
import type { CaseState } from './case.state.js';
import { investigationStatus } from './case.status.state.js';

/** A proposal that awaits those who approve a filing, in this order (B2.4). */
export interface AwaitedApproval {
  readonly proposedBy: string;
  readonly awaited: readonly FilingApprover[];
  readonly endorsedBy: readonly string[];
}

/** What filing and investigation know. */
export interface Filed {
  readonly filing?: AwaitedApproval & { readonly tracks: readonly Track[]; readonly gravity: Gravity };
  readonly caseNumber?: string;
  /** Whose approval was the last one. */
  readonly filedBy?: FilingApprover;
  readonly filedOn?: string;
  readonly decisionDeadline?: Deadline;
  readonly investigators: readonly string[];
  readonly plan?: InvestigationPlan;
  /** First day on which measures may be taken. */
  readonly investigatedFrom?: string;
  readonly announced: boolean;
  readonly reportVersion: number;
  /** Who has signed the newest report; absent when none stands. */
  readonly signatures?: readonly string[];
}

export function later(one: string, other: string): string {
  return one > other ? one : other;
}

/** Only a report that stands can be signed or handed over. */
export function withoutReport(state: CaseState): CaseState {
  return { ...state, status: investigationStatus(state.announced), signatures: undefined };
}

export function endorsed<A extends AwaitedApproval>(
  approval: A,
  { role, endorsedBy }: { readonly role: FilingApprover; readonly endorsedBy: string },
): A {
  return { ...approval, awaited: approval.awaited.filter((awaited) => awaited !== role), endorsedBy: [...approval.endorsedBy, endorsedBy] };
}

export function evolveFiling(state: CaseState, event: FilingEvent): CaseState {
  switch (event.type) {
    case 'CaseOpened': {
      const {
        organisationId,
        clueId,
        verificationId,
        townshipId,
        raisedLevel = false,
        siblingCaseIds,
        subject,
        verifiers,
        verifiedOn,
      } = event.data;
      return {
        ...state,
        status: 'opened',
        organisationId,
        clueId,
        verificationId,
        townshipId,
        raisedLevel,
        siblingCaseIds,
        subject,
        duties: withDuty({}, verifiers, 'verification'),
        stepOn: verifiedOn,
      };
    }
    case 'FilingProposed': {
      const { tracks, gravity, proposedBy, approvers, proposedOn } = event.data;
      return {
        ...state,
        status: 'filing-proposed',
        filing: { tracks, gravity, proposedBy, awaited: approvers, endorsedBy: [] },
        stepOn: proposedOn,
      };
    }
    case 'FilingEndorsed':
      return { ...state, filing: endorsed(state.filing!, event.data), stepOn: event.data.endorsedOn };
    case 'FilingApproved': {
      const { caseNumber, role, filedOn, decisionDeadline } = event.data;
      return { ...state, status: 'filed', caseNumber, filedBy: role, filedOn, decisionDeadline, stepOn: filedOn };
    }
    case 'FilingReturned':
      return { ...state, status: 'opened', filing: undefined, stepOn: event.data.returnedOn };
    case 'FilingDeclined':
      return { ...state, status: 'closed', stepOn: event.data.declinedOn };
    case 'InvestigatorsAppointed': {
      const { investigators, plan, appointedOn } = event.data;
      return {
        ...withoutReport(state),
        investigators,
        plan,
        investigatedFrom: state.investigatedFrom ?? appointedOn,
        duties: withDuty(state.duties, investigators, 'investigation'),
        stepOn: appointedOn,
      };
    }
    case 'FilingAnnounced':
      return { ...state, status: 'investigating', announced: true, stepOn: later(state.stepOn, event.data.announcedOn) };
    case 'InvestigativeMeasureTaken':
      return {
        ...state,
        duties: withDuty(state.duties, event.data.takenBy, 'investigation'),
        stepOn: later(state.stepOn, event.data.takenOn),
      };
    case 'InvestigationReported': {
      const { version, draftedBy, reportedOn } = event.data;
      return { ...state, status: 'reported', reportVersion: version, signatures: [draftedBy], stepOn: reportedOn };
    }
    case 'ReportSigned':
      return { ...state, signatures: [...(state.signatures ?? []), event.data.personId], stepOn: event.data.signedOn };
    case 'ReportReturned':
      return { ...withoutReport(state), stepOn: event.data.returnedOn };
    case 'HandedOverToTrial':
      return { ...state, status: 'handed-over', stepOn: event.data.handedOverOn };
  }
}
