import {
  type AllowedActions,
  type Ask,
  dateInFuture,
  type Decider,
  ensure,
  ensureAllowed,
  type Instant,
  type Refusal,
} from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';

/** 重点人 · 重点事 · 重点问题 (1.25) · 重点单位 */
export const keyMarkKinds = ['person', 'matter', 'problem', 'institution'] as const;

export interface Marking {
  readonly organisationId: string;
  readonly kind: (typeof keyMarkKinds)[number];
  /** A person’s or an institution’s name, or the words by which a matter or problem is known. */
  readonly name: string;
  /** The person’s unit, which tells namesakes apart; of an institution, the unit that it is. */
  readonly unit?: string;
  readonly reason: string;
  readonly markedOn: string;
}

/** 标定 (1.25): whoever or whatever later clues are to be watched for. Names are storage formats. */
export type KeyMarkEvent =
  | { readonly type: 'KeyMarkSet'; readonly data: Marking & { readonly markedBy: string } }
  | { readonly type: 'KeyMarkLifted'; readonly data: { readonly reason: string; readonly liftedOn: string; readonly liftedBy: string } };

export interface KeyMarkState {
  readonly status: 'none' | 'set' | 'lifted';
  readonly organisationId?: string;
  readonly markedOn?: string;
}

export type KeyMarkCommand = Ask<'set', Marking> | Ask<'lift', { readonly reason: string; readonly liftedOn: string }>;

export const keyMarkActions: AllowedActions<KeyMarkState['status'], KeyMarkCommand['type']> = { none: ['set'], set: ['lift'], lifted: [] };

export const keyMarkErrors = {
  dateInFuture: dateInFuture('key-mark'),
  unknown: { code: 'key-mark.unknown', kind: 'not-found', zh: '没有这个重点标定', en: 'There is no such mark' },
  liftedEarly: {
    code: 'key-mark.lifted-before-set',
    kind: 'invalid',
    zh: '解除日期早于标定日期',
    en: 'It cannot be lifted before it was set',
  },
  unitOfPersons: {
    code: 'key-mark.unit-of-persons',
    kind: 'invalid',
    zh: '只有重点人、重点单位可注明单位',
    en: 'Only a person or an institution has a unit',
  },
  unitMissing: {
    code: 'key-mark.unit-missing',
    kind: 'invalid',
    zh: '重点单位须注明是哪个单位',
    en: 'A mark of an institution says which unit it is',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;

function evolve(state: KeyMarkState, event: KeyMarkEvent): KeyMarkState {
  switch (event.type) {
    case 'KeyMarkSet':
      return { status: 'set', organisationId: event.data.organisationId, markedOn: event.data.markedOn };
    case 'KeyMarkLifted':
      return { ...state, status: 'lifted' };
  }
}

function decide(command: KeyMarkCommand, state: KeyMarkState): readonly KeyMarkEvent[] {
  ensureAllowed('key-mark', keyMarkActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'set':
      ensureNotFuture('markedOn', command.data.markedOn, at);
      ensure(
        command.data.kind === 'person' || command.data.kind === 'institution' || command.data.unit === undefined,
        keyMarkErrors.unitOfPersons,
      );
      ensure(command.data.kind !== 'institution' || command.data.unit !== undefined, keyMarkErrors.unitMissing);
      return [{ type: 'KeyMarkSet', data: { ...command.data, markedBy: by.personId } }];
    case 'lift':
      ensureNotFuture('liftedOn', command.data.liftedOn, at);
      ensure(command.data.liftedOn >= state.markedOn!, keyMarkErrors.liftedEarly);
      return [{ type: 'KeyMarkLifted', data: { ...command.data, liftedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

function ensureNotFuture(field: string, date: string, at: Instant): void {
  ensure(!isAfter(date, at), keyMarkErrors.dateInFuture(field));
}

export const keyMark: Decider<KeyMarkState, KeyMarkCommand, KeyMarkEvent> = {
  category: 'keyMark',
  initial: { status: 'none' },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};
