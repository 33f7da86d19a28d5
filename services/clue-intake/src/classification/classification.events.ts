import type { SecrecyLevel } from '@liandong/access';
import type { RuleVersion } from '@liandong/event-sourcing';

/** The record by which the matter was named. */
export interface ClassifiedRecord {
  readonly kind: 'clue' | 'report';
  readonly id: string;
}

/** How a matter is classified (定密). It holds for every record of the matter. Names are storage formats. */
export type ClassificationEvent =
  | {
      readonly type: 'ClassificationProposed';
      readonly data: { readonly organisationId: string; readonly about: ClassifiedRecord; readonly from: SecrecyLevel; readonly level: SecrecyLevel; readonly reason: string; readonly proposedBy: string };
    }
  /** The level holds from now on; `rules`: the clearances in force. */
  | { readonly type: 'ClassificationApproved'; readonly data: { readonly level: SecrecyLevel; readonly approvedBy: string }; readonly rules?: readonly RuleVersion[] }
  | { readonly type: 'ClassificationRejected'; readonly data: { readonly level: SecrecyLevel; readonly reason: string; readonly rejectedBy: string } };
