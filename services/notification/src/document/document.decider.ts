import { type Actor, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { isInTime } from '@liandong/legal-time';
import { documentActions } from './document.allowed-actions.js';
import type { DocumentCommand, DocumentData, Escalation } from './document.commands.js';
import { countersign, draft, issue, revise } from './document.drafting.decider.js';
import { documentErrors } from './document.errors.js';
import type { DocumentEvent, Party } from './document.events.js';
import { acknowledge, deliver, evaluate, reply } from './document.reply.decider.js';
import { type DocumentState, evolveDocument, initialDocument } from './document.state.js';
import { escalationLadders, type Rung } from './escalation-ladder.js';
import { ensureDate } from './guards.decider.js';
import { inForce } from './in-force.js';
import { kinds } from './kinds.js';

function decideDocument(command: DocumentCommand, state: DocumentState): readonly DocumentEvent[] {
  ensureAllowed('document', documentActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'draft':
      return draft(command.data, by, at);
    case 'revise':
      return revise(command.data, by, at, state);
    case 'countersign':
      return countersign(command.data, by, at, state);
    case 'issue':
      return issue(command.data, by, at, state);
    case 'withdraw':
      return withdraw(command.data, by, at, state);
    case 'deliver':
      return deliver(command.data, by, at, state);
    case 'acknowledge':
      return acknowledge(command.data, by, at, state);
    case 'reply':
      return reply(command.data, by, at, state);
    case 'evaluate':
      return evaluate(command.data, by, at, state);
    case 'escalate':
      return escalate(command.data, by, at, state);
    case 'close':
      return close(command.data, by, at, state);
    default:
      return command satisfies never;
  }
}

/** Before delivery nobody outside knows of it; a signed one is taken back by somebody who may sign. */
function withdraw(data: DocumentData<'withdraw'>, by: Actor, at: Instant, state: DocumentState): readonly DocumentEvent[] {
  ensure(state.status === 'drafted' || kinds[state.kind!].signers.some((role) => role === by.role), documentErrors.withdrawalNeedsSigner);
  ensureDate('withdrawnOn', data.withdrawnOn, at, state.lastOn);
  return [{ type: 'DocumentWithdrawn', data: { ...data, withdrawnBy: by.personId } }];
}

/** B6.6: one rung up. The version of the ladder is the one of the day of escalation. */
function escalate(data: Escalation, by: Actor, at: Instant, state: DocumentState): readonly DocumentEvent[] {
  const { ground, reason, escalatedOn, recipient } = data;
  ensureDate('escalatedOn', escalatedOn, at, state.lastOn);
  const ladder = inForce(escalationLadders, escalatedOn);
  const rung = ladder.rungs.find(({ from }) => from === state.kind);
  ensure(rung, documentErrors.topOfLadder);
  ensureGround(data, rung, state);
  const successors = rung.to.map(({ kind, newRecipient }) => ({ kind, recipient: recipientOf(newRecipient, recipient, state) }));
  return [
    {
      type: 'DocumentEscalated',
      data: { ground, reason, successors, openItems: state.openItems, escalatedOn, escalatedBy: by.personId },
      rules: [{ ruleId: 'B6.6', version: ladder.version }],
    },
  ];
}

function ensureGround({ ground, escalatedOn }: Escalation, rung: Rung, state: DocumentState): void {
  ensure(rung.grounds.includes(ground), documentErrors.groundNotOnRung(rung.grounds));
  const { replyDeadline } = state;
  ensure(ground !== 'overdue' || (replyDeadline && !isInTime(replyDeadline, escalatedOn)), documentErrors.notOverdue(replyDeadline?.dueAt));
  ensure(ground !== 'weak-reply' || state.status === 'supplement-required', documentErrors.noWeakReply);
}

function recipientOf(newRecipient: boolean | undefined, named: Party | undefined, state: DocumentState): Party {
  if (newRecipient) {
    const { issuers, recipient } = state.content!;
    ensure(
      named && [...issuers, recipient].every(({ organisationId }) => organisationId !== named.organisationId),
      documentErrors.recipientNeeded,
    );
    return named;
  }
  ensure(!named, documentErrors.recipientKept);
  return state.content!.recipient;
}

/** 办结: after the reply was accepted, by somebody who did not evaluate it. */
function close(data: DocumentData<'close'>, by: Actor, at: Instant, state: DocumentState): readonly DocumentEvent[] {
  ensure(state.status === 'accepted' || !kinds[state.kind!].reply, documentErrors.replyMissing);
  ensure(!state.evaluatedBy.includes(by.personId), documentErrors.evaluatorCloses);
  ensureDate('closedOn', data.closedOn, at, state.lastOn);
  return [{ type: 'DocumentClosed', data: { ...data, closedBy: by.personId } }];
}

/** A document (文书): 督办单, 提示单, 提醒单, 约谈建议, 纪检监察建议 or 专报. */
export const document: Decider<DocumentState, DocumentCommand, DocumentEvent> = {
  category: 'document',
  initial: initialDocument,
  evolve: evolveDocument,
  decide: decideDocument,
  owner: (state) => state.organisationId,
};
