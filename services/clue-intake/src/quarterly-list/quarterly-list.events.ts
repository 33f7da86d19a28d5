import type { RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';
import type { DisposalMode, Figures } from '../clue/clue.events.js';

/** One clue of the reception's that was disposed of, or concluded, in the quarter: as it stood at this revision, which fixes what is said of it. */
export interface DisposalLine {
  readonly clueId: string;
  readonly revision: number;
  /** Its number in the library, and what the reception called it. */
  readonly number: string;
  readonly reference: string;
  readonly mode: DisposalMode;
  readonly concludedOn?: string;
  readonly figures?: Figures;
}

type Fact<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly rules?: readonly RuleVersion[] };

/** 季度反馈 of one organisation to its reception office (B1.11). Names are storage formats. */
export type QuarterlyListEvent =
  /** The quarter has ended, and something of the reception's was disposed of in it. `quarter`: such as `2026q1`. */
  | Fact<'QuarterlyListOwed', { readonly organisationId: string; readonly quarter: string; readonly sendBy: Deadline }>
  | Fact<'QuarterlyDisposalEntered', DisposalLine>
  /** `lines`: how many it holds, counted from the first; they do not change any more. */
  | Fact<'QuarterlyListSent', { readonly lines: number; readonly sentOn: string; readonly inTime: boolean; readonly sentBy: string }>
  /** 信访室 has it. */
  | Fact<'QuarterlyListReceived', { readonly lines: number; readonly receivedOn: string; readonly receivedBy: string }>;
