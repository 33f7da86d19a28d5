import type { SecrecyLevel } from '@liandong/access';
import type { RuleVersion } from '@liandong/event-sourcing';
import type { NamedRecord } from '../named-record.js';

/** The level of a matter as another service tells it. */
export interface AdoptedLevel {
  readonly organisationId: string;
  /** The service, and the record in it that keeps the level. */
  readonly source: string;
  readonly registerId: string;
  /** Of that record. */
  readonly revision: number;
  readonly level: SecrecyLevel;
  readonly admitted: readonly string[];
}

/** How a matter is classified (定密). It holds for every record of the matter. Names are storage formats. */
export type ClassificationEvent =
  | {
      readonly type: 'ClassificationProposed';
      readonly data: {
        readonly organisationId: string;
        readonly about: NamedRecord;
        readonly from: SecrecyLevel;
        readonly level: SecrecyLevel;
        readonly reason: string;
        readonly proposedBy: string;
      };
    }
  /** The level holds from now on; `rules`: the clearances in force. `lapsed`: who had been admitted one by one and no longer is, as the level went up. */
  | {
      readonly type: 'ClassificationApproved';
      readonly data: { readonly level: SecrecyLevel; readonly approvedBy: string; readonly lapsed?: readonly string[] };
      readonly rules?: readonly RuleVersion[];
    }
  | {
      readonly type: 'ClassificationRejected';
      readonly data: { readonly level: SecrecyLevel; readonly reason: string; readonly rejectedBy: string };
    }
  /** 个别批准知悉: one person more may know of the matter, whatever their role's clearance. */
  | { readonly type: 'PersonAdmitted'; readonly data: { readonly personId: string; readonly reason: string; readonly admittedBy: string } }
  | {
      readonly type: 'AdmissionWithdrawn';
      readonly data: { readonly personId: string; readonly reason: string; readonly withdrawnBy: string };
    }
  /** How another service that handles the matter classifies it: a floor, below which nothing decided here goes. `lapsed`: as above. */
  | { readonly type: 'LevelAdopted'; readonly data: AdoptedLevel & { readonly lapsed?: readonly string[] } };
