import { dateInChina, type Deadline, type WarningAction } from '@liandong/legal-time';
import type { WarnedLimit, WarningEvent } from './warning.events.js';

export type WarningStatus = 'none' | 'open' | 'met';

export interface WarningState {
  readonly status: WarningStatus;
  readonly organisationId?: string;
  readonly responsible?: string;
  readonly limit?: WarnedLimit;
  readonly deadline?: Deadline;
  readonly overdue: boolean;
  /** Stages and moments that were warned about. */
  readonly warned: readonly string[];
  /** Documents of the letters that were drafted. */
  readonly letters: readonly string[];
  readonly actions: Readonly<Partial<Record<WarningAction, 'asked' | 'done'>>>;
  /** The day of the warning that asked for it last. */
  readonly askedOn: Readonly<Partial<Record<WarningAction, string>>>;
}

export const initialWarning: WarningState = { status: 'none', overdue: false, warned: [], letters: [], actions: {}, askedOn: {} };

export function evolveWarning(state: WarningState, event: WarningEvent): WarningState {
  const done = (action: WarningAction): WarningState => ({ ...state, actions: { ...state.actions, [action]: 'done' } });
  switch (event.type) {
    case 'ClueWarned': {
      const { organisationId, responsible, clock, of, deadline, overdue, dueAt, firedAt, actions } = event.data;
      const asked = Object.fromEntries(actions.map((action) => [action, 'asked' as const]));
      const askedOn = Object.fromEntries(actions.map((action) => [action, dateInChina(firedAt)]));
      return {
        ...state,
        status: 'open',
        organisationId,
        responsible,
        limit: { clock, of },
        deadline,
        overdue,
        warned: [...state.warned, dueAt],
        actions: { ...actionsAbout(state, deadline), ...asked },
        askedOn: { ...state.askedOn, ...askedOn },
      };
    }
    case 'LimitMoved':
      return { ...state, deadline: event.data.deadline, overdue: false, actions: {} };
    case 'LimitMet':
      return { ...state, status: 'met', overdue: false };
    case 'ReminderCallMade':
      return done('call');
    case 'WarningLetterDrafted':
      // One that comes after the limit has moved answers nothing that is asked now.
      return {
        ...(state.actions[event.data.letter] === 'asked' ? done(event.data.letter) : state),
        letters: [...state.letters, event.data.documentId],
      };
    case 'WarningTalkHeld':
      return done('talk');
  }
}

/** What was asked for about this limit: of one that was met, nothing counts for the next. */
export function actionsAbout({ status, deadline, actions }: WarningState, limit: Deadline): WarningState['actions'] {
  return status === 'met' && (deadline?.startedAt !== limit.startedAt || deadline.dueAt !== limit.dueAt) ? {} : actions;
}
