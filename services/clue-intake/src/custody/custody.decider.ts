import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import { VOIDED } from '../clue/clue.voiding.decider.js';
import { acquaintanceErrors } from '../clue/clue.acquaintance.errors.js';
import { subjectErrors } from '../clue/clue.subjects.errors.js';
import { type AcquaintanceCheck, type ComparedReceiver, ensureAccepted, rulesOf } from '../person-facts/acquaintance.js';
import { custodyActions } from './custody.allowed-actions.js';
import { custodyErrors } from './custody.errors.js';
import type { CustodyEvent, OpenStep } from './custody.events.js';
import { type CustodyState, evolveCustody, initialCustody, type Step, waitingStep } from './custody.state.js';

/** Whoever would get the clue, with whom it is about. */
interface Compared {
  readonly compared?: ComparedReceiver | undefined;
  /** Units among the subjects that are, or are part of, where it would go (B4.1). */
  readonly aboutReceiver?: readonly string[];
}

export type CustodyCommand =
  | Ask<'open', OpenStep>
  | Ask<'let-routing-fall', { readonly organisationId: string; readonly routingNo: number }>
  | Ask<'let-entry-fall', { readonly organisationId: string }>
  | Ask<'pass-on', OpenStep & { readonly handedOn: string } & Compared>
  | Ask<'hand-over', { readonly handedOn: string }>
  | Ask<'receive', { readonly receivedOn: string } & Compared>
  | Ask<'send-back', { readonly reason: string }>
  | Ask<'withdraw', { readonly reason: string }>;

type Data<Type extends CustodyCommand['type']> = Extract<CustodyCommand, { readonly type: Type }>['data'];

/** Who hands out of the library and takes back into it. */
const keepers: readonly string[] = ['intake-officer', 'case-director'];

function decide(command: CustodyCommand, state: CustodyState): readonly CustodyEvent[] {
  const { by, at } = command;
  if (command.type === 'let-routing-fall') return letFall(command.data, by, state);
  if (command.type === 'let-entry-fall') return letEntryFall(command.data, by, state);
  ensureAllowed('custody', custodyActions, state.status, command.type);
  const waiting = waitingStep(state);
  switch (command.type) {
    // What was decided about the clue opens its step whatever is unsigned: it waits for its turn. Nobody signs for what is in their hands.
    case 'open':
      // It fell before its step opened.
      if (state.entryFell) return [];
      if (command.data.routingNo !== undefined && command.data.routingNo <= state.fellUpTo) return [];
      if (command.data.name !== undefined && state.named.includes(command.data.name)) return [];
      return holds(command.data, state) ? spared(command.data) : [opened(command.data, by, state)];
    case 'pass-on': {
      const { handedOn, compared, aboutReceiver, ...step } = command.data;
      ensureDated('handedOn', handedOn, at, state);
      if (waiting) ensure(false, custodyErrors.stepOpen(waiting));
      ensureHolder(by, state);
      ensure(step.kind !== 'return' || state.holder !== undefined, custodyErrors.inLibrary);
      ensureFit({ compared, aboutReceiver }, 'pass-on');
      return [
        opened(step, by, state, compared?.check),
        { type: 'StepHandedOver', data: { step: state.steps.length + 1, handedOn, handedBy: by.personId } },
      ];
    }
    case 'hand-over': {
      ensureDated('handedOn', command.data.handedOn, at, state);
      ensure(waiting, custodyErrors.noStep);
      ensure(waiting.status === 'open', custodyErrors.stepOpen(waiting));
      ensureHolder(by, state);
      return [{ type: 'StepHandedOver', data: { step: waiting.step, handedOn: command.data.handedOn, handedBy: by.personId } }];
    }
    case 'receive':
      return [received(command.data, by, at, state)];
    case 'send-back':
      return [{ type: 'StepSentBack', data: { step: handedOver(by, waiting).step, reason: command.data.reason, sentBackBy: by.personId } }];
    case 'withdraw':
      ensure(waiting, custodyErrors.noStep);
      return [{ type: 'StepWithdrawn', data: { step: waiting.step, reason: command.data.reason, withdrawnBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

function opened(step: OpenStep, by: Actor, state: CustodyState, check?: AcquaintanceCheck): CustodyEvent {
  const data = { ...step, step: state.steps.length + 1, openedBy: by.personId };
  return check ? { type: 'StepOpened', data: { ...data, acquaintances: check }, rules: rulesOf(check) } : { type: 'StepOpened', data };
}

/** B4.1, 2.5: not into the hands of a unit that it is about, nor of whoever may know its subjects, unless that was accepted. */
function ensureFit({ compared, aboutReceiver = [] }: Compared, otherwise: 'pass-on' | 'send-back'): void {
  ensure(aboutReceiver.length === 0, subjectErrors.handledByItself(aboutReceiver, otherwise));
  ensureAccepted(compared, (hits, isTold) => acquaintanceErrors.acquaintancesNotAccepted(hits, [otherwise], isTold));
}

/** 2.5: where a unit was named, whoever signs for it is the handler, and is compared now. */
function received({ receivedOn, ...compared }: Data<'receive'>, by: Actor, at: Instant, state: CustodyState): CustodyEvent {
  ensureDated('receivedOn', receivedOn, at, state);
  const { step, kind } = handedOver(by, waitingStep(state));
  if (kind !== 'return') ensureFit(compared, 'send-back');
  return { type: 'StepReceived', data: { step, receivedOn, receivedBy: by.personId } };
}

/** B1.1, 3.15: whoever has signed for the clue keeps it until it is handed on; a step that waits is signed by nobody any more. */
function letFall(
  { organisationId, routingNo }: { readonly organisationId: string; readonly routingNo: number },
  by: Actor,
  { steps, fellUpTo }: CustodyState,
): readonly CustodyEvent[] {
  if (routingNo <= fellUpTo) return [];
  const fallen = steps.filter(
    ({ kind, status, routingNo: no = 0 }) => kind === 'routing' && no <= routingNo && (status === 'open' || status === 'handed-over'),
  );
  return [
    ...fallen.map(({ step }): CustodyEvent => ({ type: 'StepWithdrawn', data: { step, reason: '原分办失效', withdrawnBy: by.personId } })),
    { type: 'RoutingFell', data: { organisationId, routingNo } },
  ];
}

/** B1.4: whoever holds the paper of a voided entry hands it back as ever; what was on its way by a decision is signed by nobody. */
function letEntryFall({ organisationId }: Data<'let-entry-fall'>, by: Actor, { steps, entryFell }: CustodyState): readonly CustodyEvent[] {
  if (entryFell) return [];
  const waiting = steps.filter(({ kind, status }) => kind !== 'return' && (status === 'open' || status === 'handed-over'));
  return [
    ...waiting.map(({ step }): CustodyEvent => ({ type: 'StepWithdrawn', data: { step, reason: VOIDED, withdrawnBy: by.personId } })),
    { type: 'EntryFell', data: { organisationId } },
  ];
}

/** Whether whom it would lead to has the clue; a department has it, too, where the last step leads there, signed or not yet. */
function holds({ to, name }: OpenStep, state: CustodyState): boolean {
  if (to.personId !== undefined) return to.personId === state.holder && !waitingStep(state);
  const last = name === undefined ? undefined : state.steps.findLast(({ status }) => status !== 'withdrawn');
  return last !== undefined && last.kind !== 'return' && last.to.organisationId === to.organisationId;
}

function spared({ routingNo, name, to: { personId } }: OpenStep): readonly CustodyEvent[] {
  if (routingNo === undefined && name === undefined) return [];
  return [
    {
      type: 'StepSpared',
      data: {
        ...(routingNo === undefined ? {} : { routingNo }),
        ...(personId === undefined ? {} : { personId }),
        ...(name === undefined ? {} : { name }),
      },
    },
  ];
}

function ensureHolder(by: Actor, { holder }: CustodyState): void {
  ensure(holder === undefined ? keepers.includes(by.role) : holder === by.personId, custodyErrors.notHolder);
}

/** The step that this person may sign for. */
function handedOver(by: Actor, waiting: Step | undefined): Step {
  ensure(waiting, custodyErrors.noStep);
  ensure(waiting.status === 'handed-over', custodyErrors.notHandedOver);
  ensure(waiting.handedBy !== by.personId, custodyErrors.selfHandover);
  const { personId, organisationId } = waiting.to;
  const named =
    personId === undefined
      ? by.organisationId === organisationId || by.organisationId.startsWith(`${organisationId}.`)
      : personId === by.personId;
  ensure(named && (waiting.kind !== 'return' || keepers.includes(by.role)), custodyErrors.notReceiver);
  return waiting;
}

function ensureDated(field: string, date: string, at: Instant, { lastDay }: CustodyState): void {
  ensure(!isAfter(date, at), custodyErrors.dateInFuture(field));
  if (lastDay !== undefined) ensure(date >= lastDay, custodyErrors.dateBefore(field, lastDay));
}

/** Through whose hands one clue goes; its id is the clue’s. */
export const custody: Decider<CustodyState, CustodyCommand, CustodyEvent> = {
  category: 'custody',
  initial: initialCustody,
  evolve: evolveCustody,
  decide,
  owner: (state) => state.organisationId,
};
