import type { Deadline } from '@liandong/legal-time';
import type { RecheckOutcome, ReplyEnd, ReplyEvent, ReplyKind, SealedStatement } from './reply.events.js';

/** owed: 告知受理 is due; result-owed: 反馈结果 is; told: the result is known to the reporter; objected, rechecking: 异议, 复查; ended: nobody is told any more. */
export type ReplyStatus = 'none' | 'owed' | 'acknowledged' | 'result-owed' | 'told' | 'objected' | 'rechecking' | 'ended';

export interface Objection {
  readonly statement: SealedStatement;
  readonly keyOf?: 'reporter';
  readonly newEvidence: boolean;
  readonly raisedOn: string;
  readonly recordedBy: string;
  /** What the re-check led to, and who concluded it. */
  readonly recheck?: { readonly outcome: RecheckOutcome; readonly concludedBy: string };
}

export interface ReplyState {
  readonly status: ReplyStatus;
  /** The deputy who ordered the re-check that runs, or ran last. */
  readonly recheckOrderedBy?: string;
  readonly organisationId?: string;
  readonly kind?: ReplyKind;
  readonly receivedOn?: string;
  readonly acknowledgeBy?: Deadline;
  readonly acknowledged: boolean;
  readonly clueId?: string;
  /** Of the clue, or of the last re-check. */
  readonly completedOn?: string;
  readonly tellBy?: Deadline;
  /** After how many re-openings of the clue the result that is owed, or was told, was reached. */
  readonly round: number;
  /** Who told the last result. */
  readonly toldBy?: string;
  readonly toldOn?: string;
  readonly objections: readonly Objection[];
  readonly ground?: ReplyEnd;
}

/** 告知受理 is owed and nobody was told yet: a limit that runs, or is past. */
export function owesAcknowledgement({ status, acknowledged, kind }: ReplyState): boolean {
  return kind === 'clue' && !acknowledged && (status === 'owed' || status === 'result-owed');
}

/** Who is still to be told that their report was taken in. */
export interface OwedAcknowledgements {
  readonly replyIds: readonly string[];
  /** The latest of their limits: where this one does not end earlier, none does. Undefined: nobody is owed any. */
  readonly latest: Deadline | undefined;
}

export function owedAcknowledgements(replies: readonly (readonly [string, ReplyState])[]): OwedAcknowledgements {
  const owed = replies.filter(([, state]) => owesAcknowledgement(state));
  const [latest] = owed.map(([, { acknowledgeBy }]) => acknowledgeBy!).sort((one, other) => (one.dueAt > other.dueAt ? -1 : 1));
  return { replyIds: owed.map(([replyId]) => replyId), latest };
}

export const initialReply: ReplyState = { status: 'none', acknowledged: false, round: 0, objections: [] };

export function evolveReply(state: ReplyState, event: ReplyEvent): ReplyState {
  switch (event.type) {
    case 'ReplyOwed': {
      const { organisationId, kind, receivedOn, acknowledgeBy } = event.data;
      return { ...initialReply, status: 'owed', organisationId, kind, receivedOn, acknowledgeBy };
    }
    case 'ReplyReceiptCorrected':
      return { ...state, receivedOn: event.data.receivedOn, acknowledgeBy: event.data.acknowledgeBy };
    case 'ReplyAcknowledged':
      return { ...state, acknowledged: true, status: state.status === 'owed' ? 'acknowledged' : state.status };
    case 'ReplyResultOwed': {
      const { clueId, completedOn, tellBy, round = 0 } = event.data;
      return { ...state, status: 'result-owed', clueId, completedOn, tellBy, round, ground: undefined };
    }
    case 'ReplyResultTold':
      return { ...state, status: 'told', toldBy: event.data.toldBy, toldOn: event.data.toldOn };
    case 'ReplyObjectionRecorded': {
      const { number: _number, ...objection } = event.data;
      return { ...state, status: 'objected', objections: [...state.objections, objection] };
    }
    case 'ReplyObjectionRead':
      return state;
    case 'ReplyObjectionDecided':
      return event.data.recheck
        ? { ...state, status: 'rechecking', recheckOrderedBy: event.data.approvedBy }
        : { ...state, status: 'told' };
    case 'ReplyRecheckConcluded':
      return {
        ...state,
        status: 'result-owed',
        completedOn: event.data.concludedOn,
        tellBy: event.data.tellBy,
        objections: state.objections.map((one, index) =>
          index + 1 === event.data.number ? { ...one, recheck: { outcome: event.data.outcome, concludedBy: event.data.concludedBy } } : one,
        ),
      };
    case 'ReplyEnded':
      return { ...state, status: 'ended', ground: event.data.ground };
  }
}
