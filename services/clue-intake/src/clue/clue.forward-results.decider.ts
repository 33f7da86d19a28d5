import { type Actor, type Ask, ensure, type Instant } from '@liandong/event-sourcing';
import { forwardingErrors } from './clue.forwarding.errors.js';
import type { ClueEvent, Figures } from './clue.events.js';
import type { Forwarding, Forwardings, OnPaper } from './clue.forwarding.decider.js';
import { ensureFollows } from './clue.intake.decider.js';
import type { ClueState } from './clue.state.js';

/** Of which part of what was forwarded; neither: of what the receiver handled itself. */
export interface ToldPart {
  /** The receiver had passed it on: under which forwarding its result came there. */
  readonly passedOn?: string;
  /** It had come back to the receiver, and goes on there as a clue of its own. */
  readonly partClueId?: string;
}

/** 反馈、签收、重复件: what the receiver of a forwarding says came of it (B1.6, B1.8, B1.9). Names are storage formats. */
export type ForwardResultEvent =
  /** 反馈: the receiver has told what came of it. */
  | {
      readonly type: 'ForwardingResultRecorded';
      readonly data: ToldPart &
        OnPaper & { readonly forwardingId: string; readonly text: string; readonly figures: Figures; readonly givenOn: string };
    }
  /** 签收 by an officer of the organisation that had forwarded it. */
  | {
      readonly type: 'ForwardingResultAcknowledged';
      readonly data: ToldPart & { readonly forwardingId: string; readonly acknowledgedOn: string; readonly acknowledgedBy: string };
    }
  /** The receiver keeps it as a repeat of what it had before: no result of its own will come. */
  | { readonly type: 'ForwardingKeptAsRepeat'; readonly data: ToldPart & { readonly forwardingId: string; readonly keptOn: string } }
  /** What came of a part that had been passed on was told to whoever had forwarded the clue here, and was signed for there. */
  | { readonly type: 'PassedOnResultAcknowledged'; readonly data: { readonly passedOn: string; readonly acknowledgedOn: string } };

/** 已收到反馈 · 已签收 · 按重复件保存 */
export type ToldOfPart = 'recorded' | 'acknowledged' | 'kept-as-repeat';

/** Under which key a forwarding knows a part; undefined: what the receiver handled itself. */
export const keyOfPart = ({ passedOn, partClueId }: ToldPart): string | undefined => passedOn ?? partClueId;

/** The part alone. */
export const partOnly = ({ passedOn, partClueId }: ToldPart): ToldPart => ({
  ...(passedOn === undefined ? {} : { passedOn }),
  ...(partClueId === undefined ? {} : { partClueId }),
});

const toldBy = {
  ForwardingResultRecorded: 'recorded',
  ForwardingResultAcknowledged: 'acknowledged',
  ForwardingKeptAsRepeat: 'kept-as-repeat',
} as const satisfies Partial<Record<ForwardResultEvent['type'], ToldOfPart>>;

export function evolveForwardResult(state: ClueState, event: ForwardResultEvent): ClueState {
  if (event.type === 'PassedOnResultAcknowledged') return { ...state, signedAbove: [...(state.signedAbove ?? []), event.data.passedOn] };
  const { forwardingId } = event.data;
  const [told, part, before] = [toldBy[event.type], partOnly(event.data), state.forwardings[forwardingId]!];
  const key = keyOfPart(part);
  const known = key === undefined ? before.toldOn : before.parts?.[key]?.toldOn;
  const toldOn = event.type === 'ForwardingResultRecorded' ? event.data.givenOn : known;
  const day = toldOn === undefined ? {} : { toldOn };
  const changed = key === undefined ? { ...ofItself(told), ...day } : { parts: { ...before.parts, [key]: { ...part, told, ...day } } };
  return { ...state, forwardings: { ...state.forwardings, [forwardingId]: { ...before, ...changed } } };
}

const ofItself = (told: ToldOfPart): Partial<Forwarding> => (told === 'kept-as-repeat' ? { status: told } : { result: told });

export type ForwardResultCommand =
  | Ask<
      'record-forward-result',
      ToldPart & { readonly forwardingId: string; readonly text: string; readonly figures: Figures; readonly givenOn: string }
    >
  | Ask<'acknowledge-forward-result', { readonly forwardingId: string; readonly acknowledgedOn: string }>
  | Ask<'record-forward-repeat', ToldPart & { readonly forwardingId: string; readonly keptOn: string }>
  | Ask<'record-passed-on-receipt', { readonly passedOn: string; readonly acknowledgedOn: string }>;

type Data<Type extends ForwardResultCommand['type']> = Extract<ForwardResultCommand, { readonly type: Type }>['data'];

export function decideForwardResult(command: ForwardResultCommand, state: Forwardings): readonly ClueEvent[] {
  switch (command.type) {
    case 'record-forward-result':
      return known(command.data, state) ? [] : [{ type: 'ForwardingResultRecorded', data: command.data }];
    case 'acknowledge-forward-result':
      return acknowledge(command.data, command.by, command.at, state);
    case 'record-forward-repeat': {
      const { status } = forwardingOf(command.data.forwardingId, state);
      const before = keyOfPart(command.data) === undefined ? status === 'kept-as-repeat' : known(command.data, state);
      return before ? [] : [{ type: 'ForwardingKeptAsRepeat', data: command.data }];
    }
    case 'record-passed-on-receipt':
      return state.signedAbove?.includes(command.data.passedOn) ? [] : [{ type: 'PassedOnResultAcknowledged', data: command.data }];
    default:
      return command satisfies never;
  }
}

/** Told twice, it is recorded once. */
function known(data: ToldPart & { readonly forwardingId: string }, state: Forwardings): boolean {
  const { result, parts = {} } = forwardingOf(data.forwardingId, state);
  const key = keyOfPart(data);
  return key === undefined ? result !== undefined : Object.hasOwn(parts, key);
}

/** Whatever has come and is not signed for, each part once; nobody signs for what has not come. */
function acknowledge(data: Data<'acknowledge-forward-result'>, by: Actor, at: Instant, state: Forwardings): readonly ClueEvent[] {
  const { result, toldOn, parts = {} } = forwardingOf(data.forwardingId, state);
  const told = Object.values(parts).filter((one) => one.told !== 'kept-as-repeat');
  ensure(result !== undefined || told.length > 0, forwardingErrors.forwardResultAwaited);
  const waiting = told.filter((one) => one.told === 'recorded');
  const days = [...(result === 'recorded' ? [toldOn] : []), ...waiting.map((one) => one.toldOn)].flatMap((day) => day ?? []).sort();
  ensureFollows('acknowledgedOn', data.acknowledgedOn, days.at(-1), at);
  const toSign = waiting.map(partOnly);
  return [...(result === 'recorded' ? [{}] : []), ...toSign].map((part) => ({
    type: 'ForwardingResultAcknowledged',
    data: { ...data, ...part, acknowledgedBy: by.personId },
  }));
}

export function forwardingOf(forwardingId: string, { forwardings }: Forwardings): Forwarding {
  const forwarding = Object.hasOwn(forwardings, forwardingId) ? forwardings[forwardingId] : undefined;
  ensure(forwarding, forwardingErrors.unknownForwarding);
  return forwarding;
}
