import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, extend, extendedBy, isAfter, isInTime, isOverdue, limitFrom } from '@liandong/legal-time';
import { assignmentActions, assignmentOwnActions } from './assignment.allowed-actions.js';
import { assignmentErrors } from './assignment.errors.js';
import type { AssignmentEnd, AssignmentEvent, Given, Result, Supervision } from './assignment.events.js';
import { type AssignmentState, evolveAssignment, initialAssignment } from './assignment.state.js';

export type AssignmentCommand =
  | Ask<'receive', Given & { readonly receivedOn: string }>
  | Ask<'open', Given & { readonly receivedOn: string }>
  | Ask<'end', { readonly ground: AssignmentEnd }>
  | Ask<'accept', { readonly acceptedOn: string }>
  | Ask<'pass-on', { readonly toOrganisation: string; readonly reason: string; readonly passedOn: string }>
  | Ask<'propose', Given>
  | Ask<'approve', { readonly approvedOn: string }>
  | Ask<'reject', { readonly reason: string }>
  | Ask<
      'withdraw',
      {
        readonly reason: string;
        /** What its clue allows, where a routing of that stands on it. */ readonly standing?: readonly string[] | undefined;
      }
    >
  | Ask<'extend', { readonly reason: string; readonly reportNumber: string }>
  | Ask<
      'extend-from-above',
      { readonly months: number; readonly documentNumber: string; readonly decidedBy: string; readonly decidedOn: string }
    >
  | Ask<'propose-supervision', Supervision>
  | Ask<'approve-supervision', object>
  | Ask<'reject-supervision', { readonly reason: string }>
  | Ask<'carry-out-supervision', { readonly report: string; readonly carriedOutOn: string }>
  | Ask<'propose-result', Result>
  | Ask<
      'review-result',
      { readonly reviewedOn: string; readonly participants: readonly string[]; readonly opinion: string; readonly agreed: boolean }
    >
  | Ask<'approve-result', object>
  | Ask<'reject-result', { readonly reason: string }>
  | Ask<'send-up-result', { readonly documentNumber: string; readonly sentOn: string }>;

export type AssignmentData<Type extends AssignmentCommand['type']> = Extract<AssignmentCommand, { readonly type: Type }>['data'];

function decideAssignment(command: AssignmentCommand, state: AssignmentState): readonly AssignmentEvent[] {
  const allowed = assignmentActions[state.status];
  if (command.type === 'open' || command.type === 'end') {
    if (!assignmentOwnActions[state.status]?.includes(command.type)) return [];
  } else {
    ensure(command.type !== 'receive' || allowed.includes('receive'), assignmentErrors.registeredBefore(allowed));
    ensureAllowed('assignment', assignmentActions, state.status, command.type);
  }
  const { by, at } = command;
  switch (command.type) {
    case 'open':
      return [{ type: 'AssignmentOpened', ...toRegister(command.data, command.data) }];
    case 'receive':
      ensureDay('receivedOn', command.data.receivedOn, at, state.status === 'passed-on' ? state.lastDay : undefined);
      // It came with its clue: registering it late does not set its limits anew.
      ensure(
        state.status !== 'opened' || command.data.receivedOn <= state.receivedOn!,
        assignmentErrors.receivedWithClue(state.receivedOn ?? ''),
      );
      return [{ type: 'AssignmentReceived', ...toRegister(command.data, { ...command.data, receivedBy: by.personId }) }];
    case 'end':
      return [{ type: 'AssignmentEnded', data: command.data }];
    case 'accept': {
      const { acceptedOn } = command.data;
      ensureDay('acceptedOn', acceptedOn, at, state.lastDay);
      return [
        {
          type: 'AssignmentAccepted',
          ...limited(state, state.receivedOn!, { acceptedOn, acceptedBy: by.personId, inTime: registeredInTime(state, acceptedOn) }),
        },
      ];
    }
    case 'pass-on':
      ensureDay('passedOn', command.data.passedOn, at, state.lastDay);
      return [
        {
          type: 'AssignmentPassedOn',
          data: { ...command.data, passedBy: by.personId, inTime: registeredInTime(state, command.data.passedOn) },
        },
      ];
    case 'propose':
      return [{ type: 'AssignmentProposed', data: { ...command.data, proposedBy: by.personId } }];
    case 'approve': {
      const { approvedOn } = command.data;
      ensureDay('approvedOn', approvedOn, at, state.lastDay);
      ensure(state.proposedBy !== by.personId, assignmentErrors.proposerApproves);
      return [{ type: 'AssignmentApproved', ...limited(state, approvedOn, { approvedOn, approvedBy: by.personId }) }];
    }
    case 'reject':
      return [{ type: 'AssignmentRejected', data: { ...command.data, rejectedBy: by.personId } }];
    case 'withdraw':
      return withdraw(command.data, by, state);
    case 'extend':
      return extendOwn(command.data, by, at, state);
    case 'extend-from-above':
      ensureDay('decidedOn', command.data.decidedOn, at, state.openedOn);
      ensure(state.deadline, assignmentErrors.noDeadline);
      ensure(state.extended, assignmentErrors.ownExtensionFirst);
      return [
        {
          type: 'DeadlineExtendedFromAbove',
          data: {
            ...command.data,
            recordedBy: by.personId,
            deadline: extend(state.deadline, { amount: command.data.months, unit: 'months' }),
          },
        },
      ];
    case 'propose-supervision':
    case 'approve-supervision':
    case 'reject-supervision':
    case 'carry-out-supervision':
      return supervise(command, state);
    case 'propose-result':
      return [{ type: 'ResultProposed', data: { ...command.data, proposedBy: by.personId } }];
    case 'review-result':
      ensureDay('reviewedOn', command.data.reviewedOn, at, state.lastDay);
      ensure(new Set(command.data.participants).size >= 3, assignmentErrors.notCollective);
      return [{ type: 'ResultReviewed', data: { ...command.data, recordedBy: by.personId } }];
    case 'approve-result':
      ensure(state.resultBy !== by.personId, assignmentErrors.proposerApproves);
      return [{ type: 'ResultApproved', data: { approvedBy: by.personId } }];
    case 'reject-result':
      return [{ type: 'ResultRejected', data: { ...command.data, rejectedBy: by.personId } }];
    case 'send-up-result': {
      const { sentOn } = command.data;
      ensureDay('sentOn', sentOn, at, state.lastDay);
      return [
        {
          type: 'ResultSentUp',
          data: { ...command.data, sentBy: by.personId, inTime: !state.deadline || isInTime(state.deadline, sentOn) },
        },
      ];
    }
    default:
      return command satisfies never;
  }
}

/** B1.9: what comes from above is registered and accepted or passed on within five working days of receipt. */
function toRegister<D extends object>(
  { receivedOn, organisationId }: { readonly receivedOn: string; readonly organisationId: string },
  data: D,
) {
  const registrationDeadline = limitFrom('B1.9', receivedOn, organisationId);
  return { data: { ...data, registrationDeadline }, rules: [ruleOf(registrationDeadline)] };
}

/** B1.13: what was given to those below, and what no clue is routed on: a routing comes to its end first. */
function withdraw(
  { reason, standing }: AssignmentData<'withdraw'>,
  by: Actor,
  { direction, clueId = '' }: AssignmentState,
): readonly AssignmentEvent[] {
  ensure(direction === 'to-below', assignmentErrors.notOursToWithdraw);
  ensure(standing === undefined, assignmentErrors.routingStands(clueId, standing ?? []));
  return [{ type: 'AssignmentWithdrawn', data: { reason, withdrawnBy: by.personId } }];
}

/** B1.12: the own principal gives three months once, and reports it upward. */
function extendOwn(data: AssignmentData<'extend'>, by: Actor, at: Instant, state: AssignmentState): readonly AssignmentEvent[] {
  ensure(state.deadline, assignmentErrors.noDeadline);
  ensure(!state.extended, assignmentErrors.extendedBefore);
  const { deadline, rule } = extendedBy('B1.12-extension', state.deadline, dateInChina(at), state.organisationId);
  return [{ type: 'DeadlineExtended', data: { ...data, extendedBy: by.personId, deadline }, rules: [ruleOf(rule)] }];
}

type SupervisionCommand = Extract<AssignmentCommand, { readonly type: `${string}-supervision` }>;

/** B1.13: on one of three grounds, in one of four ways, approved by the deputy in charge. */
function supervise(command: SupervisionCommand, state: AssignmentState): readonly AssignmentEvent[] {
  const { by, at } = command;
  const standing = state.supervision;
  if (command.type === 'propose-supervision') {
    ensure(!standing, assignmentErrors.supervisionRuns);
    ensure(command.data.ground !== 'overdue' || (state.deadline && isOverdue(state.deadline, at)), assignmentErrors.notOverdue);
    return [{ type: 'SupervisionProposed', data: { ...command.data, proposedBy: by.personId } }];
  }
  ensure(standing?.stage === (command.type === 'carry-out-supervision' ? 'ordered' : 'proposed'), assignmentErrors.noSupervision);
  const { ground, way, requirement, proposedBy } = standing!;
  switch (command.type) {
    case 'approve-supervision':
      ensure(proposedBy !== by.personId, assignmentErrors.proposerApproves);
      return [{ type: 'SupervisionApproved', data: { ground, way, requirement, approvedBy: by.personId } }];
    case 'reject-supervision':
      return [{ type: 'SupervisionRejected', data: { ...command.data, rejectedBy: by.personId } }];
    case 'carry-out-supervision':
      ensureDay('carriedOutOn', command.data.carriedOutOn, at, state.openedOn);
      return [{ type: 'SupervisionCarriedOut', data: { ...command.data, way, carriedOutBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** Only what was assigned or supervised has the three months of B1.12. */
function limited<D extends object>({ kind, organisationId }: AssignmentState, from: string, data: D) {
  if (kind !== 'assigned' && kind !== 'supervised') return { data };
  const set = limitFrom('B1.12', from, organisationId);
  return { data: { ...data, deadline: set }, rules: [ruleOf(set)] };
}

const registeredInTime = (state: AssignmentState, on: string) => isInTime(state.registrationDeadline!, on);

function ensureDay(field: string, date: string, at: Instant, before = ''): void {
  ensure(!isAfter(date, at), assignmentErrors.dateInFuture(field));
  ensure(date >= before, assignmentErrors.dateTooEarly(before));
}

/** An assigned matter (交办件): what an upper body gave us, or we give to those below. */
export const assignment: Decider<AssignmentState, AssignmentCommand, AssignmentEvent> = {
  category: 'assignment',
  initial: initialAssignment,
  evolve: evolveAssignment,
  decide: decideAssignment,
  owner: (state) => state.organisationId,
};
