import type { RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';
import type { Figures } from './clue.events.js';

/** Which forwarding of which clue a clue came from (B1.6), and where the sender had that from. */
export interface ForwardedFrom {
  readonly forwardingId: string;
  readonly organisationId: string;
  readonly clueId: string;
  readonly clueNumber: string;
  /** The sender’s matter: the clue has one of its own here. */
  readonly matterId: string;
  readonly source: { readonly kind: string; readonly agencyId: string; readonly reference: string };
}

/** What the receiver of a forwarding answers, and what becomes of that here (B1.6). Events of the clue that was forwarded; names are storage formats. */
export type ForwardingEvent =
  /** The receiver has it in its library, under that number. */
  | { readonly type: 'ForwardingRegistered'; readonly data: { readonly forwardingId: string; readonly clueId: string; readonly number: string; readonly registeredOn: string } }
  /** The receiver sent it back. `reopened`: these persons are subjects here again; `deadline`: where the whole clue had gone, the limit that starts anew. */
  | {
      readonly type: 'ForwardingReturned';
      readonly data: { readonly forwardingId: string; readonly subjectIds: readonly string[]; readonly reason: string; readonly returnedOn: string; readonly reopened: boolean; readonly deadline?: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  /** 反馈: the receiver has told what came of it. */
  | { readonly type: 'ForwardingResultRecorded'; readonly data: { readonly forwardingId: string; readonly text: string; readonly figures: Figures; readonly givenOn: string } }
  /** 签收 by an officer of the organisation that had forwarded it. */
  | { readonly type: 'ForwardingResultAcknowledged'; readonly data: { readonly forwardingId: string; readonly acknowledgedOn: string; readonly acknowledgedBy: string } };
