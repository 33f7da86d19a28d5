import type { Recusal, RecusalDecision, RecusalStage } from '@liandong/access';
import type { RuleVersion } from '@liandong/event-sourcing';
import type { NamedRecord } from '../named-record.js';

/** It holds for the whole matter, whatever record it was raised by. */
export interface MatterRecusal extends Recusal {
  readonly organisationId: string;
  readonly about: NamedRecord;
  readonly stage: RecusalStage;
}

/** The recusals of a matter as another service tells them. */
export interface AdoptedRecusals {
  readonly organisationId: string;
  /** The service, and the record in it that keeps them. */
  readonly source: string;
  readonly registerId: string;
  /** Of that record. */
  readonly revision: number;
  readonly barred: readonly string[];
  /** Who decides in the chief's place, where that is new. */
  readonly actingChiefId?: string | undefined;
}

/** What happens to the recusals of one matter (B4.1–B4.3). Names are storage formats. */
export type RecusalEvent =
  | {
      readonly type: 'RecusalRaised';
      readonly data: MatterRecusal & { readonly recordedBy: string };
      readonly rules?: readonly RuleVersion[];
    }
  | { readonly type: 'RecusalDecided'; readonly data: RecusalDecision; readonly rules?: readonly RuleVersion[] }
  /** What another service that handles the matter keeps of its recusals: a floor, which nothing decided here takes away. `released`: whom it kept barred before. */
  | { readonly type: 'RecusalsAdopted'; readonly data: AdoptedRecusals & { readonly released: readonly string[] } };
