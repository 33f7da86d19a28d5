import type { Instant } from '@liandong/event-sourcing';
import type { LegKind } from '@liandong/contracts';

/** A leg (环节) is named by its kind and its id: a clue and its verification share the id. */
export interface LegRef {
  readonly kind: LegKind;
  readonly legId: string;
}

export interface LegFacts extends LegRef {
  readonly title: string;
  /** Who is responsible for the leg. */
  readonly organisationId: string;
  /** The service that announced it. */
  readonly source: string;
}

/** What happens to a matter (事项): it ties clue, verification, cases and rectification together. Names are storage formats. */
export type MatterEvent =
  | { readonly type: 'MatterOpened'; readonly data: { readonly organisationId: string } }
  | { readonly type: 'LegOpened'; readonly data: LegFacts & { readonly openedAt: Instant } }
  | { readonly type: 'LegClosed'; readonly data: LegFacts & { readonly closedAt: Instant; readonly reason: string } }
  /** 办结; `closure` counts from 1, `legs` is how many legs the matter had. */
  | {
      readonly type: 'MatterClosed';
      readonly data: {
        readonly closure: number;
        readonly closedOn: string;
        readonly legs: number;
        readonly reason: string;
        readonly closedBy: string;
      };
    }
  /** By a look-back (回头看), or because a leg turned out to be open after all. Earlier closures stay on record. */
  | {
      readonly type: 'MatterReopened';
      readonly data: {
        readonly because: 'look-back' | 'open-leg';
        readonly leg?: LegRef;
        readonly reason: string;
        readonly reopenedOn: string;
      };
    };
