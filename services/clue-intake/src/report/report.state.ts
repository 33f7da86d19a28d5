import type { Deadline } from '@liandong/legal-time';
import type { SealedIdentity } from '../reporter/reporter.events.js';
import type {
  DeclineGround,
  DirectForwardGround,
  ReportChannel,
  ReportEvent,
  SealedContent,
  SealedMessage,
  SealedPhotograph,
} from './report.events.js';

/** direct-forward: found to be for the upper level; sent-up: gone there, its key is being destroyed; content-destroyed: it is. */
export type ReportStatus =
  'none' | 'submitted' | 'decline-proposed' | 'taken-in' | 'declined' | 'repeat-kept' | 'direct-forward' | 'sent-up' | 'content-destroyed';

/** One turn of the dialogue, in the order in which it was said. */
export type Turn =
  | { readonly kind: 'question'; readonly number: number; readonly message: SealedMessage; readonly answer?: SealedMessage }
  | { readonly kind: 'supplement'; readonly message: SealedMessage }
  | { readonly kind: 'photograph'; readonly number: number; readonly photograph: SealedPhotograph }
  | { readonly kind: 'notice'; readonly message: SealedMessage };

export interface ReportState {
  readonly status: ReportStatus;
  readonly organisationId?: string;
  readonly channel?: ReportChannel;
  readonly receivedOn?: string;
  readonly codeHash?: string;
  /** Undefined before the submission and after the destruction. */
  readonly content?: SealedContent;
  readonly identity?: SealedIdentity;
  readonly turns: readonly Turn[];
  readonly decline?: { readonly ground: DeclineGround; readonly notice: SealedMessage; readonly proposedBy: string };
  readonly clueId?: string;
  /** To which it was issued when it was taken in (B1.8). */
  readonly departmentId?: string;
  readonly directForward?: { readonly ground: DirectForwardGround; readonly deadline: Deadline };
}

export const initialReport: ReportState = { status: 'none', turns: [] };

export function evolveReport(state: ReportState, event: ReportEvent): ReportState {
  switch (event.type) {
    case 'ReportSubmitted': {
      const { organisationId, channel, receivedOn, codeHash, content, identity } = event.data;
      return { ...state, status: 'submitted', organisationId, channel, receivedOn, codeHash, content, ...(identity ? { identity } : {}) };
    }
    case 'ReportContentRead':
    case 'ReportPhotographRead':
    case 'ReportSendingUpWarned':
      return state;
    case 'ReportQuestionAsked':
      return said(state, { kind: 'question', number: event.data.number, message: event.data.question });
    case 'ReportQuestionAnswered':
      return {
        ...state,
        turns: state.turns.map((turn) =>
          turn.kind === 'question' && turn.number === event.data.number ? { ...turn, answer: event.data.answer } : turn,
        ),
      };
    case 'ReportSupplemented':
      return reopened(said(state, { kind: 'supplement', message: event.data.supplement }));
    case 'ReportPhotographAdded':
      return reopened(said(state, { kind: 'photograph', ...event.data }));
    case 'ReportNoticeGiven':
      return said(state, { kind: 'notice', message: event.data.notice });
    case 'ReportTakenIn':
      return {
        ...state,
        status: 'taken-in',
        clueId: event.data.clueId,
        ...(event.data.departmentId === undefined ? {} : { departmentId: event.data.departmentId }),
      };
    case 'ReportDeclineProposed': {
      const { ground, notice, proposedBy } = event.data;
      return { ...state, status: 'decline-proposed', decline: { ground, notice, proposedBy } };
    }
    case 'ReportDeclined':
      return { ...said(state, { kind: 'notice', message: state.decline!.notice }), status: 'declined', decline: undefined };
    case 'ReportDeclineRejected':
      return { ...state, status: 'submitted', decline: undefined };
    case 'ReportRepeatKept':
      return { ...said(state, { kind: 'notice', message: event.data.notice }), status: 'repeat-kept' };
    case 'ReportDirectForwardFound': {
      const { ground, deadline } = event.data;
      return { ...state, status: 'direct-forward', directForward: { ground, deadline }, decline: undefined };
    }
    case 'ReportSentUp':
      return { ...state, status: 'sent-up' };
    case 'ReportContentDestroyed':
      return { ...state, status: 'content-destroyed', content: undefined, identity: undefined, turns: [] };
  }
}

function said(state: ReportState, turn: Turn): ReportState {
  return { ...state, turns: [...state.turns, turn] };
}

/** New evidence is looked at anew (B1.15). */
function reopened(state: ReportState): ReportState {
  return { ...state, status: state.status === 'declined' ? 'submitted' : state.status };
}

/** The photographs that stand, in their order. */
export function photographsOf({ turns }: ReportState): readonly Extract<Turn, { readonly kind: 'photograph' }>[] {
  return turns.filter((turn) => turn.kind === 'photograph');
}

/** Questions that wait for their answer. */
export function openQuestions({ turns }: ReportState): readonly number[] {
  return turns.flatMap((turn) => (turn.kind === 'question' && turn.answer === undefined ? [turn.number] : []));
}
