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

/** What happens to one rectification item (整改事项). Names are storage formats. */
export type RectificationEvent =
  /** A problem of a unit was found; who rectifies by when is not yet decided. */
  | {
      readonly type: 'RectificationProposed';
      readonly data: { readonly organisationId: string; readonly unitId: string; readonly problem: string; readonly foundBy: { readonly service: string; readonly id: string } };
    }
  /** Responsible unit (责任单位), measures asked for, and the limit, approved by the deputy in charge (分管领导). */
  | {
      readonly type: 'RectificationAssigned';
      readonly data: { readonly unitId: string; readonly requirement: string; readonly assignedOn: string; readonly approvedBy: string; readonly deadline: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  | { readonly type: 'DeadlineExtended'; readonly data: { readonly deadline: Deadline; readonly approvedBy: string; readonly reason: string } }
  | { readonly type: 'EvidenceSubmitted'; readonly data: { readonly evidence: readonly Evidence[]; readonly report: string; readonly submittedBy: string; readonly submittedOn: string } }
  /** Checked on the spot by at least two persons. */
  | { readonly type: 'RectificationChecked'; readonly data: { readonly result: CheckResult; readonly findings: string; readonly checkedBy: readonly string[]; readonly checkedOn: string } }
  /** Closed (销号) with the consent of the daily supervisor and of a second body (B3.9). */
  | { readonly type: 'RectificationClosed'; readonly data: { readonly closedOn: string; readonly supervisorApproval: string; readonly closedBy: string; readonly inTime: boolean } }
  /** 回头看: held, or the item is open again without the first closure being erased. */
  | { readonly type: 'LookBackHeld'; readonly data: { readonly heldOn: string; readonly findings: string; readonly lookedBackBy: readonly string[] } }
  | { readonly type: 'RectificationReopened'; readonly data: { readonly reason: string; readonly reopenedOn: string; readonly deadline: Deadline } };
