import type { AskedSubject } from '@liandong/contracts';
import type { Ask } from '@liandong/event-sourcing';
import type { ConsultationQuestion, ItemContent, ItemResult, Opening, Participant, ProgressStage } from './handover.events.js';
import type { ItemKind } from './item-routes.js';

/** The receiver is named only where it does not follow from the kind (B3.5). */
export interface AskedContent extends Omit<ItemContent, 'receiverId' | 'subjects'> {
  readonly subjects: readonly AskedSubject[];
  readonly receiverId?: string;
}

export interface ConsultationOutcome {
  readonly participants: readonly Participant[];
  readonly opinion: string;
  /** What the item was agreed to be; absent where no agreement was reached. */
  readonly agreed?: { readonly kind: ItemKind; readonly receiverId?: string };
  readonly concludedOn: string;
}

type OfItem<Type extends string, Data extends object> = Ask<Type, { readonly itemNo: number } & Data>;

export type ItemCommand =
  | OfItem<'amend-item', AskedContent>
  | OfItem<'withdraw-item', { readonly reason: string; readonly withdrawnOn: string }>
  | OfItem<'convene-consultation', { readonly question: ConsultationQuestion; readonly text: string; readonly convenedOn: string }>
  | OfItem<'conclude-consultation', ConsultationOutcome>
  | OfItem<'sign-out', { readonly signedOutOn: string }>
  | OfItem<'sign-in', { readonly signedInOn: string }>
  | OfItem<'return-item', { readonly reason: string; readonly returnedOn: string }>
  | OfItem<'record-progress', { readonly stage: ProgressStage; readonly text: string; readonly on: string }>
  | OfItem<'record-result', ItemResult>
  | OfItem<'give-feedback', { readonly text: string; readonly givenOn: string }>
  | OfItem<'acknowledge-feedback', { readonly acknowledgedOn: string }>;

export type HandoverCommand =
  Ask<'open', Opening> | Ask<'add-item', AskedContent> | ItemCommand | Ask<'close', { readonly reason: string; readonly closedOn: string }>;

export type HandoverData<Type extends HandoverCommand['type']> = Extract<HandoverCommand, { readonly type: Type }>['data'];
