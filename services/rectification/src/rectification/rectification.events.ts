import type { RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';

/** What a check (验收) of the unit's evidence found. */
export type CheckResult = 'passed' | 'failed';

export interface Evidence {
  readonly evidenceId: string;
  readonly description: string;
  /** SHA-256 (hex) of the file, which itself stays in the unit's or the commission's file store. */
  readonly sha256: string;
}

/** In which capacity somebody approves a closure (B3.9). */
export type ApprovalCapacity = 'daily-supervisor' | 'tour-office';

export interface Approval {
  readonly personId: string;
  readonly capacity: ApprovalCapacity;
}

interface Found {
  readonly service: string;
  readonly id: string;
}

type Ruled<Type extends string, Data> = { readonly type: Type; readonly data: Data; readonly rules?: readonly RuleVersion[] };
type Plain<Type extends string, Data> = { readonly type: Type; readonly data: Data };

/** What happens to one rectification item (整改事项). Names are storage formats. */
export type RectificationEvent =
  /** A problem of a unit was found; who rectifies by when is not yet decided. */
  | Plain<
      'RectificationProposed',
      {
        readonly organisationId: string;
        readonly unitId: string;
        readonly problem: string;
        readonly foundBy: Found;
        readonly proposedBy: string;
      }
    >
  /** The deputy found nothing to rectify; the item ends here. */
  | Plain<'RectificationDismissed', { readonly reason: string; readonly dismissedOn: string; readonly dismissedBy: string }>
  /** Responsible unit (责任单位), measures asked for, and the limit, approved by the deputy in charge (分管领导). */
  | Ruled<
      'RectificationAssigned',
      {
        readonly unitId: string;
        readonly requirement: string;
        readonly assignedOn: string;
        readonly roundStartedOn?: string;
        readonly approvedBy: string;
        readonly deadline: Deadline;
      }
    >
  /** The document by which the unit is urged (督办单) was drafted for this item by the notification service. */
  | Plain<'DocumentLinked', { readonly documentId: string }>
  | Plain<'DocumentAnswerRecorded', { readonly documentId: string; readonly repliedOn: string }>
  | Ruled<
      'DeadlineExtended',
      {
        readonly deadline: Deadline;
        readonly days: number;
        readonly approvedOn: string;
        readonly approvedBy: string;
        readonly reason: string;
      }
    >
  | Plain<
      'EvidenceSubmitted',
      { readonly evidence: readonly Evidence[]; readonly report: string; readonly submittedBy: string; readonly submittedOn: string }
    >
  /** Checked on the spot by at least two persons. */
  | Plain<
      'RectificationChecked',
      {
        readonly result: CheckResult;
        readonly findings: string;
        readonly checkedBy: readonly string[];
        readonly checkedOn: string;
        readonly recordedBy: string;
      }
    >
  /** One of the consents that a closure needs (B3.9), given by that person. */
  | Plain<'ClosureApproved', { readonly capacity: ApprovalCapacity; readonly approvedBy: string; readonly approvedOn: string }>
  /** Closed (销号). `inTime`: whether the evidence that passed was submitted within the limit. */
  | Plain<
      'RectificationClosed',
      { readonly closedOn: string; readonly closedBy: string; readonly approvals: readonly Approval[]; readonly inTime: boolean }
    >
  /** 回头看: held; when it failed, the item is open again without the first closure being erased. */
  | Plain<
      'LookBackHeld',
      {
        readonly heldOn: string;
        readonly passed: boolean;
        readonly findings: string;
        readonly lookedBackBy: readonly string[];
        readonly recordedBy: string;
      }
    >
  | Ruled<'RectificationReopened', { readonly reason: string; readonly reopenedOn: string; readonly deadline: Deadline }>;
