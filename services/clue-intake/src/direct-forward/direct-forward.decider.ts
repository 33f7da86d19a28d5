import {
  type AllowedActions,
  type Ask,
  dateInFuture,
  type Decider,
  ensure,
  ensureAllowed,
  type Instant,
  type Refusal,
  type RuleVersion,
  ruleOf,
} from '@liandong/event-sourcing';
import { type Deadline, isAfter, isInTime, limitFrom, type QuietDue, type QuietWarning, quietWarning } from '@liandong/legal-time';

/** To whom the envelope goes unopened: the own principal (主要负责人); what is about the principal, straight to the upper body. */
export const envelopeRecipients = ['principal', 'upper-body'] as const;
export type EnvelopeRecipient = (typeof envelopeRecipients)[number];

export interface Passing {
  readonly organisationId: string;
  /** The number on the sealed envelope: capital letters, digits and dashes, so that no content can stand in it. */
  readonly envelope: string;
  readonly recipient: EnvelopeRecipient;
  readonly receivedOn: string;
}

/** 径送 (B1.7): proof that an envelope was passed on unopened, and when. Nothing of what is in it is known here. Names are storage formats. */
export type DirectForwardEvent =
  | {
      readonly type: 'EnvelopePassed';
      readonly data: Passing & { readonly passedBy: string; readonly deadline: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  /** Raised by a timer; none of the warnings about clues, which others read. */
  | { readonly type: 'SendingUpWarned'; readonly data: QuietWarning; readonly rules?: readonly RuleVersion[] }
  | { readonly type: 'EnvelopeSentUp'; readonly data: { readonly sentOn: string; readonly sentBy: string; readonly inTime: boolean } };

export interface DirectForwardState {
  readonly status: 'none' | 'passed' | 'sent-up';
  readonly organisationId?: string;
  readonly recipient?: EnvelopeRecipient;
  readonly receivedOn?: string;
  readonly deadline?: Deadline;
}

export type DirectForwardCommand = Ask<'pass', Passing> | Ask<'limit-due', QuietDue> | Ask<'send-up', { readonly sentOn: string }>;

export const directForwardActions: AllowedActions<DirectForwardState['status'], Exclude<DirectForwardCommand['type'], 'limit-due'>> = {
  none: ['pass'],
  passed: ['send-up'],
  'sent-up': [],
};

/** What a timer does by itself, and is offered to nobody. Elsewhere it changes nothing: after the sending up nothing is left to warn about. */
export const directForwardOwnActions: Readonly<Partial<Record<DirectForwardState['status'], readonly 'limit-due'[]>>> = {
  passed: ['limit-due'],
};

export const directForwardErrors = {
  dateInFuture: dateInFuture('direct-forward'),
  unknown: { code: 'direct-forward.unknown', kind: 'not-found', zh: '没有这个密封件', en: 'There is no such envelope' },
  sentEarly: {
    code: 'direct-forward.sent-before-receipt',
    kind: 'invalid',
    rule: 'B1.7',
    zh: '报送日期早于收到日期',
    en: 'It cannot be sent up before it was received',
  },
  notYours: {
    code: 'direct-forward.not-yours',
    kind: 'forbidden',
    rule: 'B1.7',
    zh: '送主要负责人的密封件由主要负责人报送;径送上级的由信访室报送',
    en: 'What went to the principal is sent up by the principal; what goes straight to the upper body, by the reception office',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;

function evolve(state: DirectForwardState, event: DirectForwardEvent): DirectForwardState {
  switch (event.type) {
    case 'EnvelopePassed': {
      const { organisationId, recipient, receivedOn, deadline: limit } = event.data;
      return { status: 'passed', organisationId, recipient, receivedOn, deadline: limit };
    }
    case 'SendingUpWarned':
      return state;
    case 'EnvelopeSentUp':
      return { ...state, status: 'sent-up' };
  }
}

function decide(command: DirectForwardCommand, state: DirectForwardState): readonly DirectForwardEvent[] {
  const { by, at } = command;
  if (command.type === 'limit-due') return directForwardOwnActions[state.status]?.includes(command.type) ? warn(command.data, at) : [];
  ensureAllowed('direct-forward', directForwardActions, state.status, command.type);
  switch (command.type) {
    case 'pass': {
      const { receivedOn } = command.data;
      ensure(!isAfter(receivedOn, at), directForwardErrors.dateInFuture('receivedOn'));
      const limit = limitFrom('B1.7', receivedOn, command.data.organisationId);
      return [{ type: 'EnvelopePassed', data: { ...command.data, passedBy: by.personId, deadline: limit }, rules: [ruleOf(limit)] }];
    }
    case 'send-up': {
      const { sentOn } = command.data;
      ensure((state.recipient === 'principal') === (by.role === 'principal'), directForwardErrors.notYours);
      ensure(!isAfter(sentOn, at), directForwardErrors.dateInFuture('sentOn'));
      ensure(sentOn >= state.receivedOn!, directForwardErrors.sentEarly);
      return [{ type: 'EnvelopeSentUp', data: { sentOn, sentBy: by.personId, inTime: isInTime(state.deadline!, sentOn) } }];
    }
    default:
      return command satisfies never;
  }
}

function warn(due: QuietDue, at: Instant): readonly DirectForwardEvent[] {
  const warning = quietWarning(due, at);
  return warning ? [{ type: 'SendingUpWarned', ...warning }] : [];
}

export const directForward: Decider<DirectForwardState, DirectForwardCommand, DirectForwardEvent> = {
  category: 'directForward',
  initial: { status: 'none' },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};
