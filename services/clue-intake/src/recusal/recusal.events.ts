import type { RecusalGround, RecusalRaiser, RecusalStage } from '@liandong/access';
import type { RuleVersion } from '@liandong/event-sourcing';

/** The record by which the matter was named: a clue, or a report that no clue came of yet. */
export const recusalSubjects = ['clue', 'report'] as const;
export type RecusalSubject = (typeof recusalSubjects)[number];

export interface RecusalAbout {
  readonly kind: RecusalSubject;
  readonly id: string;
}

/** That somebody should be kept from the matter (回避申请). It holds for the whole matter, whatever record it was raised by. */
export interface Recusal {
  readonly organisationId: string;
  readonly about: RecusalAbout;
  readonly stage: RecusalStage;
  readonly personId: string;
  /** Whether the person is the chief (主要负责人) or stands in for the chief: then the upper body decides (B4.2). */
  readonly chief: boolean;
  readonly ground: RecusalGround;
  /** In which capacity it was raised; a subject and the reporter do so through the officer who records it. The reporter is never named. */
  readonly raisedBy: RecusalRaiser;
  readonly statement: string;
  readonly raisedOn: string;
}

export interface RecusalDecision {
  readonly personId: string;
  readonly upheld: boolean;
  readonly reason: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  /** The organisation that decided: the commission, or the one above it. */
  readonly decidedFor: string;
  /** Who decides in the chief's place from now on. */
  readonly actingChiefId?: string;
}

/** What happens to the recusals of one matter (B4.1–B4.3). Names are storage formats. */
export type RecusalEvent =
  | { readonly type: 'RecusalRaised'; readonly data: Recusal & { readonly recordedBy: string }; readonly rules?: readonly RuleVersion[] }
  | { readonly type: 'RecusalDecided'; readonly data: RecusalDecision };
