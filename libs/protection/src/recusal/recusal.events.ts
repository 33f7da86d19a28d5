import type { Recusal, RecusalDecision, RecusalStage } from '@liandong/access';
import type { RuleVersion } from '@liandong/event-sourcing';
import type { NamedRecord } from '../named-record.js';

/** It holds for the whole matter, whatever record it was raised by. */
export interface MatterRecusal extends Recusal {
  readonly organisationId: string;
  readonly about: NamedRecord;
  readonly stage: RecusalStage;
}

/** What happens to the recusals of one matter (B4.1–B4.3). Names are storage formats. */
export type RecusalEvent =
  | {
      readonly type: 'RecusalRaised';
      readonly data: MatterRecusal & { readonly recordedBy: string };
      readonly rules?: readonly RuleVersion[];
    }
  | { readonly type: 'RecusalDecided'; readonly data: RecusalDecision; readonly rules?: readonly RuleVersion[] };
