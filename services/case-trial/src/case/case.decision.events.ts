import type { Deadline } from '@liandong/legal-time';
import type { DecidingBody } from '../rules/sanction-authority.js';
import type { ExecutionKind, Form } from '../rules/sanctions.js';
import type { Accountability, Fact, ImposedSanction, Opinion, Outcome } from './case.events.js';

/** A meeting that decided collectively (B2.20). */
export interface DecisionMeeting {
  readonly body: DecidingBody;
  readonly heldOn: string;
  readonly minutes: string;
}

export interface PropertyItem {
  readonly description: string;
  readonly amountYuan: number;
  readonly disposal: 'confiscate' | 'order-refund' | 'return' | 'transfer';
}

/** 处分决定书 with its five items (B2.25). */
export interface DecisionLetter {
  readonly number: string;
  readonly person: { readonly name: string; readonly position: string };
  readonly facts: string;
  readonly evidence: string;
  readonly decision: readonly string[];
  readonly basis: string;
  readonly remedy: string;
  readonly organ: string;
  readonly date: string;
}

export interface ExecutionItem {
  readonly kind: ExecutionKind;
  readonly detail: string;
  readonly executedOn: string;
}

/** 处分 and 执行 */
export type DecisionEvent =
  /** Facts and basis told, defence heard; `statement` is null when the person made none. */
  | Fact<
      'DefenceHeard',
      { told: Opinion; statement: string | null; response: string; heardBy: readonly string[]; heardOn: string; recordedBy: string }
    >
  | Fact<
      'CaseDecided',
      {
        outcome: Outcome;
        sanctions: readonly ImposedSanction[];
        transferToJustice: boolean;
        accountability?: Accountability | undefined;
        /** The deepest of the four forms; null when the case was withdrawn. */
        form: Form | null;
        meetings: readonly DecisionMeeting[];
        /** The day of the last meeting: effect starts here (B2.20). */
        decidedOn: string;
        inTime: boolean;
        property: readonly PropertyItem[];
        letter: DecisionLetter;
        announcementDeadline: Deadline;
        changesDeadline: Deadline;
        reportDeadline: Deadline;
        required: readonly ExecutionKind[];
        /** Agreement on the other route (审核 ↔ 报批) where the county found it to apply (B5.6). */
        routeConversion?: string | undefined;
        recordedBy: string;
      }
    >
  | Fact<
      'DecisionAnnounced',
      {
        announcedBy: readonly string[];
        unit: string;
        servedOn: string;
        announcedOn: string;
        inTime: boolean;
        propertyDeadline: Deadline | null;
      }
    >
  | Fact<
      'ExecutionRecorded',
      {
        items: readonly ExecutionItem[];
        report: { readonly reference: string; readonly reportedOn: string } | null;
        inTime: boolean;
        complete: boolean;
        recordedBy: string;
      }
    >
  | Fact<'CaseClosed', { archive: string; closedOn: string; closedBy: string }>;
