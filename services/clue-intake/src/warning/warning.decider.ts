import { type Ask, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import {
  dateInChina,
  firedLate,
  isAfter,
  isOverdue,
  ladderInForce,
  type LimitDue,
  loudnessOf,
  type WarningAction,
  type WarningLetter,
} from '@liandong/legal-time';
import { warningActions, warningOwnActions } from './warning.allowed-actions.js';
import { warningErrors } from './warning.errors.js';
import type { WarningEvent } from './warning.events.js';
import { actionsAbout, evolveWarning, initialWarning, type WarningState } from './warning.state.js';

export type WarningCommand =
  | Ask<'limit-due', LimitDue>
  | Ask<'record-call', { readonly personCalled: string; readonly note: string; readonly calledOn: string }>
  | Ask<'record-letter', { readonly letter: WarningLetter; readonly documentId: string }>
  | Ask<'record-talk', { readonly personTalkedTo: string; readonly note: string; readonly heldOn: string }>;

export type WarningData<Type extends WarningCommand['type']> = Extract<WarningCommand, { readonly type: Type }>['data'];

function decideWarning(command: WarningCommand, state: WarningState): readonly WarningEvent[] {
  const { by, at } = command;
  if (command.type === 'limit-due') return warningOwnActions[state.status].includes(command.type) ? limitDue(command.data, at, state) : [];
  ensureAllowed('warning', warningActions, state.status, command.type);
  switch (command.type) {
    case 'record-call':
      ensureDone('call', 'calledOn', command.data.calledOn, at, state);
      return [{ type: 'ReminderCallMade', data: { ...command.data, calledBy: by.personId } }];
    case 'record-letter':
      return recordLetter(command.data, state);
    case 'record-talk':
      ensureDone('talk', 'heldOn', command.data.heldOn, at, state);
      return [{ type: 'WarningTalkHeld', data: { ...command.data, heldBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** B1.23: a moment of the limit has come. It fires once; late, it says so. */
function limitDue(due: LimitDue, at: Instant, state: WarningState): readonly WarningEvent[] {
  const firing = { dueAt: due.dueAt, firedAt: at, late: firedLate(due.dueAt, at) };
  if (due.stage === 'met')
    return state.status === 'open' ? [{ type: 'LimitMet', data: { ...firing, overdue: isOverdue(due.limit, due.dueAt) } }] : [];
  if (due.stage === 'moved') return state.status === 'open' ? [{ type: 'LimitMoved', data: { ...firing, deadline: due.limit } }] : [];
  return warn(due, firing, state);
}

function warn(due: LimitDue, firing: { dueAt: Instant; firedAt: Instant; late: boolean }, state: WarningState): readonly WarningEvent[] {
  const { clock, of, limit, organisationId, responsible } = due;
  const { band, overdue, rules } = loudnessOf(due);
  const ladder = ladderInForce(organisationId, dateInChina(firing.firedAt));
  const before = actionsAbout(state, limit);
  const actions = ladder.actions[band].filter((action) => before[action] === undefined);
  return [
    {
      type: 'ClueWarned',
      data: {
        clock,
        of,
        organisationId,
        responsible: responsible ?? `${organisationId}.case-management`,
        band,
        overdue,
        ruleId: limit.ruleId,
        version: limit.version,
        deadline: limit,
        ...firing,
        actions,
      },
      rules: [...rules, ladder.rule],
    },
  ];
}

function ensureDone(action: WarningAction, field: string, date: string, at: Instant, state: WarningState): void {
  ensure(state.actions[action] === 'asked', warningErrors.notAsked(action));
  ensure(!isAfter(date, at), warningErrors.dateInFuture(field));
  const { [action]: askedOn = '' } = state.askedOn;
  ensure(date >= askedOn, warningErrors.dateTooEarly(askedOn));
}

/** The same letter told again changes nothing. */
function recordLetter(data: WarningData<'record-letter'>, state: WarningState): readonly WarningEvent[] {
  return state.letters.includes(data.documentId) ? [] : [{ type: 'WarningLetterDrafted', data }];
}

/** What is done about one running limit (时限预警). Its id is `<clock>-<aggregate>`. */
export const warning: Decider<WarningState, WarningCommand, WarningEvent> = {
  category: 'warning',
  initial: initialWarning,
  evolve: evolveWarning,
  decide: decideWarning,
  owner: (state) => state.organisationId,
};
