import {
  type Actor,
  type AllowedActions,
  type Ask,
  dateInFuture,
  type Decider,
  ensure,
  ensureAllowed,
  type Instant,
  type Refusal,
  type RuleVersion,
} from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import { clueErrors } from '../clue/clue.errors.js';
import { subjectErrors } from '../clue/clue.subjects.errors.js';
import { type AcquaintanceCheck, type ComparedReceiver, ensureAccepted, rulesOf } from '../person-facts/acquaintance.js';

/** 分办 · 转交承办人 · 归库 · 分送部门 (B1.8) · 移交部门 (B1.5) · 谈话函询承办 (B1.18) */
export const stepKinds = ['routing', 'passing-on', 'return', 'issue', 'department-handover', 'talk-assignment'] as const;
export type StepKind = (typeof stepKinds)[number];

/** To whom a step leads; without a person, to whoever of the organisation signs for it. */
export interface Receiver {
  readonly organisationId: string;
  readonly personId?: string;
}

export interface OpenStep {
  readonly organisationId: string;
  readonly clueNumber: string;
  readonly kind: StepKind;
  readonly to: Receiver;
  /** Of a 分办: which one of this clue, from 1. */
  readonly routingNo?: number | undefined;
  /** Of what gave it to a department: opened once under this name. */
  readonly name?: string | undefined;
}

/** Through whose hands a clue goes (线索流转签收, B1.4): every step is signed by whoever hands over and whoever receives. Names are storage formats. */
export type CustodyEvent =
  /** `step`: its place among the steps of this clue, from 1. `acquaintances`: whether whoever it is passed on to may know the subjects (2.5). */
  | {
      readonly type: 'StepOpened';
      readonly data: OpenStep & { readonly step: number; readonly openedBy: string; readonly acquaintances?: AcquaintanceCheck };
      readonly rules?: readonly RuleVersion[];
    }
  /** Routed to whoever has the clue in hands, or given to the department that has it: nobody signs. */
  | { readonly type: 'StepSpared'; readonly data: { readonly routingNo?: number; readonly personId?: string; readonly name?: string } }
  /** What was distributed up to this 分办 is distributed anew: none of their steps opens any more (3.15). */
  | { readonly type: 'RoutingFell'; readonly data: { readonly organisationId: string; readonly routingNo: number } }
  | { readonly type: 'StepHandedOver'; readonly data: { readonly step: number; readonly handedOn: string; readonly handedBy: string } }
  | { readonly type: 'StepReceived'; readonly data: { readonly step: number; readonly receivedOn: string; readonly receivedBy: string } }
  /** Whoever was to sign cannot (recused, gone, a mistake): the step waits for nobody any more. */
  | { readonly type: 'StepWithdrawn'; readonly data: { readonly step: number; readonly reason: string; readonly withdrawnBy: string } }
  /** Not signed for: the step is open again, and the giver hands over anew. */
  | { readonly type: 'StepSentBack'; readonly data: { readonly step: number; readonly reason: string; readonly sentBackBy: string } };

export interface Step {
  readonly step: number;
  readonly kind: StepKind;
  readonly to: Receiver;
  readonly status: 'open' | 'handed-over' | 'received' | 'withdrawn';
  readonly handedBy?: string;
  readonly routingNo?: number;
}

/** A step that lacks a signature. */
export type UnsignedStep = Pick<Step, 'step' | 'status'>;

export interface CustodyState {
  readonly status: 'none' | 'running';
  readonly organisationId?: string;
  readonly steps: readonly Step[];
  /** In whose hands the clue is; undefined: in the library. */
  readonly holder?: string | undefined;
  /** The last 分办 whose step was opened, or needed none. */
  readonly routingNo: number;
  /** The last 分办 that fell; 0: none has. */
  readonly fellUpTo: number;
  /** What gave it to departments and has its step, or needed none. */
  readonly named: readonly string[];
  /** The day of the last signature: none that follows lies before it. */
  readonly lastDay?: string;
}

export type CustodyCommand =
  | Ask<'open', OpenStep>
  | Ask<'let-routing-fall', { readonly organisationId: string; readonly routingNo: number }>
  | Ask<
      'pass-on',
      OpenStep & {
        readonly handedOn: string;
        readonly compared?: ComparedReceiver | undefined;
        /** Units among the subjects that are, or are part of, where it would go (B4.1). */ readonly aboutReceiver?: readonly string[];
      }
    >
  | Ask<'hand-over', { readonly handedOn: string }>
  | Ask<'receive', { readonly receivedOn: string; readonly compared?: ComparedReceiver | undefined }>
  | Ask<'send-back', { readonly reason: string }>
  | Ask<'withdraw', { readonly reason: string }>;

type Data<Type extends CustodyCommand['type']> = Extract<CustodyCommand, { readonly type: Type }>['data'];

/** What follows from the clue, and is offered to nobody: it holds in every status. */
export const custodyOwnActions = { any: ['let-routing-fall'] } as const satisfies Readonly<
  Record<string, readonly CustodyCommand['type'][]>
>;
type OwnCommand = (typeof custodyOwnActions.any)[number];

export const custodyActions: AllowedActions<CustodyState['status'], Exclude<CustodyCommand['type'], OwnCommand>> = {
  none: ['open', 'pass-on'],
  running: ['open', 'pass-on', 'hand-over', 'receive', 'send-back', 'withdraw'],
};

export const custodyErrors = {
  dateInFuture: dateInFuture('custody'),
  dateBefore: (field: string, before: string): Refusal => ({
    code: 'custody.date-before',
    kind: 'invalid',
    rule: 'B1.4',
    zh: `日期“${field}”早于上一次签字(${before})`,
    en: `The date “${field}” lies before the signature that it follows (${before})`,
    details: { field, before },
  }),
  unknown: { code: 'custody.unknown', kind: 'not-found', zh: '该线索没有流转记录', en: 'Nothing has been handed over of this clue' },
  notInLibrary: {
    code: 'custody.not-in-library',
    rule: 'B1.4',
    zh: '线索尚未登记编号,不能交接',
    en: 'The clue has no number yet; it cannot be handed over',
  },
  /** `step`: the one that lacks a signature. */
  stepOpen: ({ step, status }: Step): Refusal => ({
    code: 'custody.step-open',
    rule: 'B1.4',
    zh: `第 ${step} 步尚未签收,不能再行交接`,
    en: `Step ${step} has not been signed for; nothing is handed over before`,
    allowed: [...(status === 'open' ? ['hand-over'] : ['receive', 'send-back']), 'withdraw'],
    details: { step, status },
  }),
  noStep: { code: 'custody.no-step', rule: 'B1.4', zh: '没有待交接的步骤', en: 'No step waits for this signature', allowed: ['pass-on'] },
  notHandedOver: {
    code: 'custody.not-handed-over',
    rule: 'B1.4',
    zh: '移交人尚未签字',
    en: 'Whoever hands over has not signed yet',
    allowed: ['hand-over'],
  },
  notHolder: {
    code: 'custody.not-holder',
    kind: 'forbidden',
    rule: 'B1.4',
    zh: '线索不在您手中,不能由您移交',
    en: 'Only who holds the clue hands it over',
  },
  notReceiver: {
    code: 'custody.not-receiver',
    kind: 'forbidden',
    rule: 'B1.4',
    zh: '该步骤不是交给您签收的',
    en: 'This step is for somebody else to sign',
  },
  inLibrary: {
    code: 'custody.in-library',
    rule: 'B1.4',
    zh: '线索已在库中,无须归库',
    en: 'The clue is in the library: there is nothing to return',
    allowed: ['pass-on'],
  },
  selfHandover: {
    code: 'custody.self-handover',
    kind: 'forbidden',
    rule: 'B1.4',
    zh: '移交人、接收人不能为同一人',
    en: 'Nobody signs for what they handed over themselves',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;

/** Who hands out of the library and takes back into it. */
const keepers: readonly string[] = ['intake-officer', 'case-director'];

function evolve(state: CustodyState, event: CustodyEvent): CustodyState {
  switch (event.type) {
    case 'StepOpened': {
      const { organisationId, step, kind, to, routingNo = 0, name } = event.data;
      const opened = { step, kind, to, status: 'open' as const, ...(routingNo === 0 ? {} : { routingNo }) };
      return {
        ...state,
        named: withName(state, name),
        status: 'running',
        organisationId,
        routingNo: Math.max(state.routingNo, routingNo),
        steps: [...state.steps, opened],
      };
    }
    case 'RoutingFell':
      return {
        ...state,
        organisationId: event.data.organisationId,
        routingNo: Math.max(state.routingNo, event.data.routingNo),
        fellUpTo: event.data.routingNo,
      };
    case 'StepSpared':
      return { ...state, named: withName(state, event.data.name), routingNo: Math.max(state.routingNo, event.data.routingNo ?? 0) };
    case 'StepHandedOver':
      return {
        ...state,
        steps: withStep(state, event.data.step, (step) => ({ ...step, status: 'handed-over', handedBy: event.data.handedBy })),
        lastDay: event.data.handedOn,
      };
    case 'StepReceived': {
      const { kind } = state.steps[event.data.step - 1]!;
      return {
        ...state,
        steps: withStep(state, event.data.step, (step) => ({ ...step, status: 'received' })),
        holder: kind === 'return' ? undefined : event.data.receivedBy,
        lastDay: event.data.receivedOn,
      };
    }
    case 'StepWithdrawn':
      return { ...state, steps: withStep(state, event.data.step, (step) => ({ ...step, status: 'withdrawn' })) };
    case 'StepSentBack':
      return { ...state, steps: withStep(state, event.data.step, ({ handedBy: _handedBy, ...step }) => ({ ...step, status: 'open' })) };
  }
}

const withName = ({ named }: CustodyState, name: string | undefined) => (name === undefined ? named : [...named, name]);
const withStep = ({ steps }: CustodyState, number: number, how: (step: Step) => Step) =>
  steps.map((step) => (step.step === number ? how(step) : step));

/** The step that waits for a signature: they are signed one after the other. */
export function waitingStep({ steps }: CustodyState): Step | undefined {
  return steps.find(({ status }) => status === 'open' || status === 'handed-over');
}

function decide(command: CustodyCommand, state: CustodyState): readonly CustodyEvent[] {
  const { by, at } = command;
  if (command.type === 'let-routing-fall') return letFall(command.data, by, state);
  ensureAllowed('custody', custodyActions, state.status, command.type);
  const waiting = waitingStep(state);
  switch (command.type) {
    // What was decided about the clue opens its step whatever is unsigned: it waits for its turn. Nobody signs for what is in their hands.
    case 'open':
      // It fell before its step opened.
      if (command.data.routingNo !== undefined && command.data.routingNo <= state.fellUpTo) return [];
      if (command.data.name !== undefined && state.named.includes(command.data.name)) return [];
      return holds(command.data, state) ? spared(command.data) : [opened(command.data, by, state)];
    case 'pass-on': {
      const { handedOn, compared, aboutReceiver = [], ...step } = command.data;
      ensureDated('handedOn', handedOn, at, state);
      if (waiting) ensure(false, custodyErrors.stepOpen(waiting));
      ensureHolder(by, state);
      ensure(step.kind !== 'return' || state.holder !== undefined, custodyErrors.inLibrary);
      ensure(aboutReceiver.length === 0, subjectErrors.handledByItself(aboutReceiver, 'pass-on'));
      ensureAccepted(compared, (hits) => clueErrors.acquaintancesNotAccepted(hits, ['pass-on']));
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

/** 2.5: where a unit was named, whoever signs for it is the handler, and is compared now. */
function received({ receivedOn, compared }: Data<'receive'>, by: Actor, at: Instant, state: CustodyState): CustodyEvent {
  ensureDated('receivedOn', receivedOn, at, state);
  const { step, kind } = handedOver(by, waitingStep(state));
  if (kind !== 'return') ensureAccepted(compared, (hits) => clueErrors.acquaintancesNotAccepted(hits, ['send-back']));
  return { type: 'StepReceived', data: { step, receivedOn, receivedBy: by.personId } };
}

/** 3.15: whoever has signed for the clue keeps it until it is handed on; a step that waits is signed by nobody any more. */
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
    ...fallen.map(({ step }): CustodyEvent => ({
      type: 'StepWithdrawn',
      data: { step, reason: '提级办理,原分办失效', withdrawnBy: by.personId },
    })),
    { type: 'RoutingFell', data: { organisationId, routingNo } },
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
  initial: { status: 'none', steps: [], routingNo: 0, named: [], fellUpTo: 0 },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};
