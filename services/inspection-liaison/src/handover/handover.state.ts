import type { Deadline } from '@liandong/legal-time';
import type { HandoverEvent, ItemContent, ItemResult, Opening } from './handover.events.js';
import type { ItemKind } from './item-routes.js';

export type HandoverStatus = 'none' | 'open' | 'closed';

export type ItemStatus =
  'listed' | 'consulting' | 'signed-out' | 'returned' | 'signed-in' | 'result-recorded' | 'fed-back' | 'done' | 'withdrawn';

export interface ItemState extends ItemContent {
  readonly itemNo: number;
  readonly itemId: string;
  readonly status: ItemStatus;
  /** A consultation was convened and has not ended in agreement since. */
  readonly disputed: boolean;
  /** The kind that was agreed in consultation; it binds until another one. */
  readonly agreedKind?: ItemKind;
  readonly signedOutBy?: string;
  readonly signedInBy?: string;
  readonly signedInOn?: string;
  readonly priority: boolean;
  readonly raisedLevel: boolean;
  readonly resultDeadline?: Deadline;
  readonly result?: ItemResult;
  /** Day of the latest step on paper that the next one is not before. */
  readonly lastOn: string;
}

export interface HandoverState {
  readonly status: HandoverStatus;
  readonly opening?: Opening;
  readonly items: readonly ItemState[];
}

export const initialHandover: HandoverState = { status: 'none', items: [] };

export function evolveHandover(state: HandoverState, event: HandoverEvent): HandoverState {
  switch (event.type) {
    case 'HandoverOpened': {
      const { openedBy: _openedBy, ...opening } = event.data;
      return { ...state, status: 'open', opening };
    }
    case 'ItemAdded': {
      const { addedBy: _addedBy, ...item } = event.data;
      return {
        ...state,
        items: [
          ...state.items,
          { ...item, status: 'listed', disputed: false, priority: false, raisedLevel: false, lastOn: state.opening!.openedOn },
        ],
      };
    }
    case 'HandoverClosed':
      return { ...state, status: 'closed' };
    default:
      return { ...state, items: state.items.map((item) => (item.itemNo === event.data.itemNo ? evolveItem(item, event) : item)) };
  }
}

type OfItem = Exclude<HandoverEvent, { readonly type: 'HandoverOpened' | 'ItemAdded' | 'HandoverClosed' }>;

function evolveItem(item: ItemState, event: OfItem): ItemState {
  switch (event.type) {
    case 'ItemAmended': {
      const { amendedBy: _amendedBy, ...content } = event.data;
      return { ...item, ...content };
    }
    case 'ItemWithdrawn':
      return { ...item, status: 'withdrawn', lastOn: event.data.withdrawnOn };
    case 'ConsultationConvened':
      return { ...item, status: 'consulting', disputed: true, agreedKind: undefined, lastOn: event.data.convenedOn };
    case 'ConsultationConcluded': {
      const { agreed, concludedOn } = event.data;
      const listed = { ...item, status: 'listed' as const, lastOn: concludedOn };
      return agreed ? { ...listed, ...agreed, disputed: false, agreedKind: agreed.kind } : listed;
    }
    case 'ItemSignedOut':
      return { ...item, status: 'signed-out', signedOutBy: event.data.signedOutBy, lastOn: event.data.signedOutOn };
    case 'ItemSignedIn': {
      const { signedInBy, signedInOn, priority, raisedLevel, resultDeadline } = event.data;
      return { ...item, status: 'signed-in', signedInBy, signedInOn, priority, raisedLevel, resultDeadline, lastOn: signedInOn };
    }
    case 'ItemReturned':
      return { ...item, status: 'returned', signedOutBy: undefined, lastOn: event.data.returnedOn };
    case 'ProgressRecorded':
      return item;
    case 'ResultRecorded':
      return { ...item, status: 'result-recorded', result: event.data.result, lastOn: event.data.result.on };
    case 'FeedbackGiven':
      return { ...item, status: 'fed-back', lastOn: event.data.givenOn };
    case 'FeedbackAcknowledged':
      return { ...item, status: 'done', lastOn: event.data.acknowledgedOn };
  }
}

/** Items that still have to be handed over or reported on. */
export function unfinished({ items }: HandoverState): readonly ItemState[] {
  return items.filter(({ status }) => status !== 'done' && status !== 'withdrawn');
}
