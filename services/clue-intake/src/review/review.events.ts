import type { RuleVersion } from '@liandong/event-sourcing';

export interface HeldReview {
  readonly organisationId: string;
  /** One of the rhythm that the organisation follows: 日审核、月研判、季通报 … */
  readonly kind: string;
  /** `2020-06`, `2020-W24`, `2020-06-11` or `2020-Q2`. */
  readonly period: string;
  readonly heldOn: string;
  readonly participants: readonly string[];
  readonly conclusions: string;
  /** The position of the digest that lay before them: asked for with it, the figures are the same ones. */
  readonly figuresAt: string;
}

/** A review of the clues of a period (B1.24). Names are storage formats. */
export type ReviewEvent = {
  readonly type: 'ReviewHeld';
  readonly data: HeldReview & { readonly dueOn: string; readonly inTime: boolean; readonly heldBy: string };
  readonly rules?: readonly RuleVersion[];
};
