import type { RuleVersion } from '@liandong/event-sourcing';
import type { DepartureGround, DepartureTerms, SecrecyPost } from '../rules/departure-terms.js';

export interface Departure {
  readonly organisationId: string;
  readonly personId: string;
  readonly ground: DepartureGround;
  /** How the post that is left was classified. */
  readonly post: SecrecyPost;
  readonly departedOn: string;
}

/** An officer leaves (离岗离职, B4.7). Names are storage formats. */
export type DepartureEvent =
  | {
      readonly type: 'OfficerDeparted';
      readonly data: Departure & DepartureTerms & { readonly recordedBy: string };
      readonly rules?: readonly RuleVersion[];
    }
  /** Appointed again (重新任职): may be named again; what binds from before runs on. */
  | { readonly type: 'OfficerReappointed'; readonly data: { readonly returnedOn: string; readonly recordedBy: string } };
