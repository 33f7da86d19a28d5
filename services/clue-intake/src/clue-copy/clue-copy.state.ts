import type { AnalysedItem, ClueCopyEvent, CopiedItem } from './clue-copy.events.js';

/** 已接收 · 待审批 · 已批准 · 已回复 · 已签收 */
export type ClueCopyStatus = 'none' | 'received' | 'proposed' | 'approved' | 'replied' | 'acknowledged';

export interface ClueCopyState {
  readonly status: ClueCopyStatus;
  readonly organisationId?: string;
  readonly agencyId?: string;
  readonly reference?: string;
  readonly period?: { readonly from: string; readonly to: string };
  readonly copiedOn?: string;
  readonly items: readonly CopiedItem[];
  /** Clues of the library, by item. */
  readonly clueIds: ReadonlyMap<number, string>;
  readonly analysis: readonly AnalysedItem[];
  readonly proposedBy?: string;
  readonly approvedOn?: string;
  readonly repliedOn?: string;
}

export const initialClueCopy: ClueCopyState = { status: 'none', items: [], clueIds: new Map(), analysis: [] };

export function evolveClueCopy(state: ClueCopyState, event: ClueCopyEvent): ClueCopyState {
  switch (event.type) {
    case 'ClueCopyReceived': {
      const { organisationId, agencyId, reference, period, copiedOn, items } = event.data;
      return { ...state, status: 'received', organisationId, agencyId, reference, period, copiedOn, items };
    }
    case 'CopiedItemTakenIn':
      return { ...state, clueIds: new Map([...state.clueIds, [event.data.itemNo, event.data.clueId]]) };
    case 'CopyAnalysisProposed':
      return { ...state, status: 'proposed', analysis: event.data.items, proposedBy: event.data.proposedBy };
    case 'CopyAnalysisApproved':
      return { ...state, status: 'approved', analysis: event.data.items, approvedOn: event.data.approvedOn };
    case 'CopyAnalysisRejected':
      return { ...state, status: 'received', analysis: [] };
    case 'CopyReplied':
      return { ...state, status: 'replied', repliedOn: event.data.repliedOn };
    case 'CopyReplyAcknowledged':
      return { ...state, status: 'acknowledged' };
  }
}
