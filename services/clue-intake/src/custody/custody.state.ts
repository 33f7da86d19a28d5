import type { CustodyEvent, Receiver, StepKind } from './custody.events.js';

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
  /** The clue’s entry was voided. */
  readonly entryFell?: true;
  /** What gave it to departments and has its step, or needed none. */
  readonly named: readonly string[];
  /** The day of the last signature: none that follows lies before it. */
  readonly lastDay?: string;
}

export const initialCustody: CustodyState = { status: 'none', steps: [], routingNo: 0, named: [], fellUpTo: 0 };

export function evolveCustody(state: CustodyState, event: CustodyEvent): CustodyState {
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
    case 'EntryFell':
      return { ...state, organisationId: event.data.organisationId, entryFell: true };
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
