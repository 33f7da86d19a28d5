import type { RuleVersion } from '@liandong/event-sourcing';
import type { Deadline, QuietWarning } from '@liandong/legal-time';
import type { PleaderStanding, ReportingLevel } from '../rules/intervention-reporting.js';

/** 打听案情 · 过问、干预办案 · 说情 · 未经批准接触被调查人、涉案人员 (B4.6) */
export const interventionKinds = ['inquiring', 'interfering', 'pleading', 'unapproved-contact'] as const;
export type InterventionKind = (typeof interventionKinds)[number];

/** 不予处理 · 提醒谈话 · 向上报告 · 移交(作为线索或者违规违纪登记) */
export const interventionOutcomes = ['no-action', 'reminded', 'reported-upward', 'handed-over'] as const;
export type InterventionOutcome = (typeof interventionOutcomes)[number];

/** What an entry was handed over as: one that stands in the library, or in the register of breaches. */
export const interventionHandovers = ['clue', 'breach'] as const;
export interface InterventionHandover {
  readonly kind: (typeof interventionHandovers)[number];
  readonly id: string;
}

/** One occurrence as whoever met it writes it down. */
export interface Intervention {
  readonly organisationId: string;
  readonly clueId: string;
  readonly kind: InterventionKind;
  /** Who inquired, interfered or pleaded; `personId` of somebody who works here, from whom the entry is kept. */
  readonly by: { readonly name: string; readonly unit: string; readonly position?: string; readonly personId?: string };
  /** Whom it was addressed to: the person who reports it, or a colleague. */
  readonly addressee: string;
  readonly occurredOn: string;
  readonly content: string;
}

/** An entry of the register (打听案情、过问、说情干预登记, B4.6) and what is done about it. Nothing is changed or taken back: who was mistaken records another. Names are storage formats. */
export type InterventionEvent =
  /** Without `deadline`: entered before entries were followed up. */
  | {
      readonly type: 'InterventionRecorded';
      readonly data: Intervention & { readonly recordedBy: string; readonly deadline?: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  /** Raised by a timer; none of the warnings about clues, which others read. */
  | { readonly type: 'InterventionWarned'; readonly data: QuietWarning; readonly rules?: readonly RuleVersion[] }
  /** `standing`: of whoever inquired or pleaded, towards this organisation. */
  | {
      readonly type: 'InterventionAssessed';
      readonly data: {
        readonly standing: PleaderStanding;
        readonly opinion: string;
        readonly assessedOn: string;
        readonly assessedBy: string;
      };
    }
  /** To the chief (`own`), who then decides; or to the body above (`upper`), which ends it here. */
  | {
      readonly type: 'InterventionReportedUpward';
      readonly data: {
        readonly receiverId: string;
        readonly level: ReportingLevel;
        readonly documentNumber: string;
        readonly reportedOn: string;
        readonly reportedBy: string;
        readonly inTime?: boolean;
      };
      readonly rules?: readonly RuleVersion[];
    }
  | {
      readonly type: 'InterventionHandled';
      readonly data: {
        readonly outcome: Exclude<InterventionOutcome, 'reported-upward'>;
        readonly reason: string;
        readonly handover?: InterventionHandover;
        readonly handledOn: string;
        readonly decidedBy: string;
        readonly inTime?: boolean;
      };
    };
