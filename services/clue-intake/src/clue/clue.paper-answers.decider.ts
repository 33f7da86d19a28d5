import { type Actor, type Ask, ensure, type Instant } from '@liandong/event-sourcing';
import type { ClueEvent, Figures } from './clue.events.js';
import { forwardingErrors } from './clue.forwarding.errors.js';
import { type Forwarding, recordForwardReturn } from './clue.forwarding.decider.js';
import { forwardingOf } from './clue.forward-results.decider.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import { intakeErrors } from './clue.intake.errors.js';
import type { ClueState } from './clue.state.js';

/** 书面回执、退回函、结果函: its number, and the day that it bears. */
export interface PaperDocument {
  readonly number: string;
  readonly date: string;
}

/** What a body that is not connected answers on paper, entered by an officer (B1.6). It stands in the events of an answer inside the system, with its document. */
export type PaperAnswerCommand =
  /** `number`: under which the receiver registered it, where the receipt tells it. */
  | Ask<'record-paper-receipt', { readonly forwardingId: string; readonly number?: string; readonly document: PaperDocument }>
  /** `returnedOn`: the day on which it came back here; from it the limits run anew. */
  | Ask<
      'record-paper-return',
      {
        readonly forwardingId: string;
        readonly subjectIds: readonly string[];
        readonly reason: string;
        readonly returnedOn: string;
        readonly document: PaperDocument;
      }
    >
  | Ask<
      'record-paper-result',
      { readonly forwardingId: string; readonly text: string; readonly figures: Figures; readonly document: PaperDocument }
    >;

type Data<Type extends PaperAnswerCommand['type']> = Extract<PaperAnswerCommand, { readonly type: Type }>['data'];

export function decidePaperAnswer(command: PaperAnswerCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  const forwarding = onPaper(command.data.forwardingId, state);
  ensureDated(command.data.document, forwarding, at);
  switch (command.type) {
    case 'record-paper-receipt': {
      const { document, forwardingId, number } = command.data;
      ensure(forwarding.status === 'sent', forwardingErrors.paperAnswerKnown);
      const registered = { forwardingId, ...(number === undefined ? {} : { number }), registeredOn: document.date };
      return [{ type: 'ForwardingRegistered', data: { ...registered, document, recordedBy: by.personId } }];
    }
    case 'record-paper-return':
      return recordPaperReturn(command.data, by, at, forwarding, state);
    case 'record-paper-result': {
      const { document } = command.data;
      ensure(forwarding.result === undefined && !isBack(forwarding), forwardingErrors.paperAnswerKnown);
      return [{ type: 'ForwardingResultRecorded', data: { ...command.data, givenOn: document.date, recordedBy: by.personId } }];
    }
    default:
      return command satisfies never;
  }
}

/** B1.6: as inside the system, but nobody enters the same return twice. */
function recordPaperReturn(
  data: Data<'record-paper-return'>,
  by: Actor,
  at: Instant,
  { returned = [] }: Forwarding,
  state: ClueState,
): readonly ClueEvent[] {
  ensureNotFuture('returnedOn', data.returnedOn, at);
  ensure(data.returnedOn >= data.document.date, forwardingErrors.paperAnswerTooEarly('returnedOn', data.document.date));
  const back = data.subjectIds.filter((subjectId) => returned.includes(subjectId));
  ensure(back.length === 0, intakeErrors.notSubjects(back));
  return recordForwardReturn({ ...data, recordedBy: by.personId }, state);
}

/** @throws DomainError clue.forwarding-connected: a receiver that takes part in the system answers there */
function onPaper(forwardingId: string, state: ClueState): Forwarding {
  const forwarding = forwardingOf(forwardingId, state);
  ensure(forwarding.onPaper, forwardingErrors.forwardingConnected);
  return forwarding;
}

/** Nothing is answered before it was sent, nor in the future. */
function ensureDated({ date }: PaperDocument, { forwardedOn }: Forwarding, at: Instant): void {
  ensureNotFuture('document.date', date, at);
  ensure(forwardedOn === undefined || date >= forwardedOn, forwardingErrors.paperAnswerTooEarly('document.date', forwardedOn!));
}

/** Everybody who went there has come back. */
const isBack = ({ subjects, returned = [] }: Forwarding): boolean => subjects.every(({ subjectId }) => returned.includes(subjectId));
