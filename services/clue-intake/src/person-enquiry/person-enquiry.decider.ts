import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, isAfter, isInTime, limitFrom } from '@liandong/legal-time';
import { type EnquiryApprover, enquiryChain } from '../rules/enquiry-authority.js';
import { personEnquiryActions } from './person-enquiry.allowed-actions.js';
import { personEnquiryErrors as errors } from './person-enquiry.errors.js';
import type { Enquiry, FoundClue, PersonEnquiryEvent, PersonOpinion } from './person-enquiry.events.js';
import { ensureFits } from './person-enquiry.opinions.js';
import { evolvePersonEnquiry, initialPersonEnquiry, type PersonEnquiryState } from './person-enquiry.state.js';

/** What the service finds in the library as it stands. */
interface Search {
  readonly found: readonly FoundClue[];
}

export type PersonEnquiryCommand =
  | Ask<'record', Enquiry>
  | Ask<'search', Search & { readonly position: string }>
  /** Whoever asked for anything that looks the library up may not know one of the clues. Whatever the status: the attempt was made. */
  | Ask<'record-refused-search', object>
  | Ask<'propose', Search & { readonly opinions: readonly PersonOpinion[] }>
  /** `forChief`: whoever asks stands in for the chief in the matter of a clue that was found (B4.2). */
  | Ask<'approve', Search & { readonly forChief: boolean }>
  | Ask<'reject', { readonly reason: string; readonly forChief: boolean }>
  | Ask<'send', Search & { readonly replyNumber: string; readonly sentOn: string }>
  | Ask<'withdraw', { readonly reason: string }>;

export type PersonEnquiryData<Type extends PersonEnquiryCommand['type']> = Extract<PersonEnquiryCommand, { readonly type: Type }>['data'];

function decidePersonEnquiry(command: PersonEnquiryCommand, state: PersonEnquiryState): readonly PersonEnquiryEvent[] {
  if (command.type !== 'record') ensure(state.status !== 'none', errors.unknown);
  if (command.type !== 'record-refused-search') ensureAllowed('person-enquiry', personEnquiryActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'record':
      return recordEnquiry(command.data, by, at);
    case 'search':
      return [{ type: 'LibrarySearched', data: { ...command.data, searchedBy: by.personId, searchedAt: at } }];
    case 'record-refused-search':
      return [{ type: 'SearchRefused', data: { searchedBy: by.personId, searchedAt: at } }];
    case 'propose':
      return proposeReply(command.data, by, at, state);
    case 'approve':
      return approveReply(command.data, by, at, state);
    case 'reject':
      ensureNext(roleOf(by, command.data.forChief), state);
      return [{ type: 'EnquiryReplyRejected', data: { reason: command.data.reason, rejectedBy: by.personId } }];
    case 'send':
      return sendReply(command.data, by, at, state);
    case 'withdraw':
      return [{ type: 'PersonEnquiryWithdrawn', data: { ...command.data, recordedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

function recordEnquiry(enquiry: Enquiry, by: Actor, at: Instant): readonly PersonEnquiryEvent[] {
  const { receivedOn, letterDate, persons, organisationId } = enquiry;
  ensure(!isAfter(receivedOn, at), errors.dateInFuture('receivedOn'));
  ensure(receivedOn >= letterDate, errors.datesUnfit('receivedOn'));
  const keys = [persons.map(({ person }) => person), persons.map(({ name, unitId, position }) => [name, unitId, position].join('\n'))];
  ensure(
    keys.every((each) => new Set(each).size === persons.length),
    errors.personsUnfit,
  );
  const deadline = limitFrom('enquiry-reply', receivedOn, organisationId);
  return [{ type: 'PersonEnquiryRecorded', data: { ...enquiry, recordedBy: by.personId, deadline }, rules: [ruleOf(deadline)] }];
}

function proposeReply(
  { found, opinions }: PersonEnquiryData<'propose'>,
  by: Actor,
  at: Instant,
  state: PersonEnquiryState,
): readonly PersonEnquiryEvent[] {
  ensureAsSearched(found, state);
  ensureFits(opinions, state);
  const known = opinions.some(({ opinion }) => opinion !== 'no-clue');
  const chain = enquiryChain(state.purpose!, known, dateInChina(at));
  return [{ type: 'EnquiryReplyProposed', data: { opinions, chain, proposedBy: by.personId }, rules: [chain.rule] }];
}

/** Step by step, each by somebody else than the proposer; nobody vouches for a search that the library has overtaken. */
function approveReply(
  { found, forChief }: PersonEnquiryData<'approve'>,
  by: Actor,
  at: Instant,
  state: PersonEnquiryState,
): readonly PersonEnquiryEvent[] {
  const { chain, proposedBy, approvedBy } = state.proposal!;
  const role = roleOf(by, forChief);
  const approver = ensureNext(role, state);
  ensure(![proposedBy, ...approvedBy].includes(by.personId), errors.proposerApproves);
  ensureAsSearched(found, state);
  const data = { role: approver, approvedBy: by.personId, approvedAt: at, ...(forChief ? { forChief } : {}) };
  return approvedBy.length + 1 < chain.approvers.length
    ? [{ type: 'EnquiryReplyStepApproved', data }]
    : [{ type: 'EnquiryReplyApproved', data }];
}

/** It leaves on the day of its approval or later, when what was approved may not be so any more. */
function sendReply(
  { found, replyNumber, sentOn }: PersonEnquiryData<'send'>,
  by: Actor,
  at: Instant,
  state: PersonEnquiryState,
): readonly PersonEnquiryEvent[] {
  ensure(!isAfter(sentOn, at), errors.dateInFuture('sentOn'));
  ensure(sentOn >= state.proposal!.approvedOn!, errors.datesUnfit('sentOn'));
  ensureAsSearched(found, state);
  const inTime = isInTime(state.deadline!, sentOn);
  return [{ type: 'EnquiryReplySent', data: { replyNumber, sentOn, inTime, sentBy: by.personId } }];
}

function roleOf(by: Actor, forChief: boolean): string {
  return forChief ? 'principal' : by.role;
}

function ensureNext(role: string, { proposal }: PersonEnquiryState): EnquiryApprover {
  const next = proposal!.chain.approvers[proposal!.approvedBy.length]!;
  ensure(role === next, errors.notNextApprover(next));
  return next;
}

/** B1.4: nothing came in, went on or ended since. */
function ensureAsSearched(found: readonly FoundClue[], state: PersonEnquiryState): void {
  const changed = state.persons.map(({ person }) => person).filter((person) => signature(found, person) !== signature(state.found, person));
  ensure(changed.length === 0, errors.searchOutdated(changed));
}

function signature(found: readonly FoundClue[], person: string): string {
  const of = found.filter((one) => one.person === person);
  return of
    .map(({ clueId, subjectId, standing, consequence }) => [clueId, subjectId, standing, consequence].join(' '))
    .sort()
    .join('\n');
}

/** 廉政意见征求与回复 of one letter. */
export const personEnquiry: Decider<PersonEnquiryState, PersonEnquiryCommand, PersonEnquiryEvent> = {
  category: 'personEnquiry',
  initial: initialPersonEnquiry,
  evolve: evolvePersonEnquiry,
  decide: decidePersonEnquiry,
  owner: (state) => state.organisationId,
};
