import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant, ruleOf } from '@liandong/event-sourcing';
import { type Deadline, isAfter, isInTime, limitFrom } from '@liandong/legal-time';
import { acquaintanceErrors } from '../clue/clue.acquaintance.errors.js';
import { type ComparedReceiver, ensureAccepted } from '../person-facts/acquaintance.js';
import { followUps, replyActions } from './reply.allowed-actions.js';
import { replyErrors } from './reply.errors.js';
import type { RecheckOutcome, ReplyEnd, ReplyEvent, ReplyKind, SealedStatement, Told } from './reply.events.js';
import { evolveReply, initialReply, type Objection, owesAcknowledgement, type ReplyState } from './reply.state.js';

export type ReplyCommand =
  | Ask<'open', { readonly organisationId: string; readonly kind: ReplyKind; readonly receivedOn: string; readonly clueId?: string }>
  /** The clue’s, as it stands by now. `acceptShorter`: whoever approved the correction was shown that this reply's limit ends earlier, and accepted it. */
  | Ask<'correct-receipt', { readonly receivedOn: string; readonly acceptShorter?: true }>
  | Ask<'acknowledge', Told>
  /** `realName`: whether the identity was verified (B1.16). */
  | Ask<'complete', { readonly clueId: string; readonly completedOn: string; readonly realName: boolean; readonly round?: number }>
  | Ask<'tell-result', Told>
  | Ask<
      'record-objection',
      { readonly statement: SealedStatement; readonly keyOf?: 'reporter'; readonly newEvidence: boolean; readonly raisedOn: string }
    >
  | Ask<'read-objection', { readonly number: number }>
  | Ask<'decide-objection', { readonly number: number; readonly recheck: boolean; readonly reason: string }>
  | Ask<
      'conclude-recheck',
      {
        readonly number: number;
        readonly outcome: RecheckOutcome;
        readonly summary: string;
        readonly concludedOn: string;
        /** Whoever re-checks it. */ readonly rechecker?: ComparedReceiver | undefined;
      }
    >
  | Ask<'end', { readonly ground: ReplyEnd }>;

export type ReplyData<Type extends ReplyCommand['type']> = Extract<ReplyCommand, { readonly type: Type }>['data'];

const followsUp: ReadonlySet<string> = new Set(followUps);

function decide(command: ReplyCommand, state: ReplyState): readonly ReplyEvent[] {
  if (!followsUp.has(command.type)) ensure(state.status !== 'none', replyErrors.unknown);
  ensureAllowed('reply', replyActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'open':
      return open(command.data, state);
    case 'correct-receipt':
      return correctReceipt(command.data, state);
    case 'acknowledge':
      ensure(!state.acknowledged, replyErrors.acknowledgedBefore);
      return [{ type: 'ReplyAcknowledged', data: told(command.data, by, at, state.receivedOn!, state.acknowledgeBy!, state) }];
    case 'complete':
      return complete(command.data, state);
    case 'tell-result':
      return [{ type: 'ReplyResultTold', data: told(command.data, by, at, state.completedOn!, state.tellBy!, state) }];
    case 'record-objection':
      ensureDated('raisedOn', command.data.raisedOn, at, state.toldOn!);
      return [{ type: 'ReplyObjectionRecorded', data: { number: state.objections.length + 1, ...command.data, recordedBy: by.personId } }];
    case 'read-objection':
      ensure(state.objections[command.data.number - 1], replyErrors.objectionUnknown);
      return [
        {
          type: 'ReplyObjectionRead',
          data: { number: command.data.number, readBy: by.personId },
          access: { kind: 'sealed-data-read', what: 'reporter-objection' },
        },
      ];
    case 'decide-objection':
      return decideObjection(command.data, by, state);
    case 'conclude-recheck': {
      const { rechecker, ...data } = command.data;
      const { raisedOn } = openObjection(data.number, state);
      ensureDated('concludedOn', data.concludedOn, at, raisedOn);
      ensure(by.personId !== state.recheckOrderedBy, replyErrors.ordererConcludes);
      ensureAccepted(rechecker, (hits) => acquaintanceErrors.acquaintancesNotAccepted(hits, ['conclude-recheck']));
      const tellBy = limitFrom('B1.15-result', data.concludedOn, state.organisationId);
      return [{ type: 'ReplyRecheckConcluded', data: { ...data, concludedBy: by.personId, tellBy }, rules: [ruleOf(tellBy)] }];
    }
    case 'end':
      return state.status === 'owed' || state.status === 'acknowledged' ? [{ type: 'ReplyEnded', data: command.data }] : [];
    default:
      return command satisfies never;
  }
}

/** B1.15: within fifteen working days of receipt. What was not taken in is owed anew when it is looked at again; a repeat never. */
function open(data: ReplyData<'open'>, { status, ground }: ReplyState): readonly ReplyEvent[] {
  if (status !== 'none' && !(status === 'ended' && ground === 'not-accepted')) return [];
  const acknowledgeBy = limitFrom('B1.15', data.receivedOn, data.organisationId);
  return [{ type: 'ReplyOwed', data: { ...data, acknowledgeBy }, rules: [ruleOf(acknowledgeBy)] }];
}

/**
 * B1.15, B1.4: what is still owed runs from the right day, in the version of its rule; what was told stays as it was judged. Unless the earlier end was
 * accepted, no limit is shortened: the reply keeps the day and the limit that it has.
 */
function correctReceipt({ receivedOn, acceptShorter }: ReplyData<'correct-receipt'>, state: ReplyState): readonly ReplyEvent[] {
  const { receivedOn: formerly, acknowledgeBy: before, organisationId } = state;
  if (!owesAcknowledgement(state) || receivedOn === formerly) return [];
  const acknowledgeBy = limitFrom('B1.15', receivedOn, organisationId);
  const shortened = acknowledgeBy.dueAt < before!.dueAt;
  if (shortened && !acceptShorter) return [];
  return [
    {
      type: 'ReplyReceiptCorrected',
      data: { receivedOn, formerly: formerly!, acknowledgeBy, ...(shortened ? { shortened } : {}) },
      rules: [ruleOf(acknowledgeBy)],
    },
  ];
}

/** B1.15: within fifteen working days of completion; of a clue that was opened again, anew. B1.16: whoever was not verified counts as anonymous; verified later, they are told. */
function complete(
  { clueId, completedOn, realName, round = 0 }: ReplyData<'complete'>,
  { status, ground, organisationId, round: before }: ReplyState,
): readonly ReplyEvent[] {
  const waits = status === 'owed' || status === 'acknowledged';
  if (!realName) return waits ? [{ type: 'ReplyEnded', data: { ground: 'not-real-name' } }] : [];
  // What was forwarded and came back is answered here after all.
  const comesBack = status === 'ended' && (ground === 'not-real-name' || ground === 'forwarded');
  const anew = round > before && (status === 'told' || status === 'result-owed');
  if (!waits && !comesBack && !anew) return [];
  const tellBy = limitFrom('B1.15-result', completedOn, organisationId);
  return [{ type: 'ReplyResultOwed', data: { clueId, completedOn, tellBy, ...(round > 0 ? { round } : {}) }, rules: [ruleOf(tellBy)] }];
}

function told({ means, toldOn }: Told, by: Actor, at: Instant, since: string, limit: Deadline, { kind }: ReplyState) {
  ensure((means === 'dialogue') === (kind === 'report'), replyErrors.meansUnfit);
  ensureDated('toldOn', toldOn, at, since);
  return { means, toldOn, inTime: isInTime(limit, toldOn), toldBy: by.personId };
}

/** B1.15: new evidence is re-checked; else the approver chooses, and says why. */
function decideObjection(
  { number, recheck, reason }: ReplyData<'decide-objection'>,
  { personId }: Actor,
  state: ReplyState,
): readonly ReplyEvent[] {
  const { newEvidence, recordedBy } = openObjection(number, state);
  ensure(personId !== recordedBy && personId !== state.toldBy, replyErrors.teller);
  ensure(recheck || !newEvidence, replyErrors.newEvidence);
  return [{ type: 'ReplyObjectionDecided', data: { number, recheck, reason, approvedBy: personId } }];
}

/** The one that is being dealt with is the last. */
function openObjection(number: number, { objections }: ReplyState): Objection {
  ensure(number === objections.length, replyErrors.objectionUnknown);
  return objections[number - 1]!;
}

function ensureDated(field: string, date: string, at: Instant, since: string): void {
  ensure(!isAfter(date, at), replyErrors.dateInFuture(field));
  ensure(date >= since, replyErrors.dateTooEarly);
}

/** 告知反馈 of one real-name reporter (B1.15), under the id of the report or of the clue's reporter. */
export const reply: Decider<ReplyState, ReplyCommand, ReplyEvent> = {
  category: 'reply',
  initial: initialReply,
  evolve: evolveReply,
  decide,
  owner: (state) => state.organisationId,
};
