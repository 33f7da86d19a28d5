import type { Instant, RuleVersion } from '@liandong/event-sourcing';
import type { PersonSubject } from '@liandong/contracts';
import type { Deadline } from '@liandong/legal-time';
import type { AcquaintanceCheck } from '../person-facts/acquaintance.js';
import type { RequiredApproval } from '../rules/talk-inquiry-authority.js';
import type { PlannedTalker } from '../rules/talk-staffing.js';

/** 谈话 · 委托谈话 (by the party chief of the person's unit) · 函询 */
export const talkInquiryForms = ['talk', 'delegated-talk', 'letter'] as const;
export type TalkInquiryForm = (typeof talkInquiryForms)[number];

/** 了结澄清 · 谈话提醒 · 批评教育 · 责令检查 · 诫勉 · 再次谈话函询 · 初步核实 (B1.19) */
export const talkInquiryOutcomes = [
  'clarified',
  'reminder',
  'criticise-educate',
  'order-examination',
  'admonish',
  'inquire-again',
  'initial-verification',
] as const;
export type TalkInquiryOutcome = (typeof talkInquiryOutcomes)[number];

/** In which capacity somebody talks: 相关负责人 · 承办部门负责人 · 所在单位党委(党组)主要负责人 · 工作人员 */
export const talkerCapacities = ['responsible-leader', 'department-head', 'unit-party-chief', 'staff'] as const;
export interface Talker {
  readonly personId: string;
  readonly capacity: (typeof talkerCapacities)[number];
}

/** 向同级党委主要负责人报告 */
export interface PartyChiefReport {
  readonly reportedOn: string;
  readonly reference: string;
}

/** How a department came to handle a talk: nobody does yet · the clue is with it (B1.5, B1.8) · routed to it, or to the zone without naming one (B1.3) · assigned by case management */
export const talkHandlings = ['awaited', 'department', 'routed', 'zone', 'assigned'] as const;
export type TalkHandling = (typeof talkHandlings)[number];

/** 承办部门. Absent as a whole: opened before talks had one, and conducted by any department of the commission until one is assigned. */
export interface TalkHandler {
  /** Absent where it is awaited. */
  readonly departmentId?: string;
  readonly departmentAs?: TalkHandling;
  /** The zone's lead (片区牵头领导), of what was routed. */
  readonly leaderPersonId?: string;
}

export interface TalkInquiryOpening extends TalkHandler {
  readonly organisationId: string;
  readonly clueId: string;
  readonly clueNumber: string;
  readonly title: string;
  /** Which approval of the mode it belongs to: 1 for the clue's first. */
  readonly round: number;
  readonly subject: PersonSubject;
}

type Fact<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly rules?: readonly RuleVersion[] };

/** What happens in the talk with, or the inquiry (函询) of, one subject of a clue. Names are storage formats. */
export type TalkInquiryEvent =
  | Fact<'TalkInquiryOpened', TalkInquiryOpening>
  /** From now on this department handles it, and no other one. */
  | Fact<'TalkHandlerAssigned', TalkHandler & { departmentId: string; departmentAs: TalkHandling; assignedBy: string }>
  /** Who may approve it is fixed with it (B1.18). `talkers`: of an own talk (B4.9); plans of schema version 1 name nobody. `acquaintances`: whether they may know the subject (2.5); absent in older plans. */
  | Fact<
      'PlanProposed',
      {
        form: TalkInquiryForm;
        nextLowerPartyChief: boolean;
        plan: string;
        talkers: readonly PlannedTalker[];
        approval: RequiredApproval;
        proposedBy: string;
        acquaintances?: AcquaintanceCheck;
      }
    >
  /** `acceptance`: why they talk in spite of what was found (2.5). */
  | Fact<
      'PlanApproved',
      {
        role: string;
        approvedBy: string;
        approvedAt: Instant;
        partyChiefReport?: PartyChiefReport;
        acquaintances?: AcquaintanceCheck;
        acceptance?: string;
      }
    >
  | Fact<'PlanRejected', { reason: string; rejectedBy: string }>
  /** Whoever talks by delegation is notified (B1.21), or the letter goes to the subject (B1.20); `deadline`: for the talk, or for the reply. */
  | Fact<'NoticeServed', { servedOn: string; servedTo: string; reference: string; deadline: Deadline; servedBy: string }>
  /** B1.19: the report is due one month after the talk. `recordDeadline`: for the record of a delegated talk. */
  | Fact<
      'TalkHeld',
      {
        talkers: readonly Talker[];
        heldOn: string;
        place: string;
        inTime: boolean | null;
        recordDeadline?: Deadline;
        reportDeadline: Deadline;
        recordedBy: string;
      }
    >
  | Fact<
      'RecordSigned',
      {
        record: string;
        signedBySubject: boolean;
        refusal?: string;
        signedOn: string;
        inTime: boolean | null;
        reportDeadline: Deadline;
        recordedBy: string;
      }
    >
  /** 说明材料, countersigned by the party chief of the subject's unit unless that is the subject (B1.20). */
  | Fact<
      'ReplyReceived',
      {
        statement: string;
        countersignedBy: string | null;
        receivedOn: string;
        inTime: boolean;
        reportDeadline: Deadline;
        recordedBy: string;
      }
    >
  | Fact<
      'ReportMade',
      {
        facts: string;
        opinion: string;
        outcome: TalkInquiryOutcome;
        approval: RequiredApproval;
        reportedOn: string;
        inTime: boolean;
        reportedBy: string;
      }
    >
  /** The talk or inquiry has ended, unless the outcome is to inquire again. */
  | Fact<'OutcomeApproved', { outcome: TalkInquiryOutcome; role: string; approvedBy: string; approvedAt: Instant }>
  /** A new report is due when the first one was. */
  | Fact<'OutcomeRejected', { outcome: TalkInquiryOutcome; reason: string; reportDeadline: Deadline; rejectedBy: string }>
  /** 终止: what it was about is handled in another way, or the subject cannot be asked any more. */
  | Fact<'TalkInquiryDiscontinued', { reason: string; discontinuedBy: string }>;
