import type { Deadline } from '@liandong/legal-time';
import type { Answer, ReconciliationEvent, Settlement } from './reconciliation.events.js';

/** 待核对 · 有差异待处理 · 已核对 */
export type ReconciliationStatus = 'none' | 'open' | 'differences' | 'reconciled';

export interface ReconciliationState {
  readonly status: ReconciliationStatus;
  readonly organisationId?: string;
  readonly handlerId?: string;
  readonly openedOn?: string;
  readonly deadline?: Deadline;
  readonly clueIds: readonly string[];
  readonly answers: Readonly<Record<string, Answer['answer']>>;
  readonly settled: Readonly<Record<string, Settlement>>;
}

export const initialReconciliation: ReconciliationState = { status: 'none', clueIds: [], answers: {}, settled: {} };

export function evolveReconciliation(state: ReconciliationState, event: ReconciliationEvent): ReconciliationState {
  switch (event.type) {
    case 'ReconciliationOpened': {
      const { organisationId, handlerId, items, openedOn, deadline } = event.data;
      return {
        ...state,
        status: items.length === 0 ? 'reconciled' : 'open',
        organisationId,
        handlerId,
        openedOn,
        deadline,
        clueIds: items.map(({ clueId }) => clueId),
      };
    }
    case 'ItemsAnswered': {
      const answers = { ...state.answers, ...Object.fromEntries(event.data.answers.map(({ clueId, answer }) => [clueId, answer])) };
      return withStatus({ ...state, answers });
    }
    case 'DifferenceSettled':
      return withStatus({ ...state, settled: { ...state.settled, [event.data.clueId]: event.data.settlement } });
  }
}

function withStatus(state: ReconciliationState): ReconciliationState {
  if (unanswered(state).length > 0) return { ...state, status: 'open' };
  return { ...state, status: openDifferences(state).length > 0 ? 'differences' : 'reconciled' };
}

export function unanswered({ clueIds, answers }: ReconciliationState): readonly string[] {
  return clueIds.filter((clueId) => !Object.hasOwn(answers, clueId));
}

export function openDifferences({ clueIds, answers, settled }: ReconciliationState): readonly string[] {
  return clueIds.filter((clueId) => Object.hasOwn(answers, clueId) && answers[clueId] === 'objected' && !Object.hasOwn(settled, clueId));
}
