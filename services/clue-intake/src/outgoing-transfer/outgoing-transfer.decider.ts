import { clearanceOf, isAbove, type Role, type SecrecyLevel } from '@liandong/access';
import { isSameSubject, type Subject } from '@liandong/contracts';
import {
  type Actor,
  type AllowedActions,
  type Ask,
  type Decider,
  ensure,
  ensureAllowed,
  type Instant,
  ruleOf,
} from '@liandong/event-sourcing';
import { dateInChina, type Deadline, isAfter, isInTime, isOverdue, limitFrom } from '@liandong/legal-time';
import type { AgencyState } from '../agency/agency.decider.js';
import type { Figures } from '../clue/clue.events.js';
import { outgoingTransferErrors as errors } from './outgoing-transfer.errors.js';
import type { Letter, OutgoingTransferEvent } from './outgoing-transfer.events.js';

/** 待审批 · 未批准 · 已移送 · 已签收 · 退回 · 撤回 · 已反馈 · 反馈已签收 */
export type OutgoingTransferStatus =
  'none' | 'proposed' | 'rejected' | 'sent' | 'accepted' | 'refused' | 'recalled' | 'answered' | 'acknowledged';

export interface OutgoingTransferState extends Partial<Letter> {
  readonly status: OutgoingTransferStatus;
  readonly subjects: readonly Subject[];
  readonly proposedBy?: string;
  readonly sentOn?: string;
  readonly acceptBy?: Deadline;
  readonly acceptedOn?: string;
  /** Recalled before anybody had left the clue. */
  readonly neverHandedOver?: true;
  readonly answer?: { readonly text: string; readonly figures: Figures; readonly answeredOn: string };
}

/** What the service found of a transfer's origin. */
export interface Origin {
  readonly organisationId?: string | undefined;
  /** Number of the clue; absent while it has none, and of a mark. */
  readonly number?: string;
  /** A clue that is registered, and neither returned, kept as a repeat nor gone as a whole; a mark that is not lifted. */
  readonly stands: boolean;
  readonly subjects: readonly Subject[];
  /** Of its matter (B4.9). */
  readonly level: SecrecyLevel;
}

/** As whom agencies read (B4.9). */
const receiver: readonly Role[] = ['agency-integrator'];

export type OutgoingTransferCommand =
  | Ask<
      'propose',
      { readonly letter: Letter; readonly subjectIds: readonly string[]; readonly agency: AgencyState; readonly origin: Origin }
    >
  | Ask<'approve', { readonly agency: AgencyState; readonly origin: Origin }>
  | Ask<'reject', { readonly reason: string }>
  | Ask<'accept', { readonly reference: string; readonly acceptedOn: string }>
  | Ask<'refuse', { readonly reason: string; readonly refusedOn: string }>
  | Ask<'recall', { readonly reason: string; readonly agency: AgencyState; readonly level: SecrecyLevel }>
  /** The clue had gone on before anybody left it. */
  | Ask<'give-up', { readonly reason: string }>
  | Ask<'answer', { readonly text: string; readonly figures: Figures; readonly answeredOn: string }>
  | Ask<'acknowledge-answer', { readonly acknowledgedOn: string }>;

export type OutgoingTransferData<Type extends OutgoingTransferCommand['type']> = Extract<
  OutgoingTransferCommand,
  { readonly type: Type }
>['data'];

/** Which command is allowed in which status. A refused transfer is proposed anew, under another letter. */
export const outgoingTransferActions: AllowedActions<OutgoingTransferStatus, OutgoingTransferCommand['type']> = {
  none: ['propose'],
  proposed: ['approve', 'reject'],
  rejected: [],
  sent: ['accept', 'refuse', 'recall', 'give-up'],
  accepted: ['answer', 'recall', 'give-up'],
  refused: [],
  recalled: [],
  answered: ['acknowledge-answer'],
  acknowledged: [],
};

function evolve(state: OutgoingTransferState, event: OutgoingTransferEvent): OutgoingTransferState {
  switch (event.type) {
    case 'TransferProposed':
      return { ...state, ...event.data, status: 'proposed' };
    case 'TransferRejected':
      return { ...state, status: 'rejected' };
    case 'TransferSent':
      return { ...state, status: 'sent', sentOn: event.data.sentOn, acceptBy: event.data.acceptBy };
    case 'TransferAccepted':
      return { ...state, status: 'accepted', acceptedOn: event.data.acceptedOn };
    case 'TransferRefused':
      return { ...state, status: 'refused' };
    case 'TransferRecalled':
      return { ...state, status: 'recalled', ...(event.data.handedOver === false ? { neverHandedOver: true as const } : {}) };
    case 'TransferAnswered':
      return { ...state, status: 'answered', answer: event.data };
    case 'TransferAnswerAcknowledged':
      return { ...state, status: 'acknowledged' };
  }
}

function decide(command: OutgoingTransferCommand, state: OutgoingTransferState): readonly OutgoingTransferEvent[] {
  if (command.type !== 'propose') ensure(state.status !== 'none', errors.unknown);
  if (isOfAgency(command)) ensure(isKnownTo(command.by.organisationId, state), errors.unknown);
  // Approval and automation may both find that the clue has gone on.
  if (command.type === 'give-up' && state.neverHandedOver) return [];
  ensureAllowed('outgoing-transfer', outgoingTransferActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'propose':
      return propose(command.data, by);
    case 'approve':
      return approve(command.data, by, at, state);
    case 'reject':
      return [{ type: 'TransferRejected', data: { ...command.data, rejectedBy: by.personId } }];
    case 'accept':
      ensureDay('acceptedOn', command.data.acceptedOn, state.sentOn!, at);
      return [
        {
          type: 'TransferAccepted',
          data: { ...command.data, acceptedBy: by.personId, inTime: isInTime(state.acceptBy!, command.data.acceptedOn) },
        },
      ];
    case 'refuse':
      ensureDay('refusedOn', command.data.refusedOn, state.sentOn!, at);
      return [
        {
          type: 'TransferRefused',
          data: { ...command.data, refusedBy: by.personId, inTime: isInTime(state.acceptBy!, command.data.refusedOn) },
        },
      ];
    case 'recall':
      return recall(command.data, by, at, state);
    case 'give-up':
      return [
        { type: 'TransferRecalled', data: { ...command.data, recalledOn: dateInChina(at), recalledBy: by.personId, handedOver: false } },
      ];
    case 'answer':
      ensureDay('answeredOn', command.data.answeredOn, state.acceptedOn!, at);
      return [{ type: 'TransferAnswered', data: { ...command.data, answeredBy: by.personId } }];
    case 'acknowledge-answer':
      ensureDay('acknowledgedOn', command.data.acknowledgedOn, state.answer!.answeredOn, at);
      return [{ type: 'TransferAnswerAcknowledged', data: { ...command.data, acknowledgedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

function isOfAgency({ type }: OutgoingTransferCommand): boolean {
  return type === 'accept' || type === 'refuse' || type === 'answer';
}

/** Whether an agency knows of it: of what was not sent to it, it learns nothing, not even that somebody thought of sending it. */
export function isKnownTo(agencyId: string, transfer: OutgoingTransferState): boolean {
  return transfer.agencyId === agencyId && transfer.sentOn !== undefined;
}

/** Who is named to the agency stands in the clue; a mark of its own names nobody here. */
function propose({ letter, subjectIds, agency, origin }: OutgoingTransferData<'propose'>, by: Actor): readonly OutgoingTransferEvent[] {
  ensureAdmitted(agency, letter.organisationId);
  const one = (letter.clueId === undefined) !== (letter.keyMarkId === undefined);
  ensure(one && origin.stands && origin.organisationId === letter.organisationId, errors.originUnfit);
  const strangers = subjectIds.filter((subjectId) => !origin.subjects.some((subject) => subject.subjectId === subjectId));
  ensure(strangers.length === 0, errors.notSubjects(strangers));
  ensureReadable(origin.level);
  ensure(letter.way === 'notice' || (letter.clueId !== undefined && subjectIds.length > 0), errors.clueMissing);
  const subjects = origin.subjects.filter(({ subjectId }) => subjectIds.includes(subjectId));
  return [
    {
      type: 'TransferProposed',
      data: { ...letter, ...(origin.number === undefined ? {} : { clueNumber: origin.number }), subjects, proposedBy: by.personId },
    },
  ];
}

/** B1.6: two pairs of eyes; since it was proposed, the agency may have been suspended, what it comes from may have gone on, and a subject may have been identified or corrected: the letter would tell of somebody else. */
function approve(
  { agency, origin }: OutgoingTransferData<'approve'>,
  by: Actor,
  at: Instant,
  { proposedBy, organisationId, subjects }: OutgoingTransferState,
): readonly OutgoingTransferEvent[] {
  ensure(proposedBy !== by.personId, errors.ownProposal);
  ensureAdmitted(agency, organisationId!);
  const gone = subjects
    .filter((proposed) => !origin.subjects.some((one) => isSameSubject(one, proposed)))
    .map(({ subjectId }) => subjectId);
  ensure(origin.stands && origin.organisationId === organisationId && gone.length === 0, errors.originChanged(gone));
  ensureReadable(origin.level);
  const sentOn = dateInChina(at);
  const acceptBy = limitFrom('0.14-acceptance', sentOn, organisationId);
  return [{ type: 'TransferSent', data: { sentOn, approvedBy: by.personId, acceptBy }, rules: [ruleOf(acceptBy)] }];
}

/** 0.14: from an agency that was suspended, that may not read it any more since it was classified (B4.9), that lets the limit for signing pass, or that signed and, as whoever leads finds, does nothing: no limit is set for its answer. */
function recall(
  { reason, agency, level }: OutgoingTransferData<'recall'>,
  by: Actor,
  at: Instant,
  { status, acceptBy }: OutgoingTransferState,
): readonly OutgoingTransferEvent[] {
  ensure(
    agency.status !== 'active' || isAboveReceiver(level) || status === 'accepted' || isOverdue(acceptBy!, at),
    errors.recallTooEarly(acceptBy!.dueAt),
  );
  return [{ type: 'TransferRecalled', data: { reason, recalledOn: dateInChina(at), recalledBy: by.personId } }];
}

function ensureAdmitted({ status, admission }: AgencyState, organisationId: string): void {
  ensure(status === 'active' && admission?.commissionId === organisationId, errors.agencyUnfit);
}

/** B4.9: an agency could neither read it nor answer. */
function ensureReadable(level: SecrecyLevel): void {
  ensure(!isAboveReceiver(level), errors.aboveReceiver);
}

function isAboveReceiver(level: SecrecyLevel): boolean {
  return isAbove(level, clearanceOf(receiver));
}

function ensureDay(field: string, day: string, from: string, at: Instant): void {
  ensure(!isAfter(day, at), errors.dateInFuture(field));
  ensure(day >= from, errors.beforeSent(field));
}

/** 移送件 (0.14, 1.12, 1.25). */
export const outgoingTransfer: Decider<OutgoingTransferState, OutgoingTransferCommand, OutgoingTransferEvent> = {
  category: 'outgoingTransfer',
  initial: { status: 'none', subjects: [] },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};
