import { type Ask, type Decider, ensure, ensureAllowed, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, limitFrom, type QuietDue } from '@liandong/legal-time';
import { findDirectForward, sendUp, warnSendingUp } from './report.direct-forward.js';
import { reportActions, reportOwnActions } from './report.allowed-actions.js';
import { reportErrors } from './report.errors.js';
import type { DeclineGround, DirectForwardGround, ReportEvent, SealedMessage, SealedPhotograph, Submission } from './report.events.js';
import { evolveReport, initialReport, openQuestions, photographsOf, type ReportState } from './report.state.js';

export interface KeepReportRepeat {
  readonly firstReportId: string;
  readonly notice: SealedMessage;
  /** Whose the first report is, and whether it is a repeat itself; undefined where there is none. */
  readonly first?: { readonly organisationId: string; readonly isRepeat: boolean };
}

export type ReportCommand =
  | Ask<'submit', Submission>
  | Ask<'read-content', object>
  | Ask<'read-photograph', { readonly number: number }>
  | Ask<'ask', { readonly question: SealedMessage }>
  | Ask<'answer', { readonly number: number; readonly answer: SealedMessage }>
  | Ask<'supplement', { readonly supplement: SealedMessage }>
  | Ask<'add-photograph', { readonly photograph: SealedPhotograph }>
  | Ask<'tell', { readonly notice: SealedMessage }>
  | Ask<'take-in', { readonly clueId: string; readonly departmentId?: string }>
  | Ask<'propose-decline', { readonly ground: DeclineGround; readonly notice: SealedMessage }>
  | Ask<'approve-decline', object>
  | Ask<'reject-decline', { readonly reason: string }>
  | Ask<'keep-repeat', KeepReportRepeat>
  | Ask<'find-direct-forward', { readonly ground: DirectForwardGround }>
  | Ask<'limit-due', QuietDue>
  | Ask<'send-up', { readonly toOrganisation: string; readonly sentOn: string }>
  | Ask<'confirm-destruction', object>;

export type ReportData<Type extends ReportCommand['type']> = Extract<ReportCommand, { readonly type: Type }>['data'];

/** Supplements that one report takes: whoever holds a code must not fill the store. */
export const MOST_SUPPLEMENTS = 50;
/** Photographs that one report takes, for the same reason. */
export const MOST_PHOTOGRAPHS = 20;

function decide(command: ReportCommand, state: ReportState): readonly ReportEvent[] {
  if (command.type !== 'submit') ensure(state.status !== 'none', reportErrors.unknown);
  if (command.type === 'limit-due')
    return reportOwnActions[state.status]?.includes(command.type) ? warnSendingUp(command.data, command.at) : [];
  ensureAllowed('report', reportActions, state.status, command.type);
  const by = command.by.personId;
  switch (command.type) {
    case 'submit':
      return submit(command.data, dateInChina(command.at));
    case 'read-content':
      ensureMayRead(command.by.role, state);
      return [{ type: 'ReportContentRead', data: { readBy: by }, access: { kind: 'sealed-data-read', what: 'report-content' } }];
    case 'read-photograph':
      ensureMayRead(command.by.role, state);
      ensure(
        photographsOf(state).some(({ number }) => number === command.data.number),
        reportErrors.noSuchPhotograph,
      );
      return [
        {
          type: 'ReportPhotographRead',
          data: { ...command.data, readBy: by },
          access: { kind: 'sealed-data-read', what: 'report-photograph' },
        },
      ];
    case 'ask':
      return [
        {
          type: 'ReportQuestionAsked',
          data: { number: state.turns.filter(({ kind }) => kind === 'question').length + 1, question: command.data.question, askedBy: by },
        },
      ];
    case 'answer':
      ensure(openQuestions(state).includes(command.data.number), reportErrors.noSuchQuestion);
      return [{ type: 'ReportQuestionAnswered', data: command.data }];
    case 'supplement':
      ensure(
        state.turns.filter(({ kind }) => kind === 'supplement').length < MOST_SUPPLEMENTS,
        reportErrors.dialogueFull(MOST_SUPPLEMENTS),
      );
      return [{ type: 'ReportSupplemented', data: command.data }];
    case 'add-photograph': {
      const { length } = photographsOf(state);
      ensure(length < MOST_PHOTOGRAPHS, reportErrors.photographsFull(MOST_PHOTOGRAPHS));
      return [{ type: 'ReportPhotographAdded', data: { number: length + 1, photograph: command.data.photograph } }];
    }
    case 'tell':
      return [{ type: 'ReportNoticeGiven', data: { ...command.data, givenBy: by } }];
    case 'take-in':
      return state.clueId !== undefined ? [] : [{ type: 'ReportTakenIn', data: { ...command.data, takenInBy: by } }];
    case 'propose-decline':
      return [{ type: 'ReportDeclineProposed', data: { ...command.data, proposedBy: by } }];
    case 'approve-decline':
      ensure(state.decline!.proposedBy !== by, reportErrors.proposerApproves);
      return [{ type: 'ReportDeclined', data: { ground: state.decline!.ground, approvedBy: by } }];
    case 'reject-decline':
      return [{ type: 'ReportDeclineRejected', data: { ...command.data, rejectedBy: by } }];
    case 'keep-repeat': {
      const { first, firstReportId, notice } = command.data;
      ensure(first && first.organisationId === state.organisationId && !first.isRepeat, reportErrors.notARepeat);
      return [{ type: 'ReportRepeatKept', data: { firstReportId, notice, keptBy: by } }];
    }
    case 'find-direct-forward':
      return findDirectForward(command.data.ground, by, state);
    case 'send-up':
      return sendUp(command.data, command.by, command.at, state);
    case 'confirm-destruction':
      return state.status === 'content-destroyed' ? [] : [{ type: 'ReportContentDestroyed', data: {} }];
    default:
      return command satisfies never;
  }
}

/** B1.15: whoever signed is told within fifteen working days of receipt what becomes of it. */
function submit(data: Submission, receivedOn: string): readonly ReportEvent[] {
  if (!data.identity) return [{ type: 'ReportSubmitted', data: { ...data, receivedOn } }];
  const acknowledgeBy = limitFrom('B1.15', receivedOn, data.organisationId);
  return [{ type: 'ReportSubmitted', data: { ...data, receivedOn, acknowledgeBy }, rules: [ruleOf(acknowledgeBy)] }];
}

/** B4.4: whoever has to know. B1.7: about somebody of the upper level the principal alone reads on; about the principal, the reception alone. */
function ensureMayRead(role: string, { status, directForward }: ReportState): void {
  if (directForward)
    ensure(role === (directForward.ground === 'upper-managed' ? 'principal' : 'reception-officer'), reportErrors.upperAlone);
  else
    ensure(
      role === 'reception-officer' || (role === 'deputy' && (status === 'decline-proposed' || status === 'declined')),
      reportErrors.needToKnow,
    );
}

/** A report (举报件) of the public channel, with its anonymous two-way dialogue. Mechanisms 4.15, 4.16. */
export const report: Decider<ReportState, ReportCommand, ReportEvent> = {
  category: 'report',
  initial: initialReport,
  evolve: evolveReport,
  decide,
  owner: (state) => state.organisationId,
};
