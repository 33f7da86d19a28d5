import type { InstitutionMeasure } from '@liandong/contracts';
import type { RuleVersion } from '@liandong/event-sourcing';
import type { SanctionKind, Track } from '../rules/sanctions.js';
import type { DecisionEvent } from './case.decision.events.js';
import type { FilingEvent } from './case.filing.events.js';
import type { IdentificationEvent } from './case.identification.events.js';
import type { TrialEvent } from './case.trial.events.js';

/** 处分 · 免予处分 · 不予处分 · 撤销案件 · 移送司法 without a sanction of its own (B2.24) · 问责 of an institution */
export const outcomes = ['sanction', 'exempt', 'no-sanction', 'withdraw', 'transfer', 'accountability'] as const;
export type Outcome = (typeof outcomes)[number];

export interface SanctionChoice {
  readonly kind: SanctionKind;
  /** Influence period; needed where the rule leaves a choice (留党察看 12 or 24). */
  readonly months?: number | undefined;
}

/** 检查 · 通报 · 改组 (《中国共产党问责条例》第八条) */
export const accountabilities = ['examination', 'circular', 'reorganisation'] as const satisfies readonly InstitutionMeasure[];
export type Accountability = (typeof accountabilities)[number];

/** 处理意见: what is proposed or decided. */
export interface Opinion {
  readonly outcome: Outcome;
  readonly sanctions: readonly SanctionChoice[];
  readonly transferToJustice: boolean;
  /** How an institution is held accountable; of that outcome alone. */
  readonly accountability?: Accountability | undefined;
  /** 定性 */
  readonly qualification: string;
  /** 依据: the clauses applied. */
  readonly basis: string;
}

export interface ImposedSanction {
  readonly kind: SanctionKind;
  readonly track: Track;
  readonly months: number | null;
  /** Last day of the influence period, counted from the decision (B2.22, B2.23). */
  readonly endsOn: string | null;
}

/** A sanction given before for the same act, by whatever organ (B2.23). */
export interface EarlierPunishment {
  readonly track: Track;
  readonly organ: string;
  readonly on: string;
}

/** An event as it is kept: its name is a storage format. */
export type Fact<Type extends string, Data extends object> = {
  readonly type: Type;
  readonly data: Data;
  readonly rules?: readonly RuleVersion[];
};

/** What happens to the case (案件) of one person or institution, or on one matter, page by page. Names are storage formats. */
export type CaseEvent = FilingEvent | IdentificationEvent | TrialEvent | DecisionEvent;
