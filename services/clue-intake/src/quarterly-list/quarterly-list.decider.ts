import { type AllowedActions, type Ask, type Decider, ensure, ensureAllowed, type Refusal, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, type Deadline, isInTime, limitFrom } from '@liandong/legal-time';
import type { DisposalLine, QuarterlyListEvent } from './quarterly-list.events.js';
import { lastDayOf } from './quarters.js';

export type QuarterlyListStatus = 'none' | 'owed' | 'sent' | 'received';

export interface QuarterlyListState {
  readonly status: QuarterlyListStatus;
  readonly organisationId?: string;
  readonly quarter?: string;
  readonly sendBy?: Deadline;
  readonly clueIds: readonly string[];
}

export type QuarterlyListCommand =
  /** By timer, at the quarter's end, once per clue. */
  | Ask<'enter', { readonly organisationId: string; readonly quarter: string; readonly line: DisposalLine }>
  | Ask<'send', object>
  | Ask<'receive', object>;

/** Which command is allowed in which status. A clue that a sleeping service enters late makes the list owed again. */
export const quarterlyListActions: AllowedActions<QuarterlyListStatus, QuarterlyListCommand['type']> = {
  none: ['enter'],
  owed: ['enter', 'send'],
  sent: ['enter', 'receive'],
  received: ['enter'],
};

export const unknownList: Refusal = {
  code: 'quarterly-list.unknown',
  kind: 'not-found',
  zh: '没有这份季度反馈',
  en: 'There is no such quarterly list',
};

function decide(command: QuarterlyListCommand, state: QuarterlyListState): readonly QuarterlyListEvent[] {
  if (command.type !== 'enter') ensure(state.status !== 'none', unknownList);
  ensureAllowed('quarterly-list', quarterlyListActions, state.status, command.type);
  const { by, at } = command;
  const lines = state.clueIds.length;
  switch (command.type) {
    case 'enter': {
      const { organisationId, quarter, line } = command.data;
      if (state.clueIds.includes(line.clueId)) return [];
      const entered: QuarterlyListEvent = { type: 'QuarterlyDisposalEntered', data: line };
      return state.status === 'none' ? [owe(organisationId, quarter), entered] : [entered];
    }
    case 'send': {
      const sentOn = dateInChina(at);
      return [{ type: 'QuarterlyListSent', data: { lines, sentOn, inTime: isInTime(state.sendBy!, sentOn), sentBy: by.personId } }];
    }
    case 'receive':
      return [{ type: 'QuarterlyListReceived', data: { lines, receivedOn: dateInChina(at), receivedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** B1.11: within the term after the quarter's last day. */
function owe(organisationId: string, quarter: string): QuarterlyListEvent {
  const sendBy = limitFrom('B1.11', lastDayOf(quarter), organisationId);
  return { type: 'QuarterlyListOwed', data: { organisationId, quarter, sendBy }, rules: [ruleOf(sendBy)] };
}

function evolve(state: QuarterlyListState, event: QuarterlyListEvent): QuarterlyListState {
  switch (event.type) {
    case 'QuarterlyListOwed': {
      const { organisationId, quarter, sendBy } = event.data;
      return { ...state, status: 'owed', organisationId, quarter, sendBy };
    }
    case 'QuarterlyDisposalEntered':
      return { ...state, status: 'owed', clueIds: [...state.clueIds, event.data.clueId] };
    case 'QuarterlyListSent':
      return { ...state, status: 'sent' };
    case 'QuarterlyListReceived':
      return { ...state, status: 'received' };
  }
}

/** 季度反馈 (B1.11), under the id `<organisation>-<quarter>`. */
export const quarterlyList: Decider<QuarterlyListState, QuarterlyListCommand, QuarterlyListEvent> = {
  category: 'quarterlyList',
  initial: { status: 'none', clueIds: [] },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};
