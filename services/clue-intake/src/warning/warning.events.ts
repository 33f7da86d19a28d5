import type { Instant, RuleVersion } from '@liandong/event-sourcing';
import type { Band, Deadline, WarningAction, WarningLetter } from '@liandong/legal-time';

/** The limit that is warned about: which clock, and of what. */
export interface WarnedLimit {
  readonly clock: string;
  readonly of: { readonly category: string; readonly id: string };
}

interface Firing {
  readonly dueAt: Instant;
  readonly firedAt: Instant;
  /** The service slept through the moment. */
  readonly late: boolean;
}

type Fact<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly rules?: readonly RuleVersion[] };

/** What is done about one running limit (时限预警, B1.23). Names are storage formats. */
export type WarningEvent =
  /** Raised by a timer. `overdue`: the limit has passed. `actions`: what is to follow, as far as it was not asked for before. */
  | Fact<
      'ClueWarned',
      WarnedLimit &
        Firing & {
          readonly organisationId: string;
          /** Whose duty it is; the letters go there. */
          readonly responsible: string;
          readonly band: Band;
          readonly overdue: boolean;
          readonly ruleId: string;
          readonly version: string;
          readonly deadline: Deadline;
          readonly actions: readonly WarningAction[];
        }
    >
  /** The limit has another end, or stands still: what was asked for about the former one is over. */
  | Fact<'LimitMoved', Firing & { readonly deadline: Deadline }>
  /** What the limit was set for has been done. */
  | Fact<'LimitMet', Firing & { readonly overdue: boolean }>
  /** 电话提醒 */
  | Fact<'ReminderCallMade', { readonly personCalled: string; readonly note: string; readonly calledOn: string; readonly calledBy: string }>
  /** 提示函 or 督办函 drafted by the notification service, for whoever signs it there. */
  | Fact<'WarningLetterDrafted', { readonly letter: WarningLetter; readonly documentId: string }>
  /** 约谈 */
  | Fact<'WarningTalkHeld', { readonly personTalkedTo: string; readonly note: string; readonly heldOn: string; readonly heldBy: string }>;
