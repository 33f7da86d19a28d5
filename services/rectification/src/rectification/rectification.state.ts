import type { Deadline } from '@liandong/legal-time';
import type { Approval, ApprovalCapacity, RectificationEvent } from './rectification.events.js';

export type RectificationStatus = 'none' | 'proposed' | 'dismissed' | 'rectifying' | 'submitted' | 'checked' | 'closed';

export interface RectificationState {
  readonly status: RectificationStatus;
  readonly organisationId?: string;
  readonly unitId?: string;
  readonly problem: string;
  readonly requirement: string;
  readonly foundBy?: string;
  /** Start of the tour's round, where the item came from one: it chooses the version of the limit (B3.1). */
  readonly roundStartedOn?: string;
  readonly deadline?: Deadline;
  readonly documents: readonly { readonly documentId: string; readonly repliedOn?: string }[];
  readonly evidenceIds: readonly string[];
  /** Who submitted evidence, over all rounds. */
  readonly submitters: readonly string[];
  readonly submittedOn?: string;
  readonly checkedBy: readonly string[];
  readonly approvals: readonly Approval[];
  /** Day of the latest step: none may be dated before it. */
  readonly latestOn?: string;
  /** Closures so far; a look-back that fails opens the item again but leaves them standing. */
  readonly closures: number;
}

export const initialRectification: RectificationState = {
  status: 'none',
  problem: '',
  requirement: '',
  documents: [],
  evidenceIds: [],
  submitters: [],
  checkedBy: [],
  approvals: [],
  closures: 0,
};

export function evolveRectification(state: RectificationState, event: RectificationEvent): RectificationState {
  switch (event.type) {
    case 'RectificationProposed': {
      const { organisationId, unitId, problem, foundBy } = event.data;
      return { ...state, status: 'proposed', organisationId, unitId, problem, foundBy: foundBy.service };
    }
    case 'RectificationDismissed':
      return { ...state, status: 'dismissed' };
    case 'RectificationAssigned': {
      const { unitId, requirement, assignedOn, roundStartedOn, deadline } = event.data;
      return {
        ...state,
        status: 'rectifying',
        unitId,
        requirement,
        deadline,
        latestOn: assignedOn,
        ...(roundStartedOn ? { roundStartedOn } : {}),
      };
    }
    case 'DocumentLinked':
      return { ...state, documents: [...state.documents, { documentId: event.data.documentId }] };
    case 'DocumentAnswerRecorded': {
      const others = state.documents.filter(({ documentId }) => documentId !== event.data.documentId);
      return { ...state, documents: [...others, event.data] };
    }
    case 'DeadlineExtended':
      return { ...state, deadline: event.data.deadline };
    case 'EvidenceSubmitted': {
      const { evidence, submittedBy, submittedOn } = event.data;
      const evidenceIds = [...state.evidenceIds, ...evidence.map((item) => item.evidenceId)];
      return {
        ...state,
        status: 'submitted',
        evidenceIds,
        submitters: [...state.submitters, submittedBy],
        submittedOn,
        latestOn: submittedOn,
      };
    }
    case 'RectificationChecked': {
      const { result, checkedBy, checkedOn } = event.data;
      return { ...state, status: result === 'passed' ? 'checked' : 'rectifying', checkedBy, approvals: [], latestOn: checkedOn };
    }
    case 'ClosureApproved': {
      const { approvedBy: personId, capacity, approvedOn } = event.data;
      return { ...state, approvals: [...state.approvals, { personId, capacity }], latestOn: approvedOn };
    }
    case 'RectificationClosed':
      return { ...state, status: 'closed', closures: state.closures + 1, latestOn: event.data.closedOn };
    case 'LookBackHeld':
      return { ...state, latestOn: event.data.heldOn };
    case 'RectificationReopened':
      return { ...state, status: 'rectifying', deadline: event.data.deadline, approvals: [], checkedBy: [] };
  }
}

/** B3.9: whose consent a closure needs: the daily supervisor's, and the tour office's where a tour found the problem. */
export function neededApprovals({ foundBy }: RectificationState): readonly ApprovalCapacity[] {
  return foundBy === 'inspection-liaison' ? ['daily-supervisor', 'tour-office'] : ['daily-supervisor'];
}
